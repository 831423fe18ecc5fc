"""What a page needs at first sight comes inside it: the rules of its style that can match, and its icon.

Of the two sheets for the first sight, `site.css` holds the frame of every page and `parts.css` what only some pages
have. All other rules are in `later.css`, which each page links at its end.
"""

import re
from collections.abc import Callable, Set
from functools import cache
from typing import Any
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


def inline_styles(site: Site) -> None:
    """Write the icon and the matching rules into each page, and what is left into `later.css`."""
    sheets = (site.read(f"assets/{name}.css") for name in ("site", "parts", "later"))
    first, parts, later = (minify_asset("style", sheet) for sheet in sheets)
    panel = _select(_parse(first), lambda rule: _selector(rule).startswith(_PANEL_RULES))
    later = panel + parts + later
    site.write("assets/later.css", later)
    icon = r"\1data:image/svg+xml," + quote(site.read("assets/mark.svg").replace('"', "'"), safe="/:='(),;-")
    used, matching = set(_USED.findall(later)), cache(rules_for)  # most pages have elements of the same few kinds
    for file in site.html_files():
        text = site.read(file)
        seen = _PANEL.sub("", text)
        rules = matching(_names(seen), first) + matching(_names(_first_sight(seen)), parts)
        style = f"<style>{without_tokens(rules, used.union(_USED.findall(text + rules)))}</style>"
        head, *rest = _SHEETS.split(_ICON.sub(icon, text))
        site.write(file, head + style * bool(rest) + "".join(rest))


def rules_for(names: Set[str], css: str) -> str:
    """The rules that can match where there are elements of no other names (`.class` and tag) than these.

    A rule is left out only when it surely cannot match. What is no style rule (@font-face, @keyframes) stays.
    """
    return _select(_parse(css), lambda rule: _can_match(rule, names), others=True)


def without_tokens(css: str, used: Set[str]) -> str:
    """The style without its custom properties (`--name: value`) whose names are not among `used`."""
    return "".join(_without(rule, used) for rule in _parse(css))


def _select(rules: list[Any], chosen: Callable[[Any], bool], others: bool = False) -> str:
    """The style rules that are chosen, under their conditions, and what is no style rule if `others` are wanted."""
    kept = []
    for rule in rules:
        if rule.type == "qualified-rule":
            kept.append(rule.serialize() if chosen(rule) else "")
        elif rule.lower_at_keyword in _CONDITIONS and rule.content is not None:
            inner = _select(_parse(rule.content), chosen, others)
            kept.append(f"@{rule.at_keyword}{_selector(rule)}{{{inner}}}" if inner else "")
        elif others:
            kept.append(rule.serialize())
    return "".join(kept)


def _can_match(rule: Any, names: Set[str]) -> bool:
    return any(names >= asked for asked in _asked(rule.prelude))


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


def _without(rule: Any, used: Set[str]) -> str:
    if rule.content is None:
        return str(rule.serialize())
    if rule.type == "at-rule":
        if rule.lower_at_keyword not in _CONDITIONS:
            return str(rule.serialize())
        inner = "".join(_without(one, used) for one in _parse(rule.content))
        return f"@{rule.at_keyword}{_selector(rule)}{{{inner}}}"
    parts = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
    tokens = [part for part in parts if part.type == "declaration" and part.name.startswith("--")]
    unused = [token for token in tokens if token.name not in used]
    if not unused:
        return str(rule.serialize())
    written = [part.serialize() + ";" * (part.type == "declaration") for part in parts if part not in unused]
    return f"{_selector(rule)}{{{''.join(written).removesuffix(';')}}}"


def _parse(css: Any) -> list[Any]:
    rules: list[Any] = tinycss2.parse_rule_list(css, skip_comments=True, skip_whitespace=True)
    if wrong := [rule for rule in rules if rule.type == "error"]:
        raise ValueError(f"a style sheet cannot be read: {wrong[0].message}")
    return rules


def _selector(rule: Any) -> str:
    return str(tinycss2.serialize(rule.prelude))


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
