"""What finishing works on: a built folder, and the settings, pages and evidence it was built from."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from lxml import html

from checks.front_matter import FrontMatter, read_front_matter
from checks.languages import Language, language_of
from evidence.load import Evidence, load_cached
from evidence.validation import unwrap
from publishing.settings import Medicine, Settings, nav_pages, read_medicine, read_settings
from publishing.strings import Strings, read_strings


@dataclass(frozen=True)
class Page:
    """A page that people read, with its front matter.

    `path` is its address below the site's ("" is the home page), `src_uri` its file below docs/, and `nav_section`
    the heading under which the navigation lists it ("" at the top level).
    """

    path: str
    src_uri: str
    nav_section: str
    front: FrontMatter

    @cached_property
    def language(self) -> Language:
        """The language it is written in."""
        return language_of(self.src_uri)

    @property
    def originals(self) -> tuple[str, ...]:
        """The `src_uri` of each English page that it translates, its counterpart first; its own if it is English."""
        return (self.src_uri,) if self.language == "en" else tuple(self.front.twins)

    @property
    def file(self) -> str:
        """The HTML file of the page, below the site's folder."""
        return f"{self.path}index.html"


@dataclass(frozen=True)
class Site:
    """`root` is the folder of the project, `folder` holds the built files, `pages` are in reading order."""

    root: Path
    folder: Path
    settings: Settings
    pages: tuple[Page, ...]
    evidence: Evidence

    @property
    def url(self) -> str:
        """The address of the home page."""
        return self.settings.site_url

    @cached_property
    def strings(self) -> dict[Language, Strings]:
        """The words that finishing adds to pages of each language."""
        return read_strings(self.root)

    @cached_property
    def medicine(self) -> Medicine:
        """What data/medicine.yml says."""
        return read_medicine(self.root)

    @cached_property
    def translations(self) -> dict[Language, dict[str, Page]]:
        """For each language, by the `src_uri` of an English page, the page that translates it, if possible as its
        counterpart."""
        found = dict[Language, dict[str, Page]]()
        ranked = [(rank, original, page) for page in self.pages for rank, original in enumerate(page.originals)]
        for _, original, page in sorted(ranked, key=lambda entry: entry[0]):
            found.setdefault(page.language, {}).setdefault(original, page)
        return found

    def counterparts(self, page: Page) -> list[Page]:
        """For each other language the page that says the same, as far as there is one; English comes first."""
        others = (pages for language, pages in self.translations.items() if language != page.language)
        return [pages[page.originals[0]] for pages in others if page.originals[0] in pages]

    def read(self, file: str) -> str:
        """The text of a built file."""
        return (self.folder / file).read_text("utf-8")

    def write(self, file: str, text: str) -> None:
        """Write a file of the site, with Unix line ends on every system."""
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")

    def files(self, pattern: str = "*") -> list[str]:
        """Every file there is whose name matches a glob pattern, below the site's folder, sorted."""
        paths = (path for path in sorted(self.folder.rglob(pattern)) if path.is_file())
        return [path.relative_to(self.folder).as_posix() for path in paths]


def read_site(folder: Path, root: Path) -> Site:
    """Read the project in `root`; ValueError when a page of its navigation is not in `folder`."""
    settings, problems = read_settings(root)
    evidence, faults = load_cached(root / "data")
    if settings is None or faults:
        raise ValueError("\n".join(map(str, [*problems, *faults])))
    pages = tuple(
        _page(section, src_uri, (root / "docs" / src_uri).read_text("utf-8"))
        for section, src_uri in nav_pages(settings.nav)
    )
    if missing := [page.file for page in pages if not (folder / page.file).is_file()]:
        raise ValueError(f"{folder} is not the built site: it has no {', '.join(missing)}")
    return Site(root, folder, settings, pages, evidence)


@lru_cache(maxsize=1024)  # for a preview, in which most pages stay as they were
def _page(nav_section: str, src_uri: str, source: str) -> Page:
    front = unwrap(read_front_matter(source, f"docs/{src_uri}"))
    path = src_uri.removesuffix(".md").removesuffix("index") + "/" * (not src_uri.endswith("index.md"))
    return Page(path, src_uri, nav_section, front)


def parse_article(text: str, file: str) -> html.HtmlElement:
    """The article of a built page, without comments. ValueError, which names its `file`, when there is none."""
    found = html.document_fromstring(
        text.encode(), parser=html.HTMLParser(encoding="utf-8", remove_comments=True)
    ).find(".//article")
    if found is None:
        raise ValueError(f"{file} has no <article>; its template must hold the page's text in one")
    return found
