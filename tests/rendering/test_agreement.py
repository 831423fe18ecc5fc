"""Two programs read the Markdown of a page, one to render and one to check it: they must see the same page."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from markdown import Markdown
from mkdocs.config import load_config
from root import DATA, DOCS, ROOT

import hooks
from checks.front_matter import split_front_matter
from checks.page import read_page
from checks.rules.anchors import headings
from checks.snippets import expand_snippets, read_snippets
from checks.text import citations
from evidence.load import load_cached
from rendering.listing import expand

EVIDENCE, _ = load_cached(DATA)
SHARED = read_snippets(DOCS)
Heading = tuple[str, str]
Mark = tuple[str, str]


@pytest.fixture(scope="module")
def render() -> Callable[[str], html.HtmlElement]:
    """Renders a page's Markdown with the extensions and options of mkdocs.yml."""
    settings = hooks.on_config(load_config(str(ROOT / "mkdocs.yml")))
    markdown = Markdown(extensions=settings.markdown_extensions, extension_configs=settings.mdx_configs)

    def render(source: str) -> html.HtmlElement:
        body = "\n".join(source.split("\n")[split_front_matter(source)[1] :])
        return html.fromstring(f"<main>{markdown.reset().convert(body)}</main>")

    return render


def rendered(page: html.HtmlElement) -> tuple[list[Heading], list[Mark]]:
    """The headings that an author wrote, and each mark as the section it stands in and the fact it cites."""
    found, marks, section = list[Heading](), list[Mark](), ""
    for element in page.iter("h1", "h2", "h3", "h4", "h5", "h6", "a"):
        if element.tag == "a" and element.get("role") == "doc-noteref":
            marks.append((section, str(element.get("data-fact"))))
        elif element.tag != "a" and not element.xpath("ancestor::*[@role='doc-endnotes']"):
            section = " ".join(element.text_content().split())
            found.append((str(element.get("id")), section))
    return found, sorted(marks)


def checked(source: str, path: str) -> tuple[list[Heading], list[Mark]]:
    """The same as the check sees them. A caption stands before its table on the page, so marks are sorted."""
    page = read_page(source, path, EVIDENCE, SHARED)
    titles = [(heading.anchor, heading.words) for heading in headings(page)]
    marks, section, following = list[Mark](), "", iter(titles)
    for piece in page.pieces:
        if piece.kind == "heading":
            _, section = next(following)
        if piece.kind not in ("code", "front-matter"):
            marks += [(section, id_) for id_ in citations(piece.text)]
    return titles, sorted(marks)


@pytest.mark.parametrize("file", sorted(DOCS.rglob("*.md")), ids=lambda file: file.relative_to(DOCS).as_posix())
def test_rendering_and_checking_see_the_same_headings_anchors_and_citations(
    file: Path, render: Callable[[str], html.HtmlElement]
) -> None:
    source = expand_snippets(file.read_text("utf-8"), SHARED)
    listed = "\n".join(new for line in source.split("\n") for new in expand(line, EVIDENCE, ROOT))
    assert checked(listed, file.as_posix()) == rendered(render(source))


def test_anchors_are_those_of_toc_where_letters_are_rare_or_a_heading_stands_twice(
    render: Callable[[str], html.HtmlElement],
) -> None:
    titles = ["# Café `x` & α1", "## Dose", "## Dose", "### *Über* [all](a.md)", "## Own {#dose_2}", "## Dose"]
    source = "\n\nText.\n\n".join(titles)
    found, _ = checked(source, "docs/x.md")
    assert found == rendered(render(source))[0]
    assert [anchor for anchor, _ in found] == ["cafe-x-1", "dose", "dose_1", "uber-all", "dose_2", "dose_3"]
