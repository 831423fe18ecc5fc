"""A Python-Markdown extension: citations, listings and the shape of a page."""

from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension

from evidence.load import load_cached
from rendering.citations import CitationProcessor, ReferencesProcessor
from rendering.layout import PartProcessor, TableProcessor
from rendering.listing import ListingProcessor


class RenderingExtension(Extension):
    """Options: `root`, the folder of the project, which holds data/ and docs/."""

    def __init__(self, **options: Any) -> None:
        self.config = {"root": [".", "folder that holds data/ and docs/"]}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the name is Python-Markdown's)
        root = Path(self.getConfig("root"))
        evidence, _ = load_cached(root / "data")
        # After fenced code (25) has put code blocks out of reach.
        md.preprocessors.register(ListingProcessor(evidence, root, md), "listing", 22)
        # After code spans (190), before reference links (170).
        md.inlinePatterns.register(CitationProcessor(evidence, md), "citation", 175)
        # After inline patterns (20) have made cells of text.
        md.treeprocessors.register(TableProcessor(md), "table-layout", 14)
        # Before the table of contents (5), which then lists References.
        md.treeprocessors.register(ReferencesProcessor(md), "references", 12)
        # After the table of contents (5) has given the headings their ids.
        md.treeprocessors.register(PartProcessor(md), "parts", 4)


def makeExtension(**options: Any) -> RenderingExtension:  # noqa: N802 (the name Python-Markdown looks for)
    """The entry point that `markdown_extensions: [rendering]` calls."""
    return RenderingExtension(**options)
