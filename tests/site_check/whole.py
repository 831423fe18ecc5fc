"""What only shows when all pages are seen together: names, sitemap, orphans, redirects, a not-found page."""

from collections.abc import Callable, Iterable, Iterator

from lxml import etree

from evidence.problem import Problem
from site_check.built import NOT_FOUND_PAGE, BuiltPage, BuiltSite
from site_check.structure import description_of, title_of

SITEMAP = "sitemap.xml"


def whole_problems(site: BuiltSite, linked: Iterable[str]) -> Iterator[Problem]:
    """Everything wrong between pages; `linked` are the files that ordinary pages link to."""
    ordinary = [page for page in site.pages.values() if page.ordinary]
    yield from _told_apart(site, ordinary, "title", title_of)
    yield from _told_apart(site, ordinary, "meta description", description_of)
    for page in ordinary:
        yield from _canonical(site, page)
    yield from _sitemap(site, {page.url for page in ordinary})
    yield from _orphans(site, ordinary, set(linked))
    yield from _redirects(site)
    if NOT_FOUND_PAGE not in site.files:
        yield problem(site, NOT_FOUND_PAGE, 0, "missing, so mistyped addresses get the host's page; add it")


def problem(site: BuiltSite, file: str, line: int, message: str) -> Problem:
    """A problem in one file of the built site, at a path an editor can open."""
    return Problem((site.root / file).as_posix(), line, message)


def _told_apart(
    site: BuiltSite, pages: Iterable[BuiltPage], what: str, read: Callable[[BuiltPage], tuple[int, str]]
) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for page in pages:
        line, text = read(page)
        if not text:
            yield problem(site, page.file, line, f"has no {what}; add it to the page's front matter")
        elif first.setdefault(text, page.file) != page.file:
            message = f"has the same {what} as {first[text]}; say what sets it apart"
            yield problem(site, page.file, line, message)


def _canonical(site: BuiltSite, page: BuiltPage) -> Iterator[Problem]:
    found = page.tree.xpath("//link[@rel='canonical']")
    if not found:
        yield problem(site, page.file, 0, f"has no canonical address; add {page.url}")
    for link in found:
        if link.get("href") != page.url:
            message = f"the canonical address is {link.get('href')}, but this page is {page.url}"
            yield problem(site, page.file, link.sourceline or 0, message)


def _sitemap(site: BuiltSite, built: set[str]) -> Iterator[Problem]:
    if SITEMAP not in site.files:
        yield problem(site, SITEMAP, 0, "missing; build the site with site_url set")
        return
    try:
        entries = etree.parse(site.root / SITEMAP).iter("{*}loc")
        listed = {(entry.text or "").strip(): entry.sourceline or 0 for entry in entries}
    except etree.XMLSyntaxError as error:
        yield problem(site, SITEMAP, error.lineno or 0, f"is not well-formed: {error.msg}")
        return
    for url in listed.keys() - built:
        yield problem(site, SITEMAP, listed[url], f"lists {url}, which is no page of this site; remove it")
    for url in built - listed.keys():
        yield problem(site, SITEMAP, 0, f"does not list {url}; add it")


def _orphans(site: BuiltSite, ordinary: Iterable[BuiltPage], linked: set[str]) -> Iterator[Problem]:
    for page in ordinary:
        if page.url != site.url and page.file not in linked:
            yield problem(site, page.file, 0, "an orphan: no other page links here; add it to the navigation")


def _redirects(site: BuiltSite) -> Iterator[Problem]:
    for page in site.pages.values():
        way = [page.file]
        while (step := site.redirect_of(site.pages[way[-1]])) and step in site.pages:
            way.append(step)
            if step in way[:-1]:
                if step == page.file == min(way):  # told once, not by each page of the loop
                    yield problem(site, page.file, 0, f"a redirect loop, {' to '.join(way)}; send it to a page")
                break
        else:
            if len(way) > 2:
                message = f"a redirect chain, {' to '.join(way)}; send it straight to the last"
                yield problem(site, page.file, 0, message)
