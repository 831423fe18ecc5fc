"""What a reader does, in Chromium, Firefox and WebKit alike: they differ in what they can, and no page may show it."""

import io
import unicodedata
from pathlib import Path

import pytest
from axe import violations_in
from lxml import html
from overflow import FIND_CUT_TEXT
from pages_server import PagesServer
from pypdf import PdfReader
from site_pages import DESK, EXPLORER, FACTS, HELP, HOME, INTERACTIONS, NARROW, OVERDOSE, PHONE, STOPPING, TOPIC
from tabs import PAINTED
from webdriver import END, ENTER, ESCAPE, TAB, Window

SOURCES, MISSING = "reference/sources/", "no/such/page/"
WALK = [HOME, TOPIC, INTERACTIONS, OVERDOSE, STOPPING, EXPLORER, FACTS, SOURCES, HELP, MISSING]
DARK = "rgb(16, 25, 28)"
OPEN = "document.querySelector('{}:popover-open')"
# A place is in sight when neither the header nor the bar nor anything else stands over its first line.
SEEN = """
  const one = document.querySelector(arguments[0]);
  const box = [...one.getClientRects()].find(box => box.width) ?? one.getBoundingClientRect();
  const at = document.elementFromPoint(box.left + Math.min(12, box.width / 2), box.top + 6);
  return Boolean(at && (one.contains(at) || at.contains(one) && !at.matches(".bar, .top")));
"""


def seen(reader: Window, place: str) -> bool:
    reader.js(PAINTED)
    return bool(reader.js(SEEN, place))


def quote(identity: str) -> str:
    return f"[id='{identity}']"


def test_every_page_fits_in_every_width(reader: Window, server: PagesServer) -> None:
    faults = []
    for path in WALK:
        reader.open(server.url + path)
        # What is not laid out has the widths it had before, so that the page is jumped into first.
        reader.js("location.hash = document.querySelector('main [id]').id")
        for theme, paper, widths in (("light", "rgb(255, 255, 255)", (DESK, NARROW, PHONE)), ("dark", DARK, (PHONE,))):
            reader.js("document.documentElement.dataset.theme = arguments[0]", theme)
            for width in widths:
                reader.size(width)
                faults += [f"{path} at {width} px, {theme}: {line}" for line in reader.js(FIND_CUT_TEXT)]
            assert reader.js("return getComputedStyle(document.body).backgroundColor") == paper
    assert not faults, "\n".join(faults)


def test_a_phone_that_is_turned_and_turned_back_does_not_scroll_sideways(reader: Window, server: PagesServer) -> None:
    for path in (STOPPING, HELP):
        reader.size(PHONE)
        reader.open(server.url + path)
        reader.js("scrollTo(0, document.body.scrollHeight)")
        for width in (844, PHONE):
            reader.size(width)
            reader.js(PAINTED)
        assert reader.js("return document.documentElement.scrollWidth") == PHONE, path


@pytest.mark.parametrize("panel", ["#nav", "#toc"])
def test_a_panel_opens_closes_and_leads_on(reader: Window, server: PagesServer, panel: str) -> None:
    reader.open(server.url + TOPIC)
    reader.size(PHONE)
    opener = f"[popovertarget={panel[1:]}]:not([popovertargetaction])"
    reader.click(opener)
    reader.until(OPEN.format(panel))
    reader.press(ESCAPE)
    reader.until("!" + OPEN.format(panel))
    assert reader.js(f"return document.activeElement.matches({opener!r})")
    reader.click(opener)
    reader.until(OPEN.format(panel))
    if panel == "#toc":
        reader.click("#toc li:nth-child(3) a")
        reader.until("location.hash && !" + OPEN.format(panel))
        assert seen(reader, str(reader.js("return '#' + CSS.escape(decodeURIComponent(location.hash.slice(1)))")))
    else:
        reader.click("#nav details[open] li:last-child a")
        reader.until(f"!location.pathname.endsWith({TOPIC!r})")


