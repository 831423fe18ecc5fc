"""The illnesses that clonazepam is taken for, as pages and facts name them: what is said of one holds for no other."""

import re

PANIC = re.compile(r"\bpanic\b", re.IGNORECASE)
SEIZURES = re.compile(r"\b(?:seizures?|epilep\w+|(?<!that )fits|a fit)\b", re.IGNORECASE)
_NAMED = {
    "panic": PANIC,
    "seizures": SEIZURES,
    "anxiety": re.compile(r"\banxiety\b", re.IGNORECASE),
    "sleep": re.compile(r"\b(?:insomnia|restless legs?|sleepwalking|REM)\b", re.IGNORECASE),
}


def illnesses(text: str) -> set[str]:
    """The names of those that a text speaks of."""
    return {name for name, words in _NAMED.items() if words.search(text)}
