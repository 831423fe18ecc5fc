"""`python -m drugref check` lists every problem of data/ and docs/, `schema` writes the editors' schemas, and
`finish DIR` turns a built folder into the published site."""

import sys
from collections.abc import Callable
from pathlib import Path

from drugref.evidence import load
from drugref.finish import finish
from drugref.prose import check_docs
from drugref.schemas import write_schemas


def check() -> int:
    """Print every problem; 1 if there is one."""
    evidence, problems = load(Path("data"))
    problems += check_docs(Path("docs"), evidence)
    print(*problems, sep="\n", end="\n" if problems else "")
    print(f"{len(evidence.records)} records, {len(evidence.sources)} sources, {len(problems)} problems")
    return bool(problems)


def schema() -> int:
    """Write data/schema/ anew."""
    write_schemas(Path("data/schema"))
    return 0


def complete(folder: str) -> int:
    """Finish the built site in `folder`; 1 when it is not one."""
    try:
        finish(Path(folder), Path())
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


# Each command with the names of its arguments.
COMMANDS: dict[str, tuple[Callable[..., int], tuple[str, ...]]] = {
    "check": (check, ()),
    "schema": (schema, ()),
    "finish": (complete, ("DIR",)),
}


def main(arguments: list[str]) -> int:
    """Run one command and give its exit code; 2 stands for a command we do not know."""
    name, *rest = arguments or [""]
    command, wanted = COMMANDS.get(name, (None, ()))
    if command is None or len(rest) != len(wanted):
        usage = " | ".join(" ".join((name, *wanted)) for name, (_, wanted) in COMMANDS.items())
        print(f"usage: python -m drugref {usage}", file=sys.stderr)
        return 2
    return command(*rest)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
