"""Odd pages: what can be read is read, what cannot is named with its line, and neither takes long."""

from pathlib import Path

import pytest
from evidence_samples import GOOD

from checks.site import check_docs
from evidence.load import Evidence

NAME = "docs/basics/page.md"
END = GOOD.count("\n") + 1


def in_file(tmp_path: Path, content: bytes, evidence: Evidence, name: str = NAME) -> list[str]:
    path = tmp_path / name
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    return [str(problem).removeprefix(f"{tmp_path.as_posix()}/") for problem in check_docs(tmp_path / "docs", evidence)]


# ruff: noqa: E501
READ = {
    "the mark of Windows before it": b"\xef\xbb\xbf" + GOOD.encode(),
    "line ends of Windows": GOOD.replace("\n", "\r\n").encode(),
    "line ends of an old Mac": GOOD.replace("\n", "\r").encode(),
    "search words that look like numbers and truth": GOOD.replace("[wear off]", "[0x10, no, 1e3]").encode(),
    "a title with signs of HTML": GOOD.replace("title: How", 'title: \'<b>"How" & co</b>')
    .replace("lasts\ndescription", "lasts'\ndescription", 1)
    .encode(),
    "a title in a block of code": f"{GOOD}\n```\n# Another\n```\n".encode(),
    "a review of long ago": GOOD.replace("reviewed: 2026", "reviewed: 1926").encode(),
    "a heading of one sign": f"{GOOD}\n## \U0001f48a\n".encode(),
    "headings of the same words": f"{GOOD}\n## Same\n\nHere.\n\n## Same\n\nThere.\n".encode(),
    "a citation in bold": f"{GOOD}\n**Do not stop.[^half-life]**\n".encode(),
    "a citation in the words of a link": f"{GOOD}\nSee [the label[^half-life] here](other.md).\n".encode(),
    "a citation in the head of a table": f"{GOOD}\n| A[^half-life] | B |\n| --- | --- |\n| x | y |\n".encode(),
    "a stroke in code in a table": f"{GOOD}\n| A | B |\n| --- | --- |\n| `a|b` | y |\n".encode(),
}
REFUSED = {
    "two bytes a letter": (GOOD.encode("utf-16"), 0, "is not UTF-8"),
    "a letter of another encoding": (GOOD.encode() + b"\xe9", 0, "is not UTF-8"),
    "a sign for nothing": (f"{GOOD}\0 text\n".encode(), END, "U+0000"),
    "a line end that is none": (GOOD.replace("\n\n## In", "\u2028\n## In", 1).encode(), 10, "U+2028"),
    "the end of a printed page": (f"{GOOD}\f\n\vTake 99 mg.\n".encode(), END, "U+000C"),
    "front matter that never ends": (GOOD.replace("\n---\n", "\n", 1).encode(), 1, "no front matter"),
    "front matter that ends in points": (GOOD.replace("\n---\n", "\n...\n", 1).encode(), 1, "no front matter"),
    "an empty line before the front matter": (f"\n{GOOD}".encode(), 1, "no front matter"),
    "a remark before the front matter": (f"<!-- x -->\n{GOOD}".encode(), 1, "no front matter"),
    "a review to come": (GOOD.replace("reviewed: 2026", "reviewed: 2126").encode(), 4, "2126-11-22 lies ahead"),
    "a key of the front matter twice": (GOOD.replace("title:", "title: Other\ntitle:", 1).encode(), 3, "title stands twice"),
    "an old address out of the site": (GOOD.replace("reviewed:", "aliases: [../../etc/]\nreviewed:").encode(), 4, "aliases.0"),
    "an old address from the root": (GOOD.replace("reviewed:", "aliases: [/x/]\nreviewed:").encode(), 4, "aliases.0"),
    "an old address in capitals": (GOOD.replace("reviewed:", "aliases: [Taking/]\nreviewed:").encode(), 4, "aliases.0"),
    "a page left out of search by half": (GOOD.replace("reviewed:", 'search: {exclude: "false"}\nreviewed:').encode(), 4, "search.exclude"),
    "a title of 61 letters": (GOOD.replace("title: How", f"title: {'M' * 61} How").encode(), 2, "at most 60"),
    "a citation of nothing": (f"{GOOD}\nText.[^no-such-fact]\n".encode(), END + 1, "is no fact"),
    "a citation in capitals": (f"{GOOD}\nText.[^Half-Life]\n".encode(), END + 1, "did you mean [^half-life]"),
    "a citation with an underscore": (f"{GOOD}\nText.[^half_life]\n".encode(), END + 1, "did you mean [^half-life]"),
    "a citation by number": (f"{GOOD}\nText.[^1]\n".encode(), END + 1, "is no fact"),
    "a citation with a space": (f"{GOOD}\nText.[^half life]\n".encode(), END + 1, "is no citation"),
    "a citation over two lines": (f"{GOOD}\nText.[^half\nlife]\n".encode(), END + 1, "[^half life] is no citation"),
    "an empty citation": (f"{GOOD}\nText.[^]\n".encode(), END + 1, "is no citation"),
    "a citation in a heading": (f"{GOOD}\n## Blood[^half-life]\n".encode(), END + 1, "a heading may not cite"),
    "an anchor of a fact": (f"{GOOD}\n## Other {{#f1}}\n".encode(), END + 1, "'#f1' is the address of another"),
    "an anchor of the page's text": (f"{GOOD}\n## Other {{#content}}\n".encode(), END + 1, "'#content' is the"),
    "a heading with the anchor of a reference": (f"{GOOD}\n## R1\n".encode(), END + 1, "'#r1' is the address"),
    "a heading called as the list of references": (f"{GOOD}\n## References\n".encode(), END + 1, "'#references' is"),
    "an anchor given twice": (f"{GOOD}\n## A {{#a}}\n\n## B {{#a}}\n".encode(), END + 3, "'#a' stands twice"),
    "a line of a million letters": (f"{GOOD}\n{'word ' * 200_000}\n".encode(), END + 1, "more than 5000 letters"),
    "a line of numbers": (f"{GOOD}\n{'1 ' * 100_000}\n".encode(), END + 1, "more than 5000 letters"),
    "a number of 20,000 digits": (f"{GOOD}\n{'9' * 20_000} mg\n".encode(), END + 1, "more than 5000 letters"),
    "a number of 4,000 digits": (f"{GOOD}\n{'9' * 4_000} mg\n".encode(), END + 1, "has no citation"),
    **{
        f"20,000 times {sign}": (f"{GOOD}\n{sign * 20_000}\n".encode(), END + 1, "more than 5000 letters")
        for sign in ("*", "[", "<", "` ")
    },
}  # fmt: skip


