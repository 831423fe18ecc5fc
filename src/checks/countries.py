"""How pages and facts name a country, by the name that a fact has as its `jurisdiction`."""

import re
from collections.abc import Mapping

from checks.languages import FOREIGN, Language

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
    "Mexico": r"Mexic(?:o|an)",
    "Argentina": r"Argentin(?:a|e|ian)",
    "Chile": r"Chile(?:an)?",
    "Colombia": r"Colombian?|Bogotá",
    "Peru": r"Peru(?:vian)?",
    "Ecuador": r"Ecuador(?:ian)?",
    "South Korea": r"(?:South )?Korean?",
    "Taiwan": r"Taiwan(?:ese)?",
    "Singapore": r"Singapore(?:an)?",
    "Bangladesh": r"Bangladeshi?",
}
# Pages in Spanish and Portuguese are written for these as well.
_MORE = {
    "Portugal": r"Portugal|Portuguese",
    "Mexico": r"(?<!New )Mexic(?:o|an)",
    "Argentina": r"Argentin(?:a|e|ian)",
    "Chile": r"Chilean?",
    "Colombia": r"Colombian?",
    "Peru": r"Peru(?:vian)?",
    "Ecuador": r"Ecuador(?:ian|ean)?",
    "Bolivia": r"Bolivian?",
    "Uruguay": r"Uruguay(?:an)?",
}


def _compiled(countries: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    return {name: re.compile(rf"\b(?:{words})\b") for name, words in countries.items()}


NAMED: dict[Language, dict[str, re.Pattern[str]]] = {
    "en": _compiled(_COUNTRIES),
    **dict.fromkeys(FOREIGN, _compiled(_COUNTRIES | _MORE)),
}
