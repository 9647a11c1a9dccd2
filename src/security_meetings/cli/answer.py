"""What all commands share: the data that they are asked of, and what they give back.

A command is a function named like it. It takes the options of the command line, writes its words on a
page, and returns the same as data.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from security_meetings.cli.page import Styled, Words, dim, reading_shown, rivals
from security_meetings.dataset import Dataset
from security_meetings.loading import DEFAULT_POLICY, load
from security_meetings.model.kinds import class_of
from security_meetings.model.schema import properties
from security_meetings.policy.conflicts import Conflict

__all__ = ["Answer", "by_place", "loaded", "policy_of", "rival_values"]


class Answer(NamedTuple):
    """What a command found; its words are on the page.

    Attributes:
        document: The same, as `--json` prints it.
        good: Whether it is no bad news.
    """

    document: object
    good: bool = True


def policy_of(options: argparse.Namespace) -> str:
    """The policy asked for."""
    return DEFAULT_POLICY if options.policy is None else options.policy


def loaded(options: argparse.Namespace) -> Dataset:
    """The data asked for."""
    where = [*options.data, *options.more_data]
    with reading_shown() as progress:
        ds = load(*where, policy=policy_of(options), progress=progress)
    told_by = [*options.told_by, *options.more_told_by]
    return ds.as_told_by(*told_by) if told_by else ds


def by_place(clashes: Iterable[Conflict]) -> Mapping[str, list[Conflict]]:
    """The conflicts on each record, by its `collection/id`."""
    found: dict[str, list[Conflict]] = {}
    for clash in clashes:
        found.setdefault(f"{clash.collection}/{clash.subject}", []).append(clash)
    return found


def rival_values(ds: Dataset, clash: Conflict) -> Words:
    """The values in words: the one that the policy picks and what contradicts it, then what does not."""
    field = properties(class_of(clash.collection))[clash.property].field
    why = ds.explain(f"{clash.collection}/{clash.subject}", clash.property)
    relation = {rival.claim.id: rival.relation for rival in why.rivals}
    in_line = [
        c for c in clash.claims if why.winner and relation.get(c.id, "") in ("compatible", "other-scope")
    ]
    beside = {c.id for c in in_line}
    against = [c for c in clash.claims if c.id not in beside]
    # Claims may clash with each other and not with what was picked: then none of them is its rival.
    if in_line and all(c.id not in relation for c in against):
        in_line, against = [], [*clash.claims]
    words = rivals(ds, sorted(against, key=lambda c: c.value != why.value), field)
    if in_line:
        told = " ".join(w.text if isinstance(w, Styled) else w for w in rivals(ds, in_line, field))
        words.append(dim(f"(compatible: {told})"))
    return words
