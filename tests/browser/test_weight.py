"""How little a reader's connection has to carry, and that nothing moves or waits while it comes.

Bytes are gzip's at level 6, as the host sends them. What is measured goes to the end of the test run.
"""

import gzip
import re
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import sleep
from typing import Any

import pytest
from pages_server import PagesServer
from playwright.sync_api import Browser, CDPSession, Page, Route
from site_check import BuiltSite
from site_pages import (
    ALL_FACTS,
    DESK,
    EXPLORER,
    FACTS,
    HOME,
    INTERACTIONS,
    NARROW,
    PHONE,
    PRIVACY,
    STOPPING,
    TEMPLATES,
    TOPIC,
)
from tabs import settle, tab, until

Record = Callable[[str, object], None]
# The first packets of a new connection carry this much; what fits needs no further round trip.
FLIGHT = 14_200
# What was reached. Pages may weigh a tenth more, so that a correction needs no tuning; what they weigh is reported at
# the end of every run. The lists of facts, of sources and of interactions are read by searching them and grow with what
# they list: what each row or item of them weighs is held.
ROOM = 1.1
MEDIAN, LONGEST = 15_400, 28_500
LONG = {"reference/facts/index.html": 17, "reference/sources/index.html": 87, "safety/interactions/index.html": 100}
# The median of pages that are read; in these a reader looks one thing up.
READ_MEDIAN, LISTS = 17_900, ("reference/facts/", "reference/sources/")
LATER, SCRIPT, INLINE_SCRIPT = 3_500, 2_500, 300

TRIALS = "uses/trials/seizures-and-other-uses/"


def packed(text: str | bytes) -> int:
    """Bytes on the wire."""
    return len(gzip.compress(text.encode() if isinstance(text, str) else text, compresslevel=6))


@pytest.fixture(scope="module")
def written(site: Path, built: BuiltSite) -> dict[str, str]:
    """The text of every page that people read."""
    return {file: (site / file).read_text("utf-8") for file, page in built.pages.items() if page.redirect is None}


def test_a_page_with_all_it_needs_at_first_sight_is_light(written: dict[str, str], record_property: Record) -> None:
    sizes = {file: packed(text) for file, text in written.items()}
    most = {file: LONG[file] * len(re.findall(r"<(?:tr|li)\b", written[file])) for file in LONG}
    heavy = {file: size for file, size in sizes.items() if size > ROOM * most.get(file, LONGEST)}
    longest = max((size, file) for file, size in sizes.items() if file not in LONG)
    every, read = median(sizes.values()), median(size for file, size in sizes.items() if not file.startswith(LISTS))
    told = f"median {every:.0f} B, without the lists of facts and sources {read:.0f} B, longest {longest}"
    record_property("note: weight of a page with its style", told)
    record_property("note: weight of the long lists", {file: sizes[file] for file in LONG})
    assert not heavy
    assert every <= ROOM * MEDIAN
    assert read <= ROOM * READ_MEDIAN


def test_what_is_read_comes_in_the_first_flight(written: dict[str, str], record_property: Record) -> None:
    """All of a page before its references, or on a longer page the title, what to do first and the short version."""
    until = {file: packed(re.split(r"<section[^>]*doc-endnotes", text)[0]) for file, text in written.items()}
    later = {file: size for file, size in until.items() if size > FLIGHT}
    record_property(
        "note: weight until the references", f"median {median(until.values()):.0f} B, {later} beyond a flight"
    )
    assert median(until.values()) <= FLIGHT
    # Seven pages are longer and four nearly so: an added sentence may make one of those an eighth.
    assert len([file for file in later if not file.startswith(LISTS)]) <= len(until) // 10
    for file in later:
        first = "<h2".join(written[file].split("<h2")[:2]).split("<tr")[0]
        assert packed(first) <= FLIGHT, file


def test_style_and_scripts_stay_small(site: Path, written: dict[str, str], record_property: Record) -> None:
    later, script = (packed((site / f"assets/{name}").read_bytes()) for name in ("later.css", "site.js"))
    record_property("note: weight of what every page asks for", f"later.css {later} B, site.js {script} B")
    assert later <= ROOM * LATER
    assert script <= ROOM * SCRIPT
    for file, text in written.items():
        scripts = re.findall(r"<script(?![^>]*(?:src=|json))[^>]*>(.*?)</script>", text)
        assert packed("".join(scripts)) <= ROOM * INLINE_SCRIPT, file


def test_nothing_blocks_the_first_sight(written: dict[str, str]) -> None:
    for file, text in written.items():
        head, _, body = text.partition("</head>")
        assert "rel=stylesheet" not in head, file
        assert "src=" not in head, file
        assert "data:image/svg" in head, file
        assert body.index("rel=stylesheet") > body.rindex("</footer>"), file
        for script in re.findall(r"<script[^>]*src=[^>]*>", body):
            assert "defer" in script, file


