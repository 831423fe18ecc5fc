"""Spanish and Portuguese sentences in the words of the facts, which are English, so that every rule can compare them.

Numbers, units, bounds, negations and the nouns that rules ask about are put into English, in their order; the rest is
left as it stands. What is read so is for rules alone: messages and decisions quote the sentence as it is written.
"""

import re
import unicodedata
from functools import lru_cache

from checks.languages import FOREIGN, Language
from checks.reading.glossary import in_english
from checks.reading.grammar import Grammar
from checks.text import UNREAD
from checks.words import read_words

GRAMMARS = {language: read_words(language, Grammar) for language in FOREIGN}

# "1.500,5" is 1,500.5 in English; a telephone number in groups stays as it is.
_DECIMAL = re.compile(r"(?<![\w.,])(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?(?![.,]?\d)")
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
    return _without_accents(in_english(text, grammar.phrases))


def _number(match: re.Match[str]) -> str:
    return match[1].replace(".", ",") + (f".{match[2]}" if match[2] else "")


def _without_accents(text: str) -> str:
    """What is left in its own words is compared letter by letter, of which rules know a to z."""
    return re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFD", text))
