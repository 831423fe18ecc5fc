"""Where a sentence denies what its facts say, or says what they deny: what a person has to judge."""

import re
from collections.abc import Iterator
from functools import lru_cache

from checks.text import CONTENT, LITTLE, stems
from evidence.records import Record

_NEGATION = re.compile(
    r"\b(?:not|no|never|without|unless|cannot|neither|nor|none|nobody|nothing|nowhere)\b|\w+n[’']t\b", re.IGNORECASE
)
# Words that deny as well: where one stands, the two are not taken for opposites.
_DENIES = re.compile(
    r"\b(?:nobody|nothing|none|rul(?:es?|ed|ing) out|avoid\w*|against|instead of|lack\w*|too \w+|off-label|only|"
    r"fail\w*|rare\w*|few|little|bar(?:s|red)|leaves out|outside|before|doubt\w*|exclud\w*|forbid\w*|non-\w+|"
    r"except\w*|un\w{4,}|wrong|rather)\b",
    re.IGNORECASE,
)
# What a page tells as "do not".
_ADVISES_AGAINST = re.compile(
    r"\b(?:against|avoid\w*|forbid\w*|barred|rul(?:es?|ed|ing) out|unlikely|lacks?|fail\w*|contraindicat\w+)\b",
    re.IGNORECASE,
)
# "No more than 4 mg" bounds; the bounds are compared already.
_BOUND = re.compile(
    r"\b(?:no|not) (?:more|less|fewer|longer|later|earlier) than\b|\bno\. ?\d|\bnot only\b|"
    r"\bwith or without\b|\bwithout a prescription\b|\bcannot be (?:woken|calmed)|\([^)]*\)|"
    r"\bthat (?:do|does) not (?:stop|end)\b[^.;,]*|\bno absolute (?:number|risk)\b[^.;,]*",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[.;:|]|,(?! (?:or|and) )")
# How many words after a negation it is taken to deny.
_REACH = 2


def denials(sentence: str, record: Record, records: list[Record]) -> Iterator[str]:
    """What speaks for it that the sentence and this one of its `records` say the opposite; nothing for most.

    It denies a word that the facts hold and do not deny; or it holds a word that this fact alone denies; or it denies
    at all, and no fact does.
    """
    said = [one.said for one in records]
    if record.said == next((one for one in said if _shared(sentence, one)), None):
        for told, denied in _denials(sentence):
            ways = {way for one in said for stem in denied if (way := _polarity(one).get(stem))}
            # A fact that denies one of the words denies the same thing, be it in a clause of its own.
            if ways == {"+"} or (ways and not any(_NEGATION.search(_BOUND.sub("", one)) for one in said)):
                yield f"the sentence says '{told}', the fact does not deny it"
                break
    there, here = _denied(record.said), _polarity(sentence)
    others = [_polarity(one).get(word) for one in said if one != record.said for word in there]
    for word in sorted(there):
        if here.get(word) == "+" and "+" not in others:
            yield f"the fact says '{there[word]}', the sentence does not deny it"
            return


def unlike(sentence: str, said: list[str]) -> Iterator[str]:
    """What speaks for it that a sentence of another language denies what no fact denies, or leaves out their denial.

    Most of its words are not in the facts' language, so what it denies cannot be compared word by word.
    """
    own = _NEGATION.search(_BOUND.sub(" ", sentence))
    denied = (_NEGATION.search(_BOUND.sub(" ", one)) or _ADVISES_AGAINST.search(one) for one in said)
    theirs = [match[0] if match else "" for match in denied]
    if own and said and not any(theirs) and not any(_DENIES.search(one) for one in said):
        yield "the sentence denies something, no fact does"
    elif not own and not _DENIES.search(sentence) and theirs and all(theirs):
        yield f"every fact denies something ('{theirs[0]}'), the sentence nothing"


def _shared(sentence: str, said: str) -> bool:
    """Does the fact hold one of the words that the sentence denies?"""
    return bool(_denied(sentence).keys() & stems(said))


@lru_cache(maxsize=8192)
def _denied(text: str) -> dict[str, str]:
    """The stems that a text denies, each with the words that do so."""
    found = dict[str, str]()
    for told, denied in _denials(text):
        for stem in denied:
            found.setdefault(stem, told)
    return found


@lru_cache(maxsize=8192)
def _denials(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each negation of a text as it is told, with the stems of the first words after it."""
    found = []
    text = _BOUND.sub("", text)
    for match in _NEGATION.finditer(text):
        after = re.split(r"[.;:,]", text[match.end() :].lower(), maxsplit=1)[0]
        words = [word for word in CONTENT.findall(after) if not LITTLE.fullmatch(word)][:_REACH]
        if words:
            found.append((f"{match[0]} … {words[0]}", tuple(word[:5] for word in words)))
    return tuple(found)


@lru_cache(maxsize=8192)
def _polarity(text: str) -> dict[str, str]:
    """Each stem of a text: "+" where its clause denies nothing, "-" where it does, "?" where it stands both ways."""
    found = dict[str, str]()
    for clause in _CLAUSE.split(_BOUND.sub(" ", text)):
        way = "-" if _NEGATION.search(clause) or _DENIES.search(clause) else "+"
        for stem in stems(clause):
            found[stem] = way if found.get(stem, way) == way else "?"
    return found
