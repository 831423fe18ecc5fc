"""Every template in every state it can be in: no rule of axe broken, nothing cut, the order that is read aloud.

After a wanted change of that order, write the expected texts anew and read the difference:
`UPDATE_EXPECTED=1 .venv/bin/python -m pytest tests/browser/test_accessibility.py -k read_aloud`
"""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from axe import violations
from overflow import cut
from pages_server import PagesServer
from playwright.sync_api import Browser, Page
from site_pages import ALL_FACTS, DESK, FACTS, HOME, INTERACTIONS, NARROW, PHONE, TEMPLATES, TOPIC
from tabs import box, tab

EXPECTED = Path(__file__).with_name("expected")
WIDTHS = [NARROW, PHONE, DESK]
Record = Callable[[str, object], None]
# Axe takes seconds for a page. Every run holds each template and each state to it once in light, and once in dark at
# another width; all the other widths follow once a week.
SLOW = pytest.mark.slow
# Colours are all that differs in the dark, and test_colours.py holds each pair of them to its contrast.
DARK_LATER = pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=SLOW)])
LOOKS = [("light", [NARROW]), ("dark", [DESK])]
REST = [("light", [PHONE, DESK]), ("dark", [NARROW, PHONE])]
EVERY_LOOK = pytest.mark.parametrize(
    ("scheme", "widths"), [*LOOKS, *(pytest.param(*rest, marks=SLOW, id=f"{rest[0]}-rest") for rest in REST)]
)
EVERY_TEMPLATE = pytest.mark.parametrize("path", TEMPLATES)


def states_are_clean(page: Page, record: Record, widths: list[int] = WIDTHS) -> None:
    """Hold the page as it stands to axe at each width, and count the states."""
    found = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        found += [f"at {width} px: {line}" for line in violations(page) + cut(page)]
    record("sum: page states checked for accessibility", len(widths))
    assert not found, "\n".join(found)


@EVERY_TEMPLATE
@EVERY_LOOK
def test_a_template_is_accessible_at_every_width(
    browser: Browser, server: PagesServer, path: str, scheme: str, widths: list[int], record_property: Record
) -> None:
    with tab(browser, server, path, color_scheme=scheme) as page:
        states_are_clean(page, record_property, widths)


def test_a_page_of_facts_is_accessible_on_the_narrowest_phone(
    browser: Browser, server: PagesServer, record_property: Record
) -> None:
    # At the other widths, light and dark, it is one of all pages in test_pages.py; each state takes long.
    with tab(browser, server, FACTS, NARROW) as page:
        states_are_clean(page, record_property, [NARROW])


@DARK_LATER
@pytest.mark.parametrize("panel", ["nav", "toc", "find"])
@pytest.mark.parametrize("width", [NARROW, pytest.param(PHONE, marks=SLOW)])
def test_menu_contents_and_search_are_accessible_when_open(
    browser: Browser, server: PagesServer, panel: str, width: int, scheme: str, record_property: Record
) -> None:
    with tab(browser, server, TOPIC, width, color_scheme=scheme) as page:
        page.locator(f"[popovertarget={panel}]:visible").first.click()
        assert page.locator(f"#{panel}:popover-open").count() == 1
        states_are_clean(page, record_property, [width])


@DARK_LATER
@pytest.mark.parametrize(("typed", "seen"), [("sleepy", ".results ol > li"), ("zzzzqqqq", ".results-none")])
@pytest.mark.parametrize(("path", "widths"), [
    (HOME, [PHONE]), (TOPIC, [NARROW]), pytest.param(TOPIC, [PHONE, DESK], marks=SLOW),
])  # fmt: skip
def test_search_is_accessible_with_results_and_without(
    browser: Browser,
    server: PagesServer,
    path: str,
    widths: list[int],
    typed: str,
    seen: str,
    scheme: str,
    record_property: Record,
) -> None:
    with tab(browser, server, path, PHONE, color_scheme=scheme) as page:
        box = "main" if path == HOME else "#find"
        if path != HOME:
            page.locator("[popovertarget=find]:visible").first.click()
        page.locator(f"{box} [name=q]").fill(typed)
        page.locator(f"{box} {seen}").first.wait_for()
        states_are_clean(page, record_property, widths)


@EVERY_LOOK
def test_a_tooltip_is_accessible(
    browser: Browser, server: PagesServer, scheme: str, widths: list[int], record_property: Record
) -> None:
    with tab(browser, server, TOPIC, color_scheme=scheme) as page:
        for width in widths:
            page.set_viewport_size({"width": width, "height": 800})
            page.locator("main").focus()
            page.locator("[role=doc-noteref]").nth(3).focus()
            assert page.locator("#tip").is_visible()
            states_are_clean(page, record_property, [width])


@DARK_LATER
@pytest.mark.parametrize(
    ("path", "typed", "widths"),
    [
        (INTERACTIONS, "fluoxetine", [NARROW]),
        (INTERACTIONS, "zzzzqqqq", [PHONE]),
        (FACTS, "half-life", [DESK]),
        (ALL_FACTS, "pk half-life", [PHONE]),
        pytest.param(INTERACTIONS, "fluoxetine", [PHONE, DESK], marks=SLOW),
        pytest.param(FACTS, "half-life", [NARROW, PHONE], marks=SLOW),
    ],
)
def test_a_filter_in_use_is_accessible(
    browser: Browser,
    server: PagesServer,
    path: str,
    typed: str,
    widths: list[int],
    scheme: str,
    record_property: Record,
) -> None:
    with tab(browser, server, path, color_scheme=scheme) as page:
        page.get_by_role("searchbox", name="Find").fill(typed)
        states_are_clean(page, record_property, widths)