@pytest.mark.parametrize("name", READ)
def test_an_odd_page_is_read(name: str, tmp_path: Path, evidence: Evidence) -> None:
    assert in_file(tmp_path, READ[name], evidence) == []


@pytest.mark.parametrize("name", REFUSED)
def test_a_page_that_cannot_be_read_for_sure_is_named(name: str, tmp_path: Path, evidence: Evidence) -> None:
    content, line, message = REFUSED[name]
    found = in_file(tmp_path, content, evidence)
    assert any(problem.startswith(f"{NAME}:{line}: ") and message in problem for problem in found), found


@pytest.mark.parametrize("name", ["a.MD", "a.markdown", "a.Mkd", ".a.md", "README.md"])
def test_no_page_of_another_name_goes_unchecked(name: str, tmp_path: Path, evidence: Evidence) -> None:
    assert in_file(tmp_path, b"# x 99 mg\n", evidence, f"docs/taking/{name}")


def test_what_a_folder_shares_is_checked_with_its_line(tmp_path: Path, evidence: Evidence) -> None:
    shared = "filter: Find a fact\nreviewed: 2026-11-22\n"
    told = in_file(tmp_path, shared.encode(), evidence, "docs/basics/.meta.yml")
    assert told == ["docs/basics/.meta.yml:2: reviewed is a key that is not known here; correct or remove it"]
    (tmp_path / "docs/basics/.meta.yml").write_text("filter: Find a fact\n", "utf-8")
    assert not check_docs(tmp_path / "docs", evidence)
