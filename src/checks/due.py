"""Which pages are due to be read again."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from checks.front_matter import FrontMatter, read_front_matter


def due_pages(docs: Path, on: date) -> Iterator[tuple[str, FrontMatter]]:
    """Each page of `docs` whose month of review has begun by the day `on`, with its front matter."""
    for path in sorted(docs.rglob("*.md")):
        front, _ = read_front_matter(path.read_text("utf-8"), path.as_posix())
        if front and front.due <= on:
            yield path.relative_to(docs.parent).as_posix(), front
