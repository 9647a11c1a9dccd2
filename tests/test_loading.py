"""Loading: one pack or several, from anywhere, whole or as it is touched; and what that imports."""

import datetime
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal

import pytest

from security_meetings import BUNDLED, Dataset, load, source_priority
from security_meetings.build import rebuild
from security_meetings.codec.text import dump_lines
from security_meetings.errors import (
    Contradiction,
    InvalidData,
    NotFound,
    PackNotFound,
    TextUnavailable,
    UnknownField,
)
from security_meetings.model.kinds import kinds
from security_meetings.model.schema import properties
from security_meetings.policy import BEST_RANK, LATEST_PUBLISHED, MAJORITY
from security_meetings.questions.citation import Citation
from tests.conftest import MakePack, in_lines, sow

# A second pack that speaks of the same meeting and of one of its own.
OTHER_TEXT = (
    "The Forum opened on 27 May 2025 in Moscow. It drew 127 delegations.\nAnother Forum met in Minsk.\n"
)
OTHER = """\
source = "gazette"

[[quote]]
words = "The Forum opened on 27 May 2025 in Moscow"
meetings.forum-2025.start = 2025-05-27
meetings.forum-2025.city = "Moscow"

[[quote]]
words = "127 delegations"
meetings.forum-2025.counts.delegations = "127"

[[quote]]
words = "Another Forum met in Minsk"
meetings.other-2025.name = "Another Forum"
meetings.other-2025.city = "Minsk"
"""


@pytest.fixture
def two(make_pack: MakePack, tmp_path: Path) -> tuple[Path, Path]:
    """Two packs that share a meeting, an editorial file, and the name of a text."""
    other = sow(tmp_path / "other", OTHER, OTHER_TEXT)
    (other / "seeds" / "pack.toml").write_text(
        (other / "seeds" / "pack.toml").read_text().replace('"small"', '"other"').replace('"1.0"', '"2.0"')
    )
    rebuild(other)
    return make_pack(), other


def rewrite(root: Path, name: str, change: Callable[[Any], object]) -> None:
    """Change what a file of a pack's data holds."""
    path = root / "data" / name
    raw = path.read_bytes()
    if path.suffix == ".jsonl":
        lines = [json.loads(line) for line in raw.splitlines()]
        change(lines)
        path.write_bytes(dump_lines(lines))
        return
    tree = json.loads(raw)
    change(tree)
    path.write_text(json.dumps(tree), encoding="utf-8")


def told(*where: Path, **options: Any) -> list[str]:
    """The problems for which packs are refused."""
    with pytest.raises(InvalidData) as caught:
        load(*where, **options)
    return [str(problem) for problem in caught.value.problems]


DAYS = [datetime.date(2021, 6, 23), datetime.date(2025, 5, 28), datetime.date(1999, 1, 1)]


def answers(ds: Dataset) -> Iterator[object]:
    """What a data set answers to every question, about every record."""
    yield repr(ds)
    yield {name: list(ds.collection(name)) for name in kinds()}
    for name, cls in kinds().items():
        if name in ("claims", "marks"):
            continue
        for record in ds.collection(name):
            yield [ds.explain(record, path) for path in properties(cls)]
            yield ds.cite(record)
            yield ds.collection(name)[record.id], ds.collection(name).where(id=record.id).one()
    for official in ds.officials:
        yield [ds.role_at(official, day) for day in DAYS]
        yield ds.officials.find(official.name or official.id)
        yield ds.who_met(official.id).ids
    for talk in ds.talks:
        yield [ds.who_met(party, since=DAYS[1]).ids for party in talk.parties]
    for source in ds.sources:
        yield [ds.claims.at(source.id, place).ids for place in (0, len(source.text) - 1, source.text[10:14])]
    yield ds.conflicts(), ds.anomalies(), ds.coverage(), ds.codebook()
    yield ds.claims.where(lambda c: c.modality == "denied").ids
    yield {key: len(group) for key, group in ds.claims.grouped_by("source").items()}
    yield ds.verify()


# The bundled pack


