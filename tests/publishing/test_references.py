"""A mark becomes a numbered reference that eyes, keyboards and screen readers can follow both ways."""

from collections.abc import Callable

import pytest
from evidence_samples import FACTS, SOURCES, write_data
from lxml import html
from markdown import Markdown
from root import ROOT

from evidence.load import load_cached
from publishing.references import with_references
from publishing.strings import read_strings

EXTENSIONS = ["admonition", "def_list", "tables", "toc", "pymdownx.blocks.caption", "rendering"]
Render = Callable[[str], html.HtmlElement]


MORE_SOURCES = """\
leaflet:
  kind: patient-info
  title: A leaflet
  publisher: A clinic
  edition: third edition
  issued: 2021-05
  url: https://example.org/leaflet
  accessed: 2026-11-20
  read_as: the whole leaflet
paper:
  kind: trial
  title: A paper
  container-title: A journal
  volume: 1
  issue: 2
  issued: 2020-02
  url: https://example.org/paper
  accessed: 2026-11-20
  read_as: the abstract
"""


UNDATED = """\
sheet:
  kind: patient-info
  title: A sheet
  publisher: A clinic
  url: https://example.org/sheet
  accessed: 2026-11-20
  read_as: the whole sheet
"""


def stated(id_: str, source: str, checked: str) -> str:
    """A fact without numbers, as a file of facts writes it."""
    words = f"statement: Calm at {id_}.\n  source: {source}\n  section: Page one"
    return f"{id_}:\n  {words}\n  certainty: read\n  checked: {checked}\n"


@pytest.fixture(scope="module")
def render(tmp_path_factory: pytest.TempPathFactory) -> Render:
    root = tmp_path_factory.mktemp("project")
    facts = [("dawn", "leaflet", "2026-11-23"), ("dusk", "leaflet", "2026-11-22"), ("noon", "paper", "2026-11-22")]
    facts += [("night", "sheet", "2026-11-22"), ("sunrise", "leaflet", "2026-11-23")]
    write_data(
        root / "data",
        sources=SOURCES + MORE_SOURCES + UNDATED,
        facts=FACTS + "".join(stated(*fact) for fact in facts),
    )
    evidence, _ = load_cached(root / "data")
    options, english = {"rendering": {"root": str(root)}}, read_strings(ROOT)["en"]

    def render(text: str) -> html.HtmlElement:
        made = Markdown(extensions=EXTENSIONS, extension_configs=options).convert(text)
        return html.fromstring(f"<main>{with_references(made, evidence, english)}</main>")

    return render


def lists(page: html.HtmlElement) -> list[tuple[str, list[str]]]:
    """The words of each source and of the facts beneath it."""

    def words(element: html.HtmlElement) -> str:
        return " ".join(element.text_content().split())

    return [(words(group.find("p")), [words(li) for li in group.iter("li")]) for group in page.xpath("//section/div")]


def test_sources_are_numbered_in_order_of_first_mention_and_a_mark_leads_to_its_fact(render: Render) -> None:
    page = render(
        "# T\n\nFirst.[^sleepy]\n\n| A | B |\n| --- | --- |\n| x[^dusk] | y |\n\n"
        "/// caption\nC[^wash-out]\n///\n\n"
        "!!! call\n    Box.[^di-morphine]\n\nTerm\n:   Meaning.[^dawn]\n\n- Item.[^sleepy]\n"
    )
    assert [a.text_content() for a in page.xpath("//a[@role='doc-noteref']")] == [
        "[1]", "[2]", "[1]", "[1]", "[2]", "[1]",
    ]  # fmt: skip
    assert [a.get("href") for a in page.xpath("//a[@role='doc-noteref']")] == ["#f1", "#f4", "#f2", "#f3", "#f5", "#f1"]
    assert page.xpath("//a/@data-fact") == ["sleepy", "dusk", "wash-out", "di-morphine", "dawn", "sleepy"]
    groups = page.xpath("//section[@role='doc-endnotes']/div")
    assert [group.xpath("string(p/a)") for group in groups] == [
        "Clonazepam tablets, prescribing information", "A leaflet",
    ]  # fmt: skip
    assert [(group.xpath("string(p)")[:4], group.xpath("ul/li/@id")) for group in groups] == [
        ("[1]\xa0", ["f1", "f2", "f3"]), ("[2]\xa0", ["f4", "f5"]),
    ]  # fmt: skip
    said = [item.text.split()[0] for item in page.xpath("//section[@role='doc-endnotes']//li")]
    assert said == ["Sleepiness", "Nearly", "Morphine:", "Calm", "Calm"]


