"""Scripts are published as one function each, some of them made of a folder of files."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from root import ROOT

from publishing.scripts import WORKER, join_scripts
from publishing.site import Site, read_site


@pytest.fixture
def built(site: Path, tmp_path: Path) -> Site:
    """A site with its scripts as they are written."""
    shutil.copytree(ROOT / "overrides/assets", tmp_path / "assets")
    return replace(read_site(site, ROOT), folder=tmp_path)


def test_a_folder_of_files_becomes_one_script_that_holds_each_of_them(built: Site) -> None:
    written = {path.relative_to(built.folder): path.read_text("utf-8") for path in built.folder.glob("assets/*/*.js")}
    join_scripts(built)
    for script, folder in ((WORKER, "search"), ("assets/site.js", "site")):
        joined = built.read(script)
        texts = [text for path, text in written.items() if path.parent.name == folder]
        assert len(texts) > 5
        assert all(text in joined for text in texts)
        assert not (built.folder / f"assets/{folder}").exists()


def test_no_script_leaves_a_name_on_the_page_by_itself(built: Site) -> None:
    join_scripts(built)
    for script in built.files("assets/*.js"):
        assert built.read(script).startswith("(() => {\n")
        assert built.read(script).endswith("\n})();\n")


def test_a_file_that_has_no_place_in_the_order_is_noticed(built: Site) -> None:
    built.write("assets/site/new.js", "let a = 1;\n")
    with pytest.raises(ValueError, match=re.escape("assets/site/new.js: give it its place in publishing.scripts")):
        join_scripts(built)
