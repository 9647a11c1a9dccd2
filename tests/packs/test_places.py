"""Where among several packs a record or a text lies."""

import hashlib
import pickle
from pathlib import Path

import pytest

from security_meetings import Source
from security_meetings.collection.references import Fault
from security_meetings.packs.pack import Pack, open_pack
from security_meetings.packs.places import files_of, placed_in, with_text
from tests.conftest import TEXT, MakePack, in_lines


@pytest.fixture
def packs(make_pack: MakePack) -> list[Pack]:
    """The same small pack twice: as lists, and as lines with another text under the same name."""
    other = in_lines(make_pack())
    (other / "seeds" / "wire.txt").write_text("Another text.", encoding="utf-8")
    return [open_pack(make_pack()), open_pack(other)]


def test_files_of(packs: list[Pack]) -> None:
    """A collection's file is called as it is in each pack that has one, else as it would be."""
    one, other = packs
    assert files_of([one], "talks") == f"{one.label}/data/talks.json"
    assert files_of(packs, "talks") == f"{one.label}/data/talks.json or {other.label}/data/talks.jsonl"
    (Path(one.label) / "data" / "talks.json").unlink()
    assert files_of(packs, "talks") == f"{other.label}/data/talks.jsonl"
    assert files_of([], "talks") == files_of([one], "talks") == "talks.json"
    assert files_of([open_pack()], "talks") == "data/talks.json"


def test_placed_in(packs: list[Pack]) -> None:
    """A fault is told with its file, its record and the way to the value, if it has one."""
    placed = placed_in(packs[:1])
    file = f"{packs[0].label}/data/talks.json"
    assert str(placed(Fault("talks", "t", "attendees[1].party", "gone"))) == (
        f"{file}: gone @ t: attendees[1].party"
    )
    assert str(placed(Fault("talks", "t", "", "gone"))) == f"{file}: gone @ t"


def test_source_without_file() -> None:
    """A source of which no file is known has no text."""
    assert with_text(Source("x"), []) == Source("x")
    assert not with_text(Source("x"), []).has_text


@pytest.mark.parametrize("order", [1, -1])
def test_text_of_this_digest(packs: list[Pack], order: int) -> None:
    """Of two texts of one name the one is read that the source was made from; pickling changes nothing."""
    for text in (TEXT, "Another text."):
        digest = hashlib.sha256(text.encode()).hexdigest()
        found = with_text(Source("wire", file="wire.txt", sha256=digest), packs[::order])
        again: Source = pickle.loads(pickle.dumps(found))  # noqa: S301 (our own)
        assert found.text == again.text == text


def test_text_in_no_pack(packs: list[Pack]) -> None:
    """A source whose file is in none of the packs has no text."""
    assert not with_text(Source("x", file="x.txt", sha256=""), packs).has_text
    assert not with_text(Source("x", file="wire.txt", sha256=""), []).has_text
