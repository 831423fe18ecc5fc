"""schema.org statements for machines, one block of JSON-LD at the end of each page that people read.

Only what the page itself shows, and about the medicine only what a fact says: words that are no longer in their fact
stop the build. Nobody has reviewed the pages as a clinician, so `reviewedBy` is never stated.
"""

import json
from typing import Any

from evidence.load import Evidence
from evidence.records import Fact, Record
from publishing.exports import CREATOR, LICENCE_URL, exports
from publishing.site import Page, Site

DRUG, DATA = "basics/what-it-is.md", "about/data/index.md"
AUDIENCE = {"@type": "MedicalAudience", "audienceType": "patients, carers, students and clinicians"}
# Words -> the fact that says them.
NAMES = {"Klonopin": "brand-klonopin", "Rivotril": "brand-names-uk-ca-in", "Epitril": "brand-names-uk-ca-in"}
NAMES |= {"Paxam": "brand-paxam", "Iktorivil": "se-brand"}
LEGAL = {"Schedule IV": "reg-schedule", "Schedule 4 Part 1": "reg-uk-sch4", "Schedule 4": "reg-au-s4"}
CODES = {
    "ATC": ("N03AE01", "atc-code"),
    "CAS": ("1622-61-3", "cas-number"),
    "UNII": ("5PE9FDE8GB", "unii"),
    "DrugBank": ("DB01068", "drugbank-id"),
}
PLACES = {"reg-schedule": "United States", "reg-uk-sch4": "Great Britain", "reg-au-s4": "Australia"}
MECHANISM, CLASS, STRENGTHS, PRESCRIPTION = "mechanism-gaba", "drug-class", "tab-strengths", "reg-rx-only"
WARNINGS = ("bw-opioids", "bw-abuse", "bw-abrupt")


def add_structured_data(site: Site) -> None:
    """Put the block of each page before the end of its body."""
    for page in site.pages:
        # In HTML a `<` is all that could end the block early.
        block = json.dumps(describe(page, site), ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
        before, end, after = site.read(page.file).rpartition("</body>")
        site.write(page.file, f'{before}<script type="application/ld+json">{block}</script>\n{end}{after}')


def describe(page: Page, site: Site) -> dict[str, Any]:
    """The page as schema.org has it: what it is called, when it was reviewed, where it stands, what it is about."""
    medical = page.group != "About"
    way = [(site.name, site.url)] if page.path else []
    steps = [*way, (page.front.title, f"{site.url}{page.path}")]
    about: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage" if medical else "WebPage",
        "url": f"{site.url}{page.path}",
        "name": page.front.title,
        "inLanguage": "en-GB",
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
        about |= {"audience": AUDIENCE, "about": {"@id": f"{site.url}#drug"}}
    if page.name == DRUG:
        about["about"] = drug(site)
    if page.name == DATA:
        about["mainEntity"] = dataset(site)
    return about


def drug(site: Site) -> dict[str, Any]:
    """The medicine, each property from a fact that its page cites. ValueError when a fact no longer says it."""
    facts = site.evidence
    strengths = _fact(facts, STRENGTHS)
    assert isinstance(strengths, Fact)
    return {
        "@type": "Drug",
        "@id": f"{site.url}#drug",
        "name": "Clonazepam",
        "nonProprietaryName": "clonazepam",
        "proprietaryName": [_said(facts, id_, name) for name, id_ in NAMES.items()],
        "drugClass": {"@type": "DrugClass", "name": _said(facts, CLASS, "Benzodiazepine")},
        "mechanismOfAction": _fact(facts, MECHANISM).said,
        "dosageForm": _said(facts, STRENGTHS, "tablet"),
        "availableStrength": [
            {"@type": "DrugStrength", "strengthValue": float(value), "strengthUnit": strengths.unit}
            for value in strengths.stated
        ],
        "prescriptionStatus": _said(facts, PRESCRIPTION, "prescription only") and "https://schema.org/PrescriptionOnly",
        "legalStatus": [
            {
                "@type": "DrugLegalStatus",
                "name": _said(facts, id_, name),
                "applicableLocation": {"@type": "AdministrativeArea", "name": PLACES[id_]},
            }
            for name, id_ in LEGAL.items()
        ],
        "warning": [_fact(facts, id_).said for id_ in WARNINGS],
        "prescribingInfo": str(facts.sources[_fact(facts, WARNINGS[0]).source].url),
        "code": [
            {"@type": "MedicalCode", "codingSystem": system, "codeValue": _said(facts, id_, code)}
            for system, (code, id_) in CODES.items()
        ],
    }


def dataset(site: Site) -> dict[str, Any]:
    """The open data, with every file that can be downloaded."""
    files = exports(site.evidence, site.name, site.url)
    index = json.loads(files["datapackage.json"])
    return {
        "@type": "Dataset",
        "name": index["title"],
        "description": "Statements about clonazepam, each with its source, its section and how it was read.",
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
        raise ValueError(f"the structured data need the fact {id_}, which is gone")
    return evidence.records[id_]


def _said(evidence: Evidence, id_: str, words: str) -> str:
    if words not in _fact(evidence, id_).said:
        raise ValueError(f"the structured data take '{words}' from the fact {id_}, which no longer says it")
    return words
