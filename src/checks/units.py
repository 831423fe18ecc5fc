"""What a number counts, and for how much of what: `mg`, `mg per kg a day`, `people`, `% points`.

A unit that is in no list here is the words that follow the number, so that a noun nobody thought of is still told from
another. Nothing is converted: 500 micrograms and 0.5 mg are two claims.
"""

import re
from dataclasses import dataclass
from typing import Literal

from checks.words import read_words

_LISTS = read_words("units", dict[Literal["measures", "counts"], dict[str, str]])
_MEASURES = _LISTS["measures"]
_KNOWN = {**_MEASURES, **_LISTS["counts"]}
_UNIT = re.compile(
    rf"(?:{'|'.join(f'({pattern})' for pattern in _KNOWN.values())})(?!\w|-\w)",
    re.IGNORECASE,
)
_NAMES = tuple(_KNOWN)
_WORD = re.compile(r"(?:[\s\u00a0-]|\([^()]{0,40}\))*([^\W\d_%‰]+(?:[’'-][^\W\d_]+)*|%|‰)")
# Words that end the noun a number counts.
_STOP_WORD = re.compile(
    r"(?:an?|the|of|in|on|for|with|and|or|to|from|at|by|was|were|is|are|had|has|have|who|that|which|than|as|per|each|"
    r"every|against|after|before|within|if|but|not|no|may|can|did|does|do|out|when|while|between|because|it|they|"
    r"this|its|their|so|then|under|over|about|until|since|during|without|compared|versus|vs|also|only|both|there|here|"
    r"daily|weekly|monthly|nightly|hourly|once|twice|must|should|could|would|will|ago|he|she|you|we|took|said|found|into|now|alone|apart|"
    r"tested|treated|became|broke|overall|exposed|among|up|down)",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(
    r"small|large|older|newer|different|main|others?|randomised|separate|equal|whole|more|full", re.IGNORECASE
)
_OF = re.compile(
    r"(?:[\s\u00a0]*\([\d.]+\))?[\s\u00a0]*"
    r"(?:(?:people|patients|women|men|children|adults|babies|births|pregnancies|more(?: sleepy)?|"
    r"fewer|parts|extra|malformations)\s){0,3}(?:in|out of|per|of every)(?: every| the)? "
    r"(100|hundred|1,?000|thousand|10,?000|100,?000|a million)\b",
    re.IGNORECASE,
)
_OR_MORE = re.compile(r"[\s\u00a0]or (?:more|fewer|less)[\s\u00a0](?!than)")
_BASES = {"100": "%", "hundred": "%", "1000": "in 1000", "thousand": "in 1000"}
_RATE = re.compile(
    r"(?:[\s\u00a0]*(?:of )?(?:clonazepam|diazepam|body ?weight))?[\s\u00a0,]*"
    r"(?:ethanol[\s\u00a0]+)?(?:(?:once|twice|thrice|[\w.]+ times)[\s\u00a0]+)?"
    r"(?:(?:(?P<sign>/)|\b(?:an?|per|each|every|in each|in an?|in(?= 5 ?ml\b))[\s\u00a0]+)"
    r"(?:(?P<n>\d+|other|second|third|fourth|two|three)[\s\u00a0-]+)?"
    r"(?P<per>days?|nights?|weeks?|months?|years?|hours?|h|minutes?|dose|kg|kilograms?|ml|millilitres?|l|litres?|m2|m²|"
    r"square metre|tablet|drop)\b|(?P<often>daily|nightly|weekly|monthly|hourly|yearly)\b)",
    re.IGNORECASE,
)
_PER = {
    **{"night": "day", "daily": "day", "nightly": "day", "weekly": "week", "monthly": "month", "yearly": "year"},
    **{"h": "hour", "hourly": "hour", "kilogram": "kg", "millilitre": "ml", "litre": "l"},
    **{"m²": "m2", "square metre": "m2"},
}
_EACH = {"": "1", "other": "2", "second": "2", "third": "3", "fourth": "4", "two": "2", "three": "3"}
# "0.1 mg" never stands for "0.1 mg per kg"; a strength may be told without its "in 5 mL".
_NEVER_DROPPED = {"kg", "m2"}
_SYNONYMS = {"dose": "times", "ratio": "times"}
TIMES = frozenset({"minute", "hour", "day", "week", "month", "year"})


@dataclass(frozen=True)
class Unit:
    """`name` is a known unit, a list of words that follow the number, or "" when nothing does; `end` its last place.

    `per` holds what it is per that is no time (`kg`, `ml`), `frequency` how often ("1 day", "3 day").
    """

    name: str = ""
    end: int = 0
    per: frozenset[str] = frozenset()
    frequency: str = ""

    @property
    def known(self) -> bool:
        """Is it a measure or a count that this module lists?"""
        return self.name in _KNOWN or self.name in _BASES.values() or self.name == "ratio"

    @property
    def measured(self) -> bool:
        """Is it a measure (mg, hours, %), or counted in tablets or doses?"""
        return self.name in _MEASURES or self.name in ("tablet", "drop", "dose", "times")


def unit_after(text: str, start: int) -> Unit:
    """The unit that follows a number ending at `start`."""
    if share := _OF.match(text, start):
        base = share[1].lower().replace(",", "")
        return _with_rate(text, Unit(_BASES.get(base, f"in {base}"), share.end()))
    # "4 or more days" counts days.
    more = _OR_MORE.match(text, start)
    nouns, end = list[str](), more.end() if more else start
    while len(nouns) < 3 and (word := _WORD.match(text, end)):
        if known := _UNIT.match(text, word.start(1)):
            # "0.5 mg" is told from "0.5 (twenty) g" by the measure, "3 small trials" from "3 mg" by the noun.
            return _with_rate(text, Unit(_NAMES[(known.lastindex or 1) - 1], known.end()))
        if _STOP_WORD.fullmatch(word[1]):
            break
        if not _ADJECTIVE.fullmatch(word[1]):
            nouns.append(word[1].lower().removesuffix("s").rstrip("'’"))
        end = word.end()
    return _with_rate(text, Unit(" ".join(nouns), end))


def _with_rate(text: str, unit: Unit) -> Unit:
    """The unit with what it is per, read from the words that follow it: "mg per kg a day"."""
    amounts, frequency, end = set[str](), "", unit.end
    while match := _RATE.match(text, end):
        word, count = (match["per"] or match["often"]).lower(), (match["n"] or "").lower()
        per = _PER.get(word.rstrip("s"), word.rstrip("s"))
        if per in TIMES or per == "dose":
            frequency = frequency or f"{_EACH.get(count, count)} {per}"
        else:
            amounts.add(per if count in ("", "1") else f"{count} {per}")
        end = match.end()
    return Unit(unit.name, end, frozenset(amounts), frequency)


def agree(one: Unit, other: Unit) -> bool:
    """May two numbers count the same? A number that counts nothing agrees with any."""
    if one.frequency and other.frequency and one.frequency != other.frequency:
        return False
    if not one.name or not other.name:
        return True
    if one.per & _NEVER_DROPPED != other.per & _NEVER_DROPPED:
        return False
    if one.per and other.per and one.per != other.per:
        return False
    # "1.53 medium use" is a ratio beside a word.
    if "ratio" in (one.name, other.name) and not (one.known and other.known):
        return True
    if one.known or other.known:
        return _SYNONYMS.get(one.name, one.name) == _SYNONYMS.get(other.name, other.name)
    return bool(set(one.name.split()) & set(other.name.split()))
