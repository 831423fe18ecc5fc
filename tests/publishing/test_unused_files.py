"""Nothing is published that nobody asks for."""

import re
import shutil
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from lxml import html
from site_check.addresses import addresses_of_css, addresses_of_page

# What is published for others than the pages, and why.
FOR_OTHERS = {
    "sitemap.xml": "search engines ask for it by name",
    "404.html": "the host sends it for what is missing",
    "index.md": "llms.txt lists the plain copy of each page",
    "data/": "people take it from about/data or by its name there",
    "llms.txt": "programs that read sites ask for it by name",
    "feed.xml": "feed readers find it by the link in the home page and in that of changes",
    "service-worker.js": "site.js registers it when the reader asks",
}


def test_everything_that_is_published_is_asked_for(site: Path) -> None:
    assert unasked(site) == []


def test_a_file_that_nothing_asks_for_is_noticed(site: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(site, tmp_path / "site")
    (copy / "assets/bundle.js.map").write_text("{}", "utf-8")
    assert unasked(copy) == ["assets/bundle.js.map"]


def unasked(site: Path) -> list[str]:
    """Published files that no page, style sheet or script of the site names, and that nobody else asks for."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    base = re.sub(r"[^/]*$", "", urlsplit(canonical(site)).path)
    asked: set[str] = set()
    for file in files:
        path, url = site / file, "https://here" + base + file
        if file.endswith(".html"):
            named = [address.value for address in addresses_of_page(html.document_fromstring(path.read_bytes()))]
            asked.add(file) if file.endswith("index.html") else None
        elif file.endswith(".css"):
            named = [address.value for address in addresses_of_css(path.read_text("utf-8"))]
        elif file.endswith((".js", ".webmanifest")):
            # Scripts name files as text, from their own folder or from the site's.
            named = re.findall(r"""["'`]([\w./-]+\.\w+)["'`]""", path.read_text("utf-8"))
            named += [f"/{urljoin(base, name).lstrip('/')}" for name in named]
        else:
            continue
        for value in named:
            asked.add(urlsplit(urljoin(url, value)).path.removeprefix(base))
    others = tuple(FOR_OTHERS)
    return sorted(file for file in files - asked if not (file.startswith(others) or file.endswith("/index.md")))


def canonical(site: Path) -> str:
    return str(html.parse(site / "index.html").xpath("//link[@rel='canonical']/@href")[0])
