"""Ask axe, the checker of accessibility, about a page as it stands."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page
from webdriver import Window

# Off by default in axe, though WCAG 2.2 AA asks for the first two and tables for the third. What passes is not
# gathered, which takes longer than finding what does not.
_OPTIONS = {
    "resultTypes": ["violations"],
    "rules": {rule: {"enabled": True} for rule in ("target-size", "label-content-name-mismatch", "td-has-header")},
}
# Best practice is asked for too. A line for each element.
_RUN = """axe.run(document, options).then(({ violations }) => violations.flatMap(({ id, help, nodes }) =>
  nodes.map(({ html }) => `${id}: ${help}: ${html}`)))"""


def violations(page: Page) -> list[str]:
    """What axe finds in the page."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return list(page.evaluate(f"options => {_RUN}", _OPTIONS))


def violations_in(window: Window) -> list[str]:
    """What axe finds in the page that a window of any engine shows."""
    return list(window.js(f"{AXE_SCRIPT}; const [options] = arguments; return {_RUN}", _OPTIONS))
