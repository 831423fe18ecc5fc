"""Open a page of the site in a tab, as one kind of reader would, and note what goes wrong in it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any

from pages_server import PagesServer
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, FloatRect, Locator, Page, Request, Response
from site_pages import DESK

# Waits until what a script has changed is painted. A browser that has nothing to paint may draw no frame at all.
PAINTED = """return new Promise(done => {
  requestAnimationFrame(() => requestAnimationFrame(done));
  setTimeout(done, 1000);
})"""
_TELL_BLOCKED = """addEventListener("securitypolicyviolation", event =>
  console.error(`blocked: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`))"""


@contextmanager
def tab(browser: Browser, server: PagesServer, path: str, width: int = DESK, **reader: Any) -> Iterator[Page]:
    """A tab that shows the page; `reader` is what Playwright calls options of a context. Errors of scripts fail."""
    context = browser.new_context(viewport={"width": width, "height": 800}, **reader)
    try:
        page = context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(server.url + path)
        yield page
        assert not errors, errors
    finally:
        context.close()


class WatchedTab:
    """A tab that notes what scripts complain of, what the policy blocks or fails to load, and who is asked beside
    the `home` address."""

    def __init__(self, context: BrowserContext, home: str) -> None:
        self.faults: list[str] = []
        self._home = home
        self.page: Page = context.new_page()
        context.add_init_script(_TELL_BLOCKED)
        context.route(lambda url: not self._is_ours(url), lambda route: route.abort())
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        context.on("requestfailed", self._failed)
        context.on("response", self._answered)
        context.on("request", self._asked)

    def open(self, path: str) -> Page:
        """Show an address below `home`."""
        self.page.goto(self._home + path)
        return self.page

    def was_told(self, words: str) -> bool:
        """Do these words stand in a fault?"""
        return any(words in fault for fault in self.faults)

    def _is_ours(self, url: str) -> bool:
        return url.startswith((self._home, "data:"))

    def _said(self, line: ConsoleMessage) -> None:
        # Files that do not load are told with their address by the other listeners.
        if line.type in ("error", "warning") and "Failed to load resource" not in line.text:
            self.faults.append(line.text)

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # what a page had still to fetch when the reader left it is no fault
            self.faults.append(f"failed: {request.url} {request.failure}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            self.faults.append(f"{response.status}: {response.url}")

    def _asked(self, request: Request) -> None:
        if not self._is_ours(request.url):
            self.faults.append(f"asked: {request.url}")


def settle(page: Page) -> None:
    """Wait until the scripts of a page that has loaded are through and what they changed is painted."""
    page.evaluate("""new Promise(done => {
      requestIdleCallback(() => requestAnimationFrame(() => requestAnimationFrame(done)));
      setTimeout(done, 2000);
    })""")


def box(place: Locator) -> FloatRect:
    """Where an element stands on the screen; an AssertionError when it is not laid out."""
    found = place.bounding_box()
    assert found, "it is not laid out"
    return found


def until(page: Page, happened: Callable[[], object], seconds: float = 10) -> None:
    """Wait for what is to come of itself, on a busy machine too; an AssertionError when it has not come by then."""
    deadline = monotonic() + seconds
    while not happened():
        assert monotonic() < deadline, "it never came"
        page.wait_for_timeout(20)
