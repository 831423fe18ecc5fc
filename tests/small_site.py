"""A small site without a fault, made by code, and the ways to spoil it that the checks must notice."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

URL = "https://example.org/drug/"
END = "\n</article>"


def document(address: str, title: str, body: str, head: str = "") -> str:
    """A whole page: one line of head, then the navigation, then `body` on line 4."""
    up = "../" * address.count("/") or "./"
    return (
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="description" content="About {title.lower()}."><link rel="canonical" href="{URL}{address}">'
        f'<link rel="stylesheet" href="{up}assets/site.css">{head}</head><body>\n'
        f'<nav><a href="{up}">Front</a> <a href="{up}doses/">Doses</a> <a href="{up}safety/">Safety</a></nav>\n'
        f"<main><article>\n{body}{END}</main></body></html>\n"
    )


def redirect(target: str) -> str:
    """A page that sends its reader on."""
    return (
        '<!doctype html><html lang="en-GB"><head><title>Moved</title>'
        f'<meta http-equiv="refresh" content="0; url={target}"></head><body>Moved.</body></html>'
    )


CLEAN = {
    "index.html": document(
        "",
        "Front page",
        '<h1>Front page</h1><p>See <a href="doses/#half-life">half-life</a>, <code>[^code]</code> and '
        '<a href="https://www.nhs.uk/medicines/">others</a>.<sup><a href="#ref">[1]</a></sup><sup><a href="#ref">[2]'
        '</a></sup></p><img src="assets/pill.svg" srcset="assets/pill.svg 1x, assets/pill@2x.svg 2x" alt="A tablet">'
        '<p id="ref">Ring <a href="tel:+44-1632-960961">01632 960961</a>, <a href="tel:999">999</a> or write to '
        '<a href="mailto:someone@example.org?subject=Clonazepam">us</a>.</p>',
    ),
    "doses/index.html": document("doses/", "Doses", '<h1>Doses</h1><h2 id="half-life">Half-life</h2><p>Long.</p>'),
    "safety/index.html": document(
        "safety/",
        "Safety",
        '<h1>Safety</h1><p><a href="../doses/">Doses</a></p><div id="raw"><a href="#raw">Raw</a></div>',
    ),
    "old/index.html": redirect("../safety/"),
    "404.html": document("404", "Not here", '<h1>Not here</h1><p><a href="/drug/safety/">Safety</a></p>')
    .replace('href="./', 'href="/drug/')
    .replace(f'<link rel="canonical" href="{URL}404">', ""),
    "assets/site.css": "/* url(nothing.svg) */\nbody { background: url('pill.svg') }\n",
    "assets/pill.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "assets/pill@2x.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "sitemap.xml": '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    + "".join(f"<url><loc>{URL}{address}</loc></url>\n" for address in ("", "doses/", "safety/"))
    + "</urlset>\n",
}


@dataclass(frozen=True)
class Defect:
    """One fault, planted in a copy of the small site, and the words a check must say about it.

    In `file`, `old` becomes `new`; files of `others` are added, or taken away when None. The problem is
    reported for `blamed`, which is `file` unless said otherwise.
    """

    words: str
    new: str = ""
    old: str = ""
    file: str = "index.html"
    others: Mapping[str, str | None] = field(default_factory=dict)
    blamed: str = ""


def added(markup: str, words: str) -> Defect:
    """A fault that is markup at the end of the front page."""
    return Defect(words, markup + END, END)


def build(root: Path, defect: Defect | None = None) -> Path:
    """Write the small site below `root`, with a defect planted in it if one is given."""
    files: dict[str, str | None] = {**CLEAN, **(defect.others if defect else {})}
    if defect and defect.old:
        assert defect.old in CLEAN[defect.file], f"{defect.file} does not hold {defect.old}"
        files[defect.file] = CLEAN[defect.file].replace(defect.old, defect.new)
    for name, content in files.items():
        if content is not None:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(content, "utf-8")
    return root
