"""Readers find what they look for: the queries of search/ typed into the real box.

A hit is a page that answers. The figures go to the end of the test run, by kind and by set, and the site shows those in
data/search.json, which UPDATE_FIGURES=1 writes anew; the floors below are what readers may rely on. The
`blind` set was written by somebody who had not seen the search words.
"""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import yaml
from root import DATA
from search_box import EMERGENCY, Ask
from search_scores import has_right_page, scores

FOLDER = Path(__file__).parent / "search"
FIGURES = DATA / "search.json"
# What readers may rely on: share of queries whose first page, or one of the first three, answers; whose first place is
# the right section, where Enter leads; that find nothing; pages found by a nonsense query. About 3 points below what
# was measured last, so that somebody who mends a heading need not tune a search.
FLOORS = {
    "maintained": {"first": 0.94, "three": 0.96, "section": 0.93, "nothing": 0.01, "nonsense": 0.3},
    "unseen": {"first": 0.92, "three": 0.96, "section": 0.89, "nothing": 0.02, "nonsense": 0.5},
    "blind": {"first": 0.82, "three": 0.88, "section": 0.74, "nothing": 0.03, "nonsense": 0.4},
    "fresh": {"first": 0.82, "three": 0.88, "section": 0.76, "nothing": 0.07, "nonsense": 0.5},
    "autumn": {"first": 0.78, "three": 0.88, "section": 0.72, "nothing": 0.03, "nonsense": 0.4},
    "winter": {"first": 0.85, "three": 0.90, "section": 0.81, "nothing": 0.04, "nonsense": 0.3},
}
UNSEEN = {"blind", "unseen", "fresh", "autumn", "winter"}
# The same for the kinds of the maintained set: first, and in the first three.
KINDS = {
    "exact": (0.95, 0.97),
    "typo": (0.94, 0.97),
    "brand": (0.96, 0.97),
    "lay": (0.89, 0.95),
    "question": (0.92, 0.97),
    "multi": (0.88, 0.97),
}
# What the first place must be, and which numbers do not count as somebody to talk to
HELPS = {
    "harm": ("safety/overdose#did-you", "help", "es/sobredosis", "pt/superdose"),
    "overdose": ("safety/overdose", "help", "es/sobredosis", "pt/superdose"),
    "withdrawal": ("safety/withdrawal", "help", "es/dejarlo", "pt/parar"),
    "fit": ("uses/seizures#what-should-you-do", "help"),
}
DANGER = ("danger", "danger-unseen", "danger-fresh")


@dataclass(frozen=True)
class Answer:
    """What one query got: the places in order, and what would have been right."""

    query: str
    kind: str
    set: str
    places: tuple[str, ...]
    wanted: tuple[str, ...]

    @property
    def pages(self) -> list[str]:
        return list(dict.fromkeys(place.partition("#")[0] for place in self.places))

    @property
    def right(self) -> list[str]:
        return [want for want in self.wanted if not want.endswith("~")]

    def within(self, first: int) -> bool:
        return has_right_page(self.places, self.right, first)


@pytest.fixture(scope="module")
def answers(ask: Ask) -> list[Answer]:
    """Every query typed once; a query without topic is nonsense and wants nothing."""
    data = yaml.safe_load((FOLDER / "queries.yml").read_text("utf-8"))
    entries = data["queries"]
    found = []
    for entry, hits in zip(entries, ask(*(str(entry["query"]) for entry in entries)), strict=True):
        topics = entry.get("topic") or []
        wanted = [
            place for topic in ([topics] if isinstance(topics, str) else topics) for place in data["topics"][topic]
        ]
        places = tuple(place for place, _ in hits)
        found.append(Answer(str(entry["query"]), entry["kind"], entry["set"], places, tuple(wanted)))
    return found


@pytest.fixture(scope="module")
def unhelped(ask: Ask) -> dict[str, dict[str, tuple[int, list[str]]]]:
    """By set and kind of words of danger: how many were typed, and which are not answered as they must be. The first
    place helps and holds numbers to tap, a crisis line for who means harm; near words call nobody."""

    def helps(kind: str, hits: list[tuple[str, list[str]]]) -> bool:
        first, calls = hits[0] if hits else ("", [])
        if kind not in HELPS:
            return not calls
        return first.startswith(HELPS[kind]) and (kind != "harm" or bool({*calls} - EMERGENCY))

    found: dict[str, dict[str, tuple[int, list[str]]]] = {name: {} for name in DANGER}
    for name in DANGER:
        for kind, queries in yaml.safe_load((FOLDER / f"{name}.yml").read_text("utf-8")).items():
            missed = [query for query, hits in zip(queries, ask(*queries), strict=True) if not helps(kind, hits)]
            found[name][kind] = len(queries), missed
    return found


