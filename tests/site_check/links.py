"""The verdict on one address: does it lead where a reader, or the browser, can go?"""

import re
from collections.abc import Collection
from difflib import get_close_matches
from functools import lru_cache
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from site_check.addresses import Address
from site_check.built import BuiltPage, BuiltSite

_EMAIL = re.compile(r"mailto:[\w.+-]+@[\w-]+(\.[\w-]+)*\.[a-z]{2,}(\?\S*)?", re.IGNORECASE)
# Digits and hyphens only: phones stumble over anything else. Emergency numbers have three digits, and the
# international plan allows fifteen.
_TELEPHONE = re.compile(r"(tel|sms):[+*]?\d(-?\d){1,14}")
_SCHEMES = ("https", "http", "mailto", "tel", "sms", "data", "javascript")


def fault(site: BuiltSite, url: str, address: Address, live: BuiltPage | None = None) -> str | None:
    """What is wrong with an address in the document at `url`; None if nothing is.

    `live` is the page itself where it may differ from the built one, as it does once scripts have run.
    """
    value = address.value.strip()
    page = live or site.pages.get(site.file_at(url) or "")
    if not value:
        return "is empty; name where it leads or remove it"
    if value.startswith("#"):
        return _anchor_fault(value[1:], page.ids if page else (), "this page")
    try:
        full = _whole(url, value)
    except ValueError:
        return "is not an address; correct it"
    if full.scheme not in ("http", "https"):
        return _scheme_fault(full.scheme, value, address)
    if full.netloc != site.origin[1]:
        return _outside_fault(full, address)
    if full.scheme == "http":
        return "is insecure; write https://"
    file = site.file_of(full)
    if file is None:
        return f"leaves the site: everything lives under {site.base}; write the address relative to this page"
    return _file_fault(site, file, address) or _place_fault(site, file, full.fragment, page)


def target(site: BuiltSite, url: str, address: Address) -> str | None:
    """The file of this site that an address in the document at `url` asks for, if it is inside."""
    try:
        return site.file_of(_whole(url, address.value.strip()))
    except ValueError:
        return None


def external(site: BuiltSite, url: str, address: Address) -> str | None:
    """The full address if it leads to another host, else None."""
    try:
        full = _whole(url, address.value.strip())
    except ValueError:
        return None
    return full.geturl() if full.scheme in ("http", "https") and full.netloc != site.origin[1] else None


def _whole(url: str, value: str) -> SplitResult:
    """The full address that `value` means in the document at `url`. ValueError when it is none."""
    # Once the way up is walked, pages of one folder say the same, and most of it has been asked before.
    while value.startswith("../") and value[3:4] != "/" and ":" not in value and url.count("/") > 3:
        url, value = url[: url.rindex("/", 0, url.rindex("/")) + 1], value[3:]
    return _joined(url, value)


@lru_cache(maxsize=65_536)
def _joined(url: str, value: str) -> SplitResult:
    written = urlsplit(value)
    return written if written.scheme and written.netloc else urlsplit(urljoin(url, value))


def _scheme_fault(scheme: str, value: str, address: Address) -> str | None:
    if scheme == "data":
        return None if address.use == "load" else "leads to data inside the address; readers cannot follow it"
    if scheme == "javascript":
        return "runs a script; use a button with a listener"
    if scheme == "mailto":
        return None if _EMAIL.fullmatch(value) else "is no e-mail address; write mailto:name@host.org"
    if scheme in ("tel", "sms"):
        return None if _TELEPHONE.fullmatch(value) else "is no number to dial; write it as tel:+441632960961"
    return f"has a scheme nobody knows, “{scheme}:”{_nearest(scheme, _SCHEMES)}"


def _outside_fault(full: SplitResult, address: Address) -> str | None:
    if address.use == "load":
        return "makes the browser ask another host; keep a copy in the site"
    return "is insecure; write https://, or cite a copy that has it" if full.scheme == "http" else None


def _file_fault(site: BuiltSite, file: str, address: Address) -> str | None:
    if file in site.files:
        return None
    if f"{file}/index.html" in site.files:
        return "lacks the slash at its end, so it costs a redirect; add it"
    for spelling in (file, f"{file}/index.html"):
        if right := site.spellings.get(spelling.lower()):
            return f"is in the wrong case; the right spelling is {_shown(right)}"
    wanted = "page" if address.use == "follow" else "file"
    return f"leads to a {wanted} that does not exist{_nearest_file(site, file)}"


def _place_fault(site: BuiltSite, file: str, fragment: str, here: BuiltPage | None) -> str | None:
    there = here if here and here.file == file else site.pages.get(file)
    if there is None:
        return None
    # Redirects between redirects are judged as a whole.
    if there.redirect is not None and not (here and here.redirect is not None):
        return f"leads to an old address that only redirects; link to {_shown(site.redirect_of(there) or '')}"
    return _anchor_fault(fragment, there.ids, _shown(file)) if fragment else None


def _anchor_fault(fragment: str, ids: Collection[str], where: str) -> str | None:
    anchor = unquote(fragment)
    if not anchor:
        return "leads nowhere; name an anchor after the #"
    if anchor in ids or anchor == "top":
        return None
    return f"names an anchor, #{anchor}, that {where} does not have{_nearest(anchor, ids)}"


def _nearest_file(site: BuiltSite, file: str) -> str:
    """What a missing file may have meant. A link that every page has is looked up once, among all files."""
    if file not in site.suggestions:
        alike = [_shown(known) for known in site.files if known.endswith(".html") == file.endswith(".html")]
        site.suggestions[file] = _nearest(_shown(file), alike)
    return site.suggestions[file]


def _nearest(wrong: str, known: Collection[str]) -> str:
    close = get_close_matches(wrong, known, n=1)
    return f"; did you mean {close[0]}?" if close else "; correct or remove it"


def _shown(file: str) -> str:
    """A file as its readers know it: the folder for a page, "/" for the front page."""
    return re.sub(r"(^|(?<=/))index\.html$", "", file) or "/"
