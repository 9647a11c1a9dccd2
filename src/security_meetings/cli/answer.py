"""What all commands share: the data that they are asked of, and what they give back.

A command is a function named like it. It takes the options of the command line, writes its words on a
page, and returns the same as data.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import NamedTuple

from security_meetings.cli.page import Words, reading_shown, rivals
from security_meetings.dataset import Dataset
from security_meetings.loading import DEFAULT_POLICY, load
from security_meetings.model.kinds import class_of
from security_meetings.model.schema import Record, properties
from security_meetings.policy.conflicts import Conflict
from security_meetings.questions.finding import place_of

__all__ = ["Answer", "about", "loaded", "policy_of", "rival_values"]


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
        return load(*where, policy=policy_of(options), progress=progress)


def about(clashes: Iterable[Conflict], record: Record) -> list[Conflict]:
    """Those of the conflicts that are on a record."""
    place = place_of(record)
    return [c for c in clashes if f"{c.collection}/{c.subject}" == place]


def rival_values(ds: Dataset, clash: Conflict) -> Words:
    """The values in words, the one that the policy picks first."""
    picked = ds.explain(f"{clash.collection}/{clash.subject}", clash.property).value
    ordered = sorted(clash.claims, key=lambda c: c.value != picked)
    return rivals(ds, ordered, properties(class_of(clash.collection))[clash.property].field)
