"""What the cases share: a maker of packs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cases.making import Making


@pytest.fixture
def make(tmp_path: Path) -> Making:
    """A maker of packs, in a folder of this test."""
    return Making(tmp_path)
