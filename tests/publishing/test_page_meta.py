"""What `finish` says under a title, and how old addresses go on working."""

from dataclasses import replace
from pathlib import Path

import pytest
from evidence_samples import GOOD, write_data

from publishing.page_meta import cited, write_page_meta
from publishing.redirects import write_redirects
from publishing.site import Site, read_site

CONFIG = """\
site_name: Small
site_description: A small site.
site_url: https://example.org/small/
extra: {repository: https://example.org/code, drug_names: [clonazepam]}
nav: [{Home: index.md}, {Body: [{How long: body/how-long.md}]}]
"""
BARE = GOOD.partition("## In short")[0].replace("[^half-life]", "").replace("about 30 to 40 hours", "a while")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Two pages as an engine leaves them: the first cites four records, the second none and was at old/place/."""
    write_data(tmp_path / "data")
    (tmp_path / "mkdocs.yml").write_text(CONFIG, "utf-8")
    moved = BARE.replace("words:", "aliases: [old/place/]\nreview_months: 3\nwords:")
    for name, source in (("index", GOOD), ("body/how-long", moved)):
        page = tmp_path / f"docs/{name}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(source, "utf-8")
    for path in ("", "body/how-long/"):
        built = tmp_path / f"site/{path}index.html"
        built.parent.mkdir(parents=True, exist_ok=True)
        built.write_text("<h1>Title</h1><!-- evidence --><p>Text</p>", "utf-8")
    return read_site(tmp_path / "site", tmp_path)


def test_a_page_says_how_much_of_it_was_read_where_and_when(site: Site) -> None:
    write_page_meta(site)
    told = site.read("index.html")
    assert "2 of 4 facts read in the source. " in told
    assert told.count("<i></i>") == 6
    assert told.count('<i class="unread"></i>') == 6
    assert 'Reviewed <time datetime="2026-11-22">22 November 2026</time>, <a href="about/">not by a clinician' in told
    assert "Next review due November 2027." in told


def test_a_source_in_a_list_is_no_fact_though_its_id_is_that_of_one(site: Site) -> None:
    fact = site.evidence.records["half-life"]
    listed = "| [A title](https://example.org/){#half-life} | 1 |"
    own = "| Said. [half-life](index.md#half-life){#half-life} |"
    assert cited(replace(site.pages[0], source=listed), site.evidence, site.root) == []
    assert cited(replace(site.pages[0], source=own), site.evidence, site.root) == [fact]


def test_a_page_without_facts_says_only_when_it_was_reviewed(site: Site) -> None:
    write_page_meta(site)
    told = site.read("body/how-long/index.html")
    assert told.startswith('<h1>Title</h1><p class="page-meta"><span class="reviewed">Reviewed')
    assert 'href="../../about/"' in told
    assert "Next review due February 2027." in told


def test_a_page_whose_template_keeps_no_place_is_named(site: Site) -> None:
    site.write("body/how-long/index.html", "<h1>Title</h1>")
    with pytest.raises(ValueError, match=r"body/how-long/index\.html has no <!-- evidence -->"):
        write_page_meta(site)


def test_an_old_address_leads_to_the_page(site: Site) -> None:
    write_redirects(site)
    assert 'content="0; url=https://example.org/small/body/how-long/"' in site.read("old/place/index.html")


def test_an_alias_that_is_a_page_is_refused(site: Site) -> None:
    taken = site.pages[1].front.model_copy(update={"aliases": ["body/how-long/"]})
    with pytest.raises(ValueError, match="choose another"):
        write_redirects(replace(site, pages=(replace(site.pages[1], front=taken),)))
