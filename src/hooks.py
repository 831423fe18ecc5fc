"""MkDocs events and nothing else: call the checks and log their problems as warnings.

Warnings make `mkdocs build --strict` fail after it has listed them all, and only warn while a page is written.
`python -m cli build` checks by itself, before it asks an engine, and leaves these out by build.yml.
"""

import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from checks.page import check_page
from checks.shared import read_shared
from evidence.load import load_cached

_log = logging.getLogger("mkdocs.hooks.checks")
DATA = Path("data")


def on_pre_build(*, config: MkDocsConfig) -> None:
    """Report what is wrong under data/ once for each build."""
    for problem in load_cached(DATA)[1]:
        _log.warning("%s", problem)


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Report what is wrong with a page."""
    evidence, _ = load_cached(DATA)
    path = Path(page.file.abs_src_path or page.file.src_uri)
    shared = read_shared(Path(config.docs_dir))
    for problem in check_page(path.read_text("utf-8"), f"docs/{page.file.src_uri}", evidence, shared):
        _log.warning("%s", problem)
