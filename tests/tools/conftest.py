"""What the tools read: the bundled data, and a pack whose texts try to be more than text."""

from __future__ import annotations

from pathlib import Path

import pytest

from security_meetings import Dataset, load
from security_meetings.build import rebuild
from tests.conftest import sow

# Text that would end a literal, an element or a line somewhere; each is a name in the pack.
HOSTILE = (
    'Quo"te',
    "Apo'strophe",
    "Back\\slash",
    "Le<ss> & more",
    "</data><x/>",
    "]]>",
    '""" } .',
    "=1+2",
    "BEGIN:VEVENT",
    "Emoji 😀 Forum",
    "שלום Forum",
    "a; b, c",
)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """A pack of meetings with such names."""
    text = "".join(f"Line {n}: {words} opened on 2 March 2020.\n" for n, words in enumerate(HOSTILE))
    notes = ['source = "wire"']
    for n, words in enumerate(HOSTILE):
        quoted = words.replace("\\", "\\\\").replace('"', '\\"')
        notes += [
            f'[[quote]]\nwords = "Line {n}: {quoted} opened on 2 March 2020."',
            f'meetings.m-{n}.name = {{value = "{quoted}", inferred = "It is called so."}}',
            f"meetings.m-{n}.start = 2020-03-02",
            f'delegations.d-{n} = {{meeting = "m-{n}", party = "RU"}}',
            f'talks.t-{n}.meeting = "m-{n}"',
            f'talks.t-{n}.attendees = [{{party = "IR"}}, {{party = "RU"}}]',
        ]
    root = sow(tmp_path_factory.mktemp("hostile"), "\n".join(notes), text)
    rebuild(root)
    return load(root)


@pytest.fixture(params=["ds", "hostile"])
def data(request: pytest.FixtureRequest) -> Dataset:
    """The bundled data, and the hostile pack."""
    found: Dataset = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Where an export goes."""
    return tmp_path / "out"
