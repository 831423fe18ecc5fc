"""What tests in a browser share: a tab that gathers faults, and windows of three engines with the same commands."""

from collections.abc import Iterator

import pytest
from chromium import ChromiumWindow
from drivers import find_program, open_window
from fonts import WIDEST
from machine import fonts, required
from pages_server import PagesServer
from playwright.sync_api import Browser
from site_check import BuiltSite
from site_pages import DESK
from visitor import Visitor
from webdriver import Window

# What a page does in one engine is held in every run, the others once a week.
OTHERS = [pytest.param(engine, marks=pytest.mark.slow) for engine in ("firefox", "webkit")]


@pytest.fixture(scope="session")
def visitor(browser: Browser, server: PagesServer, built: BuiltSite) -> Visitor:
    """One tab for all tests of a worker that gathers what goes wrong in the page it shows."""
    return Visitor(browser, server, built)


@pytest.fixture(scope="module", params=["chromium", *OTHERS])
def reader(
    request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Window]:
    """A reader's window, of a desk's width until it is changed. Where CI is set, no engine may be missing."""
    engine = request.param
    if engine == "chromium":
        context = browser.new_context(viewport={"width": DESK, "height": 800})
        yield ChromiumWindow(context.new_page())
        context.close()
        return
    required(find_program(engine), {"firefox": "firefox-esr", "webkit": "WebKitWebDriver"}[engine])
    with open_window(engine, fonts(tmp_path_factory.mktemp("fonts"), WIDEST)) as running:
        yield running
