"""Writes the open data into the site, under data/, and the site's address into the examples of their use."""

from publishing.exports import exports
from publishing.site import Site

_STANDS_FOR = "https://example.org/"  # in docs/, where the site's own address would be one more to set


def write_data(site: Site) -> None:
    """Every file of `publishing.exports`."""
    for page in site.pages:
        if _STANDS_FOR in (text := site.read(page.file)):
            site.write(page.file, text.replace(_STANDS_FOR, site.url))
    for file, text in exports(site.evidence, site.name, site.url).items():
        site.write(f"data/{file}", text)
