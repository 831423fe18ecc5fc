"""The colours of the site: enough contrast wherever two meet, in light and in dark, and in the figures."""

import re
from pathlib import Path

import pytest
from root import ROOT

CSS = "".join((ROOT / f"overrides/assets/{name}.css").read_text("utf-8") for name in ("site", "parts", "later"))
FIGURES = sorted((ROOT / "docs/figures").glob("*.svg"))

TEXT, GRAPHIC = 4.5, 3.0
PAIRS = {
    TEXT: """
        ink on paper, ground, call-tint, ask-tint, know-tint, mark, fig-soft
        ink-2 on paper, ground, call-tint, ask-tint, know-tint, mark
        accent on paper, ground, call-tint, ask-tint, know-tint, mark
        accent-2 on paper, ground
        paper on accent, accent-2
        call-on on call
        ask-on on ask
        know-on on know
        call-ink on paper, call-tint
        fig-2 on paper
    """,
    GRAPHIC: """
        line on paper, ground
        edge on paper
        call-line on paper
        ask-line on paper
        know-line on paper
        focus on paper, ground, call-tint, ask-tint, know-tint
        fig-1 on paper, fig-soft
    """,
}


def tokens(start: str) -> dict[str, str]:
    """The colour tokens of the first rule that begins with `start`."""
    rule = CSS[CSS.index(start) :]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", rule[: rule.index("}")]))


LIGHT, DARK = tokens(":root {"), tokens(':root[data-theme="dark"] {')


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb, 0 to 1, as WCAG 2 defines it."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_dark_by_the_system_and_dark_by_choice_have_the_same_colours() -> None:
    assert tokens(':root:not([data-theme="light"]) {') == DARK
    assert LIGHT.keys() == DARK.keys()


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("least", PAIRS)
def test_every_pair_has_enough_contrast(scheme: dict[str, str], least: float) -> None:
    for line in PAIRS[least].strip().splitlines():
        front, backs = line.split(" on ")
        for back in backs.split(","):
            found = contrast(scheme[front.strip()], scheme[back.strip()])
            assert found >= least, f"{line.strip()}: {back.strip()} {found:.2f}"


def test_every_token_is_defined_once_and_used() -> None:
    used = set(re.findall(r"var\(--([\w-]+)", CSS + "".join(figure.read_text("utf-8") for figure in FIGURES)))
    defined = set(re.findall(r"--([\w-]+):", CSS))
    assert used - defined == set()
    assert defined - used == set()


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.stem)
def test_a_figure_takes_its_colours_from_the_tokens(figure: Path) -> None:
    colours = set(re.findall(r'(?:fill|stroke|color)="([^"]+)"', figure.read_text("utf-8")))
    # A pattern of the figure itself is coloured by what stands in it.
    for colour in colours - {"none", "currentColor", f"url(#{figure.stem}-p)"}:
        token = re.fullmatch(r"var\(--([\w-]+),(#[0-9a-f]{3,6})\)", colour)
        assert token, f"{colour} is no token"
        assert LIGHT[token[1]] in (token[2], token[2] + token[2][1:]), f"{colour} falls back to another colour"
