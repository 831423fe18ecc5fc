"""The site on a host like GitHub Pages: below a path, and, by one setting, on a domain of its own."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from builds import build, copy_tree
from lxml import etree, html
from pages_server import PagesServer
from playwright.sync_api import Browser, Response
from site_check import check_site, read_site

NEW, ALIAS, MOVED = "https://medicine.example/", "old/address/", "safety/stopping/"


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as a fork builds it that has set its own address and moved a page, and changed nothing else."""
    tree = copy_tree(tmp_path_factory.mktemp("fork"))
    settings, page = tree / "mkdocs.yml", tree / f"docs/{MOVED.rstrip('/')}.md"
    settings.write_text(re.sub(r"(?m)^site_url: .*$", f"site_url: {NEW}", settings.read_text("utf-8")), "utf-8")
    page.write_text(page.read_text("utf-8").replace("---\n", f"---\naliases: [{ALIAS}]\n", 1), "utf-8")
    return build(tree, "mkdocs")


@pytest.fixture(scope="module", params=["below a path", pytest.param("on a domain of its own", marks=pytest.mark.slow)])
def hosted(request: pytest.FixtureRequest, site: Path, site_url: str) -> Iterator[tuple[PagesServer, Path, str]]:
    """A served site, its folder and the address it is published at."""
    own = request.param != "below a path"
    folder, url = (request.getfixturevalue("elsewhere"), NEW) if own else (site, site_url)
    with PagesServer(folder, urlsplit(url).path) as server:
        yield server, folder, url


def pages(folder: Path) -> list[str]:
    return [f"{path.parent.relative_to(folder).as_posix()}/".removeprefix("./") for path in folder.rglob("index.html")]


def test_a_page_names_its_one_address_to_search_engines_and_those_who_share_it(
    hosted: tuple[PagesServer, Path, str],
) -> None:
    _, folder, url = hosted
    told = set()
    for path in pages(folder):
        page = html.parse(folder / path / "index.html")
        if page.xpath("//meta[@http-equiv='refresh']"):
            continue
        assert page.xpath("//link[@rel='canonical']/@href") == [f"{url}{path}"]
        assert page.xpath("//meta[@property='og:url']/@content") == [f"{url}{path}"]
        (picture,) = page.xpath("//meta[@property='og:image']/@content")
        assert picture.startswith(url)
        assert (folder / picture.removeprefix(url)).is_file()
        told.add(f"{url}{path}")
    assert set(etree.parse(folder / "sitemap.xml").xpath("//*[local-name()='loc']/text()")) == told


@pytest.mark.parametrize("path", ["nothing", "nothing/", "safety/nothing/", "a/b/c/d.html"])
def test_what_is_missing_is_answered_by_a_whole_page_at_any_depth(
    browser: Browser, hosted: tuple[PagesServer, Path, str], path: str
) -> None:
    server, _, _ = hosted
    page = browser.new_page()
    failed: list[str] = []

    def note(answer: Response) -> None:
        if not answer.ok and not answer.url.endswith(path):
            failed.append(answer.url)

    page.on("response", note)
    answer = page.goto(server.url + path)
    assert answer
    assert answer.status == 404
    page.locator("main [name=q]").fill("stopping")
    page.locator("main .results ol a").first.click()
    page.wait_for_url(lambda url: path not in url)
    page.go_back()
    page.locator("main a", has_text="I want to stop").click()
    page.wait_for_url(f"{server.url}{MOVED}")
    assert failed == []
    page.close()


@pytest.mark.slow
def test_an_address_that_a_page_once_had_leads_to_it(elsewhere: Path) -> None:
    page = html.parse(elsewhere / ALIAS / "index.html")
    assert page.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url={NEW}{MOVED}"]
    assert page.xpath("//link[@rel='canonical']/@href") == [f"{NEW}{MOVED}"]


@pytest.mark.slow
def test_another_address_is_one_setting_and_leaves_no_trace_of_the_old(elsewhere: Path, site_url: str) -> None:
    old = site_url.removeprefix("https://").rstrip("/").encode()
    files = [path for path in elsewhere.rglob("*") if path.is_file()]
    assert len(files) > 100
    assert [path.relative_to(elsewhere).as_posix() for path in files if old in path.read_bytes()] == []


@pytest.mark.slow
def test_the_site_at_another_address_has_no_problem(elsewhere: Path) -> None:
    problems = check_site(read_site(elsewhere, NEW))
    assert not problems, "\n".join(map(str, problems))
