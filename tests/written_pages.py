"""The pages people wrote, by the files they become. Known before anything is built, so tests can be one a page."""

from pathlib import Path

DOCS = Path(__file__).resolve().parents[1] / "docs"


def page_files() -> list[str]:
    """The built file of every Markdown page, and of the not-found page, in order."""
    pages = (path.relative_to(DOCS).with_suffix("") for path in DOCS.rglob("*.md"))
    folders = (page.parent if page.name == "index" else page for page in pages)
    return [*sorted((folder / "index.html").as_posix() for folder in folders), "404.html"]
