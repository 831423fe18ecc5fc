"""What the site counts about itself while it is built, as rows of a table: no page holds a typed count."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path

from checks.blocks import pieces
from checks.front_matter import read_front_matter
from checks.text import CITATION
from evidence.load import Evidence
from evidence.measurements import CHECK, SEARCH, CheckMeasurements, SearchMeasurements, SearchScores
from evidence.records import CountryField, Fact, Interaction, Record, TableRow, Trial
from evidence.validation import read_model, unwrap
from rendering.tables import Rows

# The words of a row: by class of record, and below by key of data/search.json and data/check.json.
_RECORDS: dict[type[Record], str] = {
    Fact: "Facts",
    Interaction: "Interactions with other medicines and substances",
    CountryField: "Things known about one country",
    Trial: "Trials and studies",
    TableRow: "Rows of side-effect tables",
}
_DANGER = {
    "harm": "Dying and self-harm: a crisis line comes first",
    "overdose": "Too much taken: the page on overdose comes first",
    "withdrawal": "Dangerous withdrawal: its page comes first",
    "fit": "A fit that does not stop: what to do comes first",
    "calm": "Near words without danger: no call for help",
}
_SETS = {
    "maintained": "Queries we worked with",
    "blind": "Kept apart",
    "unseen": "Newer, kept apart",
    "fresh": "Newer still",
    "autumn": "By eight kinds of people",
    "winter": "The newest, by ten kinds of people",
}
_LANGUAGES = {"es": "Spanish", "pt": "Portuguese"}
_ENGINES = {"worked": "queries we worked with", "apart": "all kept apart"}
_COLUMNS = {
    "queries": "Queries",
    "first": "First result right, in 100",
    "three": "Right among the first three, in 100",
    "section": "Right part of it first, in 100",
    "nothing": "Nothing found, in 100",
    "nonsense": "Pages for a word without sense",
    "danger": "Words of danger, first result right, in 100",
}
# Those of the columns that are shown for queries in English, and for those in another language.
_ENGLISH = ("queries", "first", "three", "section", "nothing", "nonsense")
_OTHER_LANGUAGES = ("queries", "first", "three", "danger", "nothing", "nonsense")
_MUTATIONS = {
    "number": "Another number",
    "unit": "Another unit",
    "bound": "A limit turned round (at least, at most)",
    "citation": "The reference of a number exchanged for another of its topic",
    "denial": 'A "not" left out',
    "added": 'A "not" put in',
}


def counts(evidence: Evidence, root: Path) -> Rows:
    """Pages, words and citations as written in the Markdown, without tables made from data/; then what data/ holds.

    ValueError when the project in `root` has nothing of a kind, for then it was looked for in the wrong place.
    """
    counted = dict(_counted(evidence, root / "docs"))
    if empty := [name for name, count in counted.items() if not count]:
        raise ValueError(f"{root.resolve()}: nothing to count for {', '.join(empty)}; is this the project's folder?")
    yield "What", "How many"
    yield from ((name, f"{count:,}") for name, count in counted.items())


def _counted(evidence: Evidence, docs: Path) -> Iterator[tuple[str, int]]:
    pages = [_words_and_citations(path.read_text("utf-8")) for path in docs.rglob("*.md")]
    yield "Pages", len(pages)
    yield "Words of text", sum(words for words, _ in pages)
    yield "Citations in the text", sum(citations for _, citations in pages)
    for model, words in _RECORDS.items():
        yield words, len(evidence.of(model))
    yield "Sources", len(evidence.sources)


@lru_cache(maxsize=1024)  # for a preview, in which most pages stay as they were
def _words_and_citations(source: str) -> tuple[int, int]:
    text = [piece for piece in pieces(source) if piece.kind != "front-matter"]
    words = sum(len(re.findall(r"\w[\w'’.-]*", piece.plain)) for piece in text)
    return words, sum(len(CITATION.findall(piece.text)) for piece in text)


def due(_: Evidence, root: Path) -> Rows:
    """Pages by the month of their next review. ValueError when no page has one."""
    headers = (read_front_matter(path.read_text("utf-8"), path.name)[0] for path in (root / "docs").rglob("*.md"))
    months = Counter(header.due for header in headers if header)
    if not months:
        raise ValueError(f"{root.resolve()}: no page says when it is due; is this the project's folder?")
    yield "Next review due", "Pages"
    for month, pages in sorted(months.items()):
        yield f"{month:%B %Y}", str(pages)


def search(_: Evidence, root: Path) -> Rows:
    """The scores of search in data/search.json, a row for each set of queries."""
    measured = _search(root)
    return _score_rows(measured.date, _ENGLISH, ((words, measured.sets[key]) for key, words in _SETS.items()))


def engines(_: Evidence, root: Path) -> Rows:
    """The scores of this site's search engine and of others over the same pages, two rows for each."""
    measured = _search(root).engines
    rows = (
        (f"{engine}, {words}", getattr(scores, key))
        for engine, scores in measured.found.items()
        for key, words in _ENGINES.items()
    )
    return _score_rows(measured.date, _ENGLISH, rows)


