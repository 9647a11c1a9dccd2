"""How much a pack may ask of the machine: each limit is kept, named, and can be raised."""

from __future__ import annotations

import gzip
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from security_meetings import Dataset, InvalidData, InvalidValue, Limits, Official, load
from security_meetings.codec.strict import encode
from security_meetings.packs.limits import PastLimit
from security_meetings.packs.listed import decoded_list
from tests.cases.making import Making, command, saying

LONG = "forum-" + "x" * 60


@pytest.fixture
def make(tmp_path: Path) -> Making:
    """Makes packs."""
    return Making(tmp_path)


def a_pack(make: Making) -> Path:
    """A pack of some records in lists and in lines."""
    return make.pack(saying("The forum met.", f'meetings.{LONG}.name = "forum"'))


def packed(root: Path) -> Path:
    """The pack as a zip."""
    where = root.parent / "z.zip"
    with zipfile.ZipFile(where, "w", zipfile.ZIP_DEFLATED) as made:
        for file in sorted(root.rglob("*.*")):
            made.write(file, file.relative_to(root))
    return where


def with_packed_lines(root: Path) -> Path:
    """The pack with its claims in packed lines."""
    lines = root / "data" / "claims.jsonl"
    (root / "data" / "claims.jsonl.gz").write_bytes(gzip.compress(lines.read_bytes()))
    lines.unlink()
    return root


def with_long_numbers(root: Path) -> Path:
    """The pack with a claim whose place has 101 digits."""
    lines = root / "data" / "claims.jsonl"
    lines.write_text(lines.read_text("utf-8").replace('"start":4', f'"start":{"1" * 101}'), "utf-8")
    return root


def with_a_shared_text(root: Path) -> Path:
    """The pack with two sources of one text."""
    file = root / "data" / "sources.json"
    (source,) = json.loads(file.read_bytes())
    file.write_text(json.dumps([source, {**source, "id": "t"}]), "utf-8")
    return root


def with_an_endless_line(root: Path) -> Path:
    """The pack with a line of many blanks behind its claims."""
    with (root / "data" / "claims.jsonl").open("ab") as lines:
        lines.write(b" " * 200_000)
    return root


def with_a_large_record(root: Path, name: str = "talks") -> Path:
    """The pack with one record, or a manifest, of very many parts."""
    parts = ",".join(["[]"] * 2_000)
    (root / "data" / f"{name}.json").write_text(f'[{{"id":"t","attendees":[{parts}]}}]', "utf-8")
    return root


def with_a_large_manifest(root: Path) -> Path:
    """The pack with a manifest of very many parts."""
    return with_a_large_record(root, "pack")


def same(root: Path) -> Path:
    """The pack as it is."""
    return root


CASES: list[tuple[str, dict[str, Any], Callable[[Path], Path], int, str]] = [
    ("file_bytes", {}, same, 100, r"data/\w+\.jsonl?"),
    ("file_bytes", {}, packed, 100, r"z\.zip/data/\w+\.jsonl?"),
    ("file_bytes", {}, with_packed_lines, 500, r"data/\w+\.jsonl?"),
    ("line_bytes", {"lazy": True}, with_an_endless_line, 70_000, r"data/claims\.jsonl"),
    ("unpacked_bytes", {"unpacked_times": 1}, packed, 1, r"z\.zip(/data/pack\.json)?"),
    ("unpacked_times", {"unpacked_bytes": 1}, with_packed_lines, 1, r"data/claims\.jsonl\.gz"),
    ("line_bytes", {}, with_a_large_record, 5_000, r"data/talks\.json"),
    ("line_bytes", {}, with_a_large_manifest, 5_000, r"data/pack\.json"),
    ("shared_bytes", {}, with_a_shared_text, 1, r"data/sources\.json"),
    ("entries", {}, packed, 3, r"z\.zip"),
    ("names_bytes", {}, packed, 100, r"z\.zip"),
    ("records", {}, same, 1, r"data/\w+\.jsonl?"),
    ("records", {"lazy": True}, same, 1, r"data/\w+\.jsonl?"),
    ("id_letters", {}, same, 60, r"data/meetings\.json"),
    ("digits", {}, with_long_numbers, 100, r"data/claims\.jsonl"),
]


@pytest.mark.parametrize(("name", "others", "change", "limit", "file"), CASES)
def test_what_is_past_a_limit_is_refused(
    make: Making, name: str, others: dict[str, Any], change: Callable[[Path], Path], limit: int, file: str
) -> None:
    """The error names the limit, the file, and how to raise it."""
    root = change(a_pack(make))
    lazy = others.get("lazy")
    limits = Limits(**{name: limit}, **{key: value for key, value in others.items() if key != "lazy"})
    known = "unpacked_(bytes|times)" if name.startswith("unpacked") else name
    with pytest.raises(InvalidData, match=rf"{file}: (.*\n)*.*past the limit {known}=\d+") as caught:
        load(root, lazy=lazy, limits=limits)
    if name != "digits":
        assert "limits=Limits(" in str(caught.value)


