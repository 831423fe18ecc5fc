"""Readers find what they look for: every query of tests/search/queries.yml typed into the real box.

A hit is a page that answers. The figures go to the end of the test run, by kind and by set; the floors below are
what readers may rely on. The `blind` set was written by somebody who had not seen the search words.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
from mkdocs.utils.yaml import yaml_load
from pages_server import PagesServer
from playwright.sync_api import Browser, Page

FILE = Path(__file__).parent / "search/queries.yml"
TYPE = """async query => {
  const form = document.querySelector('main [role=search]'), box = form.querySelector('[name=q]');
  box.value = query;
  box.dispatchEvent(new Event('input', { bubbles: true }));
  for (let tries = 0; tries < 400 && form.dataset.drawn !== query.trim(); tries++)
    await new Promise(done => setTimeout(done, 5));
  return [...form.querySelectorAll('.results > ol > li > a')].map(a => a.href);
}"""
# What was reached: share of queries whose first page, or one of the first three, answers; share that find nothing;
# pages found by a nonsense query. Raised when search gets better, never lowered; `maintained` aims at .98, 1 and 0.
FLOORS = {
    "maintained": {"first": 0.81, "three": 0.92, "nothing": 0.0, "nonsense": 1.6},
    "blind": {"first": 0.66, "three": 0.83, "nothing": 0.04, "nonsense": 2.5},
}


@dataclass(frozen=True)
class Answer:
    """What one query got: the pages in order, the first place, and what would have been right."""

    query: str
    kind: str
    set: str
    places: tuple[str, ...]
    wanted: tuple[str, ...]

    @property
    def pages(self) -> list[str]:
        return list(dict.fromkeys(place.partition("#")[0] for place in self.places))

    def within(self, first: int) -> bool:
        pages = [want.partition("#")[0] for want in self.wanted if not want.endswith("~")]
        return any(fnmatchcase(page, want) for page in self.pages[:first] for want in pages)


@pytest.fixture(scope="module")
def answers(browser: Browser, server: PagesServer) -> list[Answer]:
    """Every query typed once; a query without topic is nonsense and wants nothing."""
    with FILE.open("rb") as file:
        data = yaml_load(file)
    page = browser.new_page()
    page.goto(server.url)
    return list(_typed(page, server.url, data))


def _typed(page: Page, base: str, data: dict[str, Any]) -> Iterator[Answer]:
    for entry in data["queries"]:
        topics = entry.get("topic") or []
        wanted = [
            place for topic in ([topics] if isinstance(topics, str) else topics) for place in data["topics"][topic]
        ]
        hrefs = page.evaluate(TYPE, str(entry["query"]))
        places = tuple(_place(href.removeprefix(base)) for href in hrefs)
        yield Answer(str(entry["query"]), entry["kind"], entry["set"], places, tuple(wanted))


def _place(path: str) -> str:
    page, mark, anchor = path.partition("#")
    return (page.strip("/") or "index") + mark + anchor


def share(answers: list[Answer], right: Callable[[Answer], bool]) -> float:
    return sum(map(right, answers)) / len(answers)


@pytest.mark.parametrize("name", FLOORS)
def test_readers_find_the_page(
    answers: list[Answer], name: str, record_property: Callable[[str, object], None]
) -> None:
    asked = [answer for answer in answers if answer.set == name and answer.wanted]
    found = {
        "first": share(asked, lambda answer: answer.within(1)),
        "three": share(asked, lambda answer: answer.within(3)),
        "nothing": share(asked, lambda answer: not answer.places),
    }
    for kind in sorted({answer.kind for answer in asked}):
        own = [answer for answer in asked if answer.kind == kind]
        first, three = share(own, lambda answer: answer.within(1)), share(own, lambda answer: answer.within(3))
        record_property(f"note: search, {name}, {kind} ({len(own)})", f"first {first:.2f}, in three {three:.2f}")
    told = ", ".join(f"{key} {value:.3f}" for key, value in found.items())
    record_property(f"note: search, {name}, all ({len(asked)})", told)
    missed = [f"{a.query} -> {a.pages[:3]}, wanted {list(a.wanted)}" for a in asked if not a.within(1)]
    floor = FLOORS[name]
    fine = (
        found["first"] >= floor["first"] and found["three"] >= floor["three"] and found["nothing"] <= floor["nothing"]
    )
    assert fine, told + "\n" + "\n".join(missed)


@pytest.mark.parametrize("name", FLOORS)
def test_nonsense_finds_next_to_nothing(answers: list[Answer], name: str) -> None:
    nonsense = [answer for answer in answers if answer.set == name and not answer.wanted]
    pages = sum(len(answer.pages) for answer in nonsense) / len(nonsense)
    assert pages <= FLOORS[name]["nonsense"], {answer.query: answer.pages for answer in nonsense if answer.pages}


@pytest.mark.parametrize(
    "query",
    ["took too much", "i overdosed", "not waking up", "want to die", "suicidal", "kill myself", "overdoze help"],
)
def test_an_emergency_leads_to_help(browser: Browser, server: PagesServer, query: str) -> None:
    page = browser.new_page()
    page.goto(server.url)
    first = _place(page.evaluate(TYPE, query)[0].removeprefix(server.url))
    assert first.partition("#")[0] in {"safety/overdose", "help"}
