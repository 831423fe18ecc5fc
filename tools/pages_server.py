"""Serve a built site the way GitHub Pages does, so that what works here works there.

What counts: the site lives under a path of its own, addresses are case-sensitive on every machine, a folder
without its slash is redirected, `404.html` answers for what is missing, text is gzipped, and everything may
be cached for ten minutes. `python tools/pages_server.py site` shows a built folder like that.
"""

import gzip
import mimetypes
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from time import sleep
from typing import Self
from urllib.parse import quote, unquote, urlsplit

from lxml import html

# The host's own table. Python's differs between machines (Windows asks the registry).
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "application/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
}
_OUTSIDE = b"<!doctype html><title>404</title><p>There is no site at this address."


@dataclass(frozen=True)
class Answer:
    """What the server sends back for one address, not yet compressed."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass(frozen=True)
class Deployment:
    """A folder as it was when it was published under `base` ("/name/"); files added later are not seen."""

    root: Path
    base: str

    @cached_property
    def files(self) -> frozenset[str]:
        """The names of all files, to compare letter by letter where the machine would not."""
        paths = (path for path in self.root.rglob("*") if path.is_file())
        return frozenset(path.relative_to(self.root).as_posix() for path in paths)

    @cached_property
    def folders(self) -> frozenset[str]:
        """The names of all folders that hold a file, however deep."""
        return frozenset(parent.as_posix() for file in self.files for parent in Path(file).parents)

    def answer(self, address: str) -> Answer:
        """The answer to a path with its query, as a browser asks for it."""
        parts = urlsplit(address)
        path = unquote(parts.path)
        if f"{path}/" == self.base:
            return self._moved(path, parts.query)
        if not path.startswith(self.base):
            return Answer(404, {"Content-Type": _TYPES[".html"]}, _OUTSIDE)
        inside = path.removeprefix(self.base)
        folder = inside == "" or inside.endswith("/")
        for file in [f"{inside}index.html"] if folder else [inside, f"{inside}.html"]:
            if file in self.files:
                return self._file(file, 200)
        return self._moved(path, parts.query) if inside in self.folders else self._file("404.html", 404)

    def _file(self, name: str, status: int) -> Answer:
        body = (self.root / name).read_bytes() if name in self.files else _OUTSIDE
        suffix = Path(name).suffix.lower()
        kind = _TYPES.get(suffix) or mimetypes.types_map.get(suffix, "application/octet-stream")
        return Answer(status, {"Content-Type": kind, "Cache-Control": "max-age=600"}, body)

    def _moved(self, path: str, query: str) -> Answer:
        return Answer(301, {"Location": quote(f"{path}/") + (f"?{query}" if query else "")})


class PagesServer:
    """A context manager that serves a deployment on this machine, at `url`, until it is left.

    It lets each answer wait for `pause` seconds, or hangs up when that is None; while `broken` it answers 503. Both may
    change at any time.
    """

    def __init__(self, root: Path, base: str, port: int = 0) -> None:
        """Listen at once, on a free port if none is given; OSError if the port is taken."""
        self.pause: float | None = 0
        self.broken = False
        self.base, self.deployment = base, Deployment(root.resolve(), base)
        handler = _handler(self)
        self._server = ThreadingHTTPServer(("127.0.0.1", port), handler)
        self.origin = f"http://127.0.0.1:{self._server.server_port}"
        self.url = self.origin + base

    def answer(self, address: str) -> Answer:
        """The answer to a path with its query."""
        return self.deployment.answer(address)

    def __enter__(self) -> Self:
        """Start to answer."""
        Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop, and give the port back."""
        self._server.shutdown()
        self._server.server_close()


def _handler(server: PagesServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # A page asks for several small files on one connection; waiting to fill packets costs 40 ms each.
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            self._send(server.answer(self.path), with_body=True)

        def do_HEAD(self) -> None:
            self._send(server.answer(self.path), with_body=False)

        def log_message(self, *_: object) -> None:
            """Say nothing: the tests tell what went wrong."""

        def _send(self, answer: Answer, with_body: bool) -> None:
            if server.pause is None:
                self.close_connection = True
                return
            sleep(server.pause)
            answer = Answer(503, {}) if server.broken else answer
            headers, body = compressed(answer, self.headers.get("Accept-Encoding", ""))
            with suppress(ConnectionError):  # browsers hang up on what they no longer want
                self.send_response(answer.status)
                for name, value in {**headers, "Content-Length": str(len(body))}.items():
                    self.send_header(name, value)
                self.end_headers()
                if with_body:
                    self.wfile.write(body)

    return Handler


def compressed(answer: Answer, accepted: str) -> tuple[dict[str, str], bytes]:
    """Headers and body for a browser that accepts these encodings: text is gzipped, other files are not."""
    kind = answer.headers.get("Content-Type", "")
    if not kind.startswith(("text/", "application/j", "application/xml", "application/manifest", "image/svg")):
        return dict(answer.headers), answer.body
    headers = {**answer.headers, "Vary": "Accept-Encoding"}
    if "gzip" not in accepted:
        return headers, answer.body
    return {**headers, "Content-Encoding": "gzip"}, gzip.compress(answer.body, compresslevel=6)


def base_of(root: Path) -> str:
    """The path a built site expects to live under, read from the canonical address of its front page."""
    front = html.parse(str(root / "index.html")).xpath("//link[@rel='canonical']/@href")
    return urlsplit(front[0]).path if front else "/"


def main(arguments: list[str]) -> None:
    """Serve the folder named first, on the port named second (8080), until interrupted."""
    root = Path(arguments[0] if arguments else "site")
    with PagesServer(root, base_of(root), int(arguments[1]) if len(arguments) > 1 else 8080) as server:
        print(f"{root} as on GitHub Pages: {server.url}  (Ctrl-C ends)", flush=True)
        with suppress(KeyboardInterrupt):
            while True:
                sleep(3600)


if __name__ == "__main__":
    main(sys.argv[1:])
