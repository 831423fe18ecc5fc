"""Every fact stands on one page, and its lasting address in the list of all facts leads there."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html
from pages_server import PagesServer
from playwright.sync_api import Browser, Page, expect
from root import DATA, ROOT
from site_pages import ALL_FACTS, FACTS, PHONE
from tabs import tab

from evidence.load import load_cached
from rendering.listing import expand, fact_addresses

EVIDENCE, _ = load_cached(DATA)
IDS = [id_ for ids in EVIDENCE.topics.values() for id_ in ids]
FACT = "pk-tmax"
GROUND = "entry => getComputedStyle(entry).backgroundColor"


@pytest.fixture(scope="module")
def hub(site: Path) -> html.HtmlElement:
    return html.fromstring((site / ALL_FACTS / "index.html").read_bytes())


@pytest.fixture(scope="module")
def parts(site: Path) -> dict[str, html.HtmlElement]:
    """Each page of facts by its address from the list."""
    folder = site / ALL_FACTS
    return {f"{path.parent.name}/": html.fromstring(path.read_bytes()) for path in folder.glob("*/index.html")}


def test_every_fact_stands_in_a_row_of_exactly_one_page(parts: dict[str, html.HtmlElement]) -> None:
    rows = [str(id_) for part in parts.values() for id_ in part.xpath("//tbody/tr/th//@id")]
    assert len(IDS) > 1000
    assert Counter(rows) == Counter(IDS)


def test_the_lasting_address_of_every_fact_is_a_link_to_its_row(
    hub: html.HtmlElement, parts: dict[str, html.HtmlElement]
) -> None:
    items = hub.xpath("//div[@class='terms']//li")
    assert Counter(item.get("id") for item in items) == Counter(IDS)
    places = {f"{address}#{id_}": id_ for address, part in parts.items() for id_ in part.xpath("//tbody//@id")}
    for item in items:
        [link] = item
        assert link.text == item.get("id") == places[link.get("href")]


def test_a_row_gives_the_lasting_address_of_its_fact(parts: dict[str, html.HtmlElement]) -> None:
    given = {link.get("id"): link.get("href") for part in parts.values() for link in part.xpath("//tbody//a[@id]")}
    assert given == {id_: f"../#{id_}" for id_ in IDS}


def test_the_list_leads_to_the_page_of_every_topic_and_counts_its_facts(
    hub: html.HtmlElement, parts: dict[str, html.HtmlElement]
) -> None:
    told = {link.get("href"): (link.text, link.tail) for link in hub.xpath("//h2/following-sibling::p[1]/a")}
    assert {address: told.get(address) for address in parts} == {
        address: (part.xpath("string(//h1)"), f": {len(part.xpath('//tbody/tr'))}, each with its source.")
        for address, part in parts.items()
    }


def test_a_fact_that_moves_to_another_topic_keeps_its_address() -> None:
    id_, *others = EVIDENCE.topics["history"]
    assert f"- [{id_}](history.md#{id_})\n{{#{id_} data-fact={id_}}}" in fact_addresses(EVIDENCE, "history", ROOT)
    topics = {**EVIDENCE.topics, "history": tuple(others), "law": (*EVIDENCE.topics["regulation"], id_)}
    moved = replace(EVIDENCE, topics={**topics, "regulation": topics["law"]})
    assert f"(history.md#{id_})" not in "".join(fact_addresses(moved, "history", ROOT))
    lines = list(fact_addresses(moved, "regulation", ROOT))
    assert lines[0] == f"[Facts on law](regulation.md): {len(EVIDENCE.topics['regulation']) + 1}, each with its source."
    assert f"- [{id_}](regulation.md#{id_})\n{{#{id_} data-fact={id_}}}" in lines


def test_a_topic_without_a_page_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"history\.md"):
        expand("[[fact-addresses: history]]", EVIDENCE, tmp_path)


def test_a_topic_that_is_not_there_stays_visible() -> None:
    assert expand("[[fact-addresses: nowhere]]", EVIDENCE, ROOT) == ["[[fact-addresses: nowhere]]"]


def test_an_address_in_the_list_leads_on_and_back_leads_out(browser: Browser, server: PagesServer) -> None:
    with tab(browser, server, "about/", PHONE) as page:
        page.goto(f"{server.url}{ALL_FACTS}#{FACT}")
        arrived(page, f"{server.url}{FACTS}#{FACT}")
        page.go_back()
        expect(page).to_have_url(f"{server.url}about/")


def test_a_link_within_the_list_leads_on_and_back_to_the_list(browser: Browser, server: PagesServer) -> None:
    with tab(browser, server, ALL_FACTS) as page:
        page.evaluate("id => { location.hash = id }", FACT)
        arrived(page, f"{server.url}{FACTS}#{FACT}")
        page.go_back()
        expect(page).to_have_url(f"{server.url}{ALL_FACTS}")


@pytest.mark.parametrize("anchor", ["", "#overdose", "#content", "#no-such-fact", "#%"])
def test_any_other_address_stays_in_the_list(browser: Browser, server: PagesServer, anchor: str) -> None:
    with tab(browser, server, ALL_FACTS + anchor) as page:
        expect(page.locator(".filter-count")).to_have_text(f"{len(IDS)} ids")
        page.wait_for_timeout(300)
        assert page.url == f"{server.url}{ALL_FACTS}{anchor}"


def test_without_scripts_an_address_lands_on_its_marked_link(browser: Browser, server: PagesServer) -> None:
    with tab(browser, server, f"{ALL_FACTS}#{FACT}", PHONE, java_script_enabled=False) as page:
        assert page.url == f"{server.url}{ALL_FACTS}#{FACT}"
        entry = page.locator("main :target")
        expect(entry).to_be_in_viewport()
        assert entry.evaluate(GROUND) != page.locator(".terms li").first.evaluate(GROUND)
        entry.get_by_role("link").click()
        arrived(page, f"{server.url}{FACTS}#{FACT}")


def arrived(page: Page, address: str) -> None:
    """The page is there, and what it was opened for is in sight."""
    expect(page).to_have_url(address)
    expect(page.locator("main :target")).to_be_in_viewport()
