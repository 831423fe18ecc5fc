"""How pages and facts name a country, by the name that a fact has as its `jurisdiction`."""

import re
from functools import lru_cache

_COUNTRIES = {
    "US": r"United States|US|USA|American?|FDA|New Jersey|Mayo",
    "UK": r"United Kingdom|UK|British|Great Britain|Northern Ireland|England|Scotland|Wales|NHS|NICE|MHRA",
    "Ireland": r"(?<!Northern )Ireland|Irish",
    "Australia": r"Australian?",
    "New Zealand": r"New Zealand",
    "Canada": r"Canad(?:a|ian)|Ontario|Quebec",
    "Germany": r"Germany?",
    "France": r"France|French",
    "Spain": r"Spain|Spanish",
    "Italy": r"Ital(?:y|ian)",
    "Switzerland": r"Switzerland|Swiss",
    "Denmark": r"Denmark|Danish",
    "Sweden": r"Sweden|Swedish",
    "Norway": r"Norw(?:ay|egian)",
    "Finland": r"Fin(?:land|nish)",
    "Netherlands": r"Netherlands|Dutch|Rotterdam",
    "Japan": r"Japan(?:ese)?",
    "Brazil": r"Brazil(?:ian)?",
    "India": r"Indian?",
    "Israel": r"Israeli?",
    "Portugal": r"Portug(?:al|uese)",
    "Austria": r"Austrian?",
    "Belgium": r"Belgi(?:um|an)",
    "Cyprus": r"Cypr(?:us|iot)",
    "Mexico": r"(?<!New )Mexic(?:o|an)",
    "Argentina": r"Argentin(?:a|e|ian)",
    "Chile": r"Chile(?:an)?",
    "Colombia": r"Colombian?|Bogotá",
    "Peru": r"Peru(?:vian)?",
    "Ecuador": r"Ecuador(?:ian|ean)?",
    "Bolivia": r"Bolivian?",
    "Uruguay": r"Uruguay(?:an)?",
    "South Korea": r"(?:South )?Korean?",
    "Taiwan": r"Taiwan(?:ese)?",
    "Singapore": r"Singapore(?:an)?",
    "Bangladesh": r"Bangladeshi?",
}
COUNTRIES = tuple(_COUNTRIES)
# One group a country; no two of them can begin at the same place.
_NAMED = re.compile(rf"\b(?:{'|'.join(f'({words})' for words in _COUNTRIES.values())})\b")


@lru_cache(maxsize=8192)
def countries(text: str) -> tuple[str, ...]:
    """The countries that a text names, in the order of this list."""
    places = {match.lastindex for match in _NAMED.finditer(text)}
    return tuple(name for place, name in enumerate(COUNTRIES, start=1) if place in places)
