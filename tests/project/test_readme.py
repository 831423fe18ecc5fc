"""What the README shows is so: its fact is in the data, its refusal is what the check says, its folders are there."""

import re

import pytest
import yaml
from root import DATA, ROOT

from checks.rules import check_page
from evidence.load import load_cached

TEXT = ROOT.joinpath("README.md").read_text("utf-8")


def example(language: str) -> str:
    (found,) = re.findall(rf"```{language}\n(.*?)\n```", TEXT, re.DOTALL)
    return str(found)


def test_the_fact_is_one_of_the_site() -> None:
    ((id_, shown),) = yaml.safe_load(example("yaml")).items()
    (file,) = re.findall(r"`(data/facts/[\w-]+\.yml)`", TEXT)
    held = yaml.safe_load(ROOT.joinpath(file).read_text("utf-8"))[id_]
    assert shown == {key: held[key] for key in shown}


@pytest.mark.parametrize(("number", "refused"), [("40", False), ("50", True)])
def test_the_sentence_is_accepted_and_with_another_number_refused_in_these_words(number: str, refused: bool) -> None:
    evidence, _ = load_cached(DATA)
    told = example("text")
    page, line = re.findall(r"^(\S+):(\d+): ", told)[0]
    sentence = example("markdown").replace("40 hours", f"{number} hours")
    assert f"{number} hours" in sentence
    source = "\n" * (int(line) - 1) + sentence
    assert (told in map(str, check_page(source, page, evidence))) is refused
    assert ROOT.joinpath(page).is_file()


def test_every_folder_and_file_of_the_table_is_there() -> None:
    table = TEXT.split("## Where things live")[1].split("\n## ")[0]
    named = re.findall(r"`([\w./-]+(?:/|\.yml|\.py))`", table)
    assert len(named) > 15
    assert [name for name in named if not ROOT.joinpath(name).exists()] == []
