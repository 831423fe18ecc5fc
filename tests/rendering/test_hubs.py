"""A page that was divided keeps its address as a list of all that its parts hold, so that no old link leads nowhere."""

import re
from collections.abc import Iterator

import pytest
from root import DOCS

LINK = re.compile(r"\[([^\]]+)\]\((?:legal-status/)?([\w-]+\.md)#([\w-]+)\)(?:\{#([\w-]+)\})?")
# What each part is made of, by the folder of the hub.
ENTRIES = {
    "reference/questions": r"(?m)^### (.+?)(?: \{#[\w-]+\})?$",
    "reference/glossary": r"(?m)^(.+) \{#[\w-]+\}\n:   ",
    "reference/disagreements": r"(?m)^## (?!Related pages)(.+)$",
    "reference/common-claims": r"(?m)^## (?!Related pages)(.+)$",
    "reference/legal-status": r"(?m)^## (?!Related pages)(.+)$",
    "uses/trials": r"(?m)^##+ (?!Related pages|In short|Clinical detail)(.+)$",
}


def hub_links(folder: str) -> list[tuple[str, str, str, str]]:
    """The hub's links into its parts: words, file, anchor there, anchor here."""
    hub = next(page for page in (DOCS / folder / "index.md", DOCS / f"{folder}.md") if page.is_file())
    return LINK.findall(hub.read_text("utf-8"))


def entries(folder: str) -> Iterator[tuple[str, str]]:
    """Each part's file with each of its headings or terms."""
    for part in sorted((DOCS / folder).glob("*.md")):
        if part.name != "index.md":
            yield from ((entry, part.name) for entry in re.findall(ENTRIES[folder], part.read_text("utf-8")))


@pytest.mark.parametrize("folder", ENTRIES)
def test_a_hub_lists_every_entry_of_its_parts_once(folder: str) -> None:
    assert sorted((words, part) for words, part, _, _ in hub_links(folder)) == sorted(entries(folder))


@pytest.mark.parametrize("folder", [folder for folder in ENTRIES if folder != "reference/glossary"])
def test_an_old_address_lands_on_the_link_to_where_its_answer_moved(folder: str) -> None:
    links = hub_links(folder)
    assert [here for _, _, _, here in links] == [there for _, _, there, _ in links]
