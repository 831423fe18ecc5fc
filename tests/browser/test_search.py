"""Readers find what they look for: every query of tests/browser/search/queries.yml typed into the real box.

A hit is a page that answers. The figures go to the end of the test run, by kind and by set, and the site shows those in
data/search.json, which UPDATE_FIGURES=1 writes anew; the floors below are what readers may rely on. The
`blind` set was written by somebody who had not seen the search words.
"""

import json
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import yaml
from pages_server import PagesServer
from playwright.sync_api import Browser, Page, Route, expect
from root import DATA, ROOT
from search_scores import has_right_page, scores
from tabs import tab, until

from publishing.search import TITLES

FOLDER = Path(__file__).parent / "search"
FIGURES = DATA / "search.json"
ASSETS = ROOT / "overrides/assets"
# Types each query into the box that is open and gives what is listed: addresses, each with the numbers to call there.
TYPE = """async queries => {
  const form = document.querySelector('#find:popover-open [role=search], main [role=search]'), lists = [];
  const box = form.querySelector('[name=q]'), isAnswered = query => form.dataset.drawn === query.trim();
  box.focus();
  for (const query of queries) {
    box.value = query;
    box.dispatchEvent(new Event('input', { bubbles: true }));
    if (!isAnswered(query)) await new Promise((done, failed) => {
      new MutationObserver((_, observer) => { if (isAnswered(query)) { observer.disconnect(); done(); } })
        .observe(form, { attributeFilter: ['data-drawn'] });
      setTimeout(() => failed(new Error(`no answer to ${query}`)), 20000);
    });
    lists.push([...form.querySelectorAll('.results > ol > li')].map(hit => (
      [hit.querySelector(':scope > a').href, [...hit.querySelectorAll('a[href^="tel:"]')].map(a => a.textContent)])));
  }
  return lists;
}"""
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


# For each query, its hits: a place below the site's address (the home page is `index`) and the numbers to call there.
Ask = Callable[..., list[list[tuple[str, list[str]]]]]


