"""What people decided where a sentence and its fact may mean different things (`checks.doubts`), in data/decisions.yml.

One line is one decision. Its key is made from the sentence, the fact and the kind of doubt, so that a changed sentence
or a changed fact asks again.
"""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from textwrap import shorten
from typing import Annotated

from pydantic import Field, ValidationError

from checks.doubts import Doubt, Kind, doubts
from checks.page import read_pages
from evidence.load import Evidence
from evidence.problem import Problem
from evidence.validation import Strict, problems_of
from evidence.yaml_lines import Lines, read_yaml

FILE = "decisions.yml"


class Decision(Strict):
    """A sentence that was read beside its fact, and why it is right."""

    kind: Kind
    fact: str
    sentence: str
    why: Annotated[str, Field(min_length=12)]


def check_decisions(root: Path, evidence: Evidence) -> list[Problem]:
    """Every doubt of the pages that nobody has decided, with the line to add, and every decision that is malformed.

    A decision whose sentence or fact is no longer there is one too: a "not" that was read may have been lost.
    """
    path = root / "data" / FILE
    decided, lines, problems = read_decisions(path)
    found = list(open_doubts(root / "docs", evidence))
    for name, doubt in found:
        if key(doubt) not in decided:
            message = (
                f"{doubt.kind}: {doubt.why}; read both, then correct the sentence or add to data/{FILE}: {line(doubt)}"
            )
            problems.append(Problem(name, doubt.line, message))
    for id_ in stale(decided, (doubt for _, doubt in found)):
        changed = f"the sentence or fact of {id_} changed, [^{decided[id_].fact}]"
        message = f"{changed}; read it as it is now and delete the line"
        problems.append(Problem(path.as_posix(), lines.at((id_,)), message))
    return sorted(set(problems))


def stale(decided: Mapping[str, Decision], met: Iterable[Doubt]) -> list[str]:
    """The keys of decisions about sentences or facts that are none of those `met`."""
    return sorted(decided.keys() - set(map(key, met)))


def open_doubts(docs: Path, evidence: Evidence) -> Iterable[tuple[str, Doubt]]:
    """Every doubt of every page, with the name of its file."""
    for page in read_pages(docs, evidence):
        yield from ((page.path, doubt) for doubt in doubts(page))


def key(doubt: Doubt) -> str:
    """Ten hexadecimal digits that stand for the doubt's sentence, fact and kind."""
    content = "\n".join((doubt.kind, doubt.fact, doubt.sentence, doubt.said))
    return f"d{hashlib.sha256(content.encode()).hexdigest()[:10]}"


def line(doubt: Doubt, why: str = "...") -> str:
    """The line of data/decisions.yml that decides a doubt."""
    sentence, why = (
        text.replace("\\", " ").replace('"', "'") for text in (shorten(doubt.sentence, 120, placeholder=" …"), why)
    )
    return f'{key(doubt)}: {{kind: {doubt.kind}, fact: {doubt.fact}, sentence: "{sentence}", why: "{why}"}}'


def read_decisions(path: Path) -> tuple[Mapping[str, Decision], Lines, list[Problem]]:
    """Every decision by its key, its line, and what is malformed. A file that is not there holds none."""
    if not path.exists():
        return {}, Lines(path.as_posix()), []
    entries, lines, problems = read_yaml(path)
    decided = dict[str, Decision]()
    for name, entry in entries.items():
        try:
            decided[name] = Decision.model_validate(entry)
        except ValidationError as error:
            problems += problems_of(error, lines, within=(name,))
    return decided, lines, problems
