"""The benchmarks: their packs are sound, and every row of the table can be measured."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from benchmarks import bulk, processes
from benchmarks.__main__ import main
from benchmarks.articles import plant
from benchmarks.generate import generate
from benchmarks.report import drawing, goals, table
from benchmarks.rows import Row
from security_meetings import Dataset, load
from security_meetings.build import rebuild
from security_meetings.model.claims import claim_id

TALKS, CLAIMS = 300, 400


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A generated pack."""
    made = tmp_path_factory.mktemp("generated")
    generate(made, TALKS, CLAIMS)
    return made


def contents(folder: Path) -> Mapping[str, bytes]:
    """Every file of a pack's data."""
    return {path.name: path.read_bytes() for path in (folder / "data").iterdir()}


def test_same_seed_same_bytes(folder: Path, tmp_path: Path) -> None:
    """The same numbers and seed make the same files; another seed makes others."""
    generate(tmp_path / "again", TALKS, CLAIMS)
    assert contents(tmp_path / "again") == contents(folder)
    generate(tmp_path / "other", TALKS, CLAIMS, seed=8)
    assert contents(tmp_path / "other")["talks.jsonl"] != contents(folder)["talks.jsonl"]


def test_same_answers_lazily_and_eagerly(folder: Path) -> None:
    """The pack is read strictly, every reference leads somewhere, and both ways to read it agree."""
    eager, lazy = load(folder, lazy=False), load(folder, lazy=True)
    assert eager.collections == lazy.collections
    assert (len(eager.talks), len(eager.claims)) == (TALKS, CLAIMS)
    assert lazy.talks.opened
    assert not eager.talks.opened
    assert eager.conflicts() == lazy.conflicts()
    for claim in list(eager.claims)[::40]:
        place = f"{claim.collection}/{claim.subject}"
        assert eager.explain(place, claim.property) == lazy.explain(place, claim.property)


def test_the_manifest_is_true(folder: Path) -> None:
    """The manifest lists every file with its digest and its number of records, and nothing is left over."""
    files = {name: raw for name, raw in contents(folder).items() if name != "pack.json"}
    listed = {f["name"]: f for f in json.loads((folder / "data/pack.json").read_bytes())["files"]}
    assert listed.keys() == files.keys()
    for name, raw in files.items():
        assert listed[name]["sha256"] == hashlib.sha256(raw).hexdigest()
        number = raw.count(b"\n") if name.endswith("l") else len(json.loads(raw))
        assert listed[name]["records"] == number
    assert [path.name for path in folder.iterdir()] == ["data"]


def test_shape_of_the_bundled_data(folder: Path, ds: Dataset) -> None:
    """Claims have the ids of their content and rivals, as the bundled ones have; talks have known parties."""
    made = load(folder)
    assert all(claim.id == claim_id(claim) for claim in made.claims)
    assert all(claim.evidence for claim in made.claims)
    places = [claim.place for claim in made.claims]
    assert len(set(places)) < len(places)
    assert made.conflicts()
    parties = {party for talk in made.talks for party in talk.parties}
    assert parties <= {*ds.countries.ids, *ds.organizations.ids}
    assert {talk.status for talk in made.talks} == {"planned", "held"}


def test_days_can_all_be_full(tmp_path: Path) -> None:
    """The share of days of which only a part is known can be chosen."""
    generate(tmp_path, TALKS, 0, partial=0)
    *_, last = load(tmp_path, lazy=False).talks
    lines = (tmp_path / "data/talks.jsonl").read_text(encoding="utf-8").splitlines()
    assert last.status in {"planned", "held"}
    assert all(len(json.loads(line)["date"]) == len("2025-05-27") for line in lines[3:])


def test_articles_build(tmp_path: Path) -> None:
    """The articles made are sound, all others than each other, and have some 500 claims each."""
    few, more = tmp_path / "few", tmp_path / "more"
    plant(few, 5)
    plant(more, 11)
    texts = [path.read_bytes() for path in (more / "seeds").glob("*.txt")]
    assert len(set(texts)) == len(texts) == 11
    claims = [rebuild(folder).account.claims for folder in (few, more)]
    assert 400 < (claims[1] - claims[0]) / 6 < 700
    for path in (few / "seeds").iterdir():
        assert (more / "seeds" / path.name).read_bytes() == path.read_bytes()


@pytest.fixture(scope="module")
def quick(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str, str]:
    """What `--quick` prints, the page that it writes, and its drawing."""
    page = tmp_path_factory.mktemp("page") / "benchmarks.md"
    with pytest.MonkeyPatch.context() as patch:
        printed: list[str] = []
        patch.setattr("builtins.print", lambda *words, **_: printed.extend(map(str, words)))
        assert main(["--quick", "--write", str(page)]) == 0
    svg = page.parent / "_static" / "benchmarks.svg"
    return "\n".join(printed), page.read_text(encoding="utf-8"), svg.read_text(encoding="utf-8")


def test_every_row_is_printed(quick: tuple[str, str, str]) -> None:
    """Each comparison has its row; a library that is not installed is named in it, not left out."""
    printed, page, svg = quick
    for name in (*processes.OURS, *processes.PEERS):
        assert f"| {name} | JA |" in printed
    for compared in bulk.COMPARED:
        assert printed.count(f"{bulk.WORDS[compared.what]}: {compared.ours} | {compared.theirs}") >= 2
    for words in ("talks[id]", "indexed", "first ask", "explain one value", "conflicts over", "a record at"):
        assert words in printed
    assert "load(lazy=True)" in printed
    assert "build again, one changed of 10 articles" in printed
    assert all(line in page for line in printed.splitlines() if line.startswith("|"))
    assert svg.count("<polyline") >= 4


def test_one_group_alone(capsys: pytest.CaptureFixture[str]) -> None:
    """`--only` measures one group."""
    main(["--quick", "--only", "queries"])
    printed = capsys.readouterr().out
    assert "talks[id]" in printed
    assert "JA" not in printed


def test_a_missed_goal_says_so() -> None:
    """A goal that is missed is listed with how far and why; one that is met is counted."""
    missed = Row("g", "reading", "a dict", 3.0, 2.0, why="It is slow.")
    met = Row("g", "asking", "a dict", 1.0, 2.0)
    unknown = Row("g", "opening", "a peer", None, 2.0, note="a peer is not installed")
    told = goals([missed, met, unknown])
    assert told.startswith("1 of 2 goals are met.")
    assert "- reading, against a dict: 3.00, goal ≤ 2: **missed by 50%**. It is slow." in told
    assert "| opening | a peer | none | ≤ 2 | | a peer is not installed |" in table([unknown])
    assert Row("g", "growing", "few", 0.4, 1.2, least=0.8).verdict == "**less by 50%**"


def test_a_drawing_of_nothing() -> None:
    """Where nothing grows, nothing is drawn."""
    assert "<polyline" not in drawing([Row("g", "asking", "a dict", 1.0)])
