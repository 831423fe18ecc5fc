"""What this project's own code takes from mkdocs.yml. All other keys are the engine's, which checks them itself."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from evidence.problem import Problem
from evidence.validation import Https, Strict, Text, read_model


def _ends_with_slash(url: str) -> str:
    if not url.startswith("https://") or not url.endswith("/"):
        raise ValueError(f"'{url}' must begin with https:// and end with a slash")
    return url


def _pages(nav: list[Any]) -> list[Any]:
    list(places(nav))
    return nav


class Extra(Strict):
    """`repository` is where the source is; `drug_names` are names of the medicine that say little in a search;
    `reviewed_by` ends the sentence "Reviewed 22 November 2026, …" of every page."""

    repository: Https
    drug_names: tuple[Text, ...]
    reviewed_by: Text


class Settings(BaseModel):
    """The keys that are read; those with one value only are refused with another, which would be lost on us."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    site_name: Text
    site_description: Text
    site_url: Annotated[str, AfterValidator(_ends_with_slash)]
    extra: Extra
    nav: Annotated[list[Any], AfterValidator(_pages)]
    docs_dir: Literal["docs"] = "docs"
    use_directory_urls: Literal["true"] = "true"
    inherit: None = Field(None, alias="INHERIT")


def read_settings(root: Path) -> tuple[Settings | None, list[Problem]]:
    """The settings of the project in `root`, or None with what is wrong with them."""
    return read_model(root / "mkdocs.yml", "mkdocs.yml", Settings)


def places(nav: list[Any], group: str = "") -> Iterator[tuple[str, str]]:
    """The heading and the file below docs/ of each page, in reading order; links to other sites are left out.

    ValueError for an entry that is not `Title: page.md` or `Title:` with a list of such entries.
    """
    for entry in nav:
        if not isinstance(entry, dict):
            raise ValueError(f"'{entry}' has no title; write Title: {entry}")
        for title, place in entry.items():
            if isinstance(place, list):
                yield from places(place, title)
            elif not isinstance(place, str) or not place.endswith(".md"):
                if "://" not in str(place):
                    raise ValueError(f"'{title}' leads to no page; write {title}: page.md")
            else:
                yield group, place