@pytest.mark.parametrize("path", [
    TOPIC, *(pytest.param(path, marks=SLOW) for path in TEMPLATES if path != TOPIC),
])  # fmt: skip
@pytest.mark.parametrize("wish", ["forced-colours", "print"])
def test_what_a_reader_asks_of_the_browser_keeps_a_page_accessible(
    browser: Browser, server: PagesServer, path: str, wish: str, record_property: Record
) -> None:
    with tab(browser, server, path, PHONE) as page:
        if wish == "print":
            page.emulate_media(media="print")
        else:
            page.emulate_media(forced_colors="active")
        states_are_clean(page, record_property, [DESK] if wish == "print" else [PHONE])


@EVERY_TEMPLATE
def test_nothing_moves_for_a_reader_who_wants_that(browser: Browser, server: PagesServer, path: str) -> None:
    moving = "[...document.querySelectorAll('*')].some(e => parseFloat(getComputedStyle(e).transitionDuration))"
    with tab(browser, server, path, PHONE, reduced_motion="reduce") as page:
        assert not page.evaluate(moving)
        assert not cut(page)


@EVERY_TEMPLATE
def test_without_scripts_a_page_is_accessible_and_shows_no_dead_control(
    browser: Browser, server: PagesServer, path: str, record_property: Record
) -> None:
    with tab(browser, server, path, PHONE, java_script_enabled=False) as page:
        assert page.locator("[data-filter]:visible, [data-theme-button]:visible, [data-search]:visible").count() == 0
        assert page.locator("[popovertarget=find]:visible").count() == 0
        assert not cut(page)
    # Axe is a script itself and never ends where scripts are off, so for it the page only loses its own.
    with tab(browser, server, path, PHONE) as page:
        page.route("**/assets/*.js", lambda route: route.abort())
        page.reload()
        assert page.locator("#tip").count() == 0
        states_are_clean(page, record_property, [PHONE])


@pytest.mark.parametrize("path", [HOME, TOPIC, INTERACTIONS])
def test_without_scripts_nothing_of_the_content_is_missing(browser: Browser, server: PagesServer, path: str) -> None:
    def content(page: Page) -> list[int]:
        parts = ["h1, h2, h3", "p", "tr", "td", "figure svg", "[role=doc-noteref]", ".references li", ".foot-map a"]
        return [page.locator(part).and_(page.locator("main *, .foot-map *")).count() for part in parts]

    with tab(browser, server, path) as page, tab(browser, server, path, java_script_enabled=False) as plain:
        assert content(plain) == content(page)
        assert plain.locator("#nav :is(a, summary):visible").count() > 8


def test_without_scripts_the_menu_opens_and_a_reference_leads_to_its_source(
    browser: Browser, server: PagesServer
) -> None:
    with tab(browser, server, TOPIC, PHONE, java_script_enabled=False) as page:
        page.locator("[popovertarget=nav]:visible").click()
        assert page.locator("#nav:popover-open").count() == 1
        page.keyboard.press("Escape")
        page.locator("[role=doc-noteref]").first.click()
        entry = page.locator(".references li:target")
        assert box(entry)["y"] < 800


@EVERY_TEMPLATE
@pytest.mark.parametrize("width", [NARROW, DESK])
def test_controls_are_large_enough_to_hit(browser: Browser, server: PagesServer, path: str, width: int) -> None:
    with tab(browser, server, path, width) as page:
        small = page.evaluate("""() => [...document.querySelectorAll(
            "button, input, select, summary, nav a, .urgent, .urgent-row, .foot a, .dial [href^=tel]")]
          .filter(one => one.checkVisibility() && one.getClientRects().length)
          .map(one => [one.getBoundingClientRect(), one.textContent.trim()])
          .filter(([box]) => Math.min(box.width, box.height) < 24)
          .map(([box, text]) => `${text}: ${box.width} by ${box.height} px`)""")
        assert not small, "\n".join(small)


def test_a_heading_and_the_link_to_it_are_read_as_the_words_of_the_heading(
    browser: Browser, server: PagesServer
) -> None:
    with tab(browser, server, TOPIC) as page:
        for words in ("In short", "How common is each side effect?", "References"):
            heading = page.locator("main").get_by_role("heading", name=words, exact=True)
            link = heading.get_by_role("link", name=words, exact=True)
            assert link.get_attribute("href") == f"#{heading.get_attribute('id')}"
        assert page.locator("h1 a").count() == 0


@pytest.mark.parametrize(("path", "name"), [(HOME, "home"), (TOPIC, "side-effects"), (INTERACTIONS, "interactions")])
def test_what_is_read_aloud_and_in_which_order(browser: Browser, server: PagesServer, path: str, name: str) -> None:
    with tab(browser, server, path) as page:
        outline = spoken(page)
    kept = EXPECTED / f"{name}.txt"
    if os.environ.get("UPDATE_EXPECTED"):
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(outline, "utf-8")
    assert outline == kept.read_text("utf-8"), f"not as in {kept.name}; to renew it, see the top of this file"


SPOKEN = (
    r"banner|navigation|main|contentinfo|complementary|region|search|heading|figure|table|img|button|searchbox|status"
)


def spoken(page: Page) -> str:
    """The accessibility tree down to landmarks, headings, figures, tables and controls, a line each.

    Without the numbers of references, which change with every source that is cited further up.
    """
    lines = re.sub("\N{WORD JOINER}\\[\\d+\\]", "", page.locator("body").aria_snapshot()).splitlines()
    kept = [line for line in lines if re.match(rf" *- '?({SPOKEN})\b", line)]
    return "\n".join(re.sub(r"(?<=.{100}).*|:$", "", line) for line in kept) + "\n"
