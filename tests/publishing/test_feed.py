"""The feed of changes and the sitemap: real entries and real dates, read by programs that are not ours."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import feedparser
import pytest
from lxml import etree, html
from markdown import markdown
from root import ROOT

from publishing.addresses import write_sitemap
from publishing.feed import CHANGES, write_feeds
from publishing.site import Site, read_site
from publishing.strings import FILE as STRINGS

PAGE = """# Changes

`2026-02-01`
:   **Half-life corrected.** It said 3 hours. See [the page](../../basics/in-the-body/#half).

:   **A new page.** On [travel](#x) & more.

`2025-11-23`
:   **First edition.** All pages are new.

    - one
    - two

Text after the list.
"""


@pytest.fixture
def project(site: Path, tmp_path: Path) -> Site:
    """The project's own site in English, in an empty folder, with other changes."""
    built = read_site(site, ROOT)
    english = tuple(page for page in built.pages if page.language == "en")
    copy = replace(built, root=tmp_path / "project", folder=tmp_path, pages=english)
    (copy.root / STRINGS).parent.mkdir(parents=True)
    shutil.copy(ROOT / STRINGS, copy.root / STRINGS)
    write_changes(copy, PAGE)
    return copy


def write_changes(site: Site, source: str) -> None:
    """The page of changes as it is built from this Markdown."""
    written = site.root / "docs" / CHANGES
    written.parent.mkdir(parents=True, exist_ok=True)
    written.write_text(source, "utf-8")
    body = markdown(source, extensions=["def_list"])
    site.write("about/changes/index.html", f"<head></head><body><article>{body}</article></body>")


def test_a_reader_of_feeds_finds_every_change(project: Site) -> None:
    write_feeds(project)
    feed = feedparser.parse(project.read("feed.xml"))
    assert not feed.bozo
    assert feed.version == "atom10"
    assert [entry.title for entry in feed.entries] == ["Half-life corrected", "A new page", "First edition"]
    assert [entry.updated[:10] for entry in feed.entries] == ["2026-02-01", "2026-02-01", "2025-11-23"]
    assert feed.feed.updated.startswith("2026-02-01T")
    assert f'href="{project.url}basics/in-the-body/#half"' in feed.entries[0].content[0].value
    assert "<li>two</li>" in feed.entries[2].content[0].value
    assert "Text after" not in feed.entries[2].content[0].value
    assert {link.rel for link in feed.feed.links} == {"self", "alternate"}


def test_an_entry_keeps_its_id_when_newer_ones_come(project: Site) -> None:
    write_feeds(project)
    before = {entry.title: entry.id for entry in feedparser.parse(project.read("feed.xml")).entries}
    write_changes(project, PAGE.replace("`2026-02-01`", "`2026-03-01`\n:   **Newest.** More.\n\n`2026-02-01`"))
    write_feeds(project)
    after = {entry.title: entry.id for entry in feedparser.parse(project.read("feed.xml")).entries}
    assert len(set(after.values())) == len(after) == 4
    assert before.items() <= after.items()


def test_a_correction_under_a_later_heading_takes_nobodys_id_and_stands_by_its_day(project: Site) -> None:
    write_feeds(project)
    before = {entry.title: entry.id for entry in feedparser.parse(project.read("feed.xml")).entries}
    write_changes(project, f"{PAGE}\n## Corrections\n\n`2025-12-01`\n:   **A dose corrected.** It said 3.\n")
    write_feeds(project)
    entries = feedparser.parse(project.read("feed.xml")).entries
    assert before.items() <= {entry.title: entry.id for entry in entries}.items()
    assert [entry.updated[:10] for entry in entries] == ["2026-02-01", "2026-02-01", "2025-12-01", "2025-11-23"]


def test_a_site_without_the_page_of_changes_stops_the_build(project: Site) -> None:
    pages = tuple(page for page in project.pages if page.src_uri != CHANGES)
    with pytest.raises(ValueError, match=r"about/changes/index\.md"):
        write_feeds(replace(project, pages=pages))


def test_a_page_without_changes_stops_the_build(project: Site) -> None:
    write_changes(project, "# Changes\n\nNothing.")
    with pytest.raises(ValueError, match=r"about/changes/index\.md"):
        write_feeds(project)


@pytest.mark.parametrize(("was", "spoilt", "line", "says"), [
    ("**A new page.** On", "A new page on", 6, "does not begin with a title"),
    ("2026-02-01", "2025-13-41", 3, "“2025-13-41” is no day of a change"),
    ("2026-02-01", "2126-02-01", 3, "2126-02-01 lies ahead"),
    ("2026-02-01", "20260201", 3, "written as YYYY-MM-DD"),
    ("2026-02-01", "2026-W05-1", 3, "is no day of a change"),
    ("2026-02-01", "2026-2-1", 3, "is no day of a change"),
    ("2026-02-01", "1 February 2026", 3, "is no day of a change"),
    ("**A new page.**", "**Half-life corrected.**", 6, "stands twice under 2026-02-01"),
    # Two that differ in signs alone would have one identity in the feed.
    ("**A new page.**", "**Half life corrected!**", 6, "stands twice under 2026-02-01"),
])  # fmt: skip
def test_a_change_that_a_feed_cannot_tell_stops_the_build(
    project: Site, was: str, spoilt: str, line: int, says: str
) -> None:
    write_changes(project, PAGE.replace(was, spoilt))
    with pytest.raises(ValueError, match=says) as refused:
        write_feeds(project)
    assert str(refused.value).startswith(f"docs/about/changes/index.md:{line}: ")


@pytest.mark.parametrize(("was", "now", "title"), [
    ("**A new page.**", "**A & B <b>x</b>.**", "A & B x"),
    ("**A new page.**", "**Title with `code` and *stress*.**", "Title with code and stress"),
    ("**A new page.**", "**No point at its end**", "No point at its end"),
    ("`2026-02-01`\n:   **Half", "`2026-02-01`\n\n:   **Half", "A new page"),
    ("`2026-02-01`\n", "`2026-02-01` \n", "A new page"),
    (":   **A new", ": **A new", "A new page"),
    ("\n\n:   **A new", "\n:   **A new", "A new page"),
    ("\n", "\r\n", "A new page"),
])  # fmt: skip
def test_a_change_written_in_another_way_is_in_the_feed(project: Site, was: str, now: str, title: str) -> None:
    assert was in PAGE
    write_changes(project, PAGE.replace(was, now))
    write_feeds(project)
    feed = feedparser.parse(project.read("feed.xml"))
    assert not feed.bozo
    assert len(feed.entries) == 3
    assert title in [html.fromstring(f"<p>{entry.title}</p>").text_content() for entry in feed.entries]


def test_the_same_title_on_another_day_is_another_change(project: Site) -> None:
    write_changes(project, PAGE.replace("**First edition.**", "**A new page.**"))
    write_feeds(project)
    assert len({entry.id for entry in feedparser.parse(project.read("feed.xml")).entries}) == 3


def test_every_entry_of_the_page_of_changes_is_in_the_feed(site: Path) -> None:
    page = html.fromstring((site / "about/changes/index.html").read_bytes())
    feed = feedparser.parse((site / "feed.xml").read_bytes())
    assert len(feed.entries) == len(page.xpath("//article//dd"))
    assert {entry.updated[:10] for entry in feed.entries} == {day.text_content() for day in page.xpath("//article//dt")}


def test_the_published_feed_is_found_from_the_home_page(site: Path) -> None:
    feed = feedparser.parse((site / "feed.xml").read_bytes())
    assert not feed.bozo
    assert feed.entries
    address = html.fromstring((site / "index.html").read_bytes()).xpath(
        "string(//link[@rel='alternate' and @type='application/atom+xml']/@href)"
    )
    assert address == feed.feed.id
    page = html.fromstring((site / "about/changes/index.html").read_bytes()).text_content()
    assert all(entry.title in page for entry in feed.entries)


def test_the_sitemap_has_the_day_of_each_review(project: Site) -> None:
    first = project.pages[0]
    changed = replace(first, front=first.front.model_copy(update={"reviewed": date(2020, 1, 2)}))
    (project.folder / "sitemap.xml.gz").write_bytes(b"old")
    write_sitemap(replace(project, pages=(changed, *project.pages[1:])))
    tree = etree.fromstring(project.read("sitemap.xml").encode())
    told = dict(
        zip(tree.xpath("//*[local-name()='loc']/text()"), tree.xpath("//*[local-name()='lastmod']/text()"), strict=True)
    )
    assert told[project.url] == "2020-01-02"
    assert told == {project.url + page.path: str(page.front.reviewed) for page in project.pages} | {
        project.url: "2020-01-02"
    }
    assert not (project.folder / "sitemap.xml.gz").exists()
