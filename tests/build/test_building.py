"""The build: from the files of `seeds/` to those of `data/`, the same bytes each time."""

import json
import os
import random
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from security_meetings import load
from security_meetings.build import build, rebuild
from security_meetings.errors import PackNotFound, SecurityMeetingsError
from tests.build.shared import NEXT, annotated, contents, refused
from tests.conftest import EDITORIAL, NOTES, PACK, TEXT, MakePack

# What seeds make


def test_claims_stand_by_subject(make_pack: MakePack) -> None:
    """Claims are kept by what they are about, those of one source in the order of their words."""
    claims = load(make_pack()).claims
    assert [c.collection for c in claims] == sorted(c.collection for c in claims)
    for collection, subject in {(c.collection, c.subject) for c in claims}:
        own = [c for c in claims if (c.collection, c.subject) == (collection, subject)]
        order = [(c.property, c.source or "", [(e.start, e.end) for e in c.evidence]) for c in own]
        assert order == sorted(order)


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
    for ending in ("toml", "txt"):
        (root / "seeds" / f"wire.{ending}").unlink()
    rebuild(root)
    assert load(root).countries.ids == ("IR", "RU")
    (root / "seeds" / "editorial.toml").unlink()
    rebuild(root)
    assert len(load(root).claims) == 0


# What is refused


def test_every_problem_at_once(make_pack: MakePack) -> None:
    """All problems of all files are told at once, each with the line of what is wrong."""
    wrong = [
        '[[quote]]\nwords = "gone"\nmeetings.m.city = "x"',
        '[[quote]]\nwords = "13th"\nmeetings.m.cty = "x"\nmeetings.m.ordinal = "x"\ntalk.t.status = "held"',
        '[[quote]]\nwords = "13th"\nby = 5\nmeetings.m.venu = "x"',
        '[[quote]]\nwords = "13th"\nmeetings.m.days = "y"\nmeetings.m.chairs = ["nobody",\n"nobody-else"]',
    ]
    editorial = EDITORIAL + '[[editorial]]\ncountries.RU.gw = "365"\n'
    more = {
        "editorial.toml": editorial,
        "other.txt": "Nobody reads me.",
        "late.txt": "Open.",
        "late.toml": 'source="l"',
    }
    found = refused(make_pack(NOTES + "\n".join(wrong) + "\n", more=more, built=False))
    told = {
        re.sub(r": (?:meetings\.m\.|meetings/m#)?(\w+(?: \w+)?).*?( @ line \d+|$)$", r": \1\2", p)
        for p in found
    }
    assert told == {
        f"editorial.toml: an editorial @ line {EDITORIAL.count(chr(10)) + 2}",
        f"wire.toml: the words @ line {NEXT + 1}",
        f"wire.toml: cty @ line {NEXT + 5}",
        f"wire.toml: ordinal @ line {NEXT + 6}",
        f"wire.toml: unknown key @ line {NEXT + 7}",
        f"wire.toml: by @ line {NEXT + 10}",
        f"wire.toml: venu @ line {NEXT + 11}",
        f"wire.toml: days @ line {NEXT + 14}",
        f"wire.toml: chairs @ line {NEXT + 15}",
        f"wire.toml: chairs @ line {NEXT + 16}",
        "other.txt: nobody annotates",
        "late.txt: this sentence @ line 1",
    }
    assert len(found) == len(told)


@pytest.mark.parametrize(
    ("says", "message"),
    [
        (
            'meetings.forum-2025.chairs = "sergei-shoigo"',
            r"meetings/forum-2025#chairs: no official 'sergei-shoigo'; did you mean 'sergei-shoigu'\?; .*",
        ),
        (
            'talks.t.attendees = {party = "XX"}',
            (
                "talks/t#attendees: no country or organization 'XX'; "
                "to have it here, claim something of countries.XX or organizations.XX"
            ),
        ),
        (
            'meetings.forum-2025.topics = ["peace"]',
            "meetings/forum-2025#topics: no topic 'peace'; to have it here, claim something of topics.peace",
        ),
    ],
)
def test_dangling(make_pack: MakePack, says: str, message: str) -> None:
    """A reference to nothing is told with the file and line that makes it, a suggestion and a cure."""
    (problem,) = refused(make_pack(annotated(says), built=False))
    assert re.fullmatch(f"wire.toml: {message} @ line {NEXT + 2}", problem)


