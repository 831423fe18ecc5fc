"""One window each of Chromium, Firefox and WebKit that understand the same commands, for walks of a reader."""

from collections.abc import Iterator
from typing import Any

import pytest
from drivers import found, window
from fonts import WIDEST
from live import DESK
from machine import fonts, required
from playwright.sync_api import Browser, Error, Page
from webdriver import END, ENTER, ESCAPE, SHIFT, TAB, Window

_KEYS = {ESCAPE: "Escape", TAB: "Tab", ENTER: "Enter", SHIFT: "Shift", END: "End"}


class ChromiumWindow(Window):
    """The same window by way of Playwright, which drives Chromium in all other tests."""

    def __init__(self, page: Page) -> None:
        super().__init__("chromium", lambda name, parameters: None)
        self.page = page
        self.failed: list[str] = []
        page.on("pageerror", lambda error: self.failed.append(str(error)))

    def open(self, url: str) -> None:
        self.page.goto(url)

    def back(self) -> None:
        self.page.go_back()

    def js(self, code: str, *arguments: Any) -> Any:
        run = f"given => (function () {{ {code} }})(...given)"
        try:
            return self.page.evaluate(run, list(arguments))
        except Error as error:
            if "destroyed" not in error.message:
                raise
            # The page was left while it was asked; the other drivers ask the next one.
            return self.page.evaluate(run, list(arguments))

    def size(self, width: int, height: int = 800) -> None:
        self.page.set_viewport_size({"width": width, "height": height})

    def press(self, *keys: str) -> None:
        self.page.keyboard.press("+".join(_KEYS.get(key, key) for key in keys))

    def point(self, place: str, *then: str) -> None:
        self.page.mouse.move(*self._middle(place).values())
        if then:
            self.page.mouse.down()
            self.page.mouse.up()

    def errors(self, origin: str) -> list[str]:
        return self.failed

    def shot(self) -> bytes:
        return self.page.screenshot()

    def pdf(self) -> bytes:
        return self.page.pdf(format="A4")


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
    required(found(engine), {"firefox": "firefox-esr", "webkit": "WebKitWebDriver"}[engine])
    with window(engine, fonts(tmp_path_factory.mktemp("fonts"), WIDEST)) as running:
        yield running
