"""Attempts to get a wrong sentence past the check: the facts they are made upon, and what the check answers."""

from pathlib import Path

from evidence_samples import HEAD

from checks.doubts import doubts
from checks.languages import FOREIGN
from checks.page import read_page
from checks.rules import check_page
from evidence.load import Evidence

ENGLISH_FACTS = {
    "max": "The highest dose is 20 mg a day.",
    "aim": "Most adults aim for 1 mg a day.",
    "uk": "It starts at no more than 0.5 mg a day.",
    "start": "It starts at 0.25 mg twice a day.",
    "kilo": "It starts at 0.1 to 0.2 mg per kg a day.",
    "split": "The day's dose is split into three doses.",
    "step": "The dose rises by 0.5 mg every third day.",
    "life": "The half-life is 30 to 40 hours.",
    "peak": "The level peaks 1 to 4 hours after a dose.",
    "liquid": "The liquids hold 0.5 mg in 5 mL or 2 mg in 5 mL.",
    "sleepy": "Sleepiness was reported by 37 in 100 people, against 10 in 100 on placebo.",
    "babies": "It happened to 14 in 1,000 babies.",
    "one": "A malformation was seen in 1 of 33 babies.",
    "risk": "The risk was 2.8 times as high.",
    "fold": "The stronger one holds 4 times as much.",
    "trials": "Nine trials lasted 7 weeks.",
    "age": "The dose is lower from the age of 65 on.",
    "equal": "0.5 mg clonazepam stands beside 10 mg diazepam.",
    "list": "Doses of 2, 3 and 4 mg worked less well than 1 mg.",
    "july": "In July 2024 tablets were recalled.",
    "people": "It was given in 64 clonazepam pregnancies.",
    "line": "The helpline is 13 11 14.",
    "days": "It is allowed for 3 to 7 days at most.",
    "odds": "The risk ratio was 1.49 (1.30 to 1.72).",
    "times": "It multiplied the risk by 3.86.",
    "often": "Risk grows at 4 or more days a week for 3 months.",
    "hair": "It was found in hair of 6 of 10 people within 28 days, in 2 only on day 28.",
    "name": "It is broken down to 7-aminoclonazepam.",
    "infant": "It is 0.5 to 1 mg under 1 year, and 1.5 to 3 mg from 1 to 5 years.",
    "best": "The best effect was seen on 1 to 2 mg a day.",
    "rise": "It rose 3- to 4-fold.",
    "missed": "A missed dose is unlikely to cause a seizure.",
    "bed": "One dose at bedtime may lessen sleepiness in the day.",
    "mouth": "After a dose by mouth the level peaks within 1 to 4 hours.",
    "half": "Half of a dose has left the blood after 30 to 40 hours.",
    "cut": "The 2025 guideline advises cuts of 5 to 10% every 2 to 4 weeks.",
    "less": "A low dose is 0.5 mg clonazepam a day or less.",
    "two": "The target of 1 mg rests on a study in which 1 mg did best; 2, 3 and 4 mg did less well; some need 4 mg.",
    "coal": "Uptake should be prevented with charcoal within 1 to 2 hours; the airway must be protected.",
    "weak": "The 0.5 mg liquid is for the early stages and the 2 mg liquid for maintenance.",
    "drive": "Driving is allowed unless it makes you sleepy.",
    "calm": "It may calm.",
    "therapy": "Treatment starts with either talking therapy or a medicine.",
}
# For the sentences in Spanish and Portuguese (checks/languages/*.txt) there are more.
FOREIGN_FACTS = ENGLISH_FACTS | {
    "drops": "The solution holds 2.5 mg per ml, which is 0.1 mg per drop.",
    "many": "It was studied in 1,500 people.",
    "tab": "Take half a tablet at night.",
    "hours": "Wait one and a half hours.",
    "dozen": "There is room for 12 drops.",
    "third": "A third of people got better.",
    "under": "It is not given under 18 years.",
    "rate": "Take 0.5 mg or 12 drops every 8 hours.",
    "stop": "Do not stop clonazepam suddenly.",
    "leave": "Do not leave the person alone.",
    "never": "Never mix clonazepam with alcohol.",
    "with": "It may be taken with alcohol.",
    "least": "Wait at least 12 hours before you drive.",
    "above": "It was seen in more than 30 in 100 people.",
    "few": "It happens in less than 1 in 100 people.",
    "soon": "Take it within 2 hours.",
    "weeks": "It lasts up to 4 weeks.",
    "older": "It is given over 65 years.",
    "long": "It was taken for 6 months or more.",
    "safe": "It is not known whether it is safe in children.",
    "big": "About 11 million prescriptions and 2,500 people were counted.",
    "most": "Three quarters of people got better.",
    "other": "Take it every other day.",
    "car": "You must not drive.",
}


def problems(fact: str, said: str, evidence: Evidence, file: str = "docs/reference/a.md") -> list[str]:
    """What the check says of a page that holds one sentence, which cites the fact."""
    return [problem.message for problem in check_page(f"{HEAD}{said}[^{fact}]\n", file, evidence)]


def kinds(fact: str, said: str, evidence: Evidence, file: str = "docs/reference/a.md") -> set[str]:
    """Of what kinds are the doubts that a person is asked about it?"""
    return {doubt.kind for doubt in doubts(read_page(f"{HEAD}{said}[^{fact}]\n", file, evidence, {}))}


def rows(part: str) -> list[tuple[str, ...]]:
    """Language, fact, sentence and, of those that are asked about, kind."""
    found = list[tuple[str, ...]]()
    for language in FOREIGN:
        told = (Path(__file__).parent / f"checks/languages/{language}.txt").read_text("utf-8")
        block = next(block for block in told.split("\n# ") if block.removeprefix("# ").startswith(part))
        found += ((language, *line.split(" | ")) for line in block.split("\n")[1:] if line)
    return found
