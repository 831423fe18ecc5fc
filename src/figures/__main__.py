"""`python -m figures` draws docs/figures/ anew from the evidence; the molecules stay as they are without RDKit."""

from pathlib import Path

from evidence.load import load
from figures import draw
from figures.molecules import molecules


def main() -> None:
    """Write every figure as SVG."""
    evidence, _ = load(Path("data"))
    drawn = dict(draw(evidence))
    try:
        drawn["molecules"] = molecules(evidence, "molecules")
    except ImportError:
        print("molecules.svg is left as it is: it needs RDKit (pip install rdkit)")
    for name, svg in drawn.items():
        Path("docs/figures", f"{name}.svg").write_text(svg, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
