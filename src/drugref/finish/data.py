"""Writes the open data into the site, under data/."""

from drugref.exports import exports
from drugref.finish.site import Site


def write_data(site: Site) -> None:
    """Every file of `drugref.exports`."""
    for file, text in exports(site.evidence, site.name, site.url).items():
        site.write(f"data/{file}", text)
