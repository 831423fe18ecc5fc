"""The plain copies of the pages: whole, without marks of the site's own, each reference and link written out."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from evidence_samples import write_data
from markdown import markdown

from checks.blocks import CITATION
from checks.front_matter import FrontMatter
from evidence.load import load
from publishing.plain import llms, plain, write_plain
from publishing.site import Page, Site, read_site

ROOT = Path(__file__).resolve().parents[2]
URL = "https://example.org/drug/"
SOURCE = """---
title: Doses
---
# Doses

Half is gone after 30 to 40 hours.[^half-life] See [overdose](../safety/overdose.md#signs), [here](#doses) and [the
NHS](https://www.nhs.uk/).

## In short {#short}

!!! call "Ring now"
    Ring 999.[^sleepy][^half-life]

    /// html | div.dial
    [999](tel:999)
    ///

<!-- filter -->

[[interactions: opioid]]

/// caption
**A table.** Read the [list](<a>).
///

--8<-- "figures/pill.svg"

Files: <a href="../../data/facts.csv">facts</a>.

```text
[[interactions: opioid]] stays [x](y.md) {#z}
```
"""
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg"><title>A pill</title><desc>It is round</desc></svg>'


@pytest.fixture
def project(tmp_path: Path) -> Site:
    """A site of two pages with the sample evidence."""
    front = FrontMatter(
        title="Doses", description="How much is taken, and how often, by country and use.", reviewed=date(2026, 11, 22)
    )
    evidence, _ = load(write_data(tmp_path / "data"))
    pages = (
        Page("taking/doses/", "taking/doses.md", "Taking it", front, SOURCE),
        Page(
            "safety/overdose/", "safety/overdose.md", "", front.model_copy(update={"title": "Overdose"}), "# Overdose"
        ),
    )
    site = Site(
        tmp_path, tmp_path / "site", URL, "A reference", "What it does.", "https://example.org/r", (), pages, evidence
    )
    site.write("figures/pill.svg", PICTURE)
    return site


def test_citations_become_numbers_with_their_reference(project: Site) -> None:
    text = plain(project.pages[0], project)
    assert "30 to 40 hours.[^1]" in text
    assert "Ring 999.[^2][^1]" in text
    assert (
        "[^1]: Half of a dose has left the blood after about 30 to 40 hours. "
        "Clonazepam tablets, prescribing information. A maker. Clinical pharmacology. US. Checked 2026-11-22. <https://example.org/label>"
    ) in text
    assert "Checked 2026-11-22, in a secondary source." in text


def test_links_become_whole_addresses(project: Site) -> None:
    text = plain(project.pages[0], project)
    assert f"[overdose]({URL}safety/overdose/#signs)" in text
    assert f"[here]({URL}taking/doses/#doses)" in text
    assert f"[facts]({URL}data/facts.csv)" in text
    assert "[the\nNHS](https://www.nhs.uk/)" in text
    assert "[999](tel:999)" in text


def test_boxes_listings_and_pictures_are_written_out(project: Site) -> None:
    text = plain(project.pages[0], project)
    assert "> **Ring now**\n>\n> Ring 999." in text
    assert f"| [Morphine]({URL}" in text
    assert " (MS Contin) | Deep sleepiness" in text
    assert "*Figure: A pill. It is round*" in text
    assert "## In short\n" in text
    for mark in ("///", "!!!", "<!--", "--8<--", "{#short}", "{#di-morphine}", "title: Doses"):
        assert mark not in text, mark


def test_code_stays_as_it_is(project: Site) -> None:
    assert "[[interactions: opioid]] stays" in plain(project.pages[0], project)


def test_the_date_the_licence_and_the_missing_review_are_told(project: Site) -> None:
    about = plain(project.pages[0], project).split("\n")[2]
    assert about.startswith(f"{URL}taking/doses/ · reviewed 2026-11-22, not by a clinician · https://creativecommons")


def test_the_list_names_every_copy_under_its_heading(project: Site) -> None:
    text = llms(project)
    assert text.startswith("# A reference\n\n> What it does.")
    assert f"## Taking it\n\n- [Doses]({URL}taking/doses/index.md): How much" in text
    assert f"## Start and help\n\n- [Overdose]({URL}safety/overdose/index.md)" in text


def test_a_picture_that_is_gone_stops_the_build(project: Site) -> None:
    (project.folder / "figures/pill.svg").unlink()
    with pytest.raises(FileNotFoundError):
        write_plain(replace(project))


def test_every_page_of_the_site_has_a_whole_copy(site: Path) -> None:
    project = read_site(site, ROOT)
    for page in project.pages:
        text = (site / page.path / "index.md").read_text("utf-8")
        assert f"{project.url}{page.path}index.md" in project.read("llms.txt")
        prose = re.sub(r"```.*?```|`[^`]*`", "", text, flags=re.DOTALL)
        leaves = r"^\s*///|^!!! |^\[\[|<!--|--8<--|\{ ?(?:[#:.]|data-)[^}]*\}|\]\((?!https?:|tel:|mailto:)"
        assert not re.search(leaves, prose, re.MULTILINE), page.name
        used = dict.fromkeys(CITATION.findall(text.partition("\n## References")[0]))
        defined = re.findall(r"^\[\^(\d+)\]: .+ <https://\S+>$", text, re.MULTILINE)
        assert list(used) == defined == [str(n) for n in range(1, len(defined) + 1)], page.name
        assert len(re.findall(r"<a [^>]*class=\"footnote-ref", markdown(text, extensions=["footnotes"]))) >= len(used)
