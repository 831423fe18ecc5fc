"""What the words around a number say of its size: a least or a greatest value, a rise or a fall."""

import re
from typing import Literal, TypeVar

Bound = Literal["min", "max", ""]
Change = Literal["rise", "fall", "as high", "as low", ""]
_Bounds = tuple[tuple[Bound, re.Pattern[str]], ...]
_Changes = tuple[tuple[Change, re.Pattern[str]], ...]
Way = TypeVar("Way", bound=str)


def _compiled(*patterns: tuple[Way, str]) -> tuple[tuple[Way, re.Pattern[str]], ...]:
    return tuple((way, re.compile(pattern, re.IGNORECASE)) for way, pattern in patterns)


_MORE = r"(?:more|greater|longer|higher|older|larger|later|bigger) than|over|above|beyond|exceed(?:s|ed|ing)?|past"
_LESS = r"(?:less|fewer|lower|shorter|younger|smaller|sooner|earlier) than|under|below"
_NOT = r"(?:no|nobody|never|n[o’']t|cannot|without|nor)\b[\s\w]{0,14}?"
_FILL = (
    r"(?: (?:about|around|age|aged|an?|the|of|to|usually|roughly|nearly|some|only|even|dose|amount))*[\s\u00a0(£$€]*$"
)
_NEVER = r"(?:never|n[o’']t|nor)(?: be| go| to be| rise| get| last)?"
_NOT_MORE = rf"{_NOT}\b(?:(?:more|greater|longer|higher|older|later) than|exceed(?:ing)?|beyond)"
_NOT_LESS = rf"{_NOT}\b(?:less|fewer|lower|shorter|younger|sooner|earlier) than"
_BEFORE: _Bounds = _compiled(
    ("max", rf"\b(?:{_NOT_MORE}|{_NEVER} (?:over|above|past)){_FILL}"),
    ("min", rf"\b(?:{_NOT_LESS}|{_NEVER} (?:under|below)){_FILL}"),
    ("min", rf"\b(?:at least|(?:a )?minimum of|upwards of|{_MORE}){_FILL}"),
    ("max", rf"\b(?:at most|up to|(?:a )?maximum of|{_LESS}){_FILL}"),
)
_OR_MORE = (
    r"\s*\b(?:or|and) (?:more|over|older|above|longer|higher|greater|later)\b|\s*of use on\b|"
    r"\s*on(?:wards?)?(?=\s*(?:[.,;:)|]|$))"
)
_OR_LESS = r"\s*\b(?:or|and) (?:less|fewer|under|younger|below|shorter|lower|earlier)\b"
_AT_MOST = r"[^.;|\d]{0,20} as (?:the|a) maximum\b"
# "7 days at most", but not "7 days, at most 2 tablets".
_ALONE = r"(?! (?:about |around )?(?:\d|one|two|three|four|five|six|ten|half|a |the ))"
_AFTER: _Bounds = _compiled(
    ("min", rf"{_OR_MORE}|\s*at (?:the )?least\b{_ALONE}"),
    ("max", rf"{_OR_LESS}|{_AT_MOST}|\s*at (?:the )?most\b{_ALONE}"),
)
_MOST = re.compile(r"\b(?:highest|maximum|most|largest|longest|limit|ceiling|max)\b[^.;|]{0,80}$", re.IGNORECASE)
_LEAST = re.compile(r"\b(?:lowest|minimum|least|smallest|shortest)\b[^.;|]{0,80}$", re.IGNORECASE)
# "Over 8 weeks" and "within a year" may say no more than how long something lasted.
_TIMES: _Bounds = _compiled(
    ("min", rf"\bafter{_FILL}"),
    ("max", rf"\b(?:within|before){_FILL}"),
)
_OVER = re.compile(rf"\bover{_FILL}", re.IGNORECASE)

_UP = r"high|higher|more|greater|large|larger|long|longer|many|much|likely|common|commoner|often|great|strong|stronger"
_DOWN = r"low|lower|less|fewer|small|smaller|short|shorter|few|little|rare|weak|weaker"
_CHANGE_AFTER: _Changes = _compiled(
    ("as high", rf"[\s\u00a0]*as (?:{_UP})\b"),
    ("as low", rf"[\s\u00a0]*as (?:{_DOWN})\b"),
    ("rise", r"[\s\u00a0]*(?:higher|more|greater|longer|larger|rise|increase|above)\b"),
    ("fall", r"[\s\u00a0]*(?:lower|less|fewer|shorter|smaller|fall|drop|decrease|reduction|below)\b"),
)
_BY = r"[^.;|]{0,30}? (?:by|of)(?: (?:about|up to|nearly|roughly|another|around))?[\s\u00a0]*$"
_CHANGE_BEFORE: _Changes = _compiled(
    ("rise", rf"\b(?:rise[sn]?|rose|rising|increas\w+|rais\w+|grew|grow\w*|lengthen\w*|gain\w*){_BY}"),
    ("fall", rf"\b(?:falls?|fell|falling|drop\w*|lower\w*|reduc\w+|decreas\w+|cuts?(?!-)|cutting|shorten\w*){_BY}"),
)


def bound(text: str, start: int, *ends: int) -> Bound:
    """ "min" when the number at `start` is said to be a least value, "max" a greatest, else "".

    `ends` are where the number ends, without and with its unit: "4 or more days", "4 days or more".
    """
    before = text[max(0, start - 60) : start]
    for side, pattern in (*_BEFORE, *_TIMES):
        if pattern.search(before):
            return side
    return next((side for end in ends for side, pattern in _AFTER if pattern.match(text, end)), "")


def is_limit(text: str, start: int, is_time: bool) -> bool:
    """Is the bound before the number plainly a limit ("at most 4 mg")? "Over 8 weeks" may only say how long it took."""
    before = text[max(0, start - 60) : start]
    return not any(pattern.search(before) for _, pattern in _TIMES) and not (is_time and _OVER.search(before))


def superlative(text: str, start: int) -> Bound:
    """ "max" when the sentence so far speaks of a highest value, "min" of a lowest: "the highest dose is 4 mg"."""
    before = text[max(0, start - 100) : start]
    return "max" if _MOST.search(before) else "min" if _LEAST.search(before) else ""


def change(text: str, start: int, end: int) -> Change:
    """Which way something changes by the number, or which way it compares: "as high" in "2 times as high"."""
    for way, pattern in _CHANGE_AFTER:
        if pattern.match(text, end):
            return way
    before = text[max(0, start - 60) : start]
    return next((way for way, pattern in _CHANGE_BEFORE if pattern.search(before)), "")
