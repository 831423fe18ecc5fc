"""Open a page of the site in a tab of its own, as one kind of reader would, and ask axe about it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from live import DESK
from pages_server import PagesServer
from playwright.sync_api import Browser, FloatRect, Locator, Page

HOME, OVERDOSE, HELP, MISSING = "", "safety/overdose/", "help/", "404.html"
TOPIC, STOPPING, INTERACTIONS = "safety/side-effects/", "safety/stopping/", "safety/interactions/"
ALL_FACTS = "reference/facts/"
# A page of facts is the template of the interactions, only longer.
FACTS = f"{ALL_FACTS}pharmacokinetics/"
# Each template in another language, whose words around the page are its own.
SPANISH, PORTUGUESE = ("es/", "es/sobredosis/", "es/dejarlo/"), ("pt/", "pt/superdose/", "pt/parar/")
TEMPLATES = [HOME, TOPIC, INTERACTIONS, HELP, OVERDOSE, MISSING, *SPANISH, *PORTUGUESE]

# Off by default in axe, though WCAG 2.2 AA asks for the first two and tables for the third.
MORE_RULES = ["target-size", "label-content-name-mismatch", "td-has-header"]


@contextmanager
def tab(browser: Browser, server: PagesServer, path: str, width: int = DESK, **reader: Any) -> Iterator[Page]:
    """A tab that shows the page; `reader` is what Playwright calls options of a context."""
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


def axe(page: Page) -> list[str]:
    """What axe finds in the page as it stands, best practice included, a line for each element."""
    options = {"resultTypes": ["violations"], "rules": {rule: {"enabled": True} for rule in MORE_RULES}}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{rule['id']}: {rule['help']}: {node['html']}" for rule in found for node in rule["nodes"]]
