"""What is kept for reading offline: all that reading takes, under a version that changes with it."""

import shutil
from pathlib import Path

import pytest
from pages_server import PagesServer
from playwright.sync_api import Browser
from precache import correct, kept, publish

from publishing.service_worker import OFFER, WORKER


def test_everything_that_reading_takes_is_kept_and_nothing_else(site: Path) -> None:
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    pages = {(file.removesuffix("index.html") or "./") for file in files if file.endswith("index.html")}
    rest = set(kept(site)) - pages
    assert pages <= set(kept(site))
    assert rest == {"404.html", "manifest.webmanifest"} | {
        file
        for file in files
        if file.startswith(("assets/", "search/", "es/search/", "pt/search/")) and file != "assets/social.png"
    }


def test_the_offer_says_how_much_space_it_takes(site: Path) -> None:
    names = [f"{name.removeprefix('./')}index.html" if name.endswith("/") else name for name in kept(site)]
    size = sum((site / name).stat().st_size for name in names)
    told = (site / OFFER).read_text("utf-8").partition("data-kept-size>")[2].partition(" MB<")[0]
    assert 0 <= int(told) - size / 1e6 < 1


def test_an_offer_that_does_not_say_so_stops_the_build(site: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(site, tmp_path / "site")
    offer = folder / OFFER
    offer.write_text(offer.read_text("utf-8").replace("data-kept-size", ""), "utf-8")
    with pytest.raises(ValueError, match="does not say how much space"):
        publish(folder, correct)


def test_any_change_of_a_page_or_of_the_worker_is_another_version(site: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(site, tmp_path / "site")
    before = (folder / WORKER).read_text("utf-8")
    publish(folder, lambda text: text)
    assert (folder / WORKER).read_text("utf-8") == before
    publish(folder, correct)
    after = (folder / WORKER).read_text("utf-8")
    assert after.partition("files")[0] != before.partition("files")[0]
    (folder / WORKER).write_text(f"\n{after.partition(chr(10))[2]}// changed", "utf-8")
    publish(folder, lambda text: text)
    assert (folder / WORKER).read_text("utf-8").partition("files")[0] != after.partition("files")[0]


def test_a_browser_can_install_the_site(browser: Browser, server: PagesServer) -> None:
    reader = browser.new_context()
    page = reader.new_page()
    page.goto(f"{server.url}about/privacy/")
    session = reader.new_cdp_session(page)
    manifest = session.send("Page.getAppManifest")
    assert manifest["url"] == f"{server.url}manifest.webmanifest"
    assert manifest["errors"] == []
    assert manifest["manifest"]["startUrl"] == manifest["manifest"]["scope"] == server.url
    errors = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [error["errorId"] for error in errors if error["errorId"] != "in-incognito"] == []
    reader.close()
