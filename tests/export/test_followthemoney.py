"""FollowTheMoney: statements with their words and sources."""

from __future__ import annotations

import csv
from pathlib import Path

from security_meetings import Dataset, load
from tests.conftest import NOTES, MakePack


def rows(ds: Dataset, folder: Path) -> list[dict[str, str]]:
    """The statements of a data set."""
    ds.export("followthemoney", folder / "statements.csv")
    with (folder / "statements.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, dialect=csv.unix_dialect))


def test_a_statement_keeps_its_words_and_where_they_stand(ds: Dataset, tmp_path: Path) -> None:
    """Offsets and words of each statement are those of the text of its source."""
    placed = [row for row in rows(ds, tmp_path) if ":" in row["origin"]]
    assert placed
    for row in placed:
        spans = [place.rpartition(":") for place in row["origin"].split(" ")]
        words = []
        for source, _, span in spans:
            start, end = map(int, span.split("-"))
            words.append(ds.sources[source].text[start:end])
            assert row["dataset"] == source
        assert row["original_value"] == " […] ".join(words)


def test_what_is_not_asserted_is_no_statement(make_pack: MakePack, tmp_path: Path) -> None:
    """What is expected, guessed or denied would be said outright, and so is left out and counted."""
    for modality in ("expected", "speculated", "denied"):
        notes = NOTES.replace('modality = "reported"\nby', f'modality = "{modality}"\nby')
        ds = load(make_pack(notes))
        assert not any("126" in row["value"] for row in rows(ds, tmp_path))
        losses = {loss.what: loss.count for loss in ds.export("followthemoney", tmp_path / "s.csv").losses}
        assert losses[f"what is {modality}"] == 2
    assert any("126" in row["value"] for row in rows(load(make_pack(NOTES)), tmp_path))


def test_an_entity_has_what_it_cannot_do_without(ds: Dataset, small: Dataset, tmp_path: Path) -> None:
    """An event has a name, a tie both ends; and all statements of an entity stand together."""
    needed = {"Event": {"name"}, "Person": {"name"}, "UnknownLink": {"subject", "object"}}
    needed["Occupancy"] = {"holder", "post"}
    for data in (ds, small):
        found: dict[str, list[dict[str, str]]] = {}
        last = ""
        for row in rows(data, tmp_path):
            assert row["entity_id"] == last or row["entity_id"] not in found
            last = row["entity_id"]
            found.setdefault(last, []).append(row)
        for statements in found.values():
            assert len({row["schema"] for row in statements}) == 1
            assert needed.get(statements[0]["schema"], set()) <= {row["prop"] for row in statements}


def test_an_entity_that_is_referred_to_is_there(small: Dataset, tmp_path: Path) -> None:
    """Both sides of a talk are involved in it, and are entities themselves."""
    found = rows(small, tmp_path)
    involved = {
        row["value"] for row in found if row["entity_id"] == "talks.ru-ir-2025" and row["prop"] == "involved"
    }
    assert involved == {"countries.RU", "countries.IR", "officials.ali-akbar-ahmadian"}
    assert involved <= {row["entity_id"] for row in found}


def test_an_office_is_a_post_and_its_holder(ds: Dataset, tmp_path: Path) -> None:
    """A title names a position, and an occupancy ties the person to it."""
    found = [row for row in rows(ds, tmp_path) if "sergei-shoigu-ru-mod" in row["entity_id"]]
    by_schema = {row["schema"]: row for row in found}
    assert {"Position", "Occupancy"} <= by_schema.keys()
    assert "officials.sergei-shoigu" in {row["value"] for row in found if row["prop"] == "holder"}
