"""Numbers are found and compared the same way in facts and in prose."""

import pytest

from evidence.numbers import find_numbers, normalize, values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Half of a dose has left after about 30 to 40 hours.", ["0.5", "30", "40"]),
        ("0.5mg, 0.50 mg and 1,000 people", ["0.5", "1000"]),
        ("37 in 100 people, against 10 in 100 on placebo", ["37", "10"]),
        ("37% against 10%", ["37", "10"]),
        ("side effects in 100 people", ["100"]),
        ("37 in 101 people", ["37", "101"]),
        ("one in ten people", ["1", "10"]),
        ("two to three times a day", ["2", "3"]),
        ("within six hours, or a three-hour limit", ["6", "3"]),
        ("once a day, twice daily", ["1", "2"]),
        ("half a tablet, a third of people, ½ tablet", ["0.5", "1/3"]),
        ("CYP3A4 breaks down C15H10ClN3O3, and α1 is a subunit", ["cyp3a4", "c15h10cln3o3", "α1"]),
        ("COVID-19 at age 5", ["covid-19", "5"]),
        ("in one to three doses", ["1", "3"]),
        ("0800 764 766", ["0800", "764", "766"]),
        ("the 1980s and the 2nd dose", ["1980", "2"]),
        ("0.5 mg every third day, one third of people", ["0.5", "3", "1/3"]),
        ("92 million prescriptions, 5.4 million people", ["92000000", "5400000"]),
        ("64 thousand pregnancies", ["64000"]),
        ("for thirteen weeks, among seventeen people, in nineteen studies", ["13", "17", "19"]),
        ("for twenty-one days, by thirty-five people", ["21", "35"]),
        ("one hundred and fifty people", ["150"]),
        ("no more than four capsules or three pills", ["4", "3"]),
        ("after five seizures, in two hospitals", ["5", "2"]),
    ],
)
def test_a_stated_number_is_found(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("a hundred people", "100"),
        ("a dozen people", "12"),
        ("nought", "0"),
        ("a million people", "1000000"),
        ("two and a half hours", "2.5"),
        ("three quarters of people", "0.75"),
        ("a hundredth of people", "0.01"),
        ("every second day", "2"),
        ("a fortnight", "2"),
        ("thrice a day", "3"),
        ("threefold", "3"),
        ("the level doubled to", "2"),
        ("quadruples in", "4"),
    ],
)
def test_a_number_word_is_read_beside_digits_too(words: str, value: str) -> None:
    assert values(f"after 7 mg, {words} later") == ["7", value]


@pytest.mark.parametrize("text", ["one of the two kinds", "at once", "once more", "one dose", "no one", "GABA-A"])
def test_a_number_word_in_an_idiom_is_no_number(text: str) -> None:
    assert values(text) == []


def test_a_figure_knows_where_it_stands() -> None:
    text = "about 30 to forty hours"
    assert [text[f.start : f.end] for f in find_numbers(text)] == ["30", "forty"]


@pytest.mark.parametrize(
    ("text", "expected"), [("0.50", "0.5"), ("1,000", "1000"), ("0800", "0800"), ("CYP3A4", "cyp3a4")]
)
def test_equal_numbers_have_one_normal_form(text: str, expected: str) -> None:
    assert normalize(text) == expected
