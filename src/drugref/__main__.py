"""`python -m drugref check` lists every problem of data/ and docs/.

`schema` writes the editors' schemas, `figures` the figures that are drawn from the evidence.
"""

import sys
from pathlib import Path

from drugref.evidence import load
from drugref.figures import draw
from drugref.figures.molecules import molecules
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


def figures() -> int:
    """Write docs/figures/ anew; the molecules stay as they are where RDKit is not installed."""
    evidence, _ = load(Path("data"))
    drawn = dict(draw(evidence))
    try:
        drawn["molecules"] = molecules(evidence, "molecules")
    except ImportError:
        print("molecules.svg is left as it is: it needs RDKit (pip install rdkit)")
    for name, svg in drawn.items():
        Path("docs/figures", f"{name}.svg").write_text(svg, "utf-8", newline="\n")
    return 0


COMMANDS = {"check": check, "schema": schema, "figures": figures}


def main(arguments: list[str]) -> int:
    """Run one command and give its exit code; 2 stands for a command we do not know."""
    if len(arguments) != 1 or arguments[0] not in COMMANDS:
        print(f"usage: python -m drugref {' | '.join(COMMANDS)}", file=sys.stderr)
        return 2
    return COMMANDS[arguments[0]]()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
