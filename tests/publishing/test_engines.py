"""The site outlives its engine: MkDocs, ProperDocs and Zensical make the same pages of the same project.

`site` is what MkDocs with Material made. Facts are checked, pages are finished and the site is checked by the
project's own code, which asks no engine.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
import yaml
from builds import build, copy_tree, files, run
from lxml import html
from pages_server import PagesServer, base_of
from playwright.sync_api import Browser, expect
from root import ROOT
from site_check import check_site, read_site

# All that differs under Zensical: addresses are written otherwise, `./doses/` for `doses/`, and lead to the same place,
# and JSON for the scripts has its keys in another order.
# So the page's bytes differ, and with them the one file that holds checksums of pages.
OTHERWISE = {"service-worker.js"}


@pytest.fixture(scope="module")
def zensical(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(copy_tree(tmp_path_factory.mktemp("zensical")), "zensical")


@pytest.fixture(scope="module")
def properdocs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(copy_tree(tmp_path_factory.mktemp("properdocs")), "properdocs")


@pytest.fixture(scope="module")
def themeless(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """By ProperDocs without Material, in one go, as CONTRIBUTING says how."""
    tree = copy_tree(tmp_path_factory.mktemp("themeless"))
    for name, old, new in (
        ("mkdocs.yml", "  name: material\n", "  name: null\n  static_templates: [404.html]\n"),
        ("mkdocs.yml", "plugins: [material/meta]", "plugins: []"),
        ("src/cli.py", 'ENGINE = "mkdocs"', 'ENGINE = "properdocs"'),
    ):
        text = (tree / name).read_text("utf-8")
        assert text.count(old) == 1
        (tree / name).write_text(text.replace(old, new), "utf-8")
    for shared in (tree / "docs").rglob(".meta.yml"):
        keys = yaml.safe_load(shared.read_text("utf-8"))
        for page in shared.parent.rglob("*.md"):
            own = page.read_text("utf-8").removeprefix("---\n")
            lacking = {key: value for key, value in keys.items() if f"\n{key}: " not in own.split("\n---\n")[0]}
            page.write_text(f"---\n{yaml.safe_dump(lacking)}{own}", "utf-8")
    run(tree, "cli", "build", "site")
    return tree / "site"


def told(page: bytes, url: str) -> Iterator[tuple[Any, ...]]:
    """Every element of a page with its words and attributes; an address is the one it leads to from `url`.

    Left out is *Edit this page*, for Zensical does not tell a template where the source of a page is.
    """
    document = html.document_fromstring(page, parser=html.HTMLParser(encoding="utf-8"))
    for edit in document.xpath("//a[contains(@href, '/edit/main/docs/')]"):
        edit.getprevious().tail = None
        edit.getparent().remove(edit)
    for element in document.iter("*"):
        attributes = {name: urljoin(url, value) if name in ("href", "src") else value
                      for name, value in element.attrib.items()}  # fmt: skip
        yield (
            element.tag,
            sorted(attributes.items()),
            *(json.loads(text) if element.get("type") == "application/json" else " ".join(text.split())
              for text in element.xpath("text()")),
        )  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["properdocs", "themeless"])
def test_properdocs_writes_the_same_bytes_with_the_theme_or_without(
    site: Path, engine: str, request: pytest.FixtureRequest
) -> None:
    ours, theirs = files(site), files(request.getfixturevalue(engine))
    assert sorted(ours) == sorted(theirs)
    assert [name for name in ours if ours[name] != theirs[name]] == []


@pytest.mark.slow
def test_zensical_writes_the_same_files(site: Path, zensical: Path) -> None:
    ours, theirs = files(site), files(zensical)
    assert sorted(ours) == sorted(theirs)
    others = {name for name in ours if ours[name] != theirs[name] and not name.endswith(".html")}
    assert others == OTHERWISE


@pytest.mark.slow
def test_zensical_writes_the_same_pages(site: Path, zensical: Path, site_url: str) -> None:
    pages = [path.relative_to(site).as_posix() for path in site.rglob("*.html")]
    assert pages
    for page in pages:
        url = site_url + page.removesuffix("index.html")
        ours, theirs = (list(told((folder / page).read_bytes(), url)) for folder in (site, zensical))
        assert ours == theirs, page


@pytest.mark.slow
def test_the_site_check_has_no_complaint_about_what_zensical_wrote(zensical: Path, site_url: str) -> None:
    problems = check_site(read_site(zensical, site_url))
    assert not problems, "\n".join(map(str, problems))


PAGE = b'<body><h2 id="dose">Dose</h2><table><tr><td>30 to 40 <a href="../help/">hours</a></td></tr></table></body>'


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"30", b"20"), (b'"dose"', b'"doses"'), (b"h2", b"h3"), (b"../help/", b"help/"), (b"</table>", b"</table>x")],
)
def test_a_page_that_says_something_else_is_told_apart(old: bytes, new: bytes) -> None:
    address = "https://example.org/safety/"
    assert old in PAGE
    assert list(told(PAGE, address)) != list(told(PAGE.replace(old, new), address))
    assert list(told(PAGE, address)) == list(told(PAGE.replace(b"../help/", b"./../help/"), address))


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["mkdocs", "properdocs", "zensical"])
def test_no_engine_drops_in_silence_what_could_not_be_resolved(tmp_path: Path, engine: str) -> None:
    settings: dict[str, Any] = {
        "site_name": "Front",
        "site_url": "https://example.org/drug/",
        "plugins": [],
        "theme": {"name": "material"},
    }
    settings["markdown_extensions"] = [{"rendering": {"root": str(ROOT)}}]
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Front\n\nCalm.[^no-such-fact]\n\n[[no-such-table: x]]\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")
    run(tmp_path, engine, "build", "--config-file", "mkdocs.yml", PYTHONPATH=str(ROOT / "src"))
    wrong = check_site(read_site(tmp_path / "site", "https://example.org/drug/"))
    told = [problem.message for problem in wrong]
    assert sum("[^no-such-fact]" in message for message in told) == 1
    assert sum("[[no-such-table: x]]" in message for message in told) == 1


@pytest.mark.slow
def test_facts_are_checked_and_pages_finished_without_any_engine(site: Path, tmp_path: Path) -> None:
    tree = copy_tree(tmp_path)
    run(tree, "mkdocs", "build", "--config-file", "mkdocs.yml")
    without = "import sys; sys.modules.update(dict.fromkeys(['mkdocs', 'properdocs', 'zensical', 'material']))"
    command = f"{without}; from cli import main; sys.exit(main(['check']) or main(['finish', 'site']))"
    settings = {**os.environ, "PYTHONPATH": str(tree / "src")}
    done = subprocess.run([sys.executable, "-c", command], cwd=tree, env=settings, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.endswith(" 0 problems\n")
    assert files(tree / "site") == files(site)


@pytest.mark.slow
def test_readers_find_a_page_that_zensical_made(zensical: Path, browser: Browser) -> None:
    with PagesServer(zensical, base_of(zensical)) as server:
        page = browser.new_page()
        page.goto(server.url)
        page.locator("main [role=search] input[name=q]").fill("rivotril and alcohol")
        first = page.locator("main .results ol > li > a[href]").first
        expect(first).to_have_attribute("href", re.compile("safety/alcohol-food-and-other-substances/"))
        page.close()
