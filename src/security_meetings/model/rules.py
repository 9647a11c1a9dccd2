"""What the codebook says of values, checked: forms of codes, numbers counted from 1, ids to ask for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import attrs

from security_meetings.model.briefs import brief
from security_meetings.model.claims import Claim, Mark
from security_meetings.model.fields import LONGEST_ID, is_seen
from security_meetings.model.iso3166 import ALPHA3, is_country_id, wrong_alpha3
from security_meetings.model.kinds import HOMES, class_of
from security_meetings.model.records.talks import BilateralTalk
from security_meetings.model.schema import Record, properties

__all__ = ["broken_by_claim", "broken_by_talk", "mark_id", "unseen_id", "untold", "wrong_id"]


def wrong_id(id_: str) -> str:
    """What is wrong with an id; empty where nothing is.

    >>> wrong_id("forum/2027")
    "the id 'forum/2027' holds '/', which parts a collection from an id"
    """
    if unseen := unseen_id(id_):
        return unseen
    if len(id_) > LONGEST_ID:
        return f"the id {brief(id_)!r} has {len(id_)} letters: {LONGEST_ID} are enough"
    if id_ != id_.strip():
        return f"the id {id_!r} has space around it"
    if id_.startswith("-"):
        return f"the id {id_!r} begins with '-', which the command takes for an option"
    for mark, use in (
        ("/", "which parts a collection from an id"),
        ("#", "which parts an id from a property"),
    ):
        if mark in id_:
            return f"the id {id_!r} holds {mark!r}, {use}"
    return ""


def unseen_id(id_: str) -> str:
    r"""What nobody would see of an id, in words: that it is empty, or such a character in it; else empty.

    >>> unseen_id("forum\u200b")
    "the id 'forum\\u200b' holds a character that nobody sees: '\\u200b'"
    """
    if not id_.strip():
        return f"the id {id_!r} is empty"
    if id_.isascii() and id_.isprintable():
        return ""
    if hidden := [c for c in id_ if unicodedata.category(c) in {"Cc", "Cf", "Zl", "Zp", "Cs"}]:
        return f"the id {id_!r} holds a character that nobody sees: {hidden[0]!r}"
    return ""


def broken_by_claim(claim: Claim) -> Iterator[str]:
    """The rules that a claim breaks, in words."""
    if wrong := wrong_id(claim.subject):
        yield wrong
    if claim.collection == "countries":
        yield from _country(claim)
    yield from _reasons(claim)
    if len(set(claim.evidence)) < len(claim.evidence):
        yield "the same words stand twice in its evidence"
    prop = properties(class_of(claim.collection)).get(claim.property) if claim.collection in HOMES else None
    if prop is None:
        return
    value, field = claim.value, prop.field
    if claim.property == "same_as" and value == claim.subject:
        yield f"same_as: expected another id of the same thing, got its own, {value!r}"
    if isinstance(value, str) and not prop.choices and not any(map(is_seen, value)):
        yield f"{claim.property} is empty: leave out what is not known"
    elif not prop.choices and (wrong := field.refusal(value)):
        # What a source prints in another form can still be told.
        cure = '; where it is printed otherwise, write it so, with inferred = "…"'
        yield f"{claim.property}: {wrong}{cure if field.verbatim and field.form else ''}"


def _reasons(claim: Claim) -> Iterator[str]:
    """Reasons that say nothing, or stand where none is asked for."""
    needed = {"because": claim.basis != "stated", "rank_reason": claim.rank != "normal"}
    for name, reason in (("because", claim.because), ("rank_reason", claim.rank_reason)):
        if reason is not None and not reason.strip():
            yield f"{name} is blank: say why"
        elif reason is not None and not needed[name]:
            whose = "a claim that is stated" if name == "because" else "a claim of the normal rank"
            yield f"{name}: {whose} needs no reason"


def mark_id(mark: Mark) -> str:
    """The id of a mark: what it marks, and how."""
    where = "-".join(f"{e.start}-{e.end}" for e in mark.evidence)
    return f"{mark.source}-{mark.kind.replace(' ', '-')}-{where}"


def _country(claim: Claim) -> Iterator[str]:
    if not is_country_id(claim.subject):
        yield (
            f"{claim.subject!r} is no code of a country: expected ISO 3166-1 alpha-2, such as 'RU', ISO "
            "3166-2, such as 'BA-SRP', or for a former country ISO 3166-3, such as 'SUHH'"
        )
    value = claim.value
    is_code = claim.property == "alpha3" and isinstance(value, str) and re.fullmatch(ALPHA3, value)
    if is_code and (wrong := wrong_alpha3(claim.subject, str(value))):
        yield f"alpha3: {wrong}"


def broken_by_talk(talk: BilateralTalk) -> str:
    """What makes a talk no bilateral one; empty where nothing does."""
    sides = talk.parties
    if len(sides) <= 2:  # noqa: PLR2004 (bilateral)
        return ""
    return f"a bilateral talk has two sides, this one has {len(sides)}: {', '.join(sides)}; make it a session"


def untold(record: Record) -> list[tuple[str, str]]:
    """What is unknown of a record without which it says little: the paths, and what each is called.

    >>> from security_meetings.model.kinds import class_of
    >>> untold(class_of("delegations")("forum-xa", party="XA"))
    [('meeting', 'meeting')]
    """
    found = []
    for prop in properties(type(record)).values():
        if not prop.field.needed:
            continue
        value = prop.read(record)
        if value in (None, ()):
            found.append((prop.path, prop.path))
        elif prop.field.sides:
            of = {attrs.astuple(seat, recurse=False)[0] for seat in value} - {None}
            if len(of) < prop.field.sides:
                found.append((prop.path, f"{prop.path} on more than {len(of)} of {prop.field.sides} sides"))
    return found
