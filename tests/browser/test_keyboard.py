"""With keys alone: every stop reachable in order and seen, panels that open, close and give the focus back."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from pages_server import PagesServer
from playwright.sync_api import Browser, Page
from site_pages import DESK, FACTS, HOME, INTERACTIONS, MISSING, NARROW, OVERDOSE, PHONE, PORTUGUESE, SPANISH, TOPIC
from tabs import box, tab

# Gives each stop its number in the source order, so that a walk can be compared with it.
STOPS = """() => {
  const stops = [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")]
    .filter(one => one.checkVisibility({ visibilityProperty: true }) && !one.disabled && one.tabIndex >= 0);
  stops.forEach((one, number) => { one.walked = number; });
  return stops.map(one => one.textContent.trim() || one.id || one.name);
}"""
# Where the focus is: its number, and what is wrong with how it is seen there.
HERE = """() => {
  const one = document.activeElement, faults = [];
  if (one === document.body) return null;
  const ring = getComputedStyle(one.closest(".search-row") && one.matches("input") ? one.closest(".search-row") : one);
  if (ring.outlineStyle === "none" || parseFloat(ring.outlineWidth) < 2) faults.push("shows no focus ring");
  const boxes = [...one.getClientRects()];
  const seen = boxes.some(({ left, right, top, bottom }) => {
    const x = (left + right) / 2, y = (top + bottom) / 2;
    const top_most = document.elementFromPoint(x, y);
    return top_most && (one.contains(top_most) || top_most.contains(one));
  });
  if (!seen) faults.push("is off the screen or covered");
  return { number: one.walked ?? -1, name: one.textContent.trim() || one.id, faults };
}"""


def walk(page: Page, key: str = "Tab", most: int = 900) -> list[dict[str, Any]]:
    """Press the key until the focus has gone round or left the page; where it was, in order."""
    stops: list[dict[str, Any]] = []
    for _ in range(most):
        page.keyboard.press(key)
        here = page.evaluate(HERE)
        if here is None or (stops and here["number"] == stops[0]["number"]):
            return stops
        stops.append(here)
    pytest.fail(f"the focus does not come round in {most} steps; it is at {stops[-1]}")


# A key costs two questions to the browser, and the longest pages have hundreds of stops: these are walked once a week.
@pytest.mark.parametrize(("path", "width"), [
    (HOME, DESK), (TOPIC, NARROW), (OVERDOSE, PHONE), (MISSING, DESK),
    (SPANISH[0], DESK), (PORTUGUESE[1], PHONE),
    *(pytest.param(*walk, marks=pytest.mark.slow) for walk in ((HOME, PHONE), (TOPIC, DESK), (INTERACTIONS, PHONE))),
])  # fmt: skip
def test_every_stop_is_reached_in_order_and_seen(browser: Browser, server: PagesServer, path: str, width: int) -> None:
    with tab(browser, server, path, width) as page:
        names = page.evaluate(STOPS)
        stops = walk(page)
        assert stops[0]["name"] in {"Skip to the text", "Ir al texto", "Ir para o texto"}
        faults = [f"{stop['name']} {fault}" for stop in stops for fault in stop["faults"]]
        assert not faults, "\n".join(faults)
        assert [stop["number"] for stop in stops] == list(range(len(names)))


def test_shift_and_tab_reach_the_same_stops_backwards(browser: Browser, server: PagesServer) -> None:
    with tab(browser, server, OVERDOSE, PHONE) as page:
        count = len(page.evaluate(STOPS))
        stops = walk(page, "Shift+Tab")
        assert [stop["number"] for stop in stops] == list(reversed(range(count)))
        assert not [stop for stop in stops if stop["faults"]]


def test_the_skip_link_leads_to_the_text(browser: Browser, server: PagesServer) -> None:
    with tab(browser, server, TOPIC) as page:
        page.keyboard.press("Tab")
        assert focused(page) == "skip"
        page.keyboard.press("Enter")
        assert focused(page) == "content"
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("panel", ["nav", "toc"])
def test_a_panel_of_the_phone_opens_and_closes_and_gives_the_focus_back(
    browser: Browser, server: PagesServer, panel: str
) -> None:
    with tab(browser, server, TOPIC, PHONE) as page:
        opener = page.locator(f"[popovertarget={panel}]:visible")
        opener.focus()
        page.keyboard.press("Enter")
        assert is_open(page, panel)
        page.keyboard.press("Tab")
        assert within(page, panel)
        page.keyboard.press("Escape")
        assert not is_open(page, panel)
        assert opener.evaluate("one => one === document.activeElement")

        page.keyboard.press("Enter")
        page.locator(f"#{panel} [popovertargetaction=hide]").focus()
        page.keyboard.press("Enter")
        assert not is_open(page, panel)
        assert opener.evaluate("one => one === document.activeElement")


@pytest.mark.parametrize(("panel", "key"), [("nav", "Tab"), ("toc", "Tab"), ("nav", "Shift+Tab"), ("find", "Tab")])
def test_the_focus_leaves_a_panel_without_being_covered_by_it(
    browser: Browser, server: PagesServer, panel: str, key: str
) -> None:
    with tab(browser, server, TOPIC, PHONE) as page:
        page.locator(f"[popovertarget={panel}]:visible").focus()
        page.keyboard.press("Enter")
        if not within(page, panel):
            page.keyboard.press("Tab")
        for _ in range(80):
            here = page.evaluate(HERE)
            assert not here["faults"], here
            if not within(page, panel):
                break
            page.keyboard.press(key)
        else:
            pytest.fail("the panel holds the focus")
        assert not is_open(page, panel)


@pytest.mark.parametrize("panel", ["nav", "toc"])
def test_without_scripts_a_panel_gives_way_to_the_focus_and_comes_back_with_it(
    browser: Browser, server: PagesServer, panel: str
) -> None:
    with tab(browser, server, TOPIC, PHONE, java_script_enabled=False) as page:
        page.locator(f"[popovertarget={panel}]:visible").focus()
        page.keyboard.press("Enter")
        shown = page.locator(f"#{panel}")
        assert shown.is_visible()
        for _ in range(80):
            page.keyboard.press("Tab")
            if not within(page, panel):
                break
            assert shown.is_visible()
        assert shown.is_hidden()
        assert not page.evaluate(HERE)["faults"]
        page.keyboard.press("Shift+Tab")
        assert page.evaluate(f"document.activeElement.matches('[popovertarget={panel}]')")
        assert shown.is_visible()
        page.keyboard.press("Escape")
        assert not is_open(page, panel)


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_search_opens_lists_and_closes_by_key(browser: Browser, server: PagesServer, width: int) -> None:
    with tab(browser, server, TOPIC, width) as page:
        opener = page.locator("[popovertarget=find]:visible").first
        opener.focus()
        page.keyboard.press("Enter")
        assert focused(page) == "q-find"
        page.keyboard.type("alcohol")
        page.locator("#find [data-drawn=alcohol] .results ol a").first.wait_for()
        page.keyboard.press("ArrowDown")
        assert page.evaluate("document.activeElement.closest('.results') !== null")
        page.keyboard.press("ArrowUp")
        assert focused(page) == "q-find"
        page.keyboard.press("Escape")
        if is_open(page, "find"):  # the first Escape empties a search box
            page.keyboard.press("Escape")
        assert not is_open(page, "find")
        assert opener.evaluate("one => one === document.activeElement")


def test_the_slash_key_opens_search_and_can_be_switched_off(browser: Browser, server: PagesServer) -> None:
    with tab(browser, server, TOPIC) as page:
        page.keyboard.press("/")
        assert is_open(page, "find")
        assert focused(page) == "q-find"
        assert page.locator("#q-find").input_value() == ""
        page.locator("[data-slash-button]").click()
        page.keyboard.press("Escape")
        page.keyboard.press("/")
        assert not is_open(page, "find")
        page.reload()
        page.keyboard.press("/")
        assert not is_open(page, "find")


def test_no_other_single_key_does_anything(browser: Browser, server: PagesServer) -> None:
    with tab(browser, server, TOPIC) as page:
        before = page.evaluate("[location.href, document.querySelectorAll(':popover-open').length, scrollY]")
        for key in "abcdefghijklmnopqrstuvwxyz0123456789?.,;":
            page.keyboard.press(key)
        assert page.evaluate("[location.href, document.querySelectorAll(':popover-open').length, scrollY]") == before


def test_a_tooltip_opens_by_key_and_closes_on_escape(browser: Browser, server: PagesServer) -> None:
    with tab(browser, server, TOPIC) as page:
        page.locator(".lead [role=doc-noteref]").first.focus()
        assert page.locator("#tip").is_visible()
        assert page.evaluate("document.activeElement.getAttribute('aria-describedby')") == "tip"
        page.keyboard.press("Escape")
        assert page.locator("#tip").is_hidden()
        assert page.evaluate("document.activeElement.getAttribute('role') === 'doc-noteref'")


def test_a_tooltip_names_the_fact_and_the_source_that_stands_above_it(browser: Browser, server: PagesServer) -> None:
    with tab(browser, server, TOPIC) as page:
        ref = page.locator(".clinical [role=doc-noteref]").first
        ref.focus()
        entry = page.locator(f"[id='{str(ref.get_attribute('href'))[1:]}']")
        source = entry.locator("xpath=../../p")
        said = " ".join(f"{entry.text_content()} {source.text_content()}".replace("↑", "").split())
        assert " ".join(page.locator("#tip").inner_text().split()) == said
        assert page.locator("#tip a").get_attribute("href") == source.locator("a").get_attribute("href")
        assert "Checked" in said


def test_a_reference_that_is_jumped_to_stands_below_its_source(browser: Browser, server: PagesServer) -> None:
    with tab(browser, server, TOPIC, PHONE) as page:
        last = page.locator(".references li:nth-child(8)").first
        page.goto(f"{page.url}#{last.get_attribute('id')}")
        source = box(page.locator(".references div:has(:target) > p"))
        entry = box(page.locator(".references li:target"))
        assert source["y"] >= 0
        assert source["y"] + source["height"] <= entry["y"] < 300


def test_a_tooltip_stays_while_pointed_at(browser: Browser, server: PagesServer) -> None:
    with tab(browser, server, TOPIC) as page:
        page.locator(".lead [role=doc-noteref]").first.hover()
        assert page.locator("#tip").is_visible()
        page.locator("#tip").hover()
        page.wait_for_timeout(500)
        assert page.locator("#tip").is_visible()
        page.keyboard.press("Escape")
        assert page.locator("#tip").is_hidden()
        page.locator(".lead [role=doc-noteref]").first.hover()
        page.locator("h1").hover()
        page.locator("#tip").wait_for(state="hidden")


def test_a_report_of_a_mistake_names_the_page_and_the_fact_last_looked_at(
    browser: Browser, server: PagesServer
) -> None:
    def reported(page: Page) -> dict[str, list[str]]:
        return parse_qs(urlsplit(str(page.locator(".report a").first.get_attribute("href"))).query)

    with tab(browser, server, TOPIC) as page:
        assert set(reported(page)) == {"template", "page"}
        refs = page.locator("[role=doc-noteref]")
        address, other_address = (str(refs.nth(n).get_attribute("href")) for n in (0, 3))
        first, other = (
            str(page.locator(at).evaluate("fact => fact.firstChild.data")).strip() for at in (address, other_address)
        )
        refs.nth(0).focus()
        assert reported(page)["fact"] == [first]
        assert reported(page)["page"][0].endswith(TOPIC)
        refs.nth(0).click()
        page.locator("li:target [role=doc-backlink]").click()
        assert reported(page)["fact"] == [first]
        page.goto(page.url.split("#")[0] + other_address)
        assert reported(page)["fact"] == [other]
        page.reload()
        assert reported(page)["fact"] == [other]
    with tab(browser, server, FACTS) as page:
        own = str(page.locator("tbody a[id]").nth(9).get_attribute("id"))
    with tab(browser, server, f"{FACTS}#{own}") as page:
        assert reported(page)["fact"] == [own]
    with tab(browser, server, f"{TOPIC}#in-short") as page:
        assert "fact" not in reported(page)


def test_a_touch_on_a_reference_leads_to_the_list(browser: Browser, server: PagesServer) -> None:
    with tab(browser, server, TOPIC, PHONE, has_touch=True, is_mobile=True) as page:
        ref = page.locator(".lead [role=doc-noteref]").first
        ref.tap()
        page.wait_for_url(f"**{ref.get_attribute('href')}")
        top = box(page.locator(".references li:target"))["y"]
        assert 0 <= top < 800


def focused(page: Page) -> str:
    """The id of what has the focus, or its class."""
    return str(page.evaluate("document.activeElement.id || document.activeElement.className"))


def is_open(page: Page, panel: str) -> bool:
    return page.locator(f"#{panel}:popover-open").count() == 1


def within(page: Page, panel: str) -> bool:
    return bool(page.evaluate(f"document.getElementById('{panel}').contains(document.activeElement)"))
