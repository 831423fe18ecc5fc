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
    extensions = ["tables", "def_list", "toc", "pymdownx.blocks.html", "rendering"]
    return html.fromstring(f"<main>{Markdown(extensions=extensions).convert(text)}</main>")


def test_a_heading_of_an_index_is_in_one_box_with_its_list() -> None:
    boxes = written(INDEX).xpath("//div[@class='index']/div")
    assert [[part.tag for part in box] for box in boxes] == [["h3", "dl"], ["h3", "dl"]]
