"""How soon does a preview show what was saved? Seconds by the clock from saving a page, or a fact, to its new text."""

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import corpus
import yaml

PAGES, FACTS, TIMES, PATIENCE = 40, 1_600, 9, 120.0
TOOLS = Path(__file__).resolve().parents[1]
PAGE, FACT = "part-0/group-0/page-0", "Group a took 2 mg"


def wait_for(address: str, words: str) -> float:
    """Seconds until the page holds `words`. TimeoutError when it never does."""
    begun = time.monotonic()
    while time.monotonic() - begun < PATIENCE:
        try:
            with urlopen(address) as answer:
                if words in answer.read().decode():
                    return time.monotonic() - begun
        except (URLError, ConnectionError):
            pass
        time.sleep(0.02)
    raise TimeoutError(f"{address} never said {words!r}")


def times_to_show(path: Path, old: str, address: str) -> list[float]:
    """Save `path` again and again, each time with another word after `old`; the seconds until each is shown."""
    text, times = path.read_text("utf-8"), []
    for number in range(TIMES):
        words = f"{old} {corpus.word(number)}x"
        path.write_text(text.replace(old, words), "utf-8")
        times.append(wait_for(address, words))
    return times


def main() -> None:
    """Start the preview, measure, end it."""
    with tempfile.TemporaryDirectory() as name, socket.create_server(("127.0.0.1", 0)) as free:
        folder, port = Path(name), free.getsockname()[1]
        free.close()
        corpus.make(folder, PAGES, FACTS)
        path = os.pathsep.join([str(folder / "src"), str(TOOLS)])
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": path}
        command = [sys.executable, "-m", "preview", ".", str(port)]
        preview = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL)
        try:
            settings = yaml.safe_load((folder / "mkdocs.yml").read_text("utf-8"))
            address = f"http://127.0.0.1:{port}{urlsplit(settings['site_url']).path}{PAGE}/"
            print(f"first shown after {wait_for(address, FACT):.1f} s")
            for what, file, old in (
                ("page", f"docs/{PAGE}.md", "This page is made up"),
                ("fact", "data/facts/growth.yml", FACT),
            ):
                seconds = times_to_show(folder / file, old, address)
                print(f"a saved {what} is shown after {statistics.median(seconds):.1f} s, at most {max(seconds):.1f} s")
        finally:
            preview.terminate()
            preview.wait()


if __name__ == "__main__":
    main()
