"""`[^fact-id]` becomes a mark that names its fact, and a page that cites something ends with a heading for References.

The syntax is that of Markdown footnotes, so a page reads well anywhere. Python-Markdown's own `footnotes` is not
used: it knows no sources, and lets an unknown id stand without a word. An unknown id stays visible as `[^id]`, which
`checks.rules` and the check of the built site both refuse. The numbers and the list are written by
`publishing.references`: an extension does not know the language of its page.
"""

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from evidence.load import Evidence

# A word joiner keeps the bracketed number on the line of the word it belongs to.
_JOINER = "\u2060"


class CitationProcessor(InlineProcessor):
    """Turns one `[^id]` into a mark, which `publishing` numbers."""

    def __init__(self, evidence: Evidence, md: Markdown) -> None:
        super().__init__(r"\[\^([a-z0-9-]+)\]", md)
        self.evidence = evidence

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        if m[1] not in self.evidence.records:
            return None, None, None
        mark = etree.Element("sup")
        mark.text = AtomicString(_JOINER)
        etree.SubElement(mark, "a", {"role": "doc-noteref", "data-fact": m[1], "href": "#references"})
        return mark, m.start(0), m.end(0)


class ReferencesProcessor(Treeprocessor):
    """Keeps a place for the list, with the heading that the table of contents names."""

    def run(self, root: etree.Element) -> None:
        if any(link.get("role") == "doc-noteref" for link in root.iter("a")):
            section = etree.SubElement(root, "section", {"class": "references", "role": "doc-endnotes"})
            etree.SubElement(section, "h2").text = "References"
