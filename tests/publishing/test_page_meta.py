"""What `finish` says under a title, and how old addresses go on working."""

from dataclasses import replace
from pathlib import Path

import pytest
from evidence_samples import GOOD, write_data

from publishing.addresses import write_redirects
from publishing.page_meta import add_page_meta, records
from publishing.site import Site, read_site

CONFIG = """\
site_name: Small
site_description: A small site.
site_url: https://example.org/small/
extra: {repository: https://example.org/code, drug_names: [clonazepam], reviewed_by: not by a clinician}
nav: [{Home: index.md}, {Body: [{How long: body/how-long.md}]}]
"""
TEMPLATE = "<article><h1>Title</h1><!-- review --><p>Text{}</p><!-- evidence --></article>"
CITED = "".join(
    f'<sup><a role="doc-noteref" data-fact="{id_}">[1]</a></sup>'
    for id_ in ("half-life", "wash-out", "sleepy", "di-morphine", "half-life")
)
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
        built.write_text(TEMPLATE.format(CITED if not path else ""), "utf-8")
    return read_site(tmp_path / "site", tmp_path)


def test_a_page_says_when_it_was_reviewed_under_its_title_and_at_its_end_how_much_was_read(site: Site) -> None:
    told = add_page_meta(site.read("index.html"), site.pages[0], site)
    assert told.index("Reviewed") < told.index("Text") < told.index("2 of 4 facts on this page read in the source.")
    assert told.count("<i></i>") == 6
    assert told.count('<i class="unread"></i>') == 6
    assert 'Reviewed <time datetime="2026-11-22">22 November 2026</time>, <a href="about/">not by a clinician' in told
    assert "Next review due November 2027." in told


def test_what_a_page_lists_counts_as_well_as_what_it_cites(site: Site) -> None:
    listed = (
        '<article><td>Said. <a id="half-life" data-fact="half-life">x</a></td><td id="sleepy">A source</td></article>'
    )
    assert records(listed, site) == [site.evidence.records["half-life"]]


def test_a_page_without_facts_says_only_when_it_was_reviewed(site: Site) -> None:
    told = add_page_meta(site.read("body/how-long/index.html"), site.pages[1], site)
    assert '<h1>Title</h1><p class="page-meta">Reviewed' in told
    assert told.endswith("<p>Text</p></article>")
    assert 'href="../../about/"' in told
    assert "Next review due February 2027." in told


def test_a_page_whose_template_keeps_no_place_is_named(site: Site) -> None:
    for place in ("<!-- review -->", "<!-- evidence -->"):
        with pytest.raises(ValueError, match=rf"index\.html has no {place}"):
            add_page_meta(TEMPLATE.replace(place, ""), site.pages[0], site)


def test_an_old_address_leads_to_the_page(site: Site) -> None:
    write_redirects(site)
    assert 'content="0; url=https://example.org/small/body/how-long/"' in site.read("old/place/index.html")


def test_an_alias_that_is_a_page_is_refused(site: Site) -> None:
    taken = site.pages[1].front.model_copy(update={"aliases": ["body/how-long/"]})
    with pytest.raises(ValueError, match="choose another"):
        write_redirects(replace(site, pages=(replace(site.pages[1], front=taken),)))