def test_bundled(ds: Dataset) -> None:
    """Without a place, or by its name, the bundled pack is loaded."""
    assert load("bundled").collections == load(BUNDLED).collections == ds.collections
    assert ds.name == "security-meetings"
    assert ds.problems == ()


def test_same_answers_in_lines(ds: Dataset, bundled: Path) -> None:
    """The bundled data, written as lines and left on disk, answer every question as before."""
    expected = list(answers(ds))
    opened = load(in_lines(bundled), lazy=True)
    assert {name for name in kinds() if not opened.collection(name).opened} == {"sources"}
    assert list(answers(opened)) == expected
    assert not any(collection.opened for collection in load(bundled, lazy=False).collections.values())


@pytest.mark.parametrize("policy", ["best-rank", "majority"])
def test_same_fold_in_lines(bundled: Path, policy: str) -> None:
    """Claims that stay on disk are folded like others."""
    plain = load(policy=policy)
    opened = load(in_lines(bundled), policy=policy, lazy=True)
    assert all(opened.collection(name) == plain.collection(name) for name in kinds() if name != "claims")
    assert opened.as_told_by("rt").collections == plain.as_told_by("rt").collections


def test_progress(bundled: Path) -> None:
    """Progress adds up to the size of all files of lines."""
    data = in_lines(bundled) / "data"
    size = sum(path.stat().st_size for path in data.glob("*.jsonl"))
    for lazy in (True, False):
        seen: list[int] = []
        load(bundled, lazy=lazy, progress=seen.append)
        assert sum(seen) == size


# Policies


@pytest.mark.parametrize("policy", [BEST_RANK, LATEST_PUBLISHED, MAJORITY])
def test_policies(policy: Any) -> None:
    """A policy is given by its name or as itself, and is the one that the data set then explains by."""
    by_name, itself = load(policy=policy.name), load(policy=policy)
    assert all(by_name.collection(name) == itself.collection(name) for name in kinds() if name != "claims")
    assert by_name.policy is itself.policy is policy
    assert itself.explain("imhr-2025", "city").rule == policy.rule


def test_stored_as_folded(ds: Dataset) -> None:
    """What a pack stores is what its claims make under the default policy."""
    folded = load(policy=BEST_RANK)
    assert all(folded.collection(name) == ds.collection(name) for name in kinds() if name != "claims")
    assert sorted(folded.claims, key=lambda c: c.id) == sorted(ds.claims, key=lambda c: c.id)


def test_strict_policy(make_pack: MakePack) -> None:
    """Under the strict policy, data without contradictions are loaded and others refused with the places."""
    assert load(make_pack(), policy="strict").meetings.ids == ("forum-2025",)
    with pytest.raises(Contradiction) as caught:
        load(policy="strict")
    assert caught.value.places == tuple(
        f"{c.collection}/{c.subject}#{c.property}" for c in load().conflicts()
    )


def test_source_priority(two: tuple[Path, Path]) -> None:
    """Sources are believed in the order given."""
    for first, number in (("wire", 126), ("gazette", 127)):
        delegations = load(*two, policy=source_priority(first)).meetings["forum-2025"].counts.delegations
        assert delegations is not None
        assert delegations.number == number


def test_source_priority_of_nobody(two: tuple[Path, Path]) -> None:
    """A policy that weighs a source which is not there is refused: a slip of the pen would go unnoticed."""
    with pytest.raises(NotFound, match=r"no source 'africalife'; did you mean 'africalive'\?"):
        load(policy=source_priority("rt", "africalife"))
    with pytest.raises(NotFound, match="no source 'rt'"):
        load(*two, policy=source_priority("rt"))
    with pytest.raises(NotFound, match="no source 'nobody'"):
        load(two[0]).as_told_by(*load(two[0]).sources.ids, policy=source_priority("nobody"))


def test_unknown_policy() -> None:
    """A policy that does not exist is told with the closest that does."""
    with pytest.raises(UnknownField, match="no policy 'majorty'; did you mean 'majority'"):
        load(policy="majorty")


# Several packs


