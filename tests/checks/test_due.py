"""Reviews fall due by the calendar; builds and tests do not fail by it."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from root import ROOT

from checks.front_matter import FrontMatter
from checks.review import due_pages

# A process whose today is long after every review.
LATER = """
import datetime, sys
class Later(datetime.date):
    @classmethod
    def today(cls):
        return cls(2099, 1, 1)
datetime.date = Later
from cli import main
sys.exit(main(sys.argv[1:]))
"""


def page(folder: Path, reviewed: str, months: int) -> Path:
    folder.joinpath("docs").mkdir()
    keys = f"title: Example\ndescription: {'Fifty characters. ' * 4}\nreviewed: {reviewed}\nreview_months: {months}\n"
    folder.joinpath("docs/example.md").write_text(f"---\n{keys}---\n", "utf-8")
    return folder / "docs"


@pytest.mark.parametrize(
    ("reviewed", "months", "day", "is_due"),
    [
        ("2026-11-22", 12, date(2027, 10, 31), False),
        ("2026-11-22", 12, date(2027, 11, 1), True),
        ("2026-01-31", 1, date(2026, 1, 31), False),
        ("2026-01-31", 1, date(2026, 2, 1), True),
        ("2025-12-31", 24, date(2027, 12, 1), True),
    ],
)
def test_a_page_is_due_from_the_first_day_of_its_month(
    tmp_path: Path, reviewed: str, months: int, day: date, is_due: bool
) -> None:
    assert [path for path, _ in due_pages(page(tmp_path, reviewed, months), day)] == ["docs/example.md"] * is_due


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", LATER, *arguments], cwd=ROOT, capture_output=True, text=True)


def test_after_every_review_has_fallen_due_the_checks_still_pass_and_each_page_is_listed() -> None:
    checked, due = run("check"), run("due")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    pages = [path.relative_to(ROOT).as_posix() for path in sorted(ROOT.glob("docs/**/*.md"))]
    assert due.returncode == 1
    assert [line.split("`")[1] for line in due.stdout.splitlines() if line.startswith("- ")] == pages


def test_no_page_is_due_on_the_day_it_was_reviewed() -> None:
    assert run("due", "--on", "2026-11-22").returncode == 0


def test_the_month_on_the_page_is_the_month_it_is_listed() -> None:
    front = FrontMatter(title="Example", description="Fifty characters. " * 4, reviewed=date(2026, 11, 22))
    assert front.due == date(2027, 11, 1)
