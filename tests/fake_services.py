"""Stand-ins for the public services that the label watch asks: the documented answers, and every way to fail."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from watch.services import Services

FIXTURES = Path(__file__).parent / "watch/fixtures"


@dataclass(frozen=True)
class Answer:
    """What is sent: `claimed` is the length it says it has, `pause` the seconds before each piece of the body."""

    body: bytes = b"{}"
    kind: str = "application/json;charset=UTF-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    claimed: int | None = None
    pause: float = 0
    pieces: int = 1


@dataclass
class FakeServices:
    """What each address is answered, by its beginning, the last answer again and again; what was asked, and when."""

    answers: dict[str, list[Answer]]
    services: Services
    asked: list[tuple[str, str, float]] = field(default_factory=list)


def fixture(name: str, setid: str, version: object, change: Callable[[str], str] = str) -> Answer:
    """A written answer about one label, changed at will."""
    text = FIXTURES.joinpath(name).read_text("utf-8").replace("SETID", setid).replace("VERSION", str(version))
    kind = "application/xml" if name.endswith(".xml") else "application/json;charset=UTF-8"
    return Answer(change(text).encode(), kind)


def whole_label(setid: str, version: object, change: Callable[[str], str] = str) -> dict[str, list[Answer]]:
    """All that the services say about one label when nothing is wrong."""
    return {
        f"/spls/{setid}/history.json": [fixture("history.json", setid, version)],
        f"/spls/{setid}.xml": [fixture("label.xml", setid, version, change)],
        f"/drug/label.json?search=set_id%3A%22{setid}%22&limit=1": [fixture("openfda.json", setid, version)],
    }


@contextmanager
def serve(answers: dict[str, list[Answer]], timeout: float = 5) -> Iterator[FakeServices]:
    """A server on this machine that plays all three services, and `Services` that ask it, with seconds of patience."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            said.asked.append((self.path, self.headers["User-Agent"], time.monotonic()))
            left = next((queue for start, queue in said.answers.items() if self.path.startswith(start)), None)
            answer = Answer(status=404) if left is None else left.pop(0) if len(left) > 1 else left[0]
            self.send_response(answer.status)
            length = len(answer.body) if answer.claimed is None else answer.claimed
            for name, value in {"Content-Type": answer.kind, "Content-Length": length, **answer.headers}.items():
                self.send_header(name, str(value))
            self.end_headers()
            size = -(-len(answer.body) // answer.pieces) or 1
            try:
                for start in range(0, len(answer.body), size):
                    time.sleep(answer.pause)
                    self.wfile.write(answer.body[start : start + size])
            except OSError:
                pass  # who asked has hung up

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    here = f"http://127.0.0.1:{server.server_port}"
    services = Services(
        "https://example.org/project", here, here, here, pause=0.01, timeout=timeout, longest_wait=5, largest=100_000
    )
    said = FakeServices(answers, services)
    thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield said
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
