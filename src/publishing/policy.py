"""A page may do what it was built to do and nothing else: its content policy stands in it, before anything runs."""

import re
from base64 import b64encode
from hashlib import sha256

from publishing.site import Site

_CHARSET = re.compile(r"<meta charset=[^>]*>")
# Data blocks (JSON) never run, so the policy need not allow them.
_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/)[^>]*>(.*?)</script>", re.DOTALL)
_STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)
_OUTWARD = re.compile(r'<a (?=[^>]*\bhref="?https?://)(?![^>]*\brel=)')


def guard(site: Site) -> None:
    """Write the policy into every HTML file. Inline code is allowed by its hash, so this comes after all that
    changes it. ValueError for a page that does not say its character set, which the policy follows."""
    for file in site.html_files():
        text = _OUTWARD.sub("<a rel=noopener ", site.read(file))
        charset = _CHARSET.search(text)
        if not charset:
            raise ValueError(f"{file} has no <meta charset> for the content policy to follow")
        site.write(file, text[: charset.end()] + policy(text) + text[charset.end() :])


def policy(html: str) -> str:
    """The `<meta>` for a page: its own origin, its own inline code, pictures written as data, and nothing else."""
    scripts, styles = _hashes(_SCRIPT, html), _hashes(_STYLE, html)
    rules = (
        f"default-src 'none';script-src 'self'{scripts};style-src 'self'{styles};img-src 'self' data:;"
        "connect-src 'self';manifest-src 'self';base-uri 'none';form-action 'none'"
    )
    return f'<meta http-equiv=content-security-policy content="{rules}">'


def _hashes(code: re.Pattern[str], html: str) -> str:
    found = sorted({b64encode(sha256(text.encode()).digest()).decode() for text in code.findall(html)})
    return "".join(f" 'sha256-{value}'" for value in found)
