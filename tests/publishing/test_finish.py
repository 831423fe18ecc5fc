"""The step after the build changes how pages are sent, and nothing that a reader meets."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html
from minify_html import minify
from playwright.sync_api import Browser
from root import DOCS, ROOT

from publishing import complete, finish, optimise
from publishing.minify import minify_asset
from publishing.site import read_site
from publishing.styles import matching_rules, parse, serialize

INLINE = {"a", "abbr", "b", "br", "cite", "code", "em", "i", "mark", "small", "span", "strong", "sub", "sup", "time"}
COMMENT = re.compile(r"(?m)^\s*//")
# Classes of what only scripts put into a page, or only a reader's action shows.
BY_SCRIPT = re.compile(r"\.(tip|results|where|search-key)\b|^mark$|data-theme=")


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The same pages as they stand before they are made light, and as they are published."""
    plain = tmp_path_factory.mktemp("site") / "plain"
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    # From another folder than the project's, for neither the engine nor a step may depend on where it is started.
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(ROOT / "mkdocs.yml"), "-d", str(plain)]
    subprocess.run(mkdocs, cwd=plain.parent, env=environment, check=True)
    complete(read_site(plain, ROOT))
    finished = shutil.copytree(plain, plain.with_name("finished"))
    optimise(read_site(finished, ROOT))
    return plain, finished


