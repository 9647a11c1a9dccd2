"""Fixtures of the tests of packs."""

from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file to be written anew for each example."""
    return tmp_path_factory.mktemp("lines") / "x.jsonl"
