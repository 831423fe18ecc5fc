"""Which language a page is in, and what its known parts are headed in that language.

The folder below docs/ says which: `es/` is Spanish, `pt/` Portuguese, and what stands in no such folder is English.
"""

from typing import Literal, get_args

Language = Literal["en", "es", "pt"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
FOREIGN = LANGUAGES[1:]

# The class of each known part of a page, with its heading.
PARTS: dict[Language, dict[str, str]] = {
    "en": {
        "short": "In short",
        "clinical": "Clinical detail",
        "unknown": "What is not known",
        "related": "Related pages",
    },
    "es": {
        "short": "En resumen",
        "clinical": "Detalle clínico",
        "unknown": "Lo que no se sabe",
        "related": "Páginas relacionadas",
    },
    "pt": {
        "short": "Em resumo",
        "clinical": "Detalhe clínico",
        "unknown": "O que não se sabe",
        "related": "Páginas relacionadas",
    },
}


def folder_of(language: Language) -> str:
    """The folder of a language below docs/ and below the site, with its slash; "" for English."""
    return "" if language == "en" else f"{language}/"


# The folder of another language, or nothing, for a pattern.
FOLDER = f"(?:{'|'.join(map(folder_of, FOREIGN))})?"


def language_of(name: str) -> Language:
    """The language of a page or built file by its name below docs/ or below the site ("es/index.md" is Spanish)."""
    folder = name.partition("/")[0]
    return next((language for language in FOREIGN if folder == language), "en")


# Rules and limits that do not hold for pages in another language, each with the reason; all others do. By the name of
# the rule in `checks.rules`, of a part of a page (`PARTS`), or of what a test measures.
OFF: dict[str, tuple[tuple[Language, ...], str]] = {
    "emphatic_verbs": (FOREIGN, 'only English leaves a "do" behind when its "not" is lost'),
    "clinical": (FOREIGN, "the exact figures by country stand on the English twin, to which the page leads"),
    "countries in the plain part": (FOREIGN, "one page serves the readers of several countries, each with its own law"),
    "British spelling": (FOREIGN, "it is a rule of English"),
}


def is_off(rule: str, language: Language) -> bool:
    """Is the rule of this name switched off for pages in the language?"""
    return rule in OFF and language in OFF[rule][0]
