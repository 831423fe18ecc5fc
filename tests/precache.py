"""What a finished site tells the worker that keeps it, and a correction of one page as it would be published."""

import json
from collections.abc import Callable
from pathlib import Path

from root import ROOT

from evidence.load import Evidence
from evidence.validation import unwrap
from publishing.service_worker import WORKER, write_service_worker
from publishing.settings import read_settings
from publishing.site import Site

STOPPING = "safety/stopping/"


def publish(folder: Path, change: Callable[[str], str], with_worker: bool = True) -> None:
    """Put a corrected page in place of the old one, with or without the worker that belongs to it."""
    path = folder / STOPPING / "index.html"
    path.write_text(change(path.read_text("utf-8")), "utf-8")
    if with_worker:
        worker = folder / WORKER
        worker.write_text(worker.read_text("utf-8").partition("\n")[2], "utf-8")
        # Of the site this step reads nothing but its files, so it may have some of its pages only.
        write_service_worker(Site(ROOT, folder, unwrap(read_settings(ROOT)), (), Evidence()))


def correct(text: str) -> str:
    """The page with another heading."""
    assert "</h1>" in text
    return text.replace("</h1>", " (corrected)</h1>", 1)


def kept(folder: Path) -> dict[str, str]:
    """Each address below the site's that is kept, with the hash of its file."""
    told = (folder / WORKER).read_text("utf-8").partition(";\n")[0].removeprefix("self.precache=")
    return dict(json.loads(told)["files"])
