"""The lists of words that rules go by are read strictly, and each language is in all of them."""

from pathlib import Path

import pytest

from checks import words
from checks.languages import LANGUAGES, Language
from checks.translation import GRAMMARS
from checks.translation.grammar import Numerals
from checks.words import read_words

NUMBERS = """one: un
small: {dos: 2}
tens: {treinta: 30}
hundreds: {cien: 100}
scales: {mil: 1000}
join: y
joins_all: false
"""


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(words, "__file__", str(tmp_path / "__init__.py"))
    return tmp_path / "numbers.yml"


def test_a_sound_file_is_read(written: Path) -> None:
    written.write_text(NUMBERS, "utf-8")
    assert read_words("numbers", Numerals).small == {"dos": 2}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("join:", "jion:", "numbers.yml:6: jion is a key that is not known here"),
        ("{dos: 2}", "{dos: two}", "numbers.yml:2: small.dos"),
        ("{cien: 100}", "[cien]", "numbers.yml:4: hundreds"),
        ("one: un\n", "one: un\none: una\n", "numbers.yml:2: the key one stands twice"),
    ],
)
def test_a_malformed_file_ends_the_program_with_its_line(written: Path, old: str, new: str, told: str) -> None:
    written.write_text(NUMBERS.replace(old, new), "utf-8")
    with pytest.raises(SystemExit, match=told):
        read_words("numbers", Numerals)


def test_every_known_error_is_known_in_every_language() -> None:
    errors = read_words("errors", dict[str, dict[Language, list[str]]])
    assert all(tuple(wrong) == LANGUAGES for wrong in errors.values())


def test_every_form_of_a_glossary_is_a_phrase() -> None:
    for grammar in GRAMMARS.values():
        forms = [form for written in grammar.glossary.values() for form in written.split("|")]
        assert all(form == form.strip() and form.split() for form in forms)
