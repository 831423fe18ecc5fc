"""The copy for a folder: one archive, the same bytes each time, whole when it is opened without a host or a network."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin
from urllib.request import url2pathname
from zipfile import ZipFile

import pytest
from lxml import html
from playwright.sync_api import Browser, expect
from root import ROOT
from site_pages import MISSING, PHONE, TEMPLATES
from tabs import WatchedTab, until

from cli import main
from publishing.offline import with_file_addresses, write_archive

NAME, URL = "clonazepam-reference.zip", "https://example.org/drug/"


@pytest.fixture(scope="module")
def archive(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("archive") / NAME
    write_archive(site, ROOT, file)
    return file


@pytest.fixture(scope="module")
def copy(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive unpacked where readers unpack: a folder with a space and a letter beyond ASCII in its name."""
    folder = tmp_path_factory.mktemp("unpacked") / "Téléchargé files"
    with ZipFile(archive) as packed:
        packed.extractall(folder)
    return folder / archive.stem


@pytest.fixture
def reader(browser: Browser, copy: Path) -> Iterator[WatchedTab]:
    """A tab without a network that opens files of the copy."""
    context = browser.new_context()
    context.set_offline(True)
    yield WatchedTab(context, f"{copy.as_uri()}/")
    context.close()


def test_the_same_site_gives_the_same_bytes(archive: Path, site: Path, tmp_path: Path) -> None:
    assert main(["offline", str(site), str(tmp_path / NAME)]) == 0
    assert (tmp_path / NAME).read_bytes() == archive.read_bytes()


def test_its_files_have_the_time_of_the_commit(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    write_archive(site, ROOT, tmp_path / NAME)
    with ZipFile(tmp_path / NAME) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(2023, 11, 14, 22, 13, 20)}
        assert {entry.external_attr >> 16 for entry in packed.infolist()} == {0o100644}
        assert packed.namelist() == sorted(packed.namelist())


def test_a_folder_that_is_no_site_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["offline", str(tmp_path), str(tmp_path / NAME)]) == 1
    assert "is not the built site" in capsys.readouterr().err
    assert not (tmp_path / NAME).exists()


def test_every_page_and_all_data_are_in_it_and_nothing_for_hosts(copy: Path, site: Path) -> None:
    files = {path.relative_to(copy).as_posix() for path in copy.rglob("*") if path.is_file()}
    published = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    for_hosts = re.compile(r"404\.html|service-worker\.js|.*\.(xml|webmanifest|md)|llms\.txt|(es/|pt/)?search/.*\.json")
    moved = {file for file in published if file.endswith(".html") and "http-equiv=refresh" in (site / file).read_text()}
    scripts = {f"{folder}search/{name}.js" for folder in ("", "es/", "pt/") for name in ("titles", "text")}
    assert files - published == scripts
    assert {file for file in published - files - moved if not for_hosts.fullmatch(file)} == set()
    assert not [file for file in files if for_hosts.fullmatch(file)]


def test_every_address_in_it_names_a_file_that_is_there(copy: Path) -> None:
    ids = {path: set(html.parse(path).xpath("//@id")) for path in copy.rglob("*.html")}
    count = 0
    for path in ids:
        for element, _, address, _ in html.parse(path).getroot().iterlinks():
            if re.match(r"(https?|tel|sms|mailto|data):", address):
                assert element.tag == "a" or address.startswith("data:"), f"{path}: {address}"
                continue
            place, anchor = urldefrag(urljoin(path.as_uri(), address))
            target = Path(url2pathname(place.removeprefix("file://").partition("?")[0]))
            assert target.is_file(), f"{path}: {address}"
            assert not anchor or unquote(anchor) in ids[target], f"{path}: {address}"
            count += 1
    assert count > 1000


def test_no_tag_in_its_head_holds_the_address_of_the_site(copy: Path, site_url: str) -> None:
    for path in copy.rglob("*.html"):
        told = re.findall(r"<(?:link|meta)[^>]*>", path.read_text("utf-8"))
        assert len(told) > 5, path
        assert not [tag for tag in told if site_url in tag], path


