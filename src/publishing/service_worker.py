"""What a browser keeps for a reader who asks to read offline: every file that reading takes, with its hash, under one
version; and the manifest, with which a browser can install the site."""

import json
import re
from hashlib import sha256
from math import ceil

from checks.languages import FOLDER, FOREIGN
from publishing.policy import integrity
from publishing.site import Site

WORKER, MANIFEST, OFFER = "service-worker.js", "manifest.webmanifest", "about/privacy/index.html"
_KEPT = re.compile(rf".*\.html|assets/(?!social\b).*|{FOLDER}search/.*|{re.escape(MANIFEST)}")
_PRECACHE = "self.precache="
_SIZE = re.compile(r"(?<=data-kept-size>)[^<]*")


def write_manifest(site: Site) -> None:
    """What the installed site is called and where it starts, in addresses below its own."""
    icon = {"src": "assets/icon.png", "sizes": "180x180", "type": "image/png"}
    identity = {"name": site.settings.site_name, "description": site.settings.site_description, "lang": "en-GB"}
    identity |= {"start_url": "./", "scope": "./"}
    look = {"display": "minimal-ui", "background_color": "#ffffff", "theme_color": "#ffffff", "icons": [icon]}
    site.write(MANIFEST, json.dumps(identity | look, ensure_ascii=False))


def write_service_worker(site: Site) -> None:
    """Tell the worker what to keep, and the page that offers it how much that is. This comes after all that changes a
    file. ValueError when that page has no place for it."""
    kept = [file for file in site.files() if _KEPT.fullmatch(file)]
    size = sum((site.folder / file).stat().st_size for file in kept)
    offer, places = _SIZE.subn(f"{ceil(size / 1e6)} MB", site.read(OFFER))
    if not places:
        raise ValueError(f"{OFFER} does not say how much space the site takes")
    site.write(OFFER, offer)
    hashes = {_address(file): integrity((site.folder / file).read_bytes()) for file in kept}
    worker = site.read(WORKER)
    # A change of the worker alone is a new version as well, or a failure to keep it would take the old copy along.
    strings = {language: site.strings[language] for language in FOREIGN}
    words = {language: [said("locale"), said("kept_copy")] for language, said in strings.items()}
    version = sha256(f"{hashes}{words}{worker}".encode()).hexdigest()[:16]
    precache = json.dumps(
        {"version": version, "files": hashes, "words": words}, ensure_ascii=False, separators=(",", ":")
    )
    site.write(WORKER, f"{_PRECACHE}{precache};\n{worker}")


def is_complete(site: Site) -> bool:
    """Has the last step been done: does the worker know what to keep?"""
    return (site.folder / WORKER).is_file() and site.read(WORKER).startswith(_PRECACHE)


def _address(file: str) -> str:
    return file.removesuffix("index.html") or "./"
