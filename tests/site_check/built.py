"""A built site as it lies in its folder: which files it has, at which addresses, and its parsed pages."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from lxml import etree

from site_check.addresses import Address, addresses_of_page, refresh_of

NOT_FOUND_PAGE = "404.html"
Finding = tuple[int, str]
"""A line (0 for the file as a whole) and the words of a `Problem`."""


@dataclass(frozen=True)
class BuiltPage:
    """One HTML document: `file` inside the site, the `url` its relative addresses start from, its tree."""

    file: str
    url: str
    tree: etree._Element

    @cached_property
    def ids(self) -> dict[str, list[int]]:
        """Every id, with each line it stands on."""
        found: dict[str, list[int]] = {}
        for element in self.tree.xpath("//*[@id]"):
            found.setdefault(element.get("id"), []).append(element.sourceline or 0)
        return found

    @cached_property
    def addresses(self) -> tuple[Address, ...]:
        """Every address it holds."""
        return tuple(addresses_of_page(self.tree))

    @cached_property
    def redirect(self) -> str | None:
        """The address this page sends its reader to at once ("" is itself), or None for an ordinary page."""
        return next((to for meta in self.tree.iter("meta") if (to := refresh_of(meta)) is not None), None)

    @property
    def ordinary(self) -> bool:
        """Is this a page with a place of its own: neither the not-found page nor a redirect?"""
        return self.file != NOT_FOUND_PAGE and self.redirect is None


@dataclass(frozen=True)
class BuiltSite:
    """A built folder that is published at `url`, which ends with a slash."""

    root: Path
    url: str
    files: frozenset[str]
    pages: Mapping[str, BuiltPage]
    # What may have been meant by each file that is missing.
    suggestions: dict[str, str] = field(default_factory=dict)

    @cached_property
    def origin(self) -> tuple[str, str]:
        """Scheme and host."""
        parts = urlsplit(self.url)
        return parts.scheme, parts.netloc

    @cached_property
    def base(self) -> str:
        """The path under which the whole site lives: "/clonazepam/"."""
        return urlsplit(self.url).path

    @cached_property
    def spellings(self) -> dict[str, str]:
        """The true name of each file by its name in lower case."""
        return {file.lower(): file for file in self.files}

    def file_at(self, url: str) -> str | None:
        """The name of the file an address asks for, there or not; None when it lies outside this site."""
        return self.file_of(urlsplit(url))

    def file_of(self, parts: SplitResult) -> str | None:
        """The same for an address that is already taken apart."""
        path = unquote(parts.path)
        if (parts.scheme, parts.netloc) != self.origin or not path.startswith(self.base):
            return None
        inside = path.removeprefix(self.base)
        return f"{inside}index.html" if inside == "" or inside.endswith("/") else inside

    def redirect_of(self, page: BuiltPage) -> str | None:
        """The file a redirecting page sends to, or None."""
        return None if page.redirect is None else self.file_at(urljoin(page.url, page.redirect))


def read_site(root: Path, site_url: str) -> BuiltSite:
    """Read a built folder. Raises ValueError for a `site_url` without its last slash, or OSError."""
    if not site_url.endswith("/"):
        raise ValueError(f"site_url must end with a slash: {site_url}")
    if not root.is_dir():
        raise NotADirectoryError(f"no built site at {root}; run python3 make.py build")
    files = frozenset(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
    pages = {
        file: parse_page(file, (root / file).read_bytes(), site_url) for file in sorted(files) if file.endswith(".html")
    }
    return BuiltSite(root, site_url, files, pages)


def parse_page(file: str, markup: bytes, site_url: str) -> BuiltPage:
    """Parse one document (UTF-8) that is served for `file`."""
    # Plain elements: those of lxml.html are chosen by a call to Python, each time that one is met.
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True)
    tree = etree.HTML(markup if markup.strip() else b"<html></html>", parser)
    return BuiltPage(file, page_url(file, site_url), tree)


def page_url(file: str, site_url: str) -> str:
    """The address of a file. The not-found page answers at every depth, so a deep one stands in for it."""
    if file == NOT_FOUND_PAGE:
        return f"{site_url}no/such/page/"
    return site_url + re.sub(r"(^|(?<=/))index\.html$", "", file)
