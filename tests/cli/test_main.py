"""The command line: what it answers, in which form, and with which exit code."""

from __future__ import annotations

import argparse
import io
import json
import os
import re
import shlex
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path
from typing import Any

import pytest

from security_meetings import Dataset
from security_meetings.cli.main import main, parser
from security_meetings.codec.strict import encode
from tests.cli.conftest import Ask

SCRIPT = Path(sysconfig.get_path("scripts")) / "security-meetings"
COMMANDS = [
    "show",
    "show imhr-2025",
    "find Shoygu",
    "who-met",
    "explain imhr-2025 counts.countries",
    "conflicts",
    "anomalies",
    "cite",
    "cite imhr-2025 counts.countries",
    "list",
    "list talks",
    "sources",
    "codebook",
    "role Shoigu",
    "claims rt at 1510",
    "as-told-by rt",
    "completion fish",
    "verify",
    "coverage",
]


# options of all commands


def test_data_may_be_a_folder_or_a_zip(ask: Ask, pack: Path, tmp_path: Path) -> None:
    """A pack is read from a folder and from a zip alike."""
    zipped = tmp_path / "berne.zip"
    with zipfile.ZipFile(zipped, "w") as archive:
        for path in sorted(pack.rglob("*.*")):
            archive.write(path, path.relative_to(pack))
    assert ask("show", "--data", zipped) == ask("show", "--data", pack)


def test_data_may_be_given_again(ask: Ask, pack: Path, ds: Dataset) -> None:
    """Several packs are merged, wherever on the line they are named."""
    merged = ask("--data", pack, "show", "--data", "bundled", "--json")
    assert merged[0] == 0
    assert {m["meeting"]["id"] for m in json.loads(merged[1])["meetings"]} == {*ds.meetings.ids, "berne-2020"}
    assert merged == ask("show", "--json", "--data", pack, "--data", "bundled")


@pytest.mark.parametrize("command", [["show"], ["verify"], ["conflicts"]])
def test_data_that_is_not_there_is_wrong_use(ask: Ask, tmp_path: Path, command: list[str]) -> None:
    """A place without a pack is refused with its name."""
    code, out, err = ask(*command, "--data", tmp_path / "nothing")
    assert (code, out) == (2, "")
    assert str(tmp_path / "nothing") in err


def test_broken_data_is_wrong_use(ask: Ask, pack: Path) -> None:
    """A pack that breaks a rule is refused with the file and the place in it."""
    (pack / "data" / "talks.json").write_text('[{"id": 7}]')
    code, out, err = ask("show", "--data", pack)
    assert (code, out) == (2, "")
    assert "talks.json: expected text, got 7 @ $[0].id" in err


def test_policy_stands_before_or_behind_the_command(ask: Ask) -> None:
    """A policy is the same on either side of the command, and the one behind it wins."""
    behind = ask("explain", "imhr-2025", "counts.countries", "--policy", "majority")
    assert "majority: " in behind[1]
    assert ask("--policy", "majority", "explain", "imhr-2025", "counts.countries") == behind
    twice = [
        "--policy",
        "latest-published",
        "explain",
        "imhr-2025",
        "counts.countries",
        "--policy",
        "majority",
    ]
    assert ask(*twice) == behind


@pytest.mark.parametrize(
    ("policy", "words"), [("best", "best-rank"), ("strict", "contradict"), ("", "policy")]
)
def test_policy_that_cannot_answer_is_wrong_use(ask: Ask, policy: str, words: str) -> None:
    """An unknown policy, or the strict one where claims clash, is refused with the reason."""
    code, out, err = ask("show", "--policy", policy)
    assert (code, out) == (2, "")
    assert words in err


@pytest.mark.parametrize("command", COMMANDS)
def test_json_is_one_document_on_either_side(ask: Ask, command: str) -> None:
    """`--json` prints one JSON document, the same before the command and behind it, and each time."""
    code, out, err = ask("--json", *command.split())
    assert (code, err) == (0, "")
    assert isinstance(json.loads(out), dict)
    assert ask(*command.split(), "--json") == (code, out, err)


