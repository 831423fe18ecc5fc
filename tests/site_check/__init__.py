"""Check a built site without a network: every address in it, each page, and all pages together.

The same check serves a page as built and a page as a browser holds it after scripts have run.
"""

from collections.abc import Iterator

from evidence.problem import Problem
from site_check.addresses import Address, addresses_of_css
from site_check.built import NOT_FOUND_PAGE, BuiltPage, BuiltSite, page_url, parse_page, read_site
from site_check.links import external, fault, target
from site_check.structure import structure_findings
from site_check.whole import problem, whole_problems

__all__ = ["BuiltPage", "BuiltSite", "check_page", "check_site", "external_links", "parse_page", "read_site"]


def check_site(site: BuiltSite) -> list[Problem]:
    """Every problem of a built folder."""
    found, linked = {*_sheet_problems(site)}, set[str]()
    for page in site.pages.values():
        found.update(check_page(site, page))
        linked.update(_linked(site, page) if page.ordinary else ())
    return sorted(found | {*whole_problems(site, linked)})


def check_page(site: BuiltSite, page: BuiltPage) -> list[Problem]:
    """Every problem of one page of a site, as built or as it stands in a browser."""
    findings = [(address.line, message) for address in page.addresses
                if (message := _address_fault(site, page, address))]  # fmt: skip
    if page.redirect is None:
        findings += structure_findings(page)
    return sorted({problem(site, page.file, line, message) for line, message in findings})


def external_links(site: BuiltSite) -> set[str]:
    """Every address on another host that a page links to or names; only a network can tell if they answer."""
    return {found for page in site.pages.values() for address in page.addresses
            if address.use != "load" and (found := external(site, page.url, address))}  # fmt: skip


def _address_fault(site: BuiltSite, page: BuiltPage, address: Address) -> str | None:
    if page.file == NOT_FOUND_PAGE and _is_relative(address.value.strip()):
        return f"{address} is relative, but this page answers at every depth; start it with {site.base}"
    wrong = fault(site, page.url, address, page)
    return f"{address} {wrong}" if wrong else None


def _is_relative(value: str) -> bool:
    return not value.startswith(("/", "#")) and ":" not in value.split("/")[0]


def _sheet_problems(site: BuiltSite) -> Iterator[Problem]:
    for file in sorted(file for file in site.files if file.endswith(".css")):
        for address in addresses_of_css((site.root / file).read_text("utf-8")):
            if wrong := fault(site, page_url(file, site.url), address):
                yield problem(site, file, address.line, f"{address} {wrong}")


def _linked(site: BuiltSite, page: BuiltPage) -> set[str]:
    """The files other than itself that a page links to."""
    links = (link for link in page.addresses if link.use == "follow" and not link.value.startswith("#"))
    return {file for link in links if (file := target(site, page.url, link)) and file != page.file}
