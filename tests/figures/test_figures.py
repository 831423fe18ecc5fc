"""The figures: drawn from the evidence as committed, legible on a phone, and true to the structure they show."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from figures import draw
from lxml import etree
from root import DATA, DOCS, ROOT

from evidence.load import Evidence, load_cached

FILES = sorted((ROOT / "docs/figures").glob("*.svg"))
EVIDENCE = load_cached(DATA)[0]
DRAWN = draw(EVIDENCE)


def committed(name: str) -> str:
    return (ROOT / f"docs/figures/{name}.svg").read_bytes().decode("utf-8")


def with_statement(id_: str, statement: str) -> Evidence:
    changed = EVIDENCE.records[id_].model_copy(update={"statement": statement})
    return replace(EVIDENCE, records={**EVIDENCE.records, id_: changed})


def test_every_figure_is_drawn_by_the_command() -> None:
    assert {path.stem for path in FILES} == {*DRAWN, "molecules"}


@pytest.mark.parametrize("name", DRAWN)
def test_a_figure_drawn_again_is_the_committed_one(name: str) -> None:
    assert DRAWN[name] == committed(name), "run: .venv/bin/python -m figures"


def test_another_number_in_the_evidence_is_another_figure() -> None:
    changed = with_statement("pk-halflife-34", "Medscape's equivalence table prints a half-life of 35 hours.")
    assert draw(changed)["half-lives"] != committed("half-lives")


def test_a_fact_that_no_longer_says_it_is_an_error_and_not_an_old_picture() -> None:
    with pytest.raises(ValueError, match="pk-halflife-34, which says “Medscape prints none”"):
        draw(with_statement("pk-halflife-34", "Medscape prints none"))
    without = {id_: record for id_, record in EVIDENCE.records.items() if id_ != "equiv-ashton"}
    with pytest.raises(ValueError, match="equiv-ashton, which no file under data/ holds"):
        draw(replace(EVIDENCE, records=without))


def test_tables_beside_another_amount_of_diazepam_are_never_put_on_one_scale() -> None:
    with pytest.raises(ValueError, match="same amount of diazepam"):
        draw(with_statement("equiv-vadod", "A table treats 1 mg clonazepam as equal to 20 mg diazepam."))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_figure_is_an_image_with_words_of_its_own(file: Path) -> None:
    root = etree.fromstring(file.read_bytes())
    title, desc = root[0], root[1]
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}" == f"{file.stem}-t {file.stem}-d"
    # A pattern has an id as well; all begin with the name, for a page may hold two figures.
    ids = root.xpath("//@id")
    assert ids[:2] == [title.get("id"), desc.get("id")]
    assert all(one.startswith(f"{file.stem}-") for one in ids)
    assert not root.xpath("//@style")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_number_that_is_drawn_is_in_the_description(file: Path) -> None:
    root = etree.fromstring(file.read_bytes())
    # Ticks of the scale are small; they are no finding.
    drawn = "; ".join(node.text or "" for node in root.iter("{*}text") if node.get("font-size") != "14.5")
    numbers = set(re.findall(r"\d+(?:\.\d+)?", drawn))
    assert numbers - set(re.findall(r"\d+(?:\.\d+)?", root[1].text or "")) == set()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_words_are_large_enough_for_a_phone(file: Path) -> None:
    root = etree.fromstring(file.read_bytes())
    assert root.get("viewBox", "").startswith("0 0 400 ")
    assert root.get("font-size") == "16"
    assert all(float(node.get("font-size", "16")) >= 14.5 for node in root.iter("{*}text"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_figure_stands_on_a_page_with_its_caption(file: Path) -> None:
    pages = [path.read_text("utf-8") for path in DOCS.rglob("*.md")]
    found = [page for page in pages if f'--8<-- "figures/{file.name}"' in page]
    assert found
    for page in found:
        after = page.split(f'--8<-- "figures/{file.name}"')[1]
        assert re.match(r"\n\n/// caption\n\*\*[^\n]+\[\^[\w-]+\][^\n]*\n///\n", after)


def test_the_molecules_committed_are_those_of_the_facts() -> None:
    description = etree.fromstring(committed("molecules").encode())[1].text or ""
    (formula,), (weight,) = (EVIDENCE.records[f"molecular-{name}"].values for name in ("formula", "weight-us"))
    assert f"{formula}, {weight} g/mol" in description.lower()
