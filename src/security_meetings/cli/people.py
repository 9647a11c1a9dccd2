"""The command that asks about people: role."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any, cast

from security_meetings.cli.answer import Answer, loaded
from security_meetings.cli.page import Page, bold, dim
from security_meetings.dataset import Dataset
from security_meetings.model.claims import lay_claim
from security_meetings.model.days import day_in_words, days_in_words, earliest, latest
from security_meetings.model.records.officials import Official
from security_meetings.model.records.roles import Role
from security_meetings.model.schema import properties
from security_meetings.questions.finding import named_in
from security_meetings.questions.offices import Attestation, attestations
from security_meetings.words import instead, name_of, told

__all__ = ["role"]


def role(options: argparse.Namespace, page: Page) -> Answer:
    """The offices of a person: on a day as far as sources attest them, or all."""
    ds = loaded(options)
    person = cast("Official", named_in(ds, "officials", options.person))
    known = attestations(ds, ds.roles.where(holder=person.id))
    first, last = earliest(options.day), latest(options.day)
    on = [a for a in known if (not last or a.first <= last) and (not first or a.last >= first)]
    page.write([bold(person.name or person.id), dim(f"({person.id})")])
    _write_roles(ds, on, page)
    if not on:
        _write_nothing(ds, person.id, options.day, known, page)
    document = {"official": person.id, "offices": [_as_document(a) for a in on]}
    return Answer(document, good=bool(on))


def _write_roles(ds: Dataset, found: Sequence[Attestation], page: Page) -> None:
    """Each office with its days, and who attests each of them in which words."""
    field = properties(Role)["attested"].field
    for role_ in dict.fromkeys(a.role for a in found):
        page.gap()
        page.write([bold(_title(ds, role_)), dim(f"({role_.id})")])
        for a in found:
            if a.role == role_:
                page.write(days_in_words(a.first, a.last), 2)
                lay_claim(page, a.claim, told(ds, a.claim, field))


def _write_nothing(ds: Dataset, person: str, day: Any, known: Sequence[Attestation], page: Page) -> None:
    """That no source attests an office; the nearest days for which one does, and what is only expected."""
    when = f" for {day_in_words(day)}" if day else ""
    page.write(f"No source attests an office{when}.", 2)
    first, last = earliest(day), latest(day)
    before = [a for a in known if first and a.last < first]
    after = [a for a in known if last and a.first > last]
    for word, found in (("before", before[-1:]), ("after", after[:1])):
        for a in found:
            page.write(f"{word} it: {_title(ds, a.role)}, {days_in_words(a.first, a.last)}", 2)
    for role_ in ds.roles.where(holder=person):
        if said := instead(ds, ds.explain(role_, "attested")):
            page.write(f"{_title(ds, role_)}, {said}", 2)


def _title(ds: Dataset, role_: Role) -> str:
    body = name_of(ds, role_.organization, ("organizations",)) if role_.organization else ""
    return ", ".join(part for part in (role_.title, body) if part) or role_.id


def _as_document(found: Attestation) -> dict[str, Any]:
    return {"role": found.role, "first": found.first, "last": found.last, "claim": found.claim}
