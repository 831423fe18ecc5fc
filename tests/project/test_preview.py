"""The preview: the bytes that are published, shown anew at every change, and what it shows while something is wrong."""

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import corpus
import preview
import pytest
import small_site
from builds import copy_tree, files, run
from incremental import Incremental
from pages_server import PagesServer
from playwright.sync_api import Browser, expect

PAGE, FACTS = "docs/part-0/group-0/page-0.md", "data/facts/growth.yml"
OURS, OUR_FACTS = "docs/taking/how-to-take.md", "data/facts/pharmacokinetics.yml"
SENTENCE = ("## In short\n", "## In short\n\nOne more sentence, for the count of words too.\n")
FACT, OUR_FACT = ("Group a took", "Group a now took"), ("gives an absolute oral", "gives a so-called absolute oral")


class Author:
    """Edits a copy of the project and has it built as the preview does, all at first and then what was changed."""

    def __init__(self, tree: Path, work: Path) -> None:
        self.tree, self._work, self._number = tree, work, 0
        self._seen: dict[str, int] = {}
        self._site = Incremental(tree, work / "pages")

    def save(self, name: str, old: str, new: str) -> None:
        path = self.tree / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")

    def build(self) -> tuple[list[str], Path | None]:
        now = preview.snapshot(self.tree)
        changed = preview.differing(self._seen, now)
        self._seen, self._number = now, self._number + 1
        folder = self._work / str(self._number)
        problems, done = self._site.build(changed, folder)
        return problems, folder if done else None


@pytest.fixture(scope="module")
def author(tmp_path_factory: pytest.TempPathFactory) -> Author:
    """Of a project of a few made-up pages, which is built in a second. About counts what the others hold."""
    tree = tmp_path_factory.mktemp("author")
    corpus.make(tree, pages=2, facts=corpus.SOURCES)
    with (tree / "docs/about/index.md").open("a", encoding="utf-8") as about:
        about.write("\n[[counts]]\n")
    return Author(tree, tmp_path_factory.mktemp("preview"))


