"""Our search engine beside MiniSearch and Pagefind: the same finished site, the same queries, one table.

`python tools/bench/search_engines.py [site] [--write]` reads what `python3 make.py build` made and the queries of the
tests, and runs the engines in the browser of the tests. MiniSearch comes with `npm ci --prefix .ci --ignore-scripts`.
It gets the titles, the search words and the text of each section as fields with the weights of ours, and words stemmed
as ours. npx installs Pagefind for the run; it indexes the same pages by itself, has no search words, and finds pages,
of which the section with most matches is taken. Misses are not printed: a set that shows them is no longer blind. With
--write the scores that the site shows go to data/search.json.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any

import yaml
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path += [str(ROOT / "tools")]

from browser import find_browser  # noqa: E402
from search_scores import normalized, read_set, scores  # noqa: E402

MINISEARCH = ROOT / ".ci/node_modules/minisearch/dist/umd/index.js"
QUERIES = ROOT / "tests/browser/search/queries.yml"
RESULTS = 12  # as many as ours lists
LOAD = """([titles, [other, ...texts]]) => {
  const { tokenize, stem } = self.searchWords, [, ...pages] = titles;
  self.ours = self.searchEngine(titles);
  self.ours.addText([other, ...texts]);
  self.mini = new MiniSearch({
    fields: ["title", "words", "page", "text"], storeFields: ["location"], tokenize, processTerm: stem,
  });
  let id = 0;
  pages.forEach(({ path, sections }, at) => sections.split("\\n").forEach((line, n) => {
    const [title, words = "", anchor = tokenize(title).join("-")] = line.split("\\t");
    const page = n ? sections.split("\\t")[0].split("\\n")[0] : "";
    self.mini.add({ id: id++, location: path + (n ? `#${anchor}` : ""), title, words, page, text: texts[at][n] });
  }));
}"""
ASK = """([engine, queries, most]) => {
  const weights = { title: 10, words: 6, page: 1.5, text: .8 }, fuzzy = { boost: weights, fuzzy: .2, prefix: true };
  const mini = (query, options) => self.mini.search(query, options).slice(0, most).map(hit => hit.location);
  const ask = {
    ours: query => self.ours.answer(query).hits.map(hit => hit.location),
    "MiniSearch, any word": query => mini(query, fuzzy),
    "MiniSearch, all words": query => mini(query, { ...fuzzy, combineWith: "AND" }),
    "MiniSearch, exact": query => mini(query, { boost: weights }),
  }[engine];
  ask("alcohol");
  const begun = performance.now(), found = queries.map(ask);
  return [found, (performance.now() - begun) / queries.length];
}"""
PAGEFIND = "pagefind@1.5.2"
ASK_PAGEFIND = """async ([queries, most]) => {
  const engine = await import("/pagefind/pagefind.js");
  await engine.init();
  const place = address => address.replace(location.origin, "").replace(/^\\//, "").replace("index.html", "");
  const best = parts => [...parts].sort((a, b) => b.weighted_locations.length - a.weighted_locations.length)[0];
  const ask = async query => {
    const { results } = await engine.search(query);
    const pages = await Promise.all(results.slice(0, most).map(result => result.data()));
    return pages.map(({ url, sub_results }) => place((best(sub_results) ?? { url }).url));
  };
  await ask("alcohol");
  const begun = performance.now(), found = [];
  for (const query of queries) found.push(await ask(query));
  return [found, (performance.now() - begun) / queries.length];
}"""
SETS = ("maintained", "blind", "unseen", "fresh", "autumn", "winter")
SHOWN = {
    "ours": "This site's search",
    "MiniSearch, any word": "MiniSearch, any word, misspelt ones too",
    "MiniSearch, exact": "MiniSearch, exact words",
    "Pagefind": "Pagefind",
}
Results = dict[str, dict[str, list[list[str]]]]  # engine -> set -> for each query the locations found
ENGINES = ("ours", "MiniSearch, any word", "MiniSearch, all words", "MiniSearch, exact")


def measure(page: Page, site: Path, data: Mapping[str, Any]) -> Results:
    """What each engine over our index finds for each set of queries; prints a line of scores for each."""
    index = [json.loads((site / f"search/{name}.json").read_text("utf-8")) for name in ("titles", "text")]
    for script in (site / "assets/search-worker.js", MINISEARCH):
        page.add_script_tag(path=script)
    page.evaluate(LOAD, index)
    heads = ("first", "three", "section", "nothing", "nonsense", "ms")
    print(f"{'set':<12}{'engine':<24}" + "".join(f"{name:>10}" for name in heads))
    results: Results = {engine: {} for engine in ENGINES}
    for name in SETS:
        queries, answers = read_set(data, name)
        for engine in ENGINES:
            found, took = page.evaluate(ASK, [engine, queries, RESULTS])
            results[engine][name] = print_scores(name, engine, found, took, answers)
    return results


def measure_pagefind(page: Page, site: Path, data: Mapping[str, Any]) -> Results:
    """The same for Pagefind, over a copy of the site that it has indexed."""
    npx = shutil.which("npx")
    if not npx:
        sys.exit("npx is needed for Pagefind")
    with TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(site, Path(folder) / "site"))
        subprocess.run([npx, "--yes", PAGEFIND, "--site", copy, "--root-selector", "article"], check=True, stdout=2)
        (copy / "bare.html").write_text("<!doctype html><title>Bench</title>", "utf-8")  # without the site's policy
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(copy)))
        Thread(target=server.serve_forever, daemon=True).start()
        page.goto(f"http://127.0.0.1:{server.server_port}/bare.html")
        results: Results = {"Pagefind": {}}
        for name in SETS:
            queries, answers = read_set(data, name)
            found, took = page.evaluate(ASK_PAGEFIND, [queries, RESULTS])
            results["Pagefind"][name] = print_scores(name, "Pagefind", found, took, answers)
        server.shutdown()
        return results


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def print_scores(
    name: str, engine: str, found: Sequence[Sequence[str]], took: float, answers: Sequence[Sequence[str]]
) -> list[list[str]]:
    """Print the line of one set and engine, and give the locations found in the form of the query file."""
    results = [list(map(normalized, locations)) for locations in found]
    values = "".join(f"{value:>10.3f}" for value in scores(results, answers).values())
    print(f"{name:<12}{engine:<24}{values}{took:>10.1f}")
    return results


def write(results: Results, data: Mapping[str, Any]) -> None:
    """Put what the site shows into data/search.json: each engine with the queries worked with and with all others."""
    answers = {name: read_set(data, name)[1] for name in SETS}
    shown: dict[str, dict[str, Any]] = {}
    for engine, title in SHOWN.items():
        for key, names in {"worked": SETS[:1], "apart": SETS[1:]}.items():
            found, right = ([entry for name in names for entry in sets[name]] for sets in (results[engine], answers))
            row = {"queries": sum(map(bool, right)), **scores(found, right)}
            shown.setdefault(title, {})[key] = {name: round(value, 3) for name, value in row.items()}
    file = ROOT / "data/search.json"
    measurements = json.loads(file.read_text("utf-8"))
    measurements["engines"] = {"date": date.today().isoformat(), "found": shown}
    file.write_text(json.dumps(measurements, indent=2) + "\n", "utf-8", newline="\n")


def main(arguments: list[str]) -> None:
    """Measure the built site named first, or site/."""
    site = next((Path(name) for name in arguments if name != "--write"), ROOT / "site")
    as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=as_root)
        data = yaml.safe_load(QUERIES.read_text("utf-8"))
        results = measure(browser.new_page(), site, data) | measure_pagefind(browser.new_page(), site, data)
        browser.close()
    if "--write" in arguments:
        write(results, data)


if __name__ == "__main__":
    main(sys.argv[1:])
