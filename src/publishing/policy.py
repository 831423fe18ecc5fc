"""A page may do what it was built to do and nothing else: its content policy stands in it, before anything runs."""

import re
from base64 import b64encode
from collections.abc import Set
from hashlib import sha256
from pathlib import Path

from publishing.minify import minify_page

_CHARSET = re.compile(r"<meta charset=[^>]*>")
# Data blocks (JSON) never run, so the policy need not allow them.
_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/)[^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)
_EXTERNAL_LINK = re.compile(r'<a (?=[^>]*\bhref="?https?://)(?![^>]*\brel=)')


def add_policy(html: str, allowed: Set[str]) -> str:
    """A minified page with its policy, and links to other sites that hand nothing over.

    Inline code is allowed by its hash, so this comes after all that changes it. ValueError for a page that does not say
    its character set, which the policy follows, or that holds an inline script which is not among those `allowed`.
    """
    html = _EXTERNAL_LINK.sub("<a rel=noopener ", html)
    charset = _CHARSET.search(html)
    if not charset:
        raise ValueError("has no <meta charset> for the content policy to follow")
    return html[: charset.end()] + policy(html, allowed) + html[charset.end() :]


def template_scripts(folder: Path) -> frozenset[str]:
    """The inline scripts of the templates under `folder`, as they stand in a minified page."""
    found = (match[0] for path in sorted(folder.rglob("*.html")) for match in _SCRIPT.finditer(path.read_text("utf-8")))
    return frozenset(code for tag in found for code in _SCRIPT.findall(minify_page(tag)))


def policy(html: str, allowed: Set[str]) -> str:
    """The `<meta>` for a page: its own origin, the inline scripts it holds, its own styles, pictures written as data,
    and nothing else. ValueError for an inline script that is not among those `allowed`."""
    scripts = _SCRIPT.findall(html)
    if unknown := [code for code in scripts if code not in allowed]:
        raise ValueError(f"an inline script that no template has: {unknown[0][:60]}; put it into overrides/assets/")
    directives = (
        f"default-src 'none';script-src 'self'{_hashes(scripts)};style-src 'self'{_hashes(_STYLE.findall(html))};"
        "img-src 'self' data:;connect-src 'self';manifest-src 'self';base-uri 'none';form-action 'none'"
    )
    return f'<meta http-equiv=content-security-policy content="{directives}">'


def _hashes(code: list[str]) -> str:
    return "".join(sorted({f" '{integrity(text.encode())}'" for text in code}))


def integrity(content: bytes) -> str:
    """The hash of a file or of inline code, as content policies and `integrity` attributes have it."""
    return f"sha256-{b64encode(sha256(content).digest()).decode()}"
