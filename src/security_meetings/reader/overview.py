"""The front view: what the pack holds at a glance, in drawings and in words."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from security_meetings.collection.shelf import Collections
from security_meetings.model.briefs import counted
from security_meetings.model.kinds import class_of
from security_meetings.model.schema import Record, Value, properties
from security_meetings.model.values import PARTIES
from security_meetings.policy import Conflict
from security_meetings.questions.anomalies import Anomaly
from security_meetings.questions.coverage import SourceCoverage
from security_meetings.questions.divergences import Divergence
from security_meetings.questions.why import why
from security_meetings.reader import addresses
from security_meetings.reader.articles import Quotes
from security_meetings.reader.cards import SHOWN
from security_meetings.reader.markup import Child, Markup, element, joined
from security_meetings.reader.pictures import Link, Tile, bars, bubbles, network, tiles
from security_meetings.reader.wording import Wording, path_in_words
from security_meetings.words import instead, listed

__all__ = ["overview"]

# A drawing shows no more than fits; what is left out is said.
_MOST_COLUMNS, _MOST_ROWS, _MOST_TILES, _MOST_LINKS, _MOST_LISTED = 9, 12, 66, 60, 40
# Who takes part, by the property that names them, and what stands where nobody is named.
_TAKING_PART = {
    "delegations": ("party", "a party not named"),
    "attendances": ("official", "a person not named"),
}
# A timeline is as fine as fits: in days, in months, or in years.
_LENGTHS = (10, 7, 4)
_PARTS = ("typed claims", "remarks", "set aside", "open")


def overview(
    collections: Collections,
    wording: Wording,
    quotes: Quotes,
    conflicts: Sequence[Conflict],
    divergences: Sequence[Divergence],
    anomalies: Sequence[Anomaly],
    coverage: Sequence[SourceCoverage],
) -> Markup:
    """The drawings, each under its heading; those of which there is nothing to show are left out."""
    figures = [
        *_timeline(collections),
        *_participation(collections, wording),
        *_talks(collections, wording),
        *_disagreement(collections, wording, conflicts),
        *_accounted(coverage),
    ]
    lists = [
        _listing("Values that contradict each other", [_clash(wording, c) for c in conflicts]),
        _listing("Accounts that differ", [_place(wording, d) for d in divergences]),
        _listing("What looks odd in the sources", [_odd(quotes, a) for a in anomalies]),
    ]
    in_words = (
        element("section", {"class": "lists"}, element("h2", {}, "In words"), *lists) if any(lists) else ""
    )
    return element("div", {"class": "figures"}, *figures, in_words)


def _figure(title: str, drawing: Markup, words: str) -> Markup:
    return element(
        "figure", {}, element("figcaption", {}, element("h2", {}, title), element("p", {}, words)), drawing
    )


def _first_days(record: Record) -> Iterable[tuple[datetime.date, int]]:
    """The first of each day or interval that a record has, and how much of its ISO form is known."""
    for prop in properties(type(record)).values():
        value: Any = prop.read(record)
        for one in value if prop.many else (value,):
            low, high = one.bounds if isinstance(one, Value) else (one, one)
            if isinstance(low, datetime.date):
                yield low, _known(low, high)


def _known(low: datetime.date, high: datetime.date | None) -> int:
    if high is None or high.year != low.year or low.day != 1 or low == high:
        return _LENGTHS[0]
    return _LENGTHS[1] if high.month == low.month else _LENGTHS[2]


def _timeline(collections: Collections) -> Iterable[Markup]:
    days = [
        (name, *first)
        for name in SHOWN
        for record in collections.collection(name)
        if (first := min(_first_days(record), default=None))
    ]
    if not days:
        return
    places: list[tuple[str, str]] = []
    columns: list[str] = []
    for length in _LENGTHS:
        places = [(name, day.isoformat()[: min(length, known)]) for name, day, known in days]
        columns = sorted({column for _, column in places})
        if len(columns) <= _MOST_COLUMNS:
            break
    columns = columns[-_MOST_COLUMNS:]
    counts = {place: number for place, number in Counter(places).items() if place[1] in columns}
    rows = [name for name in SHOWN if any(row == name for row, _ in counts)]
    alternative = "; ".join(
        f"{row} in {column}: {number}" for (row, column), number in sorted(counts.items())
    )
    shown = sum(counts.values())
    more = f" The {shown} latest are drawn." if shown < len(days) else ""
    words = f"{counted(len(days), 'dated record')}, by the first day that each tells of.{more}"
    yield _figure("When", bubbles("timeline", "Timeline", alternative, rows, columns, counts), words)


def _participation(collections: Collections, wording: Wording) -> Iterable[Markup]:
    found: dict[tuple[str, str, str], list[Tile]] = {}
    for kind, (whose, of_none) in _TAKING_PART.items():
        fields = properties(class_of(kind))
        for one in collections.collection(kind):
            id_ = fields[whose].read(one)
            name = wording.name(id_, fields[whose].field.refers_to) if id_ else of_none
            row = one.meeting or "", kind, _step(collections, one)
            found.setdefault(row, []).append(Tile(name, name, f"#{addresses.record(one)}"))
    if not found:
        return
    several = len({meeting for meeting, _, _ in found}) > 1

    def order(row: tuple[str, str, str]) -> tuple[Any, ...]:
        meeting, kind, step = row
        steps = properties(class_of(kind))["status"].field
        return meeting, [*_TAKING_PART].index(kind), -steps.step(step), step

    shown: dict[str, Sequence[Tile]] = {}
    for meeting, kind, step in sorted(found, key=order)[:_MOST_ROWS]:
        named = sorted(found[meeting, kind, step], key=lambda tile: tile.name)
        people = ", people" if kind == "attendances" else ""
        shown[f"{meeting + ' ' if several else ''}{step}{people}"] = named[:_MOST_TILES]
    drawn = sum(map(len, shown.values()))
    alternative = "; ".join(f"{row}: {', '.join(t.name for t in named)}" for row, named in shown.items())
    told: Counter[str] = Counter()
    for (_, kind, _), tiles_ in found.items():
        told[kind] += len(tiles_)
    more = f" Of these, {drawn} are drawn." if drawn < told.total() else ""
    who = [counted(number, kind.removesuffix("s")) for kind, number in told.items()]
    words = f"{listed(who)} that sources name, by how far their part went. Invited is not attended.{more}"
    yield _figure("Who took part", tiles("participation", "Participation", alternative, shown), words)


def _step(collections: Collections, one: Any) -> str:
    """How far the part of somebody went; else what was done there, or how unsure it is what went on."""
    if one.status:
        return str(one.status)
    if done := getattr(one, "actions", ()):
        return listed(done)
    return instead(collections, why(collections, one, "status")).partition(":")[0] or "not stated"


def _talks(collections: Collections, wording: Wording) -> Iterable[Markup]:
    two = 2
    links = []
    for talk in collections.talks:
        if len(talk.parties) == two:
            names = [wording.name(party, PARTIES) for party in talk.parties]
            status = (
                talk.status
                or f"status {instead(collections, why(collections, talk, 'status')) or 'not stated'}"
            )
            words = f"{listed(names)}, {status}"
            href = f"#{addresses.record(talk)}"
            links.append(Link((names[0], names[1]), talk.status == "held", words, href))
    if not links:
        return
    shown = links[:_MOST_LINKS]
    alternative = "; ".join(link.name for link in shown)
    more = f" The first {len(shown)} are drawn." if len(shown) < len(links) else ""
    number = counted(len(links), "bilateral talk")
    words = f"{number}; a broken line is a talk that is not told to have been held.{more}"
    yield _figure("Who met whom", network("talks", "Network of talks", alternative, shown), words)


def _disagreement(
    collections: Collections, wording: Wording, conflicts: Sequence[Conflict]
) -> Iterable[Markup]:
    if not conflicts:
        return
    counts: Counter[tuple[str, str]] = Counter()
    records = {(c.collection, c.subject) for c in conflicts}
    rows = []
    for clash in conflicts[:_MOST_ROWS]:
        row = path_in_words(clash.property)
        about = wording.name(clash.subject, (clash.collection,))
        row = row if len(records) == 1 else f"{row}, {about}"
        rows.append(row)
        counts.update((row, claim.source) for claim in clash.claims if claim.source)
    often = Counter(source for _, source in counts)
    columns = [source for source, _ in often.most_common(_MOST_COLUMNS)]
    told = {place: number for place, number in counts.items() if place[1] in columns}
    alternative = "; ".join(f"{row}: {source} ({number})" for (row, source), number in sorted(told.items()))
    words = (
        f"{counted(len(conflicts), 'value')} of {counted(len(records), 'record')} on which sources "
        "contradict each other, and how many claims of each source take part; "
        f"{counted(len(collections.sources), 'source')} in all.{_drawn(len(conflicts))}"
    )
    drawn = bubbles(
        "disagreement", "Where sources disagree", alternative, list(dict.fromkeys(rows)), columns, told
    )
    yield _figure("Where sources disagree", drawn, words)


def _accounted(coverage: Sequence[SourceCoverage]) -> Iterable[Markup]:
    if not coverage:
        return
    rows = {c.source: (c.typed, c.remarks, c.set_aside, len(c.open)) for c in coverage[:_MOST_ROWS]}
    sentences = sum(c.sentences for c in coverage)
    done = sum(c.claimed + c.set_aside for c in coverage)
    alternative = "; ".join(
        f"{source}: {', '.join(f'{n} {part}' for n, part in zip(numbers, _PARTS, strict=True))}"
        for source, numbers in rows.items()
    )
    are = "is" if done == 1 else "are"
    words = f"{done} of {counted(sentences, 'sentence')} {are} accounted for, each by what says most of it."
    words += _drawn(len(coverage))
    yield _figure(
        "What the texts carry", bars("coverage", "Share accounted for", alternative, _PARTS, rows), words
    )


def _drawn(rows: int) -> str:
    """How many of the rows are drawn; empty where all are."""
    return f" The first {_MOST_ROWS} are drawn." if rows > _MOST_ROWS else ""


def _listing(title: str, items: Sequence[Markup]) -> Markup:
    if not items:
        return Markup()
    more = [element("li", {}, f"and {len(items) - _MOST_LISTED} more")] if len(items) > _MOST_LISTED else []
    head = element("summary", {}, f"{title} ({len(items)})")
    return element("details", {}, head, element("ul", {}, *items[:_MOST_LISTED], *more))


def _clash(wording: Wording, clash: Conflict) -> Markup:
    prop = properties(class_of(clash.collection))[clash.property]
    values: dict[str, list[Child]] = {}
    for claim in clash.claims:
        said = ("not " if claim.modality == "denied" else "") + wording.plain(claim.value, prop)
        link = element("a", {"href": f"#{addresses.claim(claim)}"}, claim.source or claim.basis)
        values.setdefault(said, []).append(link)
    told = joined(
        (
            joined([element("bdi", {}, said), " (", joined(links, ", "), ")"])
            for said, links in values.items()
        ),
        " against ",
    )
    about = wording.link(clash.subject, (clash.collection,))
    return element("li", {}, about, f", {path_in_words(clash.property)}: ", told)


def _place(wording: Wording, told: Divergence) -> Markup:
    about = wording.link(told.subject, (told.collection,))
    return element("li", {}, about, f", {path_in_words(told.property)}: ", element("bdi", {}, told.words))


def _odd(quotes: Quotes, odd: Anomaly) -> Markup:
    first = odd.evidence[0]
    # Words that nothing rests on have no place of their own in the page.
    address = addresses.span(first) if quotes.holds(first) else addresses.article(first.source)
    link = element("a", {"href": f"#{address}"}, first.source)
    return element("li", {}, element("bdi", {}, odd.words), " (", link, ")")
