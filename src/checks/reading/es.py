"""How Spanish is read: its number words, and the small words that decide a case. Its glossary is es.txt."""

from pathlib import Path

from checks.reading.grammar import ENGLISH, Grammar, Numbers

_ONES = "dos tres cuatro cinco seis siete ocho nueve"
_TEENS = "diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte"
_TWENTIES = "veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve"
_TENS = "treinta cuarenta cincuenta sesenta setenta ochenta noventa"
_HUNDREDS = "doscient trescient cuatrocient quinient seiscient setecient ochocient novecient"

NUMBERS = Numbers(
    one="uno|una|un",
    small={
        **{word: n for n, word in enumerate(_ONES.split(), start=2)},
        **{word: n for n, word in enumerate(_TEENS.split(), start=10)},
        **{word: n for n, word in enumerate(_TWENTIES.split(), start=21)},
        # Without its accent a number is no other number.
        **{"veintiún": 21, "veintiuna": 21, "dieciseis": 16, "veintidos": 22, "veintitres": 23, "veintiseis": 26},
        "cero": 0,
    },
    tens={word: 10 * n for n, word in enumerate(_TENS.split(), start=3)},
    hundreds={
        **{"cien": 100, "ciento": 100},
        **{f"{word}{end}": 100 * n for n, word in enumerate(_HUNDREDS.split(), start=2) for end in ("os", "as")},
    },
    scales={"mil": 10**3, "millón": 10**6, "millones": 10**6},
    join="y",
    joins_all=False,
)

GRAMMAR = Grammar(
    numbers=NUMBERS,
    amounts=(
        r"(?:comprimido|tableta|pastilla|píldora|gragea|cápsula|gota|vaso|ampolla|gotero|mililitro|miligramo|microgramo|"
        r"gramo|litro|hora|día|noche|semana|año|minuto|segundo|quincena|docena|trimestre)s?|mes(?:es)?|dosis|tomas?|"
        r"mg|ml|g|kg|cucharad(?:it)?as?"
    ),
    uncounted=r"dosis|tomas?|vasos?|trimestres?",
    things=r"comprimido|tableta|pastilla|cápsula|gota|frasco|gotero",
    rate=r"(?:al|por|cada|a\s+la|diari\w+)\b",
    articles="el|los|las|un",
    half=r"medi[oa]",
    means=r"edad|dosis|duración|concentración|estancia|presión|diferencia|vida|talla|la|de|una|como",
    alternative="o|u|y|a",
    each=r"(?:de|en)\s+cada",
    until="hasta",
    onward=r"a\s+partir\s+de(?:l|\s+l[ao]s?)?",
    highest=r"(?:como\s+)?(?:un\s+)?máxim[oa]s?(?:\s+de)?",
    rises=r"aument\w+|sub(?:a|e|an|en|ir|ió|iendo)|increment\w+",
    falls=r"reduc\w+|reduzc\w+|disminu\w+|baj(?:a|e|ar|an|en|ó|ando)|descend\w+|desciend\w+",
    by=r"(?:en\s+)?(?:un[oa]?s?\s+|el\s+)?",
    months="enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre",
    point="coma|punto",
    first=(
        (r"\bEE\.?\s?UU\.?(?!\w)", "United States"),
        (r"\b(?:cien|ciento)\s+por\s+cien(?:to)?\b", "100 percent"),
        (r"\bpor\s+cien(?:to)?\b", "percent"),
        (r"\b(?:vidas?\s+medias?|semividas?)(?:\s+de\s+eliminación|\s+plasmática)?(?!\w)", "half-life"),
        (r"\bun\s+día\s+sí,?\s+(?:y\s+)?(?:un\s+día|otro)\s+no\b", "every other day"),
        (r"\bmedia\s+docena\b", "six"),
        (r"\bmedio\s+ambiente\b|\bpor\s+medio\b|\ben\s+medio\b|\ba\s+medias\b", "through"),
        (
            r"\bun[oa]?\s+(?:comprimido|pastilla|tableta|cápsula)\s+(?:sin\s+(?:medicamento|principio\s+activo|efecto)|"
            r"fictici[oa]|fals[oa]|de\s+azúcar|inactiv[oa]|simulad[oa])",
            "placebo",
        ),
        (r"\bni\s+un[oa]?\s+(?:sol[oa]\s+)?", f"not {ENGLISH}a "),
        (r"\bno\s+(?:más|mas)\s+de\b", f"{ENGLISH}no more than"),
    ),
    glossary=Path(__file__).with_name("es.txt").read_text("utf-8"),
    doubtful=(
        (
            r"\bcada\s+(?:tercer|3[.º]?er?)\s+día\b",
            "is 2 days in Mexico and 3 elsewhere; write cada 2 días or cada 3 días",
        ),
        (r"\b(?:bisemanal|bimensual|bianual)(?:es|mente)?\b", "is read in two ways; write how often"),
    ),
)
