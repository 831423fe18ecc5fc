"""What a page needs at first sight comes inside it, written short; what no page asks for is not published."""

import re
import shutil
from collections.abc import Set
from functools import cache, partial
from urllib.parse import quote

from minify_html import minify

from publishing.site import Site

_SHEETS = re.compile(r'<link rel="stylesheet" href="[^"]*assets/(?:site|parts)\.css">\s*')
_ICON = re.compile(r'(<link rel="icon" href=")[^"]*assets/mark\.svg(?=")')
_TAGS = {".css": "style", ".js": "script"}
# Style rules down to those inside a nested rule inside an at-rule; strings may hold braces.
_RULE = re.compile(r'([^{}]+)\{((?:[^{}"]|"[^"]*"|\{(?:[^{}"]|"[^"]*"|\{[^{}]*\})*\})*)\}')
# What a selector asks of elements: .class and tag, not a state, a part or an id.
_NAME = re.compile(r"\.-?[a-z][\w-]*|(?<![\w.#:-])[a-z][a-z0-9]*")
_TOKEN = re.compile(r"(--[\w-]+):[^;{}]*;?")
# Of the closed panel the page needs no style at first sight; `later.css` brings it.
_PANEL = re.compile(r'<div id="find".*?</form>', re.DOTALL)
# Letters that a window of 1,000 pixels in height shows of an article.
_SHOWN = 1_000
_USE = re.compile(r"var\((--[\w-]+)")
# Without closing tags pages would be 1% smaller, but tools that are not browsers would nest them wrongly.
_short = partial(minify, keep_closing_tags=True, keep_html_and_head_opening_tags=True, minify_js=True)
# What the shortener leaves of comments: those that a script begins with, and notes of its own.
_REMARK = re.compile(r"\A(?://.*\n)+|/\* @__PURE__ \*/ ")
# A number with a name, which it has written out wherever the name stood.
_NAMED = re.compile(r"\b([A-Z_]{3,})=[\d.]+,")
_UNASKED = (
    *("assets/javascripts", "assets/stylesheets", "assets/images", "search.json"),
    *("assets/site.css", "assets/parts.css", "assets/mark.svg", "figures"),
)


def inline(site: Site) -> None:
    """Put the style of the first sight of a page, and its icon, into the page; the rest is linked at its end."""
    first, parts, later = (_shorten("style", site.read(f"assets/{name}.css")) for name in ("site", "parts", "later"))
    for name, css in (("site", first), ("parts", parts)):
        if rules_for(set(_NAME.findall(css)), css) != css:
            raise ValueError(f"assets/{name}.css holds a rule that finish cannot read; nest less deeply")
    later = "".join(rule[0] for rule in _RULE.finditer(first) if rule[1].startswith(".search")) + parts + later
    site.write("assets/later.css", later)
    icon = r"\1data:image/svg+xml," + quote(site.read("assets/mark.svg").replace('"', "'"), safe="/:='(),;-")
    used, matching = set(_USE.findall(later)), cache(rules_for)  # most pages hold the same few kinds of elements
    for file in site.html_files():
        text = site.read(file)
        seen = _PANEL.sub("", text)
        rules = matching(_names(seen), first) + matching(_names(_first_sight(seen)), parts)
        style = f"<style>{_only(used.union(_USE.findall(text + rules)), rules)}</style>"
        head, *rest = _SHEETS.split(_ICON.sub(icon, text))
        site.write(file, head + style * bool(rest) + "".join(rest))


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


def rules_for(names: Set[str], css: str) -> str:
    """The rules that can match where there are elements of no other names (`.class` and tag) than these."""
    kept = []
    for rule, selectors, body in ((found[0], found[1], found[2]) for found in _RULE.finditer(css)):
        if selectors.startswith(("@media", "@supports", "@container")):
            inner = rules_for(names, body)
            kept.append(f"{selectors}{{{inner}}}" if inner else "")
        # What stands in brackets is a choice or an exception: a rule is left out only when it surely cannot match.
        elif any(names >= set(_NAME.findall(selector)) for selector in _bare(selectors).split(",")):
            kept.append(rule)
    return "".join(kept)


def _only(tokens: set[str], css: str) -> str:
    return _TOKEN.sub(lambda token: token[0] if token[1] in tokens else "", css)


def shorten(site: Site) -> None:
    """Write every page, style sheet and script as short as it can be without a change that a reader meets."""
    for path in sorted(site.folder.rglob("*")):
        if path.suffix in (".html", *_TAGS):
            file = path.relative_to(site.folder).as_posix()
            text, tag = site.read(file), _TAGS.get(path.suffix)
            site.write(file, _shorten(tag, text) if tag else _short(text))


def prune(site: Site) -> None:
    """Remove the theme's own files, and what pages now hold themselves."""
    for name in _UNASKED:
        path = site.folder / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _shorten(tag: str, text: str) -> str:
    # The style of a page is made of what was shortened here, once.
    short = _short(f"<{tag}>{text}</{tag}>", minify_css=True).removeprefix(f"<{tag}>").removesuffix(f"</{tag}>")
    short = _REMARK.sub("", short)
    return _NAMED.sub(lambda number: "" if short.count(number[1]) == 1 else number[0], short)


def _bare(selectors: str) -> str:
    while selectors != (shorter := re.sub(r"\([^()]*\)|\[[^\]]*\]", "", selectors)):
        selectors = shorter
    return selectors
