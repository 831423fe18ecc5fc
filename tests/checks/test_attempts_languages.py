"""What a page in Spanish or Portuguese may make of an English fact, and what it may not.

languages/*.txt hold the sentences: those that say what the fact says and pass, attempts to say something else that are
refused, attempts that a person is asked about, and true ones about which nobody is.
"""

import pytest
from attempts import FOREIGN_FACTS, rows
from evidence_samples import HEAD, write_facts

from checks.doubts import doubts
from checks.languages import FOREIGN, OFF, is_off
from checks.page import read_page
from checks.rules import RULES, check_page
from checks.translation import to_english
from evidence.load import Evidence


@pytest.fixture(scope="module")
def evidence(tmp_path_factory: pytest.TempPathFactory) -> Evidence:
    return write_facts(tmp_path_factory.mktemp("data"), FOREIGN_FACTS)


def problems(language: str, fact: str, said: str, evidence: Evidence) -> list[str]:
    page = f"{HEAD}{said}[^{fact}]\n"
    found = check_page(page, f"docs/{language}/index.md", evidence)
    return [problem.message for problem in found]


def kinds(language: str, fact: str, said: str, evidence: Evidence) -> set[str]:
    page = read_page(f"{HEAD}{said}[^{fact}]\n", f"docs/{language}/index.md", evidence, {})
    return {doubt.kind for doubt in doubts(page)}


@pytest.mark.parametrize(("language", "fact", "said"), rows("pass"))
def test_a_true_sentence_passes(language: str, fact: str, said: str, evidence: Evidence) -> None:
    assert problems(language, fact, said, evidence) == []


@pytest.mark.parametrize(("language", "fact", "said"), rows("refused"))
def test_a_false_sentence_is_refused(language: str, fact: str, said: str, evidence: Evidence) -> None:
    assert problems(language, fact, said, evidence)


@pytest.mark.parametrize(("language", "fact", "said", "kind"), rows("asked"))
def test_a_sentence_that_may_say_the_opposite_is_asked_about(
    language: str, fact: str, said: str, kind: str, evidence: Evidence
) -> None:
    assert kind in kinds(language, fact, said, evidence)


@pytest.mark.parametrize(("language", "fact", "said"), rows("nobody is asked"))
def test_nobody_is_asked_about_a_sentence_that_follows_its_fact(
    language: str, fact: str, said: str, evidence: Evidence
) -> None:
    assert kinds(language, fact, said, evidence) == set()


@pytest.mark.parametrize("language", FOREIGN)
def test_each_language_has_attempts_enough(language: str) -> None:
    assert sum(row[0] == language for part in ("refused", "asked") for row in rows(part)) >= 60


def test_english_text_is_not_translated() -> None:
    text = "Take **no** more than 1,500 of a, e, o and un.[^max]"
    assert to_english(text, "en") == text


def test_a_rule_that_is_off_for_a_language_exists_and_says_why() -> None:
    rules = {rule.__name__ for rule in RULES}
    assert {name for name in OFF if "_" in name} <= rules
    assert all(len(why) > 20 and set(of) <= set(FOREIGN) for of, why in OFF.values())
    assert not any(is_off(rule, "en") for rule in rules)
