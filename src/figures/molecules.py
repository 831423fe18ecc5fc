"""Clonazepam and its main metabolite, drawn from their structure. RDKit is an author's tool: pages never need it.

RDKit says where the atoms lie; the strokes are the site's own.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from evidence.load import Evidence
from figures.quantities import written
from figures.svg import DRUG, INK, OTHER, QUIET, document, path, segment, text

SMILES: Mapping[str, str] = {
    "Clonazepam": "O=C1CN=C(c2ccccc2Cl)c2cc([N+](=O)[O-])ccc2N1",
    "7-aminoclonazepam": "O=C1CN=C(c2ccccc2Cl)c2cc(N)ccc2N1",
}
BOND = 26.0
_CHARGE = {-1: "⁻", 0: "", 1: "⁺"}
_SUBSCRIPT = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def molecules(evidence: Evidence, name: str) -> str:
    """Both molecules side by side, the group that the body changes in colour. ImportError without RDKit."""
    (formula,) = written(evidence, "molecular-formula", r"formula is (\w+)")
    (weight,) = written(evidence, "molecular-weight-us", r"label is (\d+\.\d+)")
    (metabolite,) = written(evidence, "pk-nat2", r"acetylates (.+)\.")
    drug, product = _placed()
    if _formula(SMILES["Clonazepam"]) != formula or metabolite not in SMILES:
        raise ValueError("the molecules drawn are not those that the facts name; correct one of them")
    height = 40 + max(part.height for part in (drug, product))
    body = [text(0, 16, "Clonazepam", bold=True), text(208, 16, metabolite, bold=True)]
    # Both texts begin with the same oxygen; it stands at the same height in both.
    lower = drug.atoms[0][4] - product.atoms[0][4]
    body += _strokes(drug, 0, 40, OTHER) + _strokes(product, 208, 40 + lower, DRUG)
    body += [
        text(0, height + 22, "nitro group", fill=OTHER, bold=True),
        text(208, height + 22, "amino group", fill=DRUG, bold=True),
        text(0, height + 43, formula.translate(_SUBSCRIPT), fill=QUIET),
        text(0, height + 62, f"{weight} g/mol", fill=QUIET),
    ]
    return document(
        name,
        height + 70,
        "Clonazepam and its main metabolite",
        f"Structural formulas. Clonazepam, {formula}, {weight} g/mol: a benzodiazepine with a chlorophenyl ring and a "
        f"nitro group (NO2). {metabolite}: the same, with an amino group (NH2) in the place of the nitro group.",
        body,
    )


@dataclass(frozen=True)
class _Placed:
    """Atoms as (symbol, hydrogens, charge, x, y, marked); bonds as (from, to, order, towards the ring)."""

    atoms: list[tuple[str, int, int, float, float, bool]]
    bonds: list[tuple[int, int, int, tuple[float, float]]]
    height: float


def _formula(smiles: str) -> str:
    molecule = import_module("rdkit.Chem").MolFromSmiles(smiles)
    return str(import_module("rdkit.Chem.rdMolDescriptors").CalcMolFormula(molecule))


def _placed() -> tuple[_Placed, _Placed]:
    """Both molecules as RDKit lays them, the second lying like the first."""
    chem, depict = import_module("rdkit.Chem"), import_module("rdkit.Chem.rdDepictor")
    drug, product = (chem.MolFromSmiles(smiles) for smiles in SMILES.values())
    depict.Compute2DCoords(drug, canonOrient=True)
    shared = chem.MolFromSmiles(SMILES["7-aminoclonazepam"])
    pairs = list(zip(product.GetSubstructMatch(shared), drug.GetSubstructMatch(shared), strict=True))
    places = {mine: drug.GetConformer().GetAtomPosition(other) for mine, other in pairs}
    points = import_module("rdkit.Geometry").Point2D
    depict.Compute2DCoords(product, coordMap={i: points(at.x, at.y) for i, at in places.items()})
    return _in_units(chem, drug), _in_units(chem, product)


def _in_units(chem: Any, molecule: Any) -> _Placed:
    """A molecule that RDKit has laid out, in units of the drawing from its top left."""
    marked = {
        atom
        for group in ("[N;!R]", "[O]~[N;!R]")
        for match in molecule.GetSubstructMatches(chem.MolFromSmarts(group))
        for atom in match
    }
    chem.Kekulize(molecule, clearAromaticFlags=True)
    at, scale = molecule.GetConformer().GetAtomPosition, BOND / 1.5
    spots = [(at(i).x * scale, -at(i).y * scale) for i in range(molecule.GetNumAtoms())]
    west, north = min(x for x, _ in spots), min(y for _, y in spots)
    spots = [(x - west + 12, y - north + 8) for x, y in spots]
    atoms = [
        (a.GetSymbol(), a.GetTotalNumHs(), a.GetFormalCharge(), *spots[a.GetIdx()], a.GetIdx() in marked)
        for a in molecule.GetAtoms()
    ]
    rings = sorted(molecule.GetRingInfo().AtomRings(), key=len)
    bonds = []
    for bond in molecule.GetBonds():
        start, end = bond.GetBeginAtomIdx(), bond.GetEndAtomIdx()
        around = next((ring for ring in rings if start in ring and end in ring), (start, end))
        middle = sum(spots[i][0] for i in around) / len(around), sum(spots[i][1] for i in around) / len(around)
        bonds.append((start, end, round(bond.GetBondTypeAsDouble()), middle))
    return _Placed(atoms, bonds, max(y for _, y in spots) + 8)


def _strokes(molecule: _Placed, left: float, top: float, colour: str) -> list[str]:
    """Lines for bonds, letters for all atoms but carbon; what is marked has a colour of its own and bold letters."""
    bonds: dict[str, str] = {colour: "", INK: ""}
    for start, end, order, middle in molecule.bonds:
        (one, *_, x1, y1, mark1), (two, *_, x2, y2, mark2) = molecule.atoms[start], molecule.atoms[end]
        pen = colour if mark1 or mark2 else INK
        ux, uy = (x2 - x1) / math.dist((x1, y1), (x2, y2)), (y2 - y1) / math.dist((x1, y1), (x2, y2))
        # A bond stops short of a letter.
        a, b = (9.0 if one != "C" else 0.0), (9.0 if two != "C" else 0.0)
        ends = (x1 + a * ux, y1 + a * uy, x2 - b * ux, y2 - b * uy)
        side = 1 if (middle[0] - x1) * -uy + (middle[1] - y1) * ux >= 0 else -1
        bonds[pen] += _bond(ends, left, top, 0, 0, 0)
        if order == 2:
            # The second line lies inside the ring, and is shorter where it meets no letter.
            bonds[pen] += _bond(ends, left, top, 4.5 * side, 0 if a else 3, 0 if b else 3)
    drawn = [path(d, fill="", stroke=pen, width=1.6) for pen, d in bonds.items()]
    for symbol, hydrogens, charge, x, y, marked in molecule.atoms:
        if symbol != "C":
            count = str(hydrogens).translate(_SUBSCRIPT) if hydrogens > 1 else ""
            fill = colour if marked else ""
            start_at, anchor = left + x - (5.8 if len(symbol) == 1 else 8), ""
            words = symbol + ("H" + count if hydrogens else "") + _CHARGE[charge]
            if hydrogens == 1:
                # The ring lies to the right of this nitrogen, so its hydrogen goes to the left.
                start_at, anchor, words = left + x + 5.8, "end", "H" + symbol
            drawn.append(text(start_at, top + y + 5.5, words, fill=fill, anchor=anchor, bold=marked))
    return drawn


def _bond(
    ends: tuple[float, float, float, float], left: float, top: float, aside: float, cut1: float, cut2: float
) -> str:
    """Path data of one line of a bond, moved `aside` to its right and cut at its ends."""
    x1, y1, x2, y2 = ends
    length = math.dist((x1, y1), (x2, y2))
    ux, uy = (x2 - x1) / length, (y2 - y1) / length
    dx, dy = left - uy * aside, top + ux * aside
    return segment(x1 + ux * cut1 + dx, y1 + uy * cut1 + dy, x2 - ux * cut2 + dx, y2 - uy * cut2 + dy)
