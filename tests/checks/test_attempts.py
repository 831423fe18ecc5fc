"""What people tried in order to get a wrong sentence past the check. Each must be refused; each true one must pass.

A line is: what the fact says | what a page makes of it.
"""

import pytest
from attempts import ENGLISH_FACTS, kinds, problems
from evidence_samples import HEAD

from checks.rules import check_page
from evidence.load import Evidence

FACTS = ENGLISH_FACTS
PASS = """
max | In seizures it is 20 mg a day.
max | It is up to 20 mg daily.
max | It is **20** mg a day.
max | It is 20&nbsp;mg a day.
aim | Adults aim for 1 mg a day.
step | It rises by 0.5 mg every 3 days.
step | It rises by 0.5 mg every third day.
start | It starts at 0.25 mg two times a day.
life | Half has gone after 30 to 40 hours.
peak | It peaks 1 to 4 hrs after a dose.
sleepy | It made 37% sleepy, against 10%.
sleepy | It made 37 in 100 people sleepy, against 10 in 100.
age | The dose is lower at 65 and over.
liquid | Liquids hold 0.5 mg or 2 mg in 5 mL.
kilo | It starts at 0.1 to 0.2 mg/kg a day.
one | It was seen in one of 33 babies.
split | It is split into 3 doses.
line | Call 13 11 14.
days | It is allowed for at most 7 days.
odds | It was 1.49 times as likely.
times | The risk was 3.86 times as high.
often | Risk grows at 4 or more days a week.
hair | It was found within 28 days in 6 of 10 people.
name | The product is 7-aminoclonazepam.
infant | It is 0.5 to 1 mg under 1 year.
best | The best balance was on 1 to 2 mg a day.
rise | It rose 3- to 4-fold.
less | A low dose is up to 0.5 mg a day.
"""
REFUSED = """
aim | Adults aim for thirteen mg a day.
aim | Adults aim for one and a half milligrams a day.
aim | Adults aim for half a milligram a day.
aim | Adults aim for a dozen mg a day.
aim | Adults aim for a couple of milligrams a day.
aim | Adults aim for ⅔ mg a day.
aim | Adults aim for 1½ mg a day.
aim | Adults aim for １ mg a day.
aim | Adults aim for ٩ mg a day.
aim | Adults aim for ⑨ mg a day.
aim | Adults aim for IV mg a day.
aim | Adults aim for Ⅳ mg a day.
aim | Adults aim for −1 mg a day.
aim | Adults aim for 1.0 mg a day.
aim | Adults aim for 1&#48; mg a day.
aim | Adults aim for &#57; mg a day.
aim | Adults aim for &frac34; mg a day.
aim | Adults aim for 1**0** mg a day.
aim | Adults aim for 1<!-- -->0 mg a day.
aim | Adults aim for 1\u200b0 mg a day.
aim | Adults aim for 1\u00ad0 mg a day.
aim | Adults aim for 1e3 mg a day.
aim | Adults aim for 1 mg a week.
aim | Adults aim for 1 mg q.i.d.
aim | Adults aim for mg 1 a day.
aim | Adults aim for 1 mg an hour.
max | It is forty-five mg a day.
max | It is no more than one hundred and fifty mg a day.
max | It is 20 tablets a day.
max | It is 20 drops a day.
max | It is 20 teaspoons a day.
max | It is 20 ug a day.
max | It is 20 mcgs a day.
max | It is 20 μg a day.
max | It is 20 micro-grams a day.
max | It is 20 grammes a day.
max | It is 20 `g` a day.
max | It is 20 <b>g</b> a day.
max | It is 20 *micrograms* a day.
max | It is 20 (twenty) g a day.
max | It is 20 U a day.
max | It is 20 cc a day.
max | It is 20 мg a day.
max | It is 20 mg per kg a day.
max | It is 20 mg/kg/day.
max | It is 20 mg/m² a day.
max | It is 20 mg per dose.
max | It is 20 000 mg a day.
max | It is at least 20 mg a day.
uk | It starts at no less than 0.5 mg a day.
uk | It starts at more than 0.5 mg a day.
uk | It starts at .5 mg a day.
uk | It starts at .05 mg a day.
uk | It starts at 0·5 mg a day.
uk | It starts at 0,5 mg a day.
start | It starts at 2 mg a day.
start | It starts at 0.25 mg every hour.
start | It starts at 0.25 mg thrice a day.
kilo | It starts at 0.1 to 0.2 mg a day.
split | It is split into 3 mg a day.
split | Take 3 tablets.
split | Take it every 3 hours.
step | It rises by a third of the dose each day.
step | It rises by 0.5 mg every fifth day.
step | It rises by 0.5 mg every other day.
life | Half has gone after 30 to 40 mins.
life | Half has gone after 30 to 40 wks.
life | Half has gone after 40 to 30 hours.
peak | It peaks 1 to 4 seconds after a dose.
liquid | Liquids hold 0.5 mg or 2 mg per mL.
liquid | Liquids hold 5 mg/5 mL.
sleepy | It made 37 in 10 people sleepy.
sleepy | It made 37 in 1,000 people sleepy.
sleepy | It made 37 percentage points sleepy.
sleepy | It made 10 in 37 people sleepy.
babies | It happened to 14% of babies.
babies | It happened to 14 in every 100 babies.
one | It was seen in 33 of 1 babies.
risk | The risk was 2.8 times as low.
risk | The risk was 2.8% as high.
fold | It holds a hundredfold as much.
trials | Nineteen trials lasted 7 weeks.
trials | Nine trials lasted 7 mg.
trials | Take nine capsules.
age | The dose is lower at 65 mg and over.
equal | 10 mg clonazepam stands beside 0.5 mg diazepam.
list | Doses of 1 to 4 mg worked less well.
july | In November 2024 tablets were recalled.
people | It was given in 64 thousand pregnancies.
line | Call 14 11 13.
days | It is allowed for 3 to 7 days at least.
days | It is allowed for at least 7 days.
odds | It was 1.49% as likely.
times | The risk was 3.86% as high.
often | Risk grows at 4 or less days a week.
often | Risk grows at 4 or more weeks.
often | Risk grows after 4 months.
hair | It was found within 28 weeks in 6 of 10 people.
hair | It was found after 28 days in 6 of 10 people.
hair | It was found in 7 of 10 people.
name | The product is 8-aminoclonazepam.
name | The product is 70-aminoclonazepam.
infant | It is 0.5 to 1 mg over 1 year.
best | The best balance was on more than 1 to 2 mg a day.
rise | It rose 4- to 4-fold.
less | A low dose is at least 0.5 mg a day.
aim | Adults aim for 1[](0) mg a day.
aim | Adults aim for 1 mg a day, see https://99mg.example/take-99-mg now.
cut | The 2025 mg guideline advises cuts of 5 to 10%.
cut | It advises cuts of 2025 tablets, or 5 to 10%.
max | It does stay below 20 mg a day.
sleepy | It made 37% sleepy, against 37%.
sleepy | It made 37 in 100 people sleepy, against 37 in 100.
peak | In a trial of 100 people it peaks 1 to 4 hours after a dose.
"""


