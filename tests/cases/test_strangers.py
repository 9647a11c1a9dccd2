"""Packs of strangers: nothing that they hold hangs, floods, forges or misquotes."""

from __future__ import annotations

import functools
import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from security_meetings import Dataset, load
from security_meetings.errors import InvalidData, PackNotFound
from tests.cases.making import (
    ENVIRONMENT,
    Files,
    Making,
    Said,
    aside,
    command,
    editorial,
    quote,
    refused,
    saying,
    source,
)
from tests.growth import in_proportion

FORUM = saying("The forum met.", 'meetings.f.name = "forum"')
# Long enough for a slow machine, and short enough that a test ends which waits for ever.
PATIENCE = 10
MEMORY_KIB = 1_500_000


def bounded(*words: object) -> Said:
    """Run the command with little time and memory, as who reads a stranger's pack would wish."""
    script = f'ulimit -v {MEMORY_KIB}; exec "$@"'
    line = ["sh", "-c", script, "sh", sys.executable, "-m", "security_meetings", *map(str, words)]
    done = subprocess.run(line, capture_output=True, check=False, timeout=PATIENCE, env=ENVIRONMENT)  # noqa: S603
    return Said(done.returncode, done.stdout.decode(), done.stderr.decode())


def pipe(path: Path) -> None:
    """Put a pipe there to which nobody writes."""
    path.unlink()
    os.mkfifo(path)


def endless(path: Path) -> None:
    """Put a link there to a device that has no end."""
    path.unlink()
    path.symlink_to("/dev/zero")


def folder(path: Path) -> None:
    """Put a folder there."""
    path.unlink()
    path.mkdir()


def there(root: Path, name: str) -> Path:
    """A file of a pack; records may lie in a list, or a line each."""
    return root / name if (root / name).exists() else root / f"{name}l"


NO_FILES = {"pipe": pipe, "endless": endless, "folder": folder}


@pytest.mark.parametrize("kind", NO_FILES)
@pytest.mark.parametrize("name", ["seeds/s.txt", "data/claims.json", "data/meetings.json", "data/pack.json"])
@pytest.mark.parametrize("question", ["verify", "coverage", "show"])
def test_what_is_no_file_does_not_keep_a_question_waiting(
    make: Making, kind: str, name: str, question: str
) -> None:
    """A pipe, a device or a folder in place of a file is refused or passed over; every command ends."""
    root = make.pack(FORUM)
    NO_FILES[kind](there(root, name))
    said = bounded(question, "--data", root)
    assert said.code in {0, 1, 2}
    assert "Traceback" not in said.all


@pytest.mark.parametrize("kind", NO_FILES)
@pytest.mark.parametrize("name", ["seeds/s.txt", "seeds/s.toml", "seeds/pack.toml"])
def test_what_is_no_file_does_not_keep_the_build_waiting(make: Making, kind: str, name: str) -> None:
    """The build refuses seeds that are no files."""
    root = make.pack(FORUM)
    NO_FILES[kind](there(root, name))
    said = bounded("build", root)
    assert said.code == 2
    assert "Traceback" not in said.all


@pytest.mark.parametrize("name", ["data/x.json", "data/notes.jsonl", "seeds/other.toml"])
def test_a_pipe_beside_the_files_does_not_keep_anything_waiting(make: Making, name: str) -> None:
    """A pipe of a name that the pack does not list is passed over, or refused."""
    root = make.pack(FORUM)
    os.mkfifo(root / name)
    for words in (("verify", "--data", root), ("build", root), ("build", root, "--check")):
        said = bounded(*words)
        assert said.code in {0, 1, 2}


@pytest.mark.parametrize(
    "entry", ["//x", "/x", "../x", "//", "a//b", "./", "C:/x", "p/../../x", "a/" * 30_000 + "x"]
)
def test_a_zip_entry_that_is_no_path_does_not_keep_anything_waiting(make: Making, entry: str) -> None:
    """An entry that is no path inside of the zip is refused or passed over."""
    root = make.pack(FORUM)
    where = Path(shutil.make_archive(str(root.parent / "z"), "zip", root.parent, "p"))
    with zipfile.ZipFile(where, "a") as archive:
        info = zipfile.ZipInfo("x")
        info.filename = entry
        archive.writestr(info, "")
    for question in ("verify", "show"):
        said = bounded(question, "--data", where)
        assert said.code in {0, 1, 2}