@pytest.mark.parametrize("change", [same, packed, with_packed_lines])
def test_what_is_within_the_limits_is_read(make: Making, change: Callable[[Path], Path]) -> None:
    """Limits as high as the pack needs refuse nothing; those that nobody gives are higher."""
    root = change(a_pack(make))
    limits = Limits(file_bytes=20_000, unpacked_bytes=100_000, entries=100, records=100, id_letters=66)
    assert load(root, limits=limits).claims.ids == load(root).claims.ids


def test_a_raised_limit_lets_more_pass(make: Making) -> None:
    """What the defaults refuse is read under a limit that allows it."""
    root = with_long_numbers(a_pack(make))
    with pytest.raises(InvalidData, match="digits=100"):
        load(root)
    assert load(root, limits=Limits(digits=200)).claims


@pytest.mark.parametrize("value", [0, -1, True, "1", 1.5, None])
def test_a_limit_is_a_whole_number(value: Any) -> None:
    """Whatever else is given for a limit is refused by name."""
    with pytest.raises(InvalidValue, match="records: expected a whole number of 1 or more"):
        Limits(records=value)
    with pytest.raises(InvalidValue, match=r"limits: expected Limits"):
        load(limits=value)


def test_problems_past_the_limit_are_counted(make: Making) -> None:
    """Of many problems the first are described, and the rest of the file is not read."""
    root = a_pack(make)
    (root / "data" / "talks.json").write_text("[" + ",".join(["0"] * 100) + "]", "utf-8")
    with pytest.raises(InvalidData) as caught:
        load(root, limits=Limits(problems=3))
    assert len(caught.value.problems) == 4
    assert "and 12 problems more; the rest of the file was not read" in str(caught.value)


@pytest.mark.parametrize("inside", ['{"party": 1}', "{}", "0", "[" * 50 + "]" * 50])
def test_many_faults_of_one_record_are_told_in_brief(make: Making, inside: str) -> None:
    """A list of very many wrong items, or an object of very many unknown keys, makes a short message."""
    root = a_pack(make)
    keys = ",".join(f'"k{i}":0' for i in range(3000))
    talk = f'{{"id":"t","attendees":[{",".join([inside] * 3000)}],{keys}}}'
    (root / "data" / "talks.json").write_text(f"[{talk}]", "utf-8")
    with pytest.raises(InvalidData) as caught:
        load(root)
    assert "the rest of the list is not told of" in str(caught.value)
    assert "and 2995 unknown fields more" in str(caught.value)
    assert len(str(caught.value)) < 30_000


def test_limits_travel_with_the_data(make: Making) -> None:
    """A data set that is pickled keeps to its limits when it is read again."""
    import pickle

    root = packed(a_pack(make))
    ds: Dataset = pickle.loads(pickle.dumps(load(root, limits=Limits(entries=500))))  # noqa: S301 (our own)
    (pack,) = ds._packs  # noqa: SLF001 (nothing public tells)
    assert pack.limits == Limits(entries=500)


# A data set that somebody vouches for


def test_a_digest_that_fits_is_taken(make: Making) -> None:
    """Data of the digest that is demanded are loaded, in whatever form and order they lie."""
    root = a_pack(make)
    digest = load(root).digest
    assert load(root, digest=digest).digest == digest
    assert load(packed(root), digest=digest, policy="latest-published").digest == digest
    with_packed_lines(root)
    assert load(root, digest=digest, lazy=False).digest == digest


def test_another_digest_is_refused(make: Making) -> None:
    """Other data are refused with both digests."""
    root = a_pack(make)
    digest = load(root).digest
    with pytest.raises(InvalidData, match=f"expected the digest {'0' * 64}, got {digest}"):
        load(root, digest="0" * 64)


@pytest.mark.parametrize("given", ["", "0" * 63, "G" * 64, 7, b"0" * 64])
def test_what_is_no_digest_is_refused(given: Any) -> None:
    """A digest has 64 hexadecimal digits."""
    with pytest.raises(InvalidValue, match="digest: expected 64 hexadecimal digits"):
        load(digest=given)


def test_verify_prints_the_digest(make: Making) -> None:
    """The command prints the digest to vouch for, in words and in JSON."""
    root = a_pack(make)
    digest = load(root).digest
    assert digest in command("verify", "--data", root).out
    assert json.loads(command("verify", "--json", "--data", root).out)["digest"] == digest


def test_the_defaults() -> None:
    """What is refused unless more is allowed: every bomb is within two seconds and 300 MB under these."""
    kib, mib = 1024, 1024 * 1024
    assert Limits() == Limits(
        file_bytes=256 * mib,
        line_bytes=4 * mib,
        unpacked_bytes=32 * mib,
        unpacked_times=100,
        shared_bytes=64 * mib,
        entries=10_000,
        names_bytes=2048 * kib,
        records=20_000_000,
        id_letters=1_000,
        digits=100,
        problems=1_000,
    )


@pytest.mark.parametrize("most", [1, 2, 3])
def test_the_last_record_that_is_allowed(most: int) -> None:
    """A list of as many records as are allowed is read; of one more, it is not."""
    raw = json.dumps([encode(Official(f"o{i}", "Ann")) for i in range(2)]).encode()
    if most >= 2:
        assert len(decoded_list(Official, raw, "x.json", None, Limits(records=most))) == 2
    else:
        with pytest.raises(PastLimit, match="past the limit records=1"):
            decoded_list(Official, raw, "x.json", None, Limits(records=most))
