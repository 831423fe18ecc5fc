"""Show the site as it will be published, and again whenever a file is saved: what `make.py serve` runs.

A process of its own builds, so that changed code is begun anew with it. After a change of prose or evidence only the
pages that show it are rendered, after any other all are; either way the whole site is finished. While something is
wrong, the last good site stays.
"""

import json
import logging
import shutil
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from threading import Condition
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from pages_server import Answer, Deployment, PagesServer, base_of

if TYPE_CHECKING:
    from evidence.load import Evidence

SOURCES = ("docs", "data", "overrides", "src", "mkdocs.yml")
POLL = 0.15  # seconds between two looks at the files
PATIENCE = 20.0  # seconds for which a browser may wait for news
NEWS = "/-/news"
# Of the site's own origin, which its content policy allows. It asks for news until there is some.
SCRIPT = """
const { site } = document.currentScript.dataset, box = document.createElement("pre");
Object.assign(box.style, { position: "fixed", inset: "auto 0 0 0", margin: 0, padding: "1em", zIndex: 99,
  maxHeight: "40vh", overflow: "auto", whiteSpace: "pre-wrap", background: "#7a1f00", color: "#fff" });
(async () => {
  for (let seen = -1;;) try {
    const news = await (await fetch(`/-/news?seen=${seen}`)).json();
    if (String(news.site) !== site) return location.reload();
    seen = news.number;
    box.textContent = news.problems.join("\\n");
    if (box.textContent) document.body.append(box); else box.remove();
  } catch { await new Promise(done => setTimeout(done, 1000)); }
})();
"""


@dataclass
class News:
    """How often something was built (`number`), how often it went well (`site`), and what was wrong the last time."""

    number: int = 0
    site: int = 0
    problems: list[str] = field(default_factory=list)


class PreviewServer(PagesServer):
    """Serves the newest site that was told of, never from a browser's cache, and tells open pages when to reload."""

    def __init__(self, folder: Path, port: int = 0) -> None:
        """Listen at once; `folder` is the first site."""
        super().__init__(folder, base_of(folder), port)
        self.news, self._changed = News(1, 1), Condition()

    def tell(self, problems: list[str], folder: Path | None) -> None:
        """Show the site in `folder`, or go on with the earlier one if there is none, and name the problems."""
        with self._changed:
            if folder:
                self.deployment = Deployment(folder.resolve(), self.base)
            self.news = News(self.news.number + 1, self.news.site + bool(folder), problems)
            self._changed.notify_all()

    def answer(self, address: str) -> Answer:
        """As the host would; the front page also at the address that was printed without the path of the site."""
        parts = urlsplit(address)
        if parts.path == NEWS:
            seen = int(parse_qs(parts.query).get("seen", ["-1"])[0])
            with self._changed:
                self._changed.wait_for(lambda: self.news.number != seen, PATIENCE)
                news = json.dumps(vars(self.news)).encode()
            return Answer(200, {"Content-Type": "application/json", "Cache-Control": "no-store"}, news)
        if parts.path == f"{NEWS}.js":
            return Answer(200, {"Content-Type": "text/javascript"}, SCRIPT.encode())
        if parts.path == "/" != self.base:
            return Answer(302, {"Location": self.base})
        # A copy that is kept for reading offline would go on showing what was kept.
        if parts.path == f"{self.base}service-worker.js":
            return Answer(404, {})
        shown = super().answer(address)
        body, headers = shown.body, {**shown.headers, "Cache-Control": "no-store"}
        if headers.get("Content-Type", "").startswith("text/html"):
            script = f'<script src="{NEWS}.js" data-site="{self.news.site}"></script>'
            body = body.replace(b"</body>", script.encode() + b"</body>")
        return Answer(shown.status, headers, body)