def test_merged(two: tuple[Path, Path]) -> None:
    """Merged packs have the claims of both, each once, and the records that these make together."""
    small, other = map(load, two)
    both = load(*two)
    assert set(both.claims) == {*small.claims, *other.claims}
    assert set(both.claims.ids) == set(small.claims.ids) | set(other.claims.ids)
    assert len(both.claims) == len(small.claims) + len(other.claims) - 2  # two codes stand in both
    assert both.meetings.ids == ("forum-2025", "other-2025")
    assert both.meetings["forum-2025"].ordinal == 13
    assert both.conflicts()[0].property == "counts.delegations"
    assert (both.name, both.version) == ("other+small", "2.0+1.0")
    assert both.verify().ok
    assert both.verify().checked == small.verify().checked + other.verify().checked


def test_merged_either_way(two: tuple[Path, Path]) -> None:
    """In whichever order packs are merged, the answers are the same."""
    one, another = load(*two), load(*reversed(two))
    assert one.collections == another.collections
    # Who cites them names the packs in the order in which they were loaded.
    for a, b in zip(list(answers(one))[1:], list(answers(another))[1:], strict=True):
        assert a == b or (isinstance(a, Citation) and len(str(a)) == len(str(b)))


def test_merged_with_itself(ds: Dataset) -> None:
    """A pack merged with itself is that pack."""
    twice = load(BUNDLED, BUNDLED)
    assert all(twice.collection(name) == ds.collection(name) for name in kinds() if name != "claims")
    assert set(twice.claims) == set(ds.claims)


def test_merged_texts(two: tuple[Path, Path]) -> None:
    """Two packs may call their texts by the same name: each source has its own."""
    for where in (two, two[::-1]):
        both = load(*where)
        assert both.sources["wire"].file == both.sources["gazette"].file == "wire.txt"
        assert both.sources["wire"].text.startswith("Forum opens")
        assert both.sources["gazette"].text == OTHER_TEXT


def test_text_of_either_pack(make_pack: MakePack, tmp_path: Path) -> None:
    """A text that travels with one of the packs serves the claims of both."""
    root = make_pack()
    bare = shutil.copytree(root, tmp_path / "bare")
    shutil.rmtree(bare / "seeds")
    for where in ((root, bare), (bare, root)):
        assert load(*where).verify().unchecked == 0


def test_merged_with_bundled(ds: Dataset, two: tuple[Path, Path]) -> None:
    """Merging with the bundled pack leaves what it says as it was."""
    both = load(BUNDLED, two[1])
    assert both.meetings["imhr-2025"] == ds.meetings["imhr-2025"]
    assert both.meetings["other-2025"].city == "Minsk"
    assert both.verify().ok


def test_differing_ranks(two: tuple[Path, Path]) -> None:
    """A claim that two packs weigh differently is refused, and what to do is said."""
    shared = {c.id for c in load(two[0]).claims} & {c.id for c in load(two[1]).claims}

    def weigh(claims: list[dict[str, Any]]) -> None:
        for claim in claims:
            if claim["id"] in shared:
                claim.update(rank="deprecated", rank_reason="outdated")

    rewrite(two[1], "claims.jsonl", weigh)
    files = " or ".join(f"{root}/data/claims.jsonl" for root in reversed(two))  # by name: other, small
    problems = told(*two)
    assert len(problems) == len(shared)
    assert all(
        p.startswith(f"{files}: this differs between the packs: deprecated (outdated) in one")
        for p in problems
    )
    assert {p.rpartition(" @ ")[2] for p in problems} == {load(two[0]).claims[id_].place for id_ in shared}
    assert len(load(*two, on_error="collect").problems) == len(shared)


def test_merged_dangling(two: tuple[Path, Path]) -> None:
    """References of merged packs are followed, and told where they lead nowhere."""
    rewrite(
        two[0],
        "claims.jsonl",
        lambda claims: [c.update(value="x") for c in claims if c["property"] == "chairs"],
    )
    files = " or ".join(f"{root}/data/claims.jsonl" for root in reversed(two))  # by name: other, small
    assert any(p.startswith(f"{files}: no official 'x' @ ") for p in told(*two))


# What is refused