def test_every_line_of_the_contents_leads_to_its_heading(reader: Window, server: PagesServer) -> None:
    reader.size(DESK)
    for path in (INTERACTIONS, "reference/facts/"):
        reader.open(server.url + path)
        count = int(reader.js("return document.querySelectorAll('.toc a').length"))
        assert count > 3
        for number in sorted({*range(0, count, 4), count - 1}):
            reader.open(server.url + path)
            place = reader.js(
                "const link = document.querySelectorAll('.toc a')[arguments[0]]; link.click(); return link.hash", number
            )
            assert seen(reader, quote(place[1:])), f"{path}{place}"


@pytest.mark.parametrize(("typed", "lands"), [("missed dose", "missed"), ("rivotril alcohol", "alcohol")])
def test_search_finds_and_leads_there(reader: Window, server: PagesServer, typed: str, lands: str) -> None:
    reader.open(server.url + TOPIC)
    reader.size(PHONE)
    reader.click("[popovertarget=find]:not([popovertargetaction])")
    reader.until("document.activeElement.matches('#find [name=q]')")
    reader.type(typed)
    reader.until("document.querySelector('#find .results ol a')")
    reader.until(f"document.querySelector('#find [data-drawn=\"{typed}\"] .results a')")
    reader.press(ENTER)
    reader.until(f"location.pathname.includes({lands!r})")
    reader.until("document.readyState === 'complete'")
    if reader.js("return location.hash"):
        assert seen(reader, str(reader.js("return '#' + CSS.escape(decodeURIComponent(location.hash.slice(1)))")))


