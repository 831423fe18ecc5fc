"""Build the project again and again: after a change of prose or evidence only the pages that show it are rendered.

After any other change all are. Either way the whole site is finished.
"""

import logging
import shutil
from importlib import import_module
from pathlib import Path

import cli
from checks.snippets import expand_snippets, read_snippets
from checks.text import CITATION
from evidence.load import Evidence
from publishing import finish
from rendering.listing import expand, is_count


class Incremental:
    """Builds the project in `root` again and again, and keeps in `pages` what the engine rendered.

    `rendered` is the evidence that those pages show, None before they are all there.
    """

    def __init__(self, root: Path, pages: Path) -> None:
        self.root, self.pages = root, pages
        self.rendered: Evidence | None = None

    def build(self, changed: set[str], folder: Path) -> tuple[list[str], bool]:
        """Check, render, and finish a copy in `folder`; the problems, and whether it is a whole site."""
        evidence, found = cli.problems(self.root)
        problems = [str(problem) for problem in found]
        if not evidence.complete:
            return problems, False
        try:
            before, self.rendered = self.rendered, None
            some = before is not None and all(_is_data_or_prose(self.root, name) for name in changed)
            if before and some:
                for page in outdated(self.root, before, evidence):
                    (self.pages / page).unlink(missing_ok=True)
            problems += render(cli.ENGINE, self.root, self.pages, some)
            self.rendered = evidence
            shutil.copytree(self.pages, folder)
            finish(folder, self.root)
        except (Exception, SystemExit) as error:  # whatever it is, the author is told and the earlier site stays
            shutil.rmtree(folder, ignore_errors=True)
            return [*problems, f"{type(error).__name__}: {error}"], False
        return problems, True


def render(engine: str, root: Path, pages: Path, some: bool) -> list[str]:
    """Have the engine write all pages, or `some`: those that are missing or older than their file; its warnings."""
    warnings = _Warnings()
    logging.getLogger(engine).addHandler(warnings)
    try:
        config = import_module(f"{engine}.config").load_config(str(root / "mkdocs.yml"), site_dir=str(pages))
        config.plugins.on_startup(command="build", dirty=some)
        import_module(f"{engine}.commands.build").build(config, dirty=some)
        config.plugins.on_shutdown()
    finally:
        logging.getLogger(engine).removeHandler(warnings)
    return warnings.lines


class _Warnings(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        # That other pages may now differ is the engine's own remark on every build of some pages alone.
        if "'dirty' build" not in record.getMessage():
            self.lines.append(record.getMessage())


def _is_data_or_prose(root: Path, name: str) -> bool:
    """Is this file evidence, or a page that shows nothing of other pages?"""
    path = root / name
    if name.startswith("data/"):
        return True
    return path.suffix == ".md" and path.is_file() and "[[" not in path.read_text("utf-8")


def outdated(root: Path, before: Evidence, after: Evidence) -> list[Path]:
    """The files of rendered pages that list other evidence than `before`, cite what only one of the two has, or count
    what other pages hold."""
    one_sided, shared, found = before.records.keys() ^ after.records.keys(), read_snippets(root / "docs"), list[Path]()
    for path in sorted((root / "docs").rglob("*.md")):
        source = expand_snippets(path.read_text("utf-8"), shared)
        listings = [line for line in source.split("\n") if line.startswith("[[")]
        if (
            any(map(is_count, listings))
            or not one_sided.isdisjoint(CITATION.findall(source))
            or (
                before is not after
                and any(expand(line, before, root) != expand(line, after, root) for line in listings)
            )
        ):
            page = path.relative_to(root / "docs").with_suffix("")
            found.append((page.parent if page.name == "index" else page) / "index.html")
    return found