def test_not_found(make_pack: MakePack, tmp_path: Path) -> None:
    """Every place must hold a pack."""
    with pytest.raises(PackNotFound, match="no/such/folder"):
        load("no/such/folder")
    with pytest.raises(PackNotFound):
        load(make_pack(), tmp_path / "none")


@pytest.mark.parametrize("options", [{}, {"policy": "majority"}, {"on_error": "collect"}])
def test_other_format(make_pack: MakePack, options: dict[str, Any]) -> None:
    """A pack of another format is refused for that alone, whatever else is wrong with it."""
    root = make_pack()
    rewrite(root, "pack.json", lambda tree: tree.update(format=99))
    (root / "data" / "claims.jsonl").write_text("nonsense")
    assert told(root, **options) == [
        f"{root}/data/pack.json: expected format 2, got 99: a newer security_meetings may read it @ $.format"
    ]


def test_all_files_at_once(make_pack: MakePack) -> None:
    """The problems of all files are told at once, each with its file and place."""
    root = make_pack()
    rewrite(root, "claims.jsonl", lambda claims: claims[3].update(value=None, modality="surely"))
    rewrite(root, "meetings.json", lambda meetings: meetings[0]["counts"]["delegations"].update(number="126"))
    (root / "data" / "topics.json").write_text("[\n 1,\n}")
    (root / "data" / "talks.json").write_bytes(b"[\xff]")
    rewrite(root, "officials.json", lambda officials: officials.append(officials[0]))
    problems = told(root)
    what = "expected a whole number, such as 2, got '126' @ $[0].counts.delegations.number"
    assert f"{root}/data/meetings.json: {what}" in problems
    assert f"{root}/data/topics.json: not valid JSON: Expecting value @ line 3 column 1" in problems
    assert f"{root}/data/officials.json: the id 'ali-akbar-ahmadian' stands twice @ $[2].id" in problems
    assert {p.partition(": ")[0].rpartition("/")[2] for p in problems} == {
        *(f"{name}.json" for name in ("meetings", "topics", "talks", "officials")),
        "claims.jsonl",
    }
    assert {p.rpartition(" @ ")[2] for p in problems if "claims.jsonl" in p} == {
        "line 4: $.value",
        "line 4: $.modality",
    }


def test_missing_file(make_pack: MakePack) -> None:
    """Where a file is missing, what refers to its records is told."""
    root = make_pack()
    (root / "data" / "officials.json").unlink()
    problems = told(root)
    assert f"{root}/data/meetings.json: no official 'sergei-shoigu' @ forum-2025: chairs[0]" in problems
    assert all("no official" in problem for problem in problems)


def test_missing_file_that_nobody_misses(make_pack: MakePack) -> None:
    """A missing file that nothing refers to is an empty collection; verifying tells that it is gone."""
    root = make_pack()
    (root / "data" / "plans.json").unlink()
    loaded = load(root)
    assert len(loaded.plans) == 0
    assert [p.message for p in loaded.verify().problems] == ["this file is missing"]


def test_claim_on_what_cannot_be_claimed(make_pack: MakePack) -> None:
    """A claim about claims or marks is refused, whatever the policy."""
    root = make_pack()
    rewrite(
        root,
        "claims.jsonl",
        lambda claims: claims[0].update(collection="marks", property="kind", value="anomaly"),
    )
    for options in ({}, {"policy": "majority"}):
        assert told(root, **options) == [
            f"{root}/data/claims.jsonl: nothing can be claimed of marks @ line 1: $.value"
        ]


# Faults that are collected


def test_collected(make_pack: MakePack) -> None:
    """Collecting leaves out the records that break a rule, and lists what is wrong with them."""
    root = make_pack()
    assert load(root, on_error="collect").problems == ()
    rewrite(root, "countries.json", lambda countries: countries[0].update(alpha3=7))
    rewrite(root, "talks.json", lambda talks: talks[0].update(meeting="forum-1999"))
    loaded = load(root, on_error="collect")
    assert loaded.countries.ids == ("RU",)
    problems = [str(problem) for problem in loaded.problems]
    assert problems[0] == f"{root}/data/countries.json: expected text, got 7 @ $[0].alpha3"
    assert (
        f"{root}/data/talks.json: no meeting 'forum-1999'; did you mean 'forum-2025'? @ ru-ir-2025: meeting"
        in problems
    )
    assert any("'IR'" in problem for problem in problems[1:])


