"""The open data files, read again by programs that are not ours, and held against the evidence they came from."""

import csv
import hashlib
import io
import json
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from evidence_samples import write_data
from lxml import html
from pages_server import PagesServer
from root import DATA, ROOT

from evidence.load import Evidence, load, load_cached
from evidence.records import Fact
from evidence.sources import Source
from publishing.bibliography import to_bibtex, to_csl, to_ris
from publishing.exports import EXPORTED, SEPARATOR, columns, exports, schema

URL = "https://example.org/drug/"
EVIDENCE, _ = load_cached(DATA)
FILES = exports(EVIDENCE, "A reference", URL)
TABLES = [file.removesuffix(".csv") for file in FILES if file.endswith(".csv")]
AWKWARD = Source.model_validate(
    {
        "id": "awkward",
        "kind": "trial",
        "title": '100% of “dose–response” {braces} & "quotes", $5_000 #1, ~50^2 a\\b: Müller\'s étude',
        "author": ["Jørgensen", "O'Neill"],
        "others": True,
        "container-title": "Ciência & Saúde",
        "volume": "12",
        "issue": "3",
        "page": "45-67",
        "issued": "2019-03",
        "url": "https://example.org/a_b?c=%7Bd%7D&e=f#g",
        "doi": "10.1002/(SICI)1099<1::AID_X>3.0.CO;2-#",
        "accessed": "2026-11-22",
        "read_as": "50% of the {abstract}.",
    }
)
SOURCES = [*EVIDENCE.sources.values(), AWKWARD]


def rows(table: str) -> list[dict[str, Any]]:
    return list(json.loads(FILES[f"{table}.json"])["records"])


@pytest.mark.parametrize("table", TABLES)
def test_csv_and_json_hold_the_same(table: str) -> None:
    read = list(csv.DictReader(io.StringIO(FILES[f"{table}.csv"])))
    whole = rows(table)
    lists = {key for row in whole for key, value in row.items() if isinstance(value, list)}
    filled = [{key: cell for key, cell in row.items() if cell} for row in read]
    assert [
        {key: cell.split(SEPARATOR) if key in lists else cell for key, cell in row.items()} for row in filled
    ] == whole


@pytest.mark.parametrize("table", TABLES)
def test_no_cell_starts_a_formula_or_breaks_a_list(table: str) -> None:
    for row in rows(table):
        for value in row.values():
            for item in value if isinstance(value, list) else [value]:
                assert not re.match(r"[=+@\t-]", item), item
                assert SEPARATOR not in item, item


def test_every_record_of_the_evidence_is_exported_once() -> None:
    ids = [row["id"] for table in TABLES for row in rows(table)]
    assert sorted(ids) == sorted(EVIDENCE.records)


@pytest.mark.parametrize("model", EXPORTED)
def test_a_file_fits_its_schema_and_a_spoilt_one_does_not(model: Any) -> None:
    kind = EXPORTED[model][0]
    fits = fastjsonschema.compile(json.loads(FILES[f"schema/{kind}.schema.json"]))
    for table in TABLES:
        if table.startswith(kind):
            content = json.loads(FILES[f"{table}.json"])
            fits(content)
            for spoilt in ({"certainty": "sure"}, {"colour": "red"}, {"source": None}):
                bad = content | {"records": [content["records"][0] | spoilt]}
                with pytest.raises(fastjsonschema.JsonSchemaValueException):
                    fits(bad)


def test_a_file_names_its_schema_licence_version_and_date() -> None:
    facts = json.loads(FILES["facts.json"])
    assert facts["$schema"] == schema(Fact, URL)["$id"] == f"{URL}data/schema/facts.schema.json"
    assert facts["licence"] == "https://creativecommons.org/licenses/by/4.0/"
    assert facts["date"] == max(str(record.checked) for record in EVIDENCE.records.values())
    assert facts["version"].startswith(f"{facts['date']}.")


def test_the_version_changes_with_the_data_and_only_with_them(tmp_path: Path) -> None:
    def version(evidence: Evidence) -> str:
        return str(json.loads(exports(evidence, "A", URL)["facts.json"])["version"])

    before, _ = load(write_data(tmp_path / "a"))
    again, _ = load(write_data(tmp_path / "b"))
    file = tmp_path / "b/sources.yml"
    assert exports(before, "A", URL) == exports(again, "A", URL)
    file.write_text(file.read_text("utf-8").replace("A maker", "Another maker"), "utf-8")
    changed, _ = load(tmp_path / "b")
    assert version(before) != version(changed)


