"""Words of a sentence that its facts do not have and that turn its meaning: another medicine, "must" for "may"."""

import re
from collections.abc import Iterator

_MEDICINE = re.compile(
    r"\b(?!benzodi|clonazepam\b)(\w+(?:zepam|zolam|azam|zepoxide|azepate|zolpidem|zopiclone)|flumazenil|naloxone)\b",
    re.I,
)
_MUST = re.compile(r"\b(?:must|always|have to|has to)\b", re.IGNORECASE)
# What a fact may say for "must".
_BINDS = re.compile(
    r"\b(?:must|always|ha(?:ve|s) to|only|never|not|no|should|requir\w*|need\w*|every|all|until|tells?|says? to|law|"
    r"lawful|rules?|contraindicat\w+|obliged?|(?:is|are) to|orders?|cannot)\b",
    re.IGNORECASE,
)
_VEIN = re.compile(r"\b(?:veins?|intraven\w*|inject\w*|drip)\b", re.IGNORECASE)
_MOUTH = re.compile(r"\b(?:by mouth|oral\w*|swallow\w*|tablets?)\b", re.IGNORECASE)
_HOME = re.compile(r"\bat home\b|\bhome use\b", re.IGNORECASE)
_EXACT = re.compile(r"\b(?:exactly|precisely)\b(?= \d)", re.IGNORECASE)
_EVERY = re.compile(r"\b(?:every|each) (hour|week|month|year|fortnight)\b", re.IGNORECASE)
_PAIRS = (
    ("likely", "unlikely"),
    ("safe", "unsafe"),
    ("common", "uncommon|rare"),
    ("known", "unknown"),
    ("lawful", "unlawful"),
    ("in the morning", "bedtime|at night|in the evening"),
    ("lowest|smallest", "highest|largest"),
    ("weaker", "stronger"),
    ("longer", "shorter"),
    ("older", "younger"),
    ("always", "never"),
    (r"allow\w*", r"rul\w+ out|bar(?:s|red)|forbid\w*|contraindicat\w*"),
    ("all of", "half"),
)
_OPPOSITES = tuple(
    (re.compile(rf"\b(?:{one})\b", re.I), re.compile(rf"\b(?:{other})\b", re.I))
    for pair in _PAIRS
    for one, other in (pair, pair[::-1])
)


def other_medicine(sentence: str, facts: str) -> Iterator[str]:
    """Medicines of the sentence that no fact of it names."""
    for match in _MEDICINE.finditer(sentence):
        if match[1].lower() not in facts.lower():
            yield f"the sentence names {match[1]}, no fact cited does"
            return


def opposite(sentence: str, facts: str) -> Iterator[str]:
    """A word of the sentence whose opposite stands in the facts, and it in none of them."""
    for here, there in _OPPOSITES:
        said, other = here.search(sentence), there.search(facts)
        if said and other and not there.search(sentence) and not here.search(facts):
            yield f"the sentence says '{said[0]}', the fact '{other[0]}'"
            return
    if (said := _VEIN.search(sentence)) and _MOUTH.search(facts) and not _VEIN.search(facts):
        yield f"the sentence says '{said[0]}', the fact speaks of a dose by mouth"


def stronger(sentence: str, facts: str) -> Iterator[str]:
    """ "Must", "exactly", "at home" or "every week" where no fact has anything of the kind."""
    if (said := _MUST.search(sentence)) and not _BINDS.search(facts):
        yield f"the sentence says '{said[0]}', no fact cited binds so"
    elif (said := _EXACT.search(sentence)) and not _EXACT.search(facts):
        yield f"the sentence says '{said[0]}', no fact cited does"
    elif (said := _HOME.search(sentence)) and not re.search(r"\bhome\b", facts, re.IGNORECASE):
        yield f"the sentence says '{said[0]}', no fact cited speaks of home"
    elif (said := _EVERY.search(sentence)) and not re.search(
        rf"\b(?:every|each|an?|per) (?:\w+ )?{said[1]}|\b{said[1][:4]}\w*ly\b", facts, re.IGNORECASE
    ):
        yield f"the sentence says '{said[0]}', no fact cited says how often"
