"""The explorer on the page In the body: its arithmetic is right, its script does the same, and everyone can use it."""

import re
from itertools import pairwise
from math import ceil, exp
from pathlib import Path

import pytest
from axe import violations
from figures.kinetics import Regimen, in_body, level
from lxml import html
from pages_server import PagesServer
from playwright.sync_api import Browser, Page
from root import DATA
from site_check import BuiltSite
from site_pages import DESK, EXPLORER, NARROW, PHONE
from tabs import tab
from visitor import Visitor

from evidence.load import load_cached

FILE = f"{EXPLORER}index.html"
ABSORPTION = 25 / 60
FIGURE = "figure svg[aria-labelledby^=build-up-wash-out]"
DOSING_DAYS, DAYS, LINES_IN_BAND, HALF_LIVES_TO_SETTLE = 14, 28, 9, 5
STEPS = 200  # of an interval between doses

EVERY_REGIMEN = pytest.mark.parametrize(
    "regimen",
    [Regimen(half_life, ABSORPTION, 24 / times) for times in (1, 2, 3) for half_life in (19, 30, 35, 40, 60)],
    ids=lambda regimen: f"{regimen.half_life} h every {regimen.interval:g} h",
)


# The arithmetic -----------------------------------------------------------------------------------------------------


def settled(regimen: Regimen) -> list[float]:
    """The levels of one interval between doses, in equal steps, once they have been taken for 20 half-lives."""
    doses = ceil(20 * regimen.half_life / regimen.interval)
    return [level((doses - 1 + step / STEPS) * regimen.interval, regimen, doses) for step in range(STEPS + 1)]


@EVERY_REGIMEN
def test_a_dose_is_in_the_gut_in_the_body_or_gone_and_nothing_is_lost(regimen: Regimen) -> None:
    step, gone = 0.01, 0.0
    for tick in range(round(10 * regimen.half_life / step)):
        gone += regimen.elimination_rate * step * in_body((tick + 0.5) * step, regimen)
        if tick % 1000 == 0:
            end = (tick + 1) * step
            unabsorbed = exp(-regimen.absorption_rate * end)
            assert unabsorbed + in_body(end, regimen) + gone == pytest.approx(1, abs=1e-4)
    assert gone == pytest.approx(1 - 2**-10, abs=1e-3)


@EVERY_REGIMEN
def test_at_steady_state_each_interval_ends_as_it_began_and_its_average_is_one(regimen: Regimen) -> None:
    levels = settled(regimen)
    assert levels[0] == pytest.approx(levels[-1], rel=1e-5)
    assert sum(levels[1:]) / STEPS == pytest.approx(1, abs=1e-3)


def test_shorter_half_lives_and_longer_intervals_swing_more() -> None:
    def is_wider(one: list[float], other: list[float]) -> bool:
        return min(one) < min(other) and max(one) > max(other)

    for interval in (8, 12, 24):
        courses = [settled(Regimen(half_life, ABSORPTION, interval)) for half_life in range(19, 61)]
        assert all(is_wider(short, long) for short, long in pairwise(courses))
    courses = [settled(Regimen(35, ABSORPTION, interval)) for interval in (24, 12, 8)]
    assert all(is_wider(rare, often) for rare, often in pairwise(courses))


@EVERY_REGIMEN
def test_settled_and_almost_gone_mean_31_parts_in_32(regimen: Regimen) -> None:
    wait = HALF_LIVES_TO_SETTLE * regimen.half_life
    assert in_body(10 + wait, regimen) == pytest.approx(in_body(10, regimen) / 32, rel=1e-4)
    doses = round(wait / regimen.interval)  # the nearest whole number of intervals, at the same time after a dose
    reached = level(doses * regimen.interval, regimen, doses) / settled(regimen)[0]
    assert reached == pytest.approx(1 - 2 ** (-doses * regimen.interval / regimen.half_life), abs=2e-2)


