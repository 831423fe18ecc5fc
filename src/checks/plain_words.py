"""How easy a Spanish or Portuguese page reads, by the measures of those languages.

Spanish: Szigriszt's perspicuity, read on the INFLESZ scale (Barrio-Cantalejo 2008): 65 to 80 is "fairly easy".
Portuguese: Flesch's reading ease with the constant of Martins and others (1996): 50 to 75 is "easy". Both count
sentences, words and syllables; more is easier. Counted are the sentences before the clinical part; what stands in
brackets, which a reader may skip, is left out, and a number counts as one syllable, as it is read at a glance.

`python -m checks.plain_words docs/es/ayuda.md` prints the score and the longest sentences of a page.
"""

import re
import sys
from dataclasses import dataclass
from pathlib import Path

from checks.blocks import pieces
from checks.languages import PARTS, Language, language_of
from checks.shared import read_shared

# "Fairly easy" in Spanish; in Portuguese the middle of "easy", for that scale has no such step.
ENOUGH: dict[Language, float] = {"es": 65, "pt": 60}
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|\d[\d.,]*")
_BRACKETS = re.compile(r"\([^)]*\)")
_SILENT = re.compile(r"(?<=[gq])u(?=[eiéíêy])")
# Portuguese writes no accent in sair.
_STRESSED = re.compile(r"(?<=[aeo])i(?=[lrzm]$)")
_VOWELS = re.compile(r"[aeiouáéíóúâêôãõàüy]+")
_ONE = re.compile(r"ão|ãe|õe|[iuyü]?[aeoáéóâêôãõà][iuyü]?|[iuyü]?[íú]|[iuüy]{1,2}")


@dataclass(frozen=True)
class Ease:
    """The score of a page, its mean sentence in words, and its sentences, each with its words, the longest first."""

    score: float
    mean: float
    sentences: tuple[tuple[int, str], ...]


def syllables(word: str) -> int:
    """Spoken syllables of a Spanish or Portuguese word.

    Two of a, e, o, and an i or u that is stressed beside another vowel, are two; other vowels that meet are one.
    """
    if word[0].isdigit():
        return 1
    text = _SILENT.sub("", re.sub(r"y(?=[aeiouáéíóú])", "j", _STRESSED.sub("í", word.lower())))
    return max(1, sum(len(_ONE.findall(group)) for group in _VOWELS.findall(text)))


def ease(source: str, language: Language, shared: dict[str, str] | None = None) -> Ease:
    """Score one page's Markdown."""
    plain = source.split(f"\n## {PARTS[language]['clinical']}")[0]
    texts = [_BRACKETS.sub(" ", piece.heard) for piece in pieces(plain, shared, language) if piece.kind == "sentence"]
    counted = [(len(words), " ".join(text.split())) for text in texts if (words := _WORD.findall(text))]
    words = [word for _, text in counted for word in _WORD.findall(text)]
    if not words:
        return Ease(100, 0, ())
    mean, beats = len(words) / len(counted), sum(map(syllables, words)) / len(words)
    score = 206.835 - 62.3 * beats - mean if language == "es" else 248.835 - 84.6 * beats - 1.015 * mean
    return Ease(round(score, 1), round(mean, 1), tuple(sorted(counted, reverse=True)))


if __name__ == "__main__":
    for name in sys.argv[1:]:
        page, docs = Path(name), Path(name).resolve().parents[1]
        found = ease(
            page.read_text("utf-8"), language_of(page.resolve().relative_to(docs).as_posix()), read_shared(docs)
        )
        print(f"{name}: {found.score}, {found.mean} words a sentence")
        for count, text in found.sentences[:4]:
            print(f"    {count}: {text}")
