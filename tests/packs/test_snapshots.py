"""Snapshots: exactly what was used, as a pack of its own that loads equal and verifies."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from security_meetings import BUNDLED, Collection, Country, Dataset, Record, load
from security_meetings.codec.strict import encode
from security_meetings.collection.references import references
from security_meetings.errors import InvalidValue, NotWritten
from security_meetings.packs.pack import open_pack
from tests.cases.making import Making, editorial, people, saying
from tests.conftest import MakePack


@pytest.mark.parametrize("name", ["whole", "whole.zip"])
@pytest.mark.parametrize("told", [(), ("rt",), ("rt", "africalive")])
def test_a_data_set_loads_equal(ds: Dataset, tmp_path: Path, told: tuple[str, ...], name: str) -> None:
    """All of a data set, and what some sources tell, come back as they were, with their texts."""
    used = ds.as_told_by(*told) if told else ds
    again = load(used.snapshot(tmp_path / name))
    assert again.collections == used.collections
    assert again.digest == used.digest
    check = again.verify()
    assert check.ok
    assert check.unchecked == 0
    assert again.problems == ()


@pytest.mark.parametrize("policy", ["majority", "latest-published"])
def test_under_another_policy(ds: Dataset, tmp_path: Path, policy: str) -> None:
    """A snapshot loads equal under the policy that was used."""
    used = ds.as_told_by("rt", policy=policy)
    assert load(used.snapshot(tmp_path / "s"), policy=policy).collections == used.collections


def whole(ds: Dataset) -> list[Any]:
    """Selections of every sort."""
    return [
        ds.who_met("Iran"),
        ds.meetings["mcis-2021"],
        ds.claims.at("rt", "For the first time"),
        ds.officials[:2],
    ]


@pytest.mark.parametrize("number", range(4))
def test_a_selection_comes_with_what_it_refers_to(ds: Dataset, tmp_path: Path, number: int) -> None:
    """Each record of the slice is as it was, all that it refers to is there, and nothing else."""
    chosen = whole(ds)[number]
    again = load(ds.snapshot(tmp_path / "slice.zip", chosen))
    assert again.verify().ok
    for record in [chosen] if isinstance(chosen, Record) else chosen:
        collection = again.collection(next(n for n, c in ds.collections.items() if record in c))
        assert collection[record.id] == record
    for name, records in again.collections.items():
        assert all(ds.collection(name)[record.id] == record for record in records)
    assert 0 < len(again.claims) < len(ds.claims)
    referred = {
        (n, i) for c in again.collections.values() for r in c for _, i, ns in references(r) for n in ns
    }
    assert {("countries", c.id) for c in again.countries} <= referred | {("countries", "RU")}


def test_without_texts(ds: Dataset, tmp_path: Path) -> None:
    """Texts that may not travel stay at home: all else works."""
    again = load(ds.snapshot(tmp_path / "s.zip", texts=False))
    assert again.collections == ds.collections
    check = again.verify()
    assert (check.problems, check.checked) == ((), 0)


def test_a_zip_is_the_same_whenever_it_is_made(ds: Dataset, tmp_path: Path) -> None:
    """Two snapshots of one slice are the same bytes."""
    one, other = (ds.snapshot(tmp_path / f"{n}.zip", ds.talks) for n in "ab")
    assert one.read_bytes() == other.read_bytes()


def test_packs_that_were_merged_and_joined(tmp_path: Path) -> None:
    """What several packs say, and what `same_as` joined, is one pack then, with the ids that claims had."""
    make = Making(tmp_path)
    a = make.pack(saying("Ann Ash came.", 'officials.ann.name = "Ann Ash"', id="one"), name="a")
    b = make.pack(
        saying("Ann Ash left.", 'officials.ash.name = "Ann Ash"', id="two"),
        people(ann="Ann Ash"),
        editorial('officials.ann.same_as = "ash"'),
        name="b",
    )
    used = load(a, b)
    path = used.snapshot(tmp_path / "both")
    again = load(path)
    assert again.collections == used.collections
    assert {c.as_stated.subject for c in again.claims.where(collection="officials")} == {"ann", "ash"}
    assert again.officials["ann"].id == "ash"
    assert again.verify().ok
    assert open_pack(path).manifest.name == "a+b-snapshot"
    assert load(path, BUNDLED).officials["ann"].id == "ash"


def test_nothing_is_written_over(ds: Dataset, tmp_path: Path) -> None:
    """What is there stays: a snapshot takes a new name."""
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken.zip").write_text("mine")
    for name in ("taken", "taken.zip"):
        with pytest.raises(InvalidValue, match="already"):
            ds.snapshot(tmp_path / name)
    assert (tmp_path / "taken.zip").read_text() == "mine"


def test_a_snapshot_that_fails_leaves_nothing(
    ds: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the disk is full, neither half a pack nor what was begun stays."""

    def full(*_: object) -> Callable[[], None]:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(NotWritten, match="No space left"):
        ds.snapshot(tmp_path / "s", ds.talks)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("wrong", ["imhr-2025", 7, None])
