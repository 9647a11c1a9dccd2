"""Files of JSON Lines that stay on disk: each record is read and checked when touched."""

import copy
import json
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from security_meetings import BilateralTalk, Claim, Dataset, Official
from security_meetings.codec.strict import encode
from security_meetings.errors import InvalidData
from security_meetings.model.rules import unseen_id
from security_meetings.packs import opened as opened_file
from security_meetings.packs.opened import Lines
from tests.packs.shared import PEOPLE, cut, line, lined, put


@pytest.fixture
def people(tmp_path: Path) -> Lines[Official]:
    """An opened file of a few people."""
    return Lines(put(tmp_path / "p.jsonl", lined(*PEOPLE)), Official, "p.jsonl")


def test_positions(people: Lines[Official]) -> None:
    """An opened file counts, iterates, and gives its records by place, from either end."""
    assert len(people) == 5
    assert list(people) == PEOPLE
    assert [people[i] for i in range(-5, 5)] == PEOPLE * 2
    for beyond in (5, -6):
        with pytest.raises(IndexError, match=f"there are 5 records, none at {beyond}|none at -1"):
            people[beyond]


def test_by_id(people: Lines[Official]) -> None:
    """An opened file gives a record by its id, and None where there is none."""
    assert [people.by_id(p.id) for p in PEOPLE] == PEOPLE
    assert people.by_id("person") is None
    assert people.by_id("") is None
    assert list(people.ids()) == [p.id for p in PEOPLE]
    assert people.problems() == []


IDS = st.text().filter(lambda id_: not unseen_id(id_))


@given(st.lists(IDS, unique=True, max_size=40), st.text())
def test_any_ids(scratch: Path, ids: list[str], other: str) -> None:
    """Records are found by any id, however it is written in the line, and no other id finds one."""
    whole = [Official(id_, f"No {i}") for i, id_ in enumerate(ids)]
    for ascii_ in (True, False):
        spelt = (json.dumps(encode(r), ensure_ascii=ascii_, separators=(",", ":")).encode() for r in whole)
        found: Lines[Official] = Lines(put(scratch, lined(*spelt)), Official, "x")
        assert list(found.ids()) == ids
        assert [found.by_id(id_) for id_ in ids] == whole
        assert (found.by_id(other) is None) == (other not in ids)


def test_no_such_letter(people: Lines[Official]) -> None:
    """An id that no file could hold finds nothing."""
    assert people.by_id("\ud800") is None


