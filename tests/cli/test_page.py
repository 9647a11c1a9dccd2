"""What the command writes on, beside the pages of `model`."""

from __future__ import annotations

import sys

import attrs
import pytest

from security_meetings import Claim, Count, Dataset
from security_meetings.cli.page import Styled, reading_shown, rivals
from security_meetings.model.schema import Field


@pytest.fixture
def claim(ds: Dataset) -> Claim:
    """A claim that a source makes in its own voice."""
    winner = ds.explain("imhr-2025", "counts.countries").winner
    assert winner
    return winner


def test_rivals_name_each_source_once(ds: Dataset, claim: Claim) -> None:
    """Sources of one value, and values of one source, are joined; a denial is told as such."""
    field = Field("A number.")
    rt = attrs.evolve(claim, source="rt")
    other, denied = attrs.evolve(rt, value=Count(104)), attrs.evolve(rt, modality="denied")

    def told(*claims: Claim) -> str:
        words = rivals(ds, claims, field)
        return " ".join(w.text if isinstance(w, Styled) else w for w in words)

    assert told(claim, rt, rt) == "105 according to interaffairs and rt"
    assert told(claim, other, denied) == "105 according to interaffairs; 104 and not 105 according to rt"


@pytest.mark.parametrize("terminal", [True, False])
def test_reading_is_told_on_a_terminal_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], terminal: bool
) -> None:
    """How far a long reading is stands on a terminal while it lasts, and never in a pipe."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
    with reading_shown() as progress:
        if progress:
            progress(1 << 20)
            progress(1 << 26)
    told = capsys.readouterr().err
    assert ("read 65 MiB" in told) is terminal
    assert told == "" or told.endswith("\r\x1b[K")
