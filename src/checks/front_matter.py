"""What a page declares about itself: known keys only, each of the right shape; and which pages are due for review."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError

from evidence.problem import Problem
from evidence.validation import Day, Strict, problems_of
from evidence.yaml_lines import read_text

Address = Annotated[str, Field(pattern=r"^([a-z0-9-]+/)+$")]
State = Annotated[str, Field(pattern=r"^[0-9a-f]{10}$")]


class FrontMatter(Strict):
    """The keys a page may have. `words` maps an anchor ("" is the page itself) to what readers type for it;
    `urgent` marks an emergency page; `filter` is the label of a box that narrows its tables or lists,
    `filter_nothing` what it says when none of them holds what was typed; `twins` are the English pages whose content
    a page of another language carries, with the state of each that it carries (`checks.twins`)."""

    title: str = Field(min_length=3, max_length=60)
    description: str = Field(min_length=50, max_length=160)
    reviewed: Day
    review_months: int = Field(12, ge=1, le=24)
    words: dict[str, list[str]] = Field({})
    aliases: list[Address] = Field([])
    urgent: bool = False
    filter: str | None = Field(None, min_length=3, max_length=60)
    filter_nothing: str | None = Field(None, min_length=10, max_length=120)
    search: dict[str, str] = Field({})
    hide: list[str] = Field([])
    template: str | None = None
    twins: dict[str, State] = Field({})

    @property
    def due(self) -> date:
        """The first day of the month in which the page is to be read again."""
        month = self.reviewed.month - 1 + self.review_months
        return date(self.reviewed.year + month // 12, month % 12 + 1, 1)


def split(text: str) -> tuple[str, int]:
    """The YAML between the first two `---` lines (or ""), and how many lines come before the body."""
    lines = text.split("\n")
    if lines[0].strip() != "---":
        return "", 0
    for number, line in enumerate(lines[1:], start=1):
        if line.strip() == "---":
            return "\n".join(lines[1:number]), number + 1
    return "", 0


def read_front_matter(text: str, path: str) -> tuple[FrontMatter | None, list[Problem]]:
    """Check the front matter of a page's source; `path` names the page in the problems."""
    header, _ = split(text)
    if not header:
        return None, [
            Problem(
                path,
                1,
                "no front matter; begin the page with title, description and reviewed between --- lines",
            )
        ]
    keys, lines, problems = read_text(header, path, first_line=2)
    try:
        return FrontMatter.model_validate(keys), problems
    except ValidationError as error:
        return None, [*problems, *problems_of(error, lines, "front matter, ")]


def due_pages(docs: Path, on: date) -> Iterator[tuple[str, FrontMatter]]:
    """Each page of `docs` whose month of review has begun by the day `on`, with its front matter."""
    for path in sorted(docs.rglob("*.md")):
        front, _ = read_front_matter(path.read_text("utf-8"), path.as_posix())
        if front and front.due <= on:
            yield path.relative_to(docs.parent).as_posix(), front
