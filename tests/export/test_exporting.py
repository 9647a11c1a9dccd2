"""Every format: its file is put there whole or not at all, and its losses are told."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import attrs
import pytest

from security_meetings import (
    Dataset,
    InvalidValue,
    MissingExtra,
    NotWritten,
    SecurityMeetingsError,
    UnknownValue,
    load,
)
from security_meetings.export.exporting import FORMATS, formats, standard
from security_meetings.export.standards import Exported, Losses
from tests.conftest import MakePack

PLAIN = [known.name for known in formats() if not known.extra]
TEXTS = [known.name for known in formats() if not known.extra and known.suffixes]


def written(path: Path) -> dict[str, bytes]:
    """What lies at a path, by name."""
    files = [path] if path.is_file() else sorted(path.iterdir())
    return {file.name: file.read_bytes() for file in files}


@pytest.mark.parametrize("name", PLAIN)
def test_the_same_data_give_the_same_file(ds: Dataset, tmp_path: Path, name: str) -> None:
    """An export holds nothing of the day or the machine, and takes the place of what stood there."""
    ds.export(name, tmp_path / "first")
    ds.export(name, tmp_path / "second")
    ds.export(name, tmp_path / "second")
    first, second = written(tmp_path / "first"), written(tmp_path / "second")
    assert [*first.values()] == [*second.values()]
    assert all(first.values())


@pytest.mark.parametrize("name", PLAIN)
def test_what_is_lost_is_told(ds: Dataset, small: Dataset, tmp_path: Path, name: str) -> None:
    """The report counts what there is, and no more is lost than that; most lost comes first."""
    for data in (ds, small):
        report = data.export(name, tmp_path / "out")
        assert report.standard == name
        assert 0 < report.carried <= report.total
        counts = [loss.count for loss in report.losses]
        assert min(counts, default=1) >= 1
        assert counts == sorted(counts, reverse=True)
        assert str(report).startswith(f"{name}: {report.carried} of {report.total} {report.counted} carried")


@pytest.mark.parametrize("name", PLAIN)
def test_the_report_is_short(ds: Dataset, tmp_path: Path, name: str) -> None:
    """Printed, losses are summed up by reason, a line each; each of them is still in the report."""
    report = ds.export(name, tmp_path / "out")
    _, *lines = str(report).splitlines()
    reasons = {(loss.why, loss.there) for loss in report.losses}
    assert len(lines) == len(reasons) + len({loss.there for loss in report.losses})
    told = [int(line.split()[0]) for line in lines if not line.endswith(":")]
    assert sum(told) == sum(loss.count for loss in report.losses)
    assert len(lines) <= 16
    assert all(len(line) < 240 for line in lines)


def test_a_report_names_examples() -> None:
    """A line has the number, the reason and the first few of what is lost."""
    losses = Losses()
    losses.met(10)
    for what in "abcde":
        losses.lost(what, "no place for it")
    losses.lost("f", "only in words", 2, there=True)
    report = Exported("x", Path(), "values", losses.total, losses.listed())
    assert report.carried == 5
    assert str(report).splitlines() == [
        "x: 5 of 10 values carried",
        "lost:",
        "      5 no place for it (a, b, c, and 2 more)",
        "there, but not as all that they are:",
        "      2 only in words (f)",
    ]


def test_no_value_is_lost_of_tables(ds: Dataset, tmp_path: Path) -> None:
    """What a Data Package cannot say of values in words of the standard loses no value."""
    report = ds.export("data-package", tmp_path / "out")
    assert report.carried == report.total
    assert report.losses


SURE = """
source = "wire"
[[quote]]
words = "More than 600 guests will come to Rome"
meetings.m.counts.guests = {value = "more than 600 (expected)", modality = "expected"}
meetings.m.city = {value = "Rome", modality = "expected"}
meetings.m.status = {value = "announced", inferred = "They will come."}
meetings.m.mode = {value = "in person", modality = "reported", inferred = "They come."}
[[quote]]
words = "Italy"
delegations.d.meeting = {value = "m", inferred = "It is the one."}
delegations.d.party = {value = "IT", inferred = "It is the country."}
[[editorial]]
because = "ISO"
countries.IT.alpha3 = "ITA"
"""


@pytest.mark.parametrize("name", TEXTS)
def test_how_surely_a_value_is_said(make_pack: MakePack, tmp_path: Path, name: str) -> None:
    """Stage and modality of a value stand in the file, or among what is lost."""
    ds = load(make_pack(SURE, "More than 600 guests will come to Rome. Italy hosts them."))
    report = ds.export(name, tmp_path / "out")
    told = (tmp_path / "out").read_text(encoding="utf-8") + " ".join(loss.what for loss in report.losses)
    assert {word for word in ("expected", "inferred", "reported") if word not in told} == set()


@pytest.mark.parametrize("name", PLAIN)
def test_nothing_is_left_beside_it(small: Dataset, tmp_path: Path, name: str) -> None:
    """An export puts nothing else into the folder."""
    small.export(name, tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("name", TEXTS)
def test_a_path_that_cannot_be_written(small: Dataset, tmp_path: Path, name: str) -> None:
    """A folder in the way, or a folder that is not there, is an error of ours that is an OSError too."""
    for path in (tmp_path, tmp_path / "nowhere" / "out"):
        with pytest.raises(NotWritten, match=r"out|folder") as caught:
            small.export(name, path)
        assert isinstance(caught.value, OSError)
    assert not [*tmp_path.iterdir()]


def test_what_fails_leaves_what_stood_there(
    small: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a file cannot take its place, the old one still stands and no part of the new one is left."""
    path = tmp_path / "out"
    path.write_text("old")

    def refuse(_: Path, target: Path) -> None:
        raise PermissionError(13, "Permission denied", os.fspath(target))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(NotWritten, match="cannot be written: Permission denied"):
        small.export("graphml", path)
    assert written(path) == {"out": b"old"}
    assert [*tmp_path.iterdir()] == [path]


