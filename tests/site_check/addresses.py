"""Every address that a page or a style sheet holds, wherever it may stand."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from lxml import etree

Use = Literal["follow", "mention", "load"]
"""Does a reader follow the address, is it only named, or does the browser fetch from it or send to it?"""

_ATTRIBUTES: dict[str, Use] = {
    **dict.fromkeys(("src", "poster", "data", "action", "formaction", "background", "ping"), "load"),
    **dict.fromkeys(("href", "xlink:href"), "load"),
    "cite": "mention",
}
_SOURCE_SETS = ("srcset", "imagesrcset")
_LOADING_RELATIONS = {
    *("stylesheet", "icon", "apple-touch-icon", "mask-icon", "manifest", "preload", "prefetch"),
    *("modulepreload", "preconnect", "dns-prefetch", "prerender", "pingback"),
}
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_ADDRESS = re.compile(
    r"""url\(\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^)"'\s]*))\s*\)"""
    r"""|@import\s+(?:"(?P<import_double>[^"]*)"|'(?P<import_single>[^']*)')""",
    re.IGNORECASE,
)


class Address(NamedTuple):
    """One address as written, its line, where it stands (`<img src>`), and what it is for."""

    value: str
    line: int
    place: str
    use: Use

    def __str__(self) -> str:
        """Show the address as a message names it."""
        return f"{self.place} “{self.value}”"


def addresses_of_page(tree: etree._Element) -> Iterator[Address]:
    """The addresses in attributes, source sets, metadata, refreshes and style rules of a document."""
    for element in tree.iter("*"):
        line = element.sourceline or 0
        tag = str(element.tag)
        for name, raw in element.attrib.items():
            value = str(raw)
            if name in _ATTRIBUTES and not (name == "data" and tag != "object"):
                yield Address(value, line, f"<{tag} {name}>", _use(element, tag, name))
            elif name in _SOURCE_SETS:
                for candidate in re.findall(r"(?:^|,)\s*(\S*[^\s,])", value):
                    yield Address(candidate, line, f"<{tag} {name}>", "load")
            elif name == "style":
                yield from addresses_of_css(value, line, f"<{tag} style>")
        if tag == "style":
            yield from addresses_of_css(element.text or "", line, "<style>")
        elif tag == "meta":
            yield from _addresses_of_meta(element, line)


def addresses_of_css(text: str, first_line: int = 1, place: str = "url()") -> Iterator[Address]:
    """The addresses in `url()` and `@import`. One that is only a fragment means the page, and is left out."""
    bare = _CSS_COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text)
    for match in _CSS_ADDRESS.finditer(bare):
        value = next((group for group in match.groups() if group is not None), "")
        if not value.startswith("#"):
            yield Address(value, first_line + bare.count("\n", 0, match.start()), place, "load")


def refresh_of(meta: etree._Element) -> str | None:
    """The address a `<meta http-equiv="refresh">` sends to ("" is the page itself); None for other metas."""
    if meta.get("http-equiv", "").lower() != "refresh":
        return None
    bare = re.sub(r"^\s*[\d.]*\s*[;,]?\s*(url\s*=)?\s*", "", meta.get("content", ""), flags=re.IGNORECASE)
    return bare.strip(" '\"")


def _addresses_of_meta(meta: etree._Element, line: int) -> Iterator[Address]:
    if target := refresh_of(meta):
        yield Address(target, line, "<meta refresh>", "load")
    elif (meta.get("property") or meta.get("name") or "").endswith((":url", ":image")):
        yield Address(meta.get("content", ""), line, "<meta content>", "mention")


def _use(element: etree._Element, tag: str, name: str) -> Use:
    if tag in ("a", "area") and name.endswith("href"):
        return "follow"
    if tag == "link" and not _LOADING_RELATIONS & set(element.get("rel", "").lower().split()):
        return "mention"
    return _ATTRIBUTES[name]
