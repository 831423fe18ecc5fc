"""What published pages about this medicine get wrong, refused however well it is cited."""

import re
from collections.abc import Iterator

from checks.rules.page import Finding, Page

# Each pattern is met in published pages; the reason says what is true.
KNOWN_ERRORS = {
    r"\b(?:increas|rais|boost)\w*\s+(?:the\s+)?(?:levels?|amounts?)\s+of\s+GABA\b|\bincreas\w+ GABA\b(?!'s)|"
    r"\b(?:makes?|produces?|releases?|gives?|adds?|boosts?) (?:more |extra )?GABA\b(?!'s)|\bmore GABA (?:in|is)\b": (
        "it strengthens the effect of GABA; it does not increase GABA"
    ),
    r"\bnon[- ]?addictive\b|\b(?:not|never|isn[’']t) (?:\w+ )?(?:addictive|habit[- ]forming)\b": (
        "no source says that; physical dependence and addiction are told apart"
    ),
    r"\bsafe (?:and|&|, and) effective\b": "say for whom and compared with what",
}
_ANY = re.compile("|".join(KNOWN_ERRORS), re.IGNORECASE)


def known_errors(page: Page) -> Iterator[Finding]:
    """Known errors, read past emphasis and line breaks."""
    for piece in page.pieces:
        text = re.sub(r"-\s+", "-", " ".join(piece.plain.split()))
        if _ANY.search(text):
            for error, reason in KNOWN_ERRORS.items():
                if match := re.search(error, text, re.IGNORECASE):
                    yield piece.line, f"'{match[0]}' is a known error: {reason}"
