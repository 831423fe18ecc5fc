"""Every topic of facts has a page that lists it: a fact's lasting address leads there."""

from pathlib import Path

from evidence.load import Evidence
from evidence.problem import Problem

_PAGES = "reference/facts"


def check_topics(docs: Path, evidence: Evidence) -> list[Problem]:
    """Each topic without a page or without its listing. A project that lists no facts has no such pages."""
    folder = docs / _PAGES
    if not folder.is_dir():
        return []
    return [
        Problem(
            f"data/facts/{topic}.yml", 1, f"no page docs/{_PAGES}/{topic}.md lists it with [[facts: {topic}]]; write it"
        )
        for topic in evidence.topics
        if not (page := folder / f"{topic}.md").is_file() or f"[[facts: {topic}]]" not in page.read_text("utf-8")
    ]