def rows(table: str) -> list[tuple[str, str]]:
    return [(fact, said) for fact, _, said in (line.partition(" | ") for line in table.strip().split("\n"))]


@pytest.mark.parametrize(("fact", "said"), rows(PASS))
def test_a_true_sentence_passes(fact: str, said: str, evidence: Evidence) -> None:
    assert problems(fact, said, evidence) == []


@pytest.mark.parametrize(("fact", "said"), rows(REFUSED))
def test_a_false_sentence_is_refused(fact: str, said: str, evidence: Evidence) -> None:
    assert problems(fact, said, evidence)


# What no program can refuse for sure is listed for a person: what the fact says | what a page makes of it | the kind.
ASKED = """
sleepy | It made 10 in 100 people sleepy, against 37 in 100 on placebo. | order
life | The half-life falls from 40 to 30 hours. | order
infant | It is 1.5 to 3 mg under 1 year, and 0.5 to 1 mg from 1 to 5 years. | order
list | Doses of 1, 2 and 3 mg worked less well than 4 mg. | order
liquid | The liquids hold 2 mg in 5 mL or 0.5 mg in 5 mL. | order
start | The highest dose is 0.25 mg twice a day. | step
max | The starting dose is 20 mg a day. | step
max | For diazepam the highest dose is 20 mg a day. | medicine
life | The half-life is exactly 30 to 40 hours. | strength
aim | Most adults must aim for 1 mg a day. | strength
aim | At home most adults aim for 1 mg a day. | strength
cut | It advises cuts of 5 to 10% every month. | strength
missed | A missed dose is likely to cause a seizure. | opposite
bed | One dose in the morning may lessen sleepiness in the day. | opposite
mouth | After a dose into a vein the level peaks within 1 to 4 hours. | opposite
max | The lowest dose is 20 mg a day. | opposite
half | All of a dose has left the blood after 30 to 40 hours. | opposite
sleepy | Sleepiness was not reported by 37 in 100 people, against 10 in 100 on placebo. | negation
max | The lowest dose means nothing without its use. It is 20 mg a day. | opposite
max | Minimum doses differ. So do uses. It is 20 mg a day. | opposite
two | The label calls 1, 2 and 3 mg less effective than 4 mg. | order
two | The label calls 1 and 2 mg less effective than 4 mg. | order
coal | Hospitals must give charcoal within 1 to 2 hours. | strength
coal | The airway should be protected; charcoal must be given within 1 to 2 hours. | strength
weak | The stronger is for the early stages, the weaker for later. | opposite
weak | The weaker is for the early stages, the stronger for later. | opposite
therapy | Treatment starts with both talking therapy and a medicine. | opposite
drive | Driving is allowed. | strength
calm | It may calm unless the dose is low. | strength
"""
TRUE = """
sleepy | It made 37 in 100 people sleepy, against 10 in 100 on placebo.
start | The starting dose is 0.25 mg twice a day.
max | The highest dose is 20 mg a day.
missed | It is unlikely to cause a seizure.
half | Half of a dose has left the blood after 30 to 40 hours.
infant | It is 0.5 to 1 mg under 1 year, and 1.5 to 3 mg from 1 to 5 years.
max | The highest dose means nothing without its use. It is 20 mg a day.
two | The label calls 2, 3 and 4 mg less effective than 1 mg.
two | The label calls 2 and 3 mg less effective than 1 mg.
coal | The airway must be protected.
drive | Driving is allowed unless it makes you sleepy.
drive | Driving is allowed only if it does not make you sleepy.
"""


