"""What the tests of the label watch share."""

from pathlib import Path

import pytest
from label_samples import A, fact, source, write_evidence


@pytest.fixture
def one_label(tmp_path: Path) -> Path:
    """A folder of evidence with one label, of which version 3 was read."""
    facts = fact("first-dose", "label", "Dosage and Administration: Adults", wording="0.25 mg twice daily")
    return write_evidence(tmp_path, source("label", setid=A, version="3"), facts)