def test_what_is_no_record_is_told(ds: Dataset, tmp_path: Path, wrong: Any) -> None:
    """Something else than records and selections is refused."""
    with pytest.raises(InvalidValue, match="expected records or selections"):
        ds.snapshot(tmp_path / "s", wrong)


def test_texts_of_one_name(tmp_path: Path) -> None:
    """Two texts that two packs call by one file name both travel along."""
    make = Making(tmp_path)
    packs = []
    for n in ("one", "two"):
        root = make.sown(saying(f"Text {n} came.", f'officials.{n}.name = "Text"', id=n), name=n)
        shutil.move(root / "seeds" / f"{n}.txt", root / "seeds" / "text.txt")
        shutil.move(root / "seeds" / f"{n}.toml", root / "seeds" / "text.toml")
        from security_meetings.build import rebuild

        rebuild(root)
        packs.append(root)
    used = load(*packs)
    again = load(used.snapshot(tmp_path / "s"))
    assert {s.id: s.text for s in again.sources} == {s.id: s.text for s in used.sources}
    assert again.verify().unchecked == 0
    assert isinstance(again.sources, Collection)


@pytest.mark.parametrize("name", ["s", "s.zip"])
def test_nothing_is_no_pack(ds: Dataset, tmp_path: Path, name: str) -> None:
    """A selection that is empty is refused; beside one that is not, it adds nothing."""
    for used in ([ds.talks.where(party="BR")], [ds.talks[:0], ds.claims[:0]]):
        with pytest.raises(InvalidValue, match="nothing is selected"):
            ds.snapshot(tmp_path / name, *used)
    assert not [*tmp_path.iterdir()]
    one = ds.talks.where(party="IR")
    assert load(ds.snapshot(tmp_path / name, ds.talks[:0], one)).talks == one


@pytest.mark.parametrize("held", [True, False])
def test_records_of_which_nothing_is_claimed_are_folded_along(make_pack: MakePack, *, held: bool) -> None:
    """Where the manifest says that a pack holds such records, they are there under any policy."""
    root = make_pack()
    file, manifest = root / "data" / "countries.json", root / "data" / "pack.json"
    file.write_text(json.dumps([*json.loads(file.read_bytes()), encode(Country("XZ"))]), "utf-8")
    head = json.loads(manifest.read_bytes())
    manifest.write_text(json.dumps({**head, "bare": int(held)}), "utf-8")
    assert "XZ" in load(root).countries
    assert ("XZ" in load(root, policy="latest-published").countries) is held


def test_a_text_that_is_missing_keeps_no_other_out(tmp_path: Path) -> None:
    """A source whose text does not travel is passed over; the texts of the others go along."""
    root = Making(tmp_path).pack(
        saying("The forum met in Oslo.", 'meetings.f.city = "Oslo"', id="a"),
        saying("The forum met in Bergen.", 'meetings.g.city = "Bergen"', id="b"),
    )
    (root / "seeds" / "a.txt").unlink()
    copy = load(root).snapshot(tmp_path / "copy")
    assert load(copy).sources["b"].text == "The forum met in Bergen."
    assert [path.name for path in (tmp_path / "copy" / "seeds").iterdir()] == ["b.txt"]


@pytest.mark.parametrize("packs", [1, 2])
def test_the_day_of_issue_is_that_of_one_pack(tmp_path: Path, make_pack: MakePack, packs: int) -> None:
    """The snapshot of one pack was issued when that was; of several together, no day is stated."""
    root = make_pack()
    file = root / "data" / "pack.json"
    file.write_text(json.dumps({**json.loads(file.read_bytes()), "issued": "2027-05-04"}), "utf-8")
    places = [str(root), "iso3166"][:packs]
    load(*places).snapshot(tmp_path / "copy")
    issued = json.loads((tmp_path / "copy" / "data" / "pack.json").read_bytes())["issued"]
    assert issued == ("2027-05-04" if packs == 1 else None)
