"""What the search index is made of, and the engine in a folder opened without a server."""

import gzip
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from root import ROOT
from search_index import read_titles, sections

from checks.languages import LANGUAGES, Language, folder_of
from publishing.scripts import WORKER
from publishing.search import TEXT, TITLES, index, read_speech
from publishing.search_sections import SHARED, read_sections, words_of
from publishing.site import read_site

PAGE = """<!doctype html><main><article class=prose><p class=group-name>Safety</p><h1 id=top><a href=#top>Overdose
 </a></h1><p class="page-meta">3 of 4 facts read.</p><p>Call first.<sup><a role=doc-noteref>[1]</a></sup>
 Then <b>wait</b>.<!-- aside --> Stay.</p><h2 id=signs>Signs</h2><ul><li>Sleepy<li>Cold</ul><table><thead><tr><th>Drug
 <th>Risk<tbody><tr><th>Zolpidem (Ambien)<td>Sleep<td>Ask</table><dl><dt>Coma<dd>Cannot be woken.</dl><svg><text>drawn
 </text></svg><div class=sheet><p>My dose</div>
 <h2 id=hidden data-unsearched>Hidden</h2><p>Not this.</p><h3 id=more>More</h3><p data-unsearched>
 Nor this.</p><p>But this.</p><section role=doc-endnotes><p>Source.</p></section></article></main>"""


def test_a_page_is_read_as_its_sections_without_what_is_not_its_own_text() -> None:
    top, signs, more = read_sections(PAGE, "x.html")
    assert (top.anchor, top.title, top.blocks) == ("", "Overdose", ["Call first. Then wait. Stay."])
    rows = ["Sleepy", "Cold", "Zolpidem (Ambien)\tSleep · Ask", "Coma\tCannot be woken."]
    assert (signs.anchor, signs.title, signs.blocks) == ("signs", "Signs", rows)
    assert (more.anchor, more.title, more.blocks) == ("more", "More", ["But this."])


def test_a_page_without_an_article_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"x\.html has no <article>"):
        read_sections("<p>Text</p>", "x.html")


@pytest.fixture(scope="module")
def titles(site: Path) -> list[dict[str, Any]]:
    return read_titles(site)[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_index_holds_every_page_and_its_words_and_only_what_the_engine_needs(
    site: Path, language: Language
) -> None:
    folder = site / folder_of(language)
    titles, texts = read_titles(folder)[1], json.loads((folder / TEXT).read_text("utf-8"))[1:]
    written = {page.path: page for page in read_site(site, ROOT).pages if page.language == language}
    assert [page["path"] for page in titles] == list(written)
    for page, text in zip(titles, texts, strict=True):
        assert len(sections(page)) == len(text)
        held = {anchor: words for anchor, _, words in sections(page)}
        for anchor, words in written[page["path"]].front.words.items():
            assert held[anchor][: len(words)] == [" ".join(words_of(word)) for word in words]
    assert sorted(path.name for path in (folder / "search").iterdir()) == ["text.json", "titles.json"]


def test_words_of_danger_lead_to_a_part_of_a_page_that_is_there(site: Path) -> None:
    indexes = [read_titles(site / folder_of(language)) for language in LANGUAGES]
    pages = [page for _, pages in indexes for page in pages]
    places = {f"{page['path']}#{anchor}".rstrip("#") for page in pages for anchor, *_ in sections(page)}
    led_to = {rule["to"] for beginning, _ in indexes for rule in beginning["danger"]}
    assert len(led_to) > 5
    assert led_to - places == set()


def test_a_page_that_is_left_out_of_search_is_found_by_its_title_alone(
    site: Path, titles: list[dict[str, Any]]
) -> None:
    texts = json.loads((site / TEXT).read_text("utf-8"))[1:]
    left_out = [
        path
        for path in (page["path"] for page in titles)
        if path.startswith(("reference/facts/", "reference/sources/"))
    ]
    assert len(left_out) > 30
    for page, text in zip(titles, texts, strict=True):
        assert any(text) == (page["path"] not in left_out), page["path"]


def test_what_stands_on_many_pages_is_searched_on_emergency_pages_alone(site: Path, tmp_path: Path) -> None:
    known = read_site(site, ROOT)
    pages = [
        next(page for page in known.pages if page.front.urgent),
        *[page for page in known.pages if not page.front.urgent and page.path.startswith("safety/")][: SHARED - 1],
    ]
    text = "Call an ambulance."
    for page in pages:
        (tmp_path / page.file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / page.file).write_text(
            f"<article><h1 id=h>{page.path}</h1><p>{text}</p><p>Of {page.path}</p></article>", "utf-8"
        )
    shared = json.loads(index(replace(known, folder=tmp_path, pages=tuple(pages)))[1])[1:]
    assert shared == [[f"{text}\nOf {pages[0].path}"], *[[f"Of {page.path}"] for page in pages[1:]]]
    fewer = json.loads(index(replace(known, folder=tmp_path, pages=tuple(pages[1:])))[1])[1:]
    assert fewer == [[f"{text}\nOf {page.path}"] for page in pages[1:]]


def test_what_cannot_answer_is_not_searched(site: Path, tmp_path: Path) -> None:
    known = read_site(site, ROOT)
    page = next(page for page in known.pages if page.path == "safety/interactions/")
    (tmp_path / page.file).parent.mkdir(parents=True)
    row = "<table><tr><th>Sleepiness<td>37<td>often<td>10 mg<td>–</table>"
    said = "<p>Ask first. See Doses and Stopping. Then wait. I see Anna. See Side effects.</p>"
    (tmp_path / page.file).write_text(f"<article><h1 id=h>Title</h1>{said}{row}</article>", "utf-8")
    _, text = json.loads(index(replace(known, folder=tmp_path, pages=(page,)))[1])
    assert text == ["Ask first. Then wait. I see Anna.\nSleepiness\toften · 10 mg"]


def test_an_anchor_is_sent_unless_it_is_made_of_the_title(site: Path, tmp_path: Path) -> None:
    known = read_site(site, ROOT)
    (tmp_path / "index.html").write_text(
        "<article><h1>Home</h1><h2 id=what-s-new>What\u2019s new</h2><h2 id=half-life>Half\u2011life</h2></article>",
        "utf-8",
    )
    home = next(page for page in known.pages if not page.path)
    bare = replace(home, front=home.front.model_copy(update={"words": {"half-life": ["t\u00bd", "Days, 3"]}}))
    page = json.loads(index(replace(known, folder=tmp_path, pages=(bare,)))[0])[1]
    assert page["sections"].split("\n")[1:] == ["What\u2019s new\t\twhat-s-new", "Half\u2011life\tt half,days 3"]


def test_the_engine_reads_words_as_the_index_was_written(
    browser: Browser, site: Path, titles: list[dict[str, Any]]
) -> None:
    said = [title for page in titles for _, title, _ in sections(page)]
    said.append("Don\u2019t caf\u00e9 \ufb01ts t\u00bd \u2265 3\u201104 \u00c5")
    page = browser.new_page()
    page.add_script_tag(path=site / WORKER)
    assert page.evaluate("titles => titles.map(self.searchWords.tokenize)", said) == list(map(words_of, said))


def test_words_of_the_same_meaning_stand_in_groups_of_their_own() -> None:
    groups = [group.split() for group in read_speech(ROOT).en.alike]
    assert groups
    assert all(len(group) > 1 and re.fullmatch(r"[a-z ]+", " ".join(group)) for group in groups)
    assert all(len(set(group)) == len(group) for group in groups)


def test_the_worker_holds_the_engine(site: Path) -> None:
    worker = (site / WORKER).read_text("utf-8")
    assert all(f"self.{name}=" in worker for name in ("searchWords", "SearchIndex", "searchEngine"))
    assert [path.name for path in sorted((site / "assets").glob("search*"))] == ["search-worker.js", "search.js"]


def test_what_search_loads_is_light(
    site: Path, titles: list[dict[str, Any]], record_property: Callable[[str, object], None]
) -> None:
    """Bytes as gzip packs them for the line. The index grows with the sections that it lists, so what each of them
    weighs is held; a tenth more than was reached may pass, so that a correction needs no tuning."""
    listed = sum(len(sections(page)) for page in titles)
    most = {"assets/search.js": 2_450, WORKER: 5_700, TITLES: 46 * listed, TEXT: 157 * listed}
    sizes = {name: len(gzip.compress((site / name).read_bytes(), compresslevel=6)) for name in most}
    record_property("note: weight of search", sizes)
    record_property("note: weight of search, by section", {n: round(sizes[n] / listed, 1) for n in (TITLES, TEXT)})
    assert {name: size for name, size in sizes.items() if size > 1.1 * most[name]} == {}
