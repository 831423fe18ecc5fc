"""A page may do what it was built to do and nothing else: its content policy stands in it, before anything runs."""

import re
from base64 import b64encode
from collections.abc import Set
from hashlib import sha256
from pathlib import Path

from publishing.minify import minify_page
from publishing.site import Site

_CHARSET = re.compile(r"<meta charset=[^>]*>")
# Data blocks (JSON) never run, so the policy need not allow them.
_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/)[^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)
_OUTWARD = re.compile(r'<a (?=[^>]*\bhref="?https?://)(?![^>]*\brel=)')


def guard(site: Site) -> None:
    """Write the policy into every HTML file. Inline code is allowed by its hash, so this comes after all that
    changes it. ValueError for a page that does not say its character set, which the policy follows, or that holds an
    inline script which no template has."""
    known = template_scripts(site.root / "overrides")
    for file in site.html_files():
        text = _OUTWARD.sub("<a rel=noopener ", site.read(file))
        charset = _CHARSET.search(text)
        if not charset:
            raise ValueError(f"{file} has no <meta charset> for the content policy to follow")
        try:
            site.write(file, text[: charset.end()] + policy(text, known) + text[charset.end() :])
        except ValueError as error:
            raise ValueError(f"{file}: {error}") from None


def template_scripts(folder: Path) -> frozenset[str]:
    """The inline scripts of the templates under `folder`, as they stand in a minified page."""
    found = (match[0] for path in sorted(folder.rglob("*.html")) for match in _SCRIPT.finditer(path.read_text("utf-8")))
    return frozenset(code for tag in found for code in _SCRIPT.findall(minify_page(tag)))


def policy(html: str, known: Set[str]) -> str:
    """The `<meta>` for a page: its own origin, the inline scripts of `known` that it holds, its own styles, pictures
    written as data, and nothing else. ValueError for any other inline script."""
    scripts = _SCRIPT.findall(html)
    if strangers := [code for code in scripts if code not in known]:
        raise ValueError(f"an inline script that no template has: {strangers[0][:60]}; put it into overrides/assets/")
    rules = (
        f"default-src 'none';script-src 'self'{_hashes(scripts)};style-src 'self'{_hashes(_STYLE.findall(html))};"
        "img-src 'self' data:;connect-src 'self';manifest-src 'self';base-uri 'none';form-action 'none'"
    )
    return f'<meta http-equiv=content-security-policy content="{rules}">'


def _hashes(code: list[str]) -> str:
    found = sorted({b64encode(sha256(text.encode()).digest()).decode() for text in code})
    return "".join(f" 'sha256-{value}'" for value in found)