def test_collected_in_lines(bundled: Path) -> None:
    """Collecting reads a file whole, however lazily it was to be read."""
    path = in_lines(bundled) / "data" / "statements.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines[:5], b'{"id": "broken"}\n', *lines[5:]]))
    loaded = load(bundled, lazy=True, on_error="collect")
    assert loaded.statements == load().statements
    assert {problem.where.partition(":")[0] for problem in loaded.problems} == {"line 6"}


def test_collected_when_folded(two: tuple[Path, Path]) -> None:
    """Collecting works for merged packs and other policies too."""
    rewrite(two[0], "claims.jsonl", lambda claims: claims[0].update(modality="surely"))
    loaded = load(*two, on_error="collect", policy="majority")
    assert len(loaded.problems) >= 1
    assert "modality" in loaded.problems[0].where


def test_neither_raised_nor_collected() -> None:
    """What to do on errors is one of two words."""
    with pytest.raises(UnknownField, match="expected 'raise' or 'collect', got 'ignore'"):
        load(on_error="ignore")  # type: ignore[arg-type]


# Files that stay on disk


def test_opened_is_checked_when_read(bundled: Path) -> None:
    """A bad line of a file that stays on disk is told when it is touched, and when all is verified."""
    path = in_lines(bundled) / "data" / "topics.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(
        b"".join([lines[0], b'{"id":"bad","name":7,"other_names":[],"broader":null}\n', *lines[1:]])
    )
    loaded = load(bundled, lazy=True)
    assert loaded.topics[0].id == json.loads(lines[0])["id"]
    with pytest.raises(InvalidData, match=r"topics\.jsonl: expected text, got 7 @ line 2: \$\.name"):
        loaded.topics["bad"]
    with pytest.raises(NotFound):
        loaded.topics["worse"]
    found = loaded.verify()
    assert not found.ok
    assert f"{path}: expected text, got 7 @ line 2: $.name" in map(str, found.problems)


def test_opened_double_id(bundled: Path) -> None:
    """Two claims of one id in a file that stays on disk are told when all is verified."""
    path = in_lines(bundled) / "data" / "claims.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines, lines[0]]))
    problems = [str(problem) for problem in load(bundled, lazy=True).verify().problems]
    assert any(f"stands twice, first in line 1 @ line {len(lines) + 1}: $.id" in p for p in problems)


def test_opened_and_changed(bundled: Path) -> None:
    """A pack whose files change while it is open gives an error, never another answer."""
    loaded = load(in_lines(bundled), lazy=True)
    assert loaded.meetings["imhr-2025"].city == "Moscow"
    path = bundled / "data" / "meetings.jsonl"
    path.write_bytes(path.read_bytes().replace(b"Moscow", b"Sochi!"))
    later(path)
    with pytest.raises(InvalidData, match=r"meetings\.jsonl: this file changed while it was open"):
        loaded.meetings["imhr-2025"]
    assert not loaded.verify().ok


def later(path: Path) -> None:
    """Let a change count as one made a moment later, however coarse the clock of the file system is."""
    now = path.stat().st_mtime_ns
    os.utime(path, ns=(now, now + 1_000_000))


# Texts that were left behind


