"""`completion`: what shells complete."""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess

import pytest

from security_meetings.cli.commands import COMMANDS, SHELLS
from security_meetings.cli.main import parser
from tests.cli.conftest import Ask

NAMES = [command.name for command in COMMANDS]
BASH = shutil.which("bash") or "bash"


def completed(script: str, *words: str) -> set[str]:
    """What a real bash offers for the last of some words."""
    line = " ".join(f"'{word}'" for word in ("security-meetings", *words))
    call = '_security_meetings; printf "%s\\n" "${COMPREPLY[@]}"'
    asked = f"{script}\nCOMP_WORDS=({line}); COMP_CWORD={len(words)}; {call}\n"
    done = subprocess.run(  # noqa: S603
        [BASH, "--norc"], input=asked, text=True, capture_output=True, check=True
    )
    assert done.stderr == ""
    return set(done.stdout.split())


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["sh"], {"show"}),
        ([""], {*NAMES, "-h", "--help", "--version", "--data", "--policy", "--as-told-by", "--json"}),
        (["co"], {"conflicts", "coverage", "codebook", "completion"}),
        (["who-met", "--si"], {"--since"}),
        (["--json", "who-met", "Iran", "--un"], {"--until"}),
        (["cite", "--format", ""], {"text", "bibtex", "csl"}),
        (["list", "me"], {"meetings", "memberships"}),
        (["completion", ""], {*SHELLS, "-h", "--help", "--data", "--policy", "--as-told-by", "--json"}),
        (["show", "--data", "bund"], {"bundled"}),
    ],
)
def test_bash_completes(ask: Ask, words: list[str], expected: set[str]) -> None:
    """Commands, their options and the words that these take are offered."""
    assert completed(ask("completion", "bash")[1], *words) == expected


def test_zsh_reads_what_bash_reads(ask: Ask) -> None:
    """Zsh takes the functions of bash, once it is told to."""
    code, out, _ = ask("completion", "zsh")
    assert code == 0
    assert out.index("bashcompinit") < out.index("_security_meetings()")
    assert ask("completion", "bash")[1].partition("\n")[2] in out


@pytest.mark.parametrize("shell", [shell for shell in SHELLS if shutil.which(shell)])
def test_shells_read_their_script(ask: Ask, shell: str) -> None:
    """Each shell that is here finds no fault in its script."""
    script = ask("completion", shell)[1]
    done = subprocess.run([shell, "-n"], input=script, text=True, capture_output=True, check=False)  # noqa: S603
    assert (done.returncode, done.stderr) == (0, "")


OFFERED = {
    "bash": "\nCOMP_WORDS=(_ who-met --si); COMP_CWORD=2; _security_meetings; echo $COMPREPLY\n",
    "fish": "\ncomplete -C 'security-meetings who-met --si'\n",
}


@pytest.mark.parametrize("shell", [shell for shell in OFFERED if shutil.which(shell)])
def test_shells_complete(ask: Ask, shell: str) -> None:
    """Each shell that is here and can be asked offers the options of a command."""
    script = ask("completion", shell)[1] + OFFERED[shell]
    done = subprocess.run([shell], input=script, text=True, capture_output=True, check=True)  # noqa: S603
    assert done.stdout.split()[:1] == ["--since"]


def test_fish_has_every_command_and_option(ask: Ask) -> None:
    """Each command and each of its options has a line."""
    code, out, _ = ask("completion", "fish")
    assert code == 0
    (action,) = (a for a in parser()._actions if isinstance(a, argparse._SubParsersAction))  # noqa: SLF001
    assert re.findall(r"use_subcommand -a (\S+) -d", out) == list(action.choices)
    for name, sub in action.choices.items():
        for option in re.findall(r"--([\w-]+)", sub.format_usage()):
            assert f"from {name}' -l {option} " in out
    assert all(line.count("'") % 2 == 0 for line in re.sub(r"\\'", "", out).splitlines())


def test_no_other_shell_is_known(ask: Ask) -> None:
    """Another shell is wrong use, and those that are known are named."""
    code, out, err = ask("completion", "tcsh")
    assert (code, out) == (2, "")
    assert all(shell in err for shell in SHELLS)
