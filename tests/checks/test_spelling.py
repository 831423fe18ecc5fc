"""English pages are spelt as in Britain."""

import re
from importlib.resources import files

from root import DOCS
from site_pages import pages_in

from checks.blocks import pieces


def test_words_are_spelt_as_in_britain() -> None:
    pairs = (files("codespell_lib") / "data/dictionary_en-GB_to_en-US.txt").read_text("utf-8").split("\n")
    american = {us.strip(): british for british, _, us in (pair.partition("->") for pair in pairs) if us}
    # Spelt with s as a verb in Britain too, which the list cannot know.
    american = {us: british for us, british in american.items() if not us.startswith(("licens", "practic"))}
    found = []
    for page in pages_in("en"):
        for piece in pieces(page.read_text("utf-8")):
            for word in re.findall(r"[a-z]+", piece.plain):
                if word in american:
                    found.append(f"{page.relative_to(DOCS)}:{piece.line}: {word}, in Britain {american[word]}")
    assert found == []
