"""How easy the plain part of a page reads, by `textstat` and the measure of its language.

English: the Flesch-Kincaid grade, in US school years; less is easier. Spanish: Szigriszt's perspicuity, read on the
INFLESZ scale (Barrio-Cantalejo 2008), where 65 to 80 is "fairly easy". Portuguese: Flesch's reading ease raised by 42
(Martins and others 1996), where 50 to 75 is "easy". In these two more is easier. What is counted:
- every sentence before "Clinical detail"; table rows, headings, box titles and what follows are not sentences;
- a medical word in brackets after its everyday word is left out: the reader may skip it;
- a number counts as one syllable, as it is read at a glance.

`python tools/readability.py docs/safety/overdose.md` prints the figures and the longest sentences of a page.
"""

import re
import sys
from dataclasses import dataclass
from pathlib import Path

from textstat.textstat import textstatistics

from checks.blocks import pieces
from checks.languages import PARTS, Language, language_of
from checks.snippets import read_snippets

# The least ease of a page. Syllables of these languages are counted where a word may be hyphenated, which is seldom
# before or after a single letter, so that a page seems some points easier than on the scales above.
ENOUGH: dict[Language, float] = {"es": 70, "pt": 65}
_LOCALES: dict[Language, str] = {"en": "en_US", "es": "es", "pt": "pt_BR"}
_BRACKETS = re.compile(r"\([^)]*\)")
_NUMBER = re.compile(r"\d[\d.,]*")
_END = re.compile(r"[.!?]")


@dataclass(frozen=True)
class Reading:
    """The score of a page, its mean sentence in words, and its sentences, each with its words, the longest first."""

    score: float
    mean: float
    sentences: tuple[tuple[int, str], ...]


def read(source: str, language: Language, snippets: dict[str, str] | None = None) -> Reading:
    """Score one page's Markdown with the `snippets` that it includes: a grade in English, else an ease."""
    plain = source.split(f"\n## {PARTS[language]['clinical']}")[0]
    sentences = [
        " ".join(_BRACKETS.sub(" ", piece.original_plain).split())
        for piece in pieces(plain, snippets or {}, language)
        if piece.kind == "sentence"
    ]
    measure = textstatistics()
    measure.set_lang(_LOCALES[language])
    counted = [(words, text) for text in sentences if (words := measure.lexicon_count(text))]
    if not counted:
        return Reading(0, 0, ())
    # The only full stops are those between sentences: textstat takes the one in "0.5" for an end as well.
    whole = " ".join(f"{_END.sub('', _NUMBER.sub('1', text))}." for _, text in counted)
    mean = sum(words for words, _ in counted) / len(counted)
    return Reading(round(_score(measure, whole, language), 1), round(mean, 1), tuple(sorted(counted, reverse=True)))


def _score(measure: textstatistics, text: str, language: Language) -> float:
    if language == "en":
        return float(measure.flesch_kincaid_grade(text))
    return float(measure.szigriszt_pazos(text) if language == "es" else measure.flesch_reading_ease(text) + 42)


if __name__ == "__main__":
    DOCS = Path(__file__).resolve().parents[1] / "docs"
    for name in sys.argv[1:]:
        page = Path(name)
        found = read(
            page.read_text("utf-8"), language_of(page.resolve().relative_to(DOCS).as_posix()), read_snippets(DOCS)
        )
        print(f"{name}: {found.score}, {found.mean} words a sentence")
        for count, sentence in found.sentences[:4]:
            print(f"    {count}: {sentence}")
