"""The build: from the files of `seeds/` to those of `data/`, the same bytes each time."""

import json
import os
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest

from security_meetings import load
from security_meetings.build import build, rebuild
from security_meetings.errors import PackNotFound
from tests.build.shared import NEXT, annotated, contents, refused
from tests.conftest import EDITORIAL, NOTES, PACK, MakePack

# What seeds make


def test_claims_stand_in_reading_order(make_pack: MakePack) -> None:
    """Claims are kept in the order of their words, the editorial ones first."""
    claims = [c for c in load(make_pack()).claims if c.source]
    starts = [c.evidence[0].start for c in claims]
    assert starts == sorted(starts)


def test_several_sources(make_pack: MakePack) -> None:
    """Two sources on one meeting make one record, with both behind it."""
    more = {
        "other.txt": "It was in Sochi.",
        "other.toml": 'source = "other"\n[[quote]]\nwords = "in Sochi"\nmeetings.forum-2025.city = "Sochi"\n',
    }
    ds = load(make_pack(more=more))
    why = ds.explain("forum-2025", "city")
    assert {c.source for c in why.claims} == {"wire", "other"}
    assert [c.property for c in ds.conflicts()] == ["city"]


def test_editorial_only(make_pack: MakePack) -> None:
    """A pack without a source is a pack; so is one that says nothing."""
    root = make_pack(built=False)
    (root / "seeds" / "wire.toml").unlink()
    rebuild(root)
    assert load(root).countries.ids == ("IR", "RU")
    (root / "seeds" / "editorial.toml").unlink()
    rebuild(root)
    assert len(load(root).claims) == 0


# What is refused


def test_every_problem_at_once(make_pack: MakePack) -> None:
    """All problems of all files are told at once, each with its line."""
    wrong = [
        '[[quote]]\nwords = "gone"\nmeetings.m.city = "x"',
        '[[quote]]\nwords = "13th"\nmeetings.m.cty = "x"\nmeetings.m.ordinal = "x"\ntalk.t.status = "held"',
        '[[quote]]\nwords = "13th"\nby = 5\nmeetings.m.venu = "x"',
        '[[quote]]\nwords = "13th"\nmeetings.m.ordinal = "x"\nmeetings.m.days = "y"',
    ]
    editorial = EDITORIAL + '[[editorial]]\ncountries.RU.gw = "365"\n'
    found = refused(
        make_pack(NOTES + "\n".join(wrong) + "\n", more={"editorial.toml": editorial}, built=False)
    )
    lines = [NEXT, NEXT + 3, NEXT + 8, NEXT + 12]
    places = sorted((p.partition(":")[0], p.rpartition(" @ ")[2]) for p in found)
    assert places == sorted(
        [("editorial.toml", f"line {EDITORIAL.count(chr(10)) + 1}"), ("wire.toml", f"line {lines[0]}")]
        + [
            ("wire.toml", f"line {line}")
            for line in (lines[1], lines[1], lines[2], lines[2], lines[3], lines[3])
        ]
    )


@pytest.mark.parametrize(
    ("says", "message"),
    [
        (
            'meetings.forum-2025.chair = "sergei-shoigo"',
            r"meetings/forum-2025#chair: no officials 'sergei-shoigo'; did you mean 'sergei-shoigu'\?",
        ),
        ('talks.t.attendees = {party = "XX"}', "talks/t#attendees: no countries or organizations 'XX'"),
        ('meetings.forum-2025.topics = ["peace"]', "meetings/forum-2025#topics: no topics 'peace'"),
    ],
)
def test_dangling(make_pack: MakePack, says: str, message: str) -> None:
    """A reference to nothing is told with the file and line that makes it, and a suggestion."""
    (problem,) = refused(make_pack(annotated(says), built=False))
    assert re.fullmatch(f"wire.toml: {message} @ line {NEXT}", problem)


def test_dangling_speaker(make_pack: MakePack) -> None:
    """Whose word it is must be known too."""
    (problem,) = refused(make_pack(annotated("meetings.forum-2025.days = 3", by='"nobody"'), built=False))
    assert problem == (
        "wire.toml: meetings/forum-2025#days: no officials or organizations or countries 'nobody' "
        f"@ line {NEXT}"
    )


def test_file_name_with_spaces(make_pack: MakePack) -> None:
    """A file's whole name is told, whatever is in it."""
    more = {
        "my notes.txt": "Moscow.",
        "my notes.toml": 'source = "mine"\n[[quote]]\nwords = "Moscow"\nmeetings.m.chair = "nobody"\n',
    }
    assert refused(make_pack(more=more, built=False)) == [
        "my notes.toml: meetings/m#chair: no officials 'nobody' @ line 2"
    ]


