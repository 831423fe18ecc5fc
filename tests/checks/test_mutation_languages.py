"""The same proof for Spanish and Portuguese: slips in their pages, and in the true sentences of languages/*.txt.

The share of each kind that is noticed stands in data/check.json with that of English, and is held to the same floors.
What survives is listed in survivors_languages.yml; UPDATE_FIGURES=1 writes both anew (`test_mutation`).
"""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from attempts import FOREIGN_FACTS, rows
from evidence_samples import HEAD, write_facts
from mutation.trial import Trial, rate, read_pages, tried_on
from root import ROOT

from checks.languages import FOREIGN, Language
from checks.page import read_page

LISTED = Path(__file__).with_name("survivors_languages.yml")
RATES = ROOT / "data/check.json"
# A lost "no" in a block of several pages counts as unseen on each, and an emergency is told in such blocks.
FLOORS = {"number": 99.5, "unit": 99.0, "bound": 98.0, "citation": 97.0, "denial": 50.0, "added": 58.0}


@pytest.fixture(scope="module")
def trials(tmp_path_factory: pytest.TempPathFactory) -> dict[Language, Trial]:
    """By language, what was tried on its pages and on its true sentences."""
    evidence = write_facts(tmp_path_factory.mktemp("data"), FOREIGN_FACTS)
    found = dict[Language, Trial]()
    for language in FOREIGN:
        true = (*rows("pass"), *rows("nobody is asked"))
        told = "\n\n".join(f"{said}[^{fact}]" for of, fact, said in true if of == language)
        found[language] = tried_on(
            [read_page(f"{HEAD}{told}\n", f"docs/{language}/a.md", evidence), *read_pages(language)]
        )
    if os.environ.get("UPDATE_FIGURES"):
        write(found)
    return found


def write(found: dict[Language, Trial]) -> None:
    head = LISTED.read_text("utf-8").partition("\nes:")[0]
    names = {language: sorted({*survived, *denials}) for language, (_, survived, denials) in found.items()}
    LISTED.write_text(f"{head}\n{yaml.safe_dump(names, allow_unicode=True, width=10**6)}", "utf-8")
    rates = json.loads(RATES.read_text("utf-8"))
    for language, (tried, *_) in found.items():
        rates[language] = {kind: {"tried": tried[kind], "survived": tried[f"{kind} survived"]} for kind in FLOORS}
    RATES.write_text(json.dumps(rates, indent=2) + "\n", "utf-8")


@pytest.mark.parametrize("language", FOREIGN)
@pytest.mark.parametrize("kind", FLOORS)
def test_enough_slips_of_each_kind_are_noticed(
    kind: str, language: Language, trials: dict[Language, Trial], record_property: Callable[[str, object], None]
) -> None:
    tried, *_ = trials[language]
    record_property(f"note: changed {kind}s noticed ({language})", f"{rate(tried, kind):.2f} % of {tried[kind]}")
    assert tried[kind] >= 10
    assert rate(tried, kind) >= FLOORS[kind]


@pytest.mark.parametrize("language", FOREIGN)
def test_the_slips_that_go_unnoticed_are_those_listed(language: Language, trials: dict[Language, Trial]) -> None:
    _, survived, denials = trials[language]
    assert sorted({*survived, *denials}) == yaml.safe_load(LISTED.read_text("utf-8"))[language]
