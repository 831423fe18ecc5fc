"""What a reader meets of a stretch of Markdown, what it cites, and which of its lines are code.

What nobody sees (comments, tags, targets of links, attributes) is blanked and keeps its length, so that places in the
plain text are places in the source. Code is shown to readers and is read.
"""

import re
from functools import lru_cache
from html import unescape

CITATION = re.compile(r"(?<!\\)\[\^([^\]\s]+)\]")
# A word long enough to say something.
CONTENT_WORD = re.compile(r"[a-z]{4,}")
# Words that say little of what a sentence is about.
STOP_WORD = re.compile(
    r"this|that|with|from|have|been|were|they|them|your|their|which|than|when|more|most|some|such|other|into|only|also|"
    r"does|says|said|clonazepam|benzodiazepines?|medicines?|people|take|taken|very|just|same|both|each|many|much|make|made"
)
_COMMENT = r"<!--.*?-->"
_TAG = r"</?[a-zA-Z][^<>]*>"
# A link's target goes; a title in it is found by `shown_attributes`.
_TARGET = r"\]\([^)\s]*(?:\s+(?:\"[^\"]*\"|'[^']*'))?\)"
_WORD = r"(?:[#.][\w:-]+|data-[\w-]+(?![\w=-])|[\w:-]+=(?:\"[^\"]*\"|'[^']*'|[^\s}]+))"
_ATTRIBUTES = rf"\{{:?\s*{_WORD}(?:\s+{_WORD})*\s*\}}"
_MARKUP = rf"{_COMMENT}|{_TAG}|{_TARGET}|{_ATTRIBUTES}"
_CODE = r"`+[^`]*`+"
_LISTING = r"^\s*\[\[[a-z-]+(?:: *[^\]\d]+)?\]\]\s*$"
# What is no prose of a page: nobody reads it, and it is not put into other words.
NOT_PROSE = re.compile(rf"{CITATION.pattern}|{_MARKUP}|https?://\S+|{_LISTING}|(?<=\]): \S+$", re.DOTALL)
_HIDES_A_CITATION = re.compile(rf"{_CODE}|{_MARKUP}", re.DOTALL)
# A text without any of these signs holds no markup, so there is nothing to blank.
_MARKED = re.compile(r"[\[\]`<{&*_:]")
_EMPHASIS = re.compile(r"[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}|`+|~~")
_OPENING = re.compile(r"^\s*(?:(?P<ticks>`{3,})[^`]*|(?P<tildes>~{3,}).*)$")
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-f]+|\w+);", re.IGNORECASE)
_SHOWN = re.compile(
    r"(?:\b(?:title|alt|aria-label|summary|placeholder|label)\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'))"
    r"|\]\([^)\s]*\s+(?:\"(?P<link>[^\"]*)\"|'(?P<other>[^']*)')\)"
    r"|^\s{0,3}\[[^\]^]+\]:\s+\S+\s+[\"'(](?P<named>[^\"')]*)[\"')]",
    re.IGNORECASE | re.MULTILINE,
)


class Fence:
    """Follows fenced code as CommonMark has it: a block ends at a line of its own sign, at least as long."""

    def __init__(self) -> None:
        self.mark = ""
        self.line = 0

    def holds(self, number: int, line: str) -> bool:
        """Is the line code, or the line that begins or ends it?"""
        bare = line.strip()
        if self.mark:
            if bare and not bare.strip(self.mark[0]) and len(bare) >= len(self.mark):
                self.mark = ""
            return True
        if opening := _OPENING.match(line):
            self.mark, self.line = opening["ticks"] or opening["tildes"], number
        return bool(self.mark)


def plain(text: str) -> str:
    """Markdown as a reader would hear it, each thing in its place."""
    if not _MARKED.search(text):
        return text
    text = _EMPHASIS.sub(blank, NOT_PROSE.sub(blank, text))
    return _ENTITY.sub(
        lambda match: unescape(match[0]).replace("\u00a0", " ").ljust(len(match[0]))[: len(match[0])], text
    )


@lru_cache(maxsize=8192)
def citations(text: str) -> tuple[str, ...]:
    """The facts that a reader sees cited, in order.

    Not those in a comment, in code, in an attribute or after a backslash.
    """
    return tuple(CITATION.findall(_HIDES_A_CITATION.sub(blank, text)))


def hidden_citations(text: str) -> list[str]:
    """Citations that stand where no reader sees one."""
    shown = list(citations(text))
    return [id_ for id_ in re.findall(r"\[\^([^\]\s]+)\]", text) if id_ not in shown]


def shown_attributes(text: str) -> list[str]:
    """Each title, alternative text and label: tooltips and screen readers tell them."""
    return [next(filter(None, match.groups()), "") for match in _SHOWN.finditer(text)]


def odd_entities(text: str) -> list[str]:
    """Entities that stand for a letter, a digit or a sign that could be part of a number."""
    return [entity for entity in _ENTITY.findall(text) if unescape(entity).isalnum() or unescape(entity) in ".,·-+/*%"]


def blank(match: re.Match[str]) -> str:
    """As many spaces as the match has letters, and its line ends: what stands after it keeps its place."""
    return re.sub(r"[^\n]", " ", match[0])


def without_code(text: str) -> str:
    """The text with its code spans blanked."""
    return re.sub(_CODE, blank, text)


def stems(text: str, stop_word: re.Pattern[str] = STOP_WORD) -> set[str]:
    """The beginnings of a text's words, without stop words: "starting" and "starts" are one."""
    return {word[:5] for word in CONTENT_WORD.findall(text.lower()) if not stop_word.fullmatch(word)}
