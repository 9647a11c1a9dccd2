"""The commands, a line or a few each: name, module, words, example and arguments; nothing else lists them.

A command is the function of its name in its module; that is imported once a command is asked for.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any, NamedTuple

__all__ = ["COMMANDS", "SHELLS", "Argument", "Command"]


class Argument(NamedTuple):
    """An argument or option of a command.

    Attributes:
        names: Its name; or those of an option, which begin with dashes.
        settings: What `argparse` is told of it.
    """

    names: tuple[str, ...]
    settings: dict[str, Any]


class Command(NamedTuple):
    """A command.

    Attributes:
        name: Its name on the command line.
        room: The module of `cli` that answers it.
        words: What it does, in a sentence.
        example: What may stand behind its name.
        arguments: What it takes beside the options of all commands.
    """

    name: str
    room: str
    words: str
    example: str = ""
    arguments: tuple[Argument, ...] = ()


def takes(name: str, metavar: str, words: str, **settings: Any) -> Argument:
    """An argument or option."""
    return Argument(tuple(name.split()), {"metavar": metavar, "help": words, **settings})


def flag(name: str, words: str) -> Argument:
    """An option that is given or not."""
    return Argument((name,), {"action": "store_true", "help": words})


def some_day(text: str) -> Any:
    """A day as far as given."""
    from security_meetings.model.days import parse_day

    try:
        return parse_day(text)
    except ValueError as exc:
        day = f"{text!r} is no day: write it like '2025-05-27', or '2025-05' or '2025' as far as known"
        raise argparse.ArgumentTypeError(day) from exc


def a_path(text: str) -> Path:
    """A path; that of this folder is written out, since a variable that is not set leaves nothing."""
    if not text:
        raise argparse.ArgumentTypeError("expected a path, got ''; '.' is this folder")
    return Path(text)


def collections() -> tuple[str, ...]:
    """The names of all collections."""
    from security_meetings.model.kinds import HOMES

    return tuple(HOMES)


def collection(text: str) -> str:
    """The name of a collection: of one that is none, those that are near."""
    from security_meetings.errors import did_you_mean

    if text not in collections():
        near = did_you_mean(text, collections()) or f"; there are {', '.join(collections())}"
        raise argparse.ArgumentTypeError(f"no collection {text!r}{near}")
    return text


SHELLS = ("bash", "zsh", "fish")
PLACE = takes("place", "PLACE", "an id, collection/id, or a name")
PLACE_OR_ALL = takes("place", "PLACE", "an id, collection/id, or a name; default: all", nargs="?")
COLLECTION = takes(
    "collection",
    "COLLECTION",
    "such as meetings or talks; default: all",
    nargs="?",
    type=collection,
    choices=collections(),
)
PACK = "a folder or zip, or 'bundled'"
GIVEN_OUT = (
    flag("--csv", "as CSV, all rows"),
    flag("--safe", "as CSV in which no cell is a formula"),
    flag("--jsonl", "as JSON Lines, all rows"),
    takes("-o --output", "FILE", "write it there; as CSV by default", type=a_path),
)

COMMANDS = (
    Command(
        "show",
        "show",
        "All meetings with who disagrees; or one record, and what refers to it.",
        "imhr-2025",
        (takes("place", "PLACE", "an id, collection/id, or a name; default: the meetings", nargs="?"),),
    ),
    Command("list", "lists", "The ids of a collection with what they stand for.", "talks", (COLLECTION,)),
    Command(
        "find",
        "ask",
        "Everything of this name, in any spelling, or with it as a part of its name.",
        "Shoygu",
        (takes("name", "NAME", "a name or some words of one"),),
    ),
    Command(
        "who-met",
        "show",
        "Bilateral talks: when, between whom, on what, and who says so.",
        "Iran --since 2025-05-27",
        (
            takes("name", "NAME", "a person, country or organisation; default: all", nargs="?"),
            takes("--since", "DAY", "no talks before this day", type=some_day),
            takes("--until", "DAY", "no talks after this day", type=some_day),
        ),
    ),
    Command(
        "role",
        "people",
        "The offices of a person, on a day or all, and who attests them.",
        "Shoigu 2021-06-23",
        (
            takes("person", "PERSON", "an id or a name"),
            takes("day", "DAY", "a day as far as you know it; default: all", nargs="?", type=some_day),
        ),
    ),
    Command(
        "explain",
        "ask",
        "Who says a value, in which words, and why it won.",
        "imhr-2025 counts.countries",
        (
            PLACE,
            takes("property", "PROPERTY", "a property, such as counts.countries"),
            takes("--value", "VALUE", "of a property with many values, this one alone"),
        ),
    ),
    Command(
        "claims",
        "ask",
        "What is said at a place of a text, or in some words.",
        "rt at 1510",
        (takes("words", "WORDS", "SOURCE at OFFSET; or words of a text, with its source first", nargs="+"),),
    ),
    Command("conflicts", "ask", "Every property of which claims contradict each other.", "--json"),
    Command("divergences", "ask", "Where accounts differ without one value contradicting another.", "--json"),
    Command("anomalies", "ask", "What looks odd in the sources, with the words that show it.", "--json"),
    Command("sources", "lists", "The sources: who published what, when, and how much they say.", "--json"),
    Command(
        "as-told-by",
        "show",
        "The meetings as some of the sources alone tell them.",
        "africalive",
        (takes("sources", "SOURCE", "the id of a source", nargs="+"),),
    ),
    Command(
        "codebook", "lists", "What each field means, and how much stands behind it.", "talks", (COLLECTION,)
    ),
    Command(
        "cite",
        "ask",
        "Cite the data, a record, or one value.",
        "imhr-2025 venue --format bibtex",
        (
            PLACE_OR_ALL,
            takes("property", "PROPERTY", "a property; default: the whole record", nargs="?"),
            Argument(
                ("--format",),
                {"choices": ("text", "bibtex", "csl"), "default": "text", "help": "default: text"},
            ),
        ),
    ),
    Command("verify", "check", "Check every quotation, id, reference and value; exit 1 if one is wrong."),
    Command("coverage", "check", "How much of each source is accounted for; exit 1 if a sentence is not."),
    Command(
        "table",
        "share",
        "One table, or the names of all; as CSV or JSON Lines on request.",
        "dyads --csv",
        (
            takes("name", "NAME", "a table; default: the names of all", nargs="?"),
            flag("--evidence", "with claims, sources and quotes of each row"),
            *GIVEN_OUT,
        ),
    ),
    Command(
        "sql",
        "share",
        "Ask all tables a question in SQL.",
        '"select * from dyads"',
        (takes("query", "QUERY", "one SELECT; see `table` for the names of the tables"), *GIVEN_OUT),
    ),
    Command(
        "reader",
        "share",
        "Write one page for people: every record, its words, who disagrees.",
        "out.html",
        (takes("out", "OUT", "the file to write; one that is there is replaced", type=a_path),),
    ),
    Command(
        "export",
        "export",
        "Write the data in a format of other tools, and tell what it loses.",
        "graphml out.graphml",
        (
            takes("format", "FORMAT", "such as followthemoney; see --list", nargs="?"),
            takes("out", "OUT", "the file to write, or the folder", nargs="?"),
            flag("--list", "list the formats"),
        ),
    ),
    Command(
        "diff",
        "check",
        "What changed from one pack, or version, to another.",
        "old.zip .",
        (takes("old", "OLD", PACK), takes("new", "NEW", PACK)),
    ),
    Command(
        "packs",
        "check",
        "The packs known by name, with version and digest; exit 1 if one is wrong.",
        "--json",
    ),
    Command(
        "build",
        "author",
        "Build a pack's data/ from its seeds/, or only compare.",
        ". --check",
        (
            takes("root", "ROOT", "default: this folder", nargs="?", type=a_path, default=Path()),
            flag("--check", "write nothing; exit 1 if data/ is not as built"),
            flag("--lint", "write nothing; tell what is wrong, and what is allowed but odd"),
            flag("--watch", "build again whenever a file of seeds/ changes, until you end it"),
            flag("--no-cache", "read every file again, and keep nothing of what they say"),
        ),
    ),
    Command(
        "new-pack",
        "author",
        "Begin a pack: a folder that builds, with nothing in it yet.",
        "my-pack",
        (
            takes("dir", "DIR", "the folder; the pack is named after it", type=a_path),
            flag("--package", "with a Python package around it, to be installed by pip"),
        ),
    ),
    Command(
        "new-source",
        "author",
        "Put a text into a pack, with a draft of its annotation file.",
        "bulletin.txt --pack my-pack",
        (
            takes("file", "FILE", "the text, in UTF-8; its name becomes the id of the source", type=a_path),
            takes("--pack", "DIR", "the pack's folder (default: this folder)", type=a_path, default=Path()),
            takes("--language", "TAG", "the language of the text, such as en"),
            takes(
                "--meeting",
                "ID",
                "the meeting that days and numbers are proposed for (default: this-meeting)",
                default="this-meeting",
            ),
        ),
    ),
    Command(
        "completion",
        "completion",
        "What a shell reads to complete commands and options.",
        "bash",
        (takes("shell", "SHELL", "bash, zsh or fish", choices=SHELLS),),
    ),
)
