"""What `finish` works on: a built folder, and the settings, pages and evidence it was built from."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from lxml import html

from checks.front_matter import FrontMatter, read_front_matter
from checks.languages import Language, language_of
from evidence.load import Evidence, load_cached
from evidence.problem import Problem
from publishing.settings import places, read_settings

Read = TypeVar("Read")


@dataclass(frozen=True)
class Page:
    """A page that people read. `path` is its address below the site's ("" is the home page), `group` its heading in
    the navigation ("" at the top level), `name` its file below docs/ and `front` what that says about itself."""

    path: str
    name: str
    group: str
    front: FrontMatter

    @cached_property
    def language(self) -> Language:
        """The language it is written in."""
        return language_of(self.name)

    @property
    def carries(self) -> tuple[str, ...]:
        """The names of the English pages whose text it carries over, its counterpart first; itself if English."""
        return (self.name,) if self.language == "en" else tuple(self.front.twins)

    @property
    def file(self) -> str:
        """The HTML file of the page, below the site's folder."""
        return f"{self.path}index.html"


@dataclass(frozen=True)
class Site:
    """`root` is the folder of the project, `folder` holds the built files, `pages` are in reading order."""

    root: Path
    folder: Path
    url: str
    name: str
    description: str
    drug_names: tuple[str, ...]
    reviewed_by: str
    pages: tuple[Page, ...]
    evidence: Evidence

    @cached_property
    def carriers(self) -> dict[Language, dict[str, Page]]:
        """For each language, by the name of an English page, the page that carries it over, as counterpart if any."""
        found = dict[Language, dict[str, Page]]()
        pairs = [(place, name, page) for page in self.pages for place, name in enumerate(page.carries)]
        for _, name, page in sorted(pairs, key=lambda pair: pair[0]):
            found.setdefault(page.language, {}).setdefault(name, page)
        return found

    def counterparts(self, page: Page) -> list[Page]:
        """For each other language the page that says the same, as far as there is one; English comes first."""
        others = (pages for language, pages in self.carriers.items() if language != page.language)
        return [pages[page.carries[0]] for pages in others if page.carries[0] in pages]

    def read(self, file: str) -> str:
        """The text of a built file."""
        return (self.folder / file).read_text("utf-8")

    def write(self, file: str, text: str) -> None:
        """Write a file of the site, with Unix line ends on every system."""
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")

    def html_files(self) -> Iterator[str]:
        """Every HTML file there is: pages, the redirects of moved ones, the page for addresses that lead nowhere."""
        return (path.relative_to(self.folder).as_posix() for path in sorted(self.folder.rglob("*.html")))


def known(read: tuple[Read | None, list[Problem]]) -> Read:
    """What was read of a file. ValueError with a line for each thing wrong in it, when it could not be."""
    found, problems = read
    if found is None:
        raise ValueError("\n".join(map(str, problems)))
    return found


def read_site(folder: Path, root: Path) -> Site:
    """Read the project in `root`; ValueError when a page of its navigation is not in `folder`."""
    settings, problems = read_settings(root)
    evidence, faults = load_cached(root / "data")
    if settings is None or faults:
        raise ValueError("\n".join(map(str, [*problems, *faults])))
    pages = tuple(_page(group, name, root / "docs") for group, name in places(settings.nav))
    if missing := [page.file for page in pages if not (folder / page.file).is_file()]:
        raise ValueError(f"{folder} is not the built site: it has no {', '.join(missing)}")
    return Site(
        root,
        folder,
        settings.site_url,
        settings.site_name,
        settings.site_description,
        settings.extra.drug_names,
        settings.extra.reviewed_by,
        pages,
        evidence,
    )


def _page(group: str, name: str, docs: Path) -> Page:
    front = known(read_front_matter((docs / name).read_text("utf-8"), f"docs/{name}"))
    path = name.removesuffix(".md").removesuffix("index") + "/" * (not name.endswith("index.md"))
    return Page(path, name, group, front)


def article(page: str, file: str) -> html.HtmlElement:
    """The article of a built page, without comments. ValueError, which names its `file`, when there is none."""
    found = html.document_fromstring(
        page.encode(), parser=html.HTMLParser(encoding="utf-8", remove_comments=True)
    ).find(".//article")
    if found is None:
        raise ValueError(f"{file} has no <article>; its template must hold the page's text in one")
    return found
