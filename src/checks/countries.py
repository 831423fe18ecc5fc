"""How pages and facts name a country, by the name that a fact has as its `jurisdiction`."""

import re

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
}
NAMED = {name: re.compile(rf"\b(?:{words})\b") for name, words in _COUNTRIES.items()}
