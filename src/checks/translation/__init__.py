"""Spanish and Portuguese sentences put into the English of the facts word by word, so that every rule can compare them.

Numbers, units, bounds, negations and the nouns that rules ask about are translated, in their order; the rest is left as
it stands. The translation is for rules alone: messages and decisions quote the sentence as it is written.
"""

import re
import unicodedata

from checks.languages import FOREIGN, Language
from checks.text import NOT_PROSE
from checks.translation.grammar import ENGLISH, Grammar, Phrases
from checks.words import read_words

GRAMMARS = {language: read_words(language, Grammar) for language in FOREIGN}

# "1.500,5" is 1,500.5 in English; a telephone number in groups stays as it is.
_DECIMAL = re.compile(r"(?<![\w.,])(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?(?![.,]?\d)")
# A word, or several with hyphens, that is not marked as English already.
_WORD = rf"(?<!{ENGLISH})(?<!\w)[^\W\d_]+(?:-[^\W\d_]+)*"
# Words with nothing but space between them: no phrase runs on past a comma or a citation.
_WORDS = re.compile(rf"{_WORD}(?:[\s_]+{_WORD})*")
_EMPHASIS = re.compile(r"\*+")


def to_english(text: str, language: Language) -> str:
    """The text in the words of the facts; English stays as it is. Citations and other markup keep their places."""
    if language == "en":
        return text
    text = unicodedata.normalize("NFC", _EMPHASIS.sub("", text).replace("&nbsp;", " "))
    translated, end = list[str](), 0
    for markup in NOT_PROSE.finditer(text):
        translated += (_translate(text[end : markup.start()], GRAMMARS[language]), markup[0])
        end = markup.end()
    return "".join((*translated, _translate(text[end:], GRAMMARS[language])))


def ambiguous_numbers(text: str, language: Language) -> list[str]:
    """The numbers of a text that can be read in two ways in its language, each with what to write."""
    if language == "en":
        return []
    return [
        f"'{match[0].strip()}' {advice}"
        for pattern, advice in GRAMMARS[language].ambiguous
        for match in re.finditer(pattern, text, re.IGNORECASE)
    ]


def _translate(text: str, grammar: Grammar) -> str:
    text = _DECIMAL.sub(lambda number: number[1].replace(".", ",") + (f".{number[2]}" if number[2] else ""), text)
    for pattern, english in grammar.before_numerals:
        text = pattern.sub(english, text)
    text = grammar.numerals.pattern.sub(grammar.numerals.to_english, text)
    for pattern, english in grammar.after_numerals:
        text = pattern.sub(english, text)
    text = _WORDS.sub(lambda words: _translate_words(words[0], grammar.phrases), text).replace(ENGLISH, "")
    # Rules compare the words that are left letter by letter, and know only a to z.
    return re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFD", text))


def _translate_words(text: str, phrases: Phrases) -> str:
    """Words with every phrase of the glossary in English; what is in none stays as it is."""
    words = list(re.finditer(_WORD, text))
    lower = [word[0].lower() for word in words]
    translated, end, number = list[str](), 0, 0
    while number < len(words):
        length, english = _longest_phrase(phrases, lower[number:]) or (1, words[number][0])
        translated += (text[end : words[number].start()], english)
        end = words[number + length - 1].end()
        number += length
    return "".join((*translated, text[end:]))


def _longest_phrase(phrases: Phrases, words: list[str]) -> tuple[int, str] | None:
    """How many of the words the longest phrase that they begin with has, and its English.

    Of two as long, the one whose first word is whole, or cut least.
    """
    first = words[0]
    found: tuple[int, str] | None = None
    for key in (first, *(f"{first[:length]}*" for length in range(len(first), 1, -1))):
        for phrase, english in phrases.get(key, ()):
            if found and len(phrase) <= found[0]:
                break
            if len(phrase) <= len(words) and all(map(_matches, words, phrase)):
                found = len(phrase), english
                break
    return found


def _matches(word: str, pattern: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern.endswith("*") else word == pattern
