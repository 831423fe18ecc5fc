"""A translated page still works: the browser has put elements of its own around all words, and ids stay as they are."""

import pytest
from pages_server import PagesServer
from playwright.sync_api import Browser, Page, expect
from site_pages import ALL_FACTS, FACTS, HOME, INTERACTIONS, STOPPING
from tabs import tab

# What Google Translate does: each text goes into two <font>, and says something else.
TRANSLATE = """() => {
  const texts = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const { data, parentElement } = walk.currentNode;
    if (data.trim() && !parentElement.closest('script, style, [translate=no]')) texts.push(walk.currentNode);
  }
  for (const text of texts) {
    const outer = document.createElement('font'), inner = document.createElement('font');
    text.replaceWith(outer);
    outer.append(inner);
    inner.append(`\\u00e9${text.data}`);
  }
}"""


def reported(page: Page) -> str | None:
    """The fact that the report of a mistake names."""
    fact: str | None = page.evaluate("new URL(document.querySelector('.report a').href).searchParams.get('fact')")
    return fact


def test_references_still_open_and_the_report_names_their_fact(browser: Browser, server: PagesServer) -> None:
    with tab(browser, server, STOPPING) as page:
        page.evaluate(TRANSLATE)
        page.locator("main [role=doc-noteref]").first.focus()
        expect(page.locator("#tip")).to_be_visible()
        assert len(reported(page) or "") > 20
        first = reported(page)
        page.evaluate("() => { location.hash = document.querySelectorAll('.references li[id]')[3].id; }")
        page.wait_for_function(
            "was => new URL(document.querySelector('.report a').href).searchParams.get('fact') !== was", arg=first
        )


@pytest.mark.parametrize("path", [FACTS, ALL_FACTS])
def test_the_id_of_a_fact_is_never_translated(browser: Browser, server: PagesServer, path: str) -> None:
    with tab(browser, server, path) as page:
        page.evaluate(TRANSLATE)
        assert page.locator("#pk-tmax").text_content() == "pk-tmax"
        assert page.locator(".wordmark b").text_content() == "clonazepam"


def test_search_and_the_box_of_a_page_still_answer(browser: Browser, server: PagesServer) -> None:
    with tab(browser, server, HOME) as page:
        page.evaluate(TRANSLATE)
        page.locator("main [name=q]").fill("alcohol")
        expect(page.locator("main .results ol > li > a").first).to_be_visible()
    with tab(browser, server, INTERACTIONS) as page:
        page.evaluate(TRANSLATE)
        page.locator("#q-filter").fill("tramadol")
        expect(page.locator("main tbody tr:visible").first).to_contain_text("Tramadol")
