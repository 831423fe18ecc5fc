"""The glossary of a language: the phrases that are put into English, the longest first."""

import re
from itertools import pairwise

from checks.reading.grammar import ENGLISH, Phrases

_WORD = re.compile(rf"(?<!{ENGLISH})(?<!\w)[^\W\d_]+(?:-[^\W\d_]+)*")


def in_english(text: str, phrases: Phrases) -> str:
    """The text with every phrase of the glossary in English; what is in none stays as it is."""
    words = list(_WORD.finditer(text))
    heard = [word[0].lower() for word in words]
    made, at, number = list[str](), 0, 0
    while number < len(words):
        if best := _longest(phrases, heard, number):
            length, english = best
            last = words[number + length - 1]
            if length > 1 and re.search(r"[^\s*_]", _between(text, words[number : number + length])):
                length, last = 1, words[number]
                english = (_longest(phrases, [heard[number]], 0) or (1, words[number][0]))[1]
            made += (text[at : words[number].start()], english)
            at, number = last.end(), number + length
        else:
            number += 1
    return "".join((*made, text[at:])).replace(ENGLISH, "")


def _between(text: str, run: list[re.Match[str]]) -> str:
    return "".join(text[one.end() : two.start()] for one, two in pairwise(run))


def _longest(phrases: Phrases, heard: list[str], number: int) -> tuple[int, str] | None:
    """How many words the longest phrase that begins here has, and its English: whole words before beginnings."""
    word = heard[number]
    found: tuple[int, str] | None = None
    for first in (word, *(f"{word[:length]}*" for length in range(len(word), 1, -1))):
        for form, english in phrases.get(first, ()):
            if found and len(form) <= found[0]:
                break
            if all(map(_is, heard[number : number + len(form)], form)) and number + len(form) <= len(heard):
                found = len(form), english
                break
    return found


def _is(word: str, form: str) -> bool:
    return word.startswith(form[:-1]) if form.endswith("*") else word == form