class Builder:
    """Builds in a process of its own, each time into a new folder below `work`."""

    def __init__(self, root: Path, work: Path) -> None:
        """Nothing starts before the first build."""
        self.root, self.work, self.number = root, work, 0
        self._context = get_context("spawn")  # alike on every system
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None

    def build(self, changed: set[str]) -> tuple[list[str], Path | None]:
        """Build after these files have changed: the problems, and the folder of the site unless it failed."""
        if self._pipe is None or any(name.startswith("src/") for name in changed):
            self._restart()
        assert self._pipe
        self.number += 1
        folder = self.work / f"site-{self.number}"
        try:
            self._pipe.send((changed, folder))
            problems, done = self._pipe.recv()
        except (EOFError, OSError):
            self._pipe = None
            return ["The build ended by itself; the lines in the terminal say why."], None
        return problems, folder if done else None

    def stop(self) -> None:
        """End the process, if there is one."""
        if self._process:
            self._process.terminate()
            self._process.join()

    def _restart(self) -> None:
        self.stop()
        self._pipe, theirs = self._context.Pipe()
        self._process = self._context.Process(target=work, args=(theirs, self.root, self.work / "pages"), daemon=True)
        self._process.start()
        theirs.close()


def work(pipe: Connection, root: Path, pages: Path) -> None:
    """The builder's process: what it is sent (changed files, folder) it builds, and answers (problems, done)."""
    site = Incremental(root, pages)
    with suppress(EOFError, KeyboardInterrupt):
        while True:
            changed, folder = pipe.recv()
            pipe.send(site.build(changed, folder))


class Incremental:
    """Builds the project in `root` again and again, and keeps in `pages` what the engine rendered.

    `rendered` is the evidence that those pages show, None before they are all there.
    """

    def __init__(self, root: Path, pages: Path) -> None:
        self.root, self.pages = root, pages
        self.rendered: Evidence | None = None

    def build(self, changed: set[str], folder: Path) -> tuple[list[str], bool]:
        """Check, render, and finish a copy in `folder`; the problems, and whether it is a whole site."""
        # Imported here, for the watching process needs nothing of it.
        import cli
        from publishing import finish

        evidence, found = cli.problems(self.root)
        problems = [str(problem) for problem in found]
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


def outdated(root: Path, before: "Evidence", after: "Evidence") -> list[Path]:
    """The files of rendered pages that list other evidence than `before`, cite what only one of the two has, or count
    what other pages hold."""
    from checks.snippets import expand_snippets, read_snippets
    from checks.text import CITATION
    from rendering.listing import expand, is_count

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


def snapshot(root: Path) -> dict[str, int]:
    """When each file that the site is made from was changed last, by its name."""
    tops = [root / name for name in SOURCES]
    files = [path for top in tops for path in ([top] if top.is_file() else top.rglob("[!.]*"))]
    found = {}
    for path in files:
        # What editors keep beside a file comes and goes, a name that ends in ~ or .swp among it.
        with suppress(OSError):
            if path.is_file() and path.suffix not in (".pyc", ".swp", ".tmp") and not path.name.endswith("~"):
                found[path.relative_to(root).as_posix()] = path.stat().st_mtime_ns
    return found


def differing(old: dict[str, int], new: dict[str, int]) -> set[str]:
    """The names that were added, taken away or changed."""
    return {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}


def watch(root: Path, port: int, temporary: Path) -> None:
    """Build, serve, and build again at every change, until interrupted."""
    builder, server, shown = Builder(root, temporary), None, None
    seen: dict[str, int] = {}
    try:
        while True:
            now = snapshot(root)
            changed = differing(seen, now)
            if not changed:
                time.sleep(POLL)
                continue
            seen, begun = now, time.monotonic()
            problems, folder = builder.build(changed)
            print(*problems, sep="\n", end="\n" if problems else "", flush=True)
            message = f"{time.monotonic() - begun:.1f} s" if folder else "not built; the earlier site stays"
            if server:
                server.tell(problems, folder)
            elif folder:
                server = PreviewServer(folder, port)
                server.__enter__()
                server.tell(problems, None)
                message = f"as it will be published: {server.url}  (Ctrl-C ends)"
            print(f"{time.strftime('%H:%M:%S')} {message}", flush=True)
            if folder:
                if shown:
                    shutil.rmtree(shown, ignore_errors=True)
                shown = folder
    except KeyboardInterrupt:
        pass
    finally:
        builder.stop()
        if server:
            server.__exit__()


def main(arguments: list[str]) -> None:
    """Preview the project in the folder named first, on the port named second."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        watch(Path(arguments[0]).resolve(), int(arguments[1]), Path(temporary))


if __name__ == "__main__":
    main(sys.argv[1:])
