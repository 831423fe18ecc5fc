"""The forms that single values of the evidence have: ids, days, addresses, shares of people."""

import re
from datetime import date, timedelta
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, HttpUrl

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _id(text: str) -> str:
    if not ID.fullmatch(text):
        raise ValueError(f"'{text}' is not a well-formed id; use lower case letters, digits and hyphens")
    return text


def _https(url: HttpUrl) -> HttpUrl:
    if url.scheme != "https":
        raise ValueError("the address must begin with https://")
    return url


def _written_as_day(value: Any) -> Any:
    if isinstance(value, str) and not _DAY.fullmatch(value):
        raise ValueError(f"'{value}' is no date; write YYYY-MM-DD")
    return value


def _has_come(day: date) -> date:
    # Somewhere on earth it is tomorrow already.
    if day > date.today() + timedelta(days=1):
        raise ValueError(f"{day} lies ahead; give the day on which it was done")
    return day


Id = Annotated[str, AfterValidator(_id)]
Text = Annotated[str, Field(min_length=1)]
Day = Annotated[date, BeforeValidator(_written_as_day), AfterValidator(_has_come)]
Https = Annotated[HttpUrl, AfterValidator(_https)]
Share = Annotated[str, Field(pattern=r"^<?\d{1,2}(\.\d+)?$", description="people in 100")]
