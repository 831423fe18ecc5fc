"""Where the project is, for the tests in every folder."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DOCS, DATA = ROOT / "docs", ROOT / "data"
