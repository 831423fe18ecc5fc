"""Pages, style sheets and scripts as short as they can be; what no page asks for is not published."""

import re
import shutil
from functools import lru_cache, partial

from minify_html import minify

from publishing.site import Site

_TAGS = {".css": "style", ".js": "script"}
# Without closing tags pages would be 1% smaller, but tools that are not browsers would nest them wrongly.
_minify = partial(minify, keep_closing_tags=True, keep_html_and_head_opening_tags=True, minify_js=True)
# The minifier keeps the comments that a script begins with, and adds marks of its own.
_COMMENT = re.compile(r"\A(?://.*\n)+|/\* @__PURE__ \*/ ")
# Which fact a mark cites or a row lists, as `rendering` notes it for the steps before this one.
_CITED = re.compile(r'(<(?:a|li)\b[^>]*?) data-fact="[^"]*"')
_UNASKED = {
    "assets/javascripts", "assets/stylesheets", "assets/images", "search.json",
    "assets/site.css", "assets/parts.css", "assets/mark.svg", "figures",
}  # fmt: skip


def minify_files(site: Site) -> None:
    """Write every page, style sheet and script as short as it can be without a change that a reader meets."""
    for path in sorted(site.folder.rglob("*")):
        if path.suffix in (".html", *_TAGS):
            file = path.relative_to(site.folder).as_posix()
            text, tag = site.read(file), _TAGS.get(path.suffix)
            site.write(file, minify_asset(tag, text) if tag else minify_page(_CITED.sub(r"\1", text)))


@lru_cache(maxsize=64)
def minify_asset(tag: str, text: str) -> str:
    """A style sheet (`style`) or a script (`script`), minified."""
    short = _minify(f"<{tag}>{text}</{tag}>", minify_css=True).removeprefix(f"<{tag}>").removesuffix(f"</{tag}>")
    return _COMMENT.sub("", short)


@lru_cache(maxsize=1024)  # for a preview, in which most pages stay as they were
def minify_page(text: str) -> str:
    """A whole page or a part of one, minified."""
    return str(_minify(text))


def prune(site: Site) -> None:
    """Remove the theme's own files, and what pages now hold themselves."""
    for name in _UNASKED:
        path = site.folder / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
