"""The pages of the site that tests open: the files that were written, an address of each template, and three widths."""

from pathlib import Path

DOCS = Path(__file__).resolve().parents[1] / "docs"
# Widths of a window, in CSS pixels.
DESK, PHONE, NARROW = 1280, 390, 320

HOME, OVERDOSE, HELP, MISSING = "", "safety/overdose/", "help/", "404.html"
TOPIC, STOPPING, INTERACTIONS = "safety/side-effects/", "safety/stopping/", "safety/interactions/"
EXPLORER, PRIVACY = "basics/in-the-body/", "about/privacy/"
ALL_FACTS = "reference/facts/"
# A page of facts is the template of the interactions, only longer.
FACTS = f"{ALL_FACTS}pharmacokinetics/"
# Each template in another language, whose words around the page are its own.
SPANISH, PORTUGUESE = ("es/", "es/sobredosis/", "es/dejarlo/"), ("pt/", "pt/superdose/", "pt/parar/")
TEMPLATES = [HOME, TOPIC, INTERACTIONS, HELP, OVERDOSE, MISSING, *SPANISH, *PORTUGUESE]


def page_files() -> list[str]:
    """The built file of every Markdown page, and of the not-found page, in order; known before anything is built."""
    pages = (path.relative_to(DOCS).with_suffix("") for path in DOCS.rglob("*.md"))
    folders = (page.parent if page.name == "index" else page for page in pages)
    return [*sorted((folder / "index.html").as_posix() for folder in folders), "404.html"]
