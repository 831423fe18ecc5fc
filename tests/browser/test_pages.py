"""The built site in a real browser: nothing fails, nothing leaves it, every link holds, everyone can use it."""

import json
import re
from pathlib import Path

import pytest
from axe import violations
from pages_server import PagesServer
from playwright.sync_api import Browser, Page, expect
from site_pages import DESK, INTERACTIONS, NARROW, OVERDOSE, PHONE, page_files
from tabs import tab, until
from visitor import Visitor

EVERY_PAGE = pytest.mark.parametrize("file", page_files())
SLOW = pytest.mark.slow  # what breaks at one width breaks in a template, which the quick tests hold to all
FOUND = ".results ol > li > a[href]"


@EVERY_PAGE
@pytest.mark.parametrize("width", [NARROW, pytest.param(PHONE, marks=SLOW), pytest.param(DESK, marks=SLOW)])
def test_a_page_loads_without_a_fault_and_its_links_hold(visitor: Visitor, file: str, width: int) -> None:
    visitor.open(file, width)
    faults = visitor.faults(file)
    assert not faults, "\n".join(faults)


@pytest.mark.slow  # each template is held to the same rules in test_accessibility.py
@EVERY_PAGE
@pytest.mark.parametrize(("scheme", "width"), [("light", DESK), ("dark", PHONE)])
def test_a_page_has_no_accessibility_violation(visitor: Visitor, file: str, scheme: str, width: int) -> None:
    assert violations(visitor.open(file, width, scheme)) == []


def test_every_link_among_the_results_of_a_search_holds(visitor: Visitor) -> None:
    file = f"{OVERDOSE}index.html"
    page = visitor.open(file)
    page.locator("button[popovertarget=find]:visible").first.click()
    for query in ("overdose", "half-life", "stop"):
        page.locator("#find [name=q]").fill(query)
        page.locator(f"#find [data-drawn={query}] {FOUND}").first.wait_for()
        assert visitor.faults(file) == [], query
    assert violations(page) == []


# What a filter shows and hides.
ROWS = "main :is(tbody tr, .terms li):visible"


@pytest.mark.parametrize(("file", "typed", "row"), [
    ("safety/interactions/index.html", "percocet", "Oxycodone"),
    ("reference/facts/pharmacokinetics/index.html", "half-life pk-half-life", "pk-half-life"),
    ("reference/facts/index.html", "pk half-life", "pk-half-life"),
])  # fmt: skip
def test_a_filter_narrows_the_page_and_says_how_far(visitor: Visitor, file: str, typed: str, row: str) -> None:
    page = visitor.open(file, PHONE)
    whole = page.locator(ROWS).count()
    page.get_by_role("searchbox", name="Find").fill(typed)
    shown = page.locator(ROWS)
    assert 0 < shown.count() < whole
    expect(shown.filter(has_text=row).first).to_contain_text(row, use_inner_text=True)
    assert page.locator(".filter-count").inner_text().startswith(str(shown.count()))
    page.get_by_role("searchbox", name="Find").fill("")
    assert page.locator(ROWS).count() == whole


@pytest.mark.parametrize(("typed", "row"), [
    ("St John\u2019s wort", "St John's wort"), ("acetaminophen", "aracetamol"), ("tramadoll", "Tramadol"),
    ("birth control", "ontracepti"), ("opioids,", "pioid"), ("marijuana", "annabis"),
])  # fmt: skip
def test_a_filter_knows_other_names_and_misspellings(
    browser: Browser, server: PagesServer, typed: str, row: str
) -> None:
    with tab(browser, server, INTERACTIONS) as page:
        page.locator("#q-filter").fill(typed)
        expect(page.locator(".filter-count")).to_contain_text("row")
        shown = page.locator("main tbody tr:visible")
        assert any(row in text for text in shown.all_inner_texts())


def test_nothing_in_the_tables_is_not_said_to_be_safe(browser: Browser, server: PagesServer) -> None:
    with tab(browser, server, INTERACTIONS) as page:
        page.locator("#q-filter").fill("qwzxqwzx")
        count = page.locator(".filter-count")
        expect(count).to_contain_text("That does not mean it is safe: ask a pharmacist.")
        assert count.get_by_role("link").get_attribute("href") == f"{server.url}#q=qwzxqwzx"