def test_a_reference_shows_its_source_and_gives_way(reader: Window, server: PagesServer) -> None:
    reader.open(server.url + TOPIC)
    reader.size(DESK)
    reader.point(".lead [role=doc-noteref]")
    reader.until("!document.querySelector('#tip').hidden")
    assert "Checked" in reader.js("return document.querySelector('#tip').textContent")
    assert reader.js("return document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    reader.press(ESCAPE)
    reader.until("document.querySelector('#tip').hidden")
    reader.js("document.querySelector('.lead [role=doc-noteref]').focus()")
    reader.until("!document.querySelector('#tip').hidden")
    reader.press(TAB)
    reader.until("document.querySelector('#tip').hidden || document.activeElement.matches('[role=doc-noteref]')")


def test_a_filter_narrows_the_page_and_is_in_sight_by_key(reader: Window, server: PagesServer) -> None:
    reader.open(server.url + INTERACTIONS)
    reader.size(PHONE)
    rows = "[...document.querySelectorAll('main tbody tr')].filter(row => row.getClientRects().length).length"
    whole = int(reader.js(f"return {rows}"))
    reader.js("document.querySelector('.filter').previousElementSibling.scrollIntoView({ block: 'end' })")
    reader.js("document.querySelector('#q-filter').focus()")
    assert seen(reader, "#q-filter")
    reader.type("fluoxetine")
    reader.until(f"{rows} < {whole}")
    assert 0 < int(reader.js(f"return {rows}")) < 8


def test_the_explorer_answers_to_keys(reader: Window, server: PagesServer) -> None:
    reader.open(server.url + EXPLORER)
    reader.size(PHONE)
    told = "document.querySelector('[data-part=result]').textContent"
    reader.until(f"{told}.length > 20")
    before = reader.js(f"return {told}")
    reader.js("document.querySelector('#explorer-longest').focus()")
    reader.press(END)
    reader.until(f"document.querySelector('#explorer-longest').value === '60' && {told} !== {before!r}")
    line = reader.js("""return [...document.querySelectorAll('.explorer legend, .explorer fieldset label')]
                        .map(one => one.getBoundingClientRect()).map(box => (box.top + box.bottom) / 2)""")
    assert max(line) - min(line) < 8, "the name of the choice stands beside it"


def test_a_theme_is_kept_on_the_next_page(reader: Window, server: PagesServer) -> None:
    reader.open(server.url + HOME)
    reader.size(DESK)
    for name in ("Light", "Dark"):
        reader.click(".top [data-theme-button]")
        reader.until(f"document.querySelector('.top [data-theme-button]').textContent.includes({name!r})")
    reader.open(server.url + HELP)
    assert reader.js("return getComputedStyle(document.body).backgroundColor") == DARK
    reader.click(".top [data-theme-button]")
    reader.until("!document.documentElement.dataset.theme")


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_an_address_leads_far_down_a_list(reader: Window, server: PagesServer, site: Path, width: int) -> None:
    reader.size(width)
    for path in (INTERACTIONS, SOURCES, TOPIC):
        page = html.parse(str(site / path / "index.html"))
        places = page.xpath("//main//*[@id][ancestor::tbody or ancestor::section[@role='doc-endnotes']]/@id") or [
            *page.xpath("//main//*[@id]/@id")
        ]
        for place in places[len(places) // 3 :: max(1, len(places) // 4)]:
            reader.open("about:blank")
            reader.open(f"{server.url}{path}#{place}")
            assert seen(reader, quote(place)), f"{path}#{place} at {width} px"
    reader.open(f"{server.url}reference/facts/#pk-tmax")
    reader.until("location.pathname.includes('pharmacokinetics') && document.readyState === 'complete'")
    assert seen(reader, "#pk-tmax")


def test_the_front_page_leaves_no_heading_alone(reader: Window, server: PagesServer) -> None:
    for width in (DESK, 1440):
        reader.open(server.url + HOME)
        reader.size(width)
        alone = reader.js("""return [...document.querySelectorAll('.index h3')].filter(head => {
            const list = head.nextElementSibling.getBoundingClientRect();
            const { left, bottom } = head.getBoundingClientRect();
            return Math.abs(list.left - left) > 5 || list.top < bottom - 2;
        }).map(head => head.textContent)""")
        assert alone == []


@pytest.mark.parametrize("path", [INTERACTIONS, OVERDOSE])
def test_on_paper_nothing_is_left_out(reader: Window, server: PagesServer, path: str) -> None:
    reader.open(server.url + path)
    reader.size(DESK)
    reader.js("document.querySelector('[role=doc-noteref]').focus()")
    # The rules for paper, by the engine's own account of the style sheets: its driver may have no way to print.
    reader.js("""
      const go = rules => { for (const rule of rules) {
        if (rule.media && /print|screen/.test(rule.media.mediaText))
          rule.media.mediaText = /print/.test(rule.media.mediaText) ? "all" : "not all";
        if (rule.cssRules) go(rule.cssRules);
      } };
      for (const sheet of document.styleSheets) go(sheet.cssRules);
    """)
    hidden = reader.js("""return [...document.querySelectorAll('.references div, main tbody tr, main p')]
      .filter(one => getComputedStyle(one).contentVisibility === 'auto').length""")
    assert hidden == 0
    assert reader.js("return getComputedStyle(document.querySelector('#tip')).display") == "none"
    assert reader.js("return getComputedStyle(document.documentElement).colorScheme") == "light"


def test_every_row_of_the_tables_is_on_paper(reader: Window, server: PagesServer, site: Path) -> None:
    if reader.engine == "webkit":
        pytest.skip("its driver does not print")
    reader.open(server.url + INTERACTIONS)
    reader.size(DESK)
    text = "".join("".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(reader.pdf())).pages).split())
    # Without hyphens, which may stand at the end of a line, and with each letter of a ligature for itself.
    text = unicodedata.normalize("NFKC", text).replace("-", "").replace("\u2010", "")
    page = html.parse(str(site / INTERACTIONS / "index.html"))
    names = [head.text_content().split()[0].strip(",") for head in page.xpath("//main//tbody/tr/th[normalize-space()]")]
    assert len(names) > 50
    assert [name for name in names if name.replace("-", "") not in text] == []


@pytest.mark.parametrize("path", [HOME, TOPIC, INTERACTIONS, OVERDOSE])
def test_axe_finds_nothing(reader: Window, server: PagesServer, path: str) -> None:
    if reader.engine != "firefox":
        pytest.skip("Chromium has tests of its own, and two engines are enough for rules about markup and colour")
    reader.open(server.url + path)
    reader.size(PHONE)
    assert violations_in(reader) == []


def test_no_script_failed_on_the_way(reader: Window, server: PagesServer) -> None:
    # The last test of each engine, as they stand in this file.
    if reader.engine == "webkit":
        pytest.skip("its driver tells no errors")
    assert reader.errors(server.origin) == []
