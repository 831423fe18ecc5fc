"""Critical CSS: what a page needs at first sight comes inside it, the rules of its style that can match and its icon.

Of the two sheets for the first sight, `site.css` holds the frame of every page and `parts.css` what only some pages
have. All other rules are in `later.css`, which each page links at its end. With the first two whole in every page the
median page would weigh a tenth more (16.5 KB packed against 14.9), and 75 pages of 120 instead of 64 would need a
second round trip.
"""

import re
from collections.abc import Iterable, Iterator, Set
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple
from urllib.parse import quote

import tinycss2

from publishing.minify import minify_asset
from publishing.site import Site

_LINKS = re.compile(r'<link rel="stylesheet" href="[^"]*assets/(?:site|parts)\.css">\s*')
_ICON = re.compile(r'(<link rel="icon" href=")[^"]*assets/mark\.svg(?=")')
# The search panel is closed at first sight, so its rules come with `later.css`.
_PANEL = re.compile(r'<div id="find".*?</form>', re.DOTALL)
_PANEL_RULES = ".search"
# So many letters of an article fill a window of 1,000 pixels in height.
_LETTERS_SHOWN = 1_000
_CONDITIONS = {"media", "supports", "container", "layer"}
_USED = re.compile(r"var\((--[\w-]+)")


class StyleSheets(NamedTuple):
    """What pages hold of: `frame` and `details` are site.css and parts.css, minified; `icon` is a data address; `used`
    are the custom properties that later.css uses."""

    frame: str
    details: str
    icon: str
    used: frozenset[str]


class Rule(NamedTuple):
    """A rule of a style sheet: the `conditions` under which it holds (`@media …`), its prelude and its declarations.

    Each declaration has the name of the custom property that it sets ("" for none). `required` has for each selector
    the names that elements must have for it to match: `.class` and tag. What is no style rule (`@font-face`) stands
    as one declaration without a prelude.
    """

    conditions: tuple[str, ...]
    prelude: str
    declarations: tuple[tuple[str, str], ...]
    required: tuple[frozenset[str], ...]


def write_later_styles(site: Site) -> StyleSheets:
    """Write into `later.css` what no page needs at first sight; the other sheets."""
    frame, details, later = (
        minify_asset(f"{name}.css", site.read(f"assets/{name}.css")) for name in ("site", "parts", "later")
    )
    later = serialize(rule for rule in parse(frame) if rule.prelude.startswith(_PANEL_RULES)) + details + later
    site.write("assets/later.css", later)
    icon = "data:image/svg+xml," + quote(site.read("assets/mark.svg").replace('"', "'"), safe="/:='(),;-")
    return StyleSheets(frame, details, icon, frozenset(_USED.findall(later)))


def inline_styles(html: str, sheets: StyleSheets) -> str:
    """The page with its icon and the rules that can match at first sight in place of the links to both sheets."""
    shown = _PANEL.sub("", html)
    css = _critical(sheets, _names(shown), _names(_first_sight(shown)), frozenset(_USED.findall(html)))
    head, *rest = _LINKS.split(_ICON.sub(rf"\1{sheets.icon}", html))
    return "".join([head, f"<style>{css}</style>" if rest else "", *rest])


@lru_cache(maxsize=1024)  # most pages have elements of the same few kinds
def _critical(sheets: StyleSheets, frame: frozenset[str], details: frozenset[str], used: frozenset[str]) -> str:
    """The rules of both sheets that can match elements of these names, with the custom properties that are used."""
    rules = [*matching_rules(frame, sheets.frame), *matching_rules(details, sheets.details)]
    return serialize(rules, sheets.used.union(used, _USED.findall(serialize(rules))))


@lru_cache(maxsize=8)
def parse(css: str) -> tuple[Rule, ...]:
    """The rules of a sheet, without comments. ValueError when it cannot be read."""
    return tuple(_parse(css, ()))


def _parse(css: Any, conditions: tuple[str, ...]) -> Iterator[Rule]:
    for rule in tinycss2.parse_rule_list(css, skip_comments=True, skip_whitespace=True):
        if rule.type == "error":
            raise ValueError(f"a style sheet cannot be read: {rule.message}")
        prelude = str(tinycss2.serialize(rule.prelude))
        if rule.type == "qualified-rule":
            required = tuple(map(frozenset, _required(rule.prelude)))
            yield Rule(conditions, prelude, tuple(_declarations(rule.content)), required)
        elif rule.lower_at_keyword in _CONDITIONS and rule.content is not None:
            yield from _parse(rule.content, (*conditions, f"@{rule.at_keyword}{prelude}"))
        else:
            yield Rule(conditions, "", (("", rule.serialize()),), ())


def matching_rules(names: Set[str], css: str) -> list[Rule]:
    """The rules that can match where there are elements of no other names (`.class` and tag) than these.

    A rule is left out only when it surely cannot match. What is no style rule (@font-face, @keyframes) stays.
    """
    return [rule for rule in parse(css) if not rule.required or any(names >= needed for needed in rule.required)]


def serialize(rules: Iterable[Rule], used: Set[str] | None = None) -> str:
    """The rules as a sheet, without the custom properties (`--name: value`) whose names are not among `used`."""
    sheet = ""
    for conditions, group in groupby(rules, key=lambda rule: rule.conditions):
        sheet += "".join(f"{condition}{{" for condition in conditions)
        for rule in group:
            body = "".join(text for name, text in rule.declarations if not name or used is None or name in used)
            sheet += f"{rule.prelude}{{{body.removesuffix(';')}}}" if rule.prelude else body
        sheet += "}" * len(conditions)
    return sheet


def _declarations(content: list[Any]) -> Iterator[tuple[str, str]]:
    for part in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        name = part.name if part.type == "declaration" else ""
        yield name if name.startswith("--") else "", part.serialize() + ";" * bool(name)


def _required(prelude: list[Any]) -> list[set[str]]:
    """For each selector of a rule the names it asks of elements: `.class` and tag, not a state, an id or an attribute.

    What stands in other brackets than those of `:has()` is a choice or an exception, and asks nothing here.
    """
    required, before = [set[str]()], ""
    for token in prelude:
        if token == ",":
            required.append(set())
        elif token.type == "ident" and before != ":":
            required[-1].add(f".{token.value}" if before == "." else token.lower_value)
        elif token.type == "function" and token.lower_name == "has":
            required[-1] |= set.intersection(*_required(token.arguments))
        before = token.value if token.type == "literal" else ""
    return required


def _first_sight(html: str) -> str:
    """The page down to where its article has said more than a window shows before somebody scrolls."""
    start, letters = html.find("<article"), 0
    for text in re.finditer(r">([^<]+)", html[start:]):
        letters += len(text[1].strip())
        if letters > _LETTERS_SHOWN:
            return html[: start + text.start()]
    return html


def _names(html: str) -> frozenset[str]:
    """What the elements of a page are called, as in a selector."""
    classes = {f".{name}" for value in re.findall(r'class="([^"]*)"', html) for name in value.split()}
    return frozenset(classes).union(re.findall(r"<([a-z][a-z0-9]*)", html))
