"""Compare what the services say today with what was read: labels section by section, facts by their wording."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from evidence.load import Evidence
from evidence.measurements import LabelSnapshot
from evidence.records import Fact, Record
from evidence.sources import Source
from watch.services import Services, UnknownError
from watch.spl import Label

State = Literal["changed", "not known", "not compared before", "unchanged"]


@dataclass
class Finding:
    """What comparing one label found. `read` are the versions that were read before, `sections` those whose words
    changed, or None without an earlier snapshot. `confirmed`, `proposed` (to become `read`), `reread` (to be read
    again) and `missing` hold ids of records, and `gaps` says what could not be learned."""

    setid: str
    sources: list[Source]
    read: list[str] = field(default_factory=list)
    version: int | None = None
    published: date | None = None
    sections: list[str] | None = None
    confirmed: list[str] = field(default_factory=list)
    proposed: list[str] = field(default_factory=list)
    reread: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)
    snapshot: LabelSnapshot | None = None

    @property
    def is_other_version(self) -> bool:
        """Whether the newest version is another than one that was read."""
        return self.version is not None and any(version != str(self.version) for version in self.read)

    @property
    def state(self) -> State:
        if self.is_other_version or self.sections or self.missing:
            return "changed"
        return "not known" if self.gaps else "unchanged" if self.read else "not compared before"


def compare_labels(evidence: Evidence, snapshots: Mapping[str, LabelSnapshot], services: Services) -> list[Finding]:
    """One finding for each set id among the sources."""
    sources: dict[str, list[Source]] = {}
    for source in evidence.sources.values():
        if source.setid:
            sources.setdefault(source.setid, []).append(source)
    findings = []
    for setid, shared in sources.items():
        ids = {source.id for source in shared}
        records = [record for record in evidence.records.values() if record.source in ids]
        findings.append(_compare_label(setid, shared, records, snapshots.get(setid), services))
    return findings


def check_papers(evidence: Evidence, services: Services) -> tuple[dict[str, bool | None], list[str]]:
    """Whether each paper with a PubMed id is retracted, by source id, None when unknown; and why it is unknown."""
    ids = {source.pmid: source.id for source in evidence.sources.values() if source.pmid}
    answers, gaps, pmids = dict[str, bool](), list[str](), list(ids)
    for start in range(0, len(pmids), 200):
        try:
            retracted, doubted = services.retracted(pmids[start : start + 200])
            answers |= retracted
            gaps += (f"{ids[pmid]} stands under an expression of concern; read what it says" for pmid in doubted)
        except UnknownError as reason:
            gaps.append(str(reason))
    return {id_: answers.get(pmid) for pmid, id_ in ids.items()}, gaps


def _compare_label(
    setid: str, sources: list[Source], records: Sequence[Record], earlier: LabelSnapshot | None, services: Services
) -> Finding:
    read = [source.version for source in sources if source.version] + ([str(earlier.version)] if earlier else [])
    finding = Finding(setid, sources, read)
    try:
        finding.version, finding.published = services.newest_version(setid)
        label = services.label(setid, finding.version)
        digests = {code: section.digest for code, section in label.sections.items()}
        finding.snapshot = LabelSnapshot(version=finding.version, sections=digests)
        changed = {code for code, _ in earlier.sections.items() ^ digests.items()} if earlier else set()
        finding.sections = [_heading(label, code) for code in sorted(changed)] if earlier else None
        for record in records:
            _compare_record(record, label, changed, finding)
    except UnknownError as reason:
        finding.gaps.append(str(reason))
    try:
        other = services.openfda_version(setid)
        if finding.version and other > finding.version:
            finding.gaps.append(f"openFDA holds version {other} and DailyMed {finding.version}")
    except UnknownError as reason:
        finding.gaps.append(str(reason))
    return finding


def _heading(label: Label, code: str) -> str:
    if code not in label.sections:
        return f"{code} (gone)"
    return f"{next(iter(label.sections[code].names), 'without a name').capitalize()} ({code})"


def _compare_record(record: Record, label: Label, changed: set[str], finding: Finding) -> None:
    codes = label.find_sections(record.section) or set(label.sections)
    wording = record.wording if isinstance(record, Fact) else ()
    if not wording:
        # A section that is gone can no longer be found by its name.
        if changed & codes or changed - set(label.sections):
            finding.reread.append(record.id)
    elif all(label.says(words, codes) for words in wording) and not any(
        label.says(words, changed & codes) for words in wording
    ):
        # Words that stand in a section that changed may have been turned round: "it is no longer advised to …".
        finding.confirmed.append(record.id)
        # Another version of which nothing was recorded may have changed around the words.
        if record.certainty == "recalled" and not (finding.is_other_version and finding.sections is None):
            finding.proposed.append(record.id)
    elif all(label.says(words, label.sections) for words in wording):
        finding.reread.append(record.id)
    else:
        finding.missing.append(record.id)
