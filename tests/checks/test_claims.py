"""A number is compared with its unit and its range, not alone."""

import pytest

from checks.claims import claims, slip
from checks.support import supports


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "0.5, 1 or 2 mg a day for 6 to 9 weeks",
            [("0.5", "mg"), ("1", "mg"), ("2", "mg"), ("6", "week"), ("9", "week")],
        ),
        ("37 in 100 people, against 10%", [("37", "%"), ("10", "%")]),
        ("2 mg in 5 ml at age 65", [("2", "mg"), ("5", "ml"), ("65", "year")]),
        ("a 12-week trial", [("12", "week")]),
        ("a fortnight after 3 doses", [("2", "week"), ("3", "dose")]),
        ("about 2000 people", [("2000", "people")]),
        ("1.53, 95% CI 1.2 to 1.9", [("1.53", ""), ("95", "%"), ("1.2", ""), ("1.9", "")]),
        ("At week 1, 41 in 100 had responded", [("1", "week"), ("41", "%")]),
    ],
)
def test_a_unit_counts_for_its_whole_list_or_range(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(claim.value, claim.unit.name) for claim in claims(text)] == expected


@pytest.mark.parametrize(
    ("text", "reach"),
    [
        ("30 to 40 hours", "40"),
        ("30–40 hours", "40"),
        ("0.5-1 mg", "1"),
        ("3 or 4 doses", ""),
        ("from 32 to 22 hours", ""),
        ("from 1 mg to 2 mg", ""),
    ],
)
def test_a_range_is_told_from_a_list_and_from_a_fall(text: str, reach: str) -> None:
    assert claims(text)[0].range_end == reach


@pytest.mark.parametrize(
    ("said", "stated", "held"),
    [
        ("It lasts 30 to 40 hours.", "30 to 40 hours", True),
        ("It lasts 30 to 40 hours.", "30 hours", True),
        ("It lasts 30 to 40 hours.", "30 days", False),
        ("1 mg for 2 weeks", "1 to 2 mg", False),
        ("0.5, 1, 2, 3 or 4 mg a day", "0.5 to 4 mg", True),
        ("0.5, 1, 2, 3 or 4 mg a day", "1 to 3 mg", False),
        ("aged 65 and over", "65 years", True),
        ("37% were sleepy", "37 in 100 people", True),
        # What one measures is never what another measures, and a noun nobody listed is a unit as well.
        ("0.1 mg/kg a day", "0.1 mg a day", False),
        ("3 trials were found", "3 mg a day", False),
        ("seen in 5 countries", "5 mg", False),
        ("a level of 40 ng/ml", "40 mg", False),
        ("at least 4 mg", "at most 4 mg", False),
        ("no more than 20 mg", "20 mg or more", False),
        ("2 to 4 mg a day", "at least 4 mg", False),
        ("3 to 4 mg a day", "3 to 4 mg or more", False),
        ("2 to 4 weeks", "up to 2 to 4 weeks", True),
        ("trials of 1998, 2004 and 2011", "1998 to 2011", True),
        ("1 mg every 2 weeks", "1 mg a week", False),
        ("twice as high", "twice as low", False),
        ("10 mg of clonazepam", "10 or 20 mg of diazepam", False),
        ("1.53 medium use", "an odds ratio of 1.53", True),
        ("seen in 5 villages along rivers near mountains", "5 mountains", False),
        # A part of a whole, or the whole, is not that of another.
        ("1 of 33 people, then 2 of 34", "1 of 34 people", False),
        ("1 of 33 people", "33 of 40 people", False),
        ("33 of 40 people", "33 of 40 people", True),
        ("5 of 33", "5 mg", False),
        ("21 days in 8 of 10 people", "8 of 10 people", True),
        ("37 of 100 people", "37%", True),
        ("a liquid for 5 people", "one in 5 people", False),
        ("25% of people", "a quarter", True),
        ("25% of people", "0.25 mg", False),
        ("2000 mg", "2000 mg", True),
    ],
)
def test_a_statement_holds_what_it_says_and_no_more(said: str, stated: str, held: bool) -> None:
    assert supports([said], claims(stated)[0]) is held


def test_a_limit_is_turned_round_only_by_one_of_the_same_unit() -> None:
    at_most = claims("at most 4 mg")[0]
    assert supports(["at least 4 weeks", "2 to 4 mg a day"], at_most)
    assert not supports(["at least 4 mg a day", "2 to 4 mg a day"], at_most)


def test_a_bare_year_may_be_that_of_the_source() -> None:
    assert supports([], claims("the 2025 guideline")[0], {"2025"})
    assert supports([], claims("NICE 2025 guideline")[0], {"2025"})
    assert not supports([], claims("2025 mg")[0], {"2025"})


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("40 to 30 hours", "does not rise"),
        ("30 to 30 hours", "says 30 twice"),
        ("4 to 3 in 1,000 people", "does not rise"),
        ("1-800-332-1088", ""),
        ("30 to 40 hours", ""),
    ],
)
def test_a_slip_inside_a_range_is_seen_without_its_fact(text: str, wrong: str) -> None:
    assert slip(claims(text)[0]) == wrong
