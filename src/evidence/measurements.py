"""The models of the files under data/ that commands write: measurements of search and check, and labels."""

from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

from evidence.problem import Problem
from evidence.validation import Day, Strict, Text, read_model

Count = Annotated[int, Field(ge=0)]
Share = Annotated[float, Field(ge=0, le=1)]


class SearchScores(Strict):
    """Of a set of queries: shares with the right page first, with it among the first three, and with no result; and how
    many pages a nonsense query finds on average."""

    queries: Count
    first: Share
    three: Share
    nothing: Share
    nonsense: Annotated[float, Field(ge=0)]


class EnglishScores(SearchScores):
    """The share with the right section of a page first as well."""

    section: Share


class LanguageScores(SearchScores):
    """The share of queries about a danger with the right page first as well."""

    danger: Share


class DangerScores(Strict):
    """How many queries about one kind of danger miss the page that must come first."""

    queries: Count
    missed: Count


class FirstScores(Strict):
    """What a set of queries gave before anything was changed because of it."""

    what: Text
    queries: Count
    right: Count


class EngineScores(Strict):
    """One search engine, with the queries it was tuned on and with those kept apart."""

    worked: EnglishScores
    apart: EnglishScores


class Engines(Strict):
    """Search engines over the same pages, by name."""

    date: Day
    found: dict[Text, EngineScores]


class LanguageSearch(Strict):
    """One language other than English, when its queries were first asked and now."""

    asked: LanguageScores
    now: LanguageScores


class SearchMeasurements(Strict):
    """data/search.json."""

    date: Day
    sets: dict[Text, EnglishScores]
    danger: dict[Text, DangerScores]
    first_asked: list[FirstScores]
    languages: dict[Text, LanguageSearch]
    engines: Engines


class Mutants(Strict):
    """Sentences changed on purpose in one way, and how many of them the check let pass."""

    tried: Annotated[int, Field(ge=1)]
    survived: Count


class MutationScores(Strict):
    """Mutation testing of the check, by kind of mutation."""

    number: Mutants
    unit: Mutants
    bound: Mutants
    citation: Mutants
    denial: Mutants
    added: Mutants


class CheckMeasurements(MutationScores):
    """data/check.json: English at the top level, Spanish and Portuguese under their codes."""

    date: Day
    es: MutationScores | None = None
    pt: MutationScores | None = None


class LabelSnapshot(Strict):
    """A label as it was compared last: its version, and a hash of each section by LOINC code."""

    version: Count
    sections: dict[Text, Text]


SEARCH, CHECK = "data/search.json", "data/check.json"
_MODELS: dict[str, Any] = {
    SEARCH: SearchMeasurements,
    CHECK: CheckMeasurements,
    "data/labels.yml": dict[Text, LabelSnapshot],
}


def check_measurements(root: Path) -> list[Problem]:
    """What is wrong in those of the files that the project in `root` has."""
    return [
        problem
        for name, model in _MODELS.items()
        if (root / name).exists()
        for problem in read_model(root / name, name, model)[1]
    ]
