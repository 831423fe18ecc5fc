"""A page may not end inside a block of code: everything after its beginning would be shown as code."""

from collections.abc import Iterator

from checks.blocks import Fence
from checks.rules.page import Finding, Page
from checks.shared import numbered


def open_fences(page: Page) -> Iterator[Finding]:
    """The line at which a block of code begins that never ends."""
    fence = Fence()
    for number, line in numbered(page.source, page.shared):
        if number > page.first_line:
            fence.holds(number, line)
    if fence.mark:
        yield fence.line, f"the block of code that begins here never ends; close it with {fence.mark}"
