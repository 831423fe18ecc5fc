"""What a page needs at first sight comes inside it, written short; what no page asks for is not published."""

import re
import shutil
from functools import partial
from urllib.parse import quote

from minify_html import minify

from drugref.finish.site import Site

_SHEET = re.compile(r'<link rel="stylesheet" href="[^"]*assets/site\.css">')
_ICON = re.compile(r'(?<=<link rel="icon" href=")[^"]*assets/mark\.svg(?=")')
_TAGS = {".css": "style", ".js": "script"}
# Style rules down to those inside a nested rule inside an at-rule; strings may hold braces.
_RULE = re.compile(r'([^{}]+)\{((?:[^{}"]|"[^"]*"|\{(?:[^{}"]|"[^"]*"|\{[^{}]*\})*\})*)\}')
_CLASS = re.compile(r"\.(-?[a-z][\w-]*)")
# Without closing tags pages would be 1% smaller, but tools that are not browsers would nest them wrongly.
_short = partial(minify, keep_closing_tags=True, keep_html_and_head_opening_tags=True, minify_js=True, minify_css=True)
_UNASKED = (
    *("assets/javascripts", "assets/stylesheets", "assets/images", "search.json"),
    *("assets/site.css", "assets/mark.svg", "figures"),
)


def inline(site: Site) -> None:
    """Put the rules of the style sheet that a page can use, and its icon, into the page."""
    css = _shorten("style", site.read("assets/site.css"))
    if rules_for(set(_CLASS.findall(css)), css) != css:
        raise ValueError("assets/site.css holds a rule that finish cannot read; nest less deeply")
    icon = "data:image/svg+xml," + quote(site.read("assets/mark.svg").replace('"', "'"), safe="/:='();-")
    for file in site.html_files():
        text = site.read(file)
        classes = {name for value in re.findall(r'class="([^"]*)"', text) for name in value.split()}
        style = f"<style>{rules_for(classes, css)}</style>".replace("\\", r"\\")
        site.write(file, _ICON.sub(icon, _SHEET.sub(style, text)))


def rules_for(classes: set[str], css: str) -> str:
    """The rules that an element with some of these classes, or any element without a class, can match."""
    kept = []
    for rule, selectors, body in ((found[0], found[1], found[2]) for found in _RULE.finditer(css)):
        if selectors.startswith(("@media", "@supports", "@container")):
            inner = rules_for(classes, body)
            kept.append(f"{selectors}{{{inner}}}" if inner else "")
        # What stands in brackets is a choice or an exception: a rule is left out only when it surely cannot match.
        elif any(classes.issuperset(_CLASS.findall(selector)) for selector in _bare(selectors).split(",")):
            kept.append(rule)
    return "".join(kept)


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
    return _short(f"<{tag}>{text}</{tag}>").removeprefix(f"<{tag}>").removesuffix(f"</{tag}>")


def _bare(selectors: str) -> str:
    while selectors != (shorter := re.sub(r"\([^()]*\)", "", selectors)):
        selectors = shorter
    return selectors
