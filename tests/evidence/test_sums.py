"""A derived fact shows its sum, and nothing but a sum is worked out."""

import pytest

from evidence.sums import compute, wrong_sum


@pytest.mark.parametrize(
    ("sum_", "result"),
    [
        ("5 * 30 / 24", 6.25),
        ("2 + 3 × 4 − 1", 13),
        ("30 * (5 + 1)", 180),
        ("2 * (3 + 4)", 14),
        ("-20 + 41", 21),
        ("1,500 / 3", 500),
        ("0.5 ** (24 / 40)", 0.66),
    ],
)
def test_sums_are_worked_out(sum_: str, result: float) -> None:
    assert float(compute(sum_)) == pytest.approx(result, rel=0.01)


@pytest.mark.parametrize(
    "text",
    ["", "5 hours 3", "from 30", "2 ** (", "__import__('os')", "x + 1", "(" * 150, "1e3 + x", "7 // 2", "2(3)", "..."],
)
def test_what_is_no_sum_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a sum|only plain"):
        compute(text)


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ("30 * (5 + 1) = 151", "does not add up"),
        ("from 30", "needs one ="),
        ("2 * 3 = 6, 3 days, 1", "is no sum"),
        ("2 = 2 = 2", "needs one ="),
        ("1 / 0 = 3", "is no sum"),
        ("9 ** 9 ** 9 ** 9 = 3", "is no sum"),
        ("-20 + 41 = 22", "does not add up"),
        ("30 hours * 2 tablets = 60", "is no sum"),
        ("30 ^ 2 = 900", "is no sum"),
    ],
)
def test_a_wrong_sum_is_named(how: str, told: str) -> None:
    assert told in wrong_sum(how)


def test_a_right_sum_has_no_problem() -> None:
    assert wrong_sum("37 - 10 = 27; 5 * (40 + 2) = 210") == ""
