"""A page in another language says which English pages it carries over, and is listed when one of them changes."""

from pathlib import Path

import pytest
from root import DOCS

from checks.blocks import pieces
from checks.front_matter import read_front_matter
from checks.languages import FOREIGN, PARTS, language_of
from checks.page import read_pages
from checks.review import outdated
from checks.review import state as state_of
from checks.rules import check_page
from checks.site import check_twins
from cli import main
from evidence.load import Evidence

KEYS = f"title: Una página\ndescription: {'Cincuenta letras. ' * 4}\nreviewed: 2026-11-28\n"


def state(source: str, shared: dict[str, str]) -> str:
    return state_of(pieces(source, shared))


ENGLISH = f"---\n{KEYS}---\n# A page\n\nA fit lasts.[^a] It ends.\n"
SPANISH = f"---\n{KEYS}twins:\n  safety/a.md: {state(ENGLISH, {})}\n---\n# Una página\n"


def project(root: Path, english: str = ENGLISH, spanish: str = SPANISH) -> Path:
    for name, text in (("safety/a.md", english), ("es/a.md", spanish)):
        path = root / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root / "docs"


def told(docs: Path) -> list[str]:
    return [str(problem).replace(f"{docs}/", "") for problem in check_twins(docs, read_pages(docs, Evidence()))]


def test_the_pages_of_this_site_name_twins_that_exist() -> None:
    assert list(check_twins(DOCS, read_pages(DOCS, Evidence()))) == []
    assert {language_of(path.relative_to(DOCS).as_posix()) for path in DOCS.rglob("*.md")} == {
        "en",
        *FOREIGN,
    }


def test_a_page_that_is_up_to_date_with_its_twin_is_not_due(tmp_path: Path) -> None:
    docs = project(tmp_path)
    assert told(docs) == []
    assert list(outdated(docs)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [("A fit lasts", "A fit lasts 5 minutes"), ("It ends.", "It does not end."), ("It ends.", "")],
)
def test_a_sentence_that_changes_in_the_twin_makes_its_page_due(tmp_path: Path, old: str, new: str) -> None:
    english = ENGLISH.replace(old, new)
    docs = project(tmp_path, english)
    assert list(outdated(docs)) == [("docs/es/a.md", "safety/a.md", state(english, {}))]


@pytest.mark.parametrize(
    ("old", "new"), [("[^a]", "[^b]"), ("fit", "**fit**"), ("# A page\n\nA fit", "# A page\n\n\nA fit")]
)
def test_a_change_of_markup_or_citations_does_not_make_the_page_due(tmp_path: Path, old: str, new: str) -> None:
    assert list(outdated(project(tmp_path, ENGLISH.replace(old, new)))) == []


def test_a_shared_block_is_part_of_the_state_of_a_page() -> None:
    english = ENGLISH + '\n--8<-- "shared/fit.txt"\n'
    assert state(english, {"fit": "Call now."}) != state(english, {"fit": "Wait."})


@pytest.mark.parametrize(
    ("spanish", "problem"),
    [
        (
            SPANISH.replace("safety/a.md", "safety/b.md"),
            "es/a.md:6: the twin 'safety/b.md' is no English page; correct",
        ),
        (SPANISH.replace("safety/a.md", "es/a.md"), "es/a.md:6: the twin 'es/a.md' is no English page; correct"),
        (f"---\n{KEYS}---\n# Una\n", "es/a.md:1: names no English page that it carries over; add twins:"),
    ],
)
def test_a_twin_that_is_no_english_page_is_named(tmp_path: Path, spanish: str, problem: str) -> None:
    (found,) = told(project(tmp_path, spanish=spanish))
    assert found.startswith(problem)


def test_two_pages_of_a_language_may_not_have_the_same_first_twin(tmp_path: Path) -> None:
    docs = project(tmp_path)
    (docs / "es/b.md").write_text(SPANISH, "utf-8")
    (docs / "pt").mkdir()
    (docs / "pt/b.md").write_text(SPANISH, "utf-8")
    (problem,) = told(docs)
    assert problem.startswith("es/b.md:6: its first twin 'safety/a.md' is that of es/a.md")


def test_an_english_page_names_no_twin(tmp_path: Path) -> None:
    english = ENGLISH.replace("---\n# A", f"twins:\n  safety/a.md: {state(ENGLISH, {})}\n---\n# A")
    assert "safety/a.md:5: only a page in es/ or pt/ names twins; remove them" in told(project(tmp_path, english))


def test_a_malformed_state_is_named_with_its_line() -> None:
    _, problems = read_front_matter(SPANISH.replace(state(ENGLISH, {}), "soon"), "docs/es/a.md")
    assert [str(problem).startswith("docs/es/a.md:6: front matter, twins.safety/a.md") for problem in problems] == [
        True
    ]


def test_due_lists_the_page_with_the_state_to_write(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    english = ENGLISH.replace("It ends", "It never ends")
    project(tmp_path, english)
    assert main(["--root", str(tmp_path), "due", "--on", "2026-11-29"]) == 1
    line = f"`safety/a.md` has changed; carry over what is new, then write its state {state(english, {})}"
    assert f"- `docs/es/a.md`: {line}" in capsys.readouterr().out.splitlines()
    project(tmp_path, english, SPANISH.replace(state(ENGLISH, {}), state(english, {})))
    assert main(["--root", str(tmp_path), "due", "--on", "2026-11-29"]) == 0


def test_a_topic_page_has_the_parts_of_its_language() -> None:
    page = SPANISH + "\nUna frase.\n\n## In short\n\n## Páginas relacionadas\n"
    found = [str(problem) for problem in check_page(page, "docs/es/a.md", Evidence())]
    assert [problem for problem in found if "no part '## En resumen'" in problem]
    assert not [problem for problem in found if "Páginas relacionadas" in problem]
    assert len({len(parts) for parts in PARTS.values()}) == 1


def test_a_block_of_another_language_is_refused() -> None:
    page = SPANISH + '\n--8<-- "shared/fit.txt"\n--8<-- "shared/es/fit.txt"\n'
    found = [
        str(problem) for problem in check_page(page, "docs/es/a.md", Evidence(), {"fit": "Call.", "es/fit": "Llame."})
    ]
    assert [problem.partition(": ")[0] for problem in found if "another language" in problem] == ["docs/es/a.md:10"]
