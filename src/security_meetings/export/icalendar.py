"""iCalendar: meetings, sessions and talks whose days are known, for any calendar."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from security_meetings.export.iris import record_iri
from security_meetings.export.standards import Losses, Standard
from security_meetings.model.kinds import collection_of
from security_meetings.model.schema import Record, properties
from security_meetings.model.values import PARTIES
from security_meetings.packs.writing import encodable
from security_meetings.questions.why import claims_on
from security_meetings.tables.extras import imported
from security_meetings.words import in_words, manner, name_of

if TYPE_CHECKING:
    from security_meetings.collection.shelf import Collections
    from security_meetings.questions.citation import Edition

__all__ = ["ICalendar"]

# Which property of a kind is the first day, and which the last.
_DAYS = {"meetings": ("start", "end"), "sessions": ("start", "end"), "talks": ("date", "date")}
# What these kinds call the state that a calendar has a word for.
_STATUS = {
    "announced": "TENTATIVE",
    "planned": "TENTATIVE",
    "postponed": "TENTATIVE",
    "held": "CONFIRMED",
    "cancelled": "CANCELLED",
}
_PLACES = ("venue", "city", "place")


class ICalendar(Standard):
    """iCalendar (RFC 5545)."""

    name = "icalendar"
    title = "iCalendar"
    description = "Meetings, sessions and talks on full days, for any calendar."
    suffixes: ClassVar[tuple[str, ...]] = (".ics",)
    counted = "meetings, sessions and talks"
    extra = "calendar"

    def pieces(self, data: Collections, edition: Edition, losses: Losses) -> Iterable[str]:
        """One calendar."""
        icalendar = imported("icalendar", "calendar", "a calendar")
        calendar = icalendar.Calendar()
        calendar.add("prodid", "-//security_meetings//EN")
        calendar.add("version", "2.0")
        calendar.add("x-wr-calname", encodable(str(edition)))
        # When this was put down, which a calendar must tell; the same data must give the same file.
        published = [s.published for s in data.sources if isinstance(s.published, datetime.date)]
        stamp = max(published, default=datetime.date(1970, 1, 1))
        for name in _DAYS:
            for record in data.collection(name):
                losses.met()
                days = _days(record)
                if days is None:
                    losses.lost(name, "no full day is known on which it begins")
                    continue
                event = icalendar.Event()
                event.add("uid", record_iri(edition, name, record.id))
                event.add("dtstamp", datetime.datetime.combine(stamp, datetime.time(), datetime.UTC))
                _tell(event, data, record, days)
                calendar.add_component(event)
        yield calendar.to_ical().decode("utf-8")


def _days(record: Any) -> tuple[datetime.date, datetime.date] | None:
    """The first and the last day; the last is the first where it is not known in full."""
    first, last = (getattr(record, name) for name in _DAYS[collection_of(record)])
    if not isinstance(first, datetime.date):
        # Several days in one value: from its first to its last, where both are full.
        first, last = (getattr(first, part, None) for part in ("start", "end"))
    if not isinstance(first, datetime.date):
        return None
    return first, max(first, last) if isinstance(last, datetime.date) else first


def _tell(event: Any, data: Collections, record: Any, days: tuple[datetime.date, datetime.date]) -> None:
    """Put into an event what is known of it."""
    event.add("dtstart", days[0])
    event.add("dtend", days[1] + datetime.timedelta(days=1))  # a calendar's end lies behind the last day
    event.add("summary", encodable(_summary(data, record)))
    if record.status in _STATUS:
        event.add("status", _STATUS[record.status])
    places = [value for name in _PLACES if (value := getattr(record, name, None))]
    if places:
        event.add("location", encodable(", ".join(places)))
    event.add("description", encodable("\n".join(_told(data, record))))


def _summary(data: Collections, record: Any) -> str:
    named = getattr(record, "label", None) or getattr(record, "name", None)
    if named:
        return str(named)
    if parties := getattr(record, "parties", ()):
        return " – ".join(name_of(data, party, PARTIES) for party in parties)
    return str(record.id)


def _told(data: Collections, record: Record) -> Iterable[str]:
    """Each claim in words, with who says it and where."""
    for path, claims in claims_on(data, record).items():
        for claim in claims:
            field = properties(type(record))[path].field
            asserted = "asserted" if claim.modality == "asserted" else ""
            rank = claim.rank if claim.rank == "preferred" else ""
            how = ", ".join(filter(None, (asserted, manner(data, claim), rank)))
            yield f"{path}: {in_words(data, claim.value, field)} ({how})"
            yield from (f"  “{e.exact}” ({e.source}, characters {e.start}–{e.end})" for e in claim.evidence)
