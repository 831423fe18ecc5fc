"""Where pages are and where they were: the sitemap, and a small page at each old address that leads to the new one.

An address is a promise, so a page that moves keeps its old ones as `aliases`. The sitemap gives each page the day on
which its text was last reviewed, not the day of the build, and names it and its counterparts in other languages for
each other.
"""

from html import escape

from publishing.site import Page, Site

_REDIRECT = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>This page has moved</title>
<meta http-equiv="refresh" content="0; url={0}">
<link rel="canonical" href="{0}">
<meta name="robots" content="noindex">
</head>
<body>
<h1>This page has moved</h1>
<p><a href="{0}">Go to its new address</a></p>
</body>
</html>
"""
_EXAMPLE = "https://example.org/"  # in docs/, where the site's own address would be one more to set


def write_redirects(site: Site) -> None:
    """ValueError for an alias at which there is a page."""
    for page in site.pages:
        for alias in page.front.aliases:
            if (site.folder / alias / "index.html").exists():
                raise ValueError(f"docs/{page.src_uri}: the alias {alias} is the address of a page; choose another")
            site.write(f"{alias}index.html", _REDIRECT.format(escape(site.url + page.path)))


def fill_in_site_url(html: str, page: Page, site: Site) -> str:
    """Put the site's own address into examples of how to use its data."""
    return html.replace(_EXAMPLE, site.url)


def write_sitemap(site: Site) -> None:
    """sitemap.xml; the packed copy that MkDocs makes, with the day of the build in it, goes."""
    urls = (
        f"<url><loc>{escape(site.url + page.path)}</loc><lastmod>{page.front.reviewed}</lastmod>"
        f"{''.join(_alternate(version, site) for version in _versions(page, site))}</url>"
        for page in site.pages
    )
    xmlns, links = "http://www.sitemaps.org/schemas/sitemap/0.9", "http://www.w3.org/1999/xhtml"
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{xmlns}" xmlns:xhtml="{links}">'
    site.write("sitemap.xml", "\n".join([head, *urls, "</urlset>\n"]))
    (site.folder / "sitemap.xml.gz").unlink(missing_ok=True)


def _versions(page: Page, site: Site) -> list[Page]:
    """The page and its counterparts, in reading order; none when it is nobody's counterpart."""
    versions = [other for other in (page, *site.counterparts(page)) if other.originals[0] == page.originals[0]]
    return sorted(versions, key=site.pages.index) if len(versions) > 1 else []


def _alternate(page: Page, site: Site) -> str:
    return f'<xhtml:link rel="alternate" hreflang="{page.language}" href="{escape(site.url + page.path)}"/>'
