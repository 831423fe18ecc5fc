"""Numbers written as words: every one from nought to 999, with scales, fractions, counted ordinals and their kin.

A number word counts unless it stands in `NOT_COUNTING`. So a noun that nobody thought of is never a hole: what is only
a way of speaking has to be listed here, and whoever reviews the list sees what no longer counts.
"""

import re
from decimal import Decimal
from fractions import Fraction

ONES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = ("third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth")
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_VALUES = {
    **{word: n for n, word in enumerate((*ONES, *TEENS))},
    **{word: 10 * n for n, word in enumerate(TENS, start=2)},
    **{word: n for n, word in enumerate(_ORDINALS, start=3)},
    **{"nought": 0, "a": 1, "an": 1, "half": 2, "quarter": 4, "dozen": 12, "hundred": 100, "hundredth": 100},
    **SCALES,
    **{"once": 1, "twice": 2, "thrice": 3, "other": 2, "second": 2, "fortnight": 2},
}

_ONE = "|".join(ONES[1:])
_TEEN, _TEN = "|".join(TEENS), "|".join(TENS)
_SMALL = rf"(?:(?:{_TEN})(?:[ -](?:{_ONE}))?|{_TEEN}|{_ONE}|zero|nought)"
_CARDINAL = (
    rf"(?:(?:(?:{_ONE}|an?) )?hundred(?:(?: and)? {_SMALL})?|(?:(?:{_SMALL}|an?) )?dozen|"
    rf"{_SMALL}|an?(?= (?:{'|'.join(SCALES)})\b))"
)
# "A third of people" shares something out; "a third pattern" only counts up.
_SHARED = (
    r"(?= (?:of|the|as|was|were|had|have|are|is|took|lost|less|more|to|in|on|at|who|after|and|or)\b|[^\w\s-]|\s*$)"
)
_PART = (
    rf"(?:half|halves|quarters?|(?:{'|'.join((*_ORDINALS, 'hundredth'))})s|"
    rf"(?:{'|'.join((*_ORDINALS, 'hundredth'))}){_SHARED})"
)
_TIME = r"(?:hour|day|night|week|month|year|dose|tablet|drop|visit|pill)"

# What all of them begin with, so that other words are passed over at once.
_FIRST = "(?=[abdefhmnoqstz])"
# Of alternatives that begin alike the longest stands first. `value_of_words` reads each by the name of its group.
NUMBER_WORDS = (
    rf"{_FIRST}(?:(?P<mixed>{_CARDINAL}(?: and an?| and)[ -](?:half|quarter|third))"
    rf"|(?P<ordinal>(?:{'|'.join(_ORDINALS)})(?=[ -](?:{_TIME})s?\b))"
    rf"|(?P<part>(?:(?:{_ONE}|an?)[ -])?{_PART})"
    rf"|(?P<other>(?<=every )(?:other|second)(?= {_TIME}\b)|fortnight(?:ly|s)?|twice|thrice|"
    rf"once(?=[ -](?:an?|per|each|every|daily|weekly|monthly|in)\b))"
    rf"|(?P<times>(?:{_CARDINAL})-?fold|double[ds]?|doubling|triple[ds]?|quadruple[ds]?)"
    rf"|(?P<cardinal>{_CARDINAL}(?:[ -](?:{'|'.join(SCALES)}))?|(?:{'|'.join(SCALES)})))"
)
_TIMES = {"double": "2", "doubling": "2", "triple": "3", "quadruple": "4"}
# Most sentences do not match, and need not be searched for `NUMBER_WORDS`.
MAY_HOLD_NUMBER_WORD = re.compile(
    rf"\b{_FIRST}(?:{_ONE}|{_TEN}|{_TEEN}|zero|nought|dozen|hundred|{'|'.join(SCALES)}|once|twice|thrice|half|halves|"
    rf"quarters?|fortnight|every (?:other|second)|{'|'.join(_ORDINALS)}|doubl|tripl|quadrup)",
    re.IGNORECASE,
)