@pytest.mark.parametrize(
    ("party", "hint"),
    [
        ("Gahna", "; did you mean 'GH' (Ghana)?"),
        ("Kyrgystan", "; did you mean 'KG' (Kyrgyzstan)?"),
        ("Qqqqqq", ""),
    ],
)
def test_a_name_where_an_id_belongs(make_pack: MakePack, party: str, hint: str) -> None:
    """A name of a country leads to its id, which is a code; nobody is told to claim something of a name."""
    says = f'talks.t.attendees = {{party = "{party}"}}'
    (problem,) = refused(make_pack(annotated(says), built=False))
    assert problem.startswith(
        f"wire.toml: talks/t#attendees: no country or organization {party!r}{hint}; "
        "the id of a country is its ISO 3166 code; "
    )
    assert f"countries.{party}" not in problem


def test_dangling_once(make_pack: MakePack) -> None:
    """What is missing is told once, with the places that ask for it."""
    lines = [f'meetings.m{i}.chairs = "nobody"' for i in range(9)]
    (problem,) = refused(make_pack(annotated("\n".join(lines)), built=False))
    also = ", ".join(f"meetings/m{i - 2}#chairs (wire.toml line {NEXT + i})" for i in range(3, 8))
    assert problem.endswith(f"officials.nobody; also at {also} and 3 more places @ line {NEXT + 2}")


def test_dangling_by_several_roads(make_pack: MakePack) -> None:
    """One id that is missing is one problem, though some lines take it from more collections than others."""
    says = (
        'delegations.d.party = "nobody"\nsessions.s.participants = "nobody"\nroles.r.organization = "nobody"'
    )
    (problem,) = refused(make_pack(annotated(says), built=False))
    assert problem.startswith("wire.toml: roles/r#organization: no organization 'nobody'; ")
    assert "claim something of organizations.nobody; also at " in problem
    assert all(place in problem for place in ("delegations/d#party", "sessions/s#participants"))


def test_not_dangling_but_wrong(make_pack: MakePack) -> None:
    """What a wrong line or a file that cannot be read may speak of is not told as missing besides."""
    says = 'officials.ada.name = "Ada"\nmeetings.forum-2025.chairs = "ada"'
    (problem,) = refused(make_pack(annotated(says), built=False))
    assert "the value 'Ada' stands 0 times" in problem
    more = {"editorial.toml": "["}
    found = refused(make_pack(annotated('meetings.forum-2025.chairs = "ada"'), more=more, built=False))
    assert [p.partition(":")[0] for p in found] == ["editorial.toml"]


def test_dangling_speaker(make_pack: MakePack) -> None:
    """Whose word it is must be known too."""
    says = 'meetings.forum-2025.city = "Moscow"'
    (problem,) = refused(make_pack(annotated(says, by='"nobody"'), built=False))
    assert problem.startswith(
        "wire.toml: meetings/forum-2025#city: no official or organization or country 'nobody'; "
    )
    assert problem.endswith(f" @ line {NEXT + 3}")


def test_file_name_with_spaces(make_pack: MakePack) -> None:
    """A file's whole name is told, whatever is in it."""
    more = {
        "my notes.txt": "Moscow.",
        "my notes.toml": 'source = "mine"\n[[quote]]\nwords = "Moscow"\nmeetings.m.chairs = "nobody"\n',
    }
    (problem,) = refused(make_pack(more=more, built=False))
    assert problem.startswith("my notes.toml: meetings/m#chairs: no official 'nobody'")
    assert problem.endswith(" @ line 4")


@pytest.mark.parametrize(
    "beside",
    ["", "# source = 'other'\n", '[[editorial]]\nbecause = "A map."\ncountries.XA.name = "Northland"\n'],
)
def test_text_beside_a_file_that_does_not_name_it(make_pack: MakePack, beside: str) -> None:
    """A file of that name that quotes nothing accounts for no sentence: the text is named all the same."""
    root = make_pack(more={"other.txt": "Nobody has read me.\n", "other.toml": beside}, built=False)
    (problem,) = refused(root)
    assert problem.startswith("other.txt: nobody annotates this text")


def test_text_that_nobody_annotates(make_pack: MakePack) -> None:
    """A text without annotations is refused by its name: each sentence of each text is accounted for."""
    (problem,) = refused(make_pack(more={"other.txt": "Nobody has read me.\n"}, built=False))
    assert problem.startswith(
        "other.txt: nobody annotates this text: account for its sentences in other.toml"
    )


