"""The sitemap: every page with the day on which its text was last reviewed, not the day of the build."""

from html import escape

from publishing.site import Site


def write_sitemap(site: Site) -> None:
    """sitemap.xml; the packed copy that MkDocs makes, with the day of the build in it, goes."""
    urls = (
        f"<url><loc>{escape(site.url + page.path)}</loc><lastmod>{page.front.reviewed}</lastmod></url>"
        for page in site.pages
    )
    xmlns = "http://www.sitemaps.org/schemas/sitemap/0.9"
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{xmlns}">'
    site.write("sitemap.xml", "\n".join([head, *urls, "</urlset>\n"]))
    (site.folder / "sitemap.xml.gz").unlink(missing_ok=True)
