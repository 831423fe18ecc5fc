"""Search while its files are still coming, and when they never do."""

from pathlib import Path

import pytest
from pages_server import PagesServer
from playwright.sync_api import Page, Route, expect
from tabs import until

from publishing.search import TITLES


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