@pytest.mark.parametrize("name", ["claims.jsonl.gz", "claims.jsonl"])
def test_a_small_file_that_unpacks_without_end_is_refused(make: Making, name: str) -> None:
    """A zip of a few megabytes does not become gigabytes in memory."""
    root = make.pack(FORUM, lines=True)
    where = root.parent / "z.zip"
    flood = b"[" * (1 << 26)
    with zipfile.ZipFile(where, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in (root / "data").iterdir():
            if file.name != "claims.jsonl":
                archive.write(file, f"p/data/{file.name}")
        archive.writestr(f"p/data/{name}", gzip.compress(flood) if name.endswith("gz") else flood)
    said = bounded("show", "--data", where)
    assert said.code == 2
    assert "Traceback" not in said.all


def unknown_method(where: Path, name: str) -> None:
    """Say of an entry that it is compressed in a way that nobody knows."""
    raw = where.read_bytes()
    patched = re.sub(
        rb"(?s)(PK\x03\x04.{4}|PK\x01\x02.{6})\x08\0(.{16,44}?" + re.escape(name.encode()) + rb")",
        lambda m: m[1] + b"\x63\0" + m[2],
        raw,
    )
    assert patched != raw
    where.write_bytes(patched)


def encrypted(where: Path, name: str) -> None:
    """Say of an entry that it is encrypted."""
    raw = where.read_bytes()
    patched = re.sub(
        rb"(?s)(PK\x03\x04.{2}|PK\x01\x02.{4})\0\0(\x08\0.{16,44}?" + re.escape(name.encode()) + rb")",
        lambda m: m[1] + b"\1\0" + m[2],
        raw,
    )
    assert patched != raw
    where.write_bytes(patched)


def damaged(where: Path, name: str) -> None:
    """Overwrite what is compressed of an entry."""
    raw = bytearray(where.read_bytes())
    with zipfile.ZipFile(where) as archive:
        (info,) = (i for i in archive.infolist() if i.filename.endswith(name))
    begin = info.header_offset + 30 + len(info.filename.encode())
    raw[begin : begin + 12] = b"\xff" * 12
    where.write_bytes(bytes(raw))


def unreadable_name(where: Path, name: str) -> None:
    """Give an entry a name that is said to be UTF-8, and is not."""
    raw = where.read_bytes()
    stem = name.encode()
    patched = re.sub(
        rb"(?s)(PK\x03\x04.{2}|PK\x01\x02.{4})\0\0(\x08\0.{16,44}?)" + re.escape(stem),
        lambda m: m[1] + b"\0\x08" + m[2] + b"\xff" * len(stem),
        raw,
    )
    assert patched != raw
    where.write_bytes(patched)


BROKEN = {f.__name__: f for f in (unknown_method, encrypted, damaged, unreadable_name)}


@pytest.mark.parametrize("how", BROKEN)
@pytest.mark.parametrize(
    "name", ["claims.json", "claims.jsonl", "claims.jsonl.gz", "meetings.json", "pack.json"]
)
def test_a_broken_zip_is_refused_by_this_library(make: Making, how: str, name: str) -> None:
    """Whatever is wrong with an entry, the error is of this library, and names the file or the zip."""
    root = make.pack(FORUM, **({"lines": True} if "jsonl" in name else {}))
    if not name.endswith("gz"):
        name = there(root, f"data/{name}").name
    where = root.parent / "z.zip"
    with zipfile.ZipFile(where, "w") as archive:
        for file in sorted(root.rglob("*")):
            if not file.is_file():
                continue
            inner, content = f"p/{file.relative_to(root).as_posix()}", file.read_bytes()
            if file.name == "claims.jsonl" and name.endswith("gz"):
                inner, content = f"{inner}.gz", gzip.compress(content)
            method = zipfile.ZIP_DEFLATED if inner.endswith(f"/{name}") else zipfile.ZIP_STORED
            archive.writestr(inner, content, method)
    BROKEN[how](where, name)
    caught: list[BaseException] = []
    for lazy in (None, True, False):
        try:
            ds = load(where, lazy=lazy)
            assert how == "unreadable_name" or ds.verify().problems
        except (InvalidData, PackNotFound) as exc:
            caught.append(exc)
    assert how == "unreadable_name" or caught
    assert all(name in str(exc) or where.name in str(exc) for exc in caught)
    said = command("show", "--data", where)
    assert "Traceback" not in said.all
    assert said.code == 2 or how == "unreadable_name"


@pytest.mark.parametrize("name", ["data/claims.jsonl", "data/pack.json", "data", "seeds/s.txt"])
def test_a_file_without_permission_is_refused_by_this_library(make: Making, name: str) -> None:
    """What may not be read is refused by an error of this library; where all may be read, it is read."""
    root = make.pack(FORUM, lines=True)
    (root / name).chmod(0)
    said: list[object] = []
    refusal = refused(lambda: said.append(load(root).verify()))
    (root / name).chmod(0o755)
    assert said or name.rpartition("/")[2] in refusal


SLOW = ["A. ", "Mr. ", "U.S. ", "No. 1 ", "\u0301", "“", "a\u00a0", "e", "( "]


@pytest.mark.parametrize("unit", SLOW)
def test_the_build_takes_time_in_proportion_to_a_text(make: Making, unit: str) -> None:
    """Eight times the text takes some eight times as long to build."""

    def ask(n: int) -> object:
        text = f"{unit * n}."
        return refused(lambda: make.pack(source(text, quote(text, 'meetings.f.city = "Oslo"'))))

    assert in_proportion(ask, 700)


@pytest.mark.parametrize("unit", SLOW)
@pytest.mark.parametrize("question", ["coverage", "anomalies", "claims at"])
def test_questions_take_time_in_proportion_to_a_text(make: Making, unit: str, question: str) -> None:
    """So it is for accounting, for oddities, and for claims by their words."""
    sets: dict[int, Dataset] = {}
    for n in (2, 700, 8 * 700):
        # Lines keep the making of the pack quick; they hide nothing from the questions.
        text = "\n".join(f"{unit * n}x{i}." for i in range(2))
        sets[n] = make.dataset(source(text, aside(text)))
    ask: dict[str, Callable[[int], object]] = {
        "coverage": lambda n: sets[n].coverage(),
        "anomalies": lambda n: sets[n].anomalies(),
        "claims at": lambda n: sets[n].claims.at("s", unit.strip() or unit),
    }
    assert in_proportion(ask[question], 700)


def test_anomalies_take_time_in_proportion_to_text_and_claims(make: Making) -> None:
    """Many oddities and many claims do not multiply."""
    sets: dict[int, Dataset] = {}
    for n in (2, 400, 3200):
        words = [f"It\u00a0drew {i} on day {i}." for i in range(n)]
        blocks = [quote(w, f'meetings.f{i}.counts.guests = "{i}"') for i, w in enumerate(words)]
        sets[n] = make.dataset(source("\n".join(words), *blocks))
    assert in_proportion(lambda n: sets[n].anomalies(), 400)


def test_a_meeting_of_all_years_does_not_keep_who_met_waiting(make: Making) -> None:
    """A meeting from the year 1 to 9999 costs no more than another."""
    text = "Ada Quill of Northland, secretary, met Southland. It lasted from year 1 to year 9999."
    lines = (
        'talks.t.attendees = [{party = "XA", official = "quill"}, {party = "XB"}]',
        'talks.t.meeting = "f"',
        'roles.r.holder = "quill"',
        'roles.r.title = "secretary"',
        'officials.quill.name = "Ada Quill"',
    )
    days = editorial("meetings.f.start = 0001-01-01", "meetings.f.end = 9999-12-31", file="days.toml")
    root = make.pack(days, source(text, quote(text, *lines)))
    said = command("who-met", "--data", root)
    assert said.code == 0, said.all


def test_json_with_many_keys_is_read_in_proportion(make: Making) -> None:
    """A file of many keys, one of them twice, is refused as soon as it is read."""

    def ask(n: int) -> object:
        root = make.pack(FORUM)
        keys = ", ".join(f'"k{i}": 1' for i in range(n))
        (root / "data" / "meetings.json").write_text(f'[{{{keys}, "k1": 2}}]', encoding="utf-8")
        return refused(lambda: load(root))

    assert in_proportion(ask, 4000)


def test_json_with_many_faults_is_refused_in_proportion(make: Making) -> None:
    """Many wrong records take time in proportion to their number."""

    def ask(n: int) -> object:
        root = make.pack(FORUM)
        (root / "data" / "meetings.json").write_text(json.dumps([{} for _ in range(n)]), encoding="utf-8")
        return refused(lambda: load(root))

    assert in_proportion(ask, 300)


# What steers a terminal, or turns the direction of writing.
STEERING = ["\x1b", "\x9b", "\x7f", "\u202e", "\u2066", "\u2028"]


def clean(said: Said, c: str) -> bool:
    """Whether a character is on neither stream."""
    return c not in said.out and c not in said.err


@pytest.mark.parametrize("c", STEERING)
@pytest.mark.parametrize("json_", [False, True])
def test_an_error_prints_nothing_that_steers(make: Making, c: str, json_: bool) -> None:
    """Letters of a pack that stand in an error are printed without control and direction marks."""
    root = make.pack(FORUM)
    talk: dict[str, Any] = {"id": f"a{c}]0;x", "meeting": f"no{c}pe", "attendees": [], "topics": []}
    talk |= {"status": None, "date": None, "format": None}
    (root / "data" / "talks.json").write_text(json.dumps([talk]), encoding="utf-8")
    said = command("show", "--data", root, *(["--json"] if json_ else []))
    assert said.code == 2
    assert clean(said, c)


@pytest.mark.parametrize("c", STEERING)
@pytest.mark.parametrize(
    "words",
    [
        ("show", "f"),
        ("find", "quill"),
        ("who-met",),
        ("explain", "f", "name"),
        ("conflicts",),
        ("anomalies",),
        ("cite", "f"),
    ],
)
@pytest.mark.parametrize("json_", [False, True])
def test_an_answer_prints_nothing_that_steers(
    steered: Callable[[str], Path | None], c: str, words: tuple[str, ...], json_: bool
) -> None:
    """Names, words and titles of a pack are printed without such marks, and JSON escapes them."""
    root = steered(c)
    if root is not None:
        said = command(*words, "--data", root, *(["--json"] if json_ else []))
        assert clean(said, c)


@pytest.fixture(scope="module")
def steered(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path | None]:
    """A pack for each character, built once."""
    return functools.cache(functools.partial(steering, Making(tmp_path_factory.mktemp("steered"))))


def steering(make: Making, c: str) -> Path | None:
    """A pack whose names hold such a character; None where the build refuses it by name."""
    written = f"\\u{ord(c):04x}"
    name = f"Ada{written}Quill"
    lines = (f'officials.quill.name = "{name}"', f'meetings.f.name = "{name}"', 'meetings.f.city = "Oslo"')
    text = f"Ada{c}Quill met."
    notes = f'source = "s"\n[[quote]]\nwords = "Ada{written}Quill met."\n' + "\n".join(lines) + "\n"
    talk = 'talks.t.attendees = [{party = "XA", official = "quill"}, {party = "XB"}]\ntalks.t.meeting = "f"\n'
    files: Files = {"s.txt": text, "s.toml": notes + talk}
    rival = saying("It met in Bergen.", 'meetings.f.city = "Bergen"', id="z")
    refusal = make.refusal(files, rival)
    if refusal:
        assert c not in refusal
        return None
    return make.pack(files, rival)


WRONG_TOML = {
    "nested lists": "x = " + "[" * 5000 + "]" * 5000,
    "nested tables": "x = " + "{a = " * 1500 + "1" + "}" * 1500,
    "a long path": f"words.{'.'.join('a' * 1500)} = 1",
    "a list of numbers": 'source = "s"\nquote = [1]\n',
    "a block within a text": (
        'source = "s"\nquote = [1]\n[[set_aside]]\nwords = "x"\nreason = """a\n[[quote]]\n"""\n'
    ),
    "a number of many digits": f"lines = 0x{'f' * 6000}",
    "a number as a block": "quote = 5",
    "a text as a block": 'editorial = "x"',
    "a table as a block": "[quote]\nwords = 'x'\n",
    "a day as words": 'source = "s"\n[[quote]]\nwords = 2027-05-04\n',
    "lists as words": 'source = "s"\n[[quote]]\nwords = [["x"]]\n',
    "a table as a source": "source = {a = 1}\n",
    "a deep value": '[[editorial]]\nbecause = "x"\nmeetings.f.city = ' + "[" * 1500 + "]" * 1500 + "\n",
}


@pytest.mark.parametrize("name", WRONG_TOML)
@pytest.mark.parametrize("file", ["e.toml", "pack.toml"])
def test_valid_toml_that_makes_no_sense_is_refused(make: Making, name: str, file: str) -> None:
    """Whatever stands in a file, it is refused with its name and exit code 2."""
    root = make.sown(FORUM)
    head = (root / "seeds" / "pack.toml").read_text(encoding="utf-8")
    content = f"{head}{WRONG_TOML[name]}\n" if file == "pack.toml" else WRONG_TOML[name]
    (root / "seeds" / file).write_text(content, encoding="utf-8")
    said = command("build", root)
    assert said.code == 2
    assert file in said.err


READY = "Northland is not ready to hold closed talks in May."
CUT = [
    (READY, ["Northland is", "ready to hold closed talks"]),
    ("Northland never agreed to closed talks.", ["Northland", "agreed to closed talks"]),
    ("Northland spoke without any closed talks.", ["Northland spoke", "closed talks"]),
    ("Northland holds no closed talks.", ["Northland holds", "closed talks"]),
    ("Northland comes unless closed talks are held.", ["Northland comes", "closed talks are held"]),
    ("Northland comes if closed talks are held.", ["Northland comes", "closed talks are held"]),
    ("Северия не готова провести закрытые переговоры.", ["Северия", "готова провести закрытые переговоры"]),
    ("Северия нет, не проведёт закрытые переговоры.", ["Северия", "проведёт закрытые переговоры"]),
    ("Северия приедет без закрытых переговоров.", ["Северия приедет", "закрытых переговоров"]),
    ("Северия приедет, если будут закрытые переговоры.", ["Северия приедет", "будут закрытые переговоры"]),
]


def fragments(make: Making, text: str, words: list[str]) -> tuple[Path, Said]:
    """A pack of which a claim stands on fragments of a text, and what its build says."""
    lines = (
        'meetings.f.name = "talks"',
        'talks.harbour.meeting = "f"',
        'talks.harbour.format = "closed-door"',
    )
    lines_ = lines[1:] if "talks" not in " ".join(words) else lines
    meeting = {} if lines_ is lines else editorial('meetings.f.city = "Oslo"', file="meeting.toml")
    root = make.sown(meeting, source(text, quote(words, *lines_), aside(text)))
    return root, command("build", root)


@pytest.mark.parametrize(("text", "words"), CUT)
def test_a_sentence_whose_cut_lost_a_negation_is_printed_whole(
    make: Making, text: str, words: list[str]
) -> None:
    """Where what is cut out denies or limits the rest, the whole sentence is shown."""
    root, _ = fragments(make, text, words)
    for question in (("explain", "talks/harbour", "format"), ("cite", "talks/harbour", "format")):
        said = re.findall(r"\w+", command(*question, "--data", root).out)
        assert " ".join(re.findall(r"\w+", text)) in " ".join(said)
    assert "harbour" in str(load(root).claims.where(property="format").one())


@pytest.mark.parametrize(("text", "words"), CUT)
def test_the_build_names_a_claim_whose_cut_lost_a_negation(make: Making, text: str, words: list[str]) -> None:
    """The build tells of it, by its line or its place."""
    _, said = fragments(make, text, words)
    assert re.search(r"harbour|s\.toml", said.all)


APART = [
    (["Northland came", "Southland attended"], "Northland came in May.\n\nSouthland attended."),
    (["Northland came", "Southland attended"], "Northland came in May. Southland attended."),
    (["Southland attended", "Northland came"], "Northland came in May, and Southland attended."),
    (["Northland is", "Southland attended"], f"{READY}\n\nSouthland attended."),
]


@pytest.mark.parametrize(("words", "text"), APART)
@pytest.mark.parametrize("question", ["explain", "cite"])
def test_fragments_of_several_sentences_are_not_joined(
    make: Making, words: list[str], text: str, question: str
) -> None:
    """Only fragments of one sentence, in its order, are joined by an ellipsis."""
    root, _ = fragments(make, text, words)
    said = " ".join(command(question, "talks/harbour", "format", "--data", root).out.split())
    assert not re.search(rf"{words[0]}[”\s]*…[“\s]*{words[1]}", said)
    assert all(word in said for word in words)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["Northland", "held closed talks"], "Northland, on 4 May, held closed talks."),
        (["The closed talks", "ended well"], "The closed talks of Northland ended well."),
    ],
)
def test_fragments_of_one_sentence_are_joined(make: Making, words: list[str], text: str) -> None:
    """Where nothing that matters is cut out, an ellipsis stands between them."""
    root, _ = fragments(make, text, words)
    said = " ".join(command("explain", "talks/harbour", "format", "--data", root).out.split())
    assert re.search(rf"{words[0]}[”\s]*…[“\s]*{words[1]}", said)


@pytest.mark.parametrize(("words", "text"), [pair for pair in APART if "and Southland" not in pair[1]])
def test_claims_on_fragments_of_several_sentences_are_counted(
    make: Making, words: list[str], text: str
) -> None:
    """The build and `verify` tell how many claims stand on fragments of more than one sentence."""
    plain = source("One. Two.", aside("One."), aside("Two."), id="plain")
    without = make.pack(plain)
    root, built = fragments(make, text, words)
    told = str(load(root).verify())
    several = re.compile(r"\b[1-9]\d* [^.;,]*(fragments|several sentences|more than one sentence)")
    assert several.search(told)
    assert several.search(built.all)
    assert not several.search(str(load(without).verify()))
