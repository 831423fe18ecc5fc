"""The check of all pages: each by its rules, and what only all of them together show.

That is names that two pages share, pages in another language and their English twins, a page for every topic; and the
numbers of templates, which stand on each page.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from checks.claims import claims
from checks.front_matter import FolderMeta, line_of_key
from checks.languages import language_of
from checks.page import MarkdownPage, read_pages
from checks.rules import page_problems
from checks.support import supports
from checks.text import blank
from evidence.load import Evidence
from evidence.problem import Problem
from evidence.validation import read_model

# MkDocs makes pages of these too.
_OTHER_PAGES = (".markdown", ".mdown", ".mkdn", ".mkd", ".md")
_TOPICS = "reference/facts"
# Of a template: what is no words, a link to a fact, and a tag.
_UNSEEN = re.compile(
    r"<(?P<tag>script|style|svg)\b.*?</(?P=tag)>|\{%.*?%\}|\{#.*?#\}|<!--.*?-->|\{\{[^<>]*?\}\}(?=[^\"']*(?:<|$))",
    re.DOTALL,
)
_FACT_LINK = re.compile(r"<a [^<>]*#(?P<fact>[a-z0-9-]+)[^<>]*>(?P<words>.*?)</a>", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")


def check_docs(docs: Path, evidence: Evidence) -> list[Problem]:
    """Every problem of every page under `docs`, and of all of them together."""
    pages = list(read_pages(docs, evidence))
    problems = {problem for page in pages for problem in page_problems(page)}
    for path in docs.rglob(".meta.yml"):
        problems.update(read_model(path, path.as_posix(), FolderMeta)[1])
    return sorted(problems.union(check_names(docs, pages), check_twins(docs, pages), check_topics(docs, evidence)))


def check_names(docs: Path, pages: Iterable[MarkdownPage]) -> Iterator[Problem]:
    """Titles or descriptions that two pages share, and pages whose file is not called `.md`."""
    for path in sorted(docs.rglob("*")):
        if path.suffix.lower() in _OTHER_PAGES and path.suffix != ".md":
            yield Problem(path.as_posix(), 0, "is built and not checked; let its name end in .md")
    seen: dict[tuple[str, str], str] = {}
    for page in pages:
        for key, value in (("title", page.front.title), ("description", page.front.description)) if page.front else ():
            if (other := seen.setdefault((key, value), page.path)) != page.path:
                yield Problem(page.path, 1, f"the {key} is that of {other}; every page needs its own")


def check_twins(docs: Path, pages: Iterable[MarkdownPage]) -> Iterator[Problem]:
    """Pages of other languages without a twin, twins that are no English page, and English pages that name some.

    A twin is an English page whose content the page carries; the first is the one that it is the counterpart of.
    """
    first = dict[tuple[str, str], str]()
    for page in pages:
        twins = page.front.twins if page.front else {}
        if page.language == "en" and twins:
            yield _twins(page, "", "only a page in es/ or pt/ names twins; remove them")
        elif page.language != "en" and page.front and not twins:
            yield Problem(page.path, 1, "names no English page that it carries over; add twins: {page.md: state}")
        for number, twin in enumerate(twins):
            if language_of(twin) != "en" or not (docs / twin).is_file():
                yield _twins(page, twin, f"the twin '{twin}' is no English page; correct its name")
            if not number and (other := first.setdefault((page.language, twin), page.name)) != page.name:
                message = (
                    f"its first twin '{twin}' is that of {other}; name first the page that it is the counterpart of"
                )
                yield _twins(page, twin, message)


def _twins(page: MarkdownPage, twin: str, message: str) -> Problem:
    return Problem(page.path, line_of_key(page.source, "twins", twin), message)


def check_topics(docs: Path, evidence: Evidence) -> Iterator[Problem]:
    """Each topic that no page lists, for a fact's lasting address leads there; a project may list no facts at all."""
    folder = docs / _TOPICS
    for topic in evidence.topics if folder.is_dir() else ():
        if not (page := folder / f"{topic}.md").is_file() or f"[[facts: {topic}]]" not in page.read_text("utf-8"):
            message = f"no page docs/{_TOPICS}/{topic}.md lists it with [[facts: {topic}]]; write it"
            yield Problem(f"data/facts/{topic}.yml", 1, message)


def check_templates(folder: Path, evidence: Evidence) -> Iterator[Problem]:
    """Every number with a unit in the words of a template below `folder` that is no link to a fact that holds it."""
    for path in sorted(folder.rglob("*.html")):
        for line, message in template_numbers(path.read_text("utf-8"), evidence):
            yield Problem(path.as_posix(), line, message)


def template_numbers(source: str, evidence: Evidence) -> Iterator[tuple[int, str]]:
    """The line of each such number in one template, and what is wrong with it."""
    text = _UNSEEN.sub(blank, source)
    for link in _FACT_LINK.finditer(text):
        record = evidence.records.get(link["fact"])
        for claim in claims(_TAG.sub(blank, link["words"])) if record else ():
            if record and not supports([record.said], claim):
                yield text[: link.start()].count("\n") + 1, f"'{claim.number.text}' is not in {record.id}; correct it"
    for claim in claims(_TAG.sub(blank, _FACT_LINK.sub(blank, text))):
        if claim.unit.known and claim.number.text[0].isdigit():
            line = text[: claim.number.start].count("\n") + 1
            yield line, f"'{claim.number.text}' ({claim.unit.name}) stands alone; link it to its fact"
