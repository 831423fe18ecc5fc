"""What a shared link shows, and the icons of the site. They were drawn once and are kept as files."""

import struct
from pathlib import Path

import pytest
from lxml import etree
from root import ROOT
from site_check import read_site

ASSETS = ROOT / "overrides/assets"
SIZES = {"social.png": (1200, 630), "icon.png": (180, 180)}


def test_the_mark_is_the_same_in_the_header_and_the_favicon() -> None:
    shapes = etree.parse(ASSETS / "mark.svg").xpath("//@d")
    header = (ASSETS.parent / "partials/marks.html").read_text("utf-8")
    assert shapes
    assert all(f'd="{shape}"' in header for shape in shapes)


@pytest.mark.parametrize("name", SIZES)
def test_a_picture_has_its_size(name: str) -> None:
    start = (ASSETS / name).read_bytes()[:24]
    assert start.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", start[16:]) == SIZES[name]


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
        assert (int(told["og:image:width"]), int(told["og:image:height"])) == SIZES["social.png"]
        assert told["twitter:card"] == "summary_large_image"
        if page.ordinary:
            assert told["og:url"] == page.url
        assert built.file_at(told["og:image"]) in built.files
