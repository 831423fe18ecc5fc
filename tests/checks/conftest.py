"""What tests of the check share: the facts that their sentences cite."""

import pytest
from evidence_samples import write_data, write_facts

from evidence.load import Evidence, load


@pytest.fixture(scope="module")
def evidence(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Evidence:
    """The `FACTS` of the test's module as `write_facts` takes them, as the checker reads them; or the sample."""
    folder, facts = tmp_path_factory.mktemp("data"), getattr(request.module, "FACTS", None)
    return write_facts(folder, facts) if facts else load(write_data(folder))[0]
