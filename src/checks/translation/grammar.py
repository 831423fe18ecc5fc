"""What the translation of a language goes by: its numerals, its glossary, and the small words that decide a case."""

import re
from collections.abc import Mapping
from functools import cached_property

from evidence.number_words import ONES, TEENS, TENS
from evidence.validation import Strict

_UNDER_TWENTY = (*ONES, *TEENS)
# Stands before a word that is English already and would mean something else in the other language.
ENGLISH = "\ue000"
# The phrases of a glossary by their first word, each as its words and what it is in English.
Phrases = Mapping[str, list[tuple[tuple[str, ...], str]]]
# A number once its numerals are English.
NUMBER = (
    rf"(?:\d[\d.,]*(?<![.,])|\b(?:(?:{'|'.join(TENS)})(?:-\w+)?|"
    rf"{'|'.join(sorted(_UNDER_TWENTY[1:], key=len, reverse=True))})\b)"
)


class Numerals(Strict):
    """The number words of a Romance language, each mapping from the word to its value.

    `one` are the words that are an article as well. `tens` take a one after `join` ("treinta y uno"), and `joins_all`
    says whether hundreds and thousands take it too ("cento e vinte").
    """

    one: str
    small: Mapping[str, int]
    tens: Mapping[str, int]
    hundreds: Mapping[str, int]
    scales: Mapping[str, int]
    join: str
    joins_all: bool

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """A whole number in words, an article alone left out."""
        units = "|".join(word for word, value in self.small.items() if value < 10)
        small, tens = _any(self.small), _any(self.tens)
        join = rf"(?:\s+{self.join})?\s+" if self.joins_all else r"\s+"
        below = rf"(?:(?:{tens})(?:\s+{self.join}\s+(?:{units}|{self.one}))?|{small})"
        hundred = rf"(?:(?:{_any(self.hundreds)})(?:{join}(?:{below}|{self.one})(?!\w))?)"
        thousand = rf"(?:{hundred}|{below})"
        counted = rf"(?:(?:{thousand}|{self.one})\s+)?(?:{_any(self.scales)})(?:{join}{thousand}(?!\w))?"
        return re.compile(rf"(?<![\w-])(?:{counted}|{thousand})(?![\w-])", re.IGNORECASE)

    @cached_property
    def words(self) -> str:
        """Any one of the words, for a pattern; an article as well."""
        return "|".join((_any({**self.small, **self.tens, **self.hundreds, **self.scales}), self.one))

    def to_english(self, match: re.Match[str]) -> str:
        """What a match of `pattern` states: an English number word below 100, else digits."""
        total, below = 0, 0
        for word in re.findall(r"[^\W\d_]+", match[0].lower()):
            known = {**self.small, **self.tens, **self.hundreds}.get(word, 1)
            if word in self.scales:
                total, below = total + max(below, 1) * self.scales[word], 0
            elif word != self.join:
                below += known
        if total + below >= 100:
            return str(total + below)
        tens, ones = divmod(below, 10)
        return _UNDER_TWENTY[below] if below < 20 else TENS[tens - 2] + (f"-{ONES[ones]}" if ones else "")


# Forms of a number that a comma for the decimal and a point for thousands leave in doubt, and how to write them.
_AMBIGUOUS = (
    (r"(?<![\w.,])\d+\.(?:\d{1,2}|\d{4,})(?![\d.]|,\d)", "has a point for a comma; write 1,5, and 1.500 for thousands"),
    (r"(?<![\w.,])0\.\d+", "has a point for a comma; write 0,5"),
    (r"(?<![\w.,])[1-9]\d{0,2},\d{3}(?![\d,])", "may be thousands or a decimal; write 1.500, or 1,5"),
    (r"(?<![\w.,)]),\d", "begins with a comma; write 0 before it"),
    (r"(?<!\w)\d+(?:,\d+){2,}", "has two commas; write the numbers apart"),
    (r"\d\s?(?:gts?|comps?|cps?|cáps?|tabs?|amps?)\b\.?", "has an abbreviation for its unit; write the word"),
    (r"\b[cx]/\s?\d+|\d\s?c/\d", "has an abbreviation for how often; write the words"),
)


