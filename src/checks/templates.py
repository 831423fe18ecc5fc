"""A number in a template is shown on every page, so it stands in a link to the fact that holds it."""

import re
from collections.abc import Iterator
from pathlib import Path

from checks.claims import claims
from checks.support import holds
from checks.text import blank
from evidence.load import Evidence
from evidence.problem import Problem

_UNSEEN = re.compile(
    r"<(?P<tag>script|style|svg)\b.*?</(?P=tag)>|\{%.*?%\}|\{#.*?#\}|<!--.*?-->|\{\{[^<>]*?\}\}(?=[^\"']*(?:<|$))",
    re.DOTALL,
)
_LINK = re.compile(r"<a [^<>]*#(?P<fact>[a-z0-9-]+)[^<>]*>(?P<words>.*?)</a>", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")


def check_templates(folder: Path, evidence: Evidence) -> list[Problem]:
    """Every number with a unit in the words of a template below `folder` that is no link to a fact that holds it."""
    return [
        Problem(path.as_posix(), line, message)
        for path in sorted(folder.rglob("*.html"))
        for line, message in wrong_numbers(path.read_text("utf-8"), evidence)
    ]


def wrong_numbers(source: str, evidence: Evidence) -> Iterator[tuple[int, str]]:
    """The line of each such number in one template, and what is wrong with it."""
    text = _UNSEEN.sub(blank, source)
    for link in _LINK.finditer(text):
        record = evidence.records.get(link["fact"])
        for claim in claims(_TAG.sub(blank, link["words"])) if record else ():
            if record and not holds([record.said], claim):
                yield text[: link.start()].count("\n") + 1, f"'{claim.figure.text}' is not in {record.id}; correct it"
    for claim in claims(_TAG.sub(blank, _LINK.sub(blank, text))):
        if claim.unit.known and claim.figure.text[0].isdigit():
            line = text[: claim.figure.start].count("\n") + 1
            yield line, f"'{claim.figure.text}' ({claim.unit.name}) stands alone; link it to its fact"
