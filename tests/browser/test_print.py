"""Pages on paper: printed by Chromium to PDF on A4 and Letter, and read back."""

import io
import re
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from pages_server import PagesServer
from playwright.sync_api import Browser
from pypdf import PdfReader
from site_pages import HOME, INTERACTIONS, OVERDOSE, STOPPING, TOPIC
from tabs import tab

Printed = Callable[[str, str], tuple[PdfReader, list[str]]]
# The most sheets a page may take in the widest font, a tenth above what it takes, and words that must be on them.
PAGES = {
    HOME: (9, ["Key facts", "I have taken too much"]),
    TOPIC: (19, ["Side effects", "Call emergency services now", "References"]),
    INTERACTIONS: (33, ["Interactions", "Fluoxetine", "References"]),
    STOPPING: (19, ["Do not stop clonazepam all at once", "A sheet to take with you", "References"]),
    OVERDOSE: (14, ["Call emergency services now", "911", "112", "References"]),
}
ON_SCREEN_ONLY = ["All pages", "On this page", "Skip to the text", "Report a mistake", "Previous", "Search this site"]


@pytest.fixture(scope="module")
def printed(browser: Browser, server: PagesServer) -> Printed:
    """Prints a page once on each paper: a PDF with the tags that screen readers use, and the words of each sheet."""

    @cache
    def printed(path: str, paper: str) -> tuple[PdfReader, list[str]]:
        with tab(browser, server, path, color_scheme="dark") as page:
            reader = PdfReader(io.BytesIO(page.pdf(format=paper, tagged=True)))
        return reader, [" ".join(sheet.extract_text().split()) for sheet in reader.pages]

    return printed


@pytest.mark.parametrize("paper", ["A4", pytest.param("Letter", marks=pytest.mark.slow)])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_prints_whole_and_without_its_controls(printed: Printed, path: str, paper: str) -> None:
    most, words = PAGES[path]
    reader, sheets = printed(path, paper)
    text = "\n".join(sheets)
    document: Any = reader.trailer["/Root"]
    assert document["/MarkInfo"]["/Marked"]
    assert document["/Lang"] == "en-GB"
    assert len(reader.pages) <= most
    assert [word for word in words if word not in text] == []
    assert [word for word in ON_SCREEN_ONLY if word in text] == []
    assert re.search(r"Reviewed \d+ \w+ 20\d\d", text)
    if "References" in words:
        # Addresses break where a line ends.
        assert len(re.findall(r"\(https?://", text.replace(" ", ""))) >= 5


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_sheet_on_stopping_is_one_page_of_its_own(printed: Printed, paper: str) -> None:
    _, sheets = printed(STOPPING, paper)
    [sheet] = [sheet for sheet in sheets if sheet.startswith("A sheet to take with you")]
    assert "About me" in sheet
    assert "Naloxone at home" in sheet
    assert "What is not known" not in sheet
