"""What this project's own code takes from mkdocs.yml and from data/medicine.yml.

All other keys of mkdocs.yml are the engine's, which checks them itself.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from evidence.problem import Problem
from evidence.validation import Https, Strict, Text, read_model, unwrap

MEDICINE = "data/medicine.yml"


def _ends_with_slash(url: str) -> str:
    if not url.startswith("https://") or not url.endswith("/"):
        raise ValueError(f"'{url}' must begin with https:// and end with a slash")
    return url


def _well_formed(nav: list[Any]) -> list[Any]:
    list(nav_pages(nav))
    return nav


class Extra(Strict):
    """`repository` is where the source is; `drug_names` are names of the medicine that say little in a search;
    `reviewed_by` ends the sentence "Reviewed 22 November 2026, …" of every page."""

    repository: Https
    drug_names: tuple[Text, ...]
    reviewed_by: Text


class Settings(BaseModel):
    """The keys that are read, and those that must be as they are by default, for nothing here heeds another value."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    site_name: Text
    site_description: Text
    site_url: Annotated[str, AfterValidator(_ends_with_slash)]
    extra: Extra
    nav: Annotated[list[Any], AfterValidator(_well_formed)]
    docs_dir: Literal["docs"] = "docs"
    use_directory_urls: Literal["true"] = "true"
    inherit: None = Field(None, alias="INHERIT")


class Medicine(Strict):
    """`page` and `data_page` are the files, below docs/, of the pages on the medicine and on the open data.

    `drug` is the medicine with its properties as schema.org names them; `structured_data` puts facts into it.
    """

    page: Text
    data_page: Text
    audience: Text
    data_description: Text
    drug: dict[str, Any]


def read_settings(root: Path) -> tuple[Settings | None, list[Problem]]:
    """The settings of the project in `root`, or None with what is wrong with them."""
    return read_model(root / "mkdocs.yml", "mkdocs.yml", Settings)


def read_medicine(root: Path) -> Medicine:
    """What data/medicine.yml of the project in `root` says. ValueError with a line for each thing wrong in it."""
    return unwrap(read_model(root / MEDICINE, MEDICINE, Medicine))


def nav_pages(nav: list[Any], section: str = "") -> Iterator[tuple[str, str]]:
    """The section and the file below docs/ of each page, in reading order; links to other sites are left out.

    ValueError for an entry that is not `Title: page.md` or `Title:` with a list of such entries.
    """
    for entry in nav:
        if not isinstance(entry, dict):
            raise ValueError(f"'{entry}' has no title; write Title: {entry}")
        for title, target in entry.items():
            if isinstance(target, list):
                yield from nav_pages(target, title)
            elif isinstance(target, str) and target.endswith(".md"):
                yield section, target
            elif "://" not in str(target):
                raise ValueError(f"'{title}' leads to no page; write {title}: page.md")
