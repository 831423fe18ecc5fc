"""Tables and lists get the elements that readers of all kinds need, from what they hold."""

from lxml import html
from markdown import Markdown

TABLE = "| Medicine | Dose |\n| --- | --- |\n| Aspirin | 1 |\n| &nbsp; | &nbsp; |\n"
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
    extensions = ["tables", "def_list", "toc", "pymdownx.blocks.html", "rendering"]
    return html.fromstring(f"<main>{Markdown(extensions=extensions).convert(text)}</main>")


def test_a_row_has_a_name_unless_it_is_to_be_filled_in() -> None:
    first = [row[0] for row in written(TABLE).xpath("//tbody/tr")]
    assert [(cell.tag, cell.get("scope")) for cell in first] == [("th", "row"), ("td", None)]
    assert first[1].get("data-label") == "Medicine"


def test_a_heading_of_an_index_is_in_one_box_with_its_list() -> None:
    boxes = written(INDEX).xpath("//div[@class='index']/div")
    assert [[part.tag for part in box] for box in boxes] == [["h3", "dl"], ["h3", "dl"]]
