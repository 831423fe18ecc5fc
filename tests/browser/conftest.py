"""One window each of Chromium, Firefox and WebKit that understand the same commands, for walks of a reader."""

from collections.abc import Iterator

import pytest
from chromium import ChromiumWindow
from drivers import find_program, open_window
from fonts import WIDEST
from live import DESK
from machine import fonts, required
from playwright.sync_api import Browser
from webdriver import Window

# What a page does in one engine is held in every run, the others once a week.
OTHERS = [pytest.param(engine, marks=pytest.mark.slow) for engine in ("firefox", "webkit")]


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