@pytest.mark.parametrize(("published", "copied"), [
    ("<a href=../safety/>", "<a href=../safety/index.html>"),
    ('<a class="x" href="./#top">', '<a class="x" href="./index.html#top">'),
    ("<a href=..#pages>", "<a href=../index.html#pages>"),
    ("<a class='a'href='../help/?q=a'>", "<a class='a'href='../help/index.html?q=a'>"),
    ("<a href=../feed.xml>", f"<a href={URL}feed.xml>"), ("<a href=index.md>", f"<a href={URL}help/index.md>"),
    ("<a href=https://example.org/a/>", None), ('<a href="#here">', None), ("<a href=tel:999>", None),
    ("<script src=../assets/site.js>", None), ("<p>Write href=../help/ so</p>", None),
    ("<link href=x rel=canonical><link rel=manifest href=x><p>", "<p>"), ("<link rel=icon href=data:,>", None),
    ('<meta content="a" property=og:title><meta name="twitter:card"><meta name=viewport>', "<meta name=viewport>"),
])  # fmt: skip
def test_an_address_names_a_file_of_the_copy_or_what_the_host_has(published: str, copied: str | None) -> None:
    names = {"index.html", "help/index.html", "safety/index.html", "assets/site.js"}
    assert with_file_addresses(published, "help/index.html", names, URL) == (copied or published)


@pytest.mark.parametrize("pages", ["of each kind", pytest.param("all", marks=pytest.mark.slow)])
def test_every_page_opens_from_a_folder_without_a_fault(reader: WatchedTab, copy: Path, pages: str) -> None:
    every = [path.relative_to(copy).as_posix() for path in sorted(copy.rglob("*.html"))]
    assert len(every) > 50
    kinds = {f"{path}index.html" for path in TEMPLATES if path != MISSING}
    assert kinds <= set(every)
    for file in every if pages == "all" else sorted(kinds):
        page = reader.open(file)
        assert page.locator("h1").count() == 1, file
        assert page.evaluate("getComputedStyle(document.querySelector('.top')).borderBottomWidth") == "2px", file
        assert not reader.faults, f"{file}: {reader.faults}"


def test_search_finds_and_leads_there(reader: WatchedTab) -> None:
    page = reader.open("index.html")
    page.locator("main [name=q]").fill("half life")
    page.locator("main .results ol a").first.wait_for()
    assert page.locator("main .results ol p").first.inner_text()
    page.locator("main .results ol a").first.click()
    page.wait_for_url(re.compile(r"file:.*/index\.html(#.*)?$"))
    expect(page.locator("h1")).to_be_visible()
    page = reader.open("safety/stopping/index.html")
    page.keyboard.press("/")
    page.locator("#find [name=q]").fill("overdose")
    first = page.locator("#find .results ol a").first
    first.wait_for()
    first.click()
    page.wait_for_url(re.compile(r"safety/overdose/index\.html"))
    assert not reader.faults


def test_the_lasting_address_of_a_fact_leads_to_it(reader: WatchedTab, copy: Path) -> None:
    folder = copy / "reference/facts"
    reader.page.goto(f"{(folder / 'index.html').as_uri()}#pk-tmax")
    expect(reader.page).to_have_url(f"{(folder / 'pharmacokinetics/index.html').as_uri()}#pk-tmax")
    expect(reader.page.locator("main :target")).to_be_in_viewport()
    assert not reader.faults


def test_references_figures_lists_and_print_work(reader: WatchedTab) -> None:
    page = reader.open("safety/side-effects/index.html")
    page.locator("sup a").first.focus()
    expect(page.locator("#tip")).to_be_visible()
    assert page.locator("figure svg").count() > 0
    assert page.pdf().startswith(b"%PDF")
    page = reader.open("safety/interactions/index.html")
    page.get_by_role("searchbox", name="Find").fill("fluoxetine")
    expect(page.locator(".filter-count")).not_to_be_empty()
    page = reader.open("basics/in-the-body/index.html")
    page.locator("[data-explorer] [name=longest]").fill("60")
    expect(page.locator("[data-explorer] [data-part=result]")).not_to_be_empty()
    page.set_viewport_size({"width": PHONE, "height": 800})
    page.locator("[popovertarget=nav]:visible").first.click()
    expect(page.locator("#nav a").first).to_be_visible()
    assert not reader.faults


def test_the_copy_does_not_offer_to_be_kept_again(reader: WatchedTab) -> None:
    page = reader.open("about/privacy/index.html")
    expect(page.locator("[data-offline]")).to_be_hidden()
    assert page.get_by_role("heading", name="How can I read it without a connection?").count() == 1
    assert not reader.faults


def test_the_copy_still_talks_to_nobody(reader: WatchedTab) -> None:
    page = reader.open("index.html")
    page.evaluate("fetch('https://example.org/').catch(() => 0)")
    page.evaluate("new Image().src = 'https://example.org/x.png'")
    page.evaluate("const s = document.createElement('script'); s.text = 'window.ran = 1'; document.head.append(s)")
    for directive in ("connect-src", "img-src", "script-src"):
        until(page, partial(reader.was_told, f"blocked: {directive}"))
    assert page.evaluate("window.ran") is None