@pytest.mark.parametrize(
    ("command", "keys"),
    [
        ("show", ["meetings"]),
        ("show RU", ["collection", "record", "conflicts", "referred_to_by"]),
        ("find RU", ["name", "found"]),
        ("who-met", ["talks"]),
        ("conflicts", ["conflicts"]),
        ("anomalies", ["anomalies"]),
        ("cite", ["text", "bibtex", "csl"]),
        (
            "verify",
            [
                "ok",
                "checked",
                "compared",
                "judged",
                "scattered",
                "unchecked",
                "editorial",
                "digest",
                "problems",
            ],
        ),
        ("divergences", ["divergences"]),
        ("list", ["collections"]),
        ("list talks", ["collection", "records"]),
        ("sources", ["sources"]),
        ("codebook talks", ["kinds"]),
        ("role Shoigu", ["official", "offices"]),
        ("claims rt at 1510", ["claims"]),
        ("as-told-by rt", ["meetings"]),
        ("completion bash", ["shell", "script"]),
        ("coverage", ["sources"]),
        (
            "explain imhr-2025 venue",
            [
                "collection",
                "subject",
                "property",
                "value",
                "winner",
                "agreeing",
                "rivals",
                "rule",
                "tie_break",
                "expected",
            ],
        ),
    ],
)
def test_json_has_stable_keys(ask: Ask, command: str, keys: list[str]) -> None:
    """Programs find the same keys in the same order."""
    assert list(json.loads(ask(*command.split(), "--json")[1])) == keys


def test_json_holds_records_as_the_codec_writes_them(ask: Ask, ds: Dataset) -> None:
    """A record in a document has the form that it has in the data."""
    shown = json.loads(ask("show", "--json")[1])["meetings"]
    assert [m["meeting"] for m in shown] == json.loads(json.dumps(encode(list(ds.meetings))))
    assert shown[0]["meeting"]["counts"]["guests"] is None


def test_version_is_that_of_the_data(ask: Ask, ds: Dataset) -> None:
    """The version of the package is that of the data it brings along."""
    assert ask("--version") == (0, f"security-meetings {ds.version}\n", "")


@pytest.mark.parametrize(
    "wrong", [[], ["shw"], ["show", "--colour"], ["--data"], ["show", "a", "b"], ["conflicts", "x"]]
)
def test_wrong_use_is_told_and_not_raised(ask: Ask, wrong: list[str]) -> None:
    """No command, an unknown one, unknown options and words too many give 2 and a message."""
    code, out, err = ask(*wrong)
    assert (code, out) == (2, "")
    assert "security-meetings" in err


def commands() -> dict[str, argparse.ArgumentParser]:
    """The parser of each command."""
    (action,) = (a for a in parser()._actions if isinstance(a, argparse._SubParsersAction))  # noqa: SLF001
    return dict(action.choices)


