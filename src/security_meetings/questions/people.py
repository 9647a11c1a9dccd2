"""Whom people met, and which offices they held: what a data set is asked by a person's name.

Each question is answered by a module beside this one, which is imported when it is asked.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from security_meetings.collection.collection import Collection
from security_meetings.collection.shelf import Collections
from security_meetings.errors import InvalidValue
from security_meetings.model.kinds import collection_of
from security_meetings.model.schema import Record
from security_meetings.model.shapes import full_day, wrong

if TYPE_CHECKING:
    from security_meetings.model.days import Days
    from security_meetings.model.records.countries import Country
    from security_meetings.model.records.officials import Official
    from security_meetings.model.records.organizations import Organization
    from security_meetings.model.records.roles import Role
    from security_meetings.model.records.talks import BilateralTalk
    from security_meetings.questions.found import Found, Referring
    from security_meetings.questions.offices import Attestation
    from security_meetings.questions.talks import Side

__all__ = ["People", "days_between", "plain_day"]

R = TypeVar("R", bound=Record)


class People(Collections):
    """The collections, and what they say of people: the part of a data set that is asked by name."""

    __slots__ = ()

    def role_at(self, official: Official | str, day: datetime.date) -> Role | None:
        """The one office that sources attest for a person on a day; None where they attest none.

        Args:
            official: The person's record, name, id or `officials/id`.
            day: The day. An office is never stretched beyond the days attested: see `nearest_roles`.

        Raises:
            NotFound: Nobody has this id or name.
            Ambiguous: Several people have the name, or sources attest several offices: see `roles_at`.
        """
        from security_meetings.questions.offices import role_at

        return role_at(self, self._person(official), plain_day("day", day))

    def roles_at(self, official: Official | str, day: datetime.date) -> tuple[Role, ...]:
        """All offices that sources attest for a person on a day; see `role_at`."""
        from security_meetings.questions.offices import roles_at

        return roles_at(self, self._person(official), plain_day("day", day))

    def nearest_roles(self, official: Official | str, day: datetime.date) -> tuple[Attestation, ...]:
        """What sources attest for a person on a day, or else the last before and the first after it.

        >>> from security_meetings import load
        >>> [a.role.organization for a in load().nearest_roles("sergei-shoigu", datetime.date(2023, 1, 1))]
        ['ru-mod', 'ru-security-council']
        """
        from security_meetings.questions.offices import nearest_roles

        return nearest_roles(self, self._person(official), plain_day("day", day))

    def holders_at(self, organization: Organization | str, day: datetime.date) -> tuple[Role, ...]:
        """The offices at a body that sources attest for a day.

        Args:
            organization: The body's record, name, id or `organizations/id`.
            day: The day.

        Raises:
            NotFound: No organisation has this id or name.
            Ambiguous: Several organisations have the name.

        >>> from security_meetings import load
        >>> [role.holder for role in load().holders_at("ru-mod", datetime.date(2021, 6, 23))][:1]
        ['sergei-shoigu']
        """
        from security_meetings.questions.offices import holders_at

        return holders_at(self, self._body(organization), plain_day("day", day))

    def sides(self, talk: BilateralTalk | str) -> tuple[Side, ...]:
        """The sides of a bilateral talk, sorted by party, with the titles that its own sources print.

        Args:
            talk: The talk or its id.

        Raises:
            NotFound: No talk has this id.
            InvalidValue: What is given is neither a talk nor an id.

        >>> from security_meetings import load
        >>> [(s.party, s.official) for s in load().sides("ru-ir-2025")]
        [('IR', 'ali-akbar-ahmadian'), ('RU', 'sergei-shoigu')]
        """
        from security_meetings.model.records.talks import BilateralTalk
        from security_meetings.questions.talks import sides

        return sides(self, _one_of(self.talks, BilateralTalk, talk))

    def who_met(
        self,
        name: Official | Country | Organization | str | None = None,
        *,
        since: Days | str | None = None,
        until: Days | str | None = None,
    ) -> Collection[BilateralTalk]:
        """The bilateral talks of a person or party, between two days.

        A talk without a day of its own counts for any day of its meeting. One whose days are not
        known at all is left out when days are asked for.

        Args:
            name: A person, country or organisation: a record, an id or code in any case, `collection/id`, or
                any name of it; None for all.
            since: The first day; of a day known in part, such as `"2025-05"`, its first.
            until: The last day; of a day known in part, its last.

        Raises:
            NotFound: Nothing has this name.
            Ambiguous: Several records have it.
            InvalidValue: What is given is no day with its year, or the last day is before the first.

        >>> from security_meetings import load
        >>> ds = load()
        >>> [t.id for t in ds.who_met("Iran", since=datetime.date(2025, 5, 27))]
        ['ru-ir-2025']
        >>> len(ds.who_met(since="2025-05", until="2025-05"))
        3
        """
        from security_meetings.questions.talks import who_met

        return who_met(self, name, *days_between(since, until))

    def find(self, name: str) -> Found:
        """Every record of any kind that has this id or name, or has it as a part of its name.

        To have the one record of a name, ask its collection: `ds.officials.find("Sergey Shoygu")`.

        >>> from security_meetings import load
        >>> found = load().find("Shoygu")
        >>> [r.id for r in found.whole], [r.id for r in found.partly]
        (['sergei-shoigu'], [])
        """
        from security_meetings.questions.finding import find

        return find(self, name)

    def referring_to(self, record: Record | str) -> tuple[Referring, ...]:
        """All that refers to a record, by collection and the property that does.

        Args:
            record: The record, its id, or `collection/id`.

        >>> from security_meetings import load
        >>> [(r.collection, r.property) for r in load().referring_to("meetings/imhr-2025")][:2]
        [('sessions', 'meeting'), ('delegations', 'meeting')]
        """
        from security_meetings.questions.finding import referring_to

        return referring_to(self, self._meant(record))

    def _meant(self, record: Record | str) -> Record:
        from security_meetings.questions.finding import record_named

        return record if isinstance(record, Record) else record_named(self, record)

    def _person(self, official: Official | str) -> str:
        """The id of a person given by record, id or name."""
        from security_meetings.model.records.officials import Official
        from security_meetings.questions.finding import named_in

        if isinstance(official, Official):
            return official.id
        if not isinstance(official, str):
            raise wrong("a person's record, id or name", official)
        return named_in(self, "officials", official).id

    def _body(self, organization: Organization | str) -> str:
        """The id of a body given by record, id or name."""
        from security_meetings.model.records.organizations import Organization
        from security_meetings.questions.finding import named_in

        if isinstance(organization, Organization):
            return organization.id
        if not isinstance(organization, str):
            raise wrong("an organization's record, id or name", organization)
        return named_in(self, "organizations", organization).id


def _one_of(records: Collection[R], cls: type[R], given: R | str) -> R:
    """The record that is given, or whose id is, bare or behind its collection."""
    if isinstance(given, cls):
        return given
    if not isinstance(given, str):
        raise InvalidValue(f"expected a record of {cls.__name__}, or its id, got {given!r}")
    return records[given.removeprefix(f"{collection_of(cls)}/")]


def days_between(
    since: Days | str | None, until: Days | str | None
) -> tuple[datetime.date | None, datetime.date | None]:
    """The first day of one and the last of another, each as far as given; None where none is.

    Raises:
        InvalidValue: One is no day with its year, or the last day is before the first.

    >>> days_between("2025-05", "2025")
    (datetime.date(2025, 5, 1), datetime.date(2025, 12, 31))
    """
    from security_meetings.model.days import earliest, latest

    first, last = _edge("since", since, earliest), _edge("until", until, latest)
    if first and last and first > last:
        raise InvalidValue(f"since={first} is after until={last}: expected the earlier day first")
    return first, last


def _edge(
    name: str, day: Days | str | None, edge: Callable[[Days], datetime.date | None]
) -> datetime.date | None:
    from security_meetings.model.days import Interval, PartialDate, parse_day

    if day is None:
        return None
    expected = f"a day with its year for {name}, such as '2025-05-27' or '2025-05'"
    if isinstance(day, str):
        try:
            day = parse_day(day)
        except InvalidValue as exc:
            raise InvalidValue(f"{name}: {exc}") from exc
    if isinstance(day, datetime.datetime):
        return day.date()
    if not isinstance(day, datetime.date | PartialDate | Interval):
        raise wrong(expected, day)
    found = edge(day)
    if found is None:
        raise InvalidValue(f"expected {expected}, got {str(day)!r}")
    return found


def plain_day(name: str, day: datetime.date | str) -> datetime.date:
    """The day of a day, a moment or a written day.

    Raises:
        InvalidValue: It is none of these.
    """
    if isinstance(day, datetime.datetime):
        return day.date()
    if isinstance(day, datetime.date):
        return day
    if isinstance(day, str):
        try:
            return full_day(day)
        except InvalidValue as exc:
            raise InvalidValue(f"{name}: {exc}") from exc
    raise wrong(f"a day for {name}, such as datetime.date(2025, 5, 27)", day)
