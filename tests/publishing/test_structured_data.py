"""What the pages tell machines: valid schema.org, and nothing that the page, its facts or the outside world gainsay."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import schema_org
from drug_named_entity_recognition.drugs_finder import find_drugs
from lxml import html
from pydantic import ValidationError
from root import DATA, DOCS, ROOT
from site_pages import page_files

from checks.languages import folder_of, language_of
from checks.text import CITATION
from evidence.load import Evidence, load_cached
from publishing.settings import read_medicine
from publishing.site import Site, read_site
from publishing.structured_data import add_structured_data, describe, resolved

MEDICINE = read_medicine(ROOT)
DRUG = MEDICINE.page
CODES = {code["codingSystem"]: code["codeValue"]["words"] for code in MEDICINE.drug["code"]}


def stated(part: Any = MEDICINE.drug) -> list[dict[str, str]]:
    """Every mention of a fact in data/medicine.yml."""
    if not isinstance(part, list | dict) or "fact" in part:
        return [part] if isinstance(part, dict) else []
    return [one for below in (part.values() if isinstance(part, dict) else part) for one in stated(below)]


FACTS = sorted({one["fact"] for one in stated() if len(one) > 1})
PAGES = [file for file in page_files() if file != "404.html"]


@pytest.fixture(scope="module")
def project(site: Path) -> Site:
    return read_site(site, ROOT)


@pytest.fixture(scope="module")
def blocks(site: Path) -> dict[str, dict[str, Any]]:
    """The one block of each page, by file."""
    found = {}
    for file in PAGES:
        tree = html.fromstring((site / file).read_bytes())
        [block] = tree.xpath("//script[@type='application/ld+json']/text()")
        found[file] = json.loads(block)
    return found


def valid(node: Any) -> Any:
    """The node as an object of the vocabulary; an unknown type, property or value is an error."""
    if isinstance(node, list):
        return [valid(item) for item in node]
    if not isinstance(node, dict):
        return node.removeprefix("https://schema.org/") if isinstance(node, str) else node
    if set(node) == {"@id"}:
        return getattr(schema_org, "Thing")()  # noqa: B009 (its stubs leave it out)
    properties = {key: valid(value) for key, value in node.items() if key[0] != "@"}
    return getattr(schema_org, node["@type"]).model_validate(properties, strict=False)


def test_every_page_is_valid_schema_org(blocks: dict[str, dict[str, Any]]) -> None:
    for block in blocks.values():
        assert block["@context"] == "https://schema.org"
        valid(block)


@pytest.mark.parametrize(
    "spoilt",
    [
        {"lastReveiwed": "2026-11-22"},
        {"lastReviewed": "last week"},
        {"audience": {"@type": "Drug", "name": "x"}},
        {"breadcrumb": {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "item": "a page"}]}},
    ],
)
def test_what_is_not_schema_org_is_refused(blocks: dict[str, dict[str, Any]], spoilt: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        valid(blocks["safety/overdose/index.html"] | spoilt)


def test_a_block_says_what_its_page_says(site: Path, site_url: str, blocks: dict[str, dict[str, Any]]) -> None:
    for file, block in blocks.items():
        tree = html.fromstring((site / file).read_bytes())
        assert block["url"] == tree.xpath("string(//link[@rel='canonical']/@href)")
        assert block["lastReviewed"] in tree.xpath("//time/@datetime")
        way = block["breadcrumb"]["itemListElement"]
        assert [step["position"] for step in way] == list(range(1, len(way) + 1))
        assert way[0]["item"]["@id"] == site_url + folder_of(language_of(file))
        assert block["inLanguage"] == tree.get("lang")
        assert way[-1]["item"]["@id"] == block["url"]
        assert (block["@type"] == "MedicalWebPage") == (not file.startswith("about/"))


def test_nobody_is_said_to_have_reviewed_a_page(blocks: dict[str, dict[str, Any]]) -> None:
    assert "reviewedBy" not in json.dumps(blocks)


def test_the_medicine_is_told_once_and_every_page_points_to_it(blocks: dict[str, dict[str, Any]]) -> None:
    told = [file for file, block in blocks.items() if '"@type": "Drug"' in json.dumps(block)]
    assert told == [DRUG.replace(".md", "/index.html")]
    medicine = blocks[told[0]]["about"]["@id"]
    assert all(block["about"]["@id"] == medicine for block in blocks.values() if block["@type"] == "MedicalWebPage")


def test_what_is_told_of_the_medicine_stands_on_its_page(project: Site, site: Path) -> None:
    page = next(page for page in project.pages if page.src_uri == DRUG)
    cited = set(CITATION.findall((DOCS / page.src_uri).read_text("utf-8")))
    assert len(FACTS) > 10
    assert {one["fact"] for one in stated()} <= cited
    assert (
        project.evidence.records[MEDICINE.drug["warning"][0]["fact"]].source
        == (MEDICINE.drug["prescribingInfo"]["source"])
    )
    text = html.fromstring((site / page.file).read_bytes()).text_content()
    named = [MEDICINE.drug[key] for key in ("proprietaryName", "legalStatus", "code")]
    assert all(one["words"] in text for one in stated(named))


def test_every_strength_of_the_tablets_is_told(project: Site) -> None:
    told = [one["strengthValue"]["number"] for one in MEDICINE.drug["availableStrength"]]
    assert set(told) == project.evidence.records["tab-strengths"].values


@pytest.mark.parametrize("id_", FACTS)
def test_words_that_a_fact_no_longer_says_or_that_is_gone_stop_the_build(project: Site, id_: str) -> None:
    records = dict(project.evidence.records)
    records[id_] = records[id_].model_copy(update={"statement": "Something else.", "stated": ()})
    changed = Evidence(project.evidence.sources, records)
    with pytest.raises(ValueError, match=f"{id_}, which no longer says it"):
        resolved(MEDICINE.drug, changed)
    del records[id_]
    with pytest.raises(ValueError, match=f"{id_}, which is gone"):
        resolved(MEDICINE.drug, changed)


@pytest.mark.parametrize(
    ("part", "says"),
    [
        ({"fact": "no-such-fact"}, "no-such-fact, which is gone"),
        ({"source": "no-such-source"}, "no-such-source, which is gone"),
        ({"fact": "tab-strengths", "number": "5"}, "takes '5' from the fact tab-strengths"),
        ({"fact": "tab-strengths", "wrods": "mg"}, "wrods beside tab-strengths is a key that is not known"),
    ],
)
def test_what_no_fact_says_stops_the_build(project: Site, part: dict[str, str], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        resolved({"a": [part]}, project.evidence)


def test_identifiers_are_those_of_an_independent_list() -> None:
    [(listed, *_)] = find_drugs(["clonazepam"], is_ignore_case=True)
    assert CODES["DrugBank"] == listed["drugbank_id"]
    evidence, _ = load_cached(DATA)
    assert listed["formula"].lower() in evidence.records["molecular-formula"].values
    assert {"klonopin", "rivotril"} <= set(listed["synonyms"]) & {
        brand["words"].lower() for brand in MEDICINE.drug["proprietaryName"]
    }
    assert f"{listed['molecular_weight']:.1f}" in evidence.records["molecular-weight-au"].values


def test_identifiers_pass_their_own_check_digits() -> None:
    cas = CODES["CAS"].replace("-", "")
    assert sum(n * int(digit) for n, digit in enumerate(reversed(cas[:-1]), 1)) % 10 == int(cas[-1])
    assert sum(int(character, 36) for character in CODES["UNII"][:-1]) % 36 == int(CODES["UNII"][-1], 36)
    assert re.fullmatch(r"[A-Z]\d{2}[A-Z]{2}\d{2}", CODES["ATC"])


def test_the_dataset_names_every_file(blocks: dict[str, dict[str, Any]], site: Path, site_url: str) -> None:
    dataset = blocks["about/data/index.html"]["mainEntity"]
    package = json.loads((site / "data/datapackage.json").read_text("utf-8"))
    assert dataset["version"] == package["version"]
    named = {one["contentUrl"].removeprefix(f"{site_url}data/") for one in dataset["distribution"]}
    assert {resource["path"] for resource in package["resources"]} == named - {"datapackage.json"}
    assert all((site / "data" / file).is_file() for file in named)


def test_no_text_can_end_the_block_early(project: Site) -> None:
    page = project.pages[0]
    front = page.front.model_copy(update={"title": "</script><script>alert(1)</script>"})
    spoilt = replace(page, front=front)
    tree = html.fromstring(add_structured_data("<body></body>", spoilt, project))
    [block] = tree.xpath("//script/text()")
    assert json.loads(block) == describe(spoilt, project)
