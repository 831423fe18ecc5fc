"""Pages that need each other link each other: nobody should have to guess that a page exists."""

import re
from collections import defaultdict
from pathlib import Path, PurePosixPath
from posixpath import normpath

from root import DOCS
from voice import topics

FEWEST = 4


def links_in(docs: Path) -> dict[str, set[str]]:
    """Page -> the other pages that link to it."""
    into: dict[str, set[str]] = defaultdict(set)
    for path in docs.rglob("*.md"):
        name = path.relative_to(docs).as_posix()
        for target in re.findall(r"\]\(([^)#\s]+\.md)", path.read_text("utf-8")):
            into[normpath((PurePosixPath(name).parent / target).as_posix())].add(name)
    return {page: pages - {page} for page, pages in into.items()}


def test_each_topic_is_linked_from_other_articles() -> None:
    into = links_in(DOCS)
    names = [page.relative_to(DOCS).as_posix() for page in topics(DOCS)]
    assert {name: sorted(into[name]) for name in names if len(into[name] - {"index.md"}) < FEWEST} == {}


def test_home_leads_to_every_topic() -> None:
    into = links_in(DOCS)
    assert [page for page in topics(DOCS) if "index.md" not in into[page.relative_to(DOCS).as_posix()]] == []


def test_a_page_that_nothing_links_to_is_seen(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("[b](b.md) [a](a.md#x)", "utf-8")
    (tmp_path / "b.md").write_text("", "utf-8")
    assert links_in(tmp_path) == {"b.md": {"a.md"}, "a.md": set()}
