"""The Nu HTML checker over all pages. It needs Java, which is optional, so this says when it did not run.

It runs `java -jar` on the file named in VNU_JAR, or on the one of the npm package vnu-jar in node_modules/.cache.
"""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def test_the_nu_html_checker_finds_no_error(site: Path, record_property: Callable[[str, object], None]) -> None:
    java, jar = shutil.which("java"), find_jar()
    if not java or not jar:
        missing = "Java" if not java else "vnu.jar (name it in VNU_JAR)"
        record_property("note: Nu HTML checker", f"did not run, there is no {missing}")
        pytest.skip(f"the Nu HTML checker did not run: there is no {missing}")
    command = [java, "-Xss4m", "-jar", str(jar), "--errors-only", "--skip-non-html", str(site)]
    checked = subprocess.run(command, capture_output=True, text=True, timeout=300)
    record_property("note: Nu HTML checker", f"ran on {len(list(site.rglob('*.html')))} pages")
    assert checked.returncode == 0, "\n".join(checked.stderr.splitlines()[:50]) or checked.stdout


def find_jar() -> Path | None:
    """The checker's file, or None. A VNU_JAR that names no file is a mistake, not an absence."""
    if chosen := os.environ.get("VNU_JAR"):
        assert Path(chosen).is_file(), f"VNU_JAR names {chosen}, which is no file"
        return Path(chosen)
    return next((ROOT / "node_modules/.cache").rglob("vnu.jar"), None)
