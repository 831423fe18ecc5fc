"""How long it takes from a key to the list, on a page slowed down four times.

`python tools/bench/search_latency.py [site]` opens a copy of the built site from a folder, where the engine runs in the
page and so is slowed down with it, and types words key by key, each on a page of its own: right ones, and misspelt
ones, which are the first that this page reads. It prints the median and the 95th percentile over the keys.
"""

import os
import statistics
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path += [str(ROOT / "tools"), str(ROOT / "src")]

from browser import find_browser  # noqa: E402

from publishing.offline import write_archive  # noqa: E402

SLOWER = 4
RUNS = 3
WORDS = {
    "right": ["alcohol", "pregnancy", "side effects", "can i drive"],
    "misspelt": ["alkohol", "pregnent", "wihtdrawal syptomes", "clonopin adiction", "breth slow"],
}
READY = """() => new Promise(ready => {
  const form = document.querySelector('main [role=search]'), box = form.querySelector('[name=q]');
  box.focus();
  const poll = () => form.dataset.drawn === 'klonopin' ? ready() : setTimeout(poll, 20);
  setTimeout(() => { box.value = 'klonopin'; box.dispatchEvent(new Event('input', { bubbles: true })); poll(); }, 300);
})"""
KEYS = """async word => {
  const form = document.querySelector('main [role=search]'), box = form.querySelector('[name=q]'), took = [];
  for (let end = 1; end <= word.length; end++) {
    box.value = word.slice(0, end);
    const wanted = box.value.trim(), begun = performance.now();
    const drawn = new Promise(done => new MutationObserver((_, watch) => {
      if (form.dataset.drawn === wanted) { watch.disconnect(); done(); }
    }).observe(form, { attributes: true }));
    box.dispatchEvent(new Event('input', { bubbles: true }));
    await drawn;
    await new Promise(requestAnimationFrame);
    took.push(performance.now() - begun);
    await new Promise(done => setTimeout(done, 30));
  }
  return took;
}"""


def keys(browser: Browser, address: str, word: str) -> list[float]:
    """Milliseconds from each key of a word to its list, on a new page."""
    page = browser.new_page()
    page.goto(address)
    page.evaluate(READY)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    took = page.evaluate(KEYS, word)
    page.close()
    return list(map(float, took))


def main(arguments: list[str]) -> None:
    """Measure the built site named first, or site/; the best of a few runs, since other work slows the machine."""
    site = Path(arguments[0]) if arguments else ROOT / "site"
    as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        write_archive(site.resolve(), ROOT, archive := Path(folder) / "copy.zip")
        with ZipFile(archive) as packed:
            packed.extractall(folder)
        browser = playwright.chromium.launch(executable_path=find_browser(), args=as_root)
        address = (Path(folder) / "copy/index.html").as_uri()
        for kind, words in WORDS.items():
            runs = [sorted(ms for word in words for ms in keys(browser, address, word)) for _ in range(RUNS)]
            found = [(run[int(0.95 * len(run))], statistics.median(run)) for run in runs]
            high, middle = min(found)
            worst = max(found)[0]
            print(f"{kind:<10}median {middle:.0f} ms, 95th percentile {high:.0f} ms (worst of {RUNS} runs {worst:.0f})")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
