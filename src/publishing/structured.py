"""schema.org statements for machines, one block of JSON-LD at the end of each page that people read.

Only what the page itself shows, and about the medicine only what data/medicine.yml takes from facts: words that are no
longer in their fact stop the build. Nobody has reviewed the pages as a clinician, so `reviewedBy` is never stated.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from checks.languages import folder_of
from evidence.load import Evidence
from evidence.validation import Strict, Text, read_model
from publishing.exports import CREATOR, LICENCE_URL
from publishing.site import Page, Site, known
from publishing.strings import PageWords

FILE = "data/medicine.yml"
Value = TypeVar("Value")


class Medicine(Strict):
    """`page` and `data_page` are the files, below docs/, of the pages on the medicine and on the open data.

    `drug` is the medicine with its properties as schema.org names them; what `resolved` makes of it is published.
    """

    page: Text
    data_page: Text
    audience: Text
    data_description: Text
    drug: dict[str, Any]


def read_medicine(root: Path) -> Medicine:
    """What data/medicine.yml of the project in `root` says. ValueError with a line for each thing wrong in it."""
    return known(read_model(root / FILE, FILE, Medicine))


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
        about["about"] = {"@type": "Drug", "@id": f"{site.url}#drug", **resolved(medicine.drug, site.evidence)}
    if page.name == medicine.data_page:
        about["mainEntity"] = dataset(site, medicine)
    return about


def resolved(part: Any, evidence: Evidence) -> Any:
    """A part of data/medicine.yml with what its facts and sources say. ValueError when one does not, or no longer."""
    if isinstance(part, list):
        return [resolved(one, evidence) for one in part]
    if not isinstance(part, dict):
        return part
    if "source" in part:
        return str(_found(evidence.sources, part["source"]).url)
    if "fact" not in part:
        return {key: resolved(value, evidence) for key, value in part.items()}
    if unknown := part.keys() - {"fact", "words", "means", "number"}:
        raise ValueError(f"{FILE}: {', '.join(unknown)} beside {part['fact']} is a key that is not known here")
    record = _found(evidence.records, part["fact"])
    words, number = part.get("words", ""), part.get("number", "")
    if words not in record.said or (number and number not in record.values):
        raise ValueError(f"{FILE} takes '{words or number}' from the fact {record.id}, which no longer says it")
    return float(number) if number else part.get("means") or words or record.said


def dataset(site: Site, medicine: Medicine) -> dict[str, Any]:
    """The open data, with every file that can be downloaded, as its index names them."""
    index = json.loads(site.read("data/datapackage.json"))
    files = [*((one["path"], one["format"]) for one in index["resources"]), ("datapackage.json", "json")]
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
            {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": f"{site.url}data/{path}"}
            for path, kind in files
        ],
    }


def _found(among: Mapping[str, Value], id_: str) -> Value:
    if id_ not in among:
        raise ValueError(f"{FILE} needs {id_}, which is gone")
    return among[id_]
