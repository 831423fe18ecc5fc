"""What the pages tell machines: valid schema.org, and nothing that the page, its facts or the outside world gainsay."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import schema_org
from drug_named_entity_recognition.drugs_finder import find_drugs
from lxml import html
from pydantic import ValidationError
from written_pages import page_files

from checks.blocks import CITATION
from checks.languages import folder_of, language_of
from evidence.load import Evidence, load_cached
from publishing.site import Site, read_site
from publishing.structured import Words, describe, drug, read_medicine

ROOT = Path(__file__).resolve().parents[2]
MEDICINE = read_medicine(ROOT)
DRUG = MEDICINE.page
STATED: list[Words] = [*MEDICINE.brands, *MEDICINE.law, *MEDICINE.codes]
ALL = [*STATED, MEDICINE.drug_class, MEDICINE.form, MEDICINE.prescription]
CODES = {code.system: code.words for code in MEDICINE.codes}
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
    page = next(page for page in project.pages if page.name == DRUG)
    cited = set(CITATION.findall((ROOT / "docs" / page.name).read_text("utf-8")))
    used = {stated.fact for stated in ALL}
    assert used | {*MEDICINE.warnings, MEDICINE.mechanism, MEDICINE.strengths} <= cited
    text = html.fromstring((site / page.file).read_bytes()).text_content()
    assert all(stated.words in text for stated in STATED)


@pytest.mark.parametrize("id_", sorted({stated.fact for stated in ALL}))
def test_words_that_a_fact_no_longer_says_or_that_is_gone_stop_the_build(project: Site, id_: str) -> None:
    records = dict(project.evidence.records)
    records[id_] = records[id_].model_copy(update={"statement": "Something else."})
    changed = Site(**{**vars(project), "evidence": Evidence(project.evidence.sources, records)})
    with pytest.raises(ValueError, match=id_):
        drug(changed, MEDICINE)
    del records[id_]
    with pytest.raises(ValueError, match=f"{id_}, which is gone"):
        drug(changed, MEDICINE)


def test_identifiers_are_those_of_an_independent_list() -> None:
    [(listed, *_)] = find_drugs(["clonazepam"], is_ignore_case=True)
    assert CODES["DrugBank"] == listed["drugbank_id"]
    evidence, _ = load_cached(ROOT / "data")
    assert listed["formula"].lower() in evidence.records["molecular-formula"].values
    assert {"klonopin", "rivotril"} <= set(listed["synonyms"]) & {brand.words.lower() for brand in MEDICINE.brands}
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
    spoilt = type(page)(**{**vars(page), "front": front})
    written: dict[str, str] = {}

    class Fake(Site):
        def read(self, file: str) -> str:
            return "<body></body>"

        def write(self, file: str, text: str) -> None:
            written[file] = text

    from publishing.structured import add_structured_data

    add_structured_data(Fake(**{**vars(project), "pages": (spoilt,)}))
    tree = html.fromstring(written[page.file])
    [block] = tree.xpath("//script/text()")
    assert json.loads(block) == describe(spoilt, project, MEDICINE)
