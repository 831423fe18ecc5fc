"""What commands write beside the evidence, read as strictly as what people write.

`data/search.json` and `data/check.json` hold what tests measured last, `data/labels.yml` the labels compared last.
"""

from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

from evidence.problem import Problem
from evidence.validation import Day, Strict, Text, read_as

Count = Annotated[int, Field(ge=0)]
Part = Annotated[float, Field(ge=0, le=1)]


class Answers(Strict):
    """How one set of queries is answered: shares of 1, and pages that a query without sense finds."""

    queries: Count
    first: Part
    three: Part
    nothing: Part
    section: Part
    nonsense: Annotated[float, Field(ge=0)]


class Missed(Strict):
    """How many queries of a kind are not answered as they must be."""

    queries: Count
    missed: Count


class FirstAsked(Strict):
    """What a set of queries gave before anything was mended for it."""

    what: Text
    queries: Count
    right: Count


class EngineAnswers(Strict):
    """What a search engine finds with the queries that were worked with, and with all those kept apart."""

    worked: Answers
    apart: Answers


class Engines(Strict):
    """Search engines beside each other over the same pages, by name, as the bench measured them last."""

    date: Day
    found: dict[Text, EngineAnswers]


class OwnAnswers(Strict):
    """How the queries of one language are answered: shares of 1, those of danger once more by themselves, and pages
    that a query without sense finds."""

    queries: Count
    first: Part
    three: Part
    nothing: Part
    nonsense: Annotated[float, Field(ge=0)]
    danger: Part


class OwnSearch(Strict):
    """One language: before anything was mended for its queries, and now."""

    asked: OwnAnswers
    now: OwnAnswers


class SearchFigures(Strict):
    """data/search.json."""

    date: Day
    sets: dict[Text, Answers]
    danger: dict[Text, Missed]
    first_asked: list[FirstAsked]
    languages: dict[Text, OwnSearch]
    engines: Engines


class Slips(Strict):
    """Slips of one kind that were made on purpose, and those that the check did not notice."""

    tried: Count
    survived: Count


class Rates(Strict):
    """What the check notices, kind by kind."""

    number: Slips
    unit: Slips
    bound: Slips
    citation: Slips
    denial: Slips
    added: Slips


class CheckFigures(Rates):
    """data/check.json: English, with Spanish and Portuguese under their own names."""

    date: Day
    es: Rates | None = None
    pt: Rates | None = None


class LabelSnapshot(Strict):
    """What was recorded of a label at an earlier look: its version and the mark of each section, by LOINC code."""

    version: Count
    sections: dict[Text, Text]


MEASURED: dict[str, Any] = {
    "data/search.json": SearchFigures,
    "data/check.json": CheckFigures,
    "data/labels.yml": dict[Text, LabelSnapshot],
}


def check_measured(root: Path) -> list[Problem]:
    """What is wrong in those of the files that the project in `root` has."""
    return [problem for name, model in MEASURED.items() for problem in _wrong(root / name, name, model)]


def _wrong(path: Path, name: str, model: Any) -> list[Problem]:
    if not path.exists():
        return []
    return read_as(path, name, model)[1]
