"""A citation becomes a numbered reference that eyes, keyboards and screen readers can follow both ways."""

from pathlib import Path

import pytest
from evidence_samples import write_data
from lxml import html
from markdown import Markdown

EXTENSIONS = [
    "attr_list", "admonition", "def_list", "fenced_code", "md_in_html", "tables", "toc", "pymdownx.blocks.caption",
    "drugref.citations", "drugref.layout", "drugref.listing",
]  # fmt: skip


@pytest.fixture(scope="module")
def render(tmp_path_factory: pytest.TempPathFactory):
    data = write_data(tmp_path_factory.mktemp("data"))
    options = {name: {"data": str(data)} for name in ("drugref.citations", "drugref.listing")}

    def render(text: str) -> html.HtmlElement:
        made = Markdown(extensions=EXTENSIONS, extension_configs=options).convert(text)
        return html.fromstring(f"<main>{made}</main>")

    return render


def test_numbers_follow_the_reading_order_through_tables_lists_boxes_and_definitions(render) -> None:
    page = render(
        "# T\n\nFirst.[^sleepy]\n\n| A | B |\n| --- | --- |\n| x[^half-life] | y |\n\n"
        "/// caption\nC[^wash-out]\n///\n\n"
        "!!! call\n    Box.[^di-morphine]\n\nTerm\n:   Meaning.[^ireland-strengths]\n\n- Item.[^sleepy]\n"
    )
    assert [a.text_content() for a in page.xpath("//a[@role='doc-noteref']")] == [
        "[1]",
        "[2]",
        "[3]",
        "[4]",
        "[5]",
        "[1]",
    ]
    assert [li.get("id") for li in page.xpath("//section[@role='doc-endnotes']//li")] == [
        "fn:sleepy", "fn:half-life", "fn:wash-out", "fn:di-morphine", "fn:ireland-strengths",
    ]  # fmt: skip


def test_each_use_has_its_own_way_back_with_its_own_name(render) -> None:
    page = render("One.[^sleepy] Two.[^sleepy]")
    backs = page.xpath("//a[@role='doc-backlink']")
    assert [b.get("aria-label") for b in backs] == [
        "Back to reference 1 in the text, use 1", "Back to reference 1 in the text, use 2",
    ]  # fmt: skip
    ids = page.xpath("//@id")
    assert all(b.get("href")[1:] in ids for b in backs)
    assert len(ids) == len(set(ids))


def test_a_reference_names_statement_source_section_country_and_date(render) -> None:
    (item,) = render("One.[^half-life]").xpath("//li")
    words = " ".join(item.text_content().split())
    for part in (
        "30 to 40 hours.",
        "prescribing information. A maker. Clinical pharmacology. US.",
        "Checked 22 November 2026.",
    ):
        assert part in words
    assert item.xpath(".//a[@href='https://example.org/label']")


def test_doubt_is_marked_in_words(render) -> None:
    items = render("One.[^half-life] Two.[^wash-out] Three.[^sleepy]").xpath("//li")
    assert ["not yet read" in li.text_content() for li in items] == [False, True, False]
    assert ["secondary source" in li.text_content() for li in items] == [False, False, True]


def test_code_is_left_alone(render) -> None:
    page = render("Write `[^sleepy]`.\n\n```\n[^sleepy]\n[[table: incidence]]\n```\n")
    assert not page.xpath("//a[@role='doc-noteref'] | //table")
    assert page.text_content().count("[^sleepy]") == 2


def test_an_unknown_id_stays_visible_so_that_the_site_check_refuses_it(render) -> None:
    assert "[^nobody]" in render("One.[^nobody]").text_content()


def test_the_list_has_its_heading_in_the_table_of_contents(tmp_path: Path) -> None:
    data = str(write_data(tmp_path))
    md = Markdown(
        extensions=EXTENSIONS,
        extension_configs={n: {"data": data} for n in ("drugref.citations", "drugref.listing")},
    )
    md.convert("# T\n\n## A\n\nOne.[^sleepy]")
    assert [t["name"] for t in md.toc_tokens[0]["children"]] == ["A", "References"]  # type: ignore[attr-defined]


def test_a_page_without_citations_has_no_list(render) -> None:
    assert not render("Nothing.").xpath("//section")


def test_a_listing_becomes_a_cited_table(render) -> None:
    page = render("[[interactions: opioid]]")
    (row,) = page.xpath("//tbody/tr")
    assert "Morphine (MS Contin)" in row.text_content()
    assert "Get emergency help" in row.text_content()
    assert row.xpath(".//a[@href='https://example.org/label']")
    assert row.xpath(".//@id") == ["di-morphine"]
    assert render("[[table: incidence]]").xpath("//td/@data-label") == ["Clonazepam", "Dummy pill"]


@pytest.mark.parametrize("line", ["[[interactions: nothing]]", "[[nothing]]", "[[table: nothing]]"])
def test_a_listing_of_nothing_stays_visible(render, line: str) -> None:
    assert line in render(line).text_content()


def test_the_parts_of_a_page_get_their_classes(render) -> None:
    text = "# T\n\nAnswer.\n\n## In short\n\n- a\n\n!!! call\n    Box.\n\n## Other\n\nb\n\n## Clinical detail\n\n"
    page = render(text + "c[^sleepy]\n\n### More\n\nd\n")
    assert page.xpath("string(//p[@class='lead'])") == "Answer."
    assert page.xpath("//section/@class") == ["short", "clinical", "references"]
    assert page.xpath("string(//section[@class='clinical']/h3)") == "More"
    assert not page.xpath("//section//div[@class='admonition call']")


def test_a_table_can_be_read_aloud_and_as_cards(render) -> None:
    page = render("| Effect | Drug | Placebo |\n| --- | --- | --- |\n| Sleepy[^sleepy] | 37 | 10 |\n")
    assert page.xpath("//table/@class") == ["cards numbers"]
    assert page.xpath("//tbody//th/@scope") == ["row"]
    assert page.xpath("//td/@data-label") == ["Drug", "Placebo"]
    assert page.xpath("//thead//th/@scope") == ["col", "col", "col"]
