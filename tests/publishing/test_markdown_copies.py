"""The plain copies of the pages: whole, without marks of the site's own, each reference and link written out."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from evidence_samples import write_data
from markdown import markdown
from root import ROOT

from checks.front_matter import FrontMatter
from checks.text import CITATION
from evidence.load import load
from evidence.validation import unwrap
from publishing.markdown_copies import llms_txt, markdown_copy, write_markdown_copies
from publishing.settings import read_settings
from publishing.site import Page, Site, read_site
from publishing.strings import FILE as STRINGS

URL = "https://example.org/drug/"
MARK = "<sup>\u2060<a data-fact={0} role=doc-noteref>[1]</a></sup>"
PICTURE = "<svg><title>A pill</title><desc>It is round</desc><text>9 mm</text></svg>"
HALF_LIFE, SLEEPY = MARK.format("half-life"), MARK.format("sleepy")
BUILT = f"""<nav>Menu</nav><article><p class="group-name">Taking it</p><h1 id=doses>Doses</h1>
<p class="page-meta">Reviewed today.</p>
<p class="lead">Half is gone after 30 to 40 hours.{HALF_LIFE} See
<a href="../../safety/overdose/#signs">overdose</a>, <a href="#doses">here</a> and <a href="https://www.nhs.uk/">the
NHS</a>; 2*3 [x] &lt; 7.</p>
<section class="short"><h2 id=short><a href="#short">In short</a></h2>
<div class="admonition call"><p class="admonition-title">Ring now</p>
<p>Ring <strong>999</strong>.{SLEEPY}{HALF_LIFE}</p>
<div class="dial"><p><a href="tel:999">999</a></p></div></div></section>
<form><label>Filter <input></label></form><div hidden><p>Keep a copy</p></div><!-- a remark -->
<figure><figcaption><p><strong>A table.</strong> Read it.</p></figcaption>
<table><thead><tr><th>Medicine</th><th>Effect</th></tr></thead><tbody>
<tr><th><a id=di-morphine href="../levels/#di-morphine">Morphine</a> (MS Contin)</th><td>Deep | long</td></tr>
</tbody></table></figure>
<p>{PICTURE}<br>Turn it</p>
<ul><li>One <em>word</em><ol><li>Inner</li></ol></li><li><p>Two</p><p>Three</p></li></ul>
<dl><dt>Term</dt><dd>Meaning.</dd><dt>Other</dt><dd>Sense.</dd></dl>
<p>Files: <a href="../../data/facts.csv">facts</a> as <code>a*b</code>.</p>
<pre class="highlight"><code class="language-text">[[interactions: opioid]] stays [x](y.md)
</code></pre>
<section class="references" role="doc-endnotes"><h2>References</h2><p>[1] A label</p></section>
<footer>Report a mistake</footer></article>"""


@pytest.fixture
def project(tmp_path: Path) -> Site:
    """A site of two pages with the sample evidence."""
    front = FrontMatter(
        title="Doses", description="How much is taken, and how often, by country and use.", reviewed=date(2026, 11, 22)
    )
    evidence, _ = load(write_data(tmp_path / "data"))
    pages = (
        Page("taking/doses/", "taking/doses.md", "Taking it", front),
        Page("safety/overdose/", "safety/overdose.md", "", front.model_copy(update={"title": "Overdose"})),
    )
    told = {"site_url": URL, "site_name": "A reference", "site_description": "What it does."}
    settings = unwrap(read_settings(ROOT)).model_copy(update=told)
    (tmp_path / STRINGS).parent.mkdir(parents=True)
    shutil.copy(ROOT / STRINGS, tmp_path / STRINGS)
    site = Site(tmp_path, tmp_path / "site", settings, pages, evidence)
    site.write(pages[0].file, BUILT)
    return site


def test_citations_become_numbers_with_their_reference(project: Site) -> None:
    text = markdown_copy(project.pages[0], project)
    assert "30 to 40 hours.[^1]" in text
    assert "Ring **999**.[^2][^1]" in text
    assert (
        "[^1]: Half of a dose has left the blood after about 30 to 40 hours. "
        "Clonazepam tablets, prescribing information. A maker, 2023. Clinical pharmacology. US. "
        "Checked 22 November 2026. <https://example.org/label>"
    ) in text
    assert "Checked 22 November 2026 (read in a secondary source)." in text


def test_links_become_whole_addresses(project: Site) -> None:
    text = markdown_copy(project.pages[0], project)
    assert f"[overdose]({URL}safety/overdose/#signs)" in text
    assert f"[here]({URL}taking/doses/#doses)" in text
    assert f"[facts]({URL}data/facts.csv)" in text
    assert "[the NHS](https://www.nhs.uk/)" in text
    assert "[999](tel:999)" in text


def test_boxes_tables_lists_and_pictures_are_written_out(project: Site) -> None:
    text = markdown_copy(project.pages[0], project)
    assert "> **Ring now**\n>\n> Ring **999**.[^2][^1]\n>\n> [999](tel:999)\n" in text
    assert "**A table.** Read it.\n\n| Medicine | Effect |\n| --- | --- |\n| [Morphine]" in text
    assert f"| [Morphine]({URL}taking/levels/#di-morphine) (MS Contin) | Deep \\| long |" in text
    assert "*Figure: A pill. It is round* Turn it" in text
    assert "## In short\n" in text
    assert "- One *word*\n    1. Inner\n- Two\n    \n    Three\n" in text
    assert "Term\n:   Meaning.\n\nOther\n:   Sense.\n" in text
    assert r"2\*3 \[x\] < 7." in text


def test_the_frame_of_the_page_and_what_needs_a_browser_stay_out(project: Site) -> None:
    text = markdown_copy(project.pages[0], project)
    for words in (
        "Menu",
        "Taking it\n",
        "Reviewed today",
        "Filter",
        "Keep a copy",
        "remark",
        "9 mm",
        "A label\n",
        "Report",
    ):
        assert words not in text, words


def test_code_stays_as_it_is(project: Site) -> None:
    text = markdown_copy(project.pages[0], project)
    assert "```text\n[[interactions: opioid]] stays [x](y.md)\n```" in text
    assert "as `a*b`." in text


def test_the_date_the_licence_and_the_missing_review_are_told(project: Site) -> None:
    about = markdown_copy(project.pages[0], project).split("\n")[2]
    assert about.startswith(
        f"{URL}taking/doses/ · reviewed 22 November 2026, not by a clinician · https://creativecommons"
    )


def test_the_list_names_every_copy_under_its_heading(project: Site) -> None:
    text = llms_txt(project)
    assert text.startswith("# A reference\n\n> What it does.")
    assert f"## Taking it\n\n- [Doses]({URL}taking/doses/index.md): How much" in text
    assert f"## Start and help\n\n- [Overdose]({URL}safety/overdose/index.md)" in text


def test_a_page_without_an_article_is_named(project: Site) -> None:
    project.write(project.pages[0].file, "<main><h1>Doses</h1></main>")
    with pytest.raises(ValueError, match=r"taking/doses/index\.html has no <article>"):
        write_markdown_copies(project)


def test_every_page_of_the_site_has_a_whole_copy(site: Path) -> None:
    project = read_site(site, ROOT)
    for page in project.pages:
        text = (site / page.path / "index.md").read_text("utf-8")
        assert f"{project.url}{page.path}index.md" in project.read("llms.txt")
        prose = re.sub(r"```.*?```|`[^`]*`", "", text, flags=re.DOTALL)
        leaves = r"^\s*///|^!!! |^\[\[|<!--|--8<--|\{ ?(?:[#:.]|data-)[^}]*\}|\]\((?!https?:|tel:|sms:|mailto:)"
        assert not re.search(leaves, prose, re.MULTILINE), page.src_uri
        used = dict.fromkeys(CITATION.findall(text.partition("\n## References")[0]))
        defined = re.findall(r"^\[\^(\d+)\]: .+ <https://\S+>$", text, re.MULTILINE)
        assert list(used) == defined == [str(n) for n in range(1, len(defined) + 1)], page.src_uri
        assert len(re.findall(r"<a [^>]*class=\"footnote-ref", markdown(text, extensions=["footnotes"]))) >= len(used)
