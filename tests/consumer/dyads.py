"""A program of somebody who uses the library: who met whom, who was there, and who says so."""

from __future__ import annotations

import csv
import datetime
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from security_meetings import (
    Attendance,
    Attestation,
    BilateralTalk,
    Claim,
    Collection,
    Count,
    Country,
    Dataset,
    Day,
    Days,
    Delegation,
    Divergence,
    Evidence,
    Explanation,
    Interval,
    InvalidData,
    NotFound,
    PartialDate,
    Policy,
    Role,
    SecurityMeetingsError,
    Tally,
    UnknownValue,
    load,
    source_priority,
)

Row = tuple[str, str, int | None, str]


def opened(places: Sequence[Path], believed: Sequence[str] = ()) -> Dataset:
    """The data of some packs, or the bundled ones."""
    policy: Policy | str = source_priority(*believed) if believed else "best-rank"
    try:
        return load(*places, policy=policy, lazy=None, on_error="raise")
    except InvalidData as exc:
        for problem in exc.problems:
            print(problem.file, problem.where, problem.message, file=sys.stderr)
        raise


def year(days: Days | None) -> int | None:
    """The year of a day, or of the first of several, as far as it is known."""
    day: Day | None = days.start if isinstance(days, Interval) else days
    return day.year if isinstance(day, (datetime.date, PartialDate)) else None


def dyads(talks: Collection[BilateralTalk], name_of: Callable[[str], str]) -> Iterator[Row]:
    """A row for each talk."""
    for talk in talks.sorted_by(lambda talk: talk.id):
        first, second = talk.parties
        yield name_of(first), name_of(second), year(talk.date), talk.status or "unknown"


def names(ds: Dataset) -> Callable[[str], str]:
    """A function that names a party."""
    known: Mapping[str, str] = {country.id: country.name or country.id for country in ds.countries}

    def name_of(party: str) -> str:
        return known.get(party) or ds.organizations[party].name or party

    return name_of


def quoted(why: Explanation) -> list[str]:
    """The words behind a value, each with its place."""
    spans: list[Evidence] = [span for claim in why.carrying for span in claim.evidence]
    return [f"{span.source} {span.start}-{span.end}: {span.exact}" for span in spans]


def disputed(ds: Dataset) -> dict[str, list[Claim]]:
    """The claims that contradict each other, by the place that they are on."""
    return {f"{c.subject}#{c.property}": list(c.claims) for c in ds.conflicts()}


def newcomers(delegations: Collection[Delegation], countries: Collection[Country]) -> list[str]:
    """The countries whose delegation is there for the first time, and who sends it."""
    new = delegations.where(lambda d: d.party in countries, first_time=True)
    return [f"{countries[d.party].name or d.party} ({d.sender or d.party})" for d in new if d.party]


def present(attendances: Collection[Attendance], meeting: str) -> list[str]:
    """Who was at a meeting, with what each of them did there; none where nothing bears the name."""
    try:
        there = attendances.where(meeting=meeting, status="attended")
    except UnknownValue as exc:
        print(exc, exc.candidates, file=sys.stderr)
        return []
    return [f"{a.official}: {', '.join(a.actions) or 'attended'}" for a in there if a.official]


def counted(tallies: Collection[Tally]) -> list[str]:
    """The numbers of some of those at a meeting."""
    return [f"{tally.count} {tally.of_which or ''} {tally.unit}" for tally in tallies if tally.count]


def hoped(ds: Dataset) -> dict[str, tuple[object, ...]]:
    """What sources only expect of the meetings, by property."""
    explained: list[Explanation] = [why for meeting in ds.meetings for why in ds.explain(meeting)]
    return {f"{why.subject}#{why.property}": why.expected for why in explained if why.expected}


def open_ends(ds: Dataset) -> list[str]:
    """What was announced and never reported, in words."""
    found: list[Divergence] = [d for d in ds.divergences() if d.kind == "never reported"]
    return [f"{d.subject}: {d.words}" for d in found]


def largest(counts: Mapping[str, Count | None]) -> str | None:
    """The meeting with the most delegations, as far as any source counts them."""
    known = {id_: count.number for id_, count in counts.items() if count and count.stage == "actual"}
    return max(known, key=lambda id_: known[id_], default=None)


def office(ds: Dataset, person: str, day: datetime.date) -> str:
    """The office of a person on a day, in a word."""
    try:
        role: Role | None = ds.role_at(ds.officials.find(person), day)
    except NotFound as exc:
        return f"did you mean {', '.join(exc.candidates)}?"
    if role:
        return role.title or "without a title"
    near: Sequence[Attestation] = ds.nearest_roles(person, day)
    return ", ".join(f"{a.role.title} until {a.last}, says {a.claim.source}" for a in near) or "not attested"


def main(arguments: Sequence[str]) -> int:
    """Write a table of who met whom, and what lies behind it."""
    try:
        ds = opened([Path(place) for place in arguments])
    except SecurityMeetingsError as exc:
        print(exc, file=sys.stderr)
        return 1
    table = csv.writer(sys.stdout)
    table.writerows(dyads(ds.who_met(since=datetime.date(2025, 5, 1)), names(ds)))
    for meeting in ds.meetings:
        print("\n".join(quoted(ds.explain(meeting, "counts.delegations"))))
    print(largest({meeting.id: meeting.counts.delegations for meeting in ds.meetings}))
    print(newcomers(ds.delegations, ds.countries), list(disputed(ds)))
    print(*(line for meeting in ds.meetings for line in present(ds.attendances, meeting.id)), sep="\n")
    print(counted(ds.tallies), hoped(ds), *open_ends(ds), sep="\n")
    print(office(ds, "Sergey Shoygu", datetime.date(2025, 5, 28)))
    print(office(ds, "Sergey Shoygu", datetime.date(2023, 5, 28)), ds.digest)
    return 0 if ds.verify().ok else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
