"""A citation becomes a mark, a listing a cited table, and the parts of a page get what their layout needs."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from evidence_samples import write_data
from lxml import html
from markdown import Markdown

EXTENSIONS = [
    "attr_list", "admonition", "def_list", "fenced_code", "md_in_html", "tables", "toc", "pymdownx.blocks.caption",
    "rendering",
]  # fmt: skip
Render = Callable[[str], html.HtmlElement]


def write_reasons(root: Path) -> None:
    """The page that the names of the sample's interactions link to."""
    page = root / "docs/safety/interactions/levels.md"
    page.parent.mkdir(parents=True)
    page.write_text("[[interaction-reasons: opioid]]\n", "utf-8")


@pytest.fixture(scope="module")
def render(tmp_path_factory: pytest.TempPathFactory) -> Render:
    root = tmp_path_factory.mktemp("project")
    write_data(root / "data")
    write_reasons(root)
    options = {"rendering": {"root": str(root)}}

    def render(text: str) -> html.HtmlElement:
        made = Markdown(extensions=EXTENSIONS, extension_configs=options).convert(text)
        return html.fromstring(f"<main>{made}</main>")

    return render


def test_a_citation_becomes_a_mark_that_names_its_fact_and_leads_to_the_references(render: Render) -> None:
    page = render("# T\n\nOne.[^sleepy] Two.[^half-life] Three.[^sleepy]")
    marks = page.xpath("//sup/a[@role='doc-noteref'][@href='#references']")
    assert [mark.get("data-fact") for mark in marks] == ["sleepy", "half-life", "sleepy"]
    assert page.xpath("string(//section[@role='doc-endnotes']/h2[@id='references'])") == "References"


def test_code_is_left_alone(render: Render) -> None:
    page = render("Write `[^sleepy]`.\n\n```\n[^sleepy]\n[[table: incidence]]\n```\n")
    assert not page.xpath("//a[@role='doc-noteref'] | //table")
    assert page.text_content().count("[^sleepy]") == 2


def test_an_unknown_id_stays_visible_so_that_the_site_check_refuses_it(render: Render) -> None:
    assert "[^nobody]" in render("One.[^nobody]").text_content()


def test_the_list_has_its_heading_in_the_table_of_contents(tmp_path: Path) -> None:
    write_data(tmp_path / "data")
    md = Markdown(extensions=EXTENSIONS, extension_configs={"rendering": {"root": str(tmp_path)}})
    md.convert("# T\n\n## A\n\nOne.[^sleepy]")
    assert [t["name"] for t in md.toc_tokens[0]["children"]] == ["A", "References"]  # type: ignore[attr-defined]


def test_a_heading_is_a_link_to_itself_but_the_title_is_not(render: Render) -> None:
    page = render("# T\n\n## In *short*\n\na\n\n### More\n\nb\n")
    assert page.xpath("//section[@class='short']/h2/a/@href") == ["#in-short"]
    assert page.xpath("string(//h2/a[@href='#in-short'])") == "In short"
    assert page.xpath("//h3/a/@href") == ["#more"]
    assert not page.xpath("//h1/a")


def test_a_page_without_citations_has_no_list(render: Render) -> None:
    assert not render("Nothing.").xpath("//section")


def test_a_listing_becomes_a_cited_table(render: Render) -> None:
    page = render("[[interactions: opioid]]")
    (row,) = page.xpath("//tbody/tr")
    assert "Morphine (MS Contin)" in row.text_content()
    assert "Get emergency help" in row.text_content()
    assert page.xpath("//table/@class") == ["cards wide"]
    (reasons,) = render("[[interaction-reasons: opioid]]").xpath("//tbody/tr")
    assert reasons.xpath(".//a[@href='https://example.org/label']")
    assert row.xpath(".//@id") == reasons.xpath(".//@id") == ["di-morphine"]
    assert render("[[table: incidence]]").xpath("//td/@data-label") == ["Clonazepam", "Dummy pill"]


