"""Rules and limits that do not hold for pages in another language, each with the reason; all others do."""

from checks.languages import FOREIGN, Language

# By the name of the rule in `checks.page`, of a part of a page (`checks.languages`), or of what a test measures.
OFF: dict[str, tuple[tuple[Language, ...], str]] = {
    "emphatic_verbs": (FOREIGN, 'only English leaves a "do" behind when its "not" is lost'),
    "clinical": (FOREIGN, "the exact figures by country stand on the English twin, to which the page leads"),
    "countries in the plain part": (FOREIGN, "one page serves the readers of several countries, each with its own law"),
    "British spelling": (FOREIGN, "it is a rule of English"),
}


def is_off(rule: str, language: Language) -> bool:
    """Is the rule of this name switched off for pages in the language?"""
    return rule in OFF and language in OFF[rule][0]