def test_marks_that_stand_together_show_the_number_of_their_source_once(render: Render) -> None:
    page = render(
        "# T\n\nA.[^dawn][^dusk][^noon][^dawn] B.[^dawn] [^dusk] C.[^noon]\n\n| X[^dawn] |\n| --- |\n| Y[^dusk] |\n"
    )
    marks = page.xpath("//a[@role='doc-noteref']")
    assert [mark.text for mark in marks] == ["[1]", "[+]", "[2]", "[1]", "[1]", "[1]", "[2]", "[1]", "[1]"]
    assert [mark.get("href") for mark in marks[:4]] == ["#f1", "#f2", "#f3", "#f1"]


def test_each_reference_has_one_way_back_which_leads_to_its_first_use(render: Render) -> None:
    page = render("# T\n\nOne.[^sleepy] Two.[^half-life] Three.[^sleepy]")
    uses = page.xpath("//a[@role='doc-noteref']")
    backs = page.xpath("//li/a[@role='doc-backlink'][@aria-label='Back to the text']/@href")
    assert backs == [f"#{use.get('id')}" for use in uses[:2]]
    assert uses[2].get("id") is None
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_a_reference_names_statement_section_and_source_with_country_and_date(render: Render) -> None:
    [(source, item)] = lists(render("One.[^half-life]"))
    assert source == ("[1] Clonazepam tablets, prescribing information. A maker, 2023. US. Checked 22 November 2026.")
    assert item == ["Half of a dose has left the blood after about 30 to 40 hours. Clinical pharmacology. ↑"]
    assert render("One.[^half-life]").xpath("//section//p/a/@href") == ["https://example.org/label"]


def test_what_differs_between_the_facts_of_a_source_stands_at_each_fact(render: Render) -> None:
    [(label, places), (leaflet, dates)] = lists(render("A.[^half-life] B.[^wash-out] C.[^dawn] D.[^dusk]"))
    assert label.endswith("A maker, 2023. Checked 22 November 2026.")
    assert "Clinical pharmacology. US. ↑" in places[0]
    assert "US" not in places[1]
    assert leaflet.endswith("Checked 23 November 2026.")
    assert [date.removeprefix("Calm at ") for date in dates] == [
        "dawn. Page one. ↑", "dusk. Page one. Checked 22 November 2026. ↑",
    ]  # fmt: skip


def test_the_commonest_day_stands_with_the_source(render: Render) -> None:
    [(leaflet, dates)] = lists(render("D.[^dusk] C.[^dawn] E.[^sunrise]"))
    assert leaflet.endswith("Checked 23 November 2026.")
    assert ["Checked" in date for date in dates] == [True, False, False]


def test_a_source_shows_its_edition_and_its_year_once_or_that_it_has_none(render: Render) -> None:
    [(leaflet, _), (paper, _), (sheet, _)] = lists(render("A.[^dawn] B.[^noon] C.[^night]"))
    assert leaflet.startswith("[1] A leaflet. A clinic, third edition, 2021. Checked")
    assert paper.startswith("[2] A paper. A journal 2020;1(2). Checked")
    assert sheet.startswith("[3] A sheet. A clinic, no date known. Checked")


def test_a_fact_not_read_at_its_source_says_so_in_words(render: Render) -> None:
    items = render("One.[^half-life] Two.[^wash-out] Three.[^sleepy]").xpath("//li")
    assert ["not yet read" in li.text_content() for li in items] == [False, True, False]
    assert ["secondary source" in li.text_content() for li in items] == [False, False, True]
