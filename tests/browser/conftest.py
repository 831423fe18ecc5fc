"""What tests in a browser share: a tab that gathers faults, windows of three engines with the same commands, and the
search box."""

from collections.abc import Iterator

import pytest
from chromium import ChromiumWindow
from drivers import find_program, open_window
from fonts import WIDEST
from machine import fonts, required
from pages_server import PagesServer
from playwright.sync_api import Browser, Page
from search_box import TYPE, Ask
from site_check import BuiltSite
from site_pages import DESK
from tabs import tab
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


@pytest.fixture(scope="module")
def ask(browser: Browser, server: PagesServer) -> Iterator[Ask]:
    """Types queries, one after the other, into the search panel of a short page, which is drawn sooner than the home
    page."""

    def place(href: str) -> str:
        path, mark, anchor = href.removeprefix(server.url).partition("#")
        return (path.removesuffix("index.html").strip("/") or "index") + mark + anchor

    with tab(browser, server, "about/privacy/") as page:
        page.locator("[popovertarget=find]:visible").first.click()
        yield lambda *queries: [
            [(place(href), calls) for href, calls in hits]
            for hits in page.evaluate(TYPE, [" ".join(query.split()) for query in queries])
        ]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A tab that shows nothing yet."""
    opened = browser.new_page()
    yield opened
    opened.close()


@pytest.fixture
def home(page: Page, server: PagesServer) -> Page:
    """The home page in a tab of its own."""
    page.goto(server.url)
    return page