def test_same_hash(scratch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Records are found by their ids even where all ids have one hash."""
    monkeypatch.setattr(opened_file, "hash", lambda _: 5, raising=False)
    found: Lines[Official] = Lines(put(scratch, lined(*PEOPLE)), Official, "x")
    assert [found.by_id(p.id) for p in PEOPLE] == PEOPLE
    assert found.by_id("nobody") is None


def test_opened_double_ids(scratch: Path) -> None:
    """In an opened file each double id is told when the first id is asked for, and every time after."""
    put(scratch, lined(PEOPLE[0], PEOPLE[1], PEOPLE[0], PEOPLE[0]))
    found: Lines[Official] = Lines(scratch, Official, "x.jsonl")
    for _ in range(2):
        with pytest.raises(InvalidData) as caught:
            found.by_id("person-1")
        assert [str(p) for p in caught.value.problems] == [
            f"x.jsonl: the id 'person-0' stands twice, first in line 1 @ line {n}: $.id" for n in (3, 4)
        ]
    assert found.problems() == list(caught.value.problems)


@pytest.mark.parametrize("bad", [b"{}", b"[]", b"7", b"", b"{", b"\xff", b'{"id"}', b"[" * 100_000])
def test_opened_without_id(scratch: Path, bad: bytes) -> None:
    """In an opened file each line without an id is told, by number, when an id is asked for."""
    put(scratch, lined(PEOPLE[0], bad, PEOPLE[1], bad))
    found: Lines[Official] = Lines(scratch, Official, "x.jsonl")
    with pytest.raises(InvalidData) as caught:
        found.by_id("person-1")
    assert [str(p) for p in caught.value.problems] == [
        f"x.jsonl: expected an object with an 'id' @ line {n}" for n in (2, 4)
    ]
    with pytest.raises(InvalidData):
        list(found.ids())
    assert {p.where.partition(":")[0] for p in found.problems()} == {"line 2", "line 4"}


def test_opened_bad_record(scratch: Path) -> None:
    """In an opened file a bad record is told when it is touched; the others can be read all the same."""
    put(scratch, lined(PEOPLE[0], line(Official("bad")).replace(b'"name":null', b'"name":7'), PEOPLE[1]))
    found: Lines[Official] = Lines(scratch, Official, "x.jsonl")
    assert [found.by_id(p.id) for p in PEOPLE[:2]] == PEOPLE[:2]
    for touch in (lambda: found[1], lambda: found.by_id("bad"), lambda: list(found)):
        with pytest.raises(InvalidData, match=r"^x\.jsonl: expected text, got 7 @ line 2: \$\.name$"):
            touch()
    assert [str(p) for p in found.problems()] == ["x.jsonl: expected text, got 7 @ line 2: $.name"]


def appended(path: Path) -> None:
    """Another record at the end."""
    with path.open("ab") as stream:
        stream.write(lined(Official("person-9")))


def truncated(path: Path) -> None:
    """The last record is gone."""
    os.truncate(path, path.stat().st_size - len(lined(PEOPLE[-1])))


def emptied(path: Path) -> None:
    """Everything is gone."""
    os.truncate(path, 0)


def rewritten(path: Path) -> None:
    """Other records of the same length in the same file, a moment later."""
    then = path.stat().st_mtime_ns
    with path.open("r+b") as stream:
        stream.write(lined(*PEOPLE[::-1]))
    os.utime(path, ns=(then, then + 1_000_000))


TOUCHES: list[Callable[[Lines[Official]], object]] = [
    lambda found: found[0],
    lambda found: found[-1],
    lambda found: found.by_id("person-1"),
    lambda found: found.by_id("person-9"),
    list,
    lambda found: list(found.ids()),
]


@pytest.mark.parametrize("change", [appended, truncated, emptied, rewritten])
@pytest.mark.parametrize("touch", TOUCHES)
@pytest.mark.parametrize("known", [True, False])
def test_changed_while_open(
    people: Lines[Official],
    tmp_path: Path,
    change: Callable[[Path], None],
    touch: Callable[[Lines[Official]], object],
    known: bool,
) -> None:
    """A file that changed while it was open gives no record any more, but says that it changed."""
    if known:
        touch(people)
    change(tmp_path / "p.jsonl")
    with pytest.raises(
        InvalidData, match=r"p\.jsonl: this file changed while it was open: load the pack again"
    ):
        touch(people)
    assert "changed while it was open" in str(people.problems()[0])


def test_changed_half_way(people: Lines[Official], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A change is noticed while the file is being walked through."""
    cut(monkeypatch, 1)
    walk = iter(people)
    assert next(walk) == PEOPLE[0]
    rewritten(tmp_path / "p.jsonl")
    with pytest.raises(InvalidData, match="changed while it was open"):
        next(walk)


def test_changed_while_read(people: Lines[Official], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A change in the very moment of reading is noticed too."""
    pread = os.pread

    def late(*args: int) -> bytes:
        rewritten(tmp_path / "p.jsonl")
        return pread(*args)

    monkeypatch.setattr(os, "pread", late)
    with pytest.raises(InvalidData, match="changed while it was open"):
        people[0]


def test_replaced_while_open(people: Lines[Official], tmp_path: Path) -> None:
    """A file that was replaced or removed leaves the opened one as it was."""
    put(tmp_path / "new", lined(*PEOPLE[::-1])).replace(tmp_path / "p.jsonl")
    assert list(people) == PEOPLE
    (tmp_path / "p.jsonl").unlink()
    assert people.by_id("person-4") == PEOPLE[4]


def test_file_is_closed(tmp_path: Path) -> None:
    """The file is closed with the last use of its records."""
    found: Lines[Any] = Lines(put(tmp_path / "x", lined(*PEOPLE)), Official, "x")
    assert list(found) == PEOPLE
    stream = found._file  # noqa: SLF001
    del found
    assert stream.closed


def test_missing_file(tmp_path: Path) -> None:
    """A file that is not there cannot be opened, and leaves nothing to clean up."""
    with pytest.raises(FileNotFoundError):
        Lines(tmp_path / "none", BilateralTalk, "none")


# Pickled and copied


def pickled(found: Any) -> Any:
    """What comes out of a pickle."""
    return pickle.loads(pickle.dumps(found))  # noqa: S301 (our own)


@pytest.mark.parametrize("how", [pickled, copy.copy, copy.deepcopy])
@pytest.mark.parametrize("known", [True, False])
def test_copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: Any, *, known: bool) -> None:
    """What was pickled or copied reads the same records, from whatever folder the program goes on."""
    put(tmp_path / "p.jsonl", lined(*PEOPLE))
    monkeypatch.chdir(tmp_path)
    people: Lines[Official] = Lines(Path("p.jsonl"), Official, "p.jsonl")
    assert not known or people.by_id("person-1")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    again: Lines[Official] = how(people)
    assert (len(again), list(again), list(again.ids())) == (5, PEOPLE, [p.id for p in PEOPLE])
    assert [again.by_id(p.id) for p in PEOPLE] == PEOPLE
    assert "nobody" not in again
    assert again.problems() == []


def test_in_another_process(people: Lines[Official]) -> None:
    """Another process, whose hashes are others, finds the same records by their ids."""
    people.by_id("person-1")
    code = (
        "import pickle, sys; people = pickle.load(sys.stdin.buffer);"
        "print(*(people.by_id(id_).name for id_ in people.ids()), sep='|')"
    )
    for seed in "12":
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-c", code],
            input=pickle.dumps(people),
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        )
        assert done.stdout.decode().strip() == "|".join(p.name or "" for p in PEOPLE)


@pytest.mark.parametrize("change", [appended, truncated, emptied, rewritten])
@pytest.mark.parametrize("touch", TOUCHES)
def test_changed_while_pickled(
    people: Lines[Official],
    tmp_path: Path,
    change: Callable[[Path], None],
    touch: Callable[[Lines[Official]], object],
) -> None:
    """A file that changed while its records lay in a pickle gives none of them, but says that it changed."""
    raw = pickle.dumps(people)
    change(tmp_path / "p.jsonl")
    again = pickle.loads(raw)  # noqa: S301 (our own)
    with pytest.raises(
        InvalidData, match=r"^p\.jsonl: this file changed while it was open: load the pack again"
    ):
        touch(again)


def test_replaced_while_pickled(people: Lines[Official], tmp_path: Path) -> None:
    """Another file of the same name is another file, also where its records are the same in number."""
    raw = pickle.dumps(people)
    rewritten(put(tmp_path / "new", lined(*PEOPLE)))
    (tmp_path / "new").replace(tmp_path / "p.jsonl")
    with pytest.raises(InvalidData, match="changed while it was open"):
        pickle.loads(raw)[0]  # noqa: S301 (our own)


def test_gone_while_pickled(people: Lines[Official], tmp_path: Path) -> None:
    """A file that is gone where its records are wanted again is told as one that cannot be read."""
    raw = pickle.dumps(people)
    (tmp_path / "p.jsonl").unlink()
    with pytest.raises(InvalidData, match=r"^p\.jsonl: cannot be read: "):
        pickle.loads(raw)  # noqa: S301 (our own)


def test_an_id_that_stands_twice_is_told(tmp_path: Path) -> None:
    """Whoever asks for an id of a file in which one stands twice, or for what is wrong with it, is told."""
    people: Lines[Official] = Lines(put(tmp_path / "p.jsonl", lined(*PEOPLE, PEOPLE[0])), Official, "p.jsonl")
    assert any("stands twice, first in line 1" in str(problem) for problem in people.problems())
    with pytest.raises(InvalidData, match="stands twice, first in line 1"):
        people.by_id("ann")


@pytest.mark.parametrize("size", [1, 700, 1_500, 1 << 16])
def test_claims_out_of_order_are_told(
    ds: Dataset, scratch: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    """Of claims that stand behind those about a later subject, one is told, wherever a piece ends."""
    cut(monkeypatch, size)
    about = {claim.subject: claim for claim in ds.claims if claim.collection == "organizations"}
    whole = [about[id_] for id_ in sorted(about)]
    assert Lines(put(scratch, lined(*whole)), Claim, "c.jsonl").problems() == []
    wrong = [*whole[:-2], whole[-1], whole[-2]]
    (problem,) = Lines(put(scratch, lined(*wrong)), Claim, "c.jsonl").problems()
    assert "claims are sorted" in problem.message