@pytest.mark.parametrize(("typed", "names"), [
    ("methadone or buprenorphine", ["Methadone", "Buprenorphine"]),
    ("buprenorphine and methadone", ["Methadone", "Buprenorphine"]),
    ("tramadol, sertraline", ["Tramadol", "Sertraline"]),
    ("tramadol/sertraline", ["Tramadol", "Sertraline"]),
    ("tramadoll + Zoloft", ["Tramadol", "Sertraline"]),
    # Of a group, all that stand in it, not only the rows whose text says its name
    ("opioid", ["Oxycodone", "Methadone", "Tramadol"]),
    ("ssri or opioid", ["Oxycodone", "Sertraline"]),
    ("heart and blood pressure", ["Propranolol", "Digoxin"]),
    ("NSAID", ["Ibuprofen"]),
])  # fmt: skip
def test_a_filter_answers_for_several_medicines_and_for_a_group(
    browser: Browser, server: PagesServer, typed: str, names: list[str]
) -> None:
    with tab(browser, server, INTERACTIONS) as page:
        page.locator("#q-filter").fill(typed)
        expect(page.locator(".filter-count")).to_contain_text(re.compile(r"^[1-9]\d* rows?( for .*)?$"))
        until(page, lambda: all(_row(page, name) for name in names))


def test_one_of_several_that_is_not_there_is_named(browser: Browser, server: PagesServer) -> None:
    with tab(browser, server, INTERACTIONS) as page:
        page.locator("#q-filter").fill("codeine or qwzxqwzx")
        count = page.locator(".filter-count")
        expect(count).to_contain_text("“qwzxqwzx”: Not in these tables. That does not mean it is safe")
        assert count.inner_text()[0].isdigit()
        assert count.get_by_role("link").get_attribute("href") == f"{server.url}#q=qwzxqwzx"


def test_every_word_the_page_is_known_by_has_rows_or_leads_to_the_part_that_tells_more(
    browser: Browser, server: PagesServer, site: Path
) -> None:
    pages = json.loads((site / "search/titles.json").read_text("utf-8"))
    sections = next(page["sections"] for page in pages if page.get("path") == INTERACTIONS).split("\n")[1:]
    known = [
        (line.split("\t")[0], word.strip()) for line in sections for word in (line + "\t").split("\t")[1].split(",")
    ]
    known = [(title, word) for title, word in known if word]
    assert len(known) > 200
    faults = []
    with tab(browser, server, INTERACTIONS) as page:
        box, count = page.locator("#q-filter"), page.locator(".filter-count")
        box.fill("Zoloft")
        expect(count).to_have_text(re.compile(r"^\d+ rows?$"))
        # What the page has no row for is told once the index has come.
        box.fill("qwzxqwzx")
        expect(count).to_contain_text("does not mean it is safe", timeout=30_000)
        for title, word in known:
            box.fill(word)
            said = count.inner_text()
            if re.fullmatch(r"[1-9]\d* rows?", said):
                continue
            link = count.get_by_role("link")
            part = page.locator(str(link.get_attribute("href"))) if said.endswith(title) else None
            if not part or not part.is_visible() or "does not mean it is safe" not in said:
                faults.append(f"{word}: {said}")
    assert faults == []


def _row(page: Page, name: str) -> bool:
    return page.locator("main tbody tr:visible > th").filter(has_text=name).count() > 0


@pytest.mark.parametrize(("width", "beside"), [(DESK, True), (PHONE, False)])
def test_interactions_are_a_table_on_a_desk_and_cards_on_a_phone(visitor: Visitor, width: int, beside: bool) -> None:
    row = visitor.open("safety/interactions/index.html", width).locator("table.wide tbody tr").first
    name, effect = (box for box in (row.locator("> *").nth(i).bounding_box() for i in (0, 1)) if box)
    assert (effect["x"] >= name["x"] + name["width"]) is beside


def test_a_telephone_number_stays_on_one_line(visitor: Visitor) -> None:
    numbers = visitor.open("help/index.html", PHONE).locator("main a[href^='tel:']:visible")
    lines = numbers.evaluate_all("links => links.map(link => link.getClientRects().length)")
    assert len(lines) > 40
    assert set(lines) == {1}
