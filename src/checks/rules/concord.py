""" "Dé nada" is what is left of "no dé nada" when a word is lost: Spanish and Portuguese deny twice in one sentence."""

import re
from collections.abc import Iterator

from checks.languages import Language
from checks.rules.page import Finding, Page, quote

# A word that stands behind a verb only where something denies before it, and what may do so.
_BEHIND: dict[Language, re.Pattern[str]] = {
    "es": re.compile(r"\b(?:nada|nadie|ning(?:ún|una|uno)|nunca|jamás|tampoco|ni)\b", re.IGNORECASE),
    "pt": re.compile(r"\b(?:nada|ninguém|nenhum(?:a)?|nunca|jamais|tampouco|nem)\b", re.IGNORECASE),
}
_BEFORE: dict[Language, re.Pattern[str]] = {
    "es": re.compile(
        r"\b(?:no|ni|sin|nunca|jamás|nadie|nada|ning\w+|tampoco|apenas|antes (?:de|que)|más que|mejor que|peor que|"
        r"casi)\b",
        re.IGNORECASE,
    ),
    "pt": re.compile(
        r"\b(?:não|nem|sem|nunca|jamais|ninguém|nada|nenhuma?|tampouco|antes (?:de|que)|mais (?:do )?que|quase)\b",
        re.IGNORECASE,
    ),
}
_CLAUSE = re.compile(r"[.;:,|!?¿¡()«»“”]|\b(?:y|e|o|ou|pero|mas|que|si|se)\b", re.IGNORECASE)
# "En ningún caso", "a nadie" open a clause.
_OPENING = 2


def lost_denials(page: Page) -> Iterator[Finding]:
    """Words that deny behind their verb where nothing before it does: the sentence has lost its "no"."""
    if page.language not in _BEHIND:
        return
    for piece in page.pieces:
        if piece.kind not in ("sentence", "row", "caption"):
            continue
        text = " ".join(piece.heard.split())
        for match in _BEHIND[page.language].finditer(text):
            before = text[: match.start()]
            clause = _CLAUSE.split(before)[-1]
            if len(clause.split()) > _OPENING and not _BEFORE[page.language].search(before):
                yield piece.line, f"'{match[0]}' stands behind its verb and nothing denies before it: {quote(piece)}"