class Grammar(Strict):
    """How one language is translated, as src/checks/words/ has it. All but `numerals` and `glossary` are patterns.

    `amounts` are what an article counts before ("un comprimido" is one tablet), but for the `uncounted` when no rate
    follows ("una dosis" is a dose, "una dosis al día" one); `things` those that a sentence may begin with and speak of
    any; `articles` say nothing before a number; `half` is the word for it, `means` what it stands after when it says
    "mean"; `alternative` is "or"; `each`, `until`, `onward`, `highest`, `by` are what these words are; `rises` and
    `falls` the verbs; `months` those of the year; `point` how the sign of a decimal is called. `negative_words` are
    words that stand behind a verb only where one of `negators` stands before it. `rewrites` are made before all else,
    and `~` in them stands for `ENGLISH`; `glossary` has the forms of each English word, set apart by "|";
    `ambiguous_forms` are forms of numbers that can be read in two ways in this language besides `_AMBIGUOUS`, each with
    what to write.
    """

    numerals: Numerals
    amounts: str
    uncounted: str
    things: str
    rate: str
    articles: str
    half: str
    means: str
    alternative: str
    each: str
    until: str
    onward: str
    highest: str
    rises: str
    falls: str
    by: str
    months: str
    point: str
    negative_words: str
    negators: str
    rewrites: tuple[tuple[str, str], ...]
    glossary: Mapping[str, str]
    ambiguous_forms: tuple[tuple[str, str], ...]

    @cached_property
    def ambiguous(self) -> tuple[tuple[str, str], ...]:
        """Every form of a number that can be read in two ways, each with what to write."""
        digit = (
            rf"(?:{self.numerals.one}|{'|'.join(word for word, value in self.numerals.small.items() if value <= 10)})"
        )
        return (
            *_AMBIGUOUS,
            *self.ambiguous_forms,
            (rf"\b{digit}\s+(?:{self.point})\s+{digit}\b", "is a decimal in words; write digits"),
        )

    @cached_property
    def phrases(self) -> Phrases:
        """The phrases of the glossary by their first word, each as its words and what it is in English, longest first.

        A word that ends in "*" stands for all that begin so.
        """
        found = dict[str, list[tuple[tuple[str, ...], str]]]()
        for english, forms in self.glossary.items():
            for words in (tuple(form.split()) for form in forms.split("|")):
                found.setdefault(words[0], []).append((words, english))
        for phrases in found.values():
            phrases.sort(key=lambda phrase: -len(phrase[0]))
        return found

    @cached_property
    def before_numerals(self) -> tuple[tuple[re.Pattern[str], str], ...]:
        """What is put in place of what, while the numerals are still the language's own."""
        number, halved = rf"(\d+|(?:{self.numerals.words}))", rf"{self.numerals.join}\s+{self.half}\b"
        return _compiled(
            *((pattern, english.replace("~", ENGLISH)) for pattern, english in self.rewrites),
            (r"((?:^|[|,:(])\s*)(?:de|em|a)\s+cada\s+(1,000|100)\s+(?:personas|pessoas)\b", r"\1people in \2"),
            # "1,5 mil", "11 millones".
            (r"(?<=\d)[ \u00a0]mil\b(?!\s+mil)", " thousand"),
            (r"(?<=\d)[ \u00a0]mil(?:lón|lones|hão|hões)\b", " million"),
            (rf"(?<![\w-]){number}\s+({self.amounts})\s+{halved}", rf"\1 and {ENGLISH}a half \2"),
            (rf"(?<![\w-])({self.amounts})\s+{halved}", rf"one and {ENGLISH}a half \1"),
            (rf"(?<![\w-]){number}\s+{halved}", rf"\1 and {ENGLISH}a half"),
            (rf"\b({self.means})\s+{self.half}\b(?!\s+(?:{self.amounts})\b)", r"\1 mean"),
            (rf"\b{self.half}\s+({self.amounts})\b", rf"half {ENGLISH}a \1"),
            (rf"\b{self.half}\b", "half"),
        )

    @cached_property
    def after_numerals(self) -> tuple[tuple[re.Pattern[str], str], ...]:
        """What is put in place of what, once the numerals are English."""
        unit = rf"(?:\s*(?:%|{self.amounts}|mg/\w+|percent)(?:\s+(?:al|por|ao)\s+d[íi]a)?)"
        counted = rf"(?!(?:{self.uncounted})\b(?!\s+(?:{self.rate})))(?:{self.amounts})\b"
        after_one = rf"and {ENGLISH}a half|{counted}|(?:{self.alternative})\s+{NUMBER}|{self.each}|percent|mil\b"
        ones = rf"\b(?:{self.numerals.one})\b"
        return _compiled(
            (rf"(?<![\w-])(?:{self.articles})\s+(?={NUMBER})", ""),
            # "Una gota no es igual en todas" speaks of any drop.
            (rf"(?:^|(?<=[.|:*] ))\s*{ones}(?=\s+(?:{self.things})\b(?!\s+(?:{self.rate})))", f"{ENGLISH}a"),
            (rf"{ones}(?=\s+(?:{after_one}))", "one"),
            (rf"({NUMBER}\s+(?:{self.alternative})\s+){ones}", r"\1one"),
            (rf"(\d+) and {ENGLISH}a half", r"\1.5"),
            (
                rf"\b(?:desde|del?|d[oa]s?)\s+({NUMBER}{unit}?)\s+(?:{self.until}|al?|aos?|às?)\s+(?={NUMBER})",
                r"from \1 to ",
            ),
            (rf"({NUMBER}{unit}?)\s+a\s+(?={NUMBER})", r"\1 to "),
            (rf"\b{self.onward}\s+(?={NUMBER}{unit}(?!\w))", "at least "),
            (rf"\b{self.highest}:?\s+(?={NUMBER})", "at most "),
            (rf"({NUMBER}{unit})\s+{self.highest}\b(?!\s+(?:de|do|da|del)\b)", r"\1 at most"),
            (rf"\b(?:{self.rises})\s+{self.by}(?={NUMBER})", "increase by "),
            (rf"\b(?:{self.falls})\s+{self.by}(?={NUMBER})", "reduce by "),
            (rf"\b({self.months})\s+del?\s+(?=(?:19|20)\d\d)", r"\1 "),
        )


def _compiled(*steps: tuple[str, str]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern, re.IGNORECASE), english) for pattern, english in steps)


def _any(words: Mapping[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))
