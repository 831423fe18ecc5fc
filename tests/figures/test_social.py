"""What a shared link shows, and the icons of the site."""

import struct
from pathlib import Path

import pytest
from lxml import etree
from playwright.sync_api import Browser
from site_check import read_site

from figures.social import ASSETS, ICON_SIZE, SOCIAL_SIZE, WORDS, icon, mark, social

ROOT = Path(__file__).resolve().parents[2]


def test_the_favicon_is_the_one_that_the_script_draws() -> None:
    assert (ROOT / ASSETS / "mark.svg").read_text("utf-8") == mark()


def test_the_mark_is_the_same_in_the_header_and_the_pictures() -> None:
    shapes = etree.fromstring(mark()).xpath("//@d")
    header = (ROOT / "overrides/partials/marks.html").read_text("utf-8")
    assert all(f'd="{shape}"' in header for shape in shapes)
    for picture in (icon, social):
        assert set(shapes) <= set(etree.fromstring(picture()).xpath("//@d"))


def test_the_picture_of_a_shared_link_says_what_the_site_says(settings: dict[str, object]) -> None:
    assert " ".join(WORDS) == str(settings["site_description"]).replace("clonazepam", "it")
    assert "".join(etree.fromstring(social()).xpath("//text()")).startswith(str(settings["site_name"]).lower())


@pytest.mark.parametrize(("name", "size"), [("social.png", SOCIAL_SIZE), ("icon.png", ICON_SIZE)])
def test_a_picture_has_its_size(name: str, size: tuple[int, int]) -> None:
    start = (ROOT / ASSETS / name).read_bytes()[:24]
    assert start.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", start[16:]) == size


def test_no_words_of_the_picture_leave_it(browser: Browser) -> None:
    width, height = SOCIAL_SIZE
    page = browser.new_page(viewport={"width": width, "height": height})
    page.set_content(f"<!doctype html><style>body,svg{{margin:0;display:block}}</style>{social()}")
    boxes = [words.bounding_box() for words in page.locator("text").all()]
    page.close()
    assert boxes
    for box in boxes:
        assert box
        assert box["x"] + box["width"] < width - 60
        assert box["y"] + box["height"] < height - 40


def test_every_page_says_how_it_wants_to_be_shared(site: Path, site_url: str) -> None:
    built = read_site(site, site_url)
    for page in built.pages.values():
        if page.redirect is not None:
            continue
        told = {
            meta.get("property") or meta.get("name"): meta.get("content")
            for meta in page.tree.xpath("//meta[@property or @name]")
        }
        assert told["og:title"]
        assert told["og:description"] == told["description"]
        assert told["og:type"] in ("website", "article")
        assert told["og:image"] == f"{site_url}assets/social.png"
        assert told["og:image:alt"]
        assert (int(told["og:image:width"]), int(told["og:image:height"])) == SOCIAL_SIZE
        assert told["twitter:card"] == "summary_large_image"
        if page.ordinary:
            assert told["og:url"] == page.url
        assert built.file_at(told["og:image"]) in built.files
