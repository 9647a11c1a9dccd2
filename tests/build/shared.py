"""What the tests of the build share: notes with one more quote, and what the build says of them."""

from pathlib import Path

import pytest
from hypothesis import strategies as st

from security_meetings import Claim, load
from security_meetings.build import build
from security_meetings.errors import InvalidData
from tests.conftest import NOTES

# The line on which a block stands that is put behind the notes of the small pack.
NEXT = NOTES.count("\n") + 1


# Texts in which words easily stand several times.
REPETITIVE = st.text(alphabet="ab \n", min_size=1, max_size=40)


def refused(root: Path) -> list[str]:
    """What the build says is wrong with a pack, a problem a line."""
    with pytest.raises(InvalidData) as caught:
        build(root)
    return str(caught.value).splitlines()


def claims_on(root: Path, path: str) -> list[Claim]:
    """The claims of a built pack on a property, in order."""
    return list(load(root).claims.where(property=path))


def annotated(says: str, words: str = '"Forum opens in Moscow"', **keys: str) -> str:
    """The notes of the small pack and one more quote."""
    lines = [f"{key} = {value}" for key, value in keys.items()]
    return "\n".join([NOTES + "[[quote]]", f"words = {words}", *lines, says, ""])


def contents(root: Path) -> dict[str, bytes]:
    """Every file of a pack's data."""
    return {path.name: path.read_bytes() for path in (root / "data").iterdir()}
