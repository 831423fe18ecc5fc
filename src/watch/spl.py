"""Read a label as DailyMed hands it out: Structured Product Labeling (SPL), an XML document of HL7 version 3."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lxml import etree

_HL7 = "{urn:hl7-org:v3}"
_NAMESPACES = {"hl7": "urn:hl7-org:v3"}
_SECTION = f"{_HL7}section"
_UNCLASSIFIED = "42229-5"
# Elements on a line or in a cell of their own: the XML need not hold a space between two of them.
_BLOCKS = [_HL7 + name for name in ("title", "text", "paragraph", "list", "item", "caption", "table", "td", "th", "br")]
_NORMAL_FORMS = (
    ("[\u00ad\u200b-\u200d\u2060\ufeff]", ""),  # invisible
    ("[‐-―−]", "-"),
    ("[‘’‚′]", "'"),
    ("[“”„″]", '"'),
    ("μg", "mcg"),  # NFKC has made one of the two micro signs
    (r"\s+", " "),
    (r"(?<=\d),(?=\d{3}(?!\d))", ""),
    (r"(?<=\d) ?- ?(?=\d)", "-"),
    (r"(?<=\d)(?=[a-z%])", " "),
)


@dataclass(frozen=True)
class LabelSection:
    """The names of a section in lower case, and its text as `comparable` gives it."""

    names: tuple[str, ...]
    text: str

    @property
    def digest(self) -> str:
        """Sixteen hexadecimal digits of a hash of the text."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Label:
    """One version of a label; `sections` is by LOINC code. A part without a code belongs to the section around it."""

    setid: str
    version: int
    sections: Mapping[str, LabelSection]

    def says(self, wording: str, codes: Iterable[str]) -> bool:
        """Whether these words stand in one of the sections, whole: "4 mg" is not in "0.4 mg" or "14 mg"."""
        whole = re.compile(rf"(?<![\w.]){re.escape(comparable(wording))}(?!\w|[.,]\d)")
        return any(whole.search(self.sections[code].text) for code in codes)

    def find_sections(self, text: str) -> set[str]:
        """The codes of the sections that a record's `section` names, in full or by how their name begins."""
        whole, parts = _lower_case_words(text), [_lower_case_words(part) for part in re.split("[:;,(]", text)]
        return {
            code
            for code, section in self.sections.items()
            for name in section.names
            if f" {name} " in f" {whole} " or any(part and name.startswith(part) for part in parts)
        }


def comparable(text: str) -> str:
    """Text normalised for comparison: case, spaces, dashes, quotes, micrograms and thousands."""
    text = unicodedata.normalize("NFKC", text).casefold()
    for pattern, replacement in _NORMAL_FORMS:
        text = re.sub(pattern, replacement, text)
    return text.strip()


def read_label(xml: bytes) -> Label:
    """The label in an SPL document. ValueError for anything else, and for a document type: entities hide in it."""
    if b"<!DOCTYPE" in xml.replace(b"\0", b""):  # whether its characters take one byte or several
        raise ValueError("it has a document type")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(f"it is not whole XML: {error}") from None
    for block in root.iter(*_BLOCKS):
        block.text, block.tail = f" {block.text or ''}", f" {block.tail or ''}"
    texts: dict[str, list[str]] = {}
    names: dict[str, tuple[str, ...]] = {}
    for section in root.iter(_SECTION):
        around = [section, *section.iterancestors(_SECTION)]
        owner = next((part for part in around if _code(part) != _UNCLASSIFIED), section)
        texts.setdefault(_code(owner), []).append(_string(section, "hl7:title") + _string(section, "hl7:text"))
        names.setdefault(_code(owner), _names(owner))
    compared = {code: comparable(" ".join(parts)) for code, parts in texts.items()}
    sections = {code: LabelSection(names[code], text) for code, text in compared.items() if text}
    if not sections:
        raise ValueError("it has no sections")
    return Label(_string(root, "hl7:setId/@root"), int(_string(root, "hl7:versionNumber/@value")), sections)


def _string(element: etree._Element, path: str) -> str:
    """The text of the first thing at an XPath below an element; "" when there is none."""
    return str(element.xpath(f"string({path})", namespaces=_NAMESPACES))


def _code(section: etree._Element) -> str:
    return _string(section, "hl7:code/@code") or _UNCLASSIFIED


def _names(section: etree._Element) -> tuple[str, ...]:
    names = (_string(section, "hl7:code/@displayName"), _string(section, "hl7:title"))
    return tuple(dict.fromkeys(name for text in names if (name := _lower_case_words(text).removesuffix(" section"))))


def _lower_case_words(text: str) -> str:
    return " ".join(re.findall("[a-z]+", text.casefold().replace("&", " and ")))