def _share(answers: list[Answer], right: Callable[[Answer], bool]) -> float:
    return sum(map(right, answers)) / len(answers)


def _figures(answers: list[Answer], name: str) -> dict[str, float]:
    own = [answer for answer in answers if answer.set == name]
    found = scores([answer.places for answer in own], [answer.right for answer in own])
    return {"queries": sum(bool(answer.right) for answer in own), **{key: round(found[key], 3) for key in found}}


@pytest.mark.parametrize("name", FLOORS)
def test_readers_find_the_page(
    answers: list[Answer], name: str, record_property: Callable[[str, object], None]
) -> None:
    found, floor = _figures(answers, name), FLOORS[name]
    record_property(f"note: search, {name}", ", ".join(f"{key} {value:g}" for key, value in found.items()))
    asked = [answer for answer in answers if answer.set == name and answer.wanted]
    missed = [f"{a.query} -> {a.pages[:3]}, wanted {list(a.wanted)}" for a in asked if not a.within(1)]
    short = [key for key in ("first", "three", "section") if found[key] < floor[key]]
    long = [key for key in ("nothing", "nonsense") if found[key] > floor[key]]
    # A set that shows its misses is soon tuned to.
    told = "" if name in UNSEEN else "\n" + "\n".join(missed)
    assert not short + long, f"{short + long} of {found}{told}"


@pytest.mark.parametrize("kind", KINDS)
def test_readers_find_the_page_whatever_they_type(
    answers: list[Answer], kind: str, record_property: Callable[[str, object], None]
) -> None:
    own = [answer for answer in answers if answer.set == "maintained" and answer.kind == kind]
    found = (_share(own, lambda answer: answer.within(1)), _share(own, lambda answer: answer.within(3)))
    record_property(f"note: search, maintained, {kind} ({len(own)})", "first {:.3f}, three {:.3f}".format(*found))
    assert all(share >= floor for share, floor in zip(found, KINDS[kind], strict=True)), found


def test_the_figures_that_the_site_shows_are_those_measured(
    answers: list[Answer], unhelped: dict[str, dict[str, tuple[int, list[str]]]]
) -> None:
    """What was measured when a set was first asked (`first_asked`) is kept: it can be measured once only."""
    measured = {name: _figures(answers, name) for name in FLOORS}
    asked = {kind: [own[kind] for own in unhelped.values() if kind in own] for kind in (*HELPS, "calm")}
    danger = {
        kind: {"queries": sum(count for count, _ in sets), "missed": sum(len(missed) for _, missed in sets)}
        for kind, sets in asked.items()
    }
    shown = json.loads(FIGURES.read_text("utf-8"))
    if os.environ.get("UPDATE_FIGURES"):
        shown |= {"date": date.today().isoformat(), "sets": measured, "danger": danger}
        FIGURES.write_text(json.dumps(shown, indent=2) + "\n", "utf-8", newline="\n")
    shown = json.loads(FIGURES.read_text("utf-8"))
    assert shown["sets"].keys() == measured.keys()
    for name, found in measured.items():
        assert shown["sets"][name] == pytest.approx(found, abs=0.03), "set UPDATE_FIGURES=1 to write them anew"
    assert shown["danger"].keys() == danger.keys()
    for kind, counts in danger.items():
        assert shown["danger"][kind] == pytest.approx(counts, abs=5), "set UPDATE_FIGURES=1 to write them anew"


def test_what_is_not_about_the_medicine_finds_at_most_one_page_or_so(
    answers: list[Answer], record_property: Callable[[str, object], None]
) -> None:
    own = [answer for answer in answers if answer.set == "elsewhere"]
    pages, empty = sum(len(answer.pages) for answer in own) / len(own), _share(own, lambda answer: not answer.places)
    record_property(f"note: search, elsewhere ({len(own)})", f"{pages:.2f} pages a query, {empty:.0%} find nothing")
    assert pages <= 1
    assert empty >= 0.5


@pytest.mark.parametrize("name", DANGER)
def test_who_types_words_of_danger_is_helped_first(
    unhelped: dict[str, dict[str, tuple[int, list[str]]]], record_property: Callable[[str, object], None], name: str
) -> None:
    for kind, (asked, missed) in unhelped[name].items():
        record_property(f"note: words of danger ({name}, {kind})", f"{asked - len(missed)} of {asked}")
        assert len(missed) <= 0.03 * asked, missed
