"""Our search engine beside MiniSearch and Pagefind: the same finished site, the same queries, one table.

`python tools/bench/search_engines.py [site] [--write]` reads what `python3 make.py build` made and the queries of the
tests, and runs the engines in the browser of the tests. MiniSearch comes with `npm ci --prefix .ci --ignore-scripts`.
It gets the titles, the search words and the text of each section as fields with the weights of ours, and words folded
as ours. Pagefind is brought by npx for the run; it indexes the same pages by itself, has no search words, and gives
pages, of which the part with most matches is taken.
Misses are not printed: a set that shows them is no longer blind. With --write the figures that the site shows go to
data/search.json.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from fnmatch import fnmatchcase
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

MINISEARCH = ROOT / ".ci/node_modules/minisearch/dist/umd/index.js"
QUERIES = ROOT / "tests/browser/search/queries.yml"
MOST = 12  # as many places as ours lists
LOAD = """([titles, [other, ...texts]]) => {
  const { wordsOf, stem } = self.searchWords, [, ...pages] = titles;
  self.ours = self.searchEngine(titles);
  self.ours.addText([other, ...texts]);
  self.mini = new MiniSearch({
    fields: ["title", "words", "page", "text"], storeFields: ["location"], tokenize: wordsOf, processTerm: stem,
  });
  let id = 0;
  pages.forEach(({ path, sections }, at) => sections.split("\\n").forEach((line, n) => {
    const [title, words = "", anchor = wordsOf(title).join("-")] = line.split("\\t");
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
Found = dict[str, dict[str, list[list[str]]]]  # engine, set, query: the places found
ENGINES = ("ours", "MiniSearch, any word", "MiniSearch, all words", "MiniSearch, exact")


def right(places: Sequence[str], wanted: Sequence[str], first: int) -> bool:
    """Is a page that answers among the first pages found?"""
    pages = list(dict.fromkeys(place.partition("#")[0] for place in places))[:first]
    return any(fnmatchcase(page, want.partition("#")[0]) for page in pages for want in wanted)


def in_section(places: Sequence[str], wanted: Sequence[str]) -> bool:
    """Is the first place the section wanted, or any part of a page that is wanted as a whole?"""
    first = places[0] if places else ""
    return any(fnmatchcase(first if "#" in want else first.partition("#")[0], want) for want in wanted)


def figures(found: Sequence[Sequence[str]], wanted: Sequence[Sequence[str]]) -> dict[str, float]:
    """Shares of the queries that want something, and pages found by each that wants nothing."""
    asked = [(places, wants) for places, wants in zip(found, wanted, strict=True) if wants]
    idle = [places for places, wants in zip(found, wanted, strict=True) if not wants]
    nonsense = [{place.partition("#")[0] for place in places} for places in idle]
    return {
        "first": sum(right(places, wants, 1) for places, wants in asked) / len(asked),
        "three": sum(right(places, wants, 3) for places, wants in asked) / len(asked),
        "section": sum(in_section(places, wants) for places, wants in asked) / len(asked),
        "nothing": sum(not places for places, _ in asked) / len(asked),
        "nonsense": sum(map(len, nonsense)) / max(1, len(nonsense)),
    }


def measure(page: Page, site: Path, data: Mapping[str, Any]) -> Found:
    """What each engine that works on our index finds for each set, printed a line each."""
    read = [json.loads((site / f"search/{name}.json").read_text("utf-8")) for name in ("titles", "text")]
    for script in (site / "assets/search-worker.js", MINISEARCH):
        page.add_script_tag(path=script)
    page.evaluate(LOAD, read)
    heads = ("first", "three", "section", "nothing", "nonsense", "ms")
    print(f"{'set':<12}{'engine':<24}" + "".join(f"{name:>10}" for name in heads))
    places: Found = {engine: {} for engine in ENGINES}
    for name in SETS:
        queries, wanted = asked(data, name)
        for engine in ENGINES:
            found, took = page.evaluate(ASK, [engine, queries, MOST])
            places[engine][name] = tell(name, engine, found, took, wanted)
    return places


def measure_pagefind(page: Page, site: Path, data: Mapping[str, Any]) -> Found:
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
        places: Found = {"Pagefind": {}}
        for name in SETS:
            queries, wanted = asked(data, name)
            found, took = page.evaluate(ASK_PAGEFIND, [queries, MOST])
            places["Pagefind"][name] = tell(name, "Pagefind", found, took, wanted)
        server.shutdown()
        return places


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def asked(data: Mapping[str, Any], name: str) -> tuple[list[str], list[list[str]]]:
    """The queries of a set and, for each, the places that answer it."""
    own = [entry for entry in data["queries"] if entry["set"] == name]
    return [str(entry["query"]) for entry in own], [answers(entry.get("topic") or [], data["topics"]) for entry in own]


def tell(
    name: str, engine: str, found: Sequence[Sequence[str]], took: float, wanted: Sequence[Sequence[str]]
) -> list[list[str]]:
    """Print the line of one set and engine, and give the places found as the queries write them."""
    places = [list(map(written, own)) for own in found]
    print(f"{name:<12}{engine:<24}" + "".join(f"{value:>10.3f}" for value in figures(places, wanted).values()), end="")
    print(f"{took:>10.1f}")
    return places


def write(found: Found, data: Mapping[str, Any]) -> None:
    """Put what the site shows into data/search.json: each engine with the queries worked with and with all others."""
    wanted = {name: asked(data, name)[1] for name in SETS}
    shown: dict[str, dict[str, Any]] = {}
    for engine, title in SHOWN.items():
        for key, names in {"worked": SETS[:1], "apart": SETS[1:]}.items():
            places, wants = ([one for name in names for one in of[name]] for of in (found[engine], wanted))
            row = {"queries": sum(map(bool, wants)), **figures(places, wants)}
            shown.setdefault(title, {})[key] = {name: round(value, 3) for name, value in row.items()}
    file = ROOT / "data/search.json"
    figures_ = json.loads(file.read_text("utf-8"))
    figures_["engines"] = {"date": date.today().isoformat(), "found": shown}
    file.write_text(json.dumps(figures_, indent=2) + "\n", "utf-8", newline="\n")


def answers(topics: str | list[str], places: Mapping[str, list[str]]) -> list[str]:
    """What answers a query: the places of its topics but for those that are only acceptable."""
    named = [topics] if isinstance(topics, str) else topics
    return [place for topic in named for place in places[topic] if not place.endswith("~")]


def written(location: str) -> str:
    """A place as the queries write it: no slash before the anchor, the home page as `index`."""
    path, mark, anchor = location.partition("#")
    return (path.strip("/") or "index") + mark + anchor


def main(arguments: list[str]) -> None:
    """Measure the built site named first, or site/."""
    site = next((Path(name) for name in arguments if name != "--write"), ROOT / "site")
    as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=as_root)
        data = yaml.safe_load(QUERIES.read_text("utf-8"))
        found = measure(browser.new_page(), site, data) | measure_pagefind(browser.new_page(), site, data)
        browser.close()
    if "--write" in arguments:
        write(found, data)


if __name__ == "__main__":
    main(sys.argv[1:])
