"""The data set: its questions, what they answer, and that nothing changes the answers."""

import copy
import json
import os
import pickle
import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import attrs
import pytest

from security_meetings import Dataset, load
from security_meetings.model.kinds import kinds
from security_meetings.model.schema import properties
from security_meetings.packs.pack import IN_LINES
from tests.conftest import FOLDED

# Its parts


def test_repr(small: Dataset) -> None:
    """A data set tells its name and version, and counts its collections, meetings first."""
    assert repr(small).startswith("<Dataset small 1.0: 1 meetings, 0 series, ")
    assert all(f" {len(small.collection(name))} {name}" in repr(small) for name in kinds())


@pytest.mark.parametrize(
    "name", ["meetings", "claims", "name", "policy", "_policy", "_collections", "surprise"]
)
def test_immutable(small: Dataset, name: str) -> None:
    """Nothing of a data set can be set or deleted."""
    before = repr(small)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(small, name, None)
    with pytest.raises(AttributeError):
        delattr(small, name)
    assert repr(small) == before


def test_answers_are_no_handles(ds: Dataset) -> None:
    """What is done to an answer does not change the next one."""
    answered: Any = ds.collections
    answered.clear()
    assert len(ds.collections) == len(kinds())
    ds.cite("rt").csl[0].clear()
    assert ds.cite("rt").csl[0]["publisher"] == "RT"
    assert all(
        isinstance(answer, tuple) for answer in (ds.conflicts(), ds.anomalies(), ds.coverage(), ds.problems)
    )


def pickled(ds: Dataset) -> Any:
    """What comes out of a pickle."""
    return pickle.loads(pickle.dumps(ds))  # noqa: S301 (our own)


@pytest.mark.parametrize("how", [copy.copy, copy.deepcopy, pickled])
def test_copies(small: Dataset, how: Any) -> None:
    """A data set that was copied or pickled answers as before, down to the texts."""
    again: Dataset = how(small)
    assert repr(again) == repr(small)
    assert again.collections == small.collections
    assert again.sources["wire"].text == small.sources["wire"].text
    assert again.verify() == small.verify()


# The others


def test_editions_compared(small: Dataset, ds: Dataset) -> None:
    """A data set tells what changed since another."""
    assert str(small.difference(small)) == "no difference"
    assert {c.what for c in small.difference(ds).claims} == {"added", "removed"}


def test_everything_is_asked_of_the_claims(ds: Dataset) -> None:
    """Conflicts, anomalies, coverage, codebook and verification speak of the data set's own records."""
    assert all(c in ds.claims for conflict in ds.conflicts() for c in conflict.claims)
    assert all(c in ds.claims for anomaly in ds.anomalies() for c in anomaly.claims)
    assert [c.source for c in ds.coverage()] == list(ds.sources.ids)
    assert {entry.collection: entry.records for entry in ds.codebook()} == {
        n: len(c) for n, c in ds.collections.items()
    }
    checked = ds.verify()
    assert checked.checked + checked.editorial == len(ds.claims)


# Whatever the order, and whatever the seed

ASKED = """
import hashlib, random, sys
from security_meetings import load
from security_meetings.policy import BEST_RANK, conflicts, fold_all
ds = load()
claims = list(ds.claims)
random.Random(sys.argv[1]).shuffle(claims)
folded = fold_all(claims, BEST_RANK)
clashes = conflicts(claims)
answers = [folded, clashes, ds.anomalies(), ds.coverage(), ds.as_told_by("rt").claims.ids]
answers += [ds.cite("imhr-2025"), ds.explain("imhr-2025", "chairs"), ds.who_met("Iran").ids]
print(hashlib.sha256(repr(answers).encode()).hexdigest())
"""


def asked(seed: int) -> str:
    """What a new interpreter answers, with this seed for its hashes and for the order of the claims."""
    environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", ASKED, str(seed)], capture_output=True, text=True, check=True, env=environment
    )
    return done.stdout


def test_any_seed_and_order() -> None:
    """Under any seed, each with the claims in another order, every answer is the same to the letter."""
    # Twenty seeds for each version of Python, and no seed twice.
    first = 20 * sys.version_info.minor
    with ThreadPoolExecutor(2) as pool:
        assert len(set(pool.map(asked, range(first, first + 20)))) == 1


@pytest.mark.parametrize("seed", range(3))
def test_any_order_on_disk(bundled: Path, ds: Dataset, seed: int) -> None:
    """A pack whose files list their records in another order gives the same answers."""
    for name in kinds():
        if name in IN_LINES:
            continue  # the lines of claims have an order, so that questions read those of one record alone
        path = bundled / "data" / f"{name}.json"
        listed = json.loads(path.read_bytes())
        random.Random(seed).shuffle(listed)  # noqa: S311 (nothing is kept secret)
        path.write_text(json.dumps(listed), encoding="utf-8")
    mixed = load(bundled)
    assert mixed.marks.ids != ds.marks.ids
    assert mixed.conflicts() == ds.conflicts()
    assert mixed.anomalies() == ds.anomalies()
    assert mixed.codebook() == ds.codebook()
    assert str(mixed.difference(ds)) == "no difference"
    for name in FOLDED:
        for record in ds.collection(name):
            assert mixed.cite(record) == ds.cite(record)
    for record in (*ds.meetings, *ds.talks, *ds.officials):
        assert all(
            mixed.explain(record, path) == ds.explain(record, path) for path in properties(type(record))
        )
