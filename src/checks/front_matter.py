"""What a page declares about itself: known keys only, each of the right shape."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError

from evidence.problem import Problem
from evidence.validation import Day, Strict, problems_of
from evidence.yaml_lines import Lines, parse_yaml

Address = Annotated[str, Field(pattern=r"^([a-z0-9-]+/)+$")]
State = Annotated[str, Field(pattern=r"^[0-9a-f]{10}$")]


class FolderMeta(Strict):
    """The keys that templates alone read, so that a folder's `.meta.yml` may set them for all of its pages.

    `filter` is the label of a box that narrows the tables or lists of a page, `filter_nothing` what it says when none
    of them holds what was typed; `search: {exclude: true}` leaves the text of a page out of search."""

    filter: str | None = Field(None, min_length=3, max_length=60)
    filter_nothing: str | None = Field(None, min_length=10, max_length=120)
    search: dict[Literal["exclude"], Literal["true"]] = Field({})


class FrontMatter(FolderMeta):
    """The keys a page may have. `words` maps an anchor ("" is the page itself) to what readers type for it;
    `urgent` marks an emergency page; `twins` are the English pages whose content a page of another language carries,
    with the state of each that it carries (`checks.review`)."""

    title: str = Field(min_length=3, max_length=60)
    description: str = Field(min_length=50, max_length=160)
    reviewed: Day
    review_months: int = Field(12, ge=1, le=24)
    words: dict[str, list[str]] = Field({})
    aliases: list[Address] = Field([])
    urgent: bool = False
    template: str | None = None
    twins: dict[str, State] = Field({})

    @property
    def due(self) -> date:
        """The first day of the month in which the page is to be read again."""
        month = self.reviewed.month - 1 + self.review_months
        return date(self.reviewed.year + month // 12, month % 12 + 1, 1)


def split_front_matter(text: str) -> tuple[str, int]:
    """The YAML between the first two `---` lines (or ""), and how many lines come before the body."""
    lines = text.split("\n")
    if lines[0].strip() != "---":
        return "", 0
    for number, line in enumerate(lines[1:], start=1):
        if line.strip() == "---":
            return "\n".join(lines[1:number]), number + 1
    return "", 0


def parse_front_matter(text: str, path: str = "") -> tuple[dict[str, Any], Lines, list[Problem]]:
    """The keys and values of the front matter of a page's source, their lines, and what is wrong with the YAML."""
    return parse_yaml(split_front_matter(text)[0], path, first_line=2)


def line_of_key(text: str, *key: str) -> int:
    """The line of a key in the front matter of a page's source, or of the nearest key around it."""
    return parse_front_matter(text)[1].at(key)


def read_front_matter(text: str, path: str) -> tuple[FrontMatter | None, list[Problem]]:
    """Check the front matter of a page's source; `path` names the page in the problems."""
    if not split_front_matter(text)[0]:
        message = "no front matter; begin the page with title, description and reviewed between --- lines"
        return None, [Problem(path, 1, message)]
    keys, lines, problems = parse_front_matter(text, path)
    try:
        return FrontMatter.model_validate(keys), problems
    except ValidationError as error:
        return None, [*problems, *problems_of(error, lines, "front matter, ")]
