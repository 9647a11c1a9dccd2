"""The command that prints what a shell needs to complete the others: made from the parser."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from typing import Any

from security_meetings.cli.answer import Answer
from security_meetings.cli.main import parser
from security_meetings.cli.page import Page

__all__ = ["completion"]

_NAME = "security-meetings"


def completion(options: argparse.Namespace, page: Page) -> Answer:
    """The script of a shell, to be read at its start."""
    script = {"bash": _bash, "zsh": _zsh, "fish": _fish}[options.shell]()
    page.raw(script)
    return Answer({"shell": options.shell, "script": script})


def _commands() -> Mapping[str, argparse.ArgumentParser]:
    actions: Any = parser()._actions  # noqa: SLF001 (argparse has no other way to ask)
    return next(a.choices for a in actions if isinstance(a, argparse._SubParsersAction))  # noqa: SLF001


def _actions(of: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Each argument and option; what no option names is told by its place."""
    for action in of._actions:  # noqa: SLF001
        if not isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            yield action


def _words(of: argparse.ArgumentParser) -> str:
    """All options, and the words that may stand at a place."""
    words = [str(word) for a in _actions(of) for word in a.option_strings or a.choices or ()]
    return " ".join(dict.fromkeys(words))


def _valued(of: argparse.ArgumentParser) -> dict[str, str]:
    """The options that take one of some words."""
    return {name: " ".join(a.choices) for a in _actions(of) if a.choices for name in a.option_strings}


def _bash() -> str:
    commands = _commands()
    cases = "\n".join(f'        {name}) words="{_words(sub)}" ;;' for name, sub in commands.items())
    values = {k: v for sub in commands.values() for k, v in _valued(sub).items()}
    valued = "\n".join(f'        {name}) words="{words}" ;;' for name, words in values.items())
    return f"""\
# To be read at the start of bash: eval "$({_NAME} completion bash)"
_security_meetings() {{
    local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} command= words= i
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${{COMP_WORDS[i]}} in {"|".join(commands)}) command=${{COMP_WORDS[i]}}; break ;; esac
    done
    case $command in
{cases}
        *) words="{" ".join(commands)} {_words(parser())}" ;;
    esac
    case $before in
{valued}
        --data) COMPREPLY=($(compgen -W bundled -- "$word") $(compgen -f -- "$word")); return ;;
    esac
    COMPREPLY=($(compgen -W "$words" -- "$word"))
    [[ ${{#COMPREPLY[@]}} -eq 0 ]] && COMPREPLY=($(compgen -f -- "$word"))
    return 0
}}
complete -F _security_meetings {_NAME}
"""


def _zsh() -> str:
    return f"""\
# To be read at the start of zsh: eval "$({_NAME} completion zsh)"
autoload -Uz compinit && compinit -i
autoload -Uz bashcompinit && bashcompinit
{_bash().partition(chr(10))[2]}"""


def _fish() -> str:
    commands = _commands()
    lines = [f"# To be read at the start of fish: {_NAME} completion fish | source"]
    lines += [
        f"complete -c {_NAME} -f -n __fish_use_subcommand -a {name} -d {_quoted(sub.description or '')}"
        for name, sub in commands.items()
    ]
    for name, sub in [("", parser()), *commands.items()]:
        where = f"-n '__fish_seen_subcommand_from {name}'" if name else "-n __fish_use_subcommand"
        for action in _actions(sub):
            options = [f"-l {o[2:]}" if o.startswith("--") else f"-s {o[1:]}" for o in action.option_strings]
            if action.choices:
                options.append(f"-x -a {_quoted(' '.join(action.choices))}")
            elif action.nargs != 0:
                options.append("-r")  # a value comes behind it
            if action.option_strings or action.choices:
                lines.append(
                    f"complete -c {_NAME} {where} {' '.join(options)} -d {_quoted(action.help or '')}"
                )
    return "\n".join(lines) + "\n"


def _quoted(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
