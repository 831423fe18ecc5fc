"""Make a project of any size that looks like ours: pages with prose, a table and twenty citations, from many facts."""

import shutil
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
CITATIONS, SECTIONS, SOURCES, PAGES_OF_A_GROUP = 20, 10, 200, 20
_TOPIC = """Made up.

## In short

- Made up.

## Clinical detail

Made up.

## Related pages

- [Front](../index.md)
"""
# Pages that templates link to or that finishing needs, with the text that they must hold.
REQUIRED_PAGES = {
    "about/changes/index.md": "`2026-11-22`\n:   **Made up.** All of it.",
    "about/privacy.md": "<p data-kept-size>a few megabytes</p>",
    **dict.fromkeys(("about/index.md", "help.md"), "Made up."),
    **dict.fromkeys(("safety/overdose.md", "safety/stopping.md"), _TOPIC),
    **dict.fromkeys(("reference/questions/index.md", "reference/glossary/index.md"), "Made up."),
}
# No two sentences are the same, or a cache would make the checks look cheap.
_PROSE = (
    "People in {0} differ in how they feel this, and the same person may feel it more on some days than on others. "
    "Ask the person who prescribes it in {0}, or a pharmacist, if you are not sure what to do next. Nothing on this "
    "page replaces what they know about {0} and you. Keep a note of what you took in {0} and when, and bring it along."
)
_LETTERS = "abcdefghij"
# As our settings, with Material's own templates and Markdown's own footnotes.
_PLAIN = {"hooks": [], "theme": {"name": "material", "font": False, "features": ["navigation.prune"]}}


def make(folder: Path, pages: int, facts: int) -> None:
    """Write the project into `folder`: mkdocs.yml builds it our way, plain.yml with Material alone from docs-plain/."""
    # Decisions are about sentences of the project's own pages.
    left_out = shutil.ignore_patterns("__pycache__", "decisions.yml")
    for name in ("data", "overrides", "src"):
        shutil.copytree(ROOT / name, folder / name, ignore=left_out)
    records = dict(islice(_facts(), facts))
    with (folder / "data/sources.yml").open("a", encoding="utf-8") as file:
        file.write(yaml.safe_dump(dict(map(_source, range(SOURCES)))))
    (folder / "data/facts/growth.yml").write_text(yaml.safe_dump(records, sort_keys=False), "utf-8")
    nav: list[Any] = [{"Home": "index.md"}, {"About": [{name: name} for name in REQUIRED_PAGES]}]
    for number, (name, text) in enumerate({"index.md": "All.", **REQUIRED_PAGES}.items()):
        _write(folder, name, f"{_head(f'required-{word(number)}')}\n{text}\n", {})
    ids = list(records)
    for number in range(pages):
        group = number // PAGES_OF_A_GROUP
        name = f"part-{group // 20}/group-{group}/page-{number}.md"
        if number % (20 * PAGES_OF_A_GROUP) == 0:
            nav.append({f"Part {group // 20}": []})
        part = next(iter(nav[-1].values()))
        if number % PAGES_OF_A_GROUP == 0:
            part.append({f"Group {group}": []})
        next(iter(part[-1].values())).append({f"Page {number}": name})
        cited = {id_: records[id_] for id_ in (ids[(number * 7 + n * 131) % facts] for n in range(CITATIONS))}
        _write(folder, name, _page(number, cited), cited)
    _settings(folder, nav)


def word(number: int) -> str:
    """A number in letters, so that it states no figure."""
    return "".join(_LETTERS[int(digit)] for digit in str(number))


def _facts() -> Iterator[tuple[str, dict[str, Any]]]:
    number = 0
    while True:
        milligrams, days = 2 + number % 97, 100 + number % 89
        yield (
            f"growth-{number}",
            {
                "statement": f"Group {word(number)} took {milligrams} mg on each of {days} days.",
                "values": [str(milligrams), str(days)],
                "unit": "mg",
                "source": f"growth-{number % SOURCES}",
                "section": f"Results, table of group {word(number)}",
                "certainty": "read",
                "checked": "2026-11-22",
            },
        )
        number += 1


def _source(number: int) -> tuple[str, dict[str, str]]:
    return f"growth-{number}", {
        "kind": "review",
        "title": f"A made-up review, part {word(number)}",
        "publisher": "Nobody",
        "url": f"https://example.com/{number}",
        "accessed": "2026-11-22",
        "read_as": "nothing; it is made up",
    }


def _page(number: int, cited: dict[str, dict[str, Any]]) -> str:
    sentences = [f"{fact['statement']}[^{id_}]" for id_, fact in cited.items()]
    per_section = len(sentences) // SECTIONS
    name = word(number)
    parts = [
        _head(name),
        "This page is made up.\n\n## In short\n\n- Made up.\n",
    ]
    for section in range(SECTIONS):
        own = " ".join(sentences[section * per_section : (section + 1) * per_section])
        first, second = (_PROSE.format(f"{name}-{word(section)}-{half}") for half in "ab")
        parts.append(f"## What is part {word(section)}?\n\n{first}\n\n{own} {second}\n")
    parts += ["## Clinical detail\n", "| Group | What |\n| --- | --- |"]
    parts += [f"| {word(n)} | {sentence} |" for n, sentence in enumerate(sentences[:4])]
    parts.append("\n## Related pages\n\n- [Front](../../index.md)\n")
    return "\n".join(parts)


def _head(name: str) -> str:
    about = f"A made-up page about group {name} with prose, facts and a table."
    return f"---\ntitle: Page {name}\nreviewed: 2026-11-22\ndescription: {about}\n---\n# Page {name}\n"


def _write(folder: Path, name: str, text: str, cited: dict[str, dict[str, Any]]) -> None:
    notes = "\n".join(
        f"[^{id_}]: {fact['statement']} {fact['section']}. {fact['source']}." for id_, fact in cited.items()
    )
    for docs, page in (("docs", text), ("docs-plain", f"{text}\n{notes}\n")):
        path = folder / docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page, "utf-8")


def _settings(folder: Path, nav: list[Any]) -> None:
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8")) | {"nav": nav, "validation": {}}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings, sort_keys=False), "utf-8")
    stock = [name for name in settings["markdown_extensions"] if name != "rendering"]
    plain = settings | _PLAIN | {"docs_dir": "docs-plain", "markdown_extensions": ["footnotes", *stock]}
    (folder / "plain.yml").write_text(yaml.safe_dump(plain, sort_keys=False), "utf-8")
