"""Words of a sentence that its facts do not have and that turn its meaning: another medicine, "must" for "may"."""

import re
from collections.abc import Iterator

from checks.text import stems
from checks.words import read_words

_MEDICINE = re.compile(
    r"\b(?!benzodi|clonazepam\b)(\w+(?:zepam|zolam|azam|zepoxide|azepate|zolpidem|zopiclone)|flumazenil|naloxone)\b",
    re.I,
)
_MUST = re.compile(r"\b(?:must|always|have to|has to)\b", re.IGNORECASE)
# What a fact may say for "must"; "should" advises.
_BINDS = re.compile(
    r"\b(?:must|always|ha(?:ve|s) to|only|never|not|no|requir\w*|need\w*|every|all|until|tells?|says? to|law|"
    r"lawful|rules?|contraindicat\w+|obliged?|(?:is|are) to|orders?|cannot)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"\.(?!\d)|[;:|]")
_VEIN = re.compile(r"\b(?:veins?|intraven\w*|inject\w*|drip)\b", re.IGNORECASE)
_MOUTH = re.compile(r"\b(?:by mouth|oral\w*|swallow\w*|tablets?)\b", re.IGNORECASE)
_HOME = re.compile(r"\bat home\b|\bhome use\b", re.IGNORECASE)
_EXACT = re.compile(r"\b(?:exactly|precisely)\b(?= \d)", re.IGNORECASE)
_UNLESS = re.compile(r"\bunless\b", re.IGNORECASE)
# Other ways to make the same exception.
_EXCEPTS = re.compile(
    r"\b(?:unless|except\w*|only|if (?:not|no|nobody)|without|until|otherwise|or not|but)\b|n[’']t\b", re.IGNORECASE
)
_EVERY = re.compile(r"\b(?:every|each) (hour|week|month|year|fortnight)\b", re.IGNORECASE)
# The patterns of words and phrases, each beside its opposite: that of the word numbered 4 is 5, and that of 5 is 4.
_PAIRS = read_words("antonyms", dict[str, str])
_WORDS = tuple(re.compile(word, re.IGNORECASE) for pair in _PAIRS.items() for word in pair)
# Without groups, and for a text in lower case, the search is ten times as fast.
_ANY_WORD = re.compile(rf"\b(?:{'|'.join(word.pattern for word in _WORDS)})\b")


def other_medicine(sentence: str, facts: str) -> Iterator[str]:
    """Medicines of the sentence that no fact of it names."""
    for match in _MEDICINE.finditer(sentence):
        if match[1].lower() not in facts.lower():
            yield f"the sentence names {match[1]}, no fact cited does"
            return


def opposite(sentence: str, facts: str) -> Iterator[str]:
    """A word of the sentence whose opposite stands in the facts, and it in none of them; or both words.

    Exchanged, "the weaker first, the stronger later" holds the same words. Whoever decides on such a sentence decides
    on their order.
    """
    in_sentence, in_facts = _antonyms(sentence), _antonyms(facts)
    for word, match in sorted(in_sentence.items()):
        other = word ^ 1
        if other in in_sentence and match.start() < in_sentence[other].start():
            yield f"the sentence says '{match[0]}' and '{in_sentence[other][0]}', which may be exchanged"
            return
        if other in in_facts and other not in in_sentence and word not in in_facts:
            yield f"the sentence says '{match[0]}', the fact '{in_facts[other][0]}'"
            return
    if (vein := _VEIN.search(sentence)) and _MOUTH.search(facts) and not _VEIN.search(facts):
        yield f"the sentence says '{vein[0]}', the fact speaks of a dose by mouth"


def _antonyms(text: str) -> dict[int, re.Match[str]]:
    """The first match of each word that has an opposite, by the number of the word."""
    found = dict[int, re.Match[str]]()
    for place in _ANY_WORD.finditer(text.lower()):
        matches = enumerate(word.fullmatch(text, *place.span()) for word in _WORDS)
        number, match = next((number, match) for number, match in matches if match)
        found.setdefault(number, match)
    return found


def stronger(sentence: str, facts: str) -> Iterator[str]:
    """ "Must", "exactly", "at home", "every week" where no fact has anything of the kind; "unless" on one side only."""
    if must := next(_unbound(sentence, facts), None):
        yield f"the sentence says '{must}', no fact cited binds so"
    elif _UNLESS.search(sentence) and not _EXCEPTS.search(facts):
        yield "the sentence says 'unless', no fact cited makes an exception"
    elif _UNLESS.search(facts) and not _EXCEPTS.search(sentence):
        yield "the fact says 'unless', the sentence makes no exception"
    elif (match := _EXACT.search(sentence)) and not _EXACT.search(facts):
        yield f"the sentence says '{match[0]}', no fact cited does"
    elif (match := _HOME.search(sentence)) and not re.search(r"\bhome\b", facts, re.IGNORECASE):
        yield f"the sentence says '{match[0]}', no fact cited speaks of home"
    elif (match := _EVERY.search(sentence)) and not re.search(
        rf"\b(?:every|each|an?|per) (?:\w+ )?{match[1]}|\b{match[1][:4]}\w*ly\b", facts, re.IGNORECASE
    ):
        yield f"the sentence says '{match[0]}', no fact cited says how often"


def _unbound(sentence: str, facts: str) -> Iterator[str]:
    """Each "must" of the sentence that no clause of the facts about the same binds to."""
    binding = [stems(_MUST.sub("", clause)) for clause in _CLAUSE.split(facts) if _BINDS.search(clause)]
    for clause in _CLAUSE.split(sentence):
        if (match := _MUST.search(clause)) and not any(stems(_MUST.sub("", clause)) & one for one in binding):
            yield match[0]
