"""The pages of the site that tests open: the files that were written, an address of each template, and three widths."""

from pathlib import Path

from root import DOCS

from checks.languages import Language, language_of

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
# Folders, and pages or folders of the reference, that make clinical claims.
CLINICAL = {"basics", "uses", "taking", "safety", "people"}
CLINICAL |= {"drug-tests", "legal-status", "questions", "common-claims", "disagreements"}


def pages_in(language: Language) -> list[Path]:
    """The Markdown of every page in a language, in order."""
    return [page for page in sorted(DOCS.rglob("*.md")) if language_of(page.relative_to(DOCS).as_posix()) == language]


def clinical_pages() -> list[Path]:
    """The Markdown of the English pages that make clinical claims."""
    return [page for page in pages_in("en") if CLINICAL & {page.stem, *page.relative_to(DOCS).parts}]


def page_files() -> list[str]:
    """The built file of every Markdown page, and of the not-found page, in order; known before anything is built."""
    pages = (path.relative_to(DOCS).with_suffix("") for path in DOCS.rglob("*.md"))
    folders = (page.parent if page.name == "index" else page for page in pages)
    return [*sorted((folder / "index.html").as_posix() for folder in folders), "404.html"]
