"""The reader view of Firefox keeps all that matters of every page for an emergency.

It runs Mozilla's own Readability.js, which `npm ci --prefix .ci --ignore-scripts` brings, over the page in a browser.
"""

import os
from pathlib import Path
from typing import Any

import pytest
from pages_server import PagesServer
from playwright.sync_api import Browser
from root import ROOT
from tabs import tab

from publishing.site import read_site

SCRIPT = ROOT / ".ci/node_modules/@mozilla/readability/Readability.js"
# What a reader in need must not lose, as counted in an article: numbers to tap, care boxes, tables, drawings, parts.
PARTS = {
    "numbers": 'a[href^="tel:"], a[href^="sms:"]',
    "tables": "table",
    "rows": "tbody tr",
    "figures": "figure, svg[role=img]",
    # A heading whose id holds "extra" or "share" counts as an advertisement there, which no page marked urgent may
    # lose. Links onward may go.
    "headings": "h2:not(#related-pages, #paginas-relacionadas), h3",
}
READ = """parts => {
  const article = document.querySelector('main article');
  const shown = document.createElement('div');
  shown.innerHTML = new Readability(document.cloneNode(true)).parse()?.content ?? '';
  const words = text => text.replace(/[\\s\\u2060]+/g, ' ').trim();
  const count = (root, part) => [...root.querySelectorAll(part)].filter(one => !one.closest('[role=doc-endnotes]'));
  const lost = [];
  for (const [name, part] of Object.entries(parts)) {
    const all = count(article, part), kept = count(shown, part);
    const left = kept.map(one => one.href ?? words(one.textContent));
    for (const one of all) {
      const at = left.indexOf(one.href ?? words(one.textContent));
      if (at < 0) lost.push(`${name}: ${words(one.textContent).slice(0, 90)}`); else left.splice(at, 1);
    }
  }
  const text = words(shown.textContent);
  for (const box of count(article, '.admonition'))
    for (const one of box.querySelectorAll('p, li'))
      if (!text.includes(words(one.textContent))) lost.push(`box: ${words(one.textContent).slice(0, 90)}`);
  return lost;
}"""


@pytest.fixture(scope="module")
def code() -> str:
    """Readability.js with the name it gives itself. Only on a machine of one's own may it be missing."""
    if not SCRIPT.is_file():
        assert not os.environ.get("CI"), "npm ci --prefix .ci --ignore-scripts did not bring @mozilla/readability"
        pytest.skip("reader view was not tried: run npm ci --prefix .ci --ignore-scripts")
    return f"{SCRIPT.read_text('utf-8')};self.Readability = Readability"


def lost(browser: Browser, server: PagesServer, path: str, code: str, change: str = "") -> list[str]:
    """What of the page the reader view leaves out, a line for each thing; `change` is a script that runs before."""
    with tab(browser, server, path, bypass_csp=True) as page:
        page.evaluate("code => { (0, eval)(code); }", code)
        if change:
            page.evaluate(change)
        found: list[Any] = page.evaluate(READ, PARTS)
        return list(map(str, found))


def for_an_emergency(site: Path) -> dict[str, bool]:
    """The addresses of pages marked urgent (True), and of all others with a box that says whom to call."""
    built = read_site(site, ROOT)
    calls = [page for page in built.pages if page.front.urgent or "admonition call" in built.read(page.file)]
    return {page.path: page.front.urgent for page in calls}


def test_reader_view_keeps_numbers_boxes_tables_and_drawings_of_every_page_for_an_emergency(
    browser: Browser, server: PagesServer, site: Path, code: str
) -> None:
    pages = for_an_emergency(site)
    assert {"safety/overdose/", "help/"} <= {path for path, urgent in pages.items() if urgent}
    assert "safety/stopping/" in pages
    gone = {path: lost(browser, server, path, code) for path in pages}
    missed = [f"{path}: {line}" for path, lines in gone.items() for line in lines
              if pages[path] or not line.startswith("headings: ")]  # fmt: skip
    assert missed == []


def test_a_box_that_is_all_links_would_be_noticed(browser: Browser, server: PagesServer, code: str) -> None:
    # As these pages once were: the words of each number inside its link, and nothing else.
    inside = """for (const dial of document.querySelectorAll('.dial')) {
      const links = [...dial.querySelectorAll('li')].map(item => {
        const link = item.querySelector('a');
        link.prepend(item.firstChild);
        return link;
      });
      const only = document.createElement('p');
      only.append(...links);
      dial.replaceChildren(only);
    }"""
    assert any(line.startswith("numbers: ") for line in lost(browser, server, "safety/overdose/", code, inside))
