"""How much of each core document was read (data/coverage.yml), and the rules between that and the records."""

import re
from collections.abc import Iterator, Mapping
from typing import Literal, Self

from pydantic import Field, model_validator

from evidence.problem import Problem
from evidence.records import Record
from evidence.sources import Source
from evidence.validation import Id, PartialDate, Strict, Text

Read = Literal["whole", "part", "not read"]


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


def coverage_problems(
    documents: Mapping[str, Document],
    sources: Mapping[str, Source],
    records: Mapping[str, Record],
    places: Mapping[str, tuple[str, int]],
) -> Iterator[Problem]:
    """Documents without a source or newer than the day it was opened, and records from sections that were not read.

    `places` gives file and line of each record, and of each document as `document <id>`.
    """
    unread: dict[str, list[str]] = {}
    for id_, document in documents.items():
        source = sources.get(document.source)
        if source is None:
            message = f"{id_}: no source {document.source} in sources.yml; add it or correct the id"
            yield Problem(*places[f"document {id_}"], message)
        elif document.dated > source.accessed.isoformat():
            message = f"{id_}: dated {document.dated}, after its source was opened on {source.accessed}"
            yield Problem(*places[f"document {id_}"], message)
        unread.setdefault(document.source, []).extend(document.titles("not read"))
    for id_, record in records.items():
        for title in unread.get(record.source, ()):
            if record.certainty == "read" and re.match(rf"{re.escape(title)}\b", record.section, re.IGNORECASE):
                message = f"{id_}: read in '{title}', a section that coverage.yml says was not read"
                yield Problem(*places[id_], message)
