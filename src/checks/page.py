"""Does a page say what its facts say, and is it whole? Every rule of `checks.rules` looks at the page in turn."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from checks.languages import is_off
from checks.rules.anchors import doses_in_search_words, search_anchors, taken_anchors
from checks.rules.borrowed import borrowed_numbers
from checks.rules.citations import banned_citations, unknown_or_hidden_citations
from checks.rules.layout import misread_lists, missing_parts, open_fences, wrong_snippets
from checks.rules.numbers import repeated_numbers, unproven, wrong_numbers
from checks.rules.page import Finding, Page, read_page
from checks.rules.telephones import misdialled_links, wrong_telephones
from checks.rules.wording import emphatic_verbs, known_errors, lost_denials, unreadable_numbers
from checks.shared import read_shared
from evidence.load import Evidence
from evidence.problem import Problem
from evidence.yaml_lines import read_file

__all__ = ["RULES", "check_docs", "check_page", "unproven"]

RULES: tuple[Callable[[Page], Iterator[Finding]], ...] = (
    unknown_or_hidden_citations,
    banned_citations,
    wrong_numbers,
    borrowed_numbers,
    repeated_numbers,
    unreadable_numbers,
    wrong_telephones,
    misdialled_links,
    known_errors,
    emphatic_verbs,
    lost_denials,
    missing_parts,
    wrong_snippets,
    open_fences,
    misread_lists,
    search_anchors,
    taken_anchors,
    doses_in_search_words,
)

# Nobody reads on so far, and rules look back from each number of a sentence.
_LONGEST = 5000
# MkDocs makes pages of these too.
_OTHER_PAGES = (".markdown", ".mdown", ".mkdn", ".mkd", ".md")


def check_page(source: str, path: str, evidence: Evidence, shared: Mapping[str, str] | None = None) -> list[Problem]:
    """Every problem of one page's Markdown source with its `shared` blocks; `path` names the file in them."""
    return list(_problems(read_page(source, path, evidence, shared)))


@lru_cache(maxsize=1024)  # a preview checks again after every change, and most pages stay as they were
def _problems(page: Page) -> tuple[Problem, ...]:
    problems = set(page.faults)
    if endless := {piece.line for piece in page.pieces if len(piece.text) > _LONGEST}:
        message = f"a sentence or row of more than {_LONGEST} letters; break it up"
        return tuple(Problem(page.path, line, message) for line in sorted(endless))
    for rule in (one for one in RULES if not is_off(one.__name__, page.language)):
        problems.update(Problem(page.path, line, message) for line, message in rule(page))
    return tuple(sorted(problems))


def check_docs(docs: Path, evidence: Evidence) -> list[Problem]:
    """Every problem of every page under `docs`, and titles or descriptions that two pages share."""
    problems: list[Problem] = []
    seen: dict[tuple[str, str], str] = {}
    shared = read_shared(docs)
    for path in sorted(docs.rglob("*")):
        if path.suffix.lower() in _OTHER_PAGES and path.suffix != ".md":
            problems.append(Problem(path.as_posix(), 0, "is built and not checked; let its name end in .md"))
    for path in sorted(docs.rglob("*.md")):
        (source, unread), name = read_file(path), path.as_posix()
        front = read_page(source, name, evidence, shared).front
        problems += unread or check_page(source, name, evidence, shared)
        for key, value in (("title", front.title), ("description", front.description)) if front else ():
            if other := seen.get((key, value)):
                problems.append(Problem(name, 1, f"the {key} is that of {other}; every page needs its own"))
            seen[(key, value)] = name
    return sorted(set(problems))