@pytest.mark.parametrize("name", ["._wire.toml", ".wire.toml.swp", "._wire.txt", "wire.toml~", "#wire.toml#"])
def test_what_programs_leave(make_pack: MakePack, name: str) -> None:
    """Files of other programs beside the seeds are no seeds."""
    root = make_pack(built=False)
    (root / "seeds" / name).write_bytes(b"\0\5\x16\7\xb0")
    (root / "seeds" / ".#wire.toml").symlink_to("nowhere")
    rebuild(root)
    assert load(root).verify().ok


@pytest.mark.parametrize("name", ["wire.txt", "more.toml", "pack.toml"])
def test_no_regular_file(make_pack: MakePack, name: str) -> None:
    """A pipe is not opened: the build would wait for ever."""
    root = make_pack(built=False)
    (root / "seeds" / name).unlink(missing_ok=True)
    os.mkfifo(root / "seeds" / name)
    with pytest.raises(SecurityMeetingsError, match=r"this is no regular file|expected seeds/pack\.toml"):
        build(root)


@pytest.mark.parametrize("file", ["wire.toml", "pack.toml"])
def test_byte_order_mark(make_pack: MakePack, file: str) -> None:
    """A byte order mark before TOML says nothing."""
    root = make_pack()
    expected = contents(root)
    path = root / "seeds" / file
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert build(root) == expected


def test_without_the_extra(make_pack: MakePack, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without what the build needs, the error names what to install."""
    root = make_pack(built=False)
    monkeypatch.setitem(sys.modules, "iuliia", None)
    more = '[[editorial]]\nbecause = "x"\nofficials.sergei-shoigu.name = "Сергей Шойгу"\n'
    (root / "seeds" / "more.toml").write_text(more, encoding="utf-8")
    with pytest.raises(SecurityMeetingsError, match=r"install security-meetings\[build\]"):
        rebuild(root)


@pytest.mark.parametrize(
    ("pack", "message"),
    [
        (PACK.replace('title = "A small pack"\n', ""), r"pack\.toml: .*missing @ \$\.title"),
        (PACK.replace('"1.0"', "1.0"), r"pack\.toml: expected text, got 1\.0 @ \$\.version"),
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
        raw, in_lines = found[entry["name"]], entry["name"].endswith(".jsonl")
        records = [json.loads(line) for line in raw.splitlines()] if in_lines else json.loads(raw)
        assert len(records) == entry["records"]
    assert all(raw.endswith(b"\n") and not raw.endswith(b"\n\n") for raw in found.values())
    assert "Мoscow".encode() in found["claims.jsonl"]


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
    lists = [name for name in before if name.endswith(".json") and name != "pack.json"]
    # Of each list both forms differ, and the manifest.
    assert len(rebuild(root, check=True).changed) == 2 * len(lists) + 1
    rebuild(root)
    lines_ = {f"{name}l" for name in lists}
    assert set(contents(root)) == lines_ | {"claims.jsonl", "pack.json", "notes.jsonl"}
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


# In proportion to what there is


@pytest.mark.parametrize("unit", ["A. ", "Mr. ", "U.S. ", "No. 1 ", "é ", "He left. ", "中"])
def test_long_texts(make_pack: MakePack, unit: str) -> None:
    """A long text is built in a short time, whatever is in it."""
    text = unit * (120_000 // len(unit))
    notes = f'source = "wire"\n[[quote]]\nwords = "{text}"\nsources.wire.title = "*"\n'
    began = time.perf_counter()
    make_pack(notes, text)
    assert time.perf_counter() - began < 60  # it ends: how fast it is, benchmarks tell


def test_many_articles(make_pack: MakePack) -> None:
    """A hundred articles take a hundred times as long as one, not more."""
    more: dict[str, str] = {}
    for i in range(100):
        notes = NOTES.replace('"wire"', f'"wire{i}"').replace("sources.wire.", f"sources.wire{i}.")
        more |= {f"wire{i}.toml": notes, f"wire{i}.txt": TEXT}
    began = time.perf_counter()
    root = make_pack(more=more)
    assert time.perf_counter() - began < 60  # it ends: how fast it is, benchmarks tell
    assert len(load(root).sources) == 101
