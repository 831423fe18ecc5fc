"""What a test needs of the machine it runs on."""

import os
import sys
from pathlib import Path

import pytest
from fonts import fontconfig, is_installed


def required(there: object, what: str) -> None:
    """Skip a test for what this machine lacks. Where CI is set nothing may be lacking, and the test fails."""
    if there:
        return
    if os.environ.get("CI"):
        pytest.fail(f"{what} is not installed; .ci/run installs what the tests need")
    pytest.skip(f"{what} is not installed")


def fonts(folder: Path, name: str) -> dict[str, str]:
    """What a browser needs in its environment to know one set of fonts alone, where fontconfig chooses them."""
    if not sys.platform.startswith("linux"):
        pytest.skip("browsers choose their fonts without fontconfig here")
    required(is_installed(name), f"the set of fonts {name}")
    return fontconfig(folder, name)
