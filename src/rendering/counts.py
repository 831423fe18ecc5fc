"""What the site counts about itself while it is built, as rows of a table: no page holds a typed count."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from checks.blocks import pieces
from checks.front_matter import read_front_matter
from checks.text import CITATION
from evidence.load import Evidence
from evidence.records import CountryField, Fact, Interaction, Record, TableRow, Trial
from rendering.tables import Rows

# What a row of a table is called: by class of record, and below by the keys of data/search.json and data/check.json.
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
# Which of these columns are shown for the sets of English queries, and for those of another language.
_OF_SETS = ("queries", "first", "three", "section", "nothing", "nonsense")
_OF_LANGUAGES = ("queries", "first", "three", "danger", "nothing", "nonsense")
_SLIPS = {
    "number": "Another number",
    "unit": "Another unit",
    "bound": "A limit turned round (at least, at most)",
    "citation": "The reference of a number exchanged for another of its topic",
    "denial": 'A "not" left out',
    "added": 'A "not" put in',
}


def counts(evidence: Evidence, root: Path) -> Rows:
    """Pages, words and citations as people wrote them, without what is filled in from the data; then the data.

    ValueError when the project in `root` has nothing of a kind, for then it was looked for in the wrong place.
    """
    rows = list(_counted(evidence, root / "docs"))
    if empty := [what for what, count in rows if not count]:
        raise ValueError(f"{root.resolve()}: nothing to count for {', '.join(empty)}; is this the project's folder?")
    yield "What", "How many"
    yield from ((what, f"{count:,}") for what, count in rows)


def _counted(evidence: Evidence, docs: Path) -> Iterator[tuple[str, int]]:
    pages = [path.read_text("utf-8") for path in docs.rglob("*.md")]
    text = [piece for page in pages for piece in pieces(page) if piece.kind != "front-matter"]
    yield "Pages", len(pages)
    yield "Words of text", sum(len(re.findall(r"\w[\w'’.-]*", piece.plain)) for piece in text)
    yield "Citations in the text", sum(len(CITATION.findall(piece.text)) for piece in text)
    for model, words in _RECORDS.items():
        yield words, len(evidence.of(model))
    yield "Sources", len(evidence.sources)


def due(_: Evidence, root: Path) -> Rows:
    """Pages by the month in which they are to be read again. ValueError when there is none."""
    read = (read_front_matter(path.read_text("utf-8"), path.name)[0] for path in (root / "docs").rglob("*.md"))
    months = Counter(front.due for front in read if front)
    if not months:
        raise ValueError(f"{root.resolve()}: no page says when it is due; is this the project's folder?")
    yield "Next review due", "Pages"
    for month, pages in sorted(months.items()):
        yield f"{month:%B %Y}", str(pages)


def search(_: Evidence, root: Path) -> Rows:
    """What the test of search measured last (data/search.json), a row for each set of queries."""
    measured = _measured(root, "search")
    return _shares(measured, _OF_SETS, ((words, measured["sets"][name]) for name, words in _SETS.items()))


def engines(_: Evidence, root: Path) -> Rows:
    """What tools/bench/search_engines.py measured last (data/search.json): two rows for each search engine, this site's
    and others over the same pages."""
    measured = _measured(root, "search")["engines"]
    found = measured["found"].items()
    rows = ((f"{name}, {words}", sets[key]) for name, sets in found for key, words in _ENGINES.items())
    return _shares(measured, _OF_SETS, rows)


def own_languages(_: Evidence, root: Path) -> Rows:
    """What search in Spanish and in Portuguese gave for queries of that language, when first asked and last."""
    measured = _measured(root, "search")
    times = {"asked": "when first asked", "now": "now"}
    rows = (
        (f"{name}, {words}", measured["languages"][language][key])
        for language, name in _LANGUAGES.items()
        for key, words in times.items()
    )
    return _shares(measured, _OF_LANGUAGES, rows)


def _shares(measured: dict[str, Any], columns: Iterable[str], rows: Iterable[tuple[str, dict[str, float]]]) -> Rows:
    """Queries as a count, pages for nonsense as a mean with one decimal, and every share in 100."""
    yield f"Measured on {measured['date']}", *(_COLUMNS[key] for key in columns)
    forms = {"queries": "{:.0f}", "nonsense": "{:.1f}"}
    for name, found in rows:
        yield name, *(forms[key].format(found[key]) if key in forms else f"{100 * found[key]:.0f}" for key in columns)


def _measured(root: Path, what: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((root / f"data/{what}.json").read_text("utf-8"))
    return read


def danger(_: Evidence, root: Path) -> Rows:
    """What the test of search measured last for words of danger (data/search.json), and what each later set gave when
    it was first asked, before the rules knew its kinds."""
    measured = _measured(root, "search")
    yield f"Measured on {measured['date']}", "Queries", "Answered as they must be"
    for kind, words in _DANGER.items():
        asked, missed = measured["danger"][kind]["queries"], measured["danger"][kind]["missed"]
        yield words, str(asked), f"{100 * (1 - missed / asked):.0f} in 100"
    for one in measured["first_asked"]:
        share = f"{100 * one['right'] / one['queries']:.0f} in 100"
        yield f"{one['what']}, when first asked", str(one["queries"]), share


def check(_: Evidence, root: Path) -> Rows:
    """What the test of the check measured last (data/check.json): slips made on purpose, and those that were seen."""
    measured = _measured(root, "check")
    yield f"Measured on {measured['date']}", "Slips tried", "Noticed"
    of_languages = {f"In {name}: ": measured.get(language, {}) for language, name in _LANGUAGES.items()}
    for where, rates in {"": measured, **of_languages}.items():
        for key, words in _SLIPS.items():
            if tried := rates.get(key, {}).get("tried"):
                yield f"{where}{words}", f"{tried:,}", f"{100 * (1 - rates[key]['survived'] / tried):.1f} in 100"


# The tables that a page may ask for: `[[search]]` is filled with the rows of `search`.
COUNTS: dict[str, Callable[[Evidence, Path], Rows]] = {
    "counts": counts,
    "due": due,
    "search": search,
    "engines": engines,
    "languages": own_languages,
    "danger": danger,
    "check": check,
}
