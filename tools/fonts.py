"""Give a browser one family of fonts and no other, so that what is measured does not depend on the machine.

A browser on Linux takes its fonts from fontconfig, and fontconfig reads the file that FONTCONFIG_FILE names.
"""

from pathlib import Path

# Debian's folder, then the names that stand for sans-serif, serif and monospace.
FONT_SETS = {
    "dejavu": ("DejaVu Sans", "DejaVu Serif", "DejaVu Sans Mono"),
    "liberation": ("Liberation Sans", "Liberation Serif", "Liberation Mono"),
    "noto": ("Noto Sans", "Noto Serif", "Noto Sans Mono"),
}
WIDEST = "dejavu"
_FONTS = Path("/usr/share/fonts/truetype")


def is_installed(name: str) -> bool:
    """Are sans and serif of this set there, where Debian's packages put them?"""
    sans, serif, _ = (family.replace(" ", "") for family in FONT_SETS[name])
    return all(any((_FONTS / name).glob(f"{family}*.ttf")) for family in (sans, serif))


def fontconfig(folder: Path, name: str) -> dict[str, str]:
    """The variables for a browser that shall know the fonts of this set only; their file is written into `folder`."""
    sans, serif, mono = FONT_SETS[name]
    swap = '<match target="pattern"><test name="family"><string>{}</string></test>{}</match>'
    take = '<edit name="family" mode="{}" binding="{}"><string>{}</string></edit>'
    # A strong name stands for the one that was asked for, and WebKit would look no further along a list of fonts.
    rules = [
        f"<dir>{_FONTS / name}</dir>",
        f"<cachedir>{folder / 'cache'}</cachedir>",
        swap.format("serif", take.format("assign", "strong", serif)),
        swap.format("monospace", take.format("assign", "strong", mono)),
        f'<match target="pattern">{take.format("append_last", "weak", sans)}</match>',
    ]
    file = folder / f"{name}.conf"
    head = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
    file.write_text(f"{head}<fontconfig>{''.join(rules)}</fontconfig>", "utf-8")
    return {"FONTCONFIG_FILE": str(file)}
