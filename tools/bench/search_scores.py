"""Score what a search engine found: how often, over a set of queries of the tests, an answer comes first."""

from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from typing import Any


def read_set(data: Mapping[str, Any], name: str) -> tuple[list[str], list[list[str]]]:
    """The queries of a set and, for each, the locations that answer it."""
    entries = [entry for entry in data["queries"] if entry["set"] == name]
    answers = [answers_of(entry.get("topic") or [], data["topics"]) for entry in entries]
    return [str(entry["query"]) for entry in entries], answers


def answers_of(topics: str | list[str], locations: Mapping[str, list[str]]) -> list[str]:
    """What answers a query: the locations of its topics but for those that are only acceptable."""
    names = [topics] if isinstance(topics, str) else topics
    return [location for name in names for location in locations[name] if not location.endswith("~")]


def normalized(location: str) -> str:
    """A location as the queries write it: no slash before the anchor, the home page as `index`."""
    path, mark, anchor = location.partition("#")
    return (path.strip("/") or "index") + mark + anchor


def has_right_page(results: Sequence[str], answers: Sequence[str], first: int) -> bool:
    """Is a page that answers among the first pages found?"""
    pages = list(dict.fromkeys(location.partition("#")[0] for location in results))[:first]
    return any(fnmatchcase(page, answer.partition("#")[0]) for page in pages for answer in answers)


def has_right_section(results: Sequence[str], answers: Sequence[str]) -> bool:
    """Is the first result a section that answers, or any section of a page that answers as a whole?"""
    first = results[0] if results else ""
    return any(fnmatchcase(first if "#" in answer else first.partition("#")[0], answer) for answer in answers)


def scores(results: Sequence[Sequence[str]], answers: Sequence[Sequence[str]]) -> dict[str, float]:
    """Shares of the queries that have an answer, and how many pages a query without one finds on average."""
    answerable = [(found, right) for found, right in zip(results, answers, strict=True) if right]
    nonsense = [
        {location.partition("#")[0] for location in found}
        for found, right in zip(results, answers, strict=True)
        if not right
    ]
    return {
        "first": sum(has_right_page(found, right, 1) for found, right in answerable) / len(answerable),
        "three": sum(has_right_page(found, right, 3) for found, right in answerable) / len(answerable),
        "section": sum(has_right_section(found, right) for found, right in answerable) / len(answerable),
        "nothing": sum(not found for found, _ in answerable) / len(answerable),
        "nonsense": sum(map(len, nonsense)) / max(1, len(nonsense)),
    }
