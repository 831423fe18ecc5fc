"""Pages that say the same lead to each other; a page without a counterpart is as it would be without the others."""

import re
from datetime import date
from pathlib import Path

import pytest
from root import ROOT

from checks.front_matter import FrontMatter
from evidence.load import Evidence
from evidence.validation import unwrap
from publishing.addresses import write_sitemap
from publishing.page_meta import add_language_links
from publishing.settings import read_settings
from publishing.site import Page, Site, read_site

URL = "https://example.org/x/"
PLACE = "<!-- languages -->"
HTML = f"<html><head><title>A</title></head><body><main>{PLACE}<article><h1>A</h1></article></main></body></html>"
LINKS = re.compile(r"<p class=\"?group-name\"?><a [^>]*\blang=.*?</p>")


def page(path: str, *twins: str) -> Page:
    front = FrontMatter(
        title="Title", description="d" * 50, reviewed=date(2026, 11, 28), twins=dict.fromkeys(twins, "0123456789")
    )
    name = f"{path}index.md" if path in ("", "es/") else f"{path.removesuffix('/')}.md"
    return Page(path, name, "", front)


HOME, PREGNANCY, BREASTFEEDING, ALONE = (
    page(path) for path in ("", "people/pregnancy/", "people/breastfeeding/", "a/")
)
INICIO, EMBARAZO = page("es/", "index.md"), page("es/embarazo/", "people/pregnancy.md", "people/breastfeeding.md")
GRAVIDEZ = page("pt/gravidez/", "people/pregnancy.md", "people/breastfeeding.md")
PAGES = (HOME, PREGNANCY, BREASTFEEDING, ALONE, INICIO, EMBARAZO, GRAVIDEZ)


@pytest.fixture
def small(tmp_path: Path) -> Site:
    settings = unwrap(read_settings(ROOT)).model_copy(update={"site_url": URL})
    return Site(ROOT, tmp_path, settings, PAGES, Evidence())


@pytest.mark.parametrize(
    ("one", "others"),
    [
        (HOME, [INICIO]),
        (INICIO, [HOME]),
        (ALONE, []),
        (BREASTFEEDING, [EMBARAZO, GRAVIDEZ]),
        (EMBARAZO, [PREGNANCY, GRAVIDEZ]),
    ],
)
def test_a_page_leads_to_those_that_say_the_same(small: Site, one: Page, others: list[Page]) -> None:
    assert small.counterparts(one) == others


def test_nothing_but_the_link_is_added_to_a_page(small: Site) -> None:
    linked = {one.path: add_language_links(HTML, one, small) for one in PAGES}
    assert linked.pop(ALONE.path) == HTML
    assert {LINKS.sub("", text) for text in linked.values()} == {HTML.replace(PLACE, "")}
    es, pt = '<a href="../../es/embarazo/" lang="es">Español</a>', "Português</a>"
    assert es in linked[BREASTFEEDING.path]
    assert pt in linked[BREASTFEEDING.path]
    assert '<a href="../" lang="en">English</a>' in linked[INICIO.path]


def test_the_sitemap_names_counterparts_for_each_other(small: Site) -> None:
    write_sitemap(small)
    line = re.compile(r'<xhtml:link rel="alternate" hreflang="(\w+)" href="([^"]*)"/>')
    urls = re.findall(r"<url><loc>(.*?)</loc>(.*?)</url>", small.read("sitemap.xml"))
    told = {address.removeprefix(URL): dict(line.findall(more)) for address, more in urls}
    all_three = {"en": f"{URL}people/pregnancy/", "es": f"{URL}es/embarazo/", "pt": f"{URL}pt/gravidez/"}
    assert told["people/pregnancy/"] == told["es/embarazo/"] == told["pt/gravidez/"] == all_three
    assert told["people/breastfeeding/"] == told["a/"] == {}
    assert told[""] == told["es/"] == {"en": URL, "es": f"{URL}es/"}


def test_a_template_without_a_place_for_the_links_is_named(small: Site) -> None:
    with pytest.raises(ValueError, match=r"^index\.html has no <!-- languages -->"):
        add_language_links(HTML.replace(PLACE, ""), HOME, small)


def test_an_english_page_of_the_site_has_nothing_else_of_the_other_languages(site: Path) -> None:
    built = read_site(site, ROOT)
    linked = 0
    for one in (one for one in built.pages if one.language == "en"):
        text = (site / one.file).read_text("utf-8")
        bare = LINKS.sub("", text)
        assert (bare != text) == bool(built.counterparts(one)), one.src_uri
        # A page about the site may lead to the first page in each.
        deeper = r"[^\">\s]" if one.src_uri.startswith("about/") else ""
        assert re.findall(rf'href="?(?:\.\./|\./)*(?:es|pt)/{deeper}', bare) == [], one.src_uri
        linked += bare != text
    assert linked >= 2
