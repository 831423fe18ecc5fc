"""What published pages about this medicine get wrong, refused however well it is cited."""

import re
from collections.abc import Iterator

from checks.languages import Language
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
_GABA, _ADDICTIVE, _SAFE = KNOWN_ERRORS.values()
ERRORS: dict[Language, dict[str, str]] = {
    "en": KNOWN_ERRORS,
    "es": {
        r"\b(?:aument|elev|increment|sub)\w*\s+(?:(?:los?|las?|el)\s+)?"
        r"(?:(?:nivel(?:es)?|cantidad(?:es)?|concentraci\w+)\s+de(?:l)?\s+)?GABA\b|"
        r"\b(?:produce|libera|fabrica|da|hay|hace)\w*\s+(?:más\s+)?GABA\b|\bmás GABA\b": _GABA,
        r"\b(?:no|nunca)\s+(?:\w+\s+)?(?:adictiv[oa]s?|adicción)\b": _ADDICTIVE,
        r"\bsegur[oa]s?\s+y\s+efica(?:z|ces)\b|\befica(?:z|ces)\s+y\s+segur[oa]s?\b": _SAFE,
    },
    "pt": {
        r"\b(?:aument|elev|increment)\w*\s+(?:(?:os?|as?)\s+)?"
        r"(?:(?:níve(?:l|is)|quantidades?|concentraç\w+)\s+d[eo]\s+)?GABA\b|"
        r"\b(?:produz|libera|fabrica|dá|há|faz)\w*\s+(?:mais\s+)?GABA\b|\bmais GABA\b": _GABA,
        r"\b(?:não|nunca)\s+(?:\w+\s+)?(?:viciantes?|vicia|vício|adictiv[oa]s?)\b": _ADDICTIVE,
        r"\bsegur[oa]s?\s+e\s+efica(?:z|zes)\b|\befica(?:z|zes)\s+e\s+segur[oa]s?\b": _SAFE,
    },
}
_ANY = {language: re.compile("|".join(errors), re.IGNORECASE) for language, errors in ERRORS.items()}


def known_errors(page: Page) -> Iterator[Finding]:
    """Known errors, read past emphasis and line breaks."""
    for piece in page.pieces:
        text = re.sub(r"-\s+", "-", " ".join(piece.heard.split()))
        if _ANY[page.language].search(text):
            for error, reason in ERRORS[page.language].items():
                if match := re.search(error, text, re.IGNORECASE):
                    yield piece.line, f"'{match[0]}' is a known error: {reason}"