# The page and the facts ---------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def form(site: Path) -> html.HtmlElement:
    found: html.HtmlElement = html.parse(str(site / FILE)).xpath("//form[@data-explorer]")[0]
    return found


def values(fact: str) -> list[float]:
    records = load_cached(DATA)[0].records
    return sorted(float(value) for value in records[fact].values)


def test_the_half_lives_to_choose_are_those_that_the_facts_hold(form: html.HtmlElement) -> None:
    shortest, longest = (form.xpath(f".//input[@name='{name}']")[0] for name in ("shortest", "longest"))
    for slider in (shortest, longest):
        assert {float(slider.get("min")), float(slider.get("max"))} <= set(values("pk-halflife-berlin"))
    assert {float(shortest.get("value")), float(longest.get("value"))} <= set(values("pk-half-life"))
    assert float(form.get("data-absorption-minutes", "")) in values("pk-absorption-halflife")
    assert (form.get("data-dosing-days"), form.get("data-days")) == (str(DOSING_DAYS), str(DAYS))


def test_every_number_in_the_note_is_in_the_fact_that_it_links_to(form: html.HtmlElement) -> None:
    links = form.xpath(".//*[@class='explorer-note']/a")
    assert links
    for link in links:
        told = {float(number) for number in re.findall(r"\d+", link.text)}
        assert told <= set(values(link.get("href").partition("#")[2]))
    rest = "".join(form.xpath(".//*[@class='explorer-note']/text()"))
    assert not re.search(r"\d", rest)
    assert not re.search(r"\bmg\b|milligram", form.text_content())


def test_the_peak_comes_when_the_label_says() -> None:
    earliest, latest = values("pk-tmax")
    for times in (1, 2, 3):
        for half_life in range(19, 61):
            levels = settled(Regimen(half_life, ABSORPTION, 24 / times))
            assert earliest <= levels.index(max(levels)) / STEPS * 24 / times <= latest


def test_settling_takes_the_days_that_the_facts_say() -> None:
    days = {round(HALF_LIVES_TO_SETTLE * half_life / 24) for half_life in values("pk-half-life") if half_life > 1}
    assert days <= set(values("pk-steady-state")) & set(values("pk-washout"))


# The script ---------------------------------------------------------------------------------------------------------


def choose(page: Page, times: int, shortest: int, longest: int) -> None:
    page.get_by_role("radio", name=str(times), exact=True).check()
    page.get_by_role("slider", name="Shortest").fill(str(shortest))
    page.get_by_role("slider", name="Longest").fill(str(longest))


def drawn(page: Page, part: str) -> list[tuple[float, float]]:
    """The points of a path: hours, level as a share."""
    path = str(page.locator(f"[data-part={part}]").get_attribute("d"))
    pairs = re.findall(r"([\d.]+) ([\d.]+)", path)
    return [(round(float(day) * 24), float(percent) / 100) for day, percent in pairs]


def said(page: Page) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", page.locator(".explorer-result").inner_text())]


def levels(half_life: float, times: int) -> list[float]:
    regimen = Regimen(half_life, ABSORPTION, 24 / times)
    return [level(hour, regimen, DOSING_DAYS * times + 1) for hour in range(DAYS * 24 + 1)]


