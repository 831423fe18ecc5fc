"""Parts of a page that are there when they have something in them, and say what they are."""

import io
import unicodedata
from pathlib import Path

import pytest
from chromium import launch
from lxml import html
from pages_server import PagesServer
from playwright.sync_api import Browser
from pypdf import PdfReader
from site_pages import ALL_FACTS, DESK, FACTS, HOME, INTERACTIONS, PHONE, TOPIC, page_files
from tabs import box, tab


@pytest.mark.parametrize("file", page_files())
def test_a_button_for_the_contents_opens_a_list_with_something_in_it(site: Path, file: str) -> None:
    page = html.parse(str(site / file))
    buttons = page.xpath("//button[@popovertarget='toc'][not(@popovertargetaction)]")
    lists = page.xpath("//nav[@id='toc']")
    assert len(buttons) <= len(lists)
    assert all(one.xpath(".//li/a") for one in lists)


def test_the_contents_mark_no_part_that_a_filter_hides(browser: Browser, server: PagesServer) -> None:
    with tab(browser, server, INTERACTIONS) as page:
        page.get_by_role("searchbox", name="Find").fill("fluoxetine")
        page.mouse.wheel(0, 50)
        marked = page.locator(".toc [aria-current]")
        page.wait_for_timeout(200)
        assert "References" not in marked.all_inner_texts()


def test_without_scripts_the_menu_stands_at_the_edge(browser: Browser, server: PagesServer) -> None:
    with tab(browser, server, TOPIC, PHONE, java_script_enabled=False) as page:
        menu = box(page.locator(".tool-menu"))
        assert menu["x"] + menu["width"] > PHONE - 30


def test_a_tooltip_leaves_room_for_a_scrollbar(browser: Browser, server: PagesServer) -> None:
    shown = launch(browser.browser_type, ignore_default_args=["--hide-scrollbars"])
    with tab(shown, server, TOPIC, 600) as page:
        assert page.evaluate("innerWidth - document.documentElement.clientWidth") > 5
        for ref in page.locator("main p [role=doc-noteref]").all()[:12]:
            ref.focus()
            assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    shown.close()


def test_a_cell_is_as_tall_as_its_label(browser: Browser, server: PagesServer) -> None:
    with tab(browser, server, "uses/trials/", DESK) as page:
        heights = page.locator(".wide tbody td").first.evaluate("""cell => {
            cell.dataset.label = "What was taken, by whom, and for how long";
            return [cell.clientHeight, parseFloat(getComputedStyle(cell, "::before").height)];
        }""")
        assert heights[0] >= heights[1] > 30


def test_on_paper_a_page_is_white_without_a_tooltip_and_says_what_a_filter_left_out(
    browser: Browser, server: PagesServer
) -> None:
    with tab(browser, server, INTERACTIONS, color_scheme="dark") as page:
        page.get_by_role("searchbox", name="Find").fill("fluoxetine")
        page.locator("[role=doc-noteref]:visible").first.focus()
        said = page.locator("#tip").inner_text()[:40]
        page.emulate_media(media="print", color_scheme="dark")
        assert page.locator("#tip").is_hidden()
        assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"
        text = " ".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages)
        assert said not in text.split("References")[0]
        assert "fluoxetine” is printed" in " ".join(unicodedata.normalize("NFKC", text).split())
    with tab(browser, server, INTERACTIONS) as page:
        said = "getComputedStyle(document.querySelector('.filter'), '::before').content"
        page.emulate_media(media="print")
        assert page.locator(".filter").is_hidden()
        page.get_by_role("searchbox", name="Find", include_hidden=True).evaluate(
            "box => { box.value = 'fluoxetine'; box.dispatchEvent(new Event('input', { bubbles: true })); }"
        )
        assert "is printed" in page.evaluate(said)
        assert page.locator(".filter").is_visible()


@pytest.mark.parametrize("path", [TOPIC, INTERACTIONS, ALL_FACTS, FACTS, HOME])
@pytest.mark.parametrize("mark", ["#50%", "#%E0%A4%A", "?q=50%", "#q=%"])
def test_a_percent_sign_in_the_address_breaks_nothing(
    browser: Browser, server: PagesServer, path: str, mark: str
) -> None:
    # A tab fails on any error of a script.
    with tab(browser, server, f"{path}{mark}") as page:
        if path in (TOPIC, INTERACTIONS):
            page.locator("main [role=doc-noteref]").first.focus()
            assert page.locator("#tip").is_visible()
        if path in (INTERACTIONS, FACTS):
            page.locator("#q-filter").fill("zzzz")
            assert page.locator("main tbody tr:visible").count() == 0
        page.locator(".top [data-theme-button]").click()
        assert page.locator("html").get_attribute("data-theme") == "light"


def test_a_stored_appearance_of_another_time_breaks_nothing(browser: Browser, server: PagesServer) -> None:
    # A tab fails on any error of a script.
    with tab(browser, server, TOPIC) as page:
        page.evaluate("localStorage['clonazepam-theme'] = 'sepia'")
        page.reload()
        assert page.locator(".top [data-theme-button]").inner_text() == "Auto"
        assert page.evaluate("localStorage['clonazepam-theme'] ?? ''") == ""
        page.locator(".top [data-theme-button]").click()
        assert page.locator("html").get_attribute("data-theme") == "light"
