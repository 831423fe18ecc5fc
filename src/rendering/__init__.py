"""Python-Markdown extensions: citations, listings and the shape of a page."""
