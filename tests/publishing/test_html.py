"""The Nu HTML checker over all pages. It needs Java, which is optional, so this says when it did not run.

It runs `java -jar` on the file named in VNU_JAR, or on the one that `npm ci --prefix .ci --ignore-scripts` brings.
"""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from root import ROOT

# The checker does not know container queries, which all browsers have had since 2023. To be removed when it does.
NEWER_THAN_THE_CHECKER = ".*CSS: (“container”: Property “container” doesn't exist|Unrecognized at-rule “@container”).*"


def test_the_nu_html_checker_finds_no_error(site: Path, record_property: Callable[[str, object], None]) -> None:
    java, jar = shutil.which("java"), find_jar()
    if not java or not jar:
        missing = "Java" if not java else "vnu.jar (see the top of test_html.py)"
        record_property("note: Nu HTML checker", f"did not run, there is no {missing}")
        pytest.skip(f"the Nu HTML checker did not run: there is no {missing}")
    options = ["--errors-only", "--skip-non-html", "--filterpattern", NEWER_THAN_THE_CHECKER]
    command = [java, "-Xss4m", "-jar", str(jar), *options, str(site)]
    checked = subprocess.run(command, capture_output=True, text=True, timeout=300)
    record_property("note: Nu HTML checker", f"ran on {len(list(site.rglob('*.html')))} pages")
    assert checked.returncode == 0, "\n".join(checked.stderr.splitlines()[:50]) or checked.stdout


def find_jar() -> Path | None:
    """The checker's file, or None. A VNU_JAR that names no file is a mistake, not an absence."""
    if chosen := os.environ.get("VNU_JAR"):
        assert Path(chosen).is_file(), f"VNU_JAR names {chosen}, which is no file"
        return Path(chosen)
    bundled = ROOT / ".ci/node_modules/vnu-jar/build/dist/vnu.jar"
    return bundled if bundled.is_file() else None
