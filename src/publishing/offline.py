"""The finished site -> one archive to read from a folder, opened by a double click, without a host or a network.

A file system knows no `index.html` by itself and lets no page fetch, so addresses name their file, and the search
index comes as scripts. What only a host or another site would ask for stays behind.
"""

import os
import re
from collections.abc import Set
from datetime import UTC, datetime, time
from pathlib import Path
from posixpath import dirname, join, normpath
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from publishing.search import index_scripts
from publishing.site import Site, read_site

_TAG = re.compile(r"<[a-z][^>]*>")
# An address below the page's own or its parents, up to its query or anchor.
_LOCAL = re.compile(r"""(?<=[\s"'])((?:href|src)=["']?)([\w.][\w./%-]*)(?=["'?#\s>])""")
_FOR_OTHERS = re.compile(
    r"<link [^>]*rel=\"?(?:canonical|alternate|manifest)\b[^>]*>"
    r"|<meta [^>]*(?:property=\"?og|name=\"?twitter):[^>]*>|<script type=\"?speculationrules.*?</script>"
)


def write_archive(folder: Path, root: Path, file: Path) -> None:
    """Pack the finished site in `folder`, of the project in `root`. The same site gives the same bytes: files are
    sorted, and carry SOURCE_DATE_EPOCH or the day of the newest review. ValueError when it is no finished site."""
    site = read_site(folder, root)
    newest = datetime.combine(max(page.front.reviewed for page in site.pages), time(), UTC)
    day = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", newest.timestamp())), UTC)
    with ZipFile(file, "w") as archive:
        for name, content in sorted(archived(site).items()):
            entry = ZipInfo(f"{file.stem}/{name}", day.timetuple()[:6])
            entry.create_system, entry.external_attr, entry.compress_type = 3, 0o100644 << 16, ZIP_DEFLATED
            archive.writestr(entry, content)


def archived(site: Site) -> dict[str, bytes]:
    """Each file of the copy by its name: pages, what they show and search with, and the open data."""
    names = (name for name in site.files() if name.startswith(("assets/", "data/")))
    files = {name: (site.folder / name).read_bytes() for name in names}
    pages = [page.file for page in site.pages]
    texts = {file: with_file_addresses(site.read(file), file, {*files, *pages}, site.url) for file in pages}
    return files | {name: text.encode() for name, text in (texts | index_scripts(site)).items()}


def with_file_addresses(page: str, file: str, names: Set[str], url: str) -> str:
    """A page whose addresses name files; what is not among the copy's `names` is named where the host has it. Browsers
    differ on whether a file is of its folder's own origin ('self'), so its policy allows files in so many words."""

    def to_file(attribute: re.Match[str]) -> str:
        start, address = attribute.groups()
        if "." not in address.rpartition("/")[2].strip("."):
            address = f"{address.rstrip('/')}/index.html"
        target = normpath(join(dirname(file), address))
        return f"{start}{address if target in names else url + target}"

    page = _TAG.sub(lambda tag: _LOCAL.sub(to_file, tag[0]), _FOR_OTHERS.sub("", page))
    return page.replace("'self'", "'self' file:")
