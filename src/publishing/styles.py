"""What a page needs at first sight comes inside it: the rules of its style that can match, and its icon.

Of the two sheets for the first sight, `site.css` holds the frame of every page and `parts.css` what only some pages
have. All other rules are in `later.css`, which each page links at its end. With the first two whole in every page the
median page would weigh a tenth more (16.5 KB packed against 14.9), and 75 pages of 120 instead of 64 would need a
second round trip.
"""

import re
from collections.abc import Iterable, Iterator, Set
from functools import cache, partial
from itertools import groupby
from typing import Any, NamedTuple
from urllib.parse import quote

import tinycss2

from publishing.minify import minify_asset
from publishing.site import Site

_SHEETS = re.compile(r'<link rel="stylesheet" href="[^"]*assets/(?:site|parts)\.css">\s*')
_ICON = re.compile(r'(<link rel="icon" href=")[^"]*assets/mark\.svg(?=")')
# The search panel is closed at first sight, so its rules come with `later.css`.
_PANEL = re.compile(r'<div id="find".*?</form>', re.DOTALL)
_PANEL_RULES = ".search"
# So many letters of an article fill a window of 1,000 pixels in height.
_SHOWN = 1_000
_CONDITIONS = {"media", "supports", "container", "layer"}
_USED = re.compile(r"var\((--[\w-]+)")


class Rule(NamedTuple):
    """A rule of a style sheet: the conditions `under` which it holds (`@media …`), its `head` and its declarations.

    Each of its `parts` is a declaration, with the custom property that it sets ("" for none). For each of its
    selectors it `asked` for elements of these names: `.class` and tag. What is no style rule (`@font-face`) has one
    part and no head.
    """

    under: tuple[str, ...]
    head: str
    parts: tuple[tuple[str, str], ...]
    asked: tuple[frozenset[str], ...]


def inline_styles(site: Site) -> None:
    """Write the icon and the matching rules into each page, and what is left into `later.css`."""
    first, parts, later = (
        minify_asset("style", site.read(f"assets/{name}.css")) for name in ("site", "parts", "later")
    )
    frame, details = tuple(parse(first)), tuple(parse(parts))
    later = written(rule for rule in frame if rule.head.startswith(_PANEL_RULES)) + parts + later
    site.write("assets/later.css", later)
    icon = r"\1data:image/svg+xml," + quote(site.read("assets/mark.svg").replace('"', "'"), safe="/:='(),;-")
    used = set(_USED.findall(later))
    # Most pages have elements of the same few kinds.
    frame_of, details_of = (cache(partial(rules_for, rules=rules)) for rules in (frame, details))
    for file in site.html_files():
        text = site.read(file)
        seen = _PANEL.sub("", text)
        rules = frame_of(_names(seen)) + details_of(_names(_first_sight(seen)))
        style = f"<style>{written(rules, used.union(_USED.findall(text + written(rules))))}</style>"
        head, *rest = _SHEETS.split(_ICON.sub(icon, text))
        site.write(file, head + style * bool(rest) + "".join(rest))


def parse(css: Any, under: tuple[str, ...] = ()) -> Iterator[Rule]:
    """The rules of a sheet, or of the inside of a condition, without comments. ValueError when it cannot be read."""
    for rule in tinycss2.parse_rule_list(css, skip_comments=True, skip_whitespace=True):
        if rule.type == "error":
            raise ValueError(f"a style sheet cannot be read: {rule.message}")
        head = str(tinycss2.serialize(rule.prelude))
        if rule.type == "qualified-rule":
            yield Rule(under, head, tuple(_parts(rule.content)), tuple(map(frozenset, _asked(rule.prelude))))
        elif rule.lower_at_keyword in _CONDITIONS and rule.content is not None:
            yield from parse(rule.content, (*under, f"@{rule.at_keyword}{head}"))
        else:
            yield Rule(under, "", (("", rule.serialize()),), ())


def rules_for(names: Set[str], rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules that can match where there are elements of no other names (`.class` and tag) than these.

    A rule is left out only when it surely cannot match. What is no style rule (@font-face, @keyframes) stays.
    """
    return tuple(rule for rule in rules if not rule.asked or any(names >= asked for asked in rule.asked))


def written(rules: Iterable[Rule], used: Set[str] | None = None) -> str:
    """The rules as a sheet, without the custom properties (`--name: value`) whose names are not among `used`."""
    sheet = ""
    for under, group in groupby(rules, key=lambda rule: rule.under):
        sheet += "".join(f"{condition}{{" for condition in under)
        for rule in group:
            body = "".join(text for name, text in rule.parts if not name or used is None or name in used)
            sheet += f"{rule.head}{{{body.removesuffix(';')}}}" if rule.head else body
        sheet += "}" * len(under)
    return sheet


def _parts(content: list[Any]) -> Iterator[tuple[str, str]]:
    for part in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        declared = part.name if part.type == "declaration" else ""
        yield declared if declared.startswith("--") else "", part.serialize() + ";" * bool(declared)


def _asked(prelude: list[Any]) -> list[set[str]]:
    """For each selector of a rule the names it asks of elements: `.class` and tag, not a state, an id or an attribute.

    What stands in brackets (`:is()`, `:not()`, `[open]`) is a choice or an exception, and asks nothing here.
    """
    asked, before = [set[str]()], ""
    for part in prelude:
        if part == ",":
            asked.append(set())
        elif part.type == "ident" and before != ":":
            asked[-1].add(f".{part.value}" if before == "." else part.lower_value)
        before = part.value if part.type == "literal" else ""
    return asked


def _first_sight(text: str) -> str:
    """The page down to where its article has said more than a window shows before somebody scrolls."""
    start, letters = text.find("<article"), 0
    for words in re.finditer(r">([^<]+)", text[start:]):
        letters += len(words[1].strip())
        if letters > _SHOWN:
            return text[: start + words.start()]
    return text


def _names(text: str) -> frozenset[str]:
    """What the elements of a page are called, as in a selector."""
    classes = {f".{name}" for value in re.findall(r'class="([^"]*)"', text) for name in value.split()}
    return frozenset(classes).union(re.findall(r"<([a-z][a-z0-9]*)", text))