@pytest.mark.parametrize(
    ("pack", "message"),
    [
        (PACK.replace('title = "A small pack"\n', ""), r"pack\.toml: .*missing @ \$\.title"),
        (PACK.replace('"1.0"', "1.0"), r"pack\.toml: expected str, got 1\.0 @ \$\.version"),
        (PACK + "colour = 5\n", r"pack\.toml: unknown field 'colour' \(known: name, .*, lines\)"),
        (PACK + "line = true\n", r"unknown field 'line'; did you mean 'lines'\?"),
        (PACK + "files = []\n", r"unknown field 'files'.* \(known: name"),
        (PACK + "lines = 1\n", r"pack\.toml: lines: expected true or false, got 1$"),
        ("[", r"pack\.toml: cannot be read as TOML"),
    ],
)
def test_wrong_pack_file(make_pack: MakePack, pack: str, message: str) -> None:
    """What a pack says of itself is checked as strictly as its data."""
    assert re.search(message, "\n".join(refused(make_pack(more={"pack.toml": pack}, built=False))))


def test_nothing_to_build(tmp_path: Path) -> None:
    """Without seeds there is nothing to build, and the message says what was looked for."""
    with pytest.raises(PackNotFound, match=r"nothing to build at .*: expected seeds/pack\.toml"):
        build(tmp_path)


# The same bytes each time


def test_same_bytes(make_pack: MakePack) -> None:
    """The same seeds give the same bytes, in whatever folder."""
    root = make_pack()
    assert build(root) == build(root) == contents(root) == contents(make_pack())


@pytest.mark.parametrize("seed", ["0", "1", "4711"])
def test_hash_seeds(make_pack: MakePack, seed: str) -> None:
    """No hash seed changes a byte, in a process of its own."""
    root, other = make_pack(), make_pack(built=False)
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    command = [sys.executable, "-m", "security_meetings.build", str(other)]
    subprocess.run(command, env=environment, check=True, capture_output=True)  # noqa: S603
    assert contents(other) == contents(root)


def test_block_order(make_pack: MakePack) -> None:
    """In which order the blocks of a file stand changes nothing."""
    head, *blocks = re.split(r"(?m)^(?=\[\[)", NOTES)
    expected = contents(make_pack())
    for seed in range(8):
        order = random.Random(seed).sample(blocks, len(blocks))  # noqa: S311
        assert contents(make_pack(head + "\n".join(order))) == expected


def test_form(make_pack: MakePack) -> None:
    """Every file is UTF-8 JSON that ends in a newline, and the manifest has its digest and count."""
    found = contents(make_pack(annotated('meetings.forum-2025.city = "Мoscow"')))
    manifest = json.loads(found["pack.json"])
    assert sorted(found) == sorted(["pack.json", *(entry["name"] for entry in manifest["files"])])
    for entry in manifest["files"]:
        assert len(json.loads(found[entry["name"]])) == entry["records"]
    assert all(raw.endswith(b"\n") and not raw.endswith(b"\n\n") for raw in found.values())
    assert "Мoscow".encode() in found["claims.json"]


# Whether it is up to date, and in which form it is written


def test_rebuild(make_pack: MakePack) -> None:
    """Rebuilding tells how many files there are, and which were not as built; checking writes none."""
    root = make_pack(built=False)
    checked = rebuild(root, check=True)
    assert (len(checked.changed), checked.written) == (checked.files, False)
    assert not (root / "data").exists()
    assert rebuild(root).written
    assert rebuild(root, check=True).changed == ()


def test_built_in_lines(make_pack: MakePack) -> None:
    """A pack can be built as JSON Lines, and back: nothing of the other form is left behind, and no more."""
    root = make_pack()
    before, ds = contents(root), load(root)
    (root / "data" / "notes.jsonl").write_bytes(b"mine")
    lines = root / "seeds" / "pack.toml"
    stated = lines.read_text(encoding="utf-8")
    lines.write_text(f"{stated}lines = true\n", encoding="utf-8")
    assert len(rebuild(root, check=True).changed) == 2 * len(before) - 1
    rebuild(root)
    lines_ = {f"{name}l" for name in before if name != "pack.json"}
    assert set(contents(root)) == lines_ | {"pack.json", "notes.jsonl"}
    assert rebuild(root, check=True).changed == ()
    for lazy in (True, False):
        again = load(root, lazy=lazy)
        assert again.collections == ds.collections
        assert again.verify().ok
    lines.write_text(f"{stated}lines = false\n", encoding="utf-8")
    (root / "data" / "claims.jsonl.gz").write_bytes(b"left over")
    rebuild(root)
    assert (root / "data" / "notes.jsonl").read_bytes() == b"mine"
    (root / "data" / "notes.jsonl").unlink()
    assert contents(root) == before
