"""Readers find what they look for in Spanish and Portuguese: the queries of search/languages.yml, asked of
the engine over the index of the language alone.

The figures go to data/search.json, which UPDATE_FIGURES=1 writes anew, beside what each set gave when it was first
asked, which can be measured once only.
"""

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser
from root import ROOT
from search_index import search_engine
from search_scores import has_right_page, scores

from checks.languages import FOREIGN

FIGURES = ROOT / "data/search.json"
ASK = "query => self.engine.answer(query).hits.map(hit => hit.location)"
# About 3 points below what was measured last; every query of danger leads to help.
FLOORS: dict[str, dict[str, float]] = {
    "es": {"first": 0.85, "three": 0.91, "nothing": 0.06, "nonsense": 0.4, "danger": 1.0},
    "pt": {"first": 0.85, "three": 0.95, "nothing": 0.03, "nonsense": 0.4, "danger": 1.0},
}


@dataclass(frozen=True)
class Answer:
    """What one query got: the pages in order, and those that would have been right (none for nonsense)."""

    query: str
    kind: str
    pages: tuple[str, ...]
    right: tuple[str, ...]

    def within(self, first: int) -> bool:
        return has_right_page(self.pages, self.right, first)


@pytest.fixture(scope="module", params=FOREIGN)
def answers(browser: Browser, site: Path, request: pytest.FixtureRequest) -> Iterator[tuple[str, list[Answer]]]:
    """Every query of a language asked once."""
    with search_engine(browser, site, request.param) as page:
        yield request.param, list(_asked(request.param, lambda query: page.evaluate(ASK, query)))


def _asked(language: str, ask: Callable[[str], list[str]]) -> Iterator[Answer]:
    sets = yaml.safe_load((Path(__file__).parent / "search/languages.yml").read_text("utf-8"))[language]
    groups = [(kind, group["right"], query) for kind in ("danger", "ordinary") for group in sets[kind]
              for query in group["ask"]]  # fmt: skip
    for kind, right, query in groups + [("nonsense", [], query) for query in sets["nonsense"]]:
        places = [place.partition("#")[0].removeprefix(f"{language}/").strip("/") or "index" for place in ask(query)]
        yield Answer(query, kind, tuple(dict.fromkeys(places)), tuple(right))


def _figures(answers: list[Answer]) -> dict[str, float]:
    found = scores([answer.pages for answer in answers], [answer.right for answer in answers])
    danger = [answer.within(1) for answer in answers if answer.kind == "danger"]
    return {
        "queries": sum(bool(answer.right) for answer in answers),
        **{key: round(found[key], 3) for key in ("first", "three", "nothing", "nonsense")},
        "danger": round(sum(danger) / len(danger), 3),
    }


def test_readers_of_a_language_find_the_page(
    answers: tuple[str, list[Answer]], record_property: Callable[[str, object], None]
) -> None:
    language, own = answers
    found, floor = _figures(own), FLOORS[language]
    record_property(f"note: search, {language}", ", ".join(f"{key} {value:g}" for key, value in found.items()))
    missed = [f"{one.query} -> {one.pages[:3]}, right {one.right}" for one in own if one.right and not one.within(1)]
    assert found["queries"] >= 100
    short = [key for key in ("first", "three", "danger") if found[key] < floor[key]]
    long = [key for key in ("nothing", "nonsense") if found[key] > floor[key]]
    assert not short + long, f"{short + long} of {found}\n" + "\n".join(missed)


def test_the_figures_that_the_site_shows_are_those_measured(answers: tuple[str, list[Answer]]) -> None:
    language, own = answers
    found: dict[str, Any] = _figures(own)
    shown = json.loads(FIGURES.read_text("utf-8"))
    if os.environ.get("UPDATE_FIGURES"):
        shown["languages"][language]["now"] = found
        FIGURES.write_text(json.dumps(shown, indent=2) + "\n", "utf-8", newline="\n")
    assert shown["languages"][language]["now"] == pytest.approx(found, abs=0.03), "set UPDATE_FIGURES=1 to write anew"