@pytest.mark.parametrize("times", [1, 2, 3])
@pytest.mark.parametrize(("shortest", "longest"), [(30, 40), (19, 60), (43, 43)])
def test_the_script_draws_and_says_what_the_arithmetic_gives(
    visitor: Visitor, times: int, shortest: int, longest: int
) -> None:
    page = visitor.open(FILE)
    choose(page, times, shortest, longest)
    line = drawn(page, "line")
    assert [hour for hour, _ in line] == list(range(DAYS * 24 + 1))
    assert [share for _, share in line] == pytest.approx(levels((shortest + longest) / 2, times), abs=1e-4)

    steps = [shortest + (longest - shortest) * at / (LINES_IN_BAND - 1) for at in range(LINES_IN_BAND)]
    curves = [levels(half_life, times) for half_life in steps]
    band = [share for _, share in drawn(page, "band")]
    upper, lower = band[: DAYS * 24 + 1], band[DAYS * 24 + 1 :][::-1]
    assert upper == pytest.approx([max(at) for at in zip(*curves, strict=True)], abs=1e-4)
    assert lower == pytest.approx([min(at) for at in zip(*curves, strict=True)], abs=1e-4)

    settling = settled(Regimen(shortest, ABSORPTION, 24 / times))
    days = [int(HALF_LIVES_TO_SETTLE * half_life / 24 + 0.5) for half_life in sorted({shortest, longest})]
    assert said(page) == [*days, int(100 * min(settling) + 0.5), int(100 * max(settling) + 0.5), *days]


def test_the_highest_level_fits_in_the_plot(visitor: Visitor) -> None:
    page = visitor.open(FILE)
    choose(page, 1, 19, 60)
    frame, plot = (page.locator(f".explorer {what}").bounding_box() for what in ("svg", "[data-part=band]"))
    assert frame
    assert plot
    assert frame["y"] + 0.1 * frame["height"] < plot["y"]
    assert plot["x"] + plot["width"] < frame["x"] + frame["width"]


def test_the_slider_of_the_shortest_half_life_never_passes_that_of_the_longest(visitor: Visitor) -> None:
    page = visitor.open(FILE)
    page.get_by_role("slider", name="Shortest").fill("50")
    assert page.get_by_role("slider", name="Longest").input_value() == "50"
    page.get_by_role("slider", name="Longest").fill("20")
    assert page.get_by_role("slider", name="Shortest").input_value() == "20"
    assert page.locator(".explorer output").all_inner_texts() == ["20 hours", "20 hours"]


def test_the_keyboard_is_enough_and_the_result_is_announced(visitor: Visitor) -> None:
    page = visitor.open(FILE)
    result = page.get_by_role("status").filter(has_text="settles")
    before = result.inner_text()
    page.get_by_role("radio", name="1", exact=True).focus()
    page.keyboard.press("ArrowRight")
    assert page.get_by_role("radio", name="2", exact=True).is_checked()
    assert result.inner_text() != before
    page.keyboard.press("Tab")
    page.keyboard.press("End")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "longest"
    assert page.get_by_role("slider", name="Longest").get_attribute("aria-valuetext") == "60 hours"
    assert re.search(r"settles after about 13 days.*almost gone about 13 days after the last dose", result.inner_text())
    assert (page.locator(".explorer desc").text_content() or "").endswith(result.inner_text())


@pytest.mark.parametrize(("scheme", "width"), [("light", DESK), ("dark", PHONE), ("light", NARROW)])
def test_the_explorer_in_use_is_accessible_and_fits(visitor: Visitor, scheme: str, width: int) -> None:
    page = visitor.open(FILE, width, scheme)
    choose(page, 3, 19, 60)
    assert violations(page) + visitor.faults(FILE) == []
    assert page.locator(".explorer [style]").count() == 0
    for control in page.locator(".explorer label:has(input), .explorer [type=range]").all():
        box = control.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24


def test_without_scripts_and_on_paper_the_fixed_figure_stands_alone(browser: Browser, server: PagesServer) -> None:
    with tab(browser, server, EXPLORER, java_script_enabled=False) as page:
        assert page.locator(".explorer").is_hidden()
        assert page.locator(FIGURE).is_visible()
    with tab(browser, server, EXPLORER) as page:
        assert page.locator(".explorer").is_visible()
        page.emulate_media(media="print")
        assert page.locator(".explorer").is_hidden()
        assert page.locator(FIGURE).is_visible()


def test_no_other_page_loads_the_script(built: BuiltSite) -> None:
    users = [file for file, page in built.pages.items() if page.tree.xpath("//script[contains(@src, 'explorer.js')]")]
    assert users == [FILE]
