"""The commands that ask about single values and about everything said: find, explain, cite and their like."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from security_meetings.cli.answer import Answer, loaded, rival_values
from security_meetings.cli.page import Page, bold, dim
from security_meetings.codec.text import dump_json
from security_meetings.dataset import Dataset
from security_meetings.model.claims import Claim, Evidence
from security_meetings.model.kinds import class_of
from security_meetings.model.schema import Field, properties
from security_meetings.model.spans import quoted
from security_meetings.questions.finding import place_of, record_named
from security_meetings.words import in_words, teller

__all__ = ["anomalies", "cite", "conflicts", "divergences", "explain", "find"]


def find(options: argparse.Namespace, page: Page) -> Answer:
    """Everything that has this name, or has it as a part of its own."""
    asked = loaded(options).find(options.name)
    found: list[Any] = [*asked.whole, *asked.partly]
    if not found:
        page.write(f"Nothing is named {options.name!r}{asked.hint}.")
    page.fields([(place_of(r), [r.name or "", dim(_in_brackets(r.other_names))]) for r in found], 0)
    document = [
        {"place": place_of(r), "name": r.name, "other_names": list(r.other_names), "whole": r in asked.whole}
        for r in found
    ]
    return Answer({"name": options.name, "found": document}, good=bool(found))


def _in_brackets(names: Sequence[str]) -> str:
    return f"({'; '.join(names)})" if names else ""


def explain(options: argparse.Namespace, page: Page) -> Answer:
    """Why a value is what it is."""
    ds = loaded(options)
    why = ds.explain(record_named(ds, options.place), options.property)
    field = properties(class_of(why.collection))[why.property].field
    page.write(bold(f"{why.collection}/{why.subject}#{why.property}"))
    page.write(dim(field.meaning))
    if why.winner is None:
        page.gap()
        page.write(f"unknown: {field.none}")
    _write_values(ds, field, [(claim, "") for claim in why.carrying], page)
    _write_values(ds, field, [(rival.claim, f"({rival.relation})") for rival in why.rivals], page)
    page.gap()
    page.fields([("rule", why.rule), ("tie-break", why.tie_break or "none was needed")], 0)
    return Answer(why)


def _write_values(ds: Dataset, field: Field, told: Sequence[tuple[Claim, str]], page: Page) -> None:
    """Each value once, with how it stands to the one picked, and all who say it."""
    groups: dict[tuple[str, str], list[Claim]] = {}
    for claim, relation in told:
        denied = "not " if claim.modality == "denied" else ""
        groups.setdefault((denied + in_words(ds, claim.value, field), relation), []).append(claim)
    for (value, relation), claims in groups.items():
        page.gap()
        page.write([bold(value), relation])
        for claim in claims:
            _write_claim(ds, claim, page)


def _write_claim(ds: Dataset, claim: Claim, page: Page) -> None:
    """Who says it, in which words; and what an editor made of it."""
    source = ds.sources[claim.source] if claim.source else None
    words = quoted(claim.evidence, source) or claim.because or ""
    page.write([dim(f"{teller(ds, claim)}:"), words], 2)
    if claim.basis == "inferred":
        page.write(dim(f"inferred: {claim.because}"), 4)
    if claim.rank != "normal":
        page.write(dim(f"{claim.rank}: {claim.rank_reason}"), 4)


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
    citation = ds.cite(record_named(ds, options.place) if options.place else None, options.property)
    formats = {"text": citation.text, "bibtex": citation.bibtex, "csl": dump_json(citation.csl).decode()}
    page.raw(formats[options.format])
    return Answer(citation)
