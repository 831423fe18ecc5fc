"""An index gets the elements that readers of all kinds need; tables and headings are tried in test_citations.py."""

from lxml import html
from markdown import Markdown

INDEX = """/// html | div.index

### One

[a](a.md)
:   First

### Two

[b](b.md)
:   Second

///
"""


def written(text: str) -> html.HtmlElement:
    extensions = ["admonition", "tables", "def_list", "toc", "pymdownx.blocks.html", "rendering"]
    return html.fromstring(f"<main>{Markdown(extensions=extensions).convert(text)}</main>")


def test_a_heading_of_an_index_is_in_one_box_with_its_list() -> None:
    boxes = written(INDEX).xpath("//div[@class='index']/div")
    assert [[part.tag for part in box] for box in boxes] == [["h3", "dl"], ["h3", "dl"]]


def test_a_table_is_named_by_the_heading_above_it() -> None:
    page = written("## Doses\n\nOnce.\n\n| A | B |\n| --- | --- |\n| a | b |\n")
    assert [element.tag for element in page.xpath("//*[@aria-labelledby='doses']")] == ["table"]


def test_a_cell_is_labelled_with_all_the_words_of_its_head() -> None:
    table = written("| A | Half **life** in hours |\n| --- | --- |\n| a | 30 |\n")
    assert table.xpath("//td/@data-label") == ["Half life in hours"]


def test_a_care_box_stands_outside_in_short_and_inside_every_other_part() -> None:
    page = "## In short\n\n- a\n\n!!! know\n    b\n\n## Clinical detail\n\nc\n\n!!! know\n    d\n"
    parts = [[child.tag for child in part] for part in written(page).iter("section")]
    assert parts == [["h2", "ul"], ["h2", "p", "div"]]


def test_the_first_paragraph_is_the_lead_and_a_part_ends_at_the_next_heading() -> None:
    page = written("# T\n\nOne.\n\nTwo.\n\n## In short\n\n- a\n\n## More\n\nThree.\n")
    assert page.xpath("//p[@class='lead']/text()") == ["One."]
    assert [child.tag for child in page] == ["h1", "p", "p", "section", "h2", "p"]
