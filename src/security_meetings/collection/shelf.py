"""All collections of a data set, by name: what every question stands on."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast, overload

from security_meetings.collection.collection import Collection, register_of
from security_meetings.errors import Ambiguous, InvalidValue, NotFound, UnknownValue, hint_at, nearest
from security_meetings.model.kinds import HOMES, class_of, words_for
from security_meetings.model.schema import Record, claimable, properties

if TYPE_CHECKING:
    from security_meetings.collection.asked import (
        Attendances,
        Countries,
        Delegations,
        Marks,
        Meetings,
        Memberships,
        Officials,
        Organizations,
        Places,
        Plans,
        Remarks,
        Roles,
        Series,
        Sessions,
        Sources,
        Statements,
        Talks,
        Tallies,
        Topics,
    )
    from security_meetings.collection.asked import Claims as _Claims
    from security_meetings.collection.stores import Store
    from security_meetings.model.claims import Claim
    from security_meetings.model.sources import Source
    from security_meetings.policy import Policy
else:
    _Claims = Collection

__all__ = ["Claims", "Collections"]

C = TypeVar("C", bound=Collection[Any])
_OWN_IDS = {"claims": "c-", "marks": "m-"}
# A collection of more records gives no hints: nobody would wait for them.
_MOST_HINTED = 10_000


class Claims(_Claims):
    """All claims, and the one question that only they answer: what is said at this place?"""

    __slots__ = ("_sources",)

    def __init__(
        self,
        claims: Iterable[Claim] | Store[Claim] | Callable[[], Iterable[Claim] | Store[Claim]],
        sources: Collection[Source],
        shelf: Collections | None = None,
    ) -> None:
        super().__init__(cast("type[Claim]", class_of("claims")), claims, shelf)
        self._sources = sources
        self._expect("subject")  # what is explained once is explained again: an index pays at once

    def __reduce__(self) -> tuple[object, ...]:
        begin, kind, _ = super().__reduce__()
        return begin, kind, (self._all, self._sources, self._shelf)

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        Claims.__init__(self, *state)

    def _meant(self, wanted: Mapping[str, object]) -> dict[str, object]:
        """What was meant; what no claim can be about, such as a record that is not there, is refused."""
        meant = super()._meant(wanted)
        kind = meant.get("collection")
        kinds = [kind] if isinstance(kind, str) and kind in HOMES else [*HOMES]
        for name, value in meant.items():
            if not isinstance(value, str):
                continue
            if name == "subject" and self._shelf is not None:
                meant = meant | {name: self._subject(kinds, value)}
                continue
            if name == "collection" and value not in HOMES:
                known: Iterable[str] = HOMES
            elif name == "property" and not any(value in properties(class_of(kind)) for kind in kinds):
                known = dict.fromkeys(path for kind in kinds for path in properties(class_of(kind)))
            elif name == "source" and value not in self._sources:
                known = self._sources.ids
            else:
                continue
            near = nearest(value, known)
            raise UnknownValue(f"claims.where({name}=…): no claim can have {value!r}{hint_at(near)}", near)
        return meant if meant.get("value") is None else meant | {"value": self._value(kinds, meant)}

    def _value(self, kinds: Sequence[str], wanted: Mapping[str, object]) -> object:
        """The value that claims state; what no property that is asked could have is refused."""
        from security_meetings.collection.keywords import claimed_values

        asked, id_meant = wanted.get("property"), self._shelf.id_meant if self._shelf else None
        props = [
            prop
            for kind in kinds
            if claimable(class_of(kind))
            for prop in properties(class_of(kind)).values()
            if asked in (None, prop.path) and prop.claimable
        ]
        found = claimed_values(props, wanted["value"], None if asked is None else id_meant)
        return next((value for value in found if self._fitting({"value": value})), found[0])

    def _subject(self, kinds: Sequence[str], value: str) -> str:
        """The id that claims tell of; what is neither an id nor a name of a record is refused."""
        if self._fitting({"subject": value}):
            return value  # a claim knows its subject even where the record goes by another id
        return cast("Collections", self._shelf).id_meant(kinds, value, "claims.where(subject=…)")

    def about(self, collection: str, subject: str) -> Sequence[Claim]:
        """The claims about one record; the cost grows with these claims alone.

        Raises:
            NotFound: There is no such collection, or no such record in it.

        >>> from security_meetings import load
        >>> {claim.subject for claim in load().claims.about("meetings", "imhr-2025")}
        {'imhr-2025'}
        """
        records: Any = self._all
        found: Sequence[Claim] = (
            records.about(collection, subject)
            if hasattr(records, "about")
            else [claim for claim in self._fitting({"subject": subject}) if claim.collection == collection]
        )
        if not found and self._shelf is not None:
            cast("Collections", self._shelf).collection(collection)[subject]  # or it says what is meant
        return found

    def tells_of(self, collection: str, subject: str) -> bool | None:
        """Whether a claim is about this record; None where claims do not know without reading all of them.

        No claim is about claims and marks: these have ids of their own form.

        >>> from security_meetings import load
        >>> load().claims.tells_of("talks", "ru-ir-2025"), load().claims.tells_of("talks", "imhr-2025")
        (True, False)
        """
        records: Any = self._all
        if not hasattr(records, "tells_of") or subject.startswith(_OWN_IDS.get(collection, " ")):
            return None
        told: bool = records.tells_of(collection, subject)
        return told

    def at(self, source: str, place: int | str) -> Collection[Claim]:
        """The claims whose evidence covers a place in a source's text.

        Args:
            source: The source's id.
            place: An offset in code points, or words quoted from the text, whose line ends may be of another
                kind; every claim whose evidence shares a letter with them counts.

        Raises:
            NotFound: There is no such source, or its text does not hold these words.
            TextUnavailable: Words are given, but the text does not travel with the pack.
            InvalidValue: The place is neither an offset in the text nor words.

        >>> from security_meetings import load
        >>> "delegations" in {c.collection for c in load().claims.at("rt", "For the first time")}
        True
        """
        from security_meetings.model.spans import places, touching

        known = self._sources[source]
        if isinstance(place, str):
            spans = places(known.text, place) if place.strip() else []
            if not spans:
                raise NotFound(f"source {source!r} does not hold the words {place!r}")
        elif isinstance(place, int) and not isinstance(place, bool):
            spans = [(place, place + 1)]
        else:
            raise InvalidValue(f"expected an offset or words of the text, got {place!r}")
        found = touching(self.where(source=source), spans)
        if isinstance(place, int) and not found:
            # Where nothing is said, the place may not be one of the text at all.
            length = len(known.text) if known.has_text else None
            if place < 0 or (length is not None and place >= length):
                ends = "0 or more" if length is None else f"0 to {length - 1}, in a text of {length} letters"
                raise InvalidValue(f"source {source!r}: expected an offset of {ends}, got {place}")
        return Collection(self._cls, found)


class _Kept(Generic[C]):
    """A collection, read when first asked for, as an attribute."""

    name: str

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, shelf: None, owner: type) -> _Kept[C]: ...
    @overload
    def __get__(self, shelf: Collections, owner: type) -> C: ...
    def __get__(self, shelf: Collections | None, owner: type) -> _Kept[C] | C:
        if shelf is None:
            return self
        return cast("C", shelf.collection(self.name))


class Collections:
    """All collections by name, and the policy that their records were folded under. Immutable.

    Each collection is read when it is first asked for.

    Args:
        supply: Gives the records of the collection of a name.
        policy: The policy, or its name.
        language: The language in which names are preferred; empty where none is.
    """

    __slots__ = ("_collections", "_language", "_policy", "_supply")

    series: _Kept[Series] = _Kept()
    meetings: _Kept[Meetings] = _Kept()
    sessions: _Kept[Sessions] = _Kept()
    delegations: _Kept[Delegations] = _Kept()
    attendances: _Kept[Attendances] = _Kept()
    tallies: _Kept[Tallies] = _Kept()
    officials: _Kept[Officials] = _Kept()
    roles: _Kept[Roles] = _Kept()
    talks: _Kept[Talks] = _Kept()
    statements: _Kept[Statements] = _Kept()
    remarks: _Kept[Remarks] = _Kept()
    plans: _Kept[Plans] = _Kept()
    organizations: _Kept[Organizations] = _Kept()
    countries: _Kept[Countries] = _Kept()
    places: _Kept[Places] = _Kept()
    memberships: _Kept[Memberships] = _Kept()
    topics: _Kept[Topics] = _Kept()
    sources: _Kept[Sources] = _Kept()
    marks: _Kept[Marks] = _Kept()

    _collections: dict[str, Collection[Any]]
    _language: str
    _policy: str | Policy
    _supply: Callable[[str], Iterable[Any] | Store[Any]]

    def __init__(
        self, supply: Callable[[str], Iterable[Any] | Store[Any]], policy: str | Policy, language: str = ""
    ) -> None:
        put = object.__setattr__
        put(self, "_supply", supply)
        put(self, "_policy", policy)
        put(self, "_language", language)
        put(self, "_collections", {})

    if not TYPE_CHECKING:  # to a type checker, an attribute of any name could be set

        def __setattr__(self, name: str, value: object) -> None:
            from attrs.exceptions import FrozenInstanceError

            raise FrozenInstanceError

        def __delattr__(self, name: str) -> None:
            from attrs.exceptions import FrozenInstanceError

            raise FrozenInstanceError

    @property
    def policy(self) -> Policy:
        """The policy under which the claims were folded."""
        from security_meetings.policy import policy_named

        return policy_named(self._policy)

    @property
    def language(self) -> str:
        """The language in which names are preferred; empty where none is."""
        return self._language

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
        found = self._collections.get(name) if isinstance(name, str) else None
        if found is None:
            if not isinstance(name, str) or name not in HOMES:
                near = nearest(name, HOMES)
                raise NotFound(f"no collection {name!r}{hint_at(near)}", near)
            records = functools.partial(self._supply, name)
            found = (
                Claims(records, self.sources, self)
                if name == "claims"
                else Collection(class_of(name), records, self)
            )
            self._collections[name] = found
        return found

    def id_meant(self, names: Sequence[str], value: str, asked: str) -> str:
        """The id that is meant by an id or a name of a record of some collections.

        Args:
            names: The names of the collections.
            value: The id, `collection/id` or name.
            asked: What messages call the question.

        Raises:
            UnknownValue: No record has the id or name, or several have the name.
        """
        home, _, id_ = value.partition("/")
        for name in names:
            records = self.collection(name)
            if value in records:
                return records.id_of(value)
            if home == name and id_ in records:
                return records.id_of(id_)
        fits: list[str] = [r.id for name in names for r in register_of(self.collection(name)).bearing(value)]
        if len(fits) == 1:
            return fits[0]
        near: list[str] = []
        for name in names if not fits else ():
            try:
                self.collection(name).find(value)
            except (NotFound, Ambiguous) as exc:
                near.extend(exc.candidates)
        several = sum(len(self.collection(name)) for name in names) > _MOST_HINTED
        known = () if several else [id_ for name in names for id_ in self.collection(name).ids]
        meant = fits or near or nearest(value, known)
        what = words_for(names) if len(names) < len(HOMES) else "record"
        raise UnknownValue(f"{asked}: no {what} {value!r}{hint_at(meant)}", meant)

    def _meant_by(self, place: str) -> list[str]:
        """Which record may be meant: the one that bears this name or code, or else the nearest id."""
        ids: list[str] = []
        for name in HOMES:
            records = self.collection(name)
            if name == "claims" or len(records) > _MOST_HINTED:
                continue
            # Records that stay on disk are not read for a hint: one of them may be wrong.
            if not records.opened and len(bearing := register_of(records).bearing(place)) == 1:
                return [f"{name}/{bearing[0].id}"]
            ids.extend(records.ids)
        return nearest(place, ids)

    def _holding(self, id_: str) -> list[str]:
        """The names of the collections that have a record of this id.

        A record is what claims are about: where they know what that is, the other collections stay unread.
        """
        return [
            name
            for name in HOMES
            if self.claims.tells_of(name, id_) is not False and id_ in self.collection(name)
        ]

    def record(self, place: str) -> Record:
        """The record at `collection/id`, or of this id where no two kinds share it.

        Raises:
            NotFound: There is none.
            Ambiguous: Several kinds have a record of this id.
            InvalidValue: What is given is no text.
        """
        if not isinstance(place, str):
            raise InvalidValue(f"expected a record, its id, or collection/id, got {place!r}")
        collection, slash, id_ = place.partition("/")
        if slash:
            return cast("Record", self.collection(collection)[id_])
        names = self._holding(place)
        if len(names) > 1:
            places = [f"{name}/{place}" for name in names]
            raise Ambiguous(f"{place!r} fits {', '.join(places)}: name the collection too", places)
        if not names:
            meant = self._meant_by(place)
            raise NotFound(f"no record {place!r}{hint_at(meant)}", meant)
        return cast("Record", self.collection(names[0])[place])
