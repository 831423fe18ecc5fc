"""What every rule is given, and what it gives back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path

from checks.blocks import pieces
from checks.front_matter import FrontMatter, read_front_matter
from checks.languages import Language, language_of
from checks.piece import Piece, rewritten
from checks.snippets import expand_snippets, read_snippets
from checks.text import CITATION, without_code
from checks.translation import to_english
from evidence.load import Evidence
from evidence.problem import Problem
from evidence.records import Record
from evidence.sources import Banned, Source
from evidence.yaml_lines import read_file

# The number of a line and what is wrong there.
Finding = tuple[int, str]

# Rules and doubts walk all pages one after the other: a cache smaller than the site would have lost each page
# when it is asked for again, and the check would grow faster than the site.
CACHED_PAGES = 8192


@dataclass(frozen=True, eq=False)
class MarkdownPage:
    """One page: its Markdown, the name of its file, what it may cite, the snippets it may include, its front matter
    with what is wrong with that, and its pieces."""

    source: str
    path: str
    evidence: Evidence
    snippets: Mapping[str, str]
    front: FrontMatter | None
    problems: tuple[Problem, ...]
    pieces: tuple[Piece, ...]

    @property
    def name(self) -> str:
        """The file's place under docs/."""
        return self.path.split("docs/", 1)[-1]

    @cached_property
    def language(self) -> Language:
        """The language it is in."""
        return language_of(self.name)

    @cached_property
    def topic(self) -> str:
        """What its name says it is about, in the words of the facts."""
        words = self.name if self.language == "en" else self.name.replace("-", " ").replace("/", " ")
        return to_english(words, self.language)

    @cached_property
    def statements(self) -> list[Piece]:
        """The pieces that say something with a citation of their own."""
        return [piece for piece in self.pieces if piece.is_statement]

    @property
    def rests_on_malformed(self) -> bool:
        """Does it cite an id that may be that of a malformed record?"""
        ids = (id_ for piece in self.pieces for id_ in piece.cites)
        return not self.evidence.complete and any(id_ not in self.evidence.records for id_ in ids)

    @property
    def checked_pieces(self) -> list[Piece]:
        """The pieces whose numbers need a fact. Pages about the site may hold figures of its own, written as code."""
        if not self.name.startswith("about/"):
            return list(self.pieces)
        return [
            rewritten(piece, without_code(piece.original), self.language)
            for piece in self.pieces
            if piece.kind != "code"
        ]


@dataclass(frozen=True)
class _Cited:
    """The records that a page cites, with their sources: all of the evidence that its check depends on.

    An id that names no record may be meant for any, so such a page depends on `whole`, all there is.
    """

    evidence: Evidence = field(compare=False)
    records: tuple[tuple[Record, Source] | None, ...]
    banned: tuple[Banned, ...]
    whole: Evidence | None


def read_page(source: str, path: str, evidence: Evidence, snippets: Mapping[str, str] | None = None) -> MarkdownPage:
    """The page that a Markdown source is, the same object while nothing it shows or cites changes; `path` names its
    file."""
    items = tuple((snippets or {}).items())
    ids = dict.fromkeys(CITATION.findall(expand_snippets(source, snippets or {})))
    records = tuple(map(evidence.with_source, ids))
    cited = _Cited(evidence, records, tuple(evidence.banned.values()), evidence if None in records else None)
    return _read_page(source, path, cited, items)


@lru_cache(CACHED_PAGES)
def _read_page(source: str, path: str, cited: _Cited, snippets: tuple[tuple[str, str], ...]) -> MarkdownPage:
    front, problems = read_front_matter(source, path)
    language = language_of(path.split("docs/", 1)[-1])
    return MarkdownPage(
        source, path, cited.evidence, dict(snippets), front, tuple(problems), pieces(source, dict(snippets), language)
    )


def read_pages(docs: Path, evidence: Evidence) -> Iterator[MarkdownPage]:
    """Every page under `docs`, by name. One that cannot be read has no text, and its problems say why."""
    snippets = read_snippets(docs)
    for path in sorted(docs.rglob("*.md")):
        source, unread = read_file(path)
        page = read_page(source, path.as_posix(), evidence, snippets)
        yield replace(page, problems=tuple(unread)) if unread else page


def quote(piece: Piece) -> str:
    """The beginning of a piece, for a message."""
    text = " ".join(piece.original.split())
    return f"“{text[:90]}…”" if len(text) > 90 else f"“{text}”"
