"""No word is cut and no page scrolls sideways: with narrow and wide fonts, on small phones, with large text."""

from collections.abc import Iterator

import pytest
from chromium import launch
from fonts import FONT_SETS, WIDEST
from machine import fonts
from overflow import cut
from pages_server import PagesServer
from playwright.sync_api import Browser, Page
from root import ROOT
from site_pages import ALL_FACTS, DESK, FACTS, NARROW, PHONE, STOPPING, TEMPLATES, page_files
from tabs import tab

# Pages with the longest words, the most columns and the tallest boxes beside the templates.
HARD = [*TEMPLATES, ALL_FACTS, FACTS, STOPPING, "people/older-adults/", "reference/drug-tests/", "about/"]
TWICE, USUAL = 32, 16


@pytest.fixture(scope="module", params=FONT_SETS)
def font(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module", params=[TWICE, USUAL])
def size(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture(scope="module")
def launched(browser: Browser, tmp_path_factory: pytest.TempPathFactory, font: str, size: int) -> Iterator[Browser]:
    """A browser that knows one set of fonts, whose reader chose the size of text."""
    known = fonts(tmp_path_factory.mktemp("fonts"), font)
    running = launch(browser.browser_type, f"--blink-settings=defaultFontSize={size}", fonts=known)
    yield running
    running.close()


def test_no_word_is_cut_with_any_font(launched: Browser, server: PagesServer, font: str, size: int) -> None:
    # The widest font on all pages; what a narrower one may still cut shows where words and columns are longest.
    # Text of the usual size is held on all pages to the window alone, by test_pages.py.
    every = [file.removesuffix("index.html") for file in page_files()]
    largest = (font, size) == (WIDEST, TWICE)
    faults = []
    with tab(launched, server, "") as page:
        assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") == size * 1.125
        for path in dict.fromkeys([*HARD, *every] if largest else HARD):
            page.goto(server.url + path)
            faults += cut_at(page, path, [NARROW, PHONE, *([640, DESK] if largest and path in HARD else [])])
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("size", [USUAL], indirect=True)
def test_no_word_runs_out_of_a_figure(launched: Browser) -> None:
    figures = sorted((ROOT / "docs/figures").glob("*.svg"))
    page = launched.new_page()
    page.set_content("".join(f"<figure id={file.stem}>{file.read_text('utf-8')}</figure>" for file in figures))
    outside = page.evaluate("""() => [...document.querySelectorAll("text")].filter(words => {
        const inner = words.getBoundingClientRect(), outer = words.ownerSVGElement.getBoundingClientRect();
        return inner.left < outer.left - 2 || inner.right > outer.right + 1;
    }).map(words => `${words.closest("figure").id}: ${words.textContent}`)""")
    assert page.locator("text").count() > 50
    assert not outside, "\n".join(outside)


@pytest.mark.parametrize(
    ("style", "fault"),
    [
        ("width: 5rem; background: #ddd", "runs out of its box"),
        ("width: 3rem; margin-left: 80vw", "outside the window"),
        ("width: 5rem; overflow: hidden", "cut"),
    ],
)
def test_a_word_that_is_cut_is_noticed(browser: Browser, style: str, fault: str) -> None:
    page = browser.new_page(viewport={"width": PHONE, "height": 800})
    page.set_content(f"<p style='{style}'>Hexahydrobenzodiazepines<i>-and-others-as-long-as-this</i></p>")
    assert any(line.startswith(fault) for line in cut(page))
    page.set_content(f"<p style='{style}'>I am.</p>")
    assert cut(page) == []
    page.close()


def cut_at(page: Page, path: str, widths: list[int]) -> list[str]:
    """What is cut in an open page at each of the widths; one load, several measurements."""
    faults = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        faults += [f"{path} at {width} px: {line}" for line in cut(page)]
    return faults
