"""An address is a promise: each of a page's `aliases` becomes a small page that leads to it."""

from html import escape

from publishing.site import Site

_PAGE = """<!doctype html>
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


def write_redirects(site: Site) -> None:
    """ValueError for an alias at which there is a page."""
    for page in site.pages:
        for alias in page.front.aliases:
            if (site.folder / alias / "index.html").exists():
                raise ValueError(f"docs/{page.name}: the alias {alias} is the address of a page; choose another")
            site.write(f"{alias}index.html", _PAGE.format(escape(site.url + page.path)))