# What docs/about says the check cannot see. A line that fails here is seen now: move it up, and tell it there.
UNSEEN = """
start | The highest dose differs. It is 0.25 mg twice a day.
life peak | The level peaks 30 to 40 hours after a dose, and the half-life is 1 to 4 hours.
best | The worst effect was seen on 1 to 2 mg a day.
"""


@pytest.mark.parametrize("line", ASKED.strip().split("\n"))
def test_a_sentence_that_may_say_the_opposite_is_asked_about(line: str, evidence: Evidence) -> None:
    fact, said, kind = line.split(" | ")
    assert kind in kinds(fact, said, evidence)


@pytest.mark.parametrize(("fact", "said"), rows(TRUE))
def test_nobody_is_asked_about_a_sentence_that_follows_its_fact(fact: str, said: str, evidence: Evidence) -> None:
    assert kinds(fact, said, evidence) == set()


@pytest.mark.parametrize(("facts", "said"), rows(UNSEEN))
def test_what_the_site_says_it_cannot_see_is_not_seen(facts: str, said: str, evidence: Evidence) -> None:
    cited = "][^".join(facts.split())
    assert not problems(cited, said, evidence)
    assert not kinds(cited, said, evidence)


PLACES = {
    "a folded description": (
        "description: A page about nothing at all, long",
        "description: >-\n  Take 99 mg of it, and more of nothing at all, long",
    ),
    "a description with a space before its colon": ("description: A page", "description : Take 99 mg, a page"),
    "a quoted key": ("description: A page", '"description": Take 99 mg, a page'),
    "a title": ("title: A page", "title: Take 99 mg"),
    "the label of a filter": ("reviewed:", "filter: Take 99 mg\nreviewed:"),
    "a heading": ("# A page\n", "# A page\n\n## Take 99 mg\n"),
    "the title of a box": ("# A page\n", '# A page\n\n!!! ask "Take 99 mg"\n    Now.\n'),
    "a title in single quotes": ("# A page\n", "# A page\n\n!!! ask 'Take 99 mg'\n    Now.\n"),
    "the title of a folded box": ("# A page\n", '# A page\n\n??? note "Take 99 mg"\n    Now.\n'),
    "a summary": ("# A page\n", "# A page\n\n<details><summary>Take 99 mg</summary></details>\n"),
    "the title of a link": ("# A page\n", '# A page\n\nSee [it](a.md "Take 99 mg").\n'),
    "the title of an abbreviation": ("# A page\n", '# A page\n\nA <abbr title="99 mg">dose</abbr>.\n'),
    "a title in curly brackets": ("# A page\n", '# A page\n\nA dose.{: title="99 mg" }\n'),
    "an image's text": ("# A page\n", "# A page\n\n![Take 99 mg](a.png)\n"),
    "code": ("# A page\n", "# A page\n\nTake `99 mg`.\n"),
    "a block of code": ("# A page\n", "# A page\n\n```\nTake 99 mg.\n```\n"),
    "text after a fence in a longer fence": ("# A page\n", "# A page\n\n````\n```\n````\n\nTake 99 mg.\n"),
    "text after a fence in another fence": ("# A page\n", "# A page\n\n~~~\n```\n~~~\n\nTake 99 mg.\n"),
    "text after code that looks like a fence": ("# A page\n", "# A page\n\n``` inline ``` text.\n\nTake 99 mg.\n"),
    "a fence that never ends": ("# A page\n", "# A page\n\n```\nx\n"),
    "a definition": ("# A page\n", "# A page\n\nMost adults\n:   Take 99 mg.\n"),
    "a block of HTML": ("# A page\n", "# A page\n\n<div>Take 99 mg.</div>\n"),
    "the number of a list's item": ("# A page\n", "# A page\n\n99. mg a day is the dose.\n"),
    "what looks like a listing": ("# A page\n", "# A page\n\n[[take 99 mg a day]]\n"),
    "a file put in": ("# A page\n", '# A page\n\n--8<-- "figures/extra.txt"\n'),
    "a citation in a comment": ("# A page\n", "# A page\n\nIt is 20 mg a day.<!--[^max]-->\n"),
    "a citation in code": ("# A page\n", "# A page\n\nIt is 20 mg a day.`[^max]`\n"),
    "a citation in an attribute": ("# A page\n", '# A page\n\nIt is 20 mg a day.<span title="[^max]"></span>\n'),
    "a citation after a backslash": ("# A page\n", "# A page\n\nIt is 20 mg a day.\\[^max]\n"),
    "a citation in a heading": ("# A page\n", "# A page\n\n## The dose[^max]\n"),
    "a sentence that ends before a small letter": ("# A page\n", "# A page\n\nTake 99 mg. after that, 20 mg.[^max]\n"),
    "a head's unit": ("# A page\n", "# A page\n\n| Use | Most (micrograms) |\n| --- | --- |\n| Fits[^max] | 20 |\n"),
    "thousands in a head": ("# A page\n", "# A page\n\n| Use | Thousands |\n| --- | --- |\n| Fits[^max] | 20 |\n"),
    "a known error with emphasis": ("# A page\n", "# A page\n\nIt is not *addictive*.\n"),
    "a known error without its hyphen": ("# A page\n", "# A page\n\nIt is non addictive.\n"),
    "a known error with a sign": ("# A page\n", "# A page\n\nIt is safe & effective for everyone.\n"),
    "a known error in other words": ("# A page\n", "# A page\n\nIt makes more GABA in the brain.\n"),
    "a sublist of two spaces": ("# A page\n", "# A page\n\n- one\n  - two\n"),
    "a sublist of two spaces with numbers": ("# A page\n", "# A page\n\n1. one\n2. two\n  - b\n"),
    "numbers after bullets": ("# A page\n", "# A page\n\n- a\n\n1. one\n\n    more\n2. two\n"),
    "a script": ("# A page\n", "# A page\n\n<script>alert(1)</script>\n"),
}


@pytest.mark.parametrize("name", PLACES)
def test_what_is_wrong_is_seen_wherever_it_stands_on_a_page(name: str, evidence: Evidence) -> None:
    old, new = PLACES[name]
    source = f"{HEAD}It is 20 mg a day.[^max]\n"
    assert old in source
    assert not check_page(source, "docs/reference/a.md", evidence)
    assert check_page(source.replace(old, new, 1), "docs/reference/a.md", evidence)


def test_a_number_in_a_heading_is_not_taken_for_a_count_of_citations(evidence: Evidence) -> None:
    """In a sentence "two towns[^a][^b]" counts what it cites; those of a section are no count."""
    source = f"{HEAD}## Two towns\n\nIt is 20 mg a day.[^max] Most aim for 1 mg a day.[^aim]\n"
    assert check_page(source, "docs/reference/a.md", evidence)
    assert not check_page(source.replace("Two towns", "Towns"), "docs/reference/a.md", evidence)
