"""schema.org: records with the quotations behind them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from security_meetings import Dataset, load
from tests.conftest import NOTES, MakePack


def nodes(ds: Dataset, folder: Path) -> dict[str, dict[str, Any]]:
    """The nodes by collection and id."""
    ds.export("schema.org", folder / "graph.jsonld")
    found = json.loads((folder / "graph.jsonld").read_bytes())["@graph"]
    assert {"@id", "@type"} <= set.intersection(*map(set, found))
    return {":".join(node["@id"].split(":")[-2:]): node for node in reversed(found)}


def test_a_meeting_is_an_event_with_its_days(ds: Dataset, tmp_path: Path) -> None:
    """Name, days and series stand where the vocabulary has them."""
    meeting = nodes(ds, tmp_path)["meetings:imhr-2025"]
    assert meeting["@type"] == "Event"
    assert (meeting["startDate"], meeting["endDate"]) == ("2025-05-27", "2025-05-29")
    assert meeting["superEvent"]["@id"].endswith(":series:imhr")


def test_each_claim_of_a_source_is_a_quotation(ds: Dataset, tmp_path: Path) -> None:
    """A quotation has the words, is about the record, and is based on the article."""
    found = nodes(ds, tmp_path)
    for claim in ds.claims.where(source="rt", collection="meetings"):
        quotation = found[f"claims:{claim.id}"]
        assert quotation["text"] == " […] ".join(e.exact for e in claim.evidence)
        assert quotation["about"]["@id"].endswith(f":meetings:{claim.subject}")
        assert quotation["isBasedOn"]["@id"].endswith(":sources:rt")
        assert quotation["abstract"].startswith(f"{claim.modality}: ")


def test_only_who_was_there_attended(make_pack: MakePack, tmp_path: Path) -> None:
    """A delegation that is only announced is no attendee, and is counted as lost."""
    notes = NOTES + (
        '[[quote]]\nwords = "Russia and Iran"\n'
        'delegations.a = {meeting = "forum-2025", party = "RU", status = "attended"}\n'
        'delegations.b = {meeting = "forum-2025", party = "IR", status = "confirmed"}\n'
    )
    ds = load(make_pack(notes))
    meeting = nodes(ds, tmp_path)["meetings:forum-2025"]
    assert meeting["attendee"]["@id"].endswith(":countries:RU")
    losses = {loss.what: loss.why for loss in ds.export("schema.org", tmp_path / "g").losses}
    assert losses["delegations.party"] == "status: confirmed"


def test_nobody_attends_what_is_only_planned(make_pack: MakePack, tmp_path: Path) -> None:
    """The sides of a talk that no source tells as held are no attendees, and are counted as lost."""
    notes = NOTES + (
        '[[quote]]\nwords = "Russia and Iran"\n'
        'talks.t = {attendees = [{party = "RU"}, {party = "IR"}], '
        'status = "planned", meeting = "forum-2025"}\n'
    )
    ds = load(make_pack(notes))
    assert "attendee" not in nodes(ds, tmp_path)["talks:t"]
    losses = {loss.what: (loss.why, loss.count) for loss in ds.export("schema.org", tmp_path / "g").losses}
    assert losses["talks.attendees"] == ("status: planned", 2)


def test_a_host_is_no_organizer(ds: Dataset, tmp_path: Path) -> None:
    """Only whom a source tells as the organiser of a meeting is that there."""
    organizer = nodes(ds, tmp_path)["meetings:imhr-2025"]["organizer"]
    assert organizer["@id"].endswith(":organizations:ru-security-council")