def test_the_index_lists_every_file_as_it_is() -> None:
    index = json.loads(FILES["datapackage.json"])
    listed = {resource["path"]: resource for resource in index["resources"]}
    assert set(listed) == {file for file in FILES if not file.startswith("schema/")} - {"datapackage.json"}
    assert len({resource["name"] for resource in index["resources"]}) == len(listed)
    for path, resource in listed.items():
        content = FILES[path].encode()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        if path.endswith(".csv"):
            names = [field["name"] for field in resource["schema"]["fields"]]
            assert names == next(csv.reader(io.StringIO(FILES[path])))
            assert names in [columns(model) for model in EXPORTED]


@contextmanager
def no_warning() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


def test_csl_survives_a_citation_processor() -> None:
    with no_warning():
        source = CiteProcJSON(json.loads(json.dumps(to_csl(SOURCES))))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    for one in SOURCES:
        bibliography.register(Citation([CitationItem(one.id)]))
    # A style chooses quotation marks and drops a full stop before another.
    for one, cited in zip(SOURCES, bibliography.bibliography(), strict=True):
        text = re.sub(r"[“”‘’\"'.]", "", str(cited))
        for part in (one.title, place(one) or "", (one.issued or "")[:4], one.doi or str(one.url)):
            assert re.sub(r"[“”‘’\"'.]", "", part) in text


def test_bibtex_is_read_back_as_it_was() -> None:
    library = parse_string(to_bibtex(SOURCES))
    assert not library.failed_blocks
    assert list(library.entries_dict) == [source.id for source in SOURCES]
    raw = {id_: {field.key: field.value for field in entry.fields} for id_, entry in library.entries_dict.items()}
    told = parse_string(to_bibtex(SOURCES), append_middleware=[LatexDecodingMiddleware()]).entries_dict
    for source in SOURCES:
        words = told[source.id].fields_dict
        # The library reads \textasciicircum as the letter ˆ.
        assert words["title"].value.replace("ˆ", "^") == source.title
        where = words.get("journal" if source.container_title else "institution") or words.get("publisher")
        assert (where and where.value) == place(source)
        assert words["note"].value == source.read_as
        own = " and ".join(source.author) or (f"{{{source.publisher}}}" if names_a_body(source) else "")
        assert words["author"].value.strip("{}") == own.strip("{}") if own else "author" not in words
        assert raw[source.id]["url"] == str(source.url)
        assert raw[source.id].get("doi") == source.doi
        year, month, *_ = [*(source.issued or "").split("-"), "", ""]
        assert raw[source.id].get("year", "") == year
        assert raw[source.id].get("month", "") == (month and date(2000, int(month), 1).strftime("%b").lower())


def names_a_body(source: Source) -> bool:
    """Does an organisation stand for the authors?"""
    named = source.author or source.container_title or source.kind == "news"
    return bool(source.publisher and not named)


def test_a_reference_manager_gets_the_right_kind_of_thing_and_no_author_called_others() -> None:
    """By the map of Zotero's own translator, in which GEN is a journal article."""
    zotero = {"JOUR": "journalArticle", "ELEC": "webpage", "RPRT": "report", "NEWS": "newspaperArticle"}
    read = {entry["id"]: entry for entry in rispy.loads(to_ris(SOURCES))}
    papers = [source for source in SOURCES if source.container_title]
    kinds = {one.kind: zotero[read[one.id]["type_of_reference"]] for one in SOURCES if one not in papers}
    assert kinds["label"] == kinds["patient-info"] == kinds["database"] == "webpage"
    assert kinds["guideline"] == kinds["regulation"] == "report"
    assert kinds["news"] == "newspaperArticle"
    assert {read[paper.id]["type_of_reference"] for paper in papers} == {"JOUR"}
    assert "others" not in {name for entry in read.values() for name in entry.get("authors", ())}
    assert " and others" not in to_bibtex(SOURCES)
    # Zotero drops a `howpublished` of fewer than seven letters.
    assert "howpublished" not in to_bibtex(SOURCES)


