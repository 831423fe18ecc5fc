""" "It does undo" is what is left of "it does not undo" when a word is lost."""

import re
from collections.abc import Iterator

from checks.rules.page import Finding, Page, quote

# What follows a "do" that is the verb itself ("did better", "do so"), or that asks ("does it").
_OTHERWISE = (
    r"not|never|so|the|this|that|it|better|worse|well|in|on|at|for|with|if|and|or|more|less|best|nothing|no|about|when|"
    r"what|because|you|they|we|people|an?|as|without|to|just|also|all|any|both|harm|most|these|those|clonazepam|"
    r"benzodiazepines|slightly|clearly|somewhat|much|severe|one|its|your|their|some|other|each|by|from|after|before"
)
_EMPHATIC = re.compile(rf"(?<!what )(?<!as )(?<!than )\b(?:do|does|did) (?!(?:{_OTHERWISE})\b)[a-z]{{2,}}\b", re.I)
_END = re.compile(r"[.|;:!]")


def emphatic_verbs(page: Page) -> Iterator[Finding]:
    """A cited statement in which "do" only lends weight: it cannot be told from one that has lost its "not"."""
    for piece in page.pieces:
        if piece.kind not in ("sentence", "row", "caption") or not piece.cites:
            continue
        text = " ".join(piece.plain.split())
        for match in _EMPHATIC.finditer(text):
            if "?" not in _END.split(text[match.end() :], maxsplit=1)[0]:
                yield (
                    piece.line,
                    f"'{match[0]}' is what a lost 'not' leaves; put it back, or write the verb alone: {quote(piece)}",
                )
