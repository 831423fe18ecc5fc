"""What a page in Spanish or Portuguese may make of an English fact, and what it may not.

languages/*.txt hold the sentences: those that say what the fact says and pass, attempts to say something else that are
refused, attempts that a person is asked about, and true ones about which nobody is.
"""

import pytest
from attempts import FOREIGN_FACTS, kinds, problems, rows

from checks.languages import FOREIGN, OFF, is_off
from checks.rules import RULES
from checks.translation import to_english
from evidence.load import Evidence

FACTS = FOREIGN_FACTS


@pytest.mark.parametrize(("language", "fact", "said"), rows("pass"))
def test_a_true_sentence_passes(language: str, fact: str, said: str, evidence: Evidence) -> None:
    assert problems(fact, said, evidence, f"docs/{language}/index.md") == []


@pytest.mark.parametrize(("language", "fact", "said"), rows("refused"))
def test_a_false_sentence_is_refused(language: str, fact: str, said: str, evidence: Evidence) -> None:
    assert problems(fact, said, evidence, f"docs/{language}/index.md")


@pytest.mark.parametrize(("language", "fact", "said", "kind"), rows("asked"))
def test_a_sentence_that_may_say_the_opposite_is_asked_about(
    language: str, fact: str, said: str, kind: str, evidence: Evidence
) -> None:
    assert kind in kinds(fact, said, evidence, f"docs/{language}/index.md")


@pytest.mark.parametrize(("language", "fact", "said"), rows("nobody is asked"))
def test_nobody_is_asked_about_a_sentence_that_follows_its_fact(
    language: str, fact: str, said: str, evidence: Evidence
) -> None:
    assert kinds(fact, said, evidence, f"docs/{language}/index.md") == set()


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
