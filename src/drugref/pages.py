"""MkDocs events and nothing else: call the checks, log their problems as warnings, hand counts to the templates.

Warnings make `mkdocs build --strict` fail after it has listed them all, and only warn while a page is written.
"""

import logging
import re
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from drugref.blocks import CITATION
from drugref.evidence import load_cached
from drugref.listing import expand
from drugref.prose import check_page

_log = logging.getLogger("mkdocs.hooks.drugref")
DATA = Path("data")


def on_pre_build(*, config: MkDocsConfig) -> None:
    """Report what is wrong under data/ once for each build."""
    for problem in load_cached(DATA)[1]:
        _log.warning("%s", problem)


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Report what is wrong with a page, and count its evidence for the line under its title."""
    evidence, _ = load_cached(DATA)
    path = Path(page.file.abs_src_path or page.file.src_uri)
    for problem in check_page(path.read_text("utf-8"), f"docs/{page.file.src_uri}", evidence):
        _log.warning("%s", problem)
    whole = "\n".join(line for written in markdown.split("\n") for line in expand(written, evidence))
    ids = CITATION.findall(whole) + re.findall(r"\{#([a-z0-9-]+)\}", whole)
    cited = {id_: evidence.records[id_] for id_ in ids if id_ in evidence.records}
    page.meta["evidence"] = {
        "facts": len(cited),
        "read": sum(record.certainty == "read" for record in cited.values()),
        "sources": len({record.source for record in cited.values()}),
    }
    if reviewed := page.meta.get("reviewed"):
        months = reviewed.month - 1 + int(page.meta.get("review_months", 12))
        due = reviewed.replace(year=reviewed.year + months // 12, month=months % 12 + 1, day=1)
        page.meta["reviewed_text"] = f"{reviewed.day} {reviewed:%B %Y}"
        page.meta["due_text"] = f"{due:%B %Y}"


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """An address is a promise: each of a page's `aliases` becomes a small page that leads to it."""
    for file in list(files.documentation_pages()):
        if file.page is None:
            continue
        for alias in file.page.meta.get("aliases", []):
            html = env.get_template("redirect.html").render(target=file.page.canonical_url)
            files.append(File.generated(config, f"{alias}index.html", content=html))
