"""What the search index is made of, and the engine in a folder opened without a server."""

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from publish.search import TEXT, TITLES, WORKER, alike, read_sections, script_index, write_search_worker
from publish.site import read_site

ROOT = Path(__file__).resolve().parents[1]
PAGE = """<!doctype html><main><article class=prose><p class=group-name>Safety</p><h1 id=top>Overdose<a class=headerlink
 href=#top>¶</a></h1><p class="page-meta">3 of 4 facts read.</p><p>Call first.<sup><a role=doc-noteref>[1]</a></sup>
 Then <b>wait</b>.<!-- aside --> Stay.</p><h2 id=signs>Signs</h2><ul><li>Sleepy<li>Cold</ul><table><thead><tr><th>Drug
 <th>Risk<tbody><tr><th>Zolpidem (Ambien)<td>Sleep<td>Ask</table><dl><dt>Coma<dd>Cannot be woken.</dl><svg><text>drawn
 </text></svg><h2 id=hidden data-unsearched>Hidden</h2><p>Not this.</p><h3 id=more>More</h3><p data-unsearched>
 Nor this.</p><p>But this.</p><section role=doc-endnotes><p>Source.</p></section></article></main>"""


def test_a_page_is_read_as_its_sections_without_what_is_not_its_own_text() -> None:
    top, signs, more = read_sections(PAGE)
    assert (top.anchor, top.title, top.blocks) == ("", "Overdose", ["Call first. Then wait. Stay."])
    rows = ["Sleepy", "Cold", "Zolpidem (Ambien)\tSleep · Ask", "Coma\tCannot be woken."]
    assert (signs.anchor, signs.title, signs.blocks) == ("signs", "Signs", rows)
    assert (more.anchor, more.title, more.blocks) == ("more", "More", ["But this."])


def test_a_page_without_an_article_is_an_error() -> None:
    with pytest.raises(ValueError, match="<article>"):
        read_sections("<p>Text</p>")


def test_the_index_holds_every_page_and_its_words_and_only_what_the_engine_needs(site: Path) -> None:
    titles, texts = (json.loads((site / name).read_text("utf-8")) for name in (TITLES, TEXT))
    written = {page.path: page for page in read_site(site, ROOT).pages}
    assert [page["path"] for page in titles["pages"]] == list(written)
    for page, text in zip(titles["pages"], texts, strict=True):
        assert len(page["sections"]) == len(text)
        held = {anchor: words for anchor, _, words in page["sections"]}
        assert {anchor: held[anchor][: len(words)] for anchor, words in written[page["path"]].front.words.items()} == (
            written[page["path"]].front.words
        )
    assert sorted(path.name for path in (site / "search").iterdir()) == ["text.json", "titles.json"]
    assert {page["path"] for page in titles["pages"] if page.get("urgent")} == {"safety/overdose/", "help/"}


def test_a_page_that_is_left_out_of_search_is_found_by_its_title_alone(site: Path) -> None:
    titles, texts = (json.loads((site / name).read_text("utf-8")) for name in (TITLES, TEXT))
    left_out = [page.path for page in read_site(site, ROOT).pages if "exclude" in page.front.search]
    assert "reference/facts/" in left_out
    for page, text in zip(titles["pages"], texts, strict=True):
        assert any(text) == (page["path"] not in left_out), page["path"]


def test_words_of_the_same_meaning_stand_in_groups_of_their_own() -> None:
    groups = alike()
    assert all(len(group) > 1 and re.fullmatch(r"[a-z ]+", " ".join(group)) for group in groups)
    assert all(len(set(group)) == len(group) for group in groups)


def test_the_worker_holds_the_engine_and_loads_nothing_more(site: Path) -> None:
    worker = (site / WORKER).read_text("utf-8")
    assert "importScripts?.(" not in worker
    assert [path.name for path in sorted((site / "assets").glob("search*"))] == ["search-worker.js", "search.js"]


def test_a_worker_that_does_not_say_what_it_loads_is_an_error(tmp_path: Path, site: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / WORKER).write_text("postMessage(1)", "utf-8")
    with pytest.raises(ValueError, match="what it loads"):
        write_search_worker(replace(read_site(site, ROOT), folder=tmp_path))


def test_a_folder_opened_without_a_server_is_searched_too(browser: Browser, site: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy of the site"
    shutil.copytree(site, folder)
    for name, script in script_index(read_site(site, ROOT)).items():
        (folder / name).write_text(script, "utf-8")
    page = browser.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto((folder / "index.html").as_uri())
    page.locator("main [name=q]").fill("forgot dose")
    first = page.locator("main .results ol > li > a").first
    address = (folder / "taking/missed-or-extra-doses/index.html").as_uri()
    expect(first).to_have_attribute("href", re.compile(re.escape(address)))
    first.click()
    page.wait_for_url(re.compile("missed-or-extra-doses/index.html"))
    assert not wrong
