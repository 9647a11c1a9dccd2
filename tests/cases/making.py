"""Making small packs of invented texts, and hearing what is said of them."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
from collections.abc import Callable, Iterable, Mapping
from itertools import count
from pathlib import Path
from typing import NamedTuple

import attrs

import security_meetings
from security_meetings import Dataset, Role, SecurityMeetingsError, load
from security_meetings.build import rebuild
from security_meetings.cli.main import main

Files = Mapping[str, str | bytes]

# For a process of its own: the package under test, from whatever folder it is run.
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(security_meetings.__file__).resolve().parents[1])}

HEAD = {"name": "p", "version": "0.1.0", "title": "A try", "creators": ["A. Reader"], "license": "CC0-1.0"}


def toml(value: object) -> str:
    """A text, a list of texts or a number as TOML has it."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def block(kind: str, lines: Iterable[str], /, **keys: object) -> str:
    """One block of an annotation file: its keys, then its lines."""
    return "\n".join([f"[[{kind}]]", *(f"{key} = {toml(value)}" for key, value in keys.items()), *lines, ""])


def quote(words: str | list[str], *lines: str, **keys: object) -> str:
    """Words of a text, and the claims that rest on them."""
    return block("quote", lines, words=words, **keys)


def aside(words: str) -> str:
    """Words of a text that say nothing."""
    return block("set_aside", (), words=words, reason="rhetoric")


def source(text: str, *blocks: str, id: str = "s") -> Files:
    """A text and what is said of it; set aside where nothing is."""
    return {f"{id}.txt": text, f"{id}.toml": "\n".join([f"source = {toml(id)}", *(blocks or (aside(text),))])}


def saying(text: str, *lines: str, id: str = "s") -> Files:
    """A text, and the claims that rest on the whole of it."""
    return source(text, quote(text, *lines), id=id)


def editorial(*lines: str, because: str = "a list", file: str = "editorial.toml") -> Files:
    """What no source says."""
    return {file: block("editorial", lines, because=because)}


def held(role: str, first: str, last: str | None = None) -> list[str]:
    """The lines that say when an office is attested, by whichever fields roles have for it.

    Args:
        role: The role's id.
        first: The first day, or month or year, as ISO 8601 has it; empty where it is not known.
        last: The last one; empty where it is not known, None where only one day is attested.
    """
    if "attested" in attrs.fields_dict(Role):
        days = first if last is None else f"{first or '..'}/{last or '..'}"
        return [f"roles.{role}.attested = {toml(days)}"]
    days_of = {"first_attested": first, "last_attested": last or ""}
    full = len("2027-05-04")
    return [f"roles.{role}.{k} = {v if len(v) == full else toml(v)}" for k, v in days_of.items() if v]


def people(**names: str) -> Files:
    """Officials with names, by their ids."""
    lines = [f"officials.{id_}.name = {toml(name)}" for id_, name in names.items()]
    return editorial(*lines, file="people.toml")


def about(id_: str, /, **fields: object) -> Files:
    """What editors say of a source: a day, `published`, is given as TOML has it."""
    lines = [f"sources.{id_}.{k} = {v if k == 'published' else toml(v)}" for k, v in fields.items()]
    return editorial(*lines, file=f"{id_}-about.toml")


def sow(root: Path, *parts: Files, **head: object) -> Path:
    """Put the seeds of a pack into a folder: its head, two countries, and these files."""
    seeds = root / "seeds"
    seeds.mkdir(parents=True)
    lines = [f"{key} = {toml(value)}\n" for key, value in {**HEAD, **head}.items()]
    countries = ('countries.XA.name = "Northland"', 'countries.XB.name = "Southland"')
    files: dict[str, str | bytes] = {"pack.toml": "".join(lines)}
    files.update(editorial(*countries, because="a map", file="map.toml"))
    for part in parts:
        files.update(part)
    for name, content in files.items():
        (seeds / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


class Said(NamedTuple):
    """What a command answered.

    Attributes:
        code: Its exit code.
        out: What it printed on standard output.
        err: What it printed on standard error.
    """

    code: int
    out: str
    err: str

    @property
    def all(self) -> str:
        """All that it printed."""
        return self.out + self.err


def command(*words: object, main: Callable[[list[str]], int] = main) -> Said:
    """Run the command; in this process, since starting others takes most of the time of such tests."""
    out, err = io.BytesIO(), io.BytesIO()
    with (
        io.TextIOWrapper(out, "utf-8", "surrogateescape", write_through=True) as stdout,
        io.TextIOWrapper(err, "utf-8", "backslashreplace", write_through=True) as stderr,
        contextlib.redirect_stdout(stdout),
        contextlib.redirect_stderr(stderr),
    ):
        code = main([str(word) for word in words])
        return Said(code, *(stream.getvalue().decode("utf-8", "surrogateescape") for stream in (out, err)))


def refused(ask: Callable[[], object]) -> str:
    """With which error of this library a question is refused; empty where it is answered."""
    try:
        ask()
    except SecurityMeetingsError as exc:
        return f"{type(exc).__name__}: {exc}"
    return ""


def names(lines: Iterable[str], *words: str) -> bool:
    """Whether one of these lines names all of these words."""
    wanted = [re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])") for word in words]
    return any(all(word.search(line) for word in wanted) for line in lines)


class Making:
    """Makes packs, each in a folder of its own, and tells what becomes of them."""

    def __init__(self, folder: Path) -> None:
        self._folders = (folder / f"{n}" / "p" for n in count())

    def sown(self, *parts: Files, **head: object) -> Path:
        """A folder with seeds."""
        return sow(next(self._folders), *parts, **head)

    def pack(self, *parts: Files, **head: object) -> Path:
        """A folder with seeds and data; refused seeds are an error."""
        root = self.sown(*parts, **head)
        rebuild(root)
        return root

    def dataset(self, *parts: Files, policy: str = "best-rank", **head: object) -> Dataset:
        """The data of such a pack."""
        return load(self.pack(*parts, **head), policy=policy)

    def refusal(self, *parts: Files, **head: object) -> str:
        """Why the build refuses such a pack; empty where it does not."""
        return refused(lambda: self.pack(*parts, **head))

    def told(self, *parts: Files) -> list[str]:
        """What is said against a pack: by the build, or else by the questions that look for faults."""
        root = self.sown(*parts)
        if refusal := refused(lambda: rebuild(root)):
            return refusal.splitlines()
        return faults(load(root))


def faults(ds: Dataset) -> list[str]:
    """What `problems`, `verify()`, `anomalies()` and `conflicts()` list, with the place of each."""
    lines = [str(problem) for problem in (*ds.problems, *ds.verify().problems)]
    lines += [f"{a.collection}/{a.subject}#{a.property}: {a.words}" for a in ds.anomalies()]
    lines += [f"{c.collection}/{c.subject}#{c.property}: conflict" for c in ds.conflicts()]
    return lines