@pytest.mark.parametrize("whole_folder", [True, False])
def test_stripped_texts(bundled: Path, ds: Dataset, whole_folder: bool) -> None:
    """Without the texts, all answers are the same but those that need them, and verifying counts the rest."""
    if whole_folder:
        shutil.rmtree(bundled / "seeds")
    for text in bundled.glob("seeds/*.txt"):
        text.unlink()
    bare = load(bundled)
    assert bare.collections == ds.collections
    why = bare.explain("imhr-2025", "counts.countries")
    assert why == ds.explain("imhr-2025", "counts.countries")
    assert why.winner is not None
    assert why.winner.evidence[0].exact == "126 delegations from 105 countries"
    assert not any(source.has_text for source in bare.sources)
    for source in bare.sources:
        with pytest.raises(TextUnavailable, match=f"put {source.file} into its 'seeds' folder"):
            source.text  # noqa: B018
    with pytest.raises(TextUnavailable):
        bare.claims.at("rt", "Moscow")
    assert bare.claims.at("rt", 1510) == ds.claims.at("rt", 1510)
    found, whole = bare.verify(), ds.verify()
    assert not found.ok  # Nothing was checked, and that is no proof.
    assert found.problems == ()
    assert (found.checked, found.unchecked, found.editorial) == (0, whole.checked, whole.editorial)
    assert bare.coverage() == ()
    assert bare.conflicts() == ds.conflicts()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("../x", "a file name must not hold a path"),
        ("/etc/passwd", "must not hold a path"),
        ("a\0b", "cannot be read"),
    ],
)
def test_path_tricks(make_pack: MakePack, name: str, message: str) -> None:
    """A source whose file's name leads elsewhere has no text, and verifying says why."""
    root = make_pack()
    rewrite(root, "sources.json", lambda sources: sources[0].update(file=name))
    loaded = load(root)
    with pytest.raises(InvalidData, match=message):
        loaded.sources["wire"].text  # noqa: B018
    assert any(message in problem.message for problem in loaded.verify().problems)


def test_other_encoding(make_pack: MakePack) -> None:
    """A text that is no UTF-8 is told as such, also when all is verified."""
    root = make_pack()
    raw = "Forum à Genève".encode("latin-1")
    (root / "seeds" / "wire.txt").write_bytes(raw)
    digest = hashlib.sha256(raw).hexdigest()
    rewrite(root, "sources.json", lambda sources: sources[0].update(sha256=digest))
    loaded = load(root)
    with pytest.raises(InvalidData, match=r"seeds/wire\.txt: expected UTF-8"):
        loaded.sources["wire"].text  # noqa: B018
    assert any("expected UTF-8" in problem.message for problem in loaded.verify().problems)


# What is imported, and when


