"""An ordered, immutable, indexed set of records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Generic, TypeVar, overload

from security_meetings.errors import Ambiguous, NotFound, UnknownField, did_you_mean
from security_meetings.kinds import word_for
from security_meetings.schema import Record, described, without_none

__all__ = ["Collection"]

R = TypeVar("R", bound=Record)
_MOST_NAMED = 5


def _keywords(cls: type[Record]) -> Mapping[str, Callable[[Any], Iterable[Any]]]:
    """What `where()` can ask of a class: each field, and one item of each field with many.

    A field whose items are value classes can also be asked by their fields (`party` of attendees).
    """
    known: dict[str, Callable[[Any], Iterable[Any]]] = {}

    def whole(name: str) -> Callable[[Any], Iterable[Any]]:
        return lambda record: (getattr(record, name),)

    def items(name: str) -> Callable[[Any], Iterable[Any]]:
        return lambda record: getattr(record, name)

    def parts(name: str, part: str) -> Callable[[Any], Iterable[Any]]:
        return lambda record: dict.fromkeys(getattr(item, part) for item in getattr(record, name))

    for name, hint, field in described(cls):
        known[name] = whole(name)
        if not field.item:
            continue
        known[field.item] = items(name)
        (item_type, *_) = without_none(hint).__args__
        for part, _, inner in described(item_type) if hasattr(item_type, "__attrs_attrs__") else ():
            if inner.item:
                known[inner.item] = parts(name, part)
    return known


class Collection(Generic[R]):
    """An ordered, immutable set of records of one kind, with an index for each thing asked.

    Iterating gives the records; `[id]` gives one by its id.

    >>> from security_meetings import load
    >>> talks = load().talks
    >>> len(talks), "ru-ir-2025" in talks
    (3, True)
    """

    __slots__ = ("_by_id", "_cls", "_indexes", "_names", "_records", "_supply")

    def __init__(self, cls: type[R], records: Iterable[R] | Callable[[], Iterable[R]]) -> None:
        self._cls = cls
        self._supply = records
        self._records: tuple[R, ...] | None = None
        self._by_id: dict[str, R] | None = None
        self._indexes: dict[str, dict[Any, list[R]]] = {}
        self._names: dict[str, list[R]] | None = None

    @property
    def _all(self) -> tuple[R, ...]:
        if self._records is None:
            supply = self._supply
            self._records = tuple(supply() if callable(supply) else supply)
            self._supply = ()
        return self._records

    @property
    def _ids(self) -> dict[str, R]:
        if self._by_id is None:
            self._by_id = {record.id: record for record in self._all}
        return self._by_id

    def __repr__(self) -> str:
        return f"<Collection of {len(self)} {self._cls.__name__}>"

    def __len__(self) -> int:
        return len(self._all)

    def __iter__(self) -> Iterator[R]:
        return iter(self._all)

    def __contains__(self, item: object) -> bool:
        return self._ids.get(item) is not None if isinstance(item, str) else item in self._all

    def __eq__(self, other: object) -> bool:
        return self._all == other._all if isinstance(other, Collection) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._all)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all records, in order."""
        return tuple(self._ids)

    @overload
    def __getitem__(self, key: str) -> R: ...
    @overload
    def __getitem__(self, key: int) -> R: ...
    def __getitem__(self, key: str | int) -> R:
        """The record with this id, or at this place in the order.

        Raises:
            NotFound: No record has this id.
            IndexError: There is no such place.
        """
        if isinstance(key, int):
            return self._all[key]
        try:
            return self._ids[key]
        except KeyError:
            word = word_for(self._cls)
            raise NotFound(f"no {word} {key!r}{did_you_mean(key, self._ids)}") from None

    def where(self, *predicates: Callable[[R], bool], **wanted: object) -> Collection[R]:
        """The records that fit every condition, in order.

        Args:
            *predicates: Functions that tell of a record whether it fits.
            **wanted: Fields and the value each must have. A field with many values is asked by
                the word for one of them: `topic="terrorism"`, `official="sergei-shoigu"`.

        Raises:
            UnknownField: Records of this kind have no such field.

        >>> from security_meetings import load
        >>> load().talks.where(lambda t: "BA-SRP" in t.parties, status="held").one().id
        'ru-ba-srp-2025'
        """
        found: Iterable[R]
        if wanted:
            lists = [self._index(name).get(value, []) for name, value in wanted.items()]
            shortest = min(lists, key=len)
            others = [{id(r) for r in other} for other in lists if other is not shortest]
            found = [r for r in shortest if all(id(r) in other for other in others)]
        else:
            found = self._all
        return Collection(self._cls, [r for r in found if all(p(r) for p in predicates)])

    def _index(self, name: str) -> dict[Any, list[R]]:
        index = self._indexes.get(name)
        if index is None:
            known = _keywords(self._cls)
            if name not in known:
                raise UnknownField(
                    f"{word_for(self._cls)}s have no field {name!r}"
                    f"{did_you_mean(name, known)} (known: {', '.join(known)})"
                )
            index = {}
            for record in self._all:
                for value in dict.fromkeys(known[name](record)):
                    index.setdefault(value, []).append(record)
            self._indexes[name] = index
        return index

    def one(self) -> R:
        """The only record.

        Raises:
            NotFound: There is none.
            Ambiguous: There are several.
        """
        if len(self) == 1:
            return self._all[0]
        word = word_for(self._cls)
        if not self._all:
            raise NotFound(f"expected one {word}, found none")
        raise Ambiguous(f"expected one {word}, found {len(self)}: {_listed(self.ids)}", self.ids)

    def find(self, name: str) -> R:
        """The record of this name, in any spelling that is attested for it.

        Case, accents, hyphens and the usual transliterations make no difference. Part of a name
        finds nothing, however close it comes: errors list the candidates instead.

        Raises:
            NotFound: Nothing has this name.
            Ambiguous: Several records have it, or it is part of several names.

        >>> from security_meetings import load
        >>> load().countries.find("Республика Сербская").id
        'BA-SRP'
        """
        from security_meetings.names import folded, name_words

        fits = self._named.get(folded(name), [])
        if name in self._ids:
            fits = [self._ids[name]]
        if len(fits) == 1:
            return fits[0]
        word = word_for(self._cls)
        words = set(name_words(name))
        if not fits and words:
            fits = [r for r in self._all if any(words <= set(name_words(n)) for n in _names_of(r))]
            if len(fits) == 1:
                near = fits[0]
                raise NotFound(
                    f"no {word} is named {name!r}; did you mean {getattr(near, 'name', None)!r} ({near.id})?",
                    (near.id,),
                )
        ids = [r.id for r in fits]
        if ids:
            raise Ambiguous(f"{name!r} fits {len(ids)} {word}s: {_listed(ids)}", ids)
        printed = {n: r.id for r in self._all for n in _names_of(r)}
        raise NotFound(f"no {word} is named {name!r}{did_you_mean(name, printed)}")

    @property
    def _named(self) -> dict[str, list[R]]:
        if self._names is None:
            from security_meetings.names import folded

            names: dict[str, list[R]] = {}
            for record in self._all:
                for key in dict.fromkeys(map(folded, _names_of(record))):
                    names.setdefault(key, []).append(record)
            self._names = names
        return self._names

    def sorted_by(self, key: Callable[[R], Any], *, reverse: bool = False) -> Collection[R]:
        """The same records in another order.

        >>> from security_meetings import load
        >>> load().meetings.sorted_by(lambda m: m.start)[0].id
        'mcis-2021'
        """
        return Collection(self._cls, sorted(self._all, key=key, reverse=reverse))

    def grouped_by(self, name: str) -> Mapping[Any, Collection[R]]:
        """The records by a field, or by one item of a field with many, as in `where()`.

        Raises:
            UnknownField: Records of this kind have no such field.

        >>> from security_meetings import load
        >>> {k: len(v) for k, v in load().sessions.where(kind="plenary").grouped_by("meeting").items()}
        {'imhr-2025': 1, 'mcis-2021': 7}
        """
        groups = {key: Collection(self._cls, group) for key, group in self._index(name).items()}
        return MappingProxyType(groups)


def _names_of(record: Record) -> tuple[str, ...]:
    name = getattr(record, "name", None)
    return ((name,) if name else ()) + tuple(getattr(record, "other_names", ()))


def _listed(ids: Iterable[str]) -> str:
    ids = list(ids)
    more = len(ids) - _MOST_NAMED
    return ", ".join(ids[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
