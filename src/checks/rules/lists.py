"""Lists that Python-Markdown reads as something else than their author meant."""

import re
from collections.abc import Iterator

from checks.blocks import Fence
from checks.rules.page import Finding, Page
from checks.shared import numbered

_NUMBERED = re.compile(r"^( *)(\d+)[.)]\s")
_BULLET = re.compile(r"^( *)[-*+]\s")


def misread_lists(page: Page) -> Iterator[Finding]:
    """Numbers of a list that do not count up from 1, and sublists that are not indented by four spaces."""
    last, list_is, fence = 0, "", Fence()
    for number, line in numbered(page.source, page.shared):
        if number <= page.first_line or fence.holds(number, line):
            continue
        item, bullet = _NUMBERED.match(line), _BULLET.match(line)
        if item:
            if int(item[2]) not in (1, last + 1):
                yield number, f"the list goes from {last} to {item[2]}; readers see that number, so count up from 1"
            last = int(item[2])
        mark = item or bullet
        if mark and len(mark[1]) % 4:
            yield number, "an item inside a list is indented by 4 spaces; with fewer it joins the outer list"
        kind = "number" if item else "bullet" if bullet else ""
        if mark and list_is and not mark[1] and kind != list_is:
            yield number, "a list with numbers follows one with bullets, or the other way round; put a sentence between"
        if kind and not (mark and mark[1]):
            list_is = kind
        elif line.strip() and not line.startswith(" "):
            list_is, last = "", last if kind else 0
