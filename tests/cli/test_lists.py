"""`list`, `sources` and `codebook`: what there is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from security_meetings import Dataset
from security_meetings.model.kinds import kinds
from tests.cli.conftest import Ask, flat


def test_list_counts_the_collections(ask: Ask, ds: Dataset) -> None:
    """Without a collection, each is listed with its size."""
    code, out, _ = ask("list")
    assert code == 0
    assert [line.split() for line in out.splitlines()] == [
        [str(len(records)), name] for name, records in ds.collections.items()
    ]
    assert json.loads(ask("list", "--json")[1])["collections"]["talks"] == len(ds.talks)


@pytest.mark.parametrize("name", kinds())
def test_list_gives_ids_with_what_they_stand_for(ask: Ask, ds: Dataset, name: str) -> None:
    """Of each collection every id is listed, in order, each with some words."""
    code, out, _ = ask("list", name)
    assert code == 0
    records = json.loads(ask("list", name, "--json")[1])["records"]
    assert [r["id"] for r in records] == list(ds.collection(name).ids)
    assert all(r["label"] for r in records)
    assert [
        line for line in out.splitlines() if line[0] != " " and line.split()[0] not in ds.collection(name).ids
    ] == []


def test_list_names_what_has_no_name(ask: Ask) -> None:
    """A record without a name is told by those that it is about."""
    assert "Ali Akbar Ahmadian for Iran" in flat(ask("list", "talks")[1])


def test_list_of_nothing_is_bad_news(ask: Ask, pack: Path) -> None:
    """A collection without records is told as such, and the exit code is 1."""
    assert ask("list", "plans", "--data", pack) == (1, "There are no plans.\n", "")


@pytest.mark.parametrize("command", ["list", "codebook"])
def test_there_is_no_such_collection(ask: Ask, command: str) -> None:
    """A collection that does not exist is wrong use."""
    code, out, err = ask(command, "meating")
    assert (code, out) == (2, "")
    assert "meetings" in err


def test_sources_tell_who_published_what(ask: Ask, ds: Dataset) -> None:
    """Each source has its title, publisher and day, as far as stated, and how much it says."""
    code, out, _ = ask("sources")
    assert code == 0
    for source in ds.sources:
        assert f"({source.id})" in out
        assert f"says {len(ds.claims.where(source=source.id))} claims" in flat(out)
    assert "published 26 May 2025" in flat(out)
    told = json.loads(ask("sources", "--json")[1])["sources"]
    assert [s["source"]["id"] for s in told] == list(ds.sources.ids)


def test_codebook_has_every_field(ask: Ask, ds: Dataset) -> None:
    """Each kind of record has its meaning, each field too, with what it means that it is absent."""
    code, out, _ = ask("codebook")
    assert code == 0
    for entry in ds.codebook():
        assert f"{entry.name} ({entry.collection}: {entry.records})" in out
        for field in entry.fields:
            assert f"{field.path} {field.meaning}" in flat(out)
            assert field.none in flat(out)


def test_codebook_of_one_kind(ask: Ask) -> None:
    """A collection that is named is explained alone."""
    assert [kind["collection"] for kind in json.loads(ask("codebook", "talks", "--json")[1])["kinds"]] == [
        "talks"
    ]
