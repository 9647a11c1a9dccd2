"""The command `security-meetings`: ask the data from a terminal."""

from __future__ import annotations

import argparse
import datetime
import io
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from security_meetings.claims import Claim
    from security_meetings.dataset import Dataset
    from security_meetings.policy import Conflict, Explanation
    from security_meetings.records import BilateralTalk, Meeting, Role
    from security_meetings.schema import Record
    from security_meetings.terminal import Page
    from security_meetings.values import Day

__all__ = ["main"]

FINE, BAD_NEWS, WRONG_USE = 0, 1, 2
# What a shell reports of a program that the closing of its pipe ended.
CLOSED_PIPE = 141


class Answer(NamedTuple):
    """What a command found; its words are on the page.

    Attributes:
        document: The same as `--json` prints it.
        good: Whether it is no bad news.
    """

    document: object
    good: bool = True


def main(arguments: list[str] | None = None) -> int:
    """Answer one command.

    Args:
        arguments: The words behind the program's name; None takes those of the process.

    Returns:
        The exit code: 0 fine, 1 bad news, 2 wrong use, 141 where nobody reads on.
    """
    from security_meetings.errors import SecurityMeetingsError

    try:
        options = _parser().parse_args(arguments)
    except SystemExit as done:
        return int(done.code or FINE)
    try:
        answer, text = _run(options)
        _print(text, encoding="utf-8" if options.json else None)
    except BrokenPipeError:
        # What is still to be flushed when the process ends must not fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLOSED_PIPE
    except (SecurityMeetingsError, OSError) as exc:
        print(f"security-meetings: {exc}", file=sys.stderr)  # noqa: T201
        return WRONG_USE
    return FINE if answer.good else BAD_NEWS


def _run(options: argparse.Namespace) -> tuple[Answer, str]:
    from security_meetings.codec import dump_json, encode
    from security_meetings.terminal import Page

    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    page = Page(shutil.get_terminal_size().columns, colour=colour)
    answer: Answer = options.run(options, page)
    if options.json:
        return answer, dump_json(encode(answer.document)).decode()
    return answer, "".join(f"{line}\n" for line in page.lines)


