"""The box and its list: keys, addresses, what is announced and marked, and what helps when nothing is found."""

import re

import pytest
from pages_server import PagesServer
from playwright.sync_api import Page, expect
from search_box import TYPE
from tabs import until


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