@pytest.mark.parametrize(("path", "more"), [
    (HOME, []), (TOPIC, []), (STOPPING, []), ("no/such/page/", []),
    (INTERACTIONS, ["filter.js"]), (FACTS, ["filter.js"]), (EXPLORER, ["explorer.js"]),
])  # fmt: skip
def test_a_first_view_asks_for_two_files_beside_the_page(
    browser: Browser, server: PagesServer, path: str, more: list[str]
) -> None:
    with tab(browser, server, "about/") as page:
        asked = listen(page)
        page.goto(server.url + path)
        # Over no link: one that is pointed at for a moment is fetched, as it should be.
        page.mouse.move(580, 20)
        page.mouse.wheel(0, 4000)
        page.mouse.move(600, 20)
        page.wait_for_timeout(300)
        assert sorted(asked[1:]) == sorted([f"{server.url}assets/{name}" for name in ("later.css", "site.js", *more)])


@pytest.mark.parametrize("intent", ["pointer", "key", "address", "focus"])
def test_search_comes_when_somebody_goes_to_it(browser: Browser, server: PagesServer, intent: str) -> None:
    with tab(browser, server, TOPIC) as page:
        asked = listen(page)
        if intent == "pointer":
            page.locator("[popovertarget=find]:visible").first.click()
        elif intent == "key":
            page.keyboard.press("/")
        elif intent == "address":
            page.goto(f"{server.url}{TOPIC}?q=sleep")
        else:
            page.goto(server.url)
            page.locator("main [name=q]").focus()
        code = f"{server.url}assets/search.js"
        until(page, lambda: code in asked)
        page.wait_for_timeout(100)
        assert asked.count(code) == 1


@pytest.mark.parametrize("width", [DESK, PHONE])
@pytest.mark.parametrize("theme", ["", pytest.param("dark", marks=pytest.mark.slow)])
def test_nothing_moves_while_a_page_loads(browser: Browser, server: PagesServer, width: int, theme: str) -> None:
    with tab(browser, server, PRIVACY, width) as page:
        page.evaluate("theme => { if (theme) localStorage['clonazepam-theme'] = theme }", theme)
        page.add_init_script(SHIFTS)
        # With a route nothing comes out of the cache, so that each page comes as the first of a visit.
        page.route("**/later.css", late)
        slow(page.context.new_cdp_session(page))
        for path in (*TEMPLATES, ALL_FACTS, FACTS, EXPLORER, "about/data/", "about/changes/", TRIALS):
            page.goto(server.url + path)
            settle(page)
            moved = page.evaluate("shifts")
            # Where a packet ends within a paragraph, its last line may break anew with the next: a few 0.0001. Where it
            # ends within a row of numbers to call, the last of them may go to a line of its own: less than 0.02.
            numbers = [value for value, *nodes in moved if nodes and all('"tel:' in str(node) for node in nodes)]
            assert sum(value for value, *_ in moved) - sum(numbers) < 0.001, f"{path}: {moved}"
            assert sum(numbers) < 0.02, f"{path}: {moved}"


@pytest.mark.slow
def test_what_is_laid_out_later_does_not_widen_the_window_of_a_phone(
    browser: Browser, server: PagesServer, written: dict[str, str]
) -> None:
    with tab(browser, server, PRIVACY, NARROW) as page:
        page.route("**/later.css", lambda route: route.abort())
        wide = []
        for file in written:
            page.goto(server.url + file)
            if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                wide.append(file)
        assert not wide


def test_a_part_that_moves_is_noticed(browser: Browser, server: PagesServer) -> None:
    with tab(browser, server, PRIVACY) as page:
        page.add_init_script(SHIFTS)
        page.goto(server.url + TOPIC)
        page.evaluate("document.querySelector('h1').before(document.createElement('table').insertRow().parentNode)")
        page.evaluate("document.querySelector('h1').style.setProperty('margin-top', '200px')")
        until(page, lambda: sum(value for value, *_ in page.evaluate("shifts")) > 0.001)


def test_the_next_page_is_there_when_its_link_is_pressed(browser: Browser, server: PagesServer) -> None:
    with tab(browser, server, STOPPING) as page:
        link = page.locator("#nav li li a:visible").first
        link.hover()
        page.wait_for_timeout(1500)
        link.click()
        page.wait_for_load_state()
        told = "performance.getEntriesByType('navigation')[0].deliveryType"
        assert page.evaluate(told) == "navigational-prefetch"


# Layout shifts that nobody's action caused, each with what moved.
SHIFTS = """window.shifts = []; new PerformanceObserver(list => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput)
    shifts.push([entry.value, ...entry.sources.map(({ node }) => node?.outerHTML?.slice(0, 80))]);
}).observe({ type: "layout-shift", buffered: true });"""


def listen(page: Page) -> list[str]:
    """The addresses that the page and its scripts ask for from now on."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    return asked


def late(route: Route) -> None:
    """Let a file come when the page has long been painted."""
    sleep(0.3)
    route.continue_()


def slow(session: CDPSession) -> None:
    """A phone on a slow line: 150 ms to the host and back, 1.6 Mbit/s."""
    limits: dict[str, Any] = {
        "offline": False,
        "latency": 150,
        "downloadThroughput": 200_000,
        "uploadThroughput": 90_000,
    }
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", limits)
