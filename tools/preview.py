"""Show the site as it will be published, and again whenever a file is saved: what `make.py serve` runs.

A process of its own builds (`incremental`), so that changed code is begun anew with it. While something is wrong, the
last good site stays.
"""

import json
import shutil
import sys
import tempfile
import time
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from threading import Condition
from urllib.parse import parse_qs, urlsplit

from pages_server import Answer, Deployment, PagesServer, base_of

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
    from incremental import Incremental  # with all that builds, of which the watching process needs nothing

    site = Incremental(root, pages)
    with suppress(EOFError, KeyboardInterrupt):
        while True:
            changed, folder = pipe.recv()
            pipe.send(site.build(changed, folder))


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
    with ExitStack() as stack, suppress(KeyboardInterrupt):
        stack.callback(builder.stop)
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
                server = stack.enter_context(PreviewServer(folder, port))
                server.tell(problems, None)
                message = f"as it will be published: {server.url}  (Ctrl-C ends)"
            print(f"{time.strftime('%H:%M:%S')} {message}", flush=True)
            if folder:
                if shown:
                    shutil.rmtree(shown, ignore_errors=True)
                shown = folder


def main(arguments: list[str]) -> None:
    """Preview the project in the folder named first, on the port named second."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        watch(Path(arguments[0]).resolve(), int(arguments[1]), Path(temporary))


if __name__ == "__main__":
    main(sys.argv[1:])
