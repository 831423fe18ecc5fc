"""The built site -> the published site: what MkDocs, or another engine, wrote is completed in place.

Each step takes the site and writes into its folder; the order is the order in which they need each other. The site
works without any of them, so a preview goes without.
"""

from collections.abc import Callable
from pathlib import Path

from drugref.finish.site import Site, read_site

STEPS: tuple[Callable[[Site], None], ...] = ()


def finish(folder: Path, root: Path) -> None:
    """Complete the site in `folder`, built from the project in `root`. ValueError when it is not such a site."""
    site = read_site(folder, root)
    for step in STEPS:
        step(site)
