"""Look at a served page in a real browser and say what is wrong with it there."""

from time import monotonic

from pages_server import PagesServer
from playwright.sync_api import Browser, Page, Request
from site_check import BuiltSite, check_page, parse_page
from site_pages import DESK
from tabs import WatchedTab, settle


class Visitor:
    """Opens the pages of one served site in one tab and gathers what goes wrong while they load and run."""

    def __init__(self, browser: Browser, server: PagesServer, site: BuiltSite) -> None:
        """Open the tab; `site` is the folder that `server` serves."""
        self._tab = WatchedTab(browser.new_context(), f"{server.origin}/")
        self.page: Page = self._tab.page
        self._server, self._site = server, site
        self._pending: set[Request] = set()
        self.page.on("request", lambda request: self._pending.add(request))
        self.page.on("requestfinished", lambda request: self._pending.discard(request))
        self.page.on("requestfailed", lambda request: self._pending.discard(request))

    def open(self, file: str, width: int = DESK, scheme: str = "light") -> Page:
        """Show a page of the site, given as its file, at a window width, in light or dark."""
        self._tab.faults.clear()
        self._pending.clear()
        self.page.set_viewport_size({"width": width, "height": 800})
        self.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        self.page.goto(self._site.pages[file].url.replace(self._site.url, self._server.url))
        # What scripts ask for on load is waited for too. (The "networkidle" of the library waits half a second more
        # on every page.)
        settle(self.page)
        deadline = monotonic() + 10
        while self._pending and monotonic() < deadline:
            self.page.wait_for_timeout(10)
        self._tab.faults += [f"still not answered: {request.url}" for request in self._pending]
        return self.page

    def faults(self, file: str) -> list[str]:
        """Everything wrong with the page as it stands now, its links and structure as scripts left them."""
        markup = self.page.content().replace(self._server.url, self._site.url)
        live = parse_page(file, markup.encode(), self._site.url)
        return [*self._tab.faults, *(str(problem) for problem in check_page(self._site, live)), *self._sideways()]

    def _sideways(self) -> list[str]:
        too_wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        return [f"scrolls sideways by {too_wide} px"] if too_wide > 0 else []