def _print(text: str, encoding: str | None) -> None:
    """Print all of it, in terminals too that cannot show every letter."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding=encoding, errors="backslashreplace")
    sys.stdout.write(text)
    sys.stdout.flush()


def _load(options: argparse.Namespace) -> Dataset:
    from security_meetings.dataset import load

    return load(*options.data, *options.more_data, policy=options.policy)


# show and find


def show(options: argparse.Namespace, page: Page) -> Answer:
    """All meetings, or one record with what refers to it."""
    ds = _load(options)
    if options.place is not None:
        return _show_record(ds, _record(ds, options.place), page)
    disagreements = ds.conflicts()
    document = []
    for meeting in ds.meetings:
        clashes = _about(disagreements, meeting)
        _write_meeting(ds, meeting, clashes, page)
        document.append({"meeting": meeting, "conflicts": clashes})
    _write_hint(disagreements, page)
    return Answer({"meetings": document})


def _write_meeting(ds: Dataset, meeting: Meeting, clashes: Sequence[Conflict], page: Page) -> None:
    from security_meetings.terminal import bold, days_in_words, dim, name_of, nth

    page.gap()
    page.write([bold(meeting.name or meeting.id), dim(f"({meeting.id})")])
    edition = f"{nth(meeting.ordinal)} edition" if meeting.ordinal else "number not stated"
    page.write(f"{edition}, {days_in_words(meeting.start, meeting.end)}", 2)
    country = name_of(ds, meeting.country, ("countries",)) if meeting.country else None
    place = ", ".join(p for p in (meeting.venue, meeting.city, country) if p)
    page.write(place or "place not stated", 2)
    chair = (
        f"chaired by {name_of(ds, meeting.chair, ('officials',))}" if meeting.chair else "chair not stated"
    )
    page.write(chair, 2)
    page.gap()
    _write_counts(ds, meeting, page)
    _write_disagreements(ds, clashes, page)


def _write_counts(ds: Dataset, meeting: Meeting, page: Page) -> None:
    """Each count with what is counted and who says so; then those of which no source says anything."""
    from security_meetings.schema import properties
    from security_meetings.terminal import Styled, dim, in_words, listed, teller

    rows: list[tuple[str, list[str | Styled]]] = []
    unknown = []
    for path, prop in properties(type(meeting)).items():
        if not path.startswith("counts."):
            continue
        why = ds.explain(meeting, path)
        counted = prop.field.meaning.rstrip(".")
        if why.winner is None:
            unknown.append(_uncapitalised(counted))
        else:
            rows.append((in_words(ds, why.value), [_uncapitalised(counted), dim(teller(ds, why.winner))]))
    page.fields(rows, right=True)
    if unknown:
        page.write(dim(f"No source gives a number of {listed(unknown)}."), 2)


def _uncapitalised(words: str) -> str:
    return words[:1].lower() + words[1:]


def _write_disagreements(ds: Dataset, clashes: Sequence[Conflict], page: Page) -> None:
    from security_meetings.terminal import bold

    if clashes:
        page.gap()
        page.write(bold("Who disagrees"), 2)
        page.fields([(clash.property, _rival_values(ds, clash)) for clash in clashes], 4)


def _write_hint(clashes: Sequence[Conflict], page: Page) -> None:
    from security_meetings.terminal import dim

    first = next((c for c in clashes if c.collection == "meetings"), None)
    if first:
        page.gap()
        page.write(dim("The words behind a value, and why it was chosen:"))
        page.write(dim(f"security-meetings explain {first.subject} {first.property}"), 2)


def _about(clashes: Iterable[Conflict], record: Record) -> list[Conflict]:
    place = _place(record)
    return [c for c in clashes if f"{c.collection}/{c.subject}" == place]


def _rival_values(ds: Dataset, clash: Conflict) -> Any:
    """The values in words, the one that the policy picks first."""
    from security_meetings.schema import kinds, properties
    from security_meetings.terminal import sides

    picked = ds.explain(f"{clash.collection}/{clash.subject}", clash.property).value
    ordered = sorted(clash.claims, key=lambda c: c.value != picked)
    return sides(ds, ordered, properties(kinds()[clash.collection])[clash.property].field)


def _show_record(ds: Dataset, record: Record, page: Page) -> Answer:
    from security_meetings.schema import word_for
    from security_meetings.terminal import bold, dim

    clashes = _about(ds.conflicts(), record)
    referring = _referring(ds, record)
    page.write([bold(getattr(record, "name", None) or record.id), dim(f"({_place(record)})")])
    page.fields(_known_fields(ds, record))
    _write_disagreements(ds, clashes, page)
    page.gap()
    if referring:
        page.write(bold(f"What refers to this {word_for(type(record))}"), 2)
    page.fields([(f"{len(ids)} {what}", [dim(", ".join(ids))]) for what, ids in referring.items()], 4)
    document = {
        "collection": _place(record).partition("/")[0],
        "record": record,
        "conflicts": clashes,
        "referred_to_by": [
            {"what": what, "count": len(ids), "ids": list(ids)} for what, ids in referring.items()
        ],
    }
    return Answer(document)


def _known_fields(ds: Dataset, record: Record) -> Iterator[tuple[str, str]]:
    import functools

    from security_meetings.schema import properties
    from security_meetings.terminal import in_words

    for path, prop in properties(type(record)).items():
        value = functools.reduce(getattr, path.split("."), record)
        values = value if prop.many else () if value is None else (value,)
        if values:
            yield path, "; ".join(in_words(ds, v, prop.field) for v in values)


def _referring(ds: Dataset, record: Record) -> dict[str, list[str]]:
    """The ids of the records that refer to this one, by collection and the property that does."""
    from security_meetings.schema import kinds
    from security_meetings.verification import references

    collection = _place(record).partition("/")[0]
    found: dict[str, list[str]] = {}
    for name in kinds():
        for other in ds.collection(name):
            paths = {
                re.sub(r"\[\d+\]", "", path)
                for path, id_, allowed in references(other)
                if id_ == record.id and collection in allowed
            }
            for path in sorted(paths):
                found.setdefault(f"{name}, {path}", []).append(other.id)
    return found


def _place(record: Record) -> str:
    from security_meetings.schema import collection_of

    return f"{collection_of(record)}/{record.id}"


def _record(ds: Dataset, place: str) -> Record:
    """The record of this id, `collection/id` or name.

    Raises:
        NotFound: There is none.
        Ambiguous: There are several.
    """
    from security_meetings.errors import Ambiguous, NotFound, did_you_mean

    try:
        return ds.record(place)
    except NotFound:
        if "/" in place:
            raise
    whole, partly = _named(ds, place)
    if len(whole) == 1:
        return whole[0]
    places = [_place(r) for r in whole or partly]
    if whole:
        raise Ambiguous(f"{place!r} fits {', '.join(places)}: name one of these", places)
    hint = f"; it is part of the name of {', '.join(places)}" if places else did_you_mean(place, _names(ds))
    raise NotFound(f"nothing has the id or name {place!r}{hint}", places)


def _name_forms(record: Record) -> tuple[str, ...]:
    """The id of a record that has names, and its names; nothing for one that has none."""
    if not hasattr(record, "name"):
        return ()
    return tuple(n for n in (record.id, record.name, *getattr(record, "other_names", ())) if n)


def _names(ds: Dataset) -> Iterator[str]:
    from security_meetings.schema import kinds

    return (
        form for name in kinds() if name != "claims" for r in ds.collection(name) for form in _name_forms(r)
    )


def _named(ds: Dataset, name: str) -> tuple[list[Record], list[Record]]:
    """The records whose name this is in any spelling; and those of whose name it is a part."""
    from security_meetings.names import name_words
    from security_meetings.schema import kinds

    asked = name_words(name)
    whole, partly = [], []
    for collection in kinds():
        for record in ds.collection(collection) if collection != "claims" else ():
            forms = [name_words(form) for form in _name_forms(record)]
            if asked and asked in forms:
                whole.append(record)
            elif asked and any(set(asked) <= set(form) for form in forms):
                partly.append(record)
    return whole, partly


def find(options: argparse.Namespace, page: Page) -> Answer:
    """Everything that has this name, or has it as a part of its own."""
    from security_meetings.errors import did_you_mean
    from security_meetings.terminal import dim

    ds = _load(options)
    whole, partly = _named(ds, options.name)
    found: list[Any] = [*whole, *partly]
    if not found:
        page.write(f"Nothing is named {options.name!r}{did_you_mean(options.name, _names(ds))}.")
    page.fields([(_place(r), [r.name or "", dim("; ".join(r.other_names))]) for r in found], 0)
    document = [
        {
            "place": _place(r),
            "name": r.name,
            "other_names": list(r.other_names),
            "whole": r in whole,
        }
        for r in found
    ]
    return Answer({"name": options.name, "found": document}, good=bool(found))
