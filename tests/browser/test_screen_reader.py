"""What is heard of a page: Chromium and Firefox tell a screen reader the same, and that is what its HTML says."""

import difflib
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import ChromiumWindow
from drivers import find_program, open_window
from lxml import html
from machine import required
from pages_server import PagesServer
from playwright.sync_api import Browser
from screen_reader import LANDMARKS, Heard, cells, lines, listen, squeeze
from site_pages import DESK, HELP, HOME, INTERACTIONS, OVERDOSE, PHONE, TOPIC
from webdriver import ENTER, ESCAPE, Window

MISSED, SOURCES = "taking/missed-or-extra-doses/", "reference/sources/"
PAGES = [HOME, OVERDOSE, TOPIC, INTERACTIONS, MISSED, HELP, SOURCES]
NAMED = [*LANDMARKS[5:7], "link", "button", "heading", "image", "searchbox", "disclosure", "columnheader", "rowheader"]
# In the text of a page: what scripts fill in, what has a name instead of its words, and what is not shown.
NOT_TEXT = "self::script or self::style or self::svg or self::form or self::template or @hidden or @data-search"
Ears = list[Window]


BOTH = pytest.param(True, marks=pytest.mark.slow, id="with-firefox")


@pytest.fixture(scope="module", params=[pytest.param(False, id="chromium"), BOTH])
def ears(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Ears]:
    """Windows of engines that tell what they tell a screen reader: Chromium in every run, once a week Firefox too."""
    context = browser.new_context(viewport={"width": DESK, "height": 800})
    chromium = ChromiumWindow(context.new_page())
    if request.param:
        required(find_program("firefox"), "firefox-esr")
        with open_window("firefox", {}) as firefox:
            yield [chromium, firefox]
    else:
        yield [chromium]
    context.close()


