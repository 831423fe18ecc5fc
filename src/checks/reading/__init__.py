"""Spanish and Portuguese sentences in the words of the facts, which are English, so that every rule can compare them.

Numbers, units, bounds, negations and the nouns that rules ask about are put into English, in their order; the rest is
left as it stands. What is read so is for rules alone: messages and decisions quote the sentence as it is written.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from checks.languages import FOREIGN, Language
from checks.reading.grammar import ENGLISH, Grammar, Phrases
from checks.text import UNREAD
from checks.words import read_words

GRAMMARS = {language: read_words(language, Grammar) for language in FOREIGN}

# "1.500,5" is 1,500.5 in English; a telephone number in groups stays as it is.
_DECIMAL = re.compile(r"(?<![\w.,])(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?(?![.,]?\d)")
# A word, or several with hyphens, that is not marked as English already.
_WORD = re.compile(rf"(?<!{ENGLISH})(?<!\w)[^\W\d_]+(?:-[^\W\d_]+)*")
_MARKS = re.compile(r"\*+|&nbsp;")


@lru_cache(maxsize=8192)
def read(text: str, language: Language) -> str:
    """The text in the words of the facts; English stays as it is. Citations and other markup keep their places."""
    if language == "en":
        return text
    text = unicodedata.normalize("NFC", _MARKS.sub(lambda mark: "" if mark[0][0] == "*" else " ", text))
    parts, at = list[str](), 0
    for hidden in UNREAD.finditer(text):
        parts += (_prose(text[at : hidden.start()], GRAMMARS[language]), hidden[0])
        at = hidden.end()
    return "".join((*parts, _prose(text[at:], GRAMMARS[language])))


def refused(text: str, language: Language) -> list[str]:
    """The numbers of a text that cannot be read for sure in its language, each with what to write."""
    if language == "en":
        return []
    return [
        f"'{match[0].strip()}' {told}"
        for pattern, told in GRAMMARS[language].refused
        for match in re.finditer(pattern, text, re.IGNORECASE)
    ]


def _prose(text: str, grammar: Grammar) -> str:
    if not text.strip():
        return text
    text = _DECIMAL.sub(_number, text)
    for pattern, english in grammar.before_numbers:
        text = pattern.sub(english, text)
    text = grammar.numbers.pattern.sub(grammar.numbers.in_english, text)
    for pattern, english in grammar.after_numbers:
        text = pattern.sub(english, text)
    return _without_accents(_in_english(text, grammar.phrases))


def _number(match: re.Match[str]) -> str:
    return match[1].replace(".", ",") + (f".{match[2]}" if match[2] else "")


def _without_accents(text: str) -> str:
    """What is left in its own words is compared letter by letter, of which rules know a to z."""
    return re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFD", text))


def _in_english(text: str, phrases: Phrases) -> str:
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
