"""iCalendar, read by icalendar."""

from __future__ import annotations

import datetime
from pathlib import Path

import icalendar

from security_meetings import Dataset
from security_meetings.export.iris import record_iri


def test_each_full_day_is_an_event(data: Dataset, out: Path) -> None:
    """Days, names and words come back; the end lies behind the last day."""
    report = data.export("icalendar", out)
    calendar = icalendar.Calendar.from_ical(out.read_bytes())
    events = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
    assert len(events) == report.carried
    assert events
    for meeting in data.meetings:
        if not isinstance(meeting.start, datetime.date):
            continue
        event = events[record_iri(data.edition, "meetings", meeting.id)]
        assert event["DTSTART"].dt == meeting.start
        last = meeting.end if isinstance(meeting.end, datetime.date) else meeting.start
        assert event["DTEND"].dt == last + datetime.timedelta(days=1)
        assert str(event["SUMMARY"]) == (meeting.label or meeting.name)
        for claim in data.claims.about("meetings", meeting.id):
            assert all(span.exact in str(event["DESCRIPTION"]) for span in claim.evidence)


def test_the_same_file_each_time(ds: Dataset, tmp_path: Path) -> None:
    """A calendar holds nothing of the day on which it is made."""
    for name in ("a", "b"):
        ds.export("icalendar", tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