def test_a_finished_site_finished_again_from_elsewhere_stays_as_it_is(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    again = shutil.copytree(site, tmp_path / "site")
    monkeypatch.chdir(tmp_path)
    finish(again, ROOT)
    names = [path.relative_to(site) for path in site.rglob("*") if path.is_file()]
    assert names
    assert not [name for name in names if (site / name).read_bytes() != (again / name).read_bytes()]


def test_the_counts_do_not_depend_on_the_current_folder(builds: tuple[Path, Path]) -> None:
    cells = html.fromstring((builds[0] / "about/index.html").read_bytes()).xpath("//tr[th='Pages']/td/text()")
    assert cells == [str(len(list(DOCS.rglob("*.md"))))]


def pages(builds: tuple[Path, Path]) -> Iterator[tuple[str, str, str]]:
    """Name, plain and finished text of each page."""
    plain, finished = builds
    for path in sorted(plain.rglob("*.html")):
        file = path.relative_to(plain).as_posix()
        yield file, path.read_text("utf-8"), (finished / file).read_text("utf-8")


def outline(text: str) -> list[tuple[Any, ...]]:
    """Every element of the body with what links, styles and screen readers know it by, and each run of words."""
    found: list[tuple[Any, ...]] = []
    run: list[str] = []

    def flush() -> None:
        # Not split(): spaces that do not break, and the marks that join words, are to survive.
        if words := re.sub(r"[ \t\r\n\f]+", " ", "".join(run)).strip(" "):
            found.append((words,))
        run.clear()

    (body,) = html.document_fromstring(text).iter("body")
    for event, element in etree.iterwalk(body, events=("start", "end", "comment")):
        if event == "comment" or element.tag in ("script", "style", "link"):
            run.append(element.tail or "" if event == "end" else "")
            continue
        # The links of a <nav> are boxes side by side, with no space of letters between them.
        parent = element.getparent()
        if element.tag not in INLINE or (parent is not None and parent.tag == "nav"):
            flush()
        if event == "start":
            names = ("id", "href", "aria-label", "data-label", "name", "value", "d", "colspan", "title", "datetime")
            found.append((element.tag, *(element.get(name) for name in names), tuple(sorted(element.classes))))
            run.append(element.text or "")
            if element.tag == "pre":
                found.append((element.text_content(),))
        else:
            run.append(element.tail or "")
    flush()
    return found


def test_no_word_no_anchor_and_no_link_is_lost(builds: tuple[Path, Path]) -> None:
    count = 0
    for file, plain, finished in pages(builds):
        before, after = outline(plain), outline(finished)
        different = [pair for pair in zip(before, after, strict=False) if pair[0] != pair[1]]
        assert not different, f"{file}: {different[0]}"
        assert len(before) == len(after), file
        count += len(before)
    assert count > 20_000


def test_a_page_keeps_every_rule_that_can_match_it(browser: Browser, builds: tuple[Path, Path]) -> None:
    sheet, parts = (
        minify(f"<style>{builds[0].joinpath(f'assets/{name}.css').read_text('utf-8')}</style>", minify_css=True)[7:-8]
        for name in ("site", "parts")
    )
    page = browser.new_page()
    page.evaluate(RULES)
    later = set(page.evaluate("css => rules(css).map(rule => rule.key)", (builds[1] / "assets/later.css").read_text()))
    for file, plain, finished in pages(builds):
        if "<style>" not in finished:
            assert "assets/site.css" not in plain, file
            continue
        before, after = (set(page.evaluate("([a, b]) => matching(a, b)", [sheet, text])) for text in (plain, finished))
        inside = re.search(r"<style>(.*?)</style>", finished, re.DOTALL)
        kept = set(page.evaluate("css => rules(css).map(rule => rule.key)", inside[1])) if inside else set()
        assert before == after, file
        lacking = after - kept
        assert {rule for rule in lacking if ".search" not in rule} == set(), f"{file}: {lacking}"
        assert lacking <= later, f"{file} lacks {sorted(lacking - later)}"
        for text, brought in ((finished.split("<h2")[0], kept), (finished, later)):
            lacking = set(page.evaluate("([a, b]) => matching(a, b)", [parts, text])) - brought
            assert not lacking, f"{file} lacks {sorted(lacking)}"
    page.close()


def test_no_rule_of_the_style_sheets_is_dead(browser: Browser, builds: tuple[Path, Path]) -> None:
    page = browser.new_page()
    page.evaluate(RULES)
    for name in ("site", "parts", "later"):
        css = builds[0].joinpath(f"assets/{name}.css").read_text("utf-8")
        used: set[str] = set()
        for _, _, text in pages(builds):
            used.update(page.evaluate("([a, b]) => matching(a, b)", [css, text]))
        every = set(page.evaluate("css => rules(css).map(rule => rule.key)", css))
        dead = sorted(rule for rule in every - used if not BY_SCRIPT.search(rule))
        assert not dead, f"{name}.css, used on no page:\n" + "\n".join(dead)
    page.close()


# Rules down to those in at-rules, and which of them some element of a page can match in some state.
RULES = """() => {
  window.rules = (css, path = "") => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    const flat = (list, path) => [...list].flatMap(rule =>
      rule instanceof CSSStyleRule ? [{ selector: rule.selectorText, key: `${path}${rule.selectorText}` }]
      : rule.cssRules ? flat(rule.cssRules, `${path}${rule.conditionText || rule.constructor.name} `) : []);
    return flat(sheet.cssRules, "");
  };
  // An element can come into any state, and has its pseudo-elements when a rule gives them content.
  const state =
    /::?(before|after|backdrop|marker|-webkit-[\\w-]+|hover|focus-visible|focus-within|focus|target|popover-open)/g;
  window.matching = (css, html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    const bare = selector => selector.replace(":not(:has(:target))", "").replace(state, ":not(x)");
    const matched = ({ selector }) => page.querySelector(bare(selector));
    return rules(css).filter(matched).map(rule => rule.key);
  };
}"""


def matching(names: set[str], css: str) -> str:
    return serialize(matching_rules(names, css))


def test_only_what_cannot_match_is_left_out() -> None:
    css = '.a b{c:d}.a,.b{e:f}:is(.a,.b){g:h}i:not(.a){j:k}@media print{.a{l:m}}@media print{.b{n:"}"}}'
    assert matching({".b", "i"}, css) == '.a,.b{e:f}:is(.a,.b){g:h}i:not(.a){j:k}@media print{.b{n:"}"}}'
    # Two neighbours under the same condition share it.
    assert matching({".a", ".b", "b", "i"}, css) == css.replace("m}}@media print{", "m}")
    assert matching({"p"}, "p{x:y}.a .b{z:z}dl dt{x:y}") == "p{x:y}"
    states = '*,::before{a:b}:root[data-theme="dark"]{c:d}#nav li::before,p:hover{e:f}[role="doc-noteref"]{g:h}'
    assert matching({"p"}, states) == states
    assert matching(set(), states).endswith('}[role="doc-noteref"]{g:h}')
    nested = "@container(width>1px){table:has(.c){td{x:y}th{z:z}}}"
    assert matching({"table", ".c"}, nested) == nested
    assert matching({"table"}, nested) == matching({".c"}, nested) == ""
    either = "p:has(.c,.d.c){a:b}p:not(:has(.e)){c:d}"
    assert matching({"p", ".c"}, either) == either
    assert matching({"p", ".d"}, either) == "p:not(:has(.e)){c:d}"


def test_style_sheets_are_parsed_and_not_searched_as_text() -> None:
    others = "@font-face{font-family:a;src:url(x)}@keyframes k{from{a:b}to{c:d}}@layer x{p{a:b}}"
    assert matching({"p"}, others) == others
    assert matching(set(), others) == others.replace("@layer x{p{a:b}}", "")
    assert (
        matching({"p"}, '@media print{@supports (a:b){p{q{r{c:d}}}}}.x{e:"}"}')
        == "@media print{@supports (a:b){p{q{r{c:d}}}}}"
    )
    assert matching({"a"}, "a/*.b*/:hover{c:d}") == "a:hover{c:d}"
    with pytest.raises(ValueError, match="cannot be read"):
        matching({"p"}, "p{a:b}}")


def test_a_token_that_nothing_uses_is_left_out() -> None:
    css = ":root{--a:1px;--b:2px;color:red}@media print{:root{--a:3px}}"
    assert serialize(parse(css), {"--a", "--b"}) == css
    assert serialize(parse(css), {"--b"}) == ":root{--b:2px;color:red}@media print{:root{}}"


@pytest.mark.parametrize(
    "script",
    ["self.LIMIT=3,self.other=1;", 'const q="MAX=5,";fetch(q+"x")', "const url=`?LIMIT=10,20`;fetch(url)"],
)
def test_a_script_keeps_its_text(script: str) -> None:
    short = minify_asset("x.js", script)
    for part in re.findall(r"LIMIT=\w+,\w+|MAX=5,|LIMIT", script)[:1]:
        assert part.partition("=")[0] in short


def test_a_script_is_published_without_its_comments(site: Path) -> None:
    script = "// One\nlet a = 1;\n  // Two\nfunction b() { return a; }\n// Three\nb();\n"
    assert "//" in minify_asset("x.css", "a{b:url(//c)}")
    assert not COMMENT.search(minify_asset("x.js", script))
    scripts = sorted(site.rglob("*.js"))
    assert len(scripts) > 5
    assert [path.name for path in scripts if COMMENT.search(path.read_text("utf-8"))] == []


def test_a_page_that_cannot_be_handled_is_an_error(builds: tuple[Path, Path], tmp_path: Path) -> None:
    folder = shutil.copytree(builds[0], tmp_path / "site")
    site = replace(read_site(folder, ROOT), folder=folder)
    site.write("404.html", "<!doctype html><title>x</title>")
    with pytest.raises(ValueError, match=r"404\.html: has no <meta charset>"):
        optimise(site)
