"""The built site -> the published site: what MkDocs, or another engine, wrote is completed in place.

Each step takes the site and writes into its folder; the order is the order in which they need each other. The site
works without any of them, so a preview goes without.
"""

from collections.abc import Callable
from pathlib import Path

from publishing.addresses import write_redirects, write_sitemap
from publishing.exports import write_data
from publishing.feed import write_feed, write_language_feeds
from publishing.minify import minify_files, prune
from publishing.page_meta import write_language_links, write_page_meta
from publishing.plain import write_plain
from publishing.policy import guard
from publishing.references import write_references
from publishing.search import write_search_index, write_search_worker
from publishing.service_worker import is_complete, write_manifest, write_service_worker
from publishing.site import Site, read_site
from publishing.structured import add_structured_data
from publishing.styles import inline_styles

STEPS: tuple[Callable[[Site], None], ...] = (
    write_redirects,
    write_page_meta,
    write_references,
    write_language_links,
    write_search_index,
    write_search_worker,
    write_data,
    write_plain,
    write_feed,
    write_language_feeds,
    write_sitemap,
    add_structured_data,
    write_manifest,
    inline_styles,
    minify_files,
    guard,
    prune,
    write_service_worker,
)


def finish(folder: Path, root: Path) -> None:
    """Complete the site in `folder`, built from the project in `root`. ValueError when it is not such a site.

    A site that is complete already stays as it is, byte for byte: what has changed since is built anew, not patched.
    """
    site = read_site(folder, root)
    if is_complete(site):
        return
    for step in STEPS:
        step(site)
