"""The data set in memory: its collections, and the questions that every value answers."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Generic, TypeVar, cast, overload

import attrs

from security_meetings import policy as policies
from security_meetings.anomalies import Anomaly, anomalies
from security_meetings.citation import Citation, cite_claims, cite_dataset
from security_meetings.claims import Claim, Mark, Source
from security_meetings.codebook import KindEntry, codebook
from security_meetings.collection import Collection
from security_meetings.coverage import SourceCoverage, coverage
from security_meetings.difference import Difference, difference
from security_meetings.errors import (
    Ambiguous,
    InvalidData,
    NotFound,
    Problem,
    UnknownField,
    did_you_mean,
)
from security_meetings.kinds import HOMES, class_of, collection_of, kinds, word_for
from security_meetings.packs import BUNDLED, Manifest, Pack, open_pack
from security_meetings.policy import Conflict, Explanation, Policy, policy_named
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
from security_meetings.schema import Record, properties
from security_meetings.values import earliest, latest
from security_meetings.verification import Verification, dangling, references, verify

__all__ = ["Claims", "Dataset", "load"]

R = TypeVar("R", bound=Record)


class Claims(Collection[Claim]):
    """All claims, and the one question that only they answer: what is said at this place?"""

    __slots__ = ("_texts",)

    def __init__(
        self, claims: Iterable[Claim] | Callable[[], Iterable[Claim]], texts: Callable[[str], str]
    ) -> None:
        super().__init__(Claim, claims)
        self._texts = texts

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
        if isinstance(place, str):
            text = self._texts(source)
            start = text.find(place)
            if start < 0 or not place:
                raise NotFound(f"source {source!r} does not hold the words {place!r}")
            spans = []
            while start >= 0:
                spans.append((start, start + len(place)))
                start = text.find(place, start + 1)
        else:
            self._texts(source) if not self.where(source=source) else None
            spans = [(place, place + 1)]
        return self.where(
            lambda c: any(e.start < end and start < e.end for e in c.evidence for start, end in spans),
            source=source,
        )


class _Kept(Generic[R]):
    """A collection of a data set, decoded when first asked for."""

    def __init__(self, cls: type[R]) -> None:
        self.cls: type[R] = cls

    @overload
    def __get__(self, dataset: None, owner: type) -> _Kept[R]: ...
    @overload
    def __get__(self, dataset: Dataset, owner: type) -> Collection[R]: ...
    def __get__(self, dataset: Dataset | None, owner: type) -> _Kept[R] | Collection[R]:
        if dataset is None:
            return self
        return cast("Collection[R]", dataset.collection(collection_of(self.cls)))


class Dataset:
    """Records, and the claims and sources that they were folded from. Immutable.

    Made by `load()`.

    >>> from security_meetings import load
    >>> ds = load()
    >>> ds.meetings["mcis-2021"].city
    'Moscow'
    """

    __slots__ = ("_collections", "_packs", "_policy", "_tree")

    series: _Kept[MeetingSeries] = _Kept(MeetingSeries)
    meetings: _Kept[Meeting] = _Kept(Meeting)
    sessions: _Kept[Session] = _Kept(Session)
    delegations: _Kept[Delegation] = _Kept(Delegation)
    officials: _Kept[Official] = _Kept(Official)
    roles: _Kept[Role] = _Kept(Role)
    talks: _Kept[BilateralTalk] = _Kept(BilateralTalk)
    statements: _Kept[Statement] = _Kept(Statement)
    plans: _Kept[Plan] = _Kept(Plan)
    organizations: _Kept[Organization] = _Kept(Organization)
    countries: _Kept[Country] = _Kept(Country)
    memberships: _Kept[Membership] = _Kept(Membership)
    topics: _Kept[Topic] = _Kept(Topic)
    sources: _Kept[Source] = _Kept(Source)
    marks: _Kept[Mark] = _Kept(Mark)

    _collections: dict[str, Collection[Any]]
    _packs: tuple[tuple[Pack, Manifest], ...]
    _policy: Policy
    _tree: dict[str, dict[str, dict[str, list[Claim]]]]

    def __init__(
        self,
        packs: Sequence[tuple[Pack, Manifest]],
        policy: Policy,
        collections: Mapping[str, Collection[Any]],
    ) -> None:
        put = object.__setattr__
        put(self, "_packs", tuple(packs))
        put(self, "_policy", policy)
        put(self, "_collections", dict(collections))
        put(self, "_tree", {})

    def __setattr__(self, name: str, value: object) -> None:
        raise attrs.exceptions.FrozenInstanceError

    def __repr__(self) -> str:
        names = sorted(HOMES, key=lambda name: name != "meetings")
        counted = ", ".join(f"{len(self.collection(name))} {name}" for name in names)
        return f"<Dataset {self.name} {self.version}: {counted}>"

    @property
    def name(self) -> str:
        """The names of the packs, joined by "+"."""
        return "+".join(m.name for _, m in self._packs)

    @property
    def version(self) -> str:
        """The versions of the packs, joined by "+"."""
        return "+".join(m.version for _, m in self._packs)

    @property
    def policy(self) -> Policy:
        """The policy under which the claims were folded."""
        return self._policy

    @property
    def claims(self) -> Claims:
        """Everything that the sources say."""
        return cast("Claims", self._collections["claims"])

    @property
    def collections(self) -> Mapping[str, Collection[Any]]:
        """Every collection by its name."""
        return MappingProxyType(self._collections)

    def collection(self, name: str) -> Collection[Any]:
        """The collection of this name.

        Raises:
            NotFound: There is no such collection.
        """
        try:
            return self._collections[name]
        except KeyError:
            raise NotFound(f"no collection {name!r}{did_you_mean(name, HOMES)}") from None

    def record(self, place: str) -> Record:
        """The record at `collection/id`, or of this id where no two kinds share it.

        Raises:
            NotFound: There is none.
            Ambiguous: Several kinds have a record of this id.
        """
        collection, slash, id_ = place.partition("/")
        if slash:
            return cast("Record", self.collection(collection)[id_])
        names = [n for n in self._collections if place in self._collections[n]]
        if len(names) > 1:
            places = [f"{n}/{place}" for n in names]
            raise Ambiguous(f"{place!r} fits {', '.join(places)}: name the collection too", places)
        if not names:
            ids = [i for n in self._collections if n != "claims" for i in self._collections[n].ids]
            raise NotFound(f"no record {place!r}{did_you_mean(place, ids)}")
        return cast("Record", self._collections[names[0]][place])

    # The questions.

    def explain(self, record: Record | str, property: str) -> Explanation:
        """Why a property of a record has its value: winner, rivals, rule.

        Args:
            record: The record, its id, or `collection/id`.
            property: The property's path, such as `counts.countries`.

        Raises:
            UnknownField: Records of this kind have no such property.

        >>> from security_meetings import load
        >>> ds = load()
        >>> why = ds.explain("imhr-2025", "start_weekday")
        >>> why.value, [(r.claim.source, r.claim.value, r.relation) for r in why.rivals]
        ('Tuesday', [('africalive', 'Wednesday', 'contradicts')])
        """
        known_record = self.record(record) if isinstance(record, str) else record
        cls = type(known_record)
        known = properties(cls)
        if property not in known:
            raise UnknownField(
                f"{word_for(cls)}s have no property {property!r}{did_you_mean(property, known)} "
                f"(known: {', '.join(known)})"
            )
        named = known[property].field.rest_of or property
        claims = self._claims_on(collection_of(cls), known_record.id).get(named, [])
        return policies.explain(cls, known_record.id, property, claims, self._policy, self._days)

    def conflicts(self) -> tuple[Conflict, ...]:
        """Every property of which claims contradict each other, sorted by place.

        >>> from security_meetings import load
        >>> [c.property for c in load().conflicts() if c.subject == "imhr-2025"]
        ['counts.countries', 'counts.delegations', 'start_weekday']
        """
        self._claims_on("", "")
        return tuple(policies.conflicts(self._tree))

    def anomalies(self) -> tuple[Anomaly, ...]:
        """Everything that does not fit: with the calendar, with arithmetic, with how text is written.

        >>> from security_meetings import load
        >>> [a.words for a in load().anomalies() if a.kind == "weekday"]
        ['africalive says Wednesday, but 2025-05-27 was a Tuesday']
        """
        return tuple(anomalies(self.collections))

    def coverage(self) -> tuple[SourceCoverage, ...]:
        """How far each source is accounted for, sentence by sentence; see `SourceCoverage`.

        >>> from security_meetings import load
        >>> any(source.open for source in load().coverage())
        False
        """
        return tuple(coverage(self.sources, self.claims, self.marks))

    def role_at(self, official: Official | str, day: datetime.date) -> Role | None:
        """The office that a source attests for a person on a day; None where none does.

        Args:
            official: The person's record or id.
            day: The day. An office is never stretched beyond the days attested.

        Raises:
            NotFound: No official has this id.
        """
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
        case = policies.Case([c for c in claims.values() if c], properties(Role)["holder"], self._days)
        best = self._policy.order(case)
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
        meeting = self.meetings[talk.meeting] if talk.meeting else None
        held = (earliest(meeting.start), latest(meeting.end)) if meeting else (None, None)
        first, last = earliest(talk.date), latest(talk.date)
        # A day such as "2025-05" narrows nothing that the meeting does not narrow further.
        return max_known(first, held[0]), min_known(last, held[1])

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
        if record is None:
            return cite_dataset([m for _, m in self._packs])
        known = self.record(record) if isinstance(record, str) else record
        place = f"{collection_of(known)}/{known.id}"
        if property is None:
            tree = self._claims_on(collection_of(known), known.id)
            claims = [c for path in sorted(tree) for c in tree[path]]
        else:
            why = self.explain(known, property)
            claims = [*([why.winner] if why.winner else []), *why.agreeing]
            place += f"#{property}"
        if not claims:
            raise NotFound(f"no claim stands behind {place}: it is unknown")
        return cite_claims(place, claims, self.sources, [m for _, m in self._packs])

    def as_told_by(self, *sources: str, policy: str | Policy | None = None) -> Dataset:
        """The same data set, folded anew from the claims of some sources alone.

        Editorial claims (codes, Cyrillic names) stay with the records that these sources speak
        of. A record that none of them speaks of is not there.

        Args:
            *sources: Ids of sources; at least one.
            policy: Another policy to fold under; None keeps this one.

        Raises:
            NotFound: There is no such source.

        >>> from security_meetings import load
        >>> str(load().as_told_by("africalive").meetings["imhr-2025"].counts.countries)
        '104'
        """
        for source in sources:
            self.sources[source]
        if not sources:
            raise NotFound("as_told_by() needs the id of a source")
        told = [c for c in self.claims if c.source in sources]
        spoken_of = {(c.collection, c.subject) for c in told}
        spoken_of |= {("sources", s) for s in sources}
        # A country that is referred to, but not named, still needs its code and name.
        referred = {id_ for c in told for _, id_, _ in references(c)}
        editorial = [
            c
            for c in self.claims
            if c.basis == "editorial" and ((c.collection, c.subject) in spoken_of or c.subject in referred)
        ]
        chosen = self._policy if policy is None else policy_named(policy)
        marks = [m for m in self.marks if m.source in sources]
        return _folded(self._packs, [*told, *editorial], marks, chosen)

    def codebook(self) -> tuple[KindEntry, ...]:
        """What each field means, and how many records, claims and sources stand behind it.

        >>> from security_meetings import load
        >>> [entry.name for entry in load().codebook()][:2]
        ['MeetingSeries', 'Meeting']
        """
        return tuple(codebook(self.collections))

    def difference(self, old: Dataset) -> Difference:
        """What changed since another version of the data, record by record and claim by claim.

        >>> from security_meetings import load
        >>> print(load().difference(load()))
        no difference
        """
        return difference(old.collections, self.collections)

    def verify(self) -> Verification:
        """Check the whole chain again: files, quotations, ids, references, and the fold.

        >>> from security_meetings import load
        >>> load().verify().ok
        True
        """
        damaged = [p for pack, manifest in self._packs for p in pack.damaged(manifest)]
        return verify(self.collections, self._policy, damaged)

    # What the questions share.

    @property
    def _days(self) -> dict[str, datetime.date]:
        return policies.source_days(self.sources)

    def _claims_on(self, collection: str, subject: str) -> Mapping[str, list[Claim]]:
        if not self._tree:
            self._tree.update(policies.by_subject(self.claims))
        return self._tree.get(collection, {}).get(subject, {})


def max_known(*days: datetime.date | None) -> datetime.date | None:
    """The latest of the days that are known."""
    return max((d for d in days if d is not None), default=None)


def min_known(*days: datetime.date | None) -> datetime.date | None:
    """The earliest of the days that are known."""
    return min((d for d in days if d is not None), default=None)


def load(*where: str | os.PathLike[str], policy: str | Policy = policies.BEST_RANK) -> Dataset:
    """Load data: the bundled pack, a folder, a zip, or several of them merged.

    Args:
        *where: `BUNDLED`, folders with `data/` in them, or zips of such; the bundled pack by
            default. Packs are merged claim by claim, then folded: no pack overrides another.
        policy: A policy or its name: `best-rank`, `latest-published`, `majority`, `strict`.

    Raises:
        PackNotFound: There is no pack at one of the places.
        InvalidData: A pack breaks a rule; every problem of the file is listed.
        Contradiction: The policy is `strict`, and claims contradict each other.
        UnknownField: No policy has that name.

    >>> from security_meetings import load
    >>> len(load().meetings)
    2
    """
    chosen = policy_named(policy)
    packs = [open_pack(w) for w in where or (BUNDLED,)]
    opened = [(pack, pack.manifest()) for pack in packs]
    if len(packs) == 1 and chosen == policies.BEST_RANK:
        return _stored(packs[0], opened, chosen)
    claims = _merged([_read(pack, "claims", Claim) for pack in packs])
    marks = _merged([_read(pack, "marks", Mark) for pack in packs])
    ds = _folded(opened, claims, marks, chosen)
    _check_references(ds, "+".join(p.label for p in packs))
    return ds


def _read(pack: Pack, collection: str, cls: type[R]) -> list[R]:
    return cast("list[R]", pack.records(collection, cls))


def _stored(pack: Pack, opened: Sequence[tuple[Pack, Manifest]], policy: Policy) -> Dataset:
    """The data set as one pack stores it, already folded under the default policy."""
    collections: dict[str, Collection[Any]] = {}

    def supply(name: str, cls: type[Record]) -> Callable[[], Iterable[Record]]:
        def records() -> Iterable[Record]:
            found = _read(pack, name, cls)
            return [_with_text(s, [pack]) for s in found] if cls is Source else found  # type: ignore[arg-type]

        return records

    for name, cls in kinds().items():
        records = supply(name, cls)
        collections[name] = (
            _claims(records, collections) if cls is Claim else Collection(cls, records)  # type: ignore[arg-type]
        )
    ds = Dataset(opened, policy, collections)
    if not pack.trusted:
        _check_everything(ds, pack)
    return ds


def _check_everything(ds: Dataset, pack: Pack) -> None:
    """Read all files of a pack now, and report the problems of all of them at once."""
    problems: list[Problem] = []
    for name in HOMES:
        try:
            len(ds.collection(name))
        except InvalidData as exc:
            problems.extend(exc.problems)
    if problems:
        raise InvalidData(problems)
    _check_references(ds, pack.label)


def _check_references(ds: Dataset, label: str) -> None:
    problems = dangling(ds.collections, label)
    if problems:
        raise InvalidData(problems)


def _folded(
    opened: Sequence[tuple[Pack, Manifest]],
    claims: Sequence[Claim],
    marks: Sequence[Mark],
    policy: Policy,
) -> Dataset:
    records = policies.fold_all(claims, policy)
    packs = [pack for pack, _ in opened]
    collections: dict[str, Collection[Any]] = {
        name: Collection(class_of(name), found) for name, found in records.items()
    }
    sources = [_with_text(cast("Source", s), packs) for s in records["sources"]]
    collections["sources"] = Collection(Source, sources)
    collections["marks"] = Collection(Mark, marks)
    collections["claims"] = _claims(claims, collections)
    return Dataset(opened, policy, collections)


def _claims(
    claims: Iterable[Claim] | Callable[[], Iterable[Claim]], collections: Mapping[str, Collection[Any]]
) -> Claims:
    return Claims(claims, lambda source: cast("Source", collections["sources"][source]).text)


def _with_text(source: Source, packs: Sequence[Pack]) -> Source:
    """The source with a way to its text, in the first pack that has it."""
    if source.file is None:
        return source
    readers = [pack.text_reader(source.file) for pack in packs]

    def read() -> bytes | None:
        return next((raw for reader in readers if (raw := reader()) is not None), None)

    return attrs.evolve(source, read=read)


def _merged(lists: Sequence[Sequence[R]]) -> list[R]:
    """All records of several packs, sorted by id; what two packs share stands once.

    Raises:
        InvalidData: Two packs weigh the same claim differently.
    """
    merged: dict[str, R] = {}
    problems = []
    for record in (record for records in lists for record in records):
        if merged.setdefault(record.id, record) != record:
            word = word_for(type(record))
            problem = f"{word} {record.id!r} differs between the packs: give it one rank and reason in both"
            problems.append(Problem(f"{collection_of(record)}.json", "", problem))
    if problems:
        raise InvalidData(problems)
    return [merged[id_] for id_ in sorted(merged)]