def test_ris_is_read_back_as_it_was() -> None:
    read = {entry["id"]: entry for entry in rispy.loads(to_ris(SOURCES))}
    assert list(read) == [source.id for source in SOURCES]
    for source in SOURCES:
        entry = read[source.id]
        assert entry["title"] == " ".join(source.title.split())
        assert entry.get("secondary_title" if source.container_title else "publisher") == place(source)
        body = ((source.publisher or "").replace(",", ""),) if names_a_body(source) else ()
        assert tuple(entry.get("authors", ())) == (source.author or body)
        assert entry["urls"] == [str(source.url)]
        assert entry.get("doi") == source.doi
        assert entry.get("date", "").strip("/").replace("/", "-") == (source.issued or "")
        assert entry["notes"] == [source.read_as]


def test_a_reference_is_written_as_papers_write_it() -> None:
    assert AWKWARD.imprint == "Jørgensen, O'Neill and others, Ciência & Saúde 2019;12(3):45-67"
    alone = AWKWARD.model_copy(update={"others": False, "issue": None, "page": None})
    assert alone.imprint == "Jørgensen and O'Neill, Ciência & Saúde 2019;12"
    review = AWKWARD.model_copy(update={"author": (), "others": False, "volume": None, "issue": None, "page": None})
    assert review.model_copy(update={"number": "CD1"}).imprint == "Ciência & Saúde CD1"
    maker = AWKWARD.model_copy(
        update=dict.fromkeys(("container_title", "volume", "issue", "page")) | {"author": (), "others": False}
    )
    assert maker.model_copy(update={"publisher": "Roche, Basel"}).imprint == "Roche, Basel"


def test_no_publisher_holds_what_has_a_field_of_its_own() -> None:
    lines = [f"{source.id}: {source.publisher}" for source in SOURCES if source.publisher]
    assert not [line for line in lines if re.search(r" and others\b|\d;\d|\d+\(\d+\)|\d:\d", line)]


def place(source: Source) -> str | None:
    return source.container_title or source.publisher


def test_every_address_in_the_data_exists_on_the_site(site: Path, site_url: str) -> None:
    ids: dict[str, set[str]] = {}
    for table in ("facts", "interactions"):
        records = json.loads((site / f"data/{table}.json").read_text("utf-8"))["records"]
        assert records
        for record in records:
            page, _, anchor = record["address"].removeprefix(site_url).partition("#")
            if page not in ids:
                tree = html.fromstring((site / page / "index.html").read_bytes())
                ids[page] = set(tree.xpath("//@id"))
            assert anchor == record["id"]
            assert anchor in ids[page]


def test_the_page_about_the_data_links_every_file(site: Path) -> None:
    links = html.fromstring((site / "about/data/index.html").read_bytes()).xpath("//article//a/@href")
    targets = {(site / "about/data" / link).resolve() for link in links}
    published = [path for path in (site / "data").rglob("*") if path.is_file() and path.parent.name != "schema"]
    assert len(published) > 10
    for path in published:
        assert path.resolve() in targets, path


def test_the_published_files_are_those_of_the_evidence(site: Path, site_url: str, settings: dict[str, Any]) -> None:
    made = exports(EVIDENCE, settings["site_name"], site_url)
    for file, text in made.items():
        assert (site / "data" / file).read_bytes() == text.encode(), file


def test_the_python_example_of_the_page_works(
    site: Path, server: PagesServer, site_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    examples = html.parse(site / "about/data/index.html").xpath("//pre")
    [code] = [text for example in examples if (text := example.text_content()).startswith("import json")]
    assert site_url in code
    exec(code.replace(site_url, server.url), {})
    printed = capsys.readouterr().out
    assert "Peak plasma levels come 1 to 4 hours after a dose by mouth." in printed
    assert f"{site_url}reference/facts/#pk-tmax" in printed


def test_a_number_that_begins_with_nought_keeps_it_in_every_file() -> None:
    """A spreadsheet that opens CSV makes 24 of 024; so the file holds it whole, and the page says how to read it."""
    leading = re.compile(r"(?<![\w.,:/-])0\d{2,}(?![\w.])")
    listed = {row["id"]: row.get("values", ()) for row in rows("facts")}
    whole = {id_: found for id_, said in listed.items() if (found := [one for one in said if leading.fullmatch(one)])}
    assert {"017533", "024"} <= {value for found in whole.values() for value in found}
    read = {row["id"]: row for row in csv.DictReader(io.StringIO(FILES["facts.csv"]))}
    for id_, found in whole.items():
        assert set(found) <= set(read[id_]["values"].split(SEPARATOR))
    assert not FILES["facts.csv"].startswith("\ufeff")
    page = (ROOT / "docs/about/data/index.md").read_text("utf-8")
    assert "may drop the zeros that a telephone number begins with" in page
    assert "import each file as text" in page
