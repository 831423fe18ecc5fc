"""The benches still run after the code that they measure has changed."""

import growth
import pytest


@pytest.mark.slow
def test_the_growth_of_a_build_is_measured(capsys: pytest.CaptureFixture[str]) -> None:
    growth.main(["--rounds", "1", "--facts", "200", "2", "4"])
    told = capsys.readouterr().out
    assert told.startswith("2 pages: start ")
    assert "ours to plain" in told
