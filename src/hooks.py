"""MkDocs events and nothing else: hand the project's folder down, call the checks and log their problems as warnings.

Warnings make `mkdocs build --strict` fail after it has listed them all, and only warn while a page is written.
`python -m cli build` checks by itself, before it asks an engine.
"""

import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from checks.page import check_page
from checks.shared import read_shared
from evidence.load import load_cached
from evidence.yaml_lines import read_file

_log = logging.getLogger("mkdocs.hooks.checks")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Folders in the options of extensions are below the folder of mkdocs.yml, wherever the build is started from."""
    root = _root(config)
    for name in ("rendering.citations", "rendering.listing"):
        if name in config.markdown_extensions:
            options = config.mdx_configs.setdefault(name, {})
            options["root"] = str(root / options.get("root", ""))
    if snippets := config.mdx_configs.get("pymdownx.snippets"):
        snippets["base_path"] = [str(root / folder) for folder in snippets.get("base_path", ["."])]
    return config


def on_pre_build(*, config: MkDocsConfig) -> None:
    """Report what is wrong under data/ once for each build."""
    for problem in load_cached(_root(config) / "data")[1]:
        _log.warning("%s", problem)


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Report what is wrong with a page."""
    evidence, _ = load_cached(_root(config) / "data")
    path = Path(page.file.abs_src_path or page.file.src_uri)
    shared = read_shared(Path(config.docs_dir))
    name = f"docs/{page.file.src_uri}"
    source, problems = read_file(path, name)
    for problem in problems or check_page(source, name, evidence, shared):
        _log.warning("%s", problem)


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent
