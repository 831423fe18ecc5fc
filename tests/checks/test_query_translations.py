"""Words of other languages are read strictly, and no phrase stands for two things."""

from pathlib import Path

import pytest
from root import ROOT

from checks.search_words import check_query_translations, read_query_translations
from publishing.search_rules import translations_for_search

GOOD = """\
names: [Ривотрил]
small: el de
words:
  stopping: {es: dejar, pt: parar|largar}
  pregnancy: {es: embarazo, pt: gravidez}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/query-translations.yml").write_text(GOOD, "utf-8")
    return tmp_path


def test_the_words_of_the_site_have_no_problem_and_are_enough() -> None:
    assert check_query_translations(ROOT) == []
    translations, _ = read_query_translations(ROOT)
    assert translations
    for lang in ("es", "pt"):
        assert len({phrase for said in translations.words.values() for phrase in getattr(said, lang).split("|")}) >= 150


def test_the_words_are_written_out_for_the_engine(root: Path) -> None:
    translations, problems = read_query_translations(root)
    assert translations
    assert not problems
    written = translations_for_search(translations)
    assert written["names"] == ["ривотрил"]
    assert written["words"]["stopping"] == "dejar;parar|largar"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("gravidez", "parar", "'parar' stands for 'stopping' and 'pregnancy'"),
        ("embarazo", "Embarazo", "write it in small letters"),
        ("gravidez", "grávida", "without accents"),
        ("es: dejar", "fr: quitter", "words.stopping.es is missing"),
    ],
)
def test_a_fault_in_the_file_is_named(root: Path, old: str, new: str, message: str) -> None:
    (root / "data/query-translations.yml").write_text(GOOD.replace(old, new), "utf-8")
    assert any(message in str(problem) for problem in check_query_translations(root))


def test_a_project_without_the_file_has_no_such_words(root: Path) -> None:
    (root / "data/query-translations.yml").unlink()
    assert check_query_translations(root) == []
