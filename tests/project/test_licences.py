"""Everything that the project installs has a licence that lets everybody use, change and share it."""

import re
import tomllib
from importlib.metadata import metadata, requires

import pytest
from packaging.requirements import Requirement
from root import ROOT

# Names as packages write them, in metadata of today or of old.
PERMISSIVE = {
    *("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-2-Clause-Views", "BSD-3-Clause", "ISC", "MIT", "PSF-2.0", "Unlicense"),
    *("Apache Software License", "BSD License", "ISC License (ISCL)", "MIT License"),
    *("Python Software Foundation License", "The Unlicense (Unlicense)"),
}
# Whoever changes such a file shares the change; what is built with it is free.
FILE_WISE = {"MPL-2.0", "Mozilla Public License 2.0 (MPL 2.0)", "Mozilla Public License 1.1 (MPL 1.1)"}
# For tools of the tests alone, which nobody receives from us.
COPYLEFT = {
    *("GPL-2.0-only", "GPL-3.0-or-later", "CC-BY-SA-3.0"),
    "GNU General Public License v2 or later (GPLv2+)",
    "GNU General Public License v3 or later (GPLv3+)",
    "GNU Lesser General Public License v2 or later (LGPLv2+)",
}
# Its metadata says nothing; the licence file beside it does.
BY_HAND = {"axe-playwright-python": {"MIT"}}


def pinned(files: str = "requirements*.txt") -> list[str]:
    """The packages of the requirement files that this machine installs."""
    text = "\n".join(path.read_text("utf-8") for path in ROOT.glob(files)).replace("\\\n", "")
    lines = {line.split(" --hash")[0].strip() for line in text.splitlines() if re.match(r"[a-z]", line)}
    wanted = {one.name for one in map(Requirement, lines) if not one.marker or one.marker.evaluate()}
    return sorted(wanted)


def needed_to_build() -> set[str]:
    """What builds the site, with all that it needs in turn."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    left_out = settings["tool"]["uv"]["exclude-dependencies"]
    found: set[str] = set()
    ahead = [Requirement(line) for line in settings["project"]["dependencies"]]
    while ahead:
        wanted = ahead.pop()
        name = re.sub(r"[-_.]+", "-", wanted.name).lower()
        if name not in {*found, *left_out} and (not wanted.marker or wanted.marker.evaluate({"extra": ""})):
            found.add(name)
            ahead += map(Requirement, requires(name) or [])
    return found


def licences(package: str) -> set[str]:
    """What a package says of itself, in the metadata of today, else of old; nothing if it does not say."""
    said = metadata(package)
    if expression := "".join(said.get_all("License-Expression") or []):
        return set(re.split(r" (?:AND|OR|WITH) |[()]", expression)) - {""}
    listed = {line.split(" :: ")[-1] for line in said.get_all("Classifier") or [] if line.startswith("License :: ")}
    return listed - {"OSI Approved"} or BY_HAND.get(package, set()) or set(said.get_all("License") or []) - {""}


@pytest.mark.parametrize("package", pinned())
def test_a_package_has_a_known_open_licence(package: str) -> None:
    found = licences(package)
    assert found, f"{package} does not say its licence"
    allowed = PERMISSIVE | FILE_WISE | (set() if package in needed_to_build() else COPYLEFT)
    assert found <= allowed, f"{package}: {', '.join(sorted(found - allowed))}"


def test_what_builds_the_site_is_told_from_what_tests_it() -> None:
    needed = needed_to_build()
    assert {"mkdocs", "jinja2", "markupsafe", "minify-html"} <= needed
    assert needed == set(pinned("requirements.txt"))