@pytest.fixture(scope="module")
def ask(browser: Browser, server: PagesServer) -> Iterator[Ask]:
    """Types queries, one after the other, into the search panel of a short page, which is drawn sooner than the home
    page."""

    def place(href: str) -> str:
        path, mark, anchor = href.removeprefix(server.url).partition("#")
        return (path.removesuffix("index.html").strip("/") or "index") + mark + anchor

    with tab(browser, server, "about/privacy/") as page:
        page.locator("[popovertarget=find]:visible").first.click()
        yield lambda *queries: [
            [(place(href), calls) for href, calls in hits]
            for hits in page.evaluate(TYPE, [" ".join(query.split()) for query in queries])
        ]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A tab that shows nothing yet."""
    opened = browser.new_page()
    yield opened
    opened.close()


@pytest.fixture
def home(page: Page, server: PagesServer) -> Page:
    """The home page in a tab of its own."""
    page.goto(server.url)
    return page


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


def test_a_word_that_is_unknown_here_leaves_one_page_at_most(ask: Ask) -> None:
    dentist, alcohol, price = ask("qwzx dentist", "qwzx alcohol", "qwzx price")
    assert dentist[0][0].partition("#")[0] == "taking/daily-life"
    assert len({place.partition("#")[0] for place, _ in alcohol}) == 1
    assert price == []


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("how much", "taking/doses"),
        ("beers criteria", "people/older-adults"),
        ("palliative care", "people/older-adults"),
        ("hives", "safety/side-effects"),
    ],
)
def test_a_word_is_not_taken_for_another_that_looks_like_it(ask: Ask, query: str, wanted: str) -> None:
    ((first, *_),) = ask(query)
    assert first[0].partition("#")[0] == wanted


def test_a_misspelt_name_is_shown_as_the_name_itself(home: Page) -> None:
    home.evaluate(TYPE, ["clonipin"])
    expect(home.locator("main .results-count")).to_contain_text("“klonopin”")


@pytest.mark.parametrize(
    "query",
    [
        "took too much",
        "took to much",
        "my toddler has swallowed my pills",
        "suicidal qwzx",
        "i overdosed",
        "not waking up",
        "wont wake up",
        "want to die",
        "wnat to die",
        "suicidal",
        "suicidle",
        "kill myself",
        "overdoze help",
        "too many pills",
    ],
)
def test_an_emergency_leads_to_help(ask: Ask, query: str) -> None:
    ((first, *_),) = ask(query)
    assert first[0].partition("#")[0] in {"safety/overdose", "help"}


@pytest.mark.parametrize(
    "query", ["throat is closing after first pill", "face swelling", "tongue swollen", "anaphylaxis"]
)
def test_an_allergic_reaction_leads_to_what_to_do_with_numbers_to_call(ask: Ask, query: str) -> None:
    (((first, calls), *_),) = ask(query)
    assert first == "safety/side-effects"
    assert EMERGENCY.intersection(calls)


def test_what_was_typed_before_the_search_code_came_is_answered(page: Page, server: PagesServer) -> None:
    held: list[Route] = []
    page.route("**/search.js", lambda route: held.append(route))
    page.goto(server.url)
    box = page.locator("main [name=q]")
    box.fill("side effects")
    until(page, lambda: held)
    assert page.locator("main .results ol > li").count() == 0
    held[0].continue_()
    expect(page.locator("main .results ol > li > a").first).to_have_attribute(
        "href", f"{server.url}safety/side-effects/"
    )
    expect(box).to_be_focused()


def test_titles_answer_while_the_text_is_still_coming_and_text_then_adds_the_lines(
    page: Page, server: PagesServer
) -> None:
    held: list[Route] = []
    page.context.route("**/search/text.json", lambda route: held.append(route))
    page.goto(server.url)
    page.locator("main [name=q]").fill("breastfeeding")
    first = page.locator("main .results ol > li").first
    expect(first.locator("a")).to_have_attribute("href", f"{server.url}people/breastfeeding/")
    expect(first.locator("p")).to_be_empty()
    first.locator("a").focus()
    until(page, lambda: held)
    held[0].continue_()
    expect(first.locator("p")).not_to_be_empty()
    expect(first.locator("a")).to_be_focused()


def test_a_link_with_a_query_arrives_with_its_answer(page: Page, server: PagesServer) -> None:
    page.goto(f"{server.url}safety/stopping/?q=side+effects")
    expect(page.locator("#find")).to_be_visible()
    expect(page.locator("#find .results ol > li > a").first).to_have_attribute(
        "href", f"{server.url}safety/side-effects/"
    )


def test_arrows_move_through_the_results_and_enter_opens_the_first(home: Page) -> None:
    box, links = home.locator("main [name=q]"), home.locator("main .results ol > li > a")
    box.fill("driving")
    home.locator("main [data-drawn=driving]").wait_for()
    box.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    home.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    home.keyboard.press("ArrowUp")
    home.keyboard.press("ArrowUp")
    expect(box).to_be_focused()
    first = links.first.get_attribute("href")
    box.press("Enter")
    home.wait_for_url(lambda url: url.partition(":~:")[0] == str(first))


def test_an_arrow_that_picks_a_word_of_an_input_method_does_not_leave_the_box(home: Page) -> None:
    home.evaluate(TYPE, ["driving"])
    press = """isComposing => document.activeElement.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, isComposing }))"""
    home.evaluate(press, True)
    expect(home.locator("main [name=q]")).to_be_focused()
    home.evaluate(press, False)
    expect(home.locator("main .results ol > li > a").first).to_be_focused()


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("dri\u00adving", "driving"),
        ("dri\u200bving", "driving"),
        ("\u00bd tablet", "half tablet"),
        ("\u03b11", "alpha1"),
    ],
)
def test_signs_that_are_pasted_or_invisible_are_read_as_their_words(ask: Ask, typed: str, same: str) -> None:
    found, wanted = ask(typed, same)
    assert found == wanted != []


def test_results_do_not_bear_the_arrow_of_links_to_other_sites(home: Page) -> None:
    home.evaluate(TYPE, ["driving"])
    arrow = "link => getComputedStyle(link, '::after').content"
    assert home.locator("main .results ol > li > a").first.evaluate(arrow) == "none"


def test_the_number_of_places_is_announced(home: Page) -> None:
    home.evaluate(TYPE, ["withdrawall sypmtoms"])
    said = home.locator("main [role=search] [role=status]")
    expect(said).to_have_text(f"{home.locator('main .results ol > li').count()} places for “withdrawal symptoms”")


def test_nothing_found_offers_ways_on(home: Page, server: PagesServer) -> None:
    assert home.evaluate(TYPE, ["qwzx"]) == [[]]
    none = home.locator("main .results-none")
    expect(home.locator("main .results-count")).to_have_text("Nothing here about “qwzx”.")
    hrefs = [link.get_attribute("href") for link in none.get_by_role("link").all()]
    assert [home.evaluate("href => new URL(href, location).href", href) for href in hrefs] == [
        f"{server.url}{place}" for place in ("reference/questions/", "reference/glossary/", "help/", "#pages")
    ]
    expect(none.get_by_role("button")).to_be_hidden()


def test_a_word_too_far_off_to_be_read_is_suggested_as_a_button(home: Page) -> None:
    assert home.evaluate(TYPE, ["alhcuhil"]) == [[]]
    button = home.locator("main .results-instead button")
    expect(button).to_have_text("alcohol")
    button.click()
    expect(home.locator("main [name=q]")).to_have_value("alcohol")
    expect(home.locator("main .results ol > li > a").first).to_be_visible()


@pytest.mark.parametrize("lost", ["search/titles.json", "assets/search-worker.js"])
def test_when_the_engine_or_its_index_cannot_be_had_search_says_so(page: Page, server: PagesServer, lost: str) -> None:
    page.context.route(f"**/{lost}", lambda route: route.abort())
    page.goto(server.url)
    page.locator("main [name=q]").fill("alcohol")
    expect(page.locator("main .results-count")).to_have_text("Search could not start.")


def test_titles_that_break_off_are_not_taken_for_the_whole_list(page: Page, server: PagesServer, site: Path) -> None:
    half = (site / TITLES).read_text("utf-8")[:9999]
    page.context.route(f"**/{TITLES}", lambda route: route.fulfill(body=half))
    page.goto(server.url)
    page.locator("main [name=q]").fill("overdose")
    expect(page.locator("main .results-count")).to_have_text("Search could not start.")


def test_the_query_stands_in_the_address_and_back_returns_to_its_results(home: Page, server: PagesServer) -> None:
    home.locator("main [name=q]").fill("driving")
    home.locator("main [data-drawn=driving]").wait_for()
    assert home.url == f"{server.url}#q=driving"
    home.locator("main .results ol > li > a").first.click()
    home.wait_for_url(lambda url: "#q=" not in url)
    home.go_back()
    expect(home.locator("main [name=q]")).to_have_value("driving")
    expect(home.locator("main .results ol > li > a").first).to_be_visible()


def test_the_words_of_a_result_are_marked_on_the_page_it_leads_to(home: Page) -> None:
    home.evaluate(TYPE, ["grapefruit"])
    link = home.locator("main .results ol > li > a").first
    plain = str(link.get_attribute("href"))
    home.evaluate("addEventListener('click', event => event.preventDefault())")
    link.click()
    marked = str(link.get_attribute("href"))
    assert marked.startswith(f"{plain}{'' if '#' in plain else '#'}:~:text=")
    assert "grapefruit" in marked.partition(":~:text=")[2].lower()


def test_a_click_shows_the_word_in_view_and_back_shows_the_results_again(home: Page, server: PagesServer) -> None:
    home.set_viewport_size({"width": 390, "height": 700})
    home.evaluate(TYPE, ["grapefruit"])
    home.locator("main .results ol > li > a").first.click()
    home.wait_for_url(lambda url: "#q=" not in url)
    home.wait_for_load_state()
    in_view = """() => [...document.querySelectorAll('main p, main li, main td, main dd')].some(part => {
      const { top, bottom } = part.getBoundingClientRect();
      return /grapefruit/i.test(part.textContent) && top < innerHeight && bottom > 0;
    }) && scrollY > 0"""
    until(home, lambda: home.evaluate(in_view))
    home.go_back()
    expect(home.locator("main [name=q]")).to_have_value("grapefruit")
    expect(home.locator("main .results ol > li > a").first).to_be_visible()
    assert home.url == f"{server.url}#q=grapefruit"


# What the first place must be, and which numbers do not count as somebody to talk to
HELPS = {
    "harm": ("safety/overdose#did-you", "help", "es/sobredosis", "pt/superdose"),
    "overdose": ("safety/overdose", "help", "es/sobredosis", "pt/superdose"),
    "withdrawal": ("safety/withdrawal", "help", "es/dejarlo", "pt/parar"),
}
EMERGENCY = {"911", "999", "112", "000", "192", "131", "123", "106", "107"}


DANGER = ("danger", "danger-unseen", "danger-fresh")


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


@pytest.mark.parametrize("name", DANGER)
def test_who_types_words_of_danger_is_helped_first(
    unhelped: dict[str, dict[str, tuple[int, list[str]]]], record_property: Callable[[str, object], None], name: str
) -> None:
    for kind, (asked, missed) in unhelped[name].items():
        record_property(f"note: words of danger ({name}, {kind})", f"{asked - len(missed)} of {asked}")
        assert len(missed) <= 0.03 * asked, missed


@pytest.mark.parametrize("query", ["will it kill my sex drive", "dead tired on klonopin", "how long until it wears off",
    "how many mg for panic", "can i take it with ibuprofen", "stopped working", "my dog"])  # fmt: skip
def test_everyday_questions_are_not_taken_for_words_of_danger(ask: Ask, query: str) -> None:
    assert [calls for hits in ask(query) for _, calls in hits if calls] == []


def test_a_result_for_words_of_danger_holds_its_title_and_numbers_alone(home: Page) -> None:
    home.evaluate(TYPE, ["took too much"])
    expect(home.locator("main .results ol > li").first).to_have_text(
        re.compile("^I have taken too much +US and Canada: 911")
    )


@pytest.mark.parametrize("query", ["so tired all day", "dizzyness", "lost interest in everything"])
def test_the_line_below_a_result_is_never_the_head_of_a_row_alone(home: Page, query: str) -> None:
    home.evaluate(TYPE, [query])
    lines = home.locator("main .results ol > li > p").all_inner_texts()
    assert lines
    assert [line for line in lines if line.strip().endswith(":")] == []


def test_all_that_the_first_list_takes_is_asked_for_at_once_and_only_once(page: Page, server: PagesServer) -> None:
    asked: list[str] = []
    held: list[Route] = []
    page.context.on("request", lambda request: asked.append(request.url.removeprefix(server.url)))
    page.context.route("**/search*", lambda route: held.append(route))
    page.context.route("**/titles.json", lambda route: held.append(route))
    page.goto(server.url)
    page.locator("main [name=q]").focus()
    files = ["assets/search-worker.js", "assets/search.js", "search/titles.json"]
    until(page, lambda: len(held) == 3)
    assert sorted(url for url in asked if "search" in url) == files
    for route in held:
        route.continue_()
    page.locator("main [name=q]").fill("alcohol")
    page.locator("main .results ol > li p:not(:empty)").first.wait_for()
    assert sorted(url for url in asked if "search" in url) == sorted([*files, "search/text.json"])
