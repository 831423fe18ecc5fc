"""The words that a slip puts in place of others, by language; written apart from the checker's own."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from checks.languages import Language


@dataclass(frozen=True)
class Slips:
    """What an author may write by mistake for what: number `words`, `units` after a number, `bounds`, `denials`.

    `affirmed` is what a denial becomes without its "not", `denied` what a verb that `to_deny` finds becomes with one;
    `number` finds written numbers, which `to_english` and back are put into English signs.
    """

    words: str
    other_words: tuple[str, str, str]
    units: Mapping[str, tuple[str, ...]]
    bounds: Mapping[str, str]
    denials: tuple[str, ...]
    affirmed: Mapping[str, str]
    to_deny: re.Pattern[str]
    denied: str
    number: re.Pattern[str]
    about: str
    per: str
    to_english: dict[int, int] = field(default_factory=dict)
    from_english: dict[int, int] = field(default_factory=dict)


_COMMA = re.compile(r"(?<![\w.,])\d+(?:\.\d{3})*(?:,\d+)?(?![\w]|[.,]\d)")
_SWAPPED = str.maketrans(",.", ".,")

EN = Slips(
    words=(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety twice thrice"
    ),
    other_words=("nine", "thirteen", "twenty-one"),
    units={
        "mg": ("micrograms", "g", "tablets", "mg per kg", "mL"),
        "micrograms": ("mg", "nanograms"),
        "mg per kg": ("mg",),
        "mL": ("mg", "L"),
        "hours": ("days", "minutes"),
        "days": ("weeks", "hours"),
        "weeks": ("months", "days"),
        "months": ("years", "weeks"),
        "years": ("months", "days"),
        "minutes": ("hours", "seconds"),
        "in 100": ("in 1,000", "in 10"),
        "%": (" percentage points", " in 1,000"),
        "ng/mL": ("mg/mL",),
        "drops": ("mL",),
        "times": ("%",),
    },
    bounds={
        "at least": "at most",
        "at most": "at least",
        "more than": "less than",
        "less than": "more than",
        "no more than": "no less than",
        "up to": "at least",
        "under": "over",
        "below": "above",
        "above": "below",
        "or more": "or less",
        "and over": "and under",
        "within": "after",
    },
    denials=("do not", "does not", "did not", "is not", "are not", "must not", "cannot", "never"),
    affirmed={"cannot": "can", "never": "always"},
    to_deny=re.compile(
        r"\b(?:is|are|was|were|may|can|should|must|does|do|did)\b(?! not|n['’]t| no\b| never)", re.IGNORECASE
    ),
    denied="{} not",
    number=re.compile(r"(?<![\w.,])\d+(?:,\d{3})*(?:\.\d+)?(?![\w]|,\d|\.\d)"),
    about="about",
    per="per",
)
ES = Slips(
    words=(
        "dos tres cuatro cinco seis siete ocho diez once doce catorce quince veinte treinta cuarenta "
        "cincuenta sesenta noventa"
    ),
    other_words=("nueve", "trece", "veintiuno"),
    units={
        "mg": ("microgramos", "g", "comprimidos", "mg por kg", "ml"),
        "microgramos": ("mg", "nanogramos"),
        "mg/kg": ("mg",),
        "ml": ("mg", "l"),
        "mg/ml": ("microgramos/ml", "mg por gota"),
        "horas": ("días", "minutos"),
        "días": ("semanas", "horas"),
        "semanas": ("meses", "días"),
        "meses": ("años", "semanas"),
        "años": ("meses", "días"),
        "minutos": ("horas", "segundos"),
        "de cada 100": ("de cada 1.000", "de cada 10"),
        "%": (" puntos porcentuales", " por mil"),
        "gotas": ("ml", "comprimidos"),
        "comprimidos": ("mg", "gotas"),
        "veces": ("%",),
    },
    bounds={
        "al menos": "como máximo",
        "por lo menos": "como máximo",
        "como máximo": "como mínimo",
        "como mucho": "al menos",
        "más de": "menos de",
        "menos de": "más de",
        "no más de": "no menos de",
        "hasta": "al menos",
        "mayores de": "menores de",
        "menores de": "mayores de",
        "por encima de": "por debajo de",
        "por debajo de": "por encima de",
        "o más": "o menos",
        "o menos": "o más",
        "dentro de": "después de",
    },
    denials=("no", "nunca", "ningún", "ninguna", "sin"),
    affirmed={"no": "", "nunca": "siempre", "ningún": "un", "ninguna": "una", "sin": "con"},
    to_deny=re.compile(
        r"(?<!\bno )(?<!\bni )(?<!\bnunca )\b"
        r"(?:es|son|está|están|fue|puede|pueden|debe|deben|tiene|tienen|hay|sirve|causa)\b",
        re.IGNORECASE,
    ),
    denied="no {}",
    number=_COMMA,
    about="(?:unos|unas|los|las|el|la|alrededor de|cerca de)",
    per="por",
    to_english=_SWAPPED,
    from_english=_SWAPPED,
)
PT = Slips(
    words=(
        "dois duas três quatro cinco seis sete oito dez onze doze quinze vinte trinta quarenta "
        "cinquenta sessenta noventa"
    ),
    other_words=("nove", "treze", "vinte e um"),
    units={
        "mg": ("microgramas", "g", "comprimidos", "mg por kg", "ml"),
        "microgramas": ("mg", "nanogramas"),
        "mg/kg": ("mg",),
        "ml": ("mg", "l"),
        "mg/ml": ("microgramos/ml", "mg por gota"),
        "horas": ("dias", "minutos"),
        "dias": ("semanas", "horas"),
        "semanas": ("meses", "dias"),
        "meses": ("anos", "semanas"),
        "anos": ("meses", "dias"),
        "minutos": ("horas", "segundos"),
        "em cada 100": ("em cada 1.000", "em cada 10"),
        "%": (" pontos percentuais", " por mil"),
        "gotas": ("ml", "comprimidos"),
        "comprimidos": ("mg", "gotas"),
        "vezes": ("%",),
    },
    bounds={
        "pelo menos": "no máximo",
        "ao menos": "no máximo",
        "no máximo": "no mínimo",
        "no mínimo": "no máximo",
        "mais de": "menos de",
        "menos de": "mais de",
        "não mais de": "não menos de",
        "até": "pelo menos",
        "maiores de": "menores de",
        "menores de": "maiores de",
        "acima de": "abaixo de",
        "abaixo de": "acima de",
        "ou mais": "ou menos",
        "ou menos": "ou mais",
        "dentro de": "depois de",
    },
    denials=("não", "nunca", "nenhum", "nenhuma", "sem"),
    affirmed={"não": "", "nunca": "sempre", "nenhum": "um", "nenhuma": "uma", "sem": "com"},
    to_deny=re.compile(
        r"(?<!\bnão )(?<!\bnem )(?<!\bnunca )\b"
        r"(?:é|são|está|estão|foi|pode|podem|deve|devem|tem|têm|há|serve|causa)\b",
        re.IGNORECASE,
    ),
    denied="não {}",
    number=_COMMA,
    about="(?:uns|umas|os|as|cerca de|por volta de)",
    per="por",
    to_english=_SWAPPED,
    from_english=_SWAPPED,
)
SLIPS: dict[Language, Slips] = {"en": EN, "es": ES, "pt": PT}