# `diff` needs an old pack, and `new-source` a text, which no example can name for sure; they have tests of
# their own.
@pytest.mark.parametrize("name", [n for n in commands() if n not in ("diff", "new-source")])
def test_help_has_an_example_that_runs(
    ask: Ask, name: str, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The help of each command says in a sentence what it does, and its example works."""
    code, out, _ = ask(name, "--help")
    assert code == 0
    example = re.search(r"^example: security-meetings (.*)$", out, re.MULTILINE)
    assert example
    monkeypatch.chdir(pack)
    assert ask(*shlex.split(example[1]))[0] == 0
    assert re.search(rf"^    {name} +[A-Z].+", ask("--help")[1], re.MULTILINE)


def test_every_option_has_its_place_on_the_page() -> None:
    """The page of the command names each option, and each argument in the section of its command."""
    page = (Path(__file__).parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^## `(\S+)`\n((?:(?!^## ).*\n?)*)", page, re.MULTILINE))
    head = page.partition("\n## ")[0]
    for name, sub in commands().items():
        for action in sub._actions:  # noqa: SLF001
            # What several commands take is told once.
            told = page if action.option_strings else f"{head}{sections[name]}"
            named = [action.metavar] if not action.option_strings else action.option_strings[:1]
            assert action.dest == "help" or all(str(word) in told for word in named), (name, action.dest)


# what strangers wrote

# What steers a terminal, turns the direction of writing, or is seen by nobody.
STEERING = ["\x1b", "\x07", "\x9b", "\x7f", "\u202e", "\u2066", "\u2028", "\u200b", "\ufeff", "\U000e0041"]


@pytest.mark.parametrize("odd", STEERING)
@pytest.mark.parametrize("as_json", [False, True])
@pytest.mark.parametrize(
    "command", ["show gazette", "cite", "diff bundled {}", "anomalies", "sources", "list sources"]
)
def test_answers_do_not_steer(ask: Ask, pack: Path, odd: str, command: str, *, as_json: bool) -> None:
    """Letters of a pack come out without marks that steer: spelt out in words, escaped in JSON."""
    manifest = json.loads((pack / "data" / "pack.json").read_text(encoding="utf-8"))
    (pack / "data" / "pack.json").write_text(json.dumps(manifest | {"title": f"A{odd}B"}), encoding="utf-8")
    sources = json.loads((pack / "data" / "sources.json").read_text(encoding="utf-8"))
    sources[0] |= {"title": f"C{odd}D", "file": None, "sha256": None}
    (pack / "data" / "sources.json").write_text(json.dumps(sources), encoding="utf-8")
    where = [] if "{}" in command else ["--data", str(pack)]
    words = command.format(pack).split()
    _, out, err = ask(*words, *where, *(["--json"] if as_json else []))
    assert out
    assert odd not in out + err
    if as_json:
        json.loads(out)


def test_json_keeps_what_it_escapes(ask: Ask, pack: Path) -> None:
    """Who reads the JSON has every letter as the pack has it."""
    odd = "C" + "".join(STEERING) + "é𝒜D"
    sources = json.loads((pack / "data" / "sources.json").read_text(encoding="utf-8"))
    sources[0] |= {"title": odd}
    (pack / "data" / "sources.json").write_text(json.dumps(sources), encoding="utf-8")
    out = ask("show", "gazette", "--data", pack, "--json")[1]
    assert json.loads(out)["record"]["title"] == odd
    assert "é𝒜D" in out


@pytest.mark.parametrize("odd", [*STEERING, "\n"])
def test_errors_do_not_steer(ask: Ask, pack: Path, odd: str) -> None:
    """What is wrong with a pack is told in lines of our own, without marks that steer."""
    talks = pack / "data" / "talks.json"
    records = json.loads(talks.read_text(encoding="utf-8"))
    records[0] |= {"id": f"a{odd}]0;x", "meeting": f"no{odd}pe"}
    talks.write_text(json.dumps(records), encoding="utf-8")
    code, out, err = ask("show", "--data", pack)
    assert (code, out) == (2, "")
    assert "talks.json" in err
    assert all("/data/" in line for line in err.splitlines())
    assert odd not in err.replace("\n", "")


# the terminal


@pytest.mark.parametrize("columns", [64, 80, 120])
@pytest.mark.parametrize(
    "command", ["show", "show imhr-2025", "explain imhr-2025 counts.delegations", "who-met"]
)
def test_lines_fit_the_terminal(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, command: str, columns: int
) -> None:
    """Text is wrapped to the width, and no line ends in a space."""
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = ask(*command.split())[1].splitlines()
    assert max(map(len, lines)) <= columns
    assert max(map(len, lines)) > columns * 0.8
    assert not [line for line in lines if line.endswith(" ")]


@pytest.mark.parametrize(
    ("terminal", "no_color", "coloured"), [(True, None, True), (True, "1", False), (False, None, False)]
)
def test_colours_are_for_terminals(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, no_color: str | None, *, terminal: bool, coloured: bool
) -> None:
    """Heads are bold and sources dim on a terminal alone, and not where NO_COLOR is set."""
    plain = ask("show")[1]
    if no_color:
        monkeypatch.setenv("NO_COLOR", no_color)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    out = ask("show")[1]
    assert ("\x1b[1m" in out) is ("\x1b[2m" in out) is coloured
    assert re.sub(r"\x1b\[\dm", "", out) == plain
    assert "\x1b" not in ask("show", "--json")[1]


def test_main_prints_where_python_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever redirects stdout inside Python gets the answer."""
    out = io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    assert main(["conflicts"]) == 0
    assert "counts.countries" in out.getvalue()


# the installed program


def run(*arguments: str, **more: Any) -> subprocess.CompletedProcess[bytes]:
    """Run the installed program."""
    return subprocess.run([SCRIPT, *arguments], capture_output=True, check=False, **more)  # noqa: S603


def test_installed_program_shows_the_meetings(tmp_path: Path) -> None:
    """On a fresh machine, in any folder, `show` prints the meetings with who disagrees."""
    done = run("show", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"(imhr-2025)" in done.stdout
    assert b"Who disagrees" in done.stdout


def test_module_is_the_program(ds: Dataset) -> None:
    """`python -m security_meetings` is the same, where no program is on the path."""
    done = subprocess.run(
        [sys.executable, "-m", "security_meetings", "--version"], capture_output=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, run("--version").stdout)
    assert ds.version.encode() in done.stdout


def test_installed_program_returns_its_exit_code() -> None:
    """Bad news is 1 and wrong use is 2, with no traceback."""
    assert run("find", "nothing-like-this").returncode == 1
    wrong = run("show", "nothing-like-this")
    assert wrong.returncode == 2
    assert b"Traceback" not in wrong.stderr


@pytest.mark.parametrize("arguments", [["show"], ["anomalies", "--json"]])
def test_closed_pipe_ends_it_quietly(arguments: list[str]) -> None:
    """Where nobody reads on, it ends as other programs do, and complains to nobody."""
    read, write = os.pipe()
    os.close(read)
    try:
        done = subprocess.run(  # noqa: S603
            [SCRIPT, *arguments], stdout=write, stderr=subprocess.PIPE, check=False
        )
    finally:
        os.close(write)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.parametrize("command", ["show", "show --json", "who-met", "verify", "find Shoigu"])
def test_closed_output_is_told_in_a_line(command: str) -> None:
    """Where there is no standard output, one line says so, and the exit code is 2."""
    line = f"{shlex.quote(str(SCRIPT))} {command} >&-"
    done = subprocess.run(line, shell=True, capture_output=True, check=False)  # noqa: S602
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


def test_closed_error_output_ends_without_a_crash() -> None:
    """Where there is no standard error, the exit code still tells, and nothing is printed elsewhere."""
    line = f"{shlex.quote(str(SCRIPT))} show nothing-like-this 2>&-"
    done = subprocess.run(line, shell=True, capture_output=True, check=False)  # noqa: S602
    assert (done.returncode, done.stdout) == (2, b"")


@pytest.mark.parametrize("command", ["show", "verify --json", "--version", "--help", "show --help"])
def test_a_full_disk_is_told_in_a_line(command: str) -> None:
    """Where the answer cannot be written, one line says why, and the exit code is 2."""
    line = f"{shlex.quote(str(SCRIPT))} {command} >/dev/full"
    buffered = {k: v for k, v in os.environ.items() if k != "PYTHONUNBUFFERED"}
    done = subprocess.run(line, shell=True, capture_output=True, check=False, env=buffered)  # noqa: S602
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert b"No space left on device" in done.stderr


@pytest.mark.parametrize("command", ["show nothing-like-this", "show >/dev/full"])
def test_full_error_output_ends_without_a_crash(command: str) -> None:
    """Where not even an error can be written, the exit code still tells."""
    line = f"{shlex.quote(str(SCRIPT))} {command} 2>/dev/full"
    assert subprocess.run(line, shell=True, check=False).returncode == 2  # noqa: S602


def test_poor_terminals_get_every_answer() -> None:
    """A terminal without Cyrillic gets its letters as escapes; JSON is UTF-8 whatever the terminal."""
    poor = {**os.environ, "PYTHONIOENCODING": "ascii"}
    shown = run("show", "RU", env=poor)
    assert shown.returncode == 0
    assert rb"\u0420\u043e\u0441\u0441\u0438\u044f" in shown.stdout
    assert "Россия" in json.loads(run("show", "RU", "--json", env=poor).stdout)["record"]["other_names"]


def test_help_does_not_load_the_data_machinery() -> None:
    """Asking for help is quick: what answers questions is imported once there is a question."""
    code = (
        "import sys; from security_meetings.cli.main import main; main(['--help']);"
        "sys.exit(bool({'attr', 'cattrs', 'json', 'security_meetings.dataset'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0  # noqa: S603