@pytest.mark.parametrize("line", ["[[interactions: nothing]]", "[[nothing]]", "[[table: nothing]]"])
def test_a_listing_of_nothing_stays_visible(render: Render, line: str) -> None:
    assert line in render(line).text_content()


def test_the_parts_of_a_page_get_their_classes(render: Render) -> None:
    text = "# T\n\nAnswer.\n\n## In short\n\n- a\n\n!!! call\n    Box.\n\n## Other\n\nb\n\n## Clinical detail\n\n"
    page = render(text + "c[^sleepy]\n\n### More\n\nd\n")
    assert page.xpath("string(//p[@class='lead'])") == "Answer."
    assert page.xpath("//section/@class") == ["short", "clinical", "references"]
    assert page.xpath("string(//section[@class='clinical']/h3)") == "More"
    assert not page.xpath("//section//div[@class='admonition call']")


def test_a_table_can_be_read_aloud_and_as_cards(render: Render) -> None:
    page = render("| Effect | Drug | Placebo |\n| --- | --- | --- |\n| Sleepy[^sleepy] | 37 | 10 |\n")
    assert page.xpath("//table/@class") == ["cards numbers"]
    assert page.xpath("//tbody//th/@scope") == ["row"]
    assert page.xpath("//td/@data-label") == ["Drug", "Placebo"]
    assert page.xpath("//thead//th/@scope") == ["col", "col", "col"]


@pytest.mark.parametrize(
    ("head", "words", "kind"),
    [
        ("Result", "Slow", "cards"),
        ("Result", "It takes a day. " * 10, "cards wide"),
        ("What to do", "Ask first", "cards"),
    ],
)
def test_only_a_table_of_long_rows_is_laid_out_as_entries(render: Render, head: str, words: str, kind: str) -> None:
    page = render(f"| Name | Start | Length | {head} |\n|---|---|---|---|\n| Clonazepam | Slow | Long | {words} |\n")
    assert page.xpath("//table/@class") == [kind]


@pytest.mark.parametrize(("head", "kind"), [("Warning?", "cards"), ("What to do", "cards facts")])
def test_the_head_of_a_second_column_that_asks_is_shown_beside_its_answers(
    render: Render, head: str, kind: str
) -> None:
    page = render(f"| Medicine | {head} |\n| --- | --- |\n| Morphine | Yes[^sleepy] |\n")
    assert page.xpath("//table/@class") == [kind]


def test_a_row_to_be_filled_in_by_hand_has_no_empty_name(render: Render) -> None:
    page = render("| Day | Fits |\n| --- | --- |\n| &nbsp; | &nbsp; |\n| | |\n| Day&nbsp;1 | 2 |\n")
    assert page.xpath("//tbody//th/text()") == ["Day\u00a01"]
    assert page.xpath("//td/@data-label") == ["Day", "Fits", "Day", "Fits", "Fits"]


LISTINGS = ["interactions: opioid", "interaction-reasons: opioid", "trials: panic", "table: incidence"]
FREE = re.compile(r"(?m)^(  (?:medicine|effect|mechanism|basis|result|comparator|population): ).*$")


@pytest.mark.parametrize("line", LISTINGS)
def test_what_the_data_say_is_text_and_never_markup(tmp_path: Path, line: str) -> None:
    attack = "x <img src=x onerror=steal()>](https://evil.example/)*y*"
    data = write_data(tmp_path / "data")
    write_reasons(tmp_path)
    for path in (data / "interactions.yml", data / "trials.yml", data / "tables/incidence.yml"):
        text = FREE.sub(rf"\1'{attack}'", path.read_text("utf-8")).replace('["413", "1"]', '["413"]')
        path.write_text(text.replace("event: Sleepiness", f"event: '{attack}'"), "utf-8")
    options = {"rendering": {"root": str(tmp_path)}}
    made = Markdown(extensions=EXTENSIONS, extension_configs=options).convert(f"[[{line}]]")
    page = html.fromstring(f"<main>{made}</main>")
    assert "onerror" in page.xpath("string(//table)")
    assert not page.xpath("//table//img | //table//em | //a[starts-with(@href, 'https://evil')]")