def test_a_format_that_is_not_known(small: Dataset, tmp_path: Path) -> None:
    """A format of no such name is an error that names the nearest."""
    with pytest.raises(UnknownValue, match="no format 'graphlm'; did you mean 'graphml'"):
        small.export("graphlm", tmp_path / "out")
    for path in (None, 7, ""):
        with pytest.raises(InvalidValue, match="expected the path of a file"):
            small.export("graphml", path)  # type: ignore[arg-type]


def test_each_format_says_what_it_is() -> None:
    """A standard has a name, a title, and a sentence on what it is for."""
    for name in FORMATS:
        known = standard(name)
        assert known.name == name
        assert known.title
        assert known.description.endswith(".")
        assert all(suffix.startswith(".") for suffix in known.suffixes)


def test_an_extra_that_is_not_there(small: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes a package says which extra brings it, and leaves no file."""
    for name in ("arro3.core", "arro3.io", "icalendar", "networkx"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(MissingExtra, match=r'pip install "security-meetings\[calendar\]"') as caught:
        small.export("icalendar", tmp_path / "out")
    assert isinstance(caught.value, (ImportError, SecurityMeetingsError))
    with pytest.raises(MissingExtra, match=r'pip install "security-meetings\[graph\]"'):
        small.graph()
    with pytest.raises(MissingExtra, match=r'pip install "security-meetings\[arrow\]"'):
        small.export("croissant", tmp_path / "out")
    assert not [*tmp_path.iterdir()]


@pytest.fixture
def halved(small: Dataset) -> Dataset:
    """The small pack with half a letter in names, quotes and ids, which a program can put there."""
    spoilt: dict[str, list[Any]] = {name: list(records) for name, records in small.collections.items()}
    spoilt["meetings"] = [attrs.evolve(each, name=f"{each.name}\ud800") for each in spoilt["meetings"]]
    spoilt["talks"] = [attrs.evolve(each, id=f"{each.id}\udfff") for each in spoilt["talks"]]
    for place, claim in enumerate(spoilt["claims"]):
        spans = [attrs.evolve(span, exact=f"{span.exact}\udc00") for span in claim.evidence]
        subject = f"{claim.subject}\udfff" if claim.collection == "talks" else claim.subject
        spoilt["claims"][place] = attrs.evolve(claim, evidence=tuple(spans), subject=subject)
    return Dataset(small._packs, small.policy, spoilt.__getitem__)  # noqa: SLF001 (no pack holds such)


@pytest.mark.parametrize("name", PLAIN)
def test_half_letters_are_spelt_out(halved: Dataset, tmp_path: Path, name: str) -> None:
    """Half a letter, which no file of UTF-8 can hold, stops no export, and none stands in a file."""
    halved.export(name, tmp_path / "out")
    for content in written(tmp_path / "out").values():
        assert content.decode("utf-8")


def test_half_letters_in_a_snapshot(halved: Dataset, tmp_path: Path) -> None:
    """A pack that could not be read again is not written: an error of ours says which words are wrong."""
    with pytest.raises(InvalidValue, match=r"half a letter cannot be written: .*udfff"):
        halved.snapshot(tmp_path / "out")
    assert not [*tmp_path.iterdir()]


def test_json_is_json(ds: Dataset, tmp_path: Path) -> None:
    """A file whose name may end in .json is one."""
    for known in formats():
        if ".json" in known.suffixes:
            ds.export(known.name, tmp_path / "out")
            assert json.loads((tmp_path / "out").read_bytes())


@pytest.mark.parametrize("name", PLAIN)
def test_without_the_texts(make_pack: MakePack, tmp_path: Path, name: str) -> None:
    """A pack whose texts do not travel along is exported all the same: its claims carry their words."""
    root = make_pack()
    whole = load(root).export(name, tmp_path / "whole")
    shutil.rmtree(root / "seeds")
    stripped = load(root).export(name, tmp_path / "stripped")
    assert (stripped.carried, stripped.total) == (whole.carried, whole.total)


@pytest.mark.parametrize("name", PLAIN)
def test_as_told_by_one(ds: Dataset, tmp_path: Path, name: str) -> None:
    """What one source tells is exported as any data are."""
    report = ds.as_told_by("rt").export(name, tmp_path / "out")
    assert report.carried <= ds.export(name, tmp_path / "all").carried
