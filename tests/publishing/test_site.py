"""The site that was built has no fault that can be found without a browser."""

import re
from pathlib import Path
from typing import Any

from root import DOCS
from search_index import read_titles, sections
from site_check import BuiltSite, check_site
from site_check.addresses import Address
from site_check.links import fault
from site_pages import page_files


def test_the_built_site_has_no_problem(built: BuiltSite) -> None:
    problems = check_site(built)
    assert not problems, "\n".join(map(str, problems))


def test_the_pages_that_were_written_are_the_pages_that_were_built(built: BuiltSite) -> None:
    assert sorted(page_files()) == sorted(file for file, page in built.pages.items() if page.redirect is None)


def test_every_place_that_search_can_lead_to_exists(site: Path, built: BuiltSite) -> None:
    places = [
        f"{page['path']}{anchor and '#'}{anchor}" for page in read_titles(site)[1] for anchor, _, _ in sections(page)
    ]
    addresses = [Address(f"{built.url}{place}", 0, "search", "follow") for place in places]
    faults = [f"{address} {wrong}" for address in addresses if (wrong := fault(built, built.url, address))]
    assert not faults, "\n".join(faults)
    assert places


def test_every_page_that_people_wrote_can_be_edited_from_its_end(built: BuiltSite, settings: dict[str, Any]) -> None:
    repository = f"{settings['extra']['repository']}/"
    edited = []
    for page in built.pages.values():
        if page.redirect is None and page.file != "404.html":
            (link,) = page.tree.xpath("//a[contains(@href, '/edit/main/docs/')]/@href")
            edited.append(link.removeprefix(f"{repository}edit/main/docs/"))
            assert page.file.removesuffix("index.html").rstrip("/") == re.sub(r"(^|/)index$", "", edited[-1][:-3])
    assert len(edited) > 50
    assert [name for name in edited if not (DOCS / name).is_file()] == []