def other_languages(_: Evidence, root: Path) -> Rows:
    """The scores of search in Spanish and in Portuguese, when the queries were first asked and now."""
    measured = _search(root)
    rows = (
        (f"{name}, {words}", getattr(measured.languages[language], key))
        for language, name in _LANGUAGES.items()
        for key, words in {"asked": "when first asked", "now": "now"}.items()
    )
    return _score_rows(measured.date, _OTHER_LANGUAGES, rows)


def _score_rows(day: date, columns: Iterable[str], rows: Iterable[tuple[str, SearchScores]]) -> Rows:
    """Queries as a count, pages for nonsense as a mean with one decimal, and every share in 100."""
    yield f"Measured on {day}", *(_COLUMNS[key] for key in columns)
    for name, scores in rows:
        yield name, *(_score(key, getattr(scores, key)) for key in columns)


def _score(key: str, value: float) -> str:
    if key == "nonsense":
        return f"{value:.1f}"
    return f"{value:.0f}" if key == "queries" else f"{100 * value:.0f}"


def _search(root: Path) -> SearchMeasurements:
    return unwrap(read_model(root / SEARCH, SEARCH, SearchMeasurements))


def danger(_: Evidence, root: Path) -> Rows:
    """How queries about a danger are answered, and how each later set of them was when first asked."""
    measured = _search(root)
    yield f"Measured on {measured.date}", "Queries", "Answered as they must be"
    for kind, words in _DANGER.items():
        scores = measured.danger[kind]
        yield words, str(scores.queries), f"{100 * (1 - scores.missed / scores.queries):.0f} in 100"
    for first in measured.first_asked:
        yield f"{first.what}, when first asked", str(first.queries), f"{100 * first.right / first.queries:.0f} in 100"


def check(_: Evidence, root: Path) -> Rows:
    """Mutation testing of the check (data/check.json): how many mutants were tried, and how many were noticed."""
    measured = unwrap(read_model(root / CHECK, CHECK, CheckMeasurements))
    yield f"Measured on {measured.date}", "Slips tried", "Noticed"
    in_languages = {f"In {name}: ": getattr(measured, language) for language, name in _LANGUAGES.items()}
    for prefix, scores in {"": measured, **in_languages}.items():
        for key, words in _MUTATIONS.items() if scores else ():
            mutants = getattr(scores, key)
            share = 100 * (1 - mutants.survived / mutants.tried)
            yield f"{prefix}{words}", f"{mutants.tried:,}", f"{share:.1f} in 100"


# The listings of a page: `[[search]]`.
COUNTS: dict[str, Callable[[Evidence, Path], Rows]] = {
    "counts": counts,
    "due": due,
    "search": search,
    "engines": engines,
    "languages": other_languages,
    "danger": danger,
    "check": check,
}
