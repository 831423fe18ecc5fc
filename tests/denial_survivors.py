"""The "not" left out or put in that the check does not notice: why, and the file that lists each (test_mutation)."""

import re
from pathlib import Path
from typing import Any

import yaml
from mutations import Mutant

DENIALS = Path(__file__).parent / "checks/survivors_denials.yml"
NOT = re.compile(r"\b(?:not|no|never|cannot|without|unless|nor|neither|nobody|nothing|none)\b|n[’']t\b", re.IGNORECASE)


def denials_listed() -> list[dict[str, Any]]:
    """The groups of the file: kind, reason, what must happen, and the mutants by name."""
    return list(yaml.safe_load(DENIALS.read_text("utf-8")))


def write_denials(denials: dict[str, str]) -> None:
    """The survivors of a "not" left out or put in, each under why it was missed; the words of the groups stay."""
    groups = denials_listed()
    for group in groups:
        group["mutants"] = sorted(name for name, why in denials.items() if why == group["kind"])
    head = DENIALS.read_text("utf-8").partition("\n- ")[0]
    body = yaml.safe_dump(groups, sort_keys=False, allow_unicode=True, width=10**6)
    DENIALS.write_text(f"{head}\n{body}", "utf-8")


def why_missed(mutant: Mutant, said: list[str]) -> str:
    """The kind of reason why a "not" left out or put in went unseen, beside facts that say `said`."""
    facts_deny = any(NOT.search(one) for one in said)
    if mutant.kind == "added":
        return "added, a fact denies too" if facts_deny else "added, other words follow"
    if NOT.search(mutant.piece.plain):
        return "left out, another denial stays"
    return "left out, the fact denies other words" if facts_deny else "left out, no fact denies"
