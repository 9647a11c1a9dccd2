"""The data set in memory: its collections, and the questions that every value answers."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast, overload

from security_meetings.collection import Collection
from security_meetings.errors import Ambiguous, NotFound, Problem, UnknownField, did_you_mean
from security_meetings.kinds import HOMES, class_of, collection_of, word_for
from security_meetings.packs import Pack
from security_meetings.schema import Record, properties

if TYPE_CHECKING:
    from security_meetings.anomalies import Anomaly
    from security_meetings.citation import Citation
    from security_meetings.claims import Claim, Mark, Source
    from security_meetings.codebook import KindEntry
    from security_meetings.coverage import SourceCoverage
    from security_meetings.difference import Difference
    from security_meetings.policy import Conflict, Explanation, Policy
    from security_meetings.records import (
        BilateralTalk,
        Country,
        Delegation,
        Meeting,
        MeetingSeries,
        Membership,
        Official,
        Organization,
        Plan,
        Role,
        Session,
        Statement,
        Topic,
    )
    from security_meetings.verification import Verification

# The modules that answer questions are imported by the questions: a user who wants a meeting does
# not wait for citations.

__all__ = ["Claims", "Dataset"]

R = TypeVar("R", bound=Record)


class Claims(Collection["Claim"]):
    """All claims, and the one question that only they answer: what is said at this place?"""

    __slots__ = ("_sources",)

    def __init__(
        self, claims: Iterable[Claim] | Callable[[], Iterable[Claim]], sources: Collection[Source]
    ) -> None:
        super().__init__(cast("type[Claim]", class_of("claims")), claims)
        self._sources = sources
        self._asked.add("subject")  # what is explained once is explained again: an index pays at once

    def at(self, source: str, place: int | str) -> Collection[Claim]:
        """The claims whose evidence covers a place in a source's text.

        Args:
            source: The source's id.
            place: An offset in code points, or words quoted from the text; every claim whose
                evidence shares a letter with them counts.

        Raises:
            NotFound: There is no such source, or its text does not hold these words.
            TextUnavailable: Words are given, but the text does not travel with the pack.

        >>> from security_meetings import load
        >>> "delegations" in {c.collection for c in load().claims.at("rt", "For the first time")}
        True
        """
        known = self._sources[source]
        if isinstance(place, str):
            text = known.text
            start = text.find(place)
            if start < 0 or not place:
                raise NotFound(f"source {source!r} does not hold the words {place!r}")
            spans = []
            while start >= 0:
                spans.append((start, start + len(place)))
                start = text.find(place, start + 1)
        else:
            spans = [(place, place + 1)]
        return self.where(
            lambda c: any(e.start < end and start < e.end for e in c.evidence for start, end in spans),
            source=source,
        )


class _Kept(Generic[R]):
    """A collection of a data set, read when first asked for."""

    name: str

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, dataset: None, owner: type) -> _Kept[R]: ...
    @overload
    def __get__(self, dataset: Dataset, owner: type) -> Collection[R]: ...
    def __get__(self, dataset: Dataset | None, owner: type) -> _Kept[R] | Collection[R]:
        if dataset is None:
            return self
        return cast("Collection[R]", dataset.collection(self.name))


class Dataset:
    """Records, and the claims and sources that they were folded from. Immutable.

    Made by `load()`.

    >>> from security_meetings import load
    >>> ds = load()
    >>> ds.meetings["mcis-2021"].city
    'Moscow'
    """

    __slots__ = ("_collections", "_packs", "_policy", "_problems", "_supply")

    series: _Kept[MeetingSeries] = _Kept()
    meetings: _Kept[Meeting] = _Kept()
    sessions: _Kept[Session] = _Kept()
    delegations: _Kept[Delegation] = _Kept()
    officials: _Kept[Official] = _Kept()
    roles: _Kept[Role] = _Kept()
    talks: _Kept[BilateralTalk] = _Kept()
    statements: _Kept[Statement] = _Kept()
    plans: _Kept[Plan] = _Kept()
    organizations: _Kept[Organization] = _Kept()
    countries: _Kept[Country] = _Kept()
    memberships: _Kept[Membership] = _Kept()
    topics: _Kept[Topic] = _Kept()
    sources: _Kept[Source] = _Kept()
    marks: _Kept[Mark] = _Kept()

    _collections: dict[str, Collection[Any]]
    _packs: tuple[Pack, ...]
    _policy: str | Policy
    _problems: Sequence[Problem]
    _supply: Callable[[str], Callable[[], Iterable[Any]]]

    def __init__(
        self,
        packs: Sequence[Pack],
        policy: str | Policy,
        supply: Callable[[str], Callable[[], Iterable[Any]]],
        problems: Sequence[Problem] = (),
    ) -> None:
        put = object.__setattr__
        put(self, "_packs", tuple(packs))
        put(self, "_policy", policy)
        put(self, "_supply", supply)
        put(self, "_collections", {})
        put(self, "_problems", problems)

    @classmethod
    def folded(
        cls,
        packs: Sequence[Pack],
        claims: Sequence[Claim],
        marks: Sequence[Mark],
        policy: str | Policy,
        problems: Sequence[Problem] = (),
        named: AbstractSet[tuple[str, str]] = frozenset(),
    ) -> Dataset:
        """The data set that claims make under a policy.

        Args:
            packs: Where they come from.
            claims: The claims.
            marks: The marks on their sources.
            policy: The policy, or its name.
            problems: What was wrong with the packs.
            named: Collections and ids of records that are there even if no claim is about them.

        Raises:
            Contradiction: The policy is strict, and claims contradict each other.
        """
        from security_meetings.policy import fold_all, policy_named

        made: dict[str, Sequence[Any]] = {
            **fold_all(claims, policy_named(policy)),
            "claims": claims,
            "marks": marks,
        }
        for name in {name for name, _ in named}:
            ids = {id_ for n, id_ in named if n == name} - {record.id for record in made[name]}
            made[name] = sorted([*made[name], *map(class_of(name), ids)], key=lambda record: record.id)
        made["sources"] = [with_text(source, packs) for source in made["sources"]]
        return cls(packs, policy, lambda name: lambda: made[name], problems)

    if not TYPE_CHECKING:  # to a type checker, an attribute of any name could be set

        def __setattr__(self, name: str, value: object) -> None:
            from attrs.exceptions import FrozenInstanceError

            raise FrozenInstanceError

        def __delattr__(self, name: str) -> None:
            from attrs.exceptions import FrozenInstanceError

            raise FrozenInstanceError

    def __reduce__(self) -> tuple[object, ...]:
        records = {name: tuple(self.collection(name)) for name in HOMES}
        return _of_records, (self._packs, self._policy, records, tuple(self._problems))

    def __repr__(self) -> str:
        names = sorted(HOMES, key=lambda name: name != "meetings")
        counted = ", ".join(f"{len(self.collection(name))} {name}" for name in names)
        return f"<Dataset {self.name} {self.version}: {counted}>"

    @property
    def name(self) -> str:
        """The names of the packs, joined by "+"."""
        return "+".join(pack.manifest.name for pack in self._packs)

    @property
    def version(self) -> str:
        """The versions of the packs, joined by "+"."""
        return "+".join(pack.manifest.version for pack in self._packs)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What `load(on_error="collect")` left out or found wrong; empty otherwise."""
        return tuple(self._problems)

    @property
    def policy(self) -> Policy:
        """The policy under which the claims were folded."""
        from security_meetings.policy import policy_named

        return policy_named(self._policy)

    @property
    def claims(self) -> Claims:
        """Everything that the sources say."""
        return cast("Claims", self.collection("claims"))

    @property
    def collections(self) -> Mapping[str, Collection[Any]]:
        """Every collection by its name."""
        return {name: self.collection(name) for name in HOMES}

    def collection(self, name: str) -> Collection[Any]:
        """The collection of this name.

        Raises:
            NotFound: There is no such collection.
        """
        found = self._collections.get(name)
        if found is None:
            if name not in HOMES:
                raise NotFound(f"no collection {name!r}{did_you_mean(name, HOMES)}")
            records = self._supply(name)
            found = Claims(records, self.sources) if name == "claims" else Collection(class_of(name), records)
            self._collections[name] = found
        return found

    def record(self, place: str) -> Record:
        """The record at `collection/id`, or of this id where no two kinds share it.

        Raises:
            NotFound: There is none.
            Ambiguous: Several kinds have a record of this id.
        """
        collection, slash, id_ = place.partition("/")
        if slash:
            return cast("Record", self.collection(collection)[id_])
        names = [name for name in HOMES if place in self.collection(name)]
        if len(names) > 1:
            places = [f"{name}/{place}" for name in names]
            raise Ambiguous(f"{place!r} fits {', '.join(places)}: name the collection too", places)
        if not names:
            ids = [id_ for name in HOMES if name != "claims" for id_ in self.collection(name).ids]
            raise NotFound(f"no record {place!r}{did_you_mean(place, ids)}")
        return cast("Record", self.collection(names[0])[place])

    # The questions.

    def explain(self, record: Record | str, property: str) -> Explanation:
        """Why a property of a record has its value: winner, rivals, rule.

        Args:
            record: The record, its id, or `collection/id`.
            property: The property's path, such as `counts.countries`.

        Raises:
            UnknownField: Records of this kind have no such property; claims and marks have none at
                all, since nothing but an annotator stands behind them.

        >>> from security_meetings import load
        >>> ds = load()
        >>> why = ds.explain("imhr-2025", "start_weekday")
        >>> why.value, [(r.claim.source, r.claim.value, r.relation) for r in why.rivals]
        ('Tuesday', [('africalive', 'Wednesday', 'contradicts')])
        """
        from security_meetings.policy import explain

        known_record = self.record(record) if isinstance(record, str) else record
        cls = type(known_record)
        known = properties(cls)
        if collection_of(cls) in ("claims", "marks"):
            raise UnknownField(
                f"{word_for(cls)} {known_record.id!r} has nothing to explain: an annotator wrote it, "
                "and no claim stands behind it"
            )
        if property not in known:
            raise UnknownField(
                f"{word_for(cls)}s have no property {property!r}{did_you_mean(property, known)} "
                f"(known: {', '.join(known)})"
            )
        named = known[property].field.rest_of or property
        claims = self._claims_on(known_record).get(named, [])
        return explain(cls, known_record.id, property, claims, self.policy, self._days(claims))

    def conflicts(self) -> tuple[Conflict, ...]:
        """Every property of which claims contradict each other, sorted by place.

        >>> from security_meetings import load
        >>> [c.property for c in load().conflicts() if c.subject == "imhr-2025"]
        ['counts.countries', 'counts.delegations', 'start_weekday']
        """
        from security_meetings.policy import conflicts

        return tuple(conflicts(self.claims))

    def anomalies(self) -> tuple[Anomaly, ...]:
        """Everything that does not fit: with the calendar, with arithmetic, with how text is written.

        >>> from security_meetings import load
        >>> [a.words for a in load().anomalies() if a.kind == "weekday"]
        ['africalive says Wednesday, but 2025-05-27 was a Tuesday']
        """
        from security_meetings.anomalies import anomalies

        return tuple(anomalies(self.collections))

    def coverage(self) -> tuple[SourceCoverage, ...]:
        """How far each source is accounted for, sentence by sentence; see `SourceCoverage`.

        >>> from security_meetings import load
        >>> any(source.open for source in load().coverage())
        False
        """
        from security_meetings.coverage import coverage

        return tuple(coverage(self.sources, self.claims, self.marks))

    def role_at(self, official: Official | str, day: datetime.date) -> Role | None:
        """The office that a source attests for a person on a day; None where none does.

        Args:
            official: The person's record or id.
            day: The day. An office is never stretched beyond the days attested.

        Raises:
            NotFound: No official has this id.
        """
        from security_meetings.policy import Case

        if isinstance(day, datetime.datetime):
            day = day.date()
        person = self.officials[official] if isinstance(official, str) else official
        found = [
            role
            for role in self.roles.where(holder=person.id)
            if not role.former
            and role.first_attested is not None
            and role.first_attested <= day <= (role.last_attested or role.first_attested)
        ]
        if not found:
            return None
        # The best-attested of several: the one whose holder the policy would believe first.
        claims = {role.id: self.explain(role, "holder").winner for role in found}
        known = [c for c in claims.values() if c]
        case = Case(known, properties(type(found[0]))["holder"], self._days(known))
        best = self.policy.order(case)
        return next(r for r in found if not best or claims[r.id] is best[0])

    def who_met(
        self,
        name: str | None = None,
        *,
        since: datetime.date | None = None,
        until: datetime.date | None = None,
    ) -> Collection[BilateralTalk]:
        """The bilateral talks of a person or party, between two days.

        A talk without a day of its own counts for any day of its meeting. One whose days are not
        known at all is left out when days are asked for.

        Args:
            name: A person, country or organisation, by id or any attested name; None for all.
            since: The first day.
            until: The last day.

        Raises:
            NotFound: Nothing has this name.
            Ambiguous: Several records have it.

        >>> from security_meetings import load
        >>> ds = load()
        >>> [t.id for t in ds.who_met("Iran", since=datetime.date(2025, 5, 27))]
        ['ru-ir-2025']
        """
        talks = self.talks
        if name is not None:
            collection, id_ = self._named(name)
            key = "official" if collection == "officials" else "party"
            talks = talks.where(**{key: id_})
        if since is None and until is None:
            return talks

        def within(talk: BilateralTalk) -> bool:
            first, last = self._days_of(talk)
            if first is None or last is None:
                return False
            return (until is None or first <= until) and (since is None or last >= since)

        return talks.where(within)

    def _named(self, name: str) -> tuple[str, str]:
        """Collection and id of the one person or party of this name."""
        found: list[tuple[str, str]] = []
        near: list[str] = []
        for collection in ("officials", "countries", "organizations"):
            try:
                found.append((collection, self.collection(collection).find(name).id))
            except (NotFound, Ambiguous) as exc:
                near.extend(exc.candidates)
        if len(found) == 1:
            return found[0]
        if found or len(near) > 1:
            ids = [id_ for _, id_ in found] or near
            raise Ambiguous(f"{name!r} fits {', '.join(ids)}", ids)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        raise NotFound(f"no official, country or organization is named {name!r}{hint}", near)

    def _days_of(self, talk: BilateralTalk) -> tuple[datetime.date | None, datetime.date | None]:
        from security_meetings.values import earliest, latest

        # A pack that was loaded in spite of its faults may name a meeting that it does not have.
        known = talk.meeting in self.meetings
        meeting = self.meetings[talk.meeting] if talk.meeting and known else None
        held = (earliest(meeting.start), latest(meeting.end)) if meeting else (None, None)
        first, last = earliest(talk.date), latest(talk.date)
        # A day such as "2025-05" narrows nothing that the meeting does not narrow further.
        since, until = max_known(first, held[0]), min_known(last, held[1])
        # A talk on the eve of its meeting, or after it, was on its own day.
        return (first, last) if since and until and since > until else (since, until)

    def cite(self, record: Record | str | None = None, property: str | None = None) -> Citation:
        """A citation of one value with its words, of a record's sources, or of the data set.

        Args:
            record: The record, its id, or `collection/id`; None cites the data set.
            property: A property's path; None cites all that the record rests on.

        Raises:
            NotFound: No claim stands behind the value.

        >>> from security_meetings import load
        >>> ds = load()
        >>> print(ds.cite("imhr-2025", "venue").bibtex.splitlines()[0])
        @misc{interaffairs,
        """
        from security_meetings.citation import cite_claims, cite_dataset
        from security_meetings.policy import in_reading_order

        manifests = [pack.manifest for pack in self._packs]
        if record is None:
            return cite_dataset(manifests)
        known = self.record(record) if isinstance(record, str) else record
        place = f"{collection_of(known)}/{known.id}"
        if property is None:
            tree = self._claims_on(known)
            claims = [c for path in sorted(tree) for c in in_reading_order(tree[path])]
        else:
            why = self.explain(known, property)
            claims = [*([why.winner] if why.winner else []), *why.agreeing]
            place += f"#{property}"
        if not claims:
            raise NotFound(f"no claim stands behind {place}: it is unknown")
        return cite_claims(place, claims, self.sources, manifests)

    def as_told_by(self, *sources: str, policy: str | Policy | None = None) -> Dataset:
        """The same data set, folded anew from the claims of some sources alone.

        Editorial claims (codes, Cyrillic names) stay with the records that these sources speak
        of. A record that none of them speaks of is not there; of one that they refer to but say
        nothing of, all is unknown.

        Args:
            *sources: Ids of sources; at least one.
            policy: Another policy to fold under; None keeps this one.

        Raises:
            NotFound: There is no such source, or none that the policy weighs by name.
            UnknownField: No policy has that name.

        >>> from security_meetings import load
        >>> str(load().as_told_by("africalive").meetings["imhr-2025"].counts.countries)
        '104'
        """
        from security_meetings.policy import policy_named
        from security_meetings.verification import references

        for source in (*sources, *(policy_named(policy).sources if policy else ())):
            self.sources[source]
        if not sources:
            raise NotFound("as_told_by() needs the id of a source")

        def spoken_of(claims: Iterable[Claim]) -> set[tuple[str, str]]:
            referred = (r for c in claims for r in references(c))
            return {
                (name, id_) for _, id_, names in referred for name in names if id_ in self.collection(name)
            }

        claims = [c for c in self.claims if c.source in sources]
        left = [c for c in self.claims if c.basis == "editorial"]
        named = {("sources", source) for source in sources} | spoken_of(claims)
        # A country that is referred to, but not named, still needs its code and name.
        while fitting := [c for c in left if (c.collection, c.subject) in named]:
            claims += fitting
            left = [c for c in left if (c.collection, c.subject) not in named]
            named |= spoken_of(fitting)
        marks = [m for m in self.marks if m.source in sources]
        return Dataset.folded(
            self._packs, claims, marks, policy or self._policy, tuple(self._problems), named=named
        )

    def codebook(self) -> tuple[KindEntry, ...]:
        """What each field means, and how many records, claims and sources stand behind it.

        >>> from security_meetings import load
        >>> [entry.name for entry in load().codebook()][:2]
        ['MeetingSeries', 'Meeting']
        """
        from security_meetings.codebook import codebook

        return tuple(codebook(self.collections))

    def difference(self, old: Dataset) -> Difference:
        """What changed since another version of the data, record by record and claim by claim.

        >>> from security_meetings import load
        >>> print(load().difference(load()))
        no difference
        """
        from security_meetings.difference import difference

        return difference(old.collections, self.collections)

    def verify(self) -> Verification:
        """Check the whole chain again: files, quotations, ids, references, and the fold.

        >>> from security_meetings import load
        >>> load().verify().ok
        True
        """
        from security_meetings.verification import Verification, placed_in, verify

        damaged = [problem for pack in self._packs for problem in pack.damaged()]
        broken = [problem for found in self.collections.values() for problem in found.problems()]
        if broken:  # there is no way from value to claim where either cannot be read
            return Verification(0, 0, 0, (*damaged, *broken))
        return verify(self.collections, self.policy, damaged, placed_in(self._packs))

    # What the questions share.

    def _days(self, claims: Iterable[Claim]) -> dict[str, datetime.date]:
        """The days of the sources that these claims come from."""
        from security_meetings.policy import source_days

        named = {c.source for c in claims if c.source}
        return source_days(self.sources[source] for source in named if source in self.sources)

    def _claims_on(self, record: Record) -> Mapping[str, list[Claim]]:
        """The claims on a record by property; the cost grows with these claims alone."""
        found: dict[str, list[Claim]] = {}
        name = collection_of(record)
        for claim in self.claims.where(subject=record.id):
            if claim.collection == name:
                found.setdefault(claim.property, []).append(claim)
        return found


def _of_records(
    packs: Sequence[Pack], policy: str | Policy, records: Mapping[str, Any], problems: Sequence[Problem]
) -> Dataset:
    """The data set that was pickled or copied."""
    return Dataset(packs, policy, lambda name: lambda: records[name], problems)


def max_known(*days: datetime.date | None) -> datetime.date | None:
    """The latest of the days that are known."""
    return max((d for d in days if d is not None), default=None)


def min_known(*days: datetime.date | None) -> datetime.date | None:
    """The earliest of the days that are known."""
    return min((d for d in days if d is not None), default=None)


def with_text(source: Source, packs: Sequence[Pack]) -> Source:
    """The source with a way to its text, in the pack that has it."""
    import attrs

    if source.file is None:
        return source
    # No closure: a record can be pickled.
    return attrs.evolve(source, read=functools.partial(_text_of, source.file, source.sha256, tuple(packs)))


def _text_of(file: str, sha256: str | None, packs: Sequence[Pack]) -> bytes | None:
    found = [raw for pack in packs if (raw := pack.text(file)) is not None]
    if len(found) > 1:  # two packs may call different texts by one name
        import hashlib

        found.sort(key=lambda raw: hashlib.sha256(raw).hexdigest() != sha256)
    return found[0] if found else None
