"""The words of the page furniture: each in every language, each used, and the scripts' English the same as here."""

import re
from datetime import date
from pathlib import Path

import pytest
from root import ROOT

from checks.languages import FOREIGN, LANGUAGES
from publishing.references import NUMBERED, OWN_NAMES
from publishing.strings import FILE, read_strings

STRINGS = read_strings(ROOT)["en"].words
TEMPLATES = "\n".join(path.read_text("utf-8") for path in (ROOT / "overrides").rglob("*.html") if path != ROOT / FILE)
CODE = "\n".join(path.read_text("utf-8") for path in (ROOT / "src/publishing").glob("*.py"))
IN_TEMPLATES = set(re.findall(r"\bt\.(\w+)(?:\[lang\]|\.(?:es|pt)\b)", TEMPLATES))
SCRIPTS = "\n".join(path.read_text("utf-8") for path in (ROOT / "overrides/assets").rglob("*.js"))
SAID = dict(re.findall(r"translate\(\"(\w+)\"(?:, \"([^\"]*)\")?\)", SCRIPTS))
HANDED = set(re.findall(r"\"(\w+)\"", (ROOT / FILE).read_text("utf-8").partition("for_scripts = ")[2]))
IN_CODE = set(re.findall(r"(?:strings|self|said|language\])\(\s*[\"'](\w+)[\"']", CODE))
IN_CODE |= {*NUMBERED, *OWN_NAMES.values(), "recalled", "secondary"}


def test_every_word_is_there_in_each_language() -> None:
    assert {key: said for key, said in STRINGS.items() if not all(said.get(language) for language in FOREIGN)} == {}
    assert {key for key in IN_TEMPLATES if STRINGS[key].keys() != set(LANGUAGES)} == set()


def test_every_word_is_used_and_every_one_used_is_there() -> None:
    assert STRINGS.keys() - IN_TEMPLATES - IN_CODE - SAID.keys() == set()
    assert (IN_TEMPLATES | IN_CODE | SAID.keys()) - STRINGS.keys() == set()


def test_a_page_hands_its_scripts_the_words_they_say() -> None:
    assert SAID.keys() == HANDED
    same = {key: english for key, english in SAID.items() if english and STRINGS[key].get("en", english) != english}
    assert same == {}


def test_a_word_puts_in_the_same_parts_in_each_language() -> None:
    parts = {key: [set(re.findall(r"\{\w+\}", words)) for words in said.values()] for key, said in STRINGS.items()}
    assert {key: found for key, found in parts.items() if any(one != found[0] for one in found)} == {}


def test_no_template_has_words_of_its_own_on_a_page_of_every_language() -> None:
    """What English pages alone show may stand in a template; every other has its words from the file."""
    for name in ("bar", "find", "header", "nav", "page-end", "search-box", "search-page", "toc"):
        text = (ROOT / f"overrides/partials/{name}.html").read_text("utf-8")
        shown = re.sub(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|<[^>]*>", " ", text, flags=re.DOTALL)
        assert re.findall(r"[A-Za-z]{2,}", shown) == (["clonazepam", "reference"] if name == "header" else []), name
        assert re.findall(r"aria-label=\"(?!\{\{)[^\"]*\"", text) == [], name


def test_dates_are_written_as_the_language_does() -> None:
    day = date(2026, 3, 1)
    strings = read_strings(ROOT).values()
    assert [said.day(day) for said in strings] == ["1 March 2026", "1 de marzo de 2026", "1 de março de 2026"]
    assert [said.month(day) for said in strings] == ["March 2026", "marzo de 2026", "março de 2026"]


def test_a_file_that_is_no_json_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE).parent.mkdir(parents=True)
    (tmp_path / FILE).write_text('{% set strings = {"a": } %}', "utf-8")
    with pytest.raises(ValueError, match=r"strings\.html: must be \{% set strings = … %\} with JSON"):
        read_strings(tmp_path)
