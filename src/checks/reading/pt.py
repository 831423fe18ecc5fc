"""How Brazilian Portuguese is read: its number words, and the small words that decide a case. See pt.txt."""

from pathlib import Path

from checks.reading.grammar import ENGLISH, Grammar, Numbers

_ONES = "três quatro cinco seis sete oito nove"
_TEENS = "dez onze doze treze quatorze quinze dezesseis dezessete dezoito dezenove vinte"
_TENS = "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa"
_HUNDREDS = "duzent trezent quatrocent quinhent seiscent setecent oitocent novecent"

NUMBERS = Numbers(
    one="uma|um",
    small={
        **{word: n for n, word in enumerate(_ONES.split(), start=3)},
        **{word: n for n, word in enumerate(_TEENS.split()[:-1], start=10)},
        **{"zero": 0, "dois": 2, "duas": 2, "tres": 3, "catorze": 14, "dezasseis": 16, "dezassete": 17},
        "dezanove": 19,
    },
    tens={word: 10 * n for n, word in enumerate(_TENS.split(), start=2)},
    hundreds={
        **{"cem": 100, "cento": 100},
        **{f"{word}{end}": 100 * n for n, word in enumerate(_HUNDREDS.split(), start=2) for end in ("os", "as")},
    },
    scales={"mil": 10**3, "milhão": 10**6, "milhões": 10**6},
    join="e",
    joins_all=True,
)

GRAMMAR = Grammar(
    numbers=NUMBERS,
    amounts=(
        r"(?:comprimido|pastilha|pílula|cápsula|gota|copo|ampola|frasco|mililitro|miligrama|micrograma|grama|litro|hora|"
        r"dia|noite|semana|ano|minuto|segundo|quinzena|dúzia|trimestre|dose|tomada)s?|mês|meses|mg|ml|g|kg|"
        r"colher(?:es)?"
    ),
    uncounted=r"doses?|tomadas?|copos?|trimestres?",
    things=r"comprimido|pílula|cápsula|gota|frasco",
    rate=r"(?:ao|por|cada|a\s+cada|na|diári\w+)\b",
    articles="os|as|o|um",
    half=r"mei[oa]",
    means=r"(?!)",
    alternative="ou|e|a",
    each=r"(?:de|em|a)\s+cada",
    until="até",
    onward=r"a\s+partir\s+d(?:e|os?|as?)",
    highest=r"(?:no\s+)?(?:um\s+)?máxim[oa]s?(?:\s+de)?",
    rises=r"aument\w+|sob(?:e|em)|sub(?:a|ir|iu|am|indo)|increment\w+",
    falls=r"redu[zç]\w*|diminu\w+|baix(?:a|e|ar|am|em|ou|ando)",
    by=r"(?:em\s+)?(?:um(?:a|as)?\s+|uns\s+)?",
    months="janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro",
    point="vírgula|ponto",
    first=(
        (r"\bEUA\b", "United States"),
        (r"\bcem\s+por\s+cento\b", "100 percent"),
        (r"\bpor\s+cento\b", "percent"),
        (r"\b(?:meias?-vidas?|semividas?)(?:\s+de\s+eliminação|\s+plasmática)?(?!\w)", "half-life"),
        (r"\bmeia\s+dúzia\b", "six"),
        (r"\bmeia-noite\b", "midnight"),
        (r"\bmeio-dia\b", "noon"),
        (r"\bmeio\s+ambiente\b|\b(?:por|em|no)\s+meio\s+(?:de|do|da|a)\b|\bao\s+meio\b", "through"),
        (r"\b(segunda|terça|quarta|quinta|sexta)(-feira)", r"\1feira"),
        (
            r"\buma?\s+(?:comprimido|pílula|cápsula)\s+(?:sem\s+(?:remédio|medicamento|princípio\s+ativo|efeito)|"
            r"fictíci[oa]|fals[oa]|de\s+açúcar|inativ[oa]|de\s+mentira)",
            "placebo",
        ),
        (r"\bnem\s+uma?\s+(?:só\s+)?", f"not {ENGLISH}a "),
        (r"\bnão\s+mais\s+(?:d[eo]\s+)?(?:que\b|de\b)", f"{ENGLISH}no more than"),
        (r"\bdias?\s+sim,?\s+(?:e\s+)?(?:outro|dia)\s+não\b", "every other day"),
    ),
    glossary=Path(__file__).with_name("pt.txt").read_text("utf-8"),
    doubtful=((r"\b(?:bissemanal|bimensal|bianual)(?:mente)?\b", "is read in two ways; write how often"),),
)
