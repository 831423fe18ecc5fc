"""The words that finishing adds to a page, in the language of the page."""

import json
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

from checks.languages import LANGUAGES, Language

# A template, so that every engine reads it; between its braces it is JSON.
FILE = "overrides/partials/strings.html"


class Strings:
    """The words of one `language`; `words` are those of every language, by their key."""

    def __init__(self, words: Mapping[str, Mapping[Language, str]], language: Language) -> None:
        self.words, self.language = words, language

    def __call__(self, key: str, **values: object) -> str:
        """The words for a key, with `values` put in where they name them. KeyError for a key that is not there."""
        return self.words[key][self.language].format(**values)

    def day(self, day: date) -> str:
        """A day, written out."""
        return self("date", day=day.day, month=self._month(day), year=day.year)

    def month(self, day: date) -> str:
        """A month with its year."""
        return self("month", month=self._month(day), year=day.year)

    def _month(self, day: date) -> str:
        return self("months").split()[day.month - 1]


def read_strings(root: Path) -> dict[Language, Strings]:
    """The words of each language. ValueError when the file of the project in `root` is not of that form."""
    return _read_strings((root / FILE).read_text("utf-8"))


@lru_cache(maxsize=1)  # for a preview: pages written with these words stay as they are while the words do
def _read_strings(text: str) -> dict[Language, Strings]:
    try:
        strings: dict[str, dict[Language, str]] = json.loads(text[text.index("= {") + 2 : text.index("} %}") + 1])
    except ValueError as error:
        raise ValueError(f"{FILE}: must be {{% set strings = … %}} with JSON between its braces ({error})") from None
    return {language: Strings(strings, language) for language in LANGUAGES}