@pytest.fixture(
    scope="module",
    params=[one if one in (OVERDOSE, INTERACTIONS) else pytest.param(one, marks=pytest.mark.slow) for one in PAGES],
)
def path(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def pages(ears: Ears, server: PagesServer, path: str) -> list[Heard]:
    """The page as each engine tells it, on a phone, where tables are laid out as cards."""
    return [heard(one, server, path) for one in ears]


def heard(ear: Window, server: PagesServer, path: str, width: int = PHONE) -> Heard:
    ear.size(width)
    ear.open(server.url + path)
    return listen(ear)


@pytest.fixture(scope="module")
def written(site: Path, path: str) -> html.HtmlElement:
    """The text of the page as its file has it."""
    main: html.HtmlElement = html.parse(str(site / path / "index.html")).xpath("//main")[0]
    return main


@pytest.mark.parametrize("ears", [BOTH], indirect=True)
def test_two_engines_say_the_same(ears: Ears, pages: list[Heard]) -> None:
    chromium, firefox = (["".join(line.split()) for line in lines(page)] for page in pages)
    assert len(firefox) > 50
    assert list(difflib.unified_diff(chromium, firefox, "chromium", "firefox", lineterm="", n=0)) == []


def test_every_heading_is_heard_once_at_its_level_in_order(pages: list[Heard], written: html.HtmlElement) -> None:
    written_heads = written.iter("h1", "h2", "h3", "h4", "h5", "h6")
    heads = [(int(str(one.tag)[1]), squeeze(one.text_content())) for one in written_heads]
    for page in pages:
        assert [(one.level, one.name) for main in page.all("main") for one in main.all("heading")] == heads


def test_every_word_is_heard_once_and_in_order(pages: list[Heard], written: html.HtmlElement) -> None:
    read = "".join(written.xpath(f".//text()[not(ancestor::*[{NOT_TEXT}])]")).split()
    for page in pages:
        told = [word for main in page.all("main") for one in _spoken(main) for word in one.split()]
        assert _letters(told) == _letters(read)


def test_every_cell_is_heard_with_the_heads_of_its_column_and_row(
    pages: list[Heard], written: html.HtmlElement
) -> None:
    wanted = []
    for table in written.iter("table"):
        above = [squeeze(head.text_content()) for head in table.xpath("./thead/tr/th")]
        assert all(above)
        for row in table.xpath("./tbody/tr"):
            beside = squeeze(" ".join(head.text_content() for head in row.xpath("./th")))
            pairs = zip(above, row, strict=True)
            wanted += [(cell.text_content(), head, beside) for head, cell in pairs if cell.tag == "td"]
    for page in pages:
        told = [(one.text(), *heads) for table in page.all("table") for one, *heads in cells(table)]
        assert [tuple(map(_tight, one)) for one in told] == [tuple(map(_tight, one)) for one in wanted]


def test_every_table_is_called_after_its_heading_or_stands_in_a_figure_with_words(pages: list[Heard]) -> None:
    for page in pages:
        heads = {one.name for one in page.all("heading")}
        figures = [figure for figure in page.all("figure") if any(figure.all("caption"))]
        in_figures = {id(table) for figure in figures for table in figure.all("table")}
        nameless = [table for table in page.all("table") if table.name not in heads and id(table) not in in_figures]
        assert [table.text()[:80] for table in nameless] == []


def test_nothing_is_without_a_name_and_no_two_landmarks_of_a_kind_share_one(pages: list[Heard]) -> None:
    for page in pages:
        assert [one for one in page.all(*NAMED) if not squeeze(one.name)] == []
        landmarks = Counter((one.role, one.name) for one in page.all(*LANDMARKS))
        assert [one for one, count in landmarks.items() if count > 1] == []
        for role in ("banner", "main", "contentinfo"):
            assert len([*page.all(role)]) == 1
        # A description that says the name again is heard twice. A figure's belongs into its name all the same: many
        # readers skip descriptions, and only Chromium takes what is in the name for one as well.
        twice = [one for one in page.all(*NAMED) if one.description and one.description in one.name]
        assert [one for one in twice if one.role != "image"] == []


@pytest.mark.parametrize("urgent", [OVERDOSE, HELP, TOPIC])
def test_the_numbers_to_call_are_links_that_say_the_number_after_whose_it_is(
    ears: Ears, server: PagesServer, site: Path, urgent: str
) -> None:
    tree = html.parse(str(site / urgent / "index.html"))
    numbers = [squeeze(one.text_content()) for one in tree.xpath("//main//a[starts-with(@href, 'tel:')]")]
    assert len(numbers) > 5
    for ear in ears:
        page = heard(ear, server, urgent)
        names = [one.name for one in page.all("link")]
        assert not Counter(numbers) - Counter(names)
        said = [line.removeprefix("[listitem]") for line in lines(page) if re.search(r"<link [\d ]+>", line)]
        assert [line for line in said if not re.search(r"[A-Z]\w.*?<link [\d ]+>", line)] == []


@pytest.mark.parametrize("ears", [BOTH], indirect=True)
def test_a_wide_screen_is_told_the_same(ears: Ears, server: PagesServer) -> None:
    for path in (TOPIC, INTERACTIONS):
        chromium, firefox = (["".join(line.split()) for line in lines(heard(one, server, path, DESK))] for one in ears)
        assert list(difflib.unified_diff(chromium, firefox, "chromium", "firefox", lineterm="", n=0)) == []


@pytest.mark.parametrize("cited", [OVERDOSE, pytest.param(TOPIC, marks=pytest.mark.slow)])
def test_a_reference_is_described_by_its_fact_and_source_while_it_has_the_focus(
    ears: Ears, server: PagesServer, site: Path, cited: str
) -> None:
    tree = html.parse(str(site / cited / "index.html"))
    marks = tree.xpath("//main//*[@role='doc-noteref']/@href")
    for ear in ears:
        ear.size(PHONE)
        ear.open(server.url + cited)
        for at in (0, len(marks) // 2, len(marks) - 1):
            entry = tree.xpath(f"//*[@id='{marks[at][1:]}']")[0]
            source = entry.xpath("../preceding-sibling::p[1]")[0]
            ear.js("document.querySelectorAll('main [role=doc-noteref]')[arguments[0]].focus()", at)
            # No other is described: the one before has lost its description with the focus.
            (mark,) = _described(ear)
            assert _tight(mark.description) == _tight(_own_words(entry) + source.text_content())
        ear.press(ESCAPE)
        assert _described(ear) == []


def test_every_reference_shows_its_fact_and_source_on_focus(ears: Ears, server: PagesServer) -> None:
    # All of them by the document itself; that a description is heard is shown above.
    for ear in ears:
        for path in PAGES:
            ear.open(server.url + path)
            silent = ear.js("""return [...document.querySelectorAll('main [role=doc-noteref]')].filter(one => {
              one.focus();
              const tip = document.getElementById(one.getAttribute('aria-describedby'));
              const fact = document.getElementById(decodeURIComponent(one.hash.slice(1)));
              const words = fact.firstChild.textContent.trim();
              return !tip || tip.hidden || !words || !tip.textContent.includes(words) || !tip.querySelector('a');
            }).map(one => one.hash)""")
            assert silent == [], path


def test_a_fold_says_whether_it_is_open_and_what_is_in_it_only_then(ears: Ears, server: PagesServer) -> None:
    for ear in ears:
        page = heard(ear, server, HOME, DESK)
        folded = [one.name for one in page.all("disclosure") if one.expanded is False]
        assert "Safety" in folded
        assert "Overdose" not in _menu(page)
        ear.js(
            "[...document.querySelectorAll('#nav summary')].find(one => one.textContent.trim() === 'Safety').focus()"
        )
        ear.press(ENTER)
        page = listen(ear)
        assert [one.expanded for one in page.all("disclosure") if one.name == "Safety"] == [True]
        assert "Overdose" in _menu(page)


def test_how_many_are_found_is_heard_as_a_status(ears: Ears, server: PagesServer) -> None:
    for ear in ears:
        assert any(one.name.startswith("Search") for one in heard(ear, server, HOME, DESK).all("searchbox"))
        ear.js("document.querySelector('main [name=q]').focus()")
        ear.type("missed dose")
        ear.until("document.querySelector('main .results-count').textContent")
        assert re.search(r"\d+ ", " ".join(one.text() for one in listen(ear).all("status")))
        page = heard(ear, server, INTERACTIONS, DESK)
        assert [one.name for one in page.all("searchbox") if "medicine" in one.name]
        ear.js("document.querySelector('#q-filter').focus()")
        ear.type("fluoxetine")
        ear.until("/^[1-9] rows?$/.test(document.querySelector('.filter-count').textContent)")
        page = listen(ear)
        count = ear.js("return document.querySelector('.filter-count').textContent")
        assert count in [one.text() for one in page.all("status")]
        rows = [row for table in page.all("table") for row in table.all("row") if any(row.all("cell"))]
        assert len(rows) == int(count.split()[0])


def _described(ear: Window) -> list[Heard]:
    """The references that have a description."""
    return [one for one in listen(ear).all("doc-noteref") if one.description]


def _spoken(node: Heard) -> Iterator[str]:
    """The pieces of text below a node, without what scripts fill in: the words of forms and of what they announce."""
    if node.role == "text":
        yield node.name
    elif node.role not in ("image", "searchbox", "status", "form", "search", "button", "tooltip"):
        for child in node.children:
            yield from _spoken(child)


def _menu(page: Heard) -> list[str]:
    return [one.name for menu in page.all("navigation") if menu.name == "All pages" for one in menu.all("link")]


def _letters(words: list[str]) -> str:
    return _tight(" ".join(words))


def _tight(text: str) -> str:
    """Without blanks: at the edges of boxes, engines differ about them."""
    return "".join(squeeze(text).split())


def _own_words(entry: html.HtmlElement) -> str:
    return "".join(entry.xpath(".//text()[not(ancestor::*[@role='doc-backlink'])]"))
