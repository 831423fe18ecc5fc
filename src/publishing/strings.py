"""The words that finishing adds to a page, in the language of the page."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from checks.languages import Language

# A template, so that every engine reads it; between its braces it is JSON.
FILE = "overrides/partials/strings.html"


def read_strings(root: Path) -> Mapping[str, Mapping[Language, str]]:
    """Key -> language -> words. ValueError when the file of the project in `root` is not of that form."""
    text = (root / FILE).read_text("utf-8")
    try:
        strings: dict[str, dict[Language, str]] = json.loads(text[text.index("= {") + 2 : text.index("} %}") + 1])
    except ValueError as error:
        raise ValueError(f"{FILE}: must be {{% set strings = … %}} with JSON between its braces ({error})") from None
    return strings


class Strings:
    """The words of one `language`."""

    def __init__(self, strings: Mapping[str, Mapping[Language, str]], language: Language) -> None:
        self._strings, self.language = strings, language

    def __call__(self, key: str, **values: object) -> str:
        """The words for a key, with `values` put in where they name them. KeyError for a key that is not there."""
        return self._strings[key][self.language].format(**values)

    def day(self, day: date) -> str:
        """A day, written out."""
        return self("date", day=day.day, month=self._month(day), year=day.year)

    def month(self, day: date) -> str:
        """A month with its year."""
        return self("month", month=self._month(day), year=day.year)

    def _month(self, day: date) -> str:
        return self("months").split()[day.month - 1]
