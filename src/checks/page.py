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
from checks.rules.page import Finding, MarkdownPage, read_page, read_pages
from checks.rules.telephones import misdialled_links, wrong_telephones
from checks.rules.wording import emphatic_verbs, known_errors, lost_denials, unreadable_numbers
from checks.site import check_names, check_topics, check_twins
from evidence.load import Evidence
from evidence.problem import Problem

__all__ = ["RULES", "check_docs", "check_page", "unproven"]

RULES: tuple[Callable[[MarkdownPage], Iterator[Finding]], ...] = (
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


def check_page(source: str, path: str, evidence: Evidence, snippets: Mapping[str, str] | None = None) -> list[Problem]:
    """Every problem of one page's Markdown source with the `snippets` it includes; `path` names the file in them."""
    return list(_problems(read_page(source, path, evidence, snippets)))


@lru_cache(maxsize=1024)  # a preview checks again after every change, and most pages stay as they were
def _problems(page: MarkdownPage) -> tuple[Problem, ...]:
    problems = set(page.problems)
    if not page.source:
        return tuple(page.problems)
    if endless := {piece.line for piece in page.pieces if len(piece.text) > _LONGEST}:
        message = f"a sentence or row of more than {_LONGEST} letters; break it up"
        return tuple(Problem(page.path, line, message) for line in sorted(endless))
    for rule in (one for one in RULES if not is_off(one.__name__, page.language)):
        problems.update(Problem(page.path, line, message) for line, message in rule(page))
    return tuple(sorted(problems))


def check_docs(docs: Path, evidence: Evidence) -> list[Problem]:
    """Every problem of every page under `docs`, and of all of them together."""
    problems = {problem for page in read_pages(docs, evidence) for problem in _problems(page)}
    for rule in (check_names, check_twins, check_topics):
        problems.update(rule(docs, evidence))
    return sorted(problems)
