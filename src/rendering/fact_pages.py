"""The list of all facts: it leads to the page of each topic, and holds the lasting address of each fact.

A fact may move to another topic; its entry here then leads there, and whoever kept its address finds it.
"""

from collections.abc import Iterator
from pathlib import Path

from evidence.load import Evidence


def fact_addresses(evidence: Evidence, topic: str, root: Path) -> Iterator[str]:
    """Markdown lines: a link to the page of a topic, then an item for each of its facts by id.

    OSError when the project in `root` has no page for the topic.
    """
    page = (root / "docs/reference/facts" / f"{topic}.md").read_text("utf-8")
    title = next(line.removeprefix("# ") for line in page.split("\n") if line.startswith("# "))
    ids = sorted(id_ for id_ in evidence.topics[topic] if id_ in evidence.records)
    yield from (
        f"[{title}]({topic}.md): {len(ids)}, each with its source.",
        "",
        "/// html | div.terms[translate=no]",
        "",
    )
    yield from (f"- [{id_}]({topic}.md#{id_})\n{{#{id_} data-fact={id_}}}" for id_ in ids)
    yield from ("", "///")
