"""Scripts keep their names to themselves: each is published as one function, some of them made of a folder of files."""

import shutil

from publishing.site import Site

WORKER = "assets/search-worker.js"
# Script -> its folder, and the files there in their order: each needs those before it.
_PARTS = {
    WORKER: ("assets/search", ("tokenizer", "fuzzy", "index", "danger", "query-translator", "engine", "worker")),
    "assets/site.js": (
        "assets/site",
        ("page", "appearance", "search-on-intent", "slash-key", "panels", "tables", "report", "tooltips", "contents"),
    ),
}


def join_scripts(site: Site) -> None:
    """Join the files of each folder into one script, and write each script as a function that runs at once.

    ValueError for a file of a folder that has no place in the order.
    """
    for script, (folder, parts) in _PARTS.items():
        files = [f"{folder}/{part}.js" for part in parts]
        if unknown := set(site.files(f"{folder}/*")) - set(files):
            raise ValueError(f"{min(unknown)}: give it its place in {__name__}")
        site.write(script, "".join(map(site.read, files)))
        shutil.rmtree(site.folder / folder)
    for script in site.files("assets/*.js"):
        site.write(script, f"(() => {{\n{site.read(script)}}})();\n")
