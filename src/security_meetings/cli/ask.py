"""The commands that ask about single values and about everything said: find, explain, cite and their like."""

from __future__ import annotations

import argparse
import contextlib
import re
from collections.abc import Sequence
from typing import Any

from security_meetings.cli.answer import Answer, loaded, rival_values
from security_meetings.cli.page import Page, bold, dim
from security_meetings.codec.text import dump_json
from security_meetings.dataset import Dataset
from security_meetings.errors import InvalidValue, NotFound, UnknownValue, did_you_mean
from security_meetings.model.claims import Claim, Evidence, lay_claim
from security_meetings.model.displays import lay_out
from security_meetings.model.kinds import class_of, place_of
from security_meetings.model.schema import properties
from security_meetings.model.shapes import Parts
from security_meetings.policy import Explanation
from security_meetings.questions.finding import record_named
from security_meetings.words import in_words, told

__all__ = ["anomalies", "cite", "claims", "conflicts", "divergences", "explain", "find"]


def find(options: argparse.Namespace, page: Page) -> Answer:
    """Everything that has this name, or has it as a part of its own."""
    asked = loaded(options).find(options.name)
    lay_out(asked, page)
    found: list[Any] = [*asked.whole, *asked.partly]
    document = [
        {"place": place_of(r), "name": r.name, "other_names": list(r.other_names), "whole": r in asked.whole}
        for r in found
    ]
    return Answer({"name": options.name, "found": document}, good=bool(found))


def explain(options: argparse.Namespace, page: Page) -> Answer:
    """Why a value is what it is."""
    ds = loaded(options)
    record = record_named(ds, options.place)
    why = ds.explain(record, options.property)
    if options.value is not None:
        why = ds.explain(record, options.property, value=_value_meant(ds, why, options.value))
    lay_out(why, page)
    return Answer(why)


def _value_meant(ds: Dataset, why: Explanation, text: str) -> object:
    """The value of one of the claims that is written or named like this; else the text itself.

    Raises:
        UnknownValue: No claim says so, of values that nobody can write in a word.
    """
    prop = properties(class_of(why.collection))[why.property]
    said: list[str] = []
    for value in dict.fromkeys(claim.value for claim in why.claims):
        words = in_words(ds, value, prop.field)
        if text in (str(value), in_words(ds, value), words):
            return value
        said.append(words)
    if isinstance(prop.shape, Parts):
        known = "; ".join(said) or "nothing"
        hint = did_you_mean(text, said)
        raise UnknownValue(f"explain --value: no claim says {text!r}{hint} (said: {known})")
    return text


def claims(options: argparse.Namespace, page: Page) -> Answer:
    """What is said at a place of a text, or in some words."""
    ds = loaded(options)
    found = _claims_at(ds, options.words)
    for claim in found:
        said = told(ds, claim, properties(class_of(claim.collection))[claim.property].field)
        page.write([f"{claim.place}:", bold(said.value)])
        lay_claim(page, claim, said)
    if not found:
        page.write(_why_none(ds, options.words))
    return Answer({"claims": found}, good=bool(found))


def _why_none(ds: Dataset, words: Sequence[str]) -> str:
    """What is said where no claim is found: words that no text has are told apart."""
    first, *rest = words
    named = bool(rest) and first in ds.sources
    unread = not all(ds.sources[id_].has_text for id_ in ([first] if named else ds.sources.ids))
    held = unread or (named and rest[0] == "at")
    held = held or (named and _claims_in(ds, [first], " ".join(rest)) is not None)
    if held or _claims_in(ds, ds.sources.ids, " ".join(words)) is not None:
        return "No claim rests on this."
    where = f"the text of {first}" if named else "any text"
    return f"These words do not stand in {where}, so no claim rests on them."


_AN_OFFSET = 3


def _claims_at(ds: Dataset, words: Sequence[str]) -> list[Claim]:
    """The claims that rest on `SOURCE at OFFSET`, or on words of the source named first, or of any."""
    first, *rest = words
    if rest[:1] == ["at"] and len(words) <= _AN_OFFSET:
        offset = "".join(rest[1:])
        if re.fullmatch(r"[+-]?[0-9]{1,18}", offset):
            return [*ds.claims.at(first, int(offset))]
        # "at Moscow" may be words of the text; "at" alone is half a question.
        if first in ds.sources and not (offset and _claims_in(ds, [first], " ".join(rest))):
            got = f"got {offset!r}" if offset else "got none"
            raise InvalidValue(f"claims {first} at OFFSET: expected a whole number behind 'at', {got}")
    if rest and first in ds.sources and (found := _claims_in(ds, [first], " ".join(rest))) is not None:
        return found
    return _claims_in(ds, ds.sources.ids, " ".join(words)) or []


def _claims_in(ds: Dataset, sources: Sequence[str], words: str) -> list[Claim] | None:
    """The claims that rest on some words of some sources; None where no text holds them."""
    held: list[list[Claim]] = []
    for source in sources:
        if ds.sources[source].has_text:
            with contextlib.suppress(NotFound):
                held.append([*ds.claims.at(source, words)])
    return [claim for found in held for claim in found] if held else None


def conflicts(options: argparse.Namespace, page: Page) -> Answer:
    """Where claims contradict each other."""
    ds = loaded(options)
    found = ds.conflicts()
    for clash in found:
        page.write(bold(f"{clash.collection}/{clash.subject}#{clash.property}"))
        page.write(rival_values(ds, clash), 2)
    if not found:
        page.write("No claims contradict each other.")
    return Answer({"conflicts": found})


def divergences(options: argparse.Namespace, page: Page) -> Answer:
    """Where accounts differ without one value contradicting another."""
    found = loaded(options).divergences()
    for apart in found:
        page.gap()
        page.write([bold(apart.kind), dim(f"{apart.collection}/{apart.subject}#{apart.property}")])
        page.write(apart.words, 2)
        _write_places(apart.evidence, page)
    if not found:
        page.write("No accounts differ.")
    return Answer({"divergences": found})


def _write_places(spans: Sequence[Evidence], page: Page) -> None:
    for e in spans:
        page.write([f"“{e.exact}”", dim(f"{e.source}, characters {e.start} to {e.end}")], 4)


def anomalies(options: argparse.Namespace, page: Page) -> Answer:
    """What looks odd, as the sources have it."""
    found = loaded(options).anomalies()
    for odd in found:
        page.gap()
        page.write([bold(odd.kind), f"({odd.grade})", dim(f"{odd.collection}/{odd.subject}#{odd.property}")])
        page.write(odd.words, 2)
        _write_places(odd.evidence, page)
    if not found:
        page.write("Nothing looks odd.")
    return Answer({"anomalies": found})


def cite(options: argparse.Namespace, page: Page) -> Answer:
    """A citation, as text or for a reference manager."""
    ds = loaded(options)
    citation = ds.cite(None if options.place is None else record_named(ds, options.place), options.property)
    formats = {"text": citation.text, "bibtex": citation.bibtex, "csl": dump_json(citation.csl).decode()}
    page.raw(formats[options.format])
    return Answer(citation)