def seen_by(code: str, *options: str) -> list[str]:
    """What a new interpreter prints when it runs the code."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-I", *options, "-c", code], capture_output=True, text=True, check=True
    )
    return done.stdout.split()


def test_import_is_light() -> None:
    """Importing the package imports nothing heavy, and opens no file of the data."""
    seen_by("import security_meetings")  # now its bytecode is kept, and no file is written
    seen = seen_by(
        "import sys\n"
        "before = set(sys.modules)\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == 'open' else None)\n"
        "import security_meetings\n"
        "print(*sorted(set(sys.modules) - before))\n"
        "print(*(f'opened:{name}' for name in opened if not name.endswith(('.py', '.pyc'))))"
    )
    assert "security_meetings" in seen
    assert not {"typing", "attrs", "attr", "cattrs", "json", "re", "pathlib"} & set(seen)
    assert not [name for name in seen if name.startswith("opened:") and ("/data" in name or "/seeds" in name)]
    assert len(seen) < 10


def test_load_reads_nothing() -> None:
    """Loading the bundled pack opens none of its files: each is read when it is first asked for."""
    seen = seen_by(
        "import sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == 'open' else None)\n"
        "from security_meetings import load\n"
        "ds = load()\n"
        "print(*(name for name in opened if name.endswith(('.json', '.toml', '.txt'))), 'then')\n"
        "ds.meetings['imhr-2025']\n"
        "print(*(name for name in opened if name.endswith('.json')))"
    )
    assert seen[0] == "then"
    assert [Path(name).name for name in seen[1:]] == ["meetings.json"]


def test_reading_all_needs_no_converter() -> None:
    """All bundled records are read without cattrs, importlib_resources or msgspec."""
    seen = seen_by(
        "import sys\n"
        "from security_meetings import load\n"
        "print(sum(map(len, load().collections.values())))\n"
        "print(*sys.modules)"
    )
    assert int(seen[0]) > 1800
    assert not {"cattrs", "importlib_resources", "msgspec", "importlib.metadata"} & set(seen)


def test_unknown_on_error() -> None:
    """A misspelt `on_error` is refused, not taken for its default."""
    with pytest.raises(UnknownField, match="expected 'raise' or 'collect', got 'colect'"):
        load(on_error="colect")  # type: ignore[arg-type]


@pytest.mark.parametrize("lazy", [None, True, False])
def test_collecting_reads_all(make_pack: MakePack, *, lazy: bool | None) -> None:
    """Where problems are collected, all records are read, also of a file that would stay on disk."""
    root = in_lines(make_pack())
    file = root / "data" / "talks.jsonl"
    talk = json.loads(file.read_bytes())
    file.write_text("\n".join(json.dumps(t) for t in (talk, {**talk, "id": "x", "status": 3})))
    ds = load(root, lazy=lazy, on_error="collect")
    assert [t.id for t in ds.talks] == [talk["id"]]
    (problem,) = ds.problems
    assert problem.where == "line 2: $.status"


@pytest.mark.parametrize("on_error", ["raise", "collect"])
def test_faults_in_lines(make_pack: MakePack, on_error: Literal["raise", "collect"]) -> None:
    """What is wrong between records is told by file and id, wherever the record lies."""
    root = in_lines(make_pack())
    file = root / "data" / "talks.jsonl"
    talk = json.loads(file.read_bytes())
    bad = {**talk, "id": "bad", "status": 3} if on_error == "collect" else {**talk, "id": "good"}
    wrong = {**talk, "id": "wrong", "meeting": "gone"}
    file.write_text("\n".join(map(json.dumps, (talk, bad, wrong))))
    if on_error == "raise":
        with pytest.raises(InvalidData) as caught:
            load(root)
        problems = caught.value.problems
    else:
        problems = load(root, on_error=on_error).problems[1:]
    assert list(map(str, problems)) == [f"{file}: no meeting 'gone' @ wrong: meeting"]


def test_collected_twins(make_pack: MakePack) -> None:
    """Of records with one id the place of the second is told, whatever was left out before it."""
    root = make_pack()
    rewrite(root, "countries.json", lambda found: found.extend([{}, found[0], {}, found[0]]))
    number = len(json.loads((root / "data" / "countries.json").read_bytes()))
    problems = load(root, on_error="collect").problems
    twins = [p.where for p in problems if "stands twice" in p.message]
    assert twins == [f"$[{number - 3}].id", f"$[{number - 1}].id"]


def test_a_second_file_later(make_pack: MakePack) -> None:
    """A file that comes to lie beside those of a loaded pack is told by a check, and stops nothing."""
    root = make_pack()
    ds = load(root)
    (root / "data" / "talks.jsonl").write_bytes(b"")
    (problem,) = ds.verify().problems
    assert str(problem) == f"{root}/data/talks.jsonl: pack.json does not list this file: build the pack again"


def test_questions_of_a_faulty_pack(make_pack: MakePack) -> None:
    """What was loaded in spite of references that lead nowhere still answers, and keeps its problems."""
    root = make_pack()
    for name, field in {"meetings": "series", "talks": "meeting"}.items():
        file = root / "data" / f"{name}.json"
        records = json.loads(file.read_bytes())
        file.write_text(json.dumps([{**record, field: "gone"} for record in records]))
    ds = load(root, on_error="collect")
    assert [p.where for p in ds.problems] == ["forum-2025: series", "ru-ir-2025: meeting"]
    assert ds.anomalies() == ()
    assert not ds.who_met("Iran", since=datetime.date(2025, 1, 1))
    assert ds.as_told_by("wire").problems == ds.problems


def test_very_many_dangling(make_pack: MakePack) -> None:
    """Each reference that leads nowhere is told; a near word only as long as looking for it costs little."""
    root = make_pack()
    file = root / "data" / "talks.json"
    (talk,) = json.loads(file.read_bytes())
    file.write_text(json.dumps([{**talk, "id": f"t{n}", "meeting": "forum-2052"} for n in range(300)]))
    with pytest.raises(InvalidData) as caught:
        load(root)
    told = [p.message for p in caught.value.problems if "forum-2052" in p.message]
    bare = "no meeting 'forum-2052'"
    assert told == [f"{bare}; did you mean 'forum-2025'?"] * 100 + [bare] * 200
