"""Where the evidence comes from: what a reader can open, how much of it was read (data/coverage.yml), and the places
that no statement for all may rest on."""

from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, model_validator

from evidence.validation import Day, Https, Id, PartialDate, Strict, Text

Kind = Literal["label", "patient-info", "guideline", "review", "trial", "regulation", "database", "news"]
Read = Literal["whole", "part", "not read"]


class Source(Strict):
    """Something a reader can open. Field names follow CSL where CSL has one; dates are ISO."""

    id: Id
    kind: Kind
    title: Text
    publisher: Text | None = None
    author: tuple[Text, ...] = Field((), description="family names, in order")
    others: bool = Field(False, description="there are more authors than are named")
    container_title: Text | None = Field(None, alias="container-title", description="the journal")
    volume: Text | None = None
    issue: Text | None = None
    page: Text | None = None
    number: Text | None = Field(None, description="of an article without pages")
    pmcid: str | None = Field(None, pattern=r"^PMC\d+$")
    issued: PartialDate | None = None
    edition: str | None = None
    url: Https
    doi: str | None = Field(None, pattern=r"^10\.\d{4,9}/\S+$")
    pmid: str | None = Field(None, pattern=r"^\d{1,8}$")
    jurisdiction: str | None = None
    language: str = Field("en", pattern=r"^[a-z]{2}$", description="of the title and of the text, ISO 639-1")
    setid: str | None = Field(None, pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")
    version: str | None = None
    accessed: Day
    read_as: Text

    @property
    def imprint(self) -> str:
        """Publisher, authors and journal, as a reference gives them: authors, journal year;volume(issue):page."""
        names = [*self.author, *(["others"] if self.others else [])]
        authors = " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
        volume = f"{self.volume or ''}{f'({self.issue})' if self.issue else ''}{f':{self.page}' if self.page else ''}"
        year = (self.issued or "")[:4] if volume else ""
        journal = " ".join(filter(None, (self.container_title, ";".join(filter(None, (year, volume))), self.number)))
        return ", ".join(filter(None, (self.publisher, authors, journal)))

    @model_validator(mode="after")
    def _publisher_and_journal_fit(self) -> Self:
        if not (self.publisher or self.container_title or self.author):
            raise ValueError(
                "no publisher, container-title or author; a paper names its journal, all else its publisher"
            )
        if self.container_title is None and (self.volume or self.issue or self.page or self.number):
            raise ValueError("volume, issue, page and number are of a journal; name it as container-title")
        return self

    @model_validator(mode="after")
    def _issued_before_accessed(self) -> Self:
        if self.issued and self.issued > self.accessed.isoformat():
            raise ValueError(f"issued {self.issued} is later than accessed {self.accessed}; correct one of them")
        return self


class LeftOut(Strict):
    """Sentences of a section that no fact holds, and why not."""

    what: Text
    why: Text


class ReadSection(Strict):
    """One section of a document, as its own headings name it. `which` says what was read of a part."""

    title: Text
    read: Read
    which: str | None = None
    left_out: tuple[LeftOut, ...] = ()

    @model_validator(mode="after")
    def _read_agrees_with_which_and_left_out(self) -> Self:
        if (self.read == "part") != bool(self.which):
            raise ValueError("`which` says what was read of a `part`, and stands with nothing else")
        if self.read == "not read" and self.left_out:
            raise ValueError("`left_out` is about sentences that were read; this section was not")
        return self


class Document(Strict):
    """A document that the site rests on: the text of which day, and the copy of it that was read."""

    id: Id
    title: Text
    source: Id
    dated: PartialDate
    seen_in: Text
    sections: tuple[ReadSection, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _sections_are_unique(self) -> Self:
        titles = [section.title for section in self.sections]
        if doubled := sorted({title for title in titles if titles.count(title) > 1}):
            raise ValueError(f"the section {', '.join(doubled)} stands twice; keep one")
        return self

    def titles(self, read: Read) -> list[str]:
        """The sections that were read to this extent, with what was read of a part."""
        return [
            f"{section.title} ({section.which})" if section.which else section.title
            for section in self.sections
            if section.read == read
        ]


# A host, or a host and a path where only part of it is banned: "drugs.com", "medicines.example/search".
Place = Annotated[str, Field(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+(/\S*)?$")]


class Banned(Strict):
    """One kind of place that is ruled out, and why."""

    # An official text that was read as a copy at such a place is cited by its official address; its `read_as` names
    # the copy.
    id: Id
    reason: Text
    places: tuple[Place, ...] = Field(min_length=1)

    def covers(self, source: Source) -> bool:
        """Whether the source's address is one of these places, or of a host below it."""
        url = urlsplit(str(source.url))
        for place in self.places:
            host, slash, path = place.partition("/")
            if f".{url.netloc}".endswith(f".{host}") and url.path.startswith(slash + path):
                return True
        return False
