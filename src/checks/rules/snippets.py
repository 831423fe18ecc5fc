"""What a page puts in from elsewhere is there, and is checked: a shared block or a figure."""

import re
from collections.abc import Iterator

from checks.languages import FOLDER, language_of
from checks.rules.page import Finding, Page
from checks.shared import asked

_ALLOWED = re.compile(rf'^ *--8<-- "(?:shared/{FOLDER}[\w-]+\.txt|figures/[\w./-]+\.svg)"$')


def wrong_snippets(page: Page) -> Iterator[Finding]:
    """Blocks that do not exist, and text put in from places that no rule reads."""
    for number, line in enumerate(page.source.split("\n"), start=1):
        name = asked(line)
        if page.shared and name and name not in page.shared:
            yield number, f"no block docs/shared/{name}.txt; write it or correct the name"
        elif name and language_of(name) != page.language:
            yield number, f"the block shared/{name}.txt is in another language than the page; put in that of its own"
        elif line.strip().startswith("--8<--") and not _ALLOWED.match(line):
            yield (
                number,
                "only a block of docs/shared/*.txt or a figure docs/figures/*.svg can be put in, by its full name",
            )
