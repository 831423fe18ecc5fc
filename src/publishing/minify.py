"""Pages, style sheets and scripts as short as they can be; what no page asks for is not published."""

import re
import shutil
from functools import lru_cache, partial

from minify_html import minify

from publishing.site import Site

# Without closing tags pages would be 1% smaller, but tools that are not browsers would nest them wrongly.
_minify = partial(minify, keep_closing_tags=True, keep_html_and_head_opening_tags=True, minify_js=True)
# The minifier keeps comments before a statement, and adds marks of its own.
_COMMENT_LINE = re.compile(r"(?m)^\s*//.*\n")
_MARK = "/* @__PURE__ */ "
# Which fact a mark cites or a row lists, as `rendering` notes it for the steps before this one.
_CITED = re.compile(r'(<(?:a|li)\b[^>]*?) data-fact="[^"]*"')
_UNUSED = {
    "assets/javascripts", "assets/stylesheets", "assets/images", "search.json",
    "assets/site.css", "assets/parts.css", "assets/mark.svg", "figures",
}  # fmt: skip


def minify_assets(site: Site) -> None:
    """Write every style sheet and script as short as it can be without a change that a reader meets."""
    for file in [*site.files("*.css"), *site.files("*.js")]:
        site.write(file, minify_asset(file, site.read(file)))


@lru_cache(maxsize=64)
def minify_asset(file: str, text: str) -> str:
    """The text of a style sheet or of a script, whichever the name of its file says, minified."""
    tag = "style" if file.endswith(".css") else "script"
    if tag == "script":
        text = _COMMENT_LINE.sub("", text)
    short = _minify(f"<{tag}>{text}</{tag}>", minify_css=True).removeprefix(f"<{tag}>").removesuffix(f"</{tag}>")
    return short.replace(_MARK, "")


def minify_page(html: str) -> str:
    """A whole page or a part of one, minified, without what it says to earlier steps alone."""
    return str(_minify(_CITED.sub(r"\1", html)))


def prune(site: Site) -> None:
    """Remove the theme's own files, and what pages now hold themselves."""
    for name in _UNUSED:
        path = site.folder / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
