"""Who taps a reference sees its fact: all of it that fits, under no header, no bar and no source that sticks."""

import pytest
from pages_server import PagesServer
from playwright.sync_api import Browser
from site_check import BuiltSite
from site_pages import NARROW, PHONE
from tabs import PAINTED, tab
from webdriver import Window

TAP = """document.querySelector(`main [role=doc-noteref][href="${arguments[0]}"]`).click();"""
# What lies over the fact that was jumped to, or nothing. Its first line is looked at where its words begin.
COVERED = """
  const [place] = arguments;
  const fact = document.getElementById(decodeURIComponent(place.slice(1)));
  const range = document.createRange();
  range.selectNodeContents(fact);
  const { left, top, height } = [...range.getClientRects()].find(box => box.width > 4);
  if (top < 0 || top + height > innerHeight) return `${place}: off the screen, at ${Math.round(top)} px`;
  const over = document.elementFromPoint(left + 3, top + height / 2);
  return fact.contains(over) ? null : `${place}: under ${over?.outerHTML.slice(0, 60)}`;
"""
WORST = 35


@pytest.fixture(scope="module")
def cited(built: BuiltSite) -> dict[str, list[str]]:
    """The addresses of all references of each page that has any, in the order of its list."""
    found = {}
    for page in built.pages.values():
        marks = {str(mark) for mark in page.tree.xpath("//main//*[@role='doc-noteref']/@href")}
        facts = [f"#{fact}" for fact in page.tree.xpath("//*[@role='doc-endnotes']//li/@id")]
        if marks:
            found[page.file.removesuffix("index.html")] = [fact for fact in facts if fact in marks]
    return found


@pytest.fixture(scope="module")
def worst(cited: dict[str, list[str]]) -> list[tuple[str, str]]:
    """The last references of the longest lists, with all the other facts between them and the text."""
    longest = sorted(cited, key=lambda path: -len(cited[path]))
    return [(path, place) for path in longest for place in (cited[path][-1], cited[path][len(cited[path]) * 2 // 3])][
        :WORST
    ]


# The narrower the harder, so that the wider phone can wait for the weekly run, and so can most of what each page cites:
# its facts look alike, and the hardest of all pages are tried below.
@pytest.mark.parametrize(
    ("width", "part"),
    [(NARROW, 6), pytest.param(NARROW, 1, marks=pytest.mark.slow), pytest.param(PHONE, 1, marks=pytest.mark.slow)],
)
def test_every_reference_of_every_page_is_in_sight(
    browser: Browser, server: PagesServer, cited: dict[str, list[str]], width: int, part: int
) -> None:
    faults = []
    assert sum(map(len, cited.values())) > 1000
    with tab(browser, server, "", width) as page:
        for path, places in cited.items():
            page.goto(server.url + path)
            taps = f"places => places.map(place => (function () {{ {TAP} {COVERED} }})(place))"
            # The first of each page, then every so many, and the last.
            chosen = [*places[:-1:part], places[-1]]
            faults += [f"{path}{fault}" for fault in page.evaluate(taps, chosen) if fault]
    assert not faults, f"{len(faults)} faults:\n" + "\n".join(faults)


@pytest.mark.parametrize("width", [PHONE])
def test_the_worst_references_are_in_sight_in_every_engine(
    reader: Window, server: PagesServer, worst: list[tuple[str, str]], width: int
) -> None:
    reader.size(width)
    faults = []
    for path, place in worst:
        reader.open(server.url + path)
        reader.js(TAP, place)
        reader.until(f"location.hash === {place!r}")
        reader.js(PAINTED)
        if fault := reader.js(COVERED, place):
            faults.append(path + str(fault))
    assert not faults, "\n".join(faults)


def test_a_source_that_sticks_lies_over_its_facts(browser: Browser, server: PagesServer) -> None:
    """Read on, the name of the source stays at the top, and the words that pass under it do not show through."""
    with tab(browser, server, "safety/side-effects/", PHONE) as page:
        top = """() => {
          const source = [...document.querySelectorAll(".references div")].find(div => div.scrollHeight > 400);
          source.querySelector("li").scrollIntoView({ block: "start", behavior: "instant" });
          const name = source.querySelector("p");
          scrollBy({ top: name.nextElementSibling.getBoundingClientRect().top - 5, behavior: "instant" });
          const fact = [...source.querySelectorAll("li")].find(li => {
            const { top, bottom } = li.getBoundingClientRect();
            return top < name.offsetHeight / 2 && bottom > name.offsetHeight / 2;
          });
          const { top, left, height } = name.getBoundingClientRect();
          return [Math.round(top), !!fact, name.contains(document.elementFromPoint(left + 40, top + height / 2))];
        }"""
        assert page.evaluate(top) == [0, True, True]
