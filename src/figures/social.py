"""Draw the mark of the site and what is made from it: the favicon, a phone's icon, the image of a shared link.

An author's tool, for when the mark or the words change: `python -m figures.social`, or with the path of a browser of
the Chromium family after it. Nothing that builds the site needs it, and what it writes is committed.
"""

import sys
from pathlib import Path
from xml.sax.saxutils import escape

from playwright.sync_api import sync_playwright

ASSETS = Path("overrides/assets")
INK, INK_2, PAPER, EDGE, ACCENT = "#15262b", "#46595e", "#ffffff", "#15262b", "#0b5560"
# Between the accents of light and dark: a browser's tab bar may be either, and the icon is part of every page's weight.
ACCENT_MIDDLE = "#1a8793"
SANS = "Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif"
SERIF = "Charter, 'Noto Serif', 'DejaVu Serif', Georgia, serif"
SOCIAL_SIZE, ICON_SIZE = (1200, 630), (180, 180)
NAME = ("clonazepam", "reference")
WORDS = ("What it does, how it is taken,", "its risks and how to stop it,", "each statement with its source.")

# A scored tablet snapped in two, half of it gone, in a square of 32. Commas need no escape in a page's data: address.
_TABLET = (
    '<g transform="rotate(-28,16,16)"><path d="M3,14.2a13,13,0,0,1,26,0z" fill="currentColor"/>'
    '<path d="M4.3,19.1a11.7,11.7,0,0,0,23.4,0z" fill="none" stroke="currentColor" stroke-width="2.6" '
    'stroke-linejoin="round"/></g>'
)


def mark() -> str:
    """The favicon, of a colour that shows on light and on dark."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" color="{ACCENT_MIDDLE}">{_TABLET}</svg>\n'


def icon() -> str:
    """The mark on paper, for a phone's home screen and for browsers that want a bitmap."""
    width, height = ICON_SIZE
    return _canvas(width, height, f'<svg x="25" y="25" width="130" height="130" viewBox="0 0 32 32">{_TABLET}</svg>')


def social() -> str:
    """The image that stands beside a shared link: mark, name and what the site is, as on a printed leaflet."""
    width, height = SOCIAL_SIZE
    first, second = (escape(word) for word in NAME)
    lines = "".join(f'<tspan x="90" dy="68">{escape(line)}</tspan>' for line in WORDS)
    return _canvas(
        width,
        height,
        f'<path d="M0 6H{width}M0 {height - 6}H{width}" stroke="{EDGE}" stroke-width="12"/>'
        f'<svg x="84" y="78" width="150" height="150" viewBox="0 0 32 32">{_TABLET}</svg>'
        f'<text x="266" y="180" font-family="{SERIF}" font-size="78" textLength="844" fill="{INK}">'
        f'<tspan font-weight="700">{first}</tspan> <tspan fill="{INK_2}">{second}</tspan></text>'
        f'<path d="M90 290H{width - 90}" stroke="{EDGE}" stroke-width="2"/>'
        f'<text y="310" font-family="{SANS}" font-size="50" fill="{INK}">{lines}</text>',
    )


def photograph(pictures: dict[Path, tuple[str, tuple[int, int]]], browser: str | None) -> None:
    """Write each SVG as a PNG of that width and height; `browser` is a path, or None for Playwright's own."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=browser)
        for path, (svg, (width, height)) in pictures.items():
            page = running.new_page(viewport={"width": width, "height": height})
            page.set_content(f"<!doctype html><style>body,svg{{margin:0;display:block}}</style>{svg}")
            page.screenshot(path=path)
        running.close()


def main(arguments: list[str]) -> None:
    """Write mark.svg, icon.png and social.png into overrides/assets/."""
    (ASSETS / "mark.svg").write_text(mark(), "utf-8")
    pictures = {ASSETS / "social.png": (social(), SOCIAL_SIZE), ASSETS / "icon.png": (icon(), ICON_SIZE)}
    photograph(pictures, arguments[0] if arguments else None)


def _canvas(width: int, height: int, body: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'color="{ACCENT}"><rect width="{width}" height="{height}" fill="{PAPER}"/>{body}</svg>'
    )


if __name__ == "__main__":
    main(sys.argv[1:])
