"""Addresses that no statement for the reader at large may rest on, and why: data/banned-sources.yml.

A source is banned by where it stands: a machine digest of labels, a shop, a news page, a test directory, an
encyclopaedia, the search form of a register. A copy of an official text found there is no reason to name the place:
the source is the text at its official address, and its `read_as` says which copy was read.
"""

from collections.abc import Iterable
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import Field

from evidence.sources import Source
from evidence.validation import Id, Strict, Text

# A host, with a path if only part of it is meant: "drugs.com", "medicines.example/search".
Place = Annotated[str, Field(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+(/\S*)?$")]


class Banned(Strict):
    """One kind of place; `remaining` are the sources there that still stand in a plain part and are to go."""

    id: Id
    reason: Text
    places: tuple[Place, ...] = Field(min_length=1)
    remaining: tuple[Id, ...] = ()

    def covers(self, source: Source) -> bool:
        """Whether the source's address is one of these places, or of a host below it."""
        parts = urlsplit(str(source.url))
        host, rest = parts.netloc.removeprefix("www."), parts.path + (f"?{parts.query}" if parts.query else "")
        for place in self.places:
            name, slash, path = place.partition("/")
            if (host == name or host.endswith(f".{name}")) and rest.startswith(slash + path):
                return True
        return False


def ban(source: Source, banned: Iterable[Banned]) -> Banned | None:
    """The kind of place that a source stands at, or None if it may be cited."""
    return next((one for one in banned if one.covers(source)), None)
