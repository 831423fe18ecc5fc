"""Scripts that are written as a folder of files, one job each, and published as one."""

import shutil

from publishing.site import Site

WORKER = "assets/search-worker.js"
# Script -> its folder, and the files there in their order: each needs those before it.
_PARTS = {
    WORKER: ("assets/search", ("tokenizer", "fuzzy", "index", "danger", "doors", "engine", "worker")),
    "assets/site.js": (
        "assets/site",
        ("page", "appearance", "search-on-intent", "slash-key", "panels", "tables", "report", "tooltips", "contents"),
    ),
}


def join_scripts(site: Site) -> None:
    """Join the files of each folder into one function. ValueError for a file there that has no place in the order."""
    for script, (folder, parts) in _PARTS.items():
        files = [f"{folder}/{part}.js" for part in parts]
        if unknown := set(site.files(f"{folder}/*")) - set(files):
            raise ValueError(f"{min(unknown)}: give it its place in {__name__}")
        joined = "".join(map(site.read, files))
        site.write(script, f"(() => {{\n{joined}}})();\n")
        shutil.rmtree(site.folder / folder)
