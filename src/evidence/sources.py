"""Where the evidence comes from: what a reader can open."""

from typing import Literal, Self

from pydantic import Field, model_validator

from evidence.fields import Day, Https, Id, Text
from evidence.validation import Strict

Kind = Literal["label", "patient-info", "guideline", "review", "trial", "regulation", "database", "news"]


class Source(Strict):
    """Something a reader can open. Field names follow CSL where CSL has one; dates are ISO."""

    id: Id
    kind: Kind
    title: Text
    publisher: Text
    issued: str | None = Field(None, pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")
    edition: str | None = None
    url: Https
    doi: str | None = Field(None, pattern=r"^10\.\d{4,9}/\S+$")
    pmid: str | None = Field(None, pattern=r"^\d{1,8}$")
    jurisdiction: str | None = None
    setid: str | None = Field(None, pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")
    version: str | None = None
    accessed: Day
    read_as: Text
    background: bool = False

    @model_validator(mode="after")
    def _issued_before_it_was_opened(self) -> Self:
        if self.issued and self.issued > self.accessed.isoformat():
            raise ValueError(f"issued {self.issued} is later than accessed {self.accessed}; correct one of them")
        return self
