"""The built site -> the published site: what MkDocs, or another engine, wrote is completed in place.

First each page is completed, then files are made of all pages and of the evidence, then everything is made light. The
order of the steps is the order in which they need each other.
"""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from publishing.addresses import fill_in_site_url, write_redirects, write_sitemap
from publishing.exports import write_data
from publishing.feed import write_feeds
from publishing.markdown_copies import write_markdown_copies
from publishing.minify import minify_assets, minify_page, prune
from publishing.page_meta import add_language_links, add_page_meta
from publishing.policy import add_policy, template_scripts
from publishing.references import add_references
from publishing.scripts import join_scripts
from publishing.search import write_search_index
from publishing.service_worker import is_complete, write_manifest, write_service_worker
from publishing.site import Page, Site, read_site
from publishing.structured_data import add_structured_data
from publishing.styles import StyleSheets, inline_styles, write_later_styles

# HTML of a page that people read -> the same page with more in it.
PAGE_STEPS: tuple[Callable[[str, Page, Site], str], ...] = (
    add_page_meta,
    add_references,
    add_language_links,
    fill_in_site_url,
    add_structured_data,
)
# What writes files beside the pages, most of it made of the completed pages.
FILE_STEPS: tuple[Callable[[Site], None], ...] = (
    write_redirects,
    write_search_index,
    join_scripts,
    write_data,
    write_markdown_copies,
    write_feeds,
    write_sitemap,
    write_manifest,
)


def finish(folder: Path, root: Path) -> None:
    """Complete the site in `folder`, built from the project in `root`. ValueError when it is not such a site.

    A site that is complete already stays as it is, byte for byte: what has changed since is built anew, not patched.
    """
    site = read_site(folder, root)
    if not is_complete(site):
        complete(site)
        optimise(site)
        write_service_worker(site)


def complete(site: Site) -> None:
    """Complete each page and write the files beside them."""
    for page in site.pages:
        html = site.read(page.file)
        for step in PAGE_STEPS:
            html = step(html, page, site)
        site.write(page.file, html)
    for write in FILE_STEPS:
        write(site)


def optimise(site: Site) -> None:
    """Make every page, style sheet and script as short as it can be, and remove what no page asks for."""
    sheets, scripts = write_later_styles(site), template_scripts(site.root / "overrides")
    for file in site.files("*.html"):
        try:
            site.write(file, optimised(site.read(file), sheets, scripts))
        except ValueError as error:
            raise ValueError(f"{file}: {error}") from None
    minify_assets(site)
    prune(site)


@lru_cache(maxsize=1024)  # for a preview, in which most pages stay as they were
def optimised(html: str, sheets: StyleSheets, scripts: frozenset[str]) -> str:
    """A page with its styles inside, minified, under a content policy. ValueError when it cannot have one."""
    return add_policy(minify_page(inline_styles(html, sheets)), scripts)
