"""The slips that the check does not notice: the files that list them by reason, and why a "not" goes unseen."""

import re
from pathlib import Path
from typing import Any

import yaml
from root import ROOT

from mutation.mutants import Mutant

CHECKS = ROOT / "tests/checks"
# A "not" left out or put in stands in a file of its own.
SURVIVORS, DENIALS = CHECKS / "survivors.yml", CHECKS / "survivors_denials.yml"
NOT = re.compile(r"\b(?:not|no|never|cannot|without|unless|nor|neither|nobody|nothing|none)\b|n[’']t\b", re.IGNORECASE)
Groups = list[dict[str, Any]]


def read_groups(file: Path) -> Groups:
    """The groups of a file, each with its reason, what must happen for it to go, and its mutants by name."""
    return list(yaml.safe_load(file.read_text("utf-8")))


def write_groups(file: Path, groups: Groups) -> None:
    """Write them below the comment that the file begins with."""
    head = file.read_text("utf-8").partition("\n- ")[0]
    body = yaml.safe_dump(groups, sort_keys=False, allow_unicode=True, width=10**6)
    file.write_text(f"{head}\n{body}", "utf-8")


def why_missed(mutant: Mutant, said: list[str]) -> str:
    """The kind of reason why a "not" left out or put in went unseen, beside facts that say `said`."""
    facts_deny = any(NOT.search(one) for one in said)
    if mutant.kind == "added":
        return "added, a fact denies too" if facts_deny else "added, other words follow"
    if NOT.search(mutant.piece.plain):
        return "left out, another denial stays"
    return "left out, the fact denies other words" if facts_deny else "left out, no fact denies"
