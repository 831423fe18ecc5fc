"""What a page must keep to: each rule is a function from a page to what is wrong with it, and `RULES` are all of them.

Rules over all pages together are in `checks.site`.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from checks.languages import is_off
from checks.page import CACHED_PAGES, Finding, MarkdownPage, read_page
from checks.rules.anchors import doses_in_search_words, search_anchors, taken_anchors
from checks.rules.citations import banned_citations, unknown_or_hidden_citations
from checks.rules.headings import heading_numbers
from checks.rules.layout import misread_lists, missing_parts, open_fences, wrong_snippets
from checks.rules.numbers import repeated_numbers, wrong_numbers
from checks.rules.telephones import misdialled_links, wrong_telephones
from checks.rules.wording import emphatic_verbs, known_errors, lost_negations, unreadable_numbers, wordless_links
from evidence.load import Evidence
from evidence.problem import Problem

RULES: tuple[Callable[[MarkdownPage], Iterator[Finding]], ...] = (
    unknown_or_hidden_citations,
    banned_citations,
    wrong_numbers,
    heading_numbers,
    repeated_numbers,
    unreadable_numbers,
    wordless_links,
    wrong_telephones,
    misdialled_links,
    known_errors,
    emphatic_verbs,
    lost_negations,
    missing_parts,
    wrong_snippets,
    open_fences,
    misread_lists,
    search_anchors,
    taken_anchors,
    doses_in_search_words,
)

# Letters of a sentence or row. Rules look back from each of its numbers, so that the time they take grows with its
# square.
_LONGEST = 5000


def check_page(source: str, path: str, evidence: Evidence, snippets: Mapping[str, str] | None = None) -> list[Problem]:
    """Every problem of one page's Markdown source with the `snippets` it includes; `path` names the file in them."""
    return list(page_problems(read_page(source, path, evidence, snippets)))


@lru_cache(CACHED_PAGES)  # a preview checks again after every change, and most pages stay as they were
def page_problems(page: MarkdownPage) -> tuple[Problem, ...]:
    """Every problem of one page, in the order of its lines.

    Of a page that rests on a malformed record, the front matter's alone: it would be blamed for what is wrong there.
    """
    if not page.source or page.rests_on_malformed:
        return page.problems
    if too_long := {piece.line for piece in page.pieces if len(piece.text) > _LONGEST}:
        message = f"a sentence or row of more than {_LONGEST} letters; break it up"
        return tuple(Problem(page.path, line, message) for line in sorted(too_long))
    problems = set(page.problems)
    for rule in RULES:
        if not is_off(rule.__name__, page.language):
            problems.update(Problem(page.path, line, message) for line, message in rule(page))
    return tuple(sorted(problems))