def is_previewed_as_published(author: Author, monkeypatch: pytest.MonkeyPatch, file: str, old: str, new: str) -> None:
    """Save a file after a first build, and compare the preview with a build of everything."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert author.build()[0] == []
    author.save(file, old, new)
    problems, folder = author.build()
    assert problems == []
    assert folder
    run(author.tree, "cli", "build", "site", SOURCE_DATE_EPOCH="1700000000")
    shown, published = files(folder), files(author.tree / "site")
    shutil.rmtree(author.tree / "site")
    said = new.strip().rpartition("\n")[2].encode()
    assert any(said in text for name, text in shown.items() if name.endswith(".html"))
    assert shown.keys() == published.keys()
    assert [name for name in shown if shown[name] != published[name]] == []


def test_a_page_that_was_edited_is_previewed_as_it_will_be_published(
    author: Author, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_previewed_as_published(author, monkeypatch, PAGE, *SENTENCE)


def test_a_fact_that_was_edited_is_previewed_as_it_will_be_published(
    author: Author, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_previewed_as_published(author, monkeypatch, FACTS, *FACT)


@pytest.mark.slow
@pytest.mark.parametrize(("file", "old", "new"), [(OURS, *SENTENCE), (OUR_FACTS, *OUR_FACT)])
def test_our_site_is_previewed_as_it_will_be_published(
    file: str, old: str, new: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    author = Author(copy_tree(tmp_path / "tree"), tmp_path / "preview")
    is_previewed_as_published(author, monkeypatch, file, old, new)


def test_a_page_with_a_wrong_number_is_shown_and_the_number_named(author: Author) -> None:
    author.save(PAGE, "## In short\n", "## In short\n\nIt lasts 99 hours.\n")
    problems, folder = author.build()
    assert len(problems) == 1
    assert f"{PAGE}:" in problems[0]
    assert "'99' (hour)" in problems[0]
    assert folder
    assert "99 hours" in folder.joinpath("part-0/group-0/page-0/index.html").read_text("utf-8")
    author.save(PAGE, "## In short\n\nIt lasts 99 hours.\n", "## In short\n")


def test_a_dead_link_is_named(author: Author) -> None:
    author.save(PAGE, "## In short\n", "## In short\n\nA [link](nowhere.md).\n")
    problems, folder = author.build()
    assert folder
    assert any("'nowhere.md'" in problem for problem in problems)
    author.save(PAGE, "\nA [link](nowhere.md).\n", "")


def test_a_fact_that_cannot_be_read_leaves_no_site(author: Author) -> None:
    author.save(FACTS, "statement:", "statment:")
    problems, folder = author.build()
    assert folder is None
    assert problems
    assert all(f"{FACTS}:" in problem for problem in problems), "nothing else is blamed for it"
    author.save(FACTS, "statment:", "statement:")
    assert author.build()[0] == []


def test_a_build_that_falls_over_is_told_and_the_next_one_begun_anew(tmp_path: Path) -> None:
    builder = preview.Builder(tmp_path / "nothing", tmp_path)
    problems, folder = builder.build(set())
    assert folder is None
    assert len(problems) >= 1
    assert builder._process
    builder._process.terminate()
    builder._process.join()
    assert builder.build(set()) == (["The build ended by itself; the lines in the terminal say why."], None)
    assert builder.build(set())[0] == problems
    builder.stop()


def test_what_editors_leave_beside_a_file_starts_no_build(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    docs.joinpath("page.md").touch()
    before = preview.snapshot(tmp_path)
    for name in (".page.md.swp", "page.md~", "page.tmp"):
        docs.joinpath(name).touch()
    assert preview.differing(before, preview.snapshot(tmp_path)) == set()
    os.utime(docs / "page.md", ns=(1, 1))
    docs.joinpath("new.md").touch()
    assert preview.differing(before, preview.snapshot(tmp_path)) == {"docs/page.md", "docs/new.md"}


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[preview.PreviewServer]:
    with preview.PreviewServer(small_site.build(tmp_path / "first")) as server:
        yield server


def test_an_answer_is_that_of_the_host_but_for_the_script_and_the_cache(shown: preview.PreviewServer) -> None:
    hosted = PagesServer(shown.deployment.root, shown.base)
    ours, theirs = shown.answer("/drug/doses/"), hosted.answer("/drug/doses/")
    assert ours.headers == {**theirs.headers, "Cache-Control": "no-store"}
    assert ours.body.replace(b'<script src="/-/news.js" data-site="1"></script>', b"") == theirs.body != ours.body
    assert shown.answer("/drug/assets/site.css").body == hosted.answer("/drug/assets/site.css").body
    assert shown.answer("/").headers == {"Location": "/drug/"}
    hosted.__enter__()
    hosted.__exit__()


def test_a_page_that_waits_for_news_is_answered_when_there_is_some(shown: preview.PreviewServer) -> None:
    answers: list[dict[str, object]] = []
    asking = Thread(target=lambda: answers.append(json.loads(shown.answer("/-/news?seen=1").body)))
    asking.start()
    shown.tell(["docs/a.md:1: wrong"], None)
    asking.join(10)
    assert answers == [{"number": 2, "site": 1, "problems": ["docs/a.md:1: wrong"]}]


def test_an_open_page_shows_problems_and_reloads_when_there_is_a_new_site(
    browser: Browser, site: Path, tmp_path: Path
) -> None:
    newer = shutil.copytree(site, tmp_path / "newer")
    front = newer / "index.html"
    front.write_text(front.read_text("utf-8").replace("</h1>", " anew</h1>", 1), "utf-8")
    with preview.PreviewServer(site) as server:
        page = browser.new_page()
        page.goto(server.url)
        server.tell(["docs/index.md:9: wrong"], None)
        expect(page.locator("body > pre")).to_have_text("docs/index.md:9: wrong")
        server.tell([], newer)
        expect(page.locator("h1")).to_contain_text("anew")
        expect(page.locator("body > pre")).to_have_count(0)
        page.close()
