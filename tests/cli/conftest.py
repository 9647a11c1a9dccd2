"""Fixtures of the tests of the command: how it is run, and a small pack in which nobody disagrees."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from security_meetings.cli.main import main
from tests.conftest import MakePack

TEXT = "The Third Berne Forum met on 2 March 2020. Ten envoys came. Subscribe now!\n"
NOTES = """
source = "gazette"
[[quote]]
words = "Third Berne Forum"
meetings.berne-2020.ordinal = 3
[[quote]]
words = "Berne Forum"
meetings.berne-2020.name = "*"
[[quote]]
words = "met on 2 March 2020"
meetings.berne-2020.start = 2020-03-02
meetings.berne-2020.end = 2020-03-02
[[quote]]
words = "Ten envoys came."
meetings.berne-2020.counts.guests = "10"
talks.ch-at-2020.meeting = "berne-2020"
talks.ch-at-2020.attendees = [{party = "CH"}, {party = "AT"}]
[[set_aside]]
words = "Subscribe now!"
reason = "advert"
"""


EDITORIAL = """
[[editorial]]
because = "ISO 3166-1"
countries.CH.name = "Switzerland"
countries.AT.name = "Austria"
"""


# The exit code, and what went to stdout and stderr.
Ask = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Run the command in this process, on a terminal of 80 columns that shows no colours."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("NO_COLOR", raising=False)

    def run(*arguments: str | Path) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments])
        return code, *capsys.readouterr()

    return run


@pytest.fixture
def pack(make_pack: MakePack) -> Path:
    """A small pack in which nobody disagrees."""
    return make_pack(NOTES, TEXT, more={"editorial.toml": EDITORIAL})


def flat(text: str) -> str:
    """Text without its line breaks and indents."""
    return " ".join(text.split())
