"""What finishing adds to a page in another language: its references, its feed, its copy, what the kept copy says."""

import json
import re
from datetime import date
from pathlib import Path

import feedparser
import pytest
from lxml import etree, html
from root import ROOT

from checks.languages import FOREIGN, Language, folder_of
from evidence.load import Evidence
from evidence.records import Fact
from evidence.sources import Source
from publishing.references import with_references
from publishing.site import read_site
from publishing.strings import read_strings

STRINGS = read_strings(ROOT)
ENGLISH = re.compile(r"\b(?:Checked|References|Reviewed|Previous|Next|Search|Close|On this page|Menu|no date known)\b")


def source(id_: str, **more: object) -> Source:
    told = {"kind": "guideline", "title": f"Title of {id_}", "publisher": "Someone", "url": "https://example.org/"}
    return Source.model_validate({"id": id_, "accessed": "2026-11-28", "read_as": "Whole.", **told, **more})


def fact(id_: str, **more: object) -> Fact:
    told = {"statement": f"Said by {id_}.", "source": "a", "section": "Section 4.2", "certainty": "read"}
    return Fact.model_validate({"id": id_, "checked": "2026-11-22", **told, **more})


FACTS = [
    fact("alpha"),
    fact("beta", jurisdiction="US"),  # the country is not shown in another language, so it makes no entry of its own
    fact("gamma", section="Boxed Warning", certainty="secondary", checked="2026-11-23"),
    fact("delta", source="b"),
]
SOURCES = {"a": source("a"), "b": source("b", language="es", issued="2024-05")}
EVIDENCE = Evidence(SOURCES, {one.id: one for one in FACTS})


def tree(evidence: Evidence, language: Language) -> html.HtmlElement:
    """A built page that cites all of the evidence in one place, with its references."""
    mark = '<sup>\u2060<a role="doc-noteref" data-fact="{0}" href="#references"></a></sup>'
    built = (
        f"<article><p>Texto.{''.join(map(mark.format, evidence.records))}</p>"
        '<section class="references" role="doc-endnotes"><h2 id="references">References</h2></section></article>'
    )
    return html.fromstring(with_references(built, evidence, STRINGS[language]))


def test_references_say_source_section_and_date_in_the_language_and_no_statement() -> None:
    page = tree(EVIDENCE, "es")
    told = page.xpath("string(//section)")
    assert page.xpath("//a[@href='#references']/text()") == ["Referencias"]
    assert "Said by" not in told
    assert "Comprobado el 22 de noviembre de 2026.Sección 4.2." in told
    assert "Boxed Warning. Comprobado el 23 de noviembre de 2026." in told
    assert "leído en una fuente secundaria" in told
    assert "sin fecha conocida" in told
    assert page.xpath("//span[.='Boxed Warning.']/@lang") == ["en"]
    assert [link.get("lang") for link in page.xpath("//section/div/p/a")] == ["en", None]


def test_an_english_page_says_what_of_its_references_is_in_another_language() -> None:
    page = tree(Evidence(SOURCES, {"epsilon": fact("epsilon", source="b", section="Qué es")}), "en")
    assert page.xpath("//section//@lang") == ["es", "es"]
    assert page.xpath("string(//li/small/span[@lang])") == "Qué es."


def test_facts_of_one_section_share_an_entry_and_every_mark_leads_to_its_own() -> None:
    page = tree(EVIDENCE, "pt")
    assert [mark.get("href") for mark in page.xpath("//sup/a")] == ["#f1", "#f1", "#f2", "#f3"]
    assert [mark.get("id") for mark in page.xpath("//sup/a")] == ["r1", None, "r2", "r3"]
    assert page.xpath("//li/@id") == ["f1", "f2", "f3"]
    assert page.xpath("//li/a/@href") == ["#r1", "#r2", "#r3"]
    assert page.xpath("string(//li)").startswith("Seção 4.2.")


@pytest.mark.parametrize("language", FOREIGN)
def test_no_page_has_a_word_of_the_english_frame(site: Path, language: Language) -> None:
    pages = [page for page in read_site(site, ROOT).pages if page.language == language]
    unreviewed = STRINGS[language]("unreviewed")
    assert len(pages) >= 2
    for page in pages:
        tree = html.fromstring((site / page.file).read_bytes())
        assert tree.get("lang") == STRINGS[language]("locale")
        other = f"//*[@lang and @lang != '{tree.get('lang')}' and not(self::html)]"
        for foreign in tree.xpath(f"{other} | //script | //style"):
            foreign.drop_tree()
        assert ENGLISH.findall(tree.text_content()) == [], page.src_uri
        labels = [label for label in tree.xpath("//@aria-label | //@alt | //@title") if ENGLISH.search(label)]
        assert labels == [], page.src_uri
        assert tree.text_content().count(unreviewed) == 1, page.src_uri
        ids = tree.xpath("//@id")
        assert [link for link in tree.xpath("//a[@role='doc-noteref']/@href") if link[1:] not in ids] == [], (
            page.src_uri
        )


@pytest.mark.parametrize("language", FOREIGN)
def test_the_note_that_nobody_reviewed_it_stands_before_the_first_part(site: Path, language: Language) -> None:
    for page in (page for page in read_site(site, ROOT).pages if page.language == language):
        text = (site / page.file).read_text("utf-8").partition("<article")[2]
        assert STRINGS[language]("unreviewed") in text.partition("<h2")[0], page.src_uri


@pytest.mark.parametrize("language", FOREIGN)
def test_each_language_has_a_feed_of_its_pages(site: Path, site_url: str, language: Language) -> None:
    feed = feedparser.parse((site / folder_of(language) / "feed.xml").read_bytes())
    pages = [page for page in read_site(site, ROOT).pages if page.language == language]
    assert not feed.bozo
    assert {entry.link for entry in feed.entries} == {f"{site_url}{page.path}" for page in pages}
    assert feed.feed.updated == f"{max(page.front.reviewed for page in pages)}T00:00:00Z"
    named = "string(//link[@type='application/atom+xml']/@href)"
    home = html.fromstring((site / folder_of(language) / "index.html").read_bytes())
    assert home.xpath(named) == f"{site_url}{folder_of(language)}feed.xml"


@pytest.mark.parametrize("language", FOREIGN)
def test_a_plain_copy_is_in_the_language_too(site: Path, language: Language) -> None:
    strings = STRINGS[language]
    for page in (page for page in read_site(site, ROOT).pages if page.language == language):
        text = (site / page.path / "index.md").read_text("utf-8")
        assert strings("no_clinician") in text
        assert f"## {strings('references')}" in text
        assert strings("checked", day=strings.day(date(2026, 11, 22))).split()[0] in text
        assert ENGLISH.findall(re.sub(r"(?m)^\[\^\d+\]: .*$", "", text)) == [], page.src_uri


def test_the_kept_copy_speaks_the_language_of_the_page(site: Path) -> None:
    told = json.loads(
        (site / "service-worker.js").read_text("utf-8").removeprefix("self.precache=").partition(";\n")[0]
    )
    assert told["words"].keys() == set(FOREIGN)
    for language, (locale, said) in told["words"].items():
        assert said.count("#") == 1
        assert locale.startswith(language)


def test_the_page_for_lost_addresses_offers_each_language(site: Path) -> None:
    tree = etree.HTML((site / "404.html").read_text("utf-8"))
    assert tree.xpath("//article//a/@hreflang") == list(FOREIGN)
    links = tree.xpath("//article//a[@hreflang]/@href")
    assert [link.rstrip("/").rpartition("/")[2] for link in links] == list(FOREIGN)