_BEFORE_ONE = (
    r"no|any|each|every|this|that|these|the|only|which|some|first|last|next|new|old|right|wrong|big|small|good|bad|"
    r"same|single|of|and|is|as|use|than|from|[a-z]+er|a \w+"
)
_AFTER_ONE = (
    r"of|or|and|another|that|which|who|with|without|is|are|was|were|has|had|may|can|can't|cannot|could|must|will|would|"
    r"does|do|did|comes?|holds?|says?|for|to|in|on|at|by|as|from|than|before|after|but|not|if|while|when|so|too|more|"
    r"thing|way|place|day|person|people|side|time|hand|means|needs|line|point|part"
)
# What introduces a speaker or a thing and counts nothing: "one small study found", "one maker's text", "one kind".
_A_CERTAIN = (
    r"stud(?:y|ies)|trials?|reviews?|reports?|surveys?|guides?|guidelines?|textbooks?|books?|labels?|leaflets?|texts?|"
    r"makers?|maker's|sources?|case|cohort|laborator(?:y|ies)|hospitals?|surgery|clinic|box|boxes|page|pharmacy|country|"
    r"register|rule|law|paper|analysis|comparison|list|word|question|name|title|fact|cell|sentence|statement|field|"
    r"sheet|message|browser|medicine|drug|strength|kind|family|group|example|use|place|advantage|exception|product|"
    r"relative|woman's|person's|speed|extra|glass|dose|liquid|one|ideally|quick test|nerve cell|form|version"
)
# What is told apart rather than counted: "two kinds", "in three ways".
_TOLD_APART = (
    r"things?|kinds?|ways?|(?<!equal )parts?|rules?|groups?|formats?|copies|numbers?|medicines?|types?|relatives?|"
    r"patterns?|shares?|pathways?|figures?|makers?|rows?|columns?|marks?|uses|points?|sides"
)
_NUMBER = rf"(?:\d|(?:an?|{_ONE}|{_TEEN}|{_TEN}|hundred|half)\b)"
_COUNTED = (
    rf"(?![ -](?:hundred|dozen|{'|'.join(SCALES)})\b| (?:and an? )(?:half|quarter)|"
    rf" (?:in|out of|to|or)(?: every)? {_NUMBER}| in every)"
)
_MEASURED = r"(?! (?:mg|milligrams?|micrograms?|ml|tablets?|drops?|hours?|days?|nights?|weeks?|months?|years?)\b)"
NOT_COUNTING = re.compile(
    # The pronoun, and whoever says something.
    rf"(?<!\w)(?:{_BEFORE_ONE}) one\b{_COUNTED}{_MEASURED}"
    rf"|(?<![\w-])one{_COUNTED}(?:'s|’s)?(?=[^\w\s-]|\s*$|\s+(?:{_AFTER_ONE})\b)"
    rf"|(?<![\w-])one{_MEASURED}{_COUNTED} (?:[\w’'-]+ ){{0,3}}?(?:{_A_CERTAIN})\b"
    rf"|\b(?:two|three|four|five) (?:[\w’'-]+ ){{0,2}}?(?:{_TOLD_APART})\b"
    r"|\b(?<!take )two benzodiazepines\b|\btook two\b|\b(?:instead of|than|to|reach|at) zero\b"
    # Halves that share nothing out, and places in an order.
    r"|\bhalf[ -](?:li(?:fe|ves)|way|right|true|wrong|asleep|awake)\b|\bin half\b|"
    r"\bhalves (?:in|after|every)\b|\b(?:first|second|other) half\b"
    r"|\b(?:a |the )?(?:third|fourth|fifth|sixth) (?:in|on|to|part of an?)\b"
    # Both, spoken of together.
    r"|\b(?:the|these|those|all|between|both) (?:two|three|four)"
    r"(?= (?:together|are|is|were|have|has|had|may|must|do|did|can|over|depress|never|go)\b|[^\w\s-]|\s*$)"
    # What is done to a dose, and names that hold a number word.
    r"|\bdoubl(?:e|ing)(?:[ -](?:up|vision|blind|dummy|check|your|the|them)\b|(?=[^\w\s-]|\s*$))"
    r"|\bdoubl(?:e|ed|ing) (?:\w+ )?doses?\b|\b(?:give|take|or|never|not) double\b"
    r"|\b(?:hundreds|thousands|millions|dozens) of\b",
    re.IGNORECASE,
)


def value_of_words(kind: str, words: str) -> str:
    """The number that a match of `NUMBER_WORDS` states, as plain digits or a fraction ("1/3"); `kind` is its group."""
    words = words.lower()
    if kind == "times":
        known = next((n for stem, n in _TIMES.items() if words.startswith(stem)), None)
        return known or decimal_or_fraction(Fraction(_cardinal(words.removesuffix("fold").rstrip("-"))))
    if kind in ("ordinal", "other"):
        return str(_VALUES[re.sub(r"(?<=fortnight)(?:ly|s)", "", words)])
    if kind == "mixed":
        whole, _, part = re.sub(r" and an?[ -]", " and ", words).rpartition(" and ")
        return decimal_or_fraction(_cardinal(whole) + Fraction(1, _VALUES[part.lstrip("a ")]))
    if kind == "part":
        *count, part = re.split(r"[ -]", words)
        bottom = _VALUES[{"halves": "half"}.get(part, part.removesuffix("s"))]
        return decimal_or_fraction(Fraction(_VALUES[count[0]] if count else 1, bottom))
    return decimal_or_fraction(Fraction(_cardinal(words)))


def decimal_or_fraction(number: Fraction) -> str:
    """A fraction as a decimal where that ends within three places, else as one whole number over another."""
    thousandths = number * 1000
    if thousandths.denominator == 1:
        return format((Decimal(thousandths.numerator) / 1000).normalize(), "f")
    return f"{number.numerator}/{number.denominator}"


def _cardinal(words: str) -> Fraction:
    total, below = 0, 0
    for word in re.findall(r"[a-z]+", words):
        if word == "and":
            continue
        number = _VALUES[word]
        if word in SCALES:
            total, below = total + max(below, 1) * number, 0
        elif word in ("hundred", "dozen"):
            below = max(below, 1) * number
        else:
            below += number
    return Fraction(total + below)
