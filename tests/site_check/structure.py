"""What must be true of each page on its own: headings, ids, no left-over Markdown.

Words for pictures are left to the Nu checker, which reads every page, and the language to axe.
"""

import re
from collections.abc import Iterator

from lxml import etree

from site_check.built import BuiltPage, Finding

_NO_PROSE = {"a", "code", "kbd", "pre", "samp", "script", "style", "svg", "template", "textarea"}
_INLINE = {
    *("abbr", "b", "bdi", "br", "cite", "del", "dfn", "em", "i", "ins", "mark", "q", "s", "small", "span"),
    *("strong", "sub", "sup", "time", "u", "var", "wbr"),
}
_UNRESOLVED = {
    r"\[\^[^\]\n]+\]": "a footnote nobody defined; correct its id",
    r"\[[^\[\]\n]+\]\[[^\[\]\n]*\]": "a reference link nobody defined; write [words](page.md)",
    r"!?\[[^\[\]\n]+\]\([^()\n]+\)": "a Markdown link that stayed text; Markdown is off inside raw HTML",
    r"\{:?\s*[#.][\w-][^{}\n]*\}": "attributes that stayed text; put them right behind what they belong to",
    r"(?m:^)\s*(?:!!!|\?\?\?)\+? +\w": "a box that stayed text; leave an empty line before it",
    r"(?m:^)\s*/// *\w": "a block that stayed text; check its name and its closing ///",
    r"\[\[[^\[\]\n]+\]\]": "a table from the data that stayed text; correct what it asks for",
    r"--8<--": "a snippet that stayed text; give it a line of its own",
}
_ANY_UNRESOLVED = re.compile("|".join(_UNRESOLVED))
_ID_REFERENCES = ("for", "headers", "aria-labelledby", "aria-describedby", "popovertarget")
_OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"


def structure_findings(page: BuiltPage) -> Iterator[Finding]:
    """Everything wrong with a page that can be told without looking at another one."""
    yield from _headings(page.tree)
    yield from _ids(page)
    yield from _left_over_markdown(page.tree)


def title_of(page: BuiltPage) -> tuple[int, str]:
    """Line and text of the title; (0, "") if there is none. Pictures have titles too, those do not count."""
    found = page.tree.xpath("//title[not(ancestor::svg)]")
    return next(((_line(title), _text(title)) for title in found), (0, ""))


def description_of(page: BuiltPage) -> tuple[int, str]:
    """Line and text of the meta description; (0, "") if there is none."""
    found = page.tree.xpath("//meta[@name='description']")
    return next(((_line(meta), meta.get("content", "").strip()) for meta in found), (0, ""))


def _headings(tree: etree._Element) -> Iterator[Finding]:
    tops = tree.xpath("//h1")
    if not tops:
        yield 0, "has no main heading; add one <h1> (a line that starts with #)"
    for extra in tops[1:]:
        yield _line(extra), f"“{_text(extra)}” is a second <h1>; a page has one, make it a lower heading"
    before = 0
    for heading in tree.xpath(f"//main//*[{' or '.join(f'self::h{level}' for level in range(1, 7))}]"):
        level = int(str(heading.tag)[1])
        if before and level > before + 1:
            steps = f"h{before} to h{level}"
            yield _line(heading), f"“{_text(heading)}” skips a step, {steps}; make it h{before + 1}"
        before = level


def _ids(page: BuiltPage) -> Iterator[Finding]:
    for id_, lines in page.ids.items():
        for line in lines[1:]:
            yield line, f"the id “{id_}” stands twice (first on line {lines[0]}); rename one"
    for element in page.tree.xpath(f"//*[{' or '.join(f'@{name}' for name in _ID_REFERENCES)}]"):
        for name in _ID_REFERENCES:
            for id_ in set(element.get(name, "").split()) - page.ids.keys():
                yield _line(element), f"{name} points to “{id_}”, an id this page does not have; correct it"


def _left_over_markdown(tree: etree._Element) -> Iterator[Finding]:
    suspect = ((line, text) for line, text in _prose(tree) if _ANY_UNRESOLVED.search(text))
    for line, text in suspect:
        for pattern, meaning in _UNRESOLVED.items():
            for match in re.finditer(pattern, text):
                yield line, f"unresolved Markdown, “{match[0].strip()}”: {meaning}"


def _prose(tree: etree._Element) -> Iterator[tuple[int, str]]:
    """Line and text of each run of words between block edges; one mark stands for each link and each piece of code."""
    line, pieces = 0, list[str]()
    body = tree.find("body")
    walk = etree.iterwalk(body if body is not None else tree, events=("start", "end"))
    for event, element in walk:
        tag = str(element.tag)
        if tag not in _INLINE and tag not in _NO_PROSE:
            if pieces:
                yield line, "".join(pieces)
            line, pieces = _line(element), []
        if event == "start" and tag in _NO_PROSE:
            pieces.append(_OBJECT)
            walk.skip_subtree()
        elif words := element.text if event == "start" else element.tail:
            pieces.append(words)
    yield line, "".join(pieces)


def _line(element: etree._Element) -> int:
    return element.sourceline or 0


def _text(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())
