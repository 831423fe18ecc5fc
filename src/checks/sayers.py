"""How pages in Spanish and Portuguese name whoever says something, and how they would talk about our reading.

`checks.voice` counts these; its own lists are those of English.
"""

import re
from dataclasses import dataclass

_AGENCIES = (
    r"AEMPS|COFEPRIS|ANMAT|ISP|INVIMA|DIGEMID|ARCSA|ANVISA|INFARMED|NHS(?! 111)(?!-)|NICE|FDA|MHRA|DEA|EMA|OMS|WHO|"
    r"Cochrane|Beers|LactMed|Ashton|MedlinePlus|Wikipedia|Mayo|Cinfa|Roche|Epilepsy (?:Foundation|Society|Action)|DGT"
)


@dataclass(frozen=True)
class Sayers:
    """Patterns: `source` is whoever publishes what others cite, `still` a sentence that goes on with it, `opening` what
    may stand before it, `reading` words about our reading, `label` the text of the United States."""

    source: re.Pattern[str]
    still: re.Pattern[str]
    opening: re.Pattern[str]
    reading: re.Pattern[str]
    label: re.Pattern[str]


SPANISH = Sayers(
    source=re.compile(
        rf"\b(?:{_AGENCIES}|[Ff]ichas? técnicas?|[Pp]rospectos?|[Gg]uías? (?:de|clínicas?|conjuntas?|oficial(?:es)?|"
        r"británicas?|estadounidenses?|españolas?)|[Tt]extos? oficial(?:es)?|[Ll]as? guías?|[Ll]os? textos?|"
        r"[Ll]os fabricantes|[Ee]l fabricante|[Uu]na revisión (?:dice|concluye)|"
        r"[Uu]n estudio (?:dice|vio|halló|encontró))\b"
    ),
    still=re.compile(r"(?:También )?(?:[Dd]ice|[Aa]ñade|[Aa]grega|[Aa]conseja|[Rr]ecomienda|[Ii]ndica) que\b"),
    opening=re.compile(
        r"(?:(?:según|de acuerdo con|en|de|del|para|por|a|el|la|los|las|un|una|lo que dicen?|como dicen?) )*",
        re.IGNORECASE,
    ),
    reading=re.compile(
        r"\b(?:no (?:se |lo |la )?(?:ha |han |hemos |he |fue |fueron |pudimos |pudo )?(?:leíd[oa]s?|leímos|leer)|"
        r"leíd[oa]s? aquí|que leímos|que hemos leído|sin leer|este sitio no ha|"
        r"según (?:nuestra suma|nuestro cálculo))\b",
        re.IGNORECASE,
    ),
    label=re.compile(
        r"\b(?:prospecto|ficha técnica|etiqueta) (?:estadounidense|de (?:EE\. ?UU\.|(?:los )?Estados Unidos))"
    ),
)
PORTUGUESE = Sayers(
    source=re.compile(
        rf"\b(?:{_AGENCIES}|[Bb]ulas?|[Dd]iretriz(?:es)?|[Tt]extos? oficia(?:l|is)|[Oo]s? textos?|[Oo]s? fabricantes?|"
        r"[Ff]olheto informativo|[Uu]ma revisão (?:diz|concluiu)|[Uu]m estudo (?:diz|viu|encontrou))\b"
    ),
    still=re.compile(r"(?:Também )?(?:[Dd]iz|[Aa]crescenta|[Aa]conselha|[Rr]ecomenda|[Ii]ndica) que\b"),
    opening=re.compile(
        r"(?:(?:segundo|de acordo com|conforme|em|de|do|da|para|por|pela|pelo|na|no|a|o|as|os|um|uma|como dizem?) )*",
        re.IGNORECASE,
    ),
    reading=re.compile(
        r"\b(?:não (?:se |o |a )?(?:foi |foram |lemos|pudemos |pôde )?(?:lid[oa]s?|lemos|ler)|lid[oa]s? aqui|que lemos|"
        r"sem ler|este site não (?:leu|pôde)|pela nossa soma|pelo nosso cálculo)\b",
        re.IGNORECASE,
    ),
    label=re.compile(r"\bbula (?:americana|norte-americana|dos (?:EUA|Estados Unidos))"),
)
