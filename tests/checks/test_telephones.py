"""A link that shows one telephone number dials no other."""

import pytest
from evidence_samples import HEAD

from checks.rules import check_page
from checks.rules.telephones import dials, wrong_links
from evidence.load import Evidence

NUMBERS = {"US": "911", "Canada": "911", "UK": "999"}
FACTS = {
    country.lower(): {"statement": f"Call {number}.", "jurisdiction": country} for country, number in NUMBERS.items()
}


@pytest.mark.parametrize(("label", "target"), [
    ("**999**", "999"), ("1-800-222-1222", "+18002221222"), ("0800 764 766", "0800764766"),
    ("01 809 2166", "+35318092166"), ("13 11 14", "131114"), ("91 562 04 20", "+34915620420"),
])  # fmt: skip
def test_the_same_number_in_another_form_is_right(label: str, target: str) -> None:
    assert dials(label, target)


@pytest.mark.parametrize(("label", "target"), [
    ("**999** UK", "998"), ("116 123", "123116"), ("0800 764 766", "0800766764"), ("call", "999"), ("988", ""),
    ("1-800-222-1222", "+18002221223"), ("999", "+18002220999"),
])  # fmt: skip
def test_another_number_is_refused(label: str, target: str) -> None:
    assert not dials(label, target)


def test_a_wrong_link_is_named_with_its_line() -> None:
    found = list(wrong_links("Call\n\n[**999** UK](tel:998) or <a href='sms:741741'>741740</a>\n"))
    assert [line for line, _ in found] == [3, 3]
    assert "shows “**999** UK” and dials 998" in found[0][1]


def test_a_wrong_link_of_a_shared_block_is_named_where_the_page_asks_for_it() -> None:
    page, shared = '# T\n\n--8<-- "shared/dial.txt"\n', {"dial": "Call.\n\n[999](tel:998)"}
    found = [problem for problem in check_page(page, "docs/help.md", Evidence(), shared) if "dials" in problem.message]
    assert [problem.line for problem in found] == [3]


@pytest.mark.parametrize(("us", "uk", "right"), [("911", "999", True), ("999", "911", False), ("911", "911", False)])
def test_a_link_that_names_a_country_dials_the_number_of_that_country(
    us: str, uk: str, right: bool, evidence: Evidence
) -> None:
    links = f"[**{us}** US and Canada](tel:{us}) [**{uk}** UK](tel:{uk})[^us][^canada][^uk]"
    assert (check_page(f"{HEAD}{links}\n", "docs/reference/a.md", evidence) == []) is right
