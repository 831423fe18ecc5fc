"""Where a sentence negates what its facts say, or says what they negate: what a person has to judge."""

import re
from collections.abc import Iterator
from functools import lru_cache

from checks.text import CONTENT_WORD, STOP_WORD, stems

_NEGATION = re.compile(
    r"\b(?:(?:not|no|never|without|unless|cannot|neither|nor|none|nobody|nothing|nowhere)\b|\w+n[’']t\b)", re.IGNORECASE
)
# Words that negate without a "not": a clause with one of them is not taken to affirm anything.
_IMPLICIT_NEGATION = re.compile(
    r"\b(?:rul(?:es?|ed|ing) out|avoid\w*|against|instead of|lack\w*|too \w+|off-label|only|"
    r"fail\w*|rare\w*|few|little|bar(?:s|red)|leaves out|outside|before|doubt\w*|exclud\w*|forbid\w*|non-\w+|"
    r"except\w*|un\w{4,}|wrong|rather)\b",
    re.IGNORECASE,
)
# What a page tells as "do not".
_ADVISES_AGAINST = re.compile(
    r"\b(?:against|avoid\w*|forbid\w*|barred|rul(?:es?|ed|ing) out|unlikely|lacks?|fail\w*|contraindicat\w+)\b",
    re.IGNORECASE,
)
# Words that hold a "not" and negate nothing: "no more than 4 mg" is a bound, which is compared as a claim.
_NOT_NEGATING = re.compile(
    r"\b(?:(?:no|not) (?:more|less|fewer|longer|later|earlier) than\b|no\. ?\d|not only\b|"
    r"with or without\b|without a prescription\b|cannot be (?:woken|calmed)|"
    r"that (?:do|does) not (?:stop|end)\b[^.;,]*|no absolute (?:number|risk)\b[^.;,]*)|\([^)]*\)",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[.;:|]|,(?! (?:or|and) )")
# How many content words after a negation are in its scope.
_SCOPE = 2


def other_negation(sentence: str, fact: str, facts: list[str]) -> Iterator[str]:
    """What suggests that the sentence and this one of its `facts` say the opposite; nothing for most.

    It negates a word that the facts hold and do not negate; or it holds a word that this fact alone negates; or it
    negates at all, and no fact does.
    """
    # Said of the first fact only that holds a word which the sentence negates.
    if fact == next((one for one in facts if _negated(sentence).keys() & stems(one)), None):
        for words, negated in _negations(sentence):
            polarities = {polarity for one in facts for stem in negated if (polarity := _polarities(one).get(stem))}
            # A fact that negates one of the words negates the same thing, be it in a clause of its own.
            if polarities == {"affirmed"} or (polarities and not any(_negation(one) for one in facts)):
                yield f"the sentence says '{words}', the fact does not deny it"
                break
    of_fact, of_sentence = _negated(fact), _polarities(sentence)
    others = [_polarities(one).get(stem) for one in facts if one != fact for stem in of_fact]
    for stem in sorted(of_fact):
        if of_sentence.get(stem) == "affirmed" and "affirmed" not in others:
            yield f"the fact says '{of_fact[stem]}', the sentence does not deny it"
            return


def translated_negation(sentence: str, facts: list[str]) -> Iterator[str]:
    """What suggests that a sentence of another language negates what no fact does, or leaves out their negation.

    Most of its words are not in the facts' language, so what it negates cannot be compared word by word.
    """
    negates, implied = _negation(sentence), _IMPLICIT_NEGATION.search(sentence)
    of_facts = [_negation(one) or _ADVISES_AGAINST.search(one) for one in facts]
    if negates and facts and not any(of_facts) and not any(_IMPLICIT_NEGATION.search(one) for one in facts):
        yield "the sentence denies something, no fact does"
    elif not negates and not implied and of_facts and of_facts[0] and all(of_facts):
        yield f"every fact denies something ('{of_facts[0][0]}'), the sentence nothing"


def _negation(text: str) -> re.Match[str] | None:
    return _NEGATION.search(_NOT_NEGATING.sub(" ", text))


def _negated(text: str) -> dict[str, str]:
    """The stems that a text negates, each with the words that first do so."""
    return {stem: words for words, negated in reversed(_negations(text)) for stem in negated}


@lru_cache(maxsize=8192)
def _negations(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each negation of a text as it is worded, with the stems in its scope."""
    found = []
    text = _NOT_NEGATING.sub("", text)
    for match in _NEGATION.finditer(text):
        after = re.split(r"[.;:,]", text[match.end() :].lower(), maxsplit=1)[0]
        words = [word for word in CONTENT_WORD.findall(after) if not STOP_WORD.fullmatch(word)][:_SCOPE]
        if words:
            found.append((f"{match[0]} … {words[0]}", tuple(word[:5] for word in words)))
    return tuple(found)


@lru_cache(maxsize=8192)
def _polarities(text: str) -> dict[str, str]:
    """Each stem of a text: "affirmed" where its clause negates nothing, "negated" where it does, or "both"."""
    found = dict[str, str]()
    for clause in _CLAUSE_END.split(_NOT_NEGATING.sub(" ", text)):
        polarity = "negated" if _NEGATION.search(clause) or _IMPLICIT_NEGATION.search(clause) else "affirmed"
        for stem in stems(clause):
            found[stem] = polarity if found.get(stem, polarity) == polarity else "both"
    return found
