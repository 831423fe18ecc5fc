"""schema.org statements for machines, one block of JSON-LD at the end of each page that people read.

Only what the page itself shows, and about the medicine only what data/medicine.yml takes from facts: words that are no
longer in their fact stop the build. Nobody has reviewed the pages as a clinician, so `reviewedBy` is never stated.
"""

import json
from pathlib import Path
from typing import Any

from pydantic import Field

from checks.languages import folder_of
from evidence.load import Evidence
from evidence.records import Fact, Record
from evidence.validation import Id, Strict, Text, read_as
from publishing.exports import CREATOR, LICENCE_URL, exports
from publishing.site import Page, Site
from publishing.strings import PageWords

FILE = "data/medicine.yml"


class Words(Strict):
    """Words, and the fact in which they must stand."""

    words: Text
    fact: Id


class Law(Words):
    """What the law of a place calls the medicine."""

    where: Text


class Code(Words):
    """An identifier in a list that others keep."""

    system: Text


class Medicine(Strict):
    """The medicine as machines are told of it: words with their facts, and facts that are told whole.

    `page` and `data_page` are the files, below docs/, of the pages on the medicine and on the open data.
    """

    page: Text
    data_page: Text
    name: Text
    audience: Text
    data_description: Text
    mechanism: Id
    strengths: Id
    warnings: tuple[Id, ...] = Field(min_length=1)
    drug_class: Words = Field(alias="class")
    form: Words
    prescription: Words
    brands: tuple[Words, ...]
    law: tuple[Law, ...]
    codes: tuple[Code, ...]


def read_medicine(root: Path) -> Medicine:
    """What data/medicine.yml of the project in `root` says. ValueError with a line for each thing wrong in it."""
    medicine, problems = read_as(root / FILE, FILE, Medicine)
    if medicine is None:
        raise ValueError("\n".join(map(str, problems)))
    return medicine


def add_structured_data(site: Site) -> None:
    """Put the block of each page before the end of its body."""
    medicine = read_medicine(site.root)
    for page in site.pages:
        # In HTML a `<` is all that could end the block early.
        block = json.dumps(describe(page, site, medicine), ensure_ascii=False, separators=(",", ":")).replace(
            "<", "\\u003c"
        )
        before, end, after = site.read(page.file).rpartition("</body>")
        site.write(page.file, f'{before}<script type="application/ld+json">{block}</script>\n{end}{after}')


def describe(page: Page, site: Site, medicine: Medicine) -> dict[str, Any]:
    """The page as schema.org has it: what it is called, when it was reviewed, where it stands, what it is about."""
    medical = page.group != "About"
    home = folder_of(page.language)
    way = [(site.name, f"{site.url}{home}")] if page.path != home else []
    steps = [*way, (page.front.title, f"{site.url}{page.path}")]
    about: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage" if medical else "WebPage",
        "url": f"{site.url}{page.path}",
        "name": page.front.title,
        "inLanguage": PageWords(site.root, page.language)("locale"),
        "license": LICENCE_URL,
        "lastReviewed": page.front.reviewed.isoformat(),
        "breadcrumb": {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": n, "name": name, "item": {"@id": url}}
                for n, (name, url) in enumerate(steps, 1)
            ],
        },
    }
    if medical:
        audience = {"@type": "MedicalAudience", "audienceType": medicine.audience}
        about |= {"audience": audience, "about": {"@id": f"{site.url}#drug"}}
    if page.name == medicine.page:
        about["about"] = drug(site, medicine)
    if page.name == medicine.data_page:
        about["mainEntity"] = dataset(site, medicine)
    return about


def drug(site: Site, medicine: Medicine) -> dict[str, Any]:
    """The medicine, each property from a fact that its page cites. ValueError when a fact no longer says it."""
    facts = site.evidence
    strengths = _fact(facts, medicine.strengths)
    if not isinstance(strengths, Fact):
        raise ValueError(f"{FILE}: {medicine.strengths} is no fact with values and a unit; name one that is")
    _checked(facts, medicine.prescription)
    return {
        "@type": "Drug",
        "@id": f"{site.url}#drug",
        "name": medicine.name,
        "nonProprietaryName": medicine.name.lower(),
        "proprietaryName": [_checked(facts, brand) for brand in medicine.brands],
        "drugClass": {"@type": "DrugClass", "name": _checked(facts, medicine.drug_class)},
        "mechanismOfAction": _fact(facts, medicine.mechanism).said,
        "dosageForm": _checked(facts, medicine.form),
        "availableStrength": [
            {"@type": "DrugStrength", "strengthValue": float(value), "strengthUnit": strengths.unit}
            for value in strengths.stated
        ],
        "prescriptionStatus": "https://schema.org/PrescriptionOnly",
        "legalStatus": [
            {
                "@type": "DrugLegalStatus",
                "name": _checked(facts, law),
                "applicableLocation": {"@type": "AdministrativeArea", "name": law.where},
            }
            for law in medicine.law
        ],
        "warning": [_fact(facts, id_).said for id_ in medicine.warnings],
        "prescribingInfo": str(facts.sources[_fact(facts, medicine.warnings[0]).source].url),
        "code": [
            {"@type": "MedicalCode", "codingSystem": code.system, "codeValue": _checked(facts, code)}
            for code in medicine.codes
        ],
    }


def dataset(site: Site, medicine: Medicine) -> dict[str, Any]:
    """The open data, with every file that can be downloaded."""
    files = exports(site.evidence, site.name, site.url)
    index = json.loads(files["datapackage.json"])
    return {
        "@type": "Dataset",
        "name": index["title"],
        "description": medicine.data_description,
        "url": f"{site.url}data/datapackage.json",
        "version": index["version"],
        "dateModified": index["created"][:10],
        "license": LICENCE_URL,
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": CREATOR},
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": file.rpartition(".")[2], "contentUrl": f"{site.url}data/{file}"}
            for file in files
            if not file.startswith("schema/")
        ],
    }


def _fact(evidence: Evidence, id_: str) -> Record:
    if id_ not in evidence.records:
        raise ValueError(f"{FILE} needs the fact {id_}, which is gone")
    return evidence.records[id_]


def _checked(evidence: Evidence, stated: Words) -> str:
    """The words, once their fact is seen to hold them."""
    if stated.words not in _fact(evidence, stated.fact).said:
        raise ValueError(f"{FILE} takes '{stated.words}' from the fact {stated.fact}, which no longer says it")
    return stated.words
