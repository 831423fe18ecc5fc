"""Keep what was made from a file, so that the next process need not make it again.

What is kept carries a seal: one hash of what it was made from, of the code that made it and of itself. Where the seal
does not fit, for whatever reason, the thing is made anew.
"""

import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pydantic
import yaml

CACHE = Path(".cache/drugref")


def kept(place: Path, source: str, make: Callable[[], Any]) -> Any:
    """What `make` makes of `source` (which names all that it depends on), from the file `place` if it is there."""
    with suppress(OSError):
        old = place.read_bytes()
        if old[:32] == _seal(source, old[32:]):
            return pickle.loads(old[32:])
    made = make()
    # A thing that cannot be packed or a folder that cannot be written to costs time and nothing else.
    with suppress(OSError, pickle.PicklingError, AttributeError, TypeError):
        packed = pickle.dumps(made, pickle.HIGHEST_PROTOCOL)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(_seal(source, packed) + packed)
    return made


def _seal(source: str, packed: bytes) -> bytes:
    return sha256(_code() + source.encode() + packed).digest()


@cache
def _code() -> bytes:
    """The code as it was when this process began to use it, and what it runs on."""
    own = (path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py")))
    return sha256(b"".join((*own, f"{sys.version} {pydantic.VERSION} {yaml.__version__}".encode()))).digest()
