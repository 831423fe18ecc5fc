"""schema.org statements for machines, one block of JSON-LD at the end of each page that people read.

Only what the page itself shows, and about the medicine only what data/medicine.yml takes from facts: words that are no
longer in their fact stop the build. Nobody has reviewed the pages as a clinician, so `reviewedBy` is never stated.
"""

import json
from typing import Any

from checks.languages import folder_of
from evidence.load import Evidence
from publishing.exports import CREATOR, LICENCE_URL, exports
from publishing.settings import MEDICINE
from publishing.site import Page, Site


def add_structured_data(html: str, page: Page, site: Site) -> str:
    """Put the block of a page before the end of its body."""
    block = json.dumps(describe(page, site), ensure_ascii=False, separators=(",", ":"))
    before, end, after = html.rpartition("</body>")
    # In HTML a `<` is all that could end the block early.
    block = block.replace("<", "\\u003c")
    return f'{before}<script type="application/ld+json">{block}</script>\n{end}{after}'


def describe(page: Page, site: Site) -> dict[str, Any]:
    """The page as schema.org has it: what it is called, when it was reviewed, where it stands, what it is about."""
    medicine, medical = site.medicine, page.nav_section != "About"
    home = folder_of(page.language)
    breadcrumb = [(page.front.title, f"{site.url}{page.path}")]
    if page.path != home:
        breadcrumb.insert(0, (site.settings.site_name, f"{site.url}{home}"))
    about: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage" if medical else "WebPage",
        "url": f"{site.url}{page.path}",
        "name": page.front.title,
        "inLanguage": site.strings[page.language]("locale"),
        "license": LICENCE_URL,
        "lastReviewed": page.front.reviewed.isoformat(),
        "breadcrumb": {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": n, "name": name, "item": {"@id": url}}
                for n, (name, url) in enumerate(breadcrumb, 1)
            ],
        },
    }
    if medical:
        audience = {"@type": "MedicalAudience", "audienceType": medicine.audience}
        about |= {"audience": audience, "about": {"@id": f"{site.url}#drug"}}
    if page.src_uri == medicine.page:
        about["about"] = {"@type": "Drug", "@id": f"{site.url}#drug", **resolved(medicine.drug, site.evidence)}
    if page.src_uri == medicine.data_page:
        about["mainEntity"] = dataset(site)
    return about


def resolved(part: Any, evidence: Evidence) -> Any:
    """A part of data/medicine.yml with what its facts and sources say. ValueError when one does not, or no longer."""
    if isinstance(part, list):
        return [resolved(item, evidence) for item in part]
    if not isinstance(part, dict):
        return part
    if not part.keys() & {"fact", "source"}:
        return {key: resolved(value, evidence) for key, value in part.items()}
    try:
        if "source" in part:
            return str(evidence.sources[part["source"]].url)
        record = evidence.records[part["fact"]]
    except KeyError as missing:
        raise ValueError(f"{MEDICINE} needs {missing.args[0]}, which is gone") from None
    if unknown := part.keys() - {"fact", "words", "means", "number"}:
        raise ValueError(f"{MEDICINE}: {', '.join(unknown)} beside {record.id} is a key that is not known here")
    words, number = part.get("words", ""), part.get("number", "")
    if words not in record.said or (number and number not in record.values):
        raise ValueError(f"{MEDICINE} takes '{words or number}' from the fact {record.id}, which no longer says it")
    return float(number) if number else part.get("means") or words or record.said


def dataset(site: Site) -> dict[str, Any]:
    """The open data, with every file that can be downloaded, as its index names them."""
    index = json.loads(exports(site.evidence, site.settings.site_name, site.url)["datapackage.json"])
    files = [(file["path"], file["format"]) for file in index["resources"]]
    return {
        "@type": "Dataset",
        "name": index["title"],
        "description": site.medicine.data_description,
        "url": f"{site.url}data/datapackage.json",
        "version": index["version"],
        "dateModified": index["created"][:10],
        "license": LICENCE_URL,
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": CREATOR},
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": f"{site.url}data/{path}"}
            for path, kind in [*files, ("datapackage.json", "json")]
        ],
    }
