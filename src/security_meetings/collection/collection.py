"""An ordered, immutable, indexed set of records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast, overload

from security_meetings.collection.stores import Selection, indexed, part_of
from security_meetings.errors import InvalidValue, NotFound, OutOfRange, Problem, hint_at, nearest
from security_meetings.model.displays import Shown
from security_meetings.model.kinds import collection_of, word_for
from security_meetings.model.schema import Record, label_of

if TYPE_CHECKING:
    from array import array

    from security_meetings.collection.keywords import Keyword
    from security_meetings.collection.stores import Shelf, Store
    from security_meetings.model.names import Register
    from security_meetings.model.pages import Layout

__all__ = ["Collection", "kind_of", "register_of"]

R = TypeVar("R", bound=Record)
# So many records of a collection are shown.
_MOST_SHOWN = 20
# A field of a collection no larger than this is indexed the first time it is asked for; one of
# a larger collection the second time, since one scan costs less than an index.
_SMALL = 10_000


class Collection(Shown, Generic[R]):
    """An ordered, immutable set of records of one kind, with an index for each thing asked.

    Iterating gives the records; `[id]` gives one by its id.

    >>> from security_meetings import load
    >>> talks = load().talks
    >>> len(talks), "ru-ir-2025" in talks
    (3, True)
    """

    __slots__ = (
        "_aliases",
        "_by_id",
        "_cls",
        "_expected",
        "_indexes",
        "_names",
        "_records",
        "_shelf",
        "_supply",
    )

    def __init__(
        self,
        cls: type[R],
        records: Iterable[R] | Store[R] | Callable[[], Iterable[R] | Store[R]],
        shelf: Shelf | None = None,
    ) -> None:
        self._cls = cls
        self._shelf = shelf
        self._supply = records
        self._records: Sequence[R] | Store[R] | Selection[R] | None = None
        self._by_id: dict[str | int, R] = {}
        self._aliases: dict[str, R] | None = None
        self._indexes: dict[str, dict[Any, list[R] | array[int]]] = {}
        self._expected: set[str] = set()
        self._names: Register[R] | None = None

    def __reduce__(self) -> tuple[object, ...]:
        # Indexes are made anew where the collection is read again. It knows its data set there too, which
        # tells what a name means: so the two refer to each other, and come second.
        return _begun, (type(self),), (self._cls, self._all, self._shelf)

    def __setstate__(self, state: tuple[type[R], Sequence[R], Shelf | None]) -> None:
        cls, records, shelf = state
        Collection.__init__(self, cls, records, shelf)

    @property
    def _all(self) -> Sequence[R] | Store[R] | Selection[R]:
        # Two threads may both read the records, and then hold equal ones: nothing is ever cleared.
        records = self._records
        if records is None:
            supplied = self._supply() if callable(self._supply) else self._supply
            if isinstance(supplied, Collection):
                # What it keeps, so that records stay on disk.
                supplied = supplied._all  # noqa: SLF001 (another of this very class)
            opened = hasattr(supplied, "by_id") or isinstance(supplied, Selection)
            records = self._records = cast("Store[R]", supplied) if opened else tuple(supplied)
        return records

    def _get(self, id_: str) -> R | None:
        if not self._by_id:
            records = self._all
            if hasattr(records, "by_id"):
                return cast("Store[R]", records).by_id(id_)
            self._by_id = {record.id: record for record in records}
        return self._by_id.get(id_) or self._other_ids.get(id_)

    @property
    def _other_ids(self) -> Mapping[str, R]:
        """The records by the ids that lost to theirs."""
        if self._aliases is None:
            known = (r for r in self._by_id.values() if getattr(r, "same_as", ()))
            self._aliases = {id_: record for record in known for id_ in record.same_as}  # type: ignore[attr-defined]
        return self._aliases

    def id_of(self, id_: str) -> str:
        """The id of the record that has this id, also where another id of the same thing won."""
        if self.opened or (record := self._get(id_)) is None:
            return id_
        return record.id

    def __repr__(self) -> str:
        return f"<Collection of {len(self)} {self._cls.__name__}>"

    def _lay_out(self, page: Layout) -> None:
        page.write(f"{collection_of(self._cls)}: {len(self)}")
        page.fields((record.id, label_of(record)) for record in self[:_MOST_SHOWN])
        if (more := len(self) - _MOST_SHOWN) > 0:
            page.write(f"and {more} more", 2)

    def _ipython_key_completions_(self) -> list[str]:
        """What IPython offers behind `ds.meetings["`."""
        return list(self.ids) if len(self) <= _SMALL else []

    def __len__(self) -> int:
        return len(self._all)

    def __iter__(self) -> Iterator[R]:
        return iter(self._all)

    def __contains__(self, item: object) -> bool:
        if isinstance(item, str):
            records = self._all
            if hasattr(records, "by_id"):
                return item in cast("Store[R]", records)
            return self._get(item) is not None
        return isinstance(item, self._cls) and self._get(item.id) == item

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Collection):
            return NotImplemented
        return len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash(tuple(self))

    @property
    def opened(self) -> bool:
        """Whether the records stay on disk and are read when touched."""
        return not isinstance(self._all, tuple)

    def problems(self) -> list[Problem]:
        """What is wrong with records that stay on disk; all others were checked when they were read."""
        records = self._all
        return cast("Store[R]", records).problems() if self.opened and hasattr(records, "problems") else []

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all records, in order."""
        records = self._all
        if hasattr(records, "ids"):
            return tuple(cast("Store[R]", records).ids())
        return tuple(record.id for record in records)

    @overload
    def __getitem__(self, key: str) -> R: ...
    @overload
    def __getitem__(self, key: int) -> R: ...
    @overload
    def __getitem__(self, key: slice) -> Collection[R]: ...
    def __getitem__(self, key: str | int | slice) -> R | Collection[R]:
        """The record with this id, or at this place in the order; a slice gives several.

        Raises:
            NotFound: No record has this id.
            OutOfRange, InvalidValue: There is no such place, or no such slice.

        >>> from security_meetings import load
        >>> load().talks[1:].ids
        ('ru-ir-2025', 'ru-kp-2025')
        """
        try:
            return self._by_id[key]  # type: ignore[index]  # (what is no id is none of them)
        except (KeyError, TypeError):  # places in the order, the first id asked for, or what is no id
            pass
        if isinstance(key, slice):
            return Collection(self._cls, part_of(self._all, key), self._shelf)
        if isinstance(key, int):
            try:
                return self._all[key]
            except IndexError:
                raise OutOfRange(f"there are {len(self)} records, none at {key}") from None
        record = self._get(key) if isinstance(key, str) else None
        if record is None:
            raise NotFound(f"no {word_for(self._cls)} {key!r}{hint_at(near := self._nearest(key))}", near)
        return record

    def _nearest(self, key: object) -> list[str]:
        # Comparing a word with a million others would take longer than any reader waits.
        if not isinstance(key, str) or len(self) > _SMALL:
            return []
        # A code or name that fits leads to its own record: RUS is RU, and no misspelt US.
        # Records that stay on disk are not read for a hint: one of them may be wrong.
        bearing = [] if self.opened else self._named.bearing(key)
        return [bearing[0].id] if len(bearing) == 1 else nearest(key, self.ids)

    def where(self, *predicates: Callable[[R], bool], **wanted: object) -> Collection[R]:
        """The records that fit every condition, in order.

        Args:
            *predicates: Functions that tell of a record whether it fits.
            **wanted: Fields and the value each must have. A field with many values is asked by
                the word for one of them: `topic="terrorism"`, `official="sergei-shoigu"`.

        Raises:
            UnknownField: Records of this kind have no such field, or what is given is no condition.
            UnknownValue: No record of the field can have the value: a word that is not on its list, a
                value of another type, an id or name that nothing bears. A value that a record could have,
                and none has, gives an empty collection.

        >>> from security_meetings import load
        >>> load().talks.where(lambda t: "BA-SRP" in t.parties, status="held").one().id
        'ru-ba-srp-2025'
        """
        from security_meetings.collection.keywords import check

        check(self._cls, predicates, wanted)
        found = self._fitting(wanted)
        if wanted and not found and (meant := self._meant(wanted)) != wanted:
            found = self._fitting(meant)
        for predicate in predicates:
            found = [record for record in found if predicate(record)]
        return Collection(self._cls, found, self._shelf)

    def _fitting(self, wanted: Mapping[str, object]) -> Any:
        found, left = self._indexed(wanted)
        for name, value in left.items():
            found = self._keyword(name).scan(found, value)
        return found

    def _keyword(self, name: str) -> Keyword:
        from security_meetings.collection.keywords import keywords

        return keywords(self._cls)[name]

    def _meant(self, wanted: Mapping[str, object]) -> dict[str, object]:
        """What was meant by values that nothing has: they may be written forms, or names.

        Raises:
            UnknownValue: No record can have one of them.
        """
        from security_meetings.collection.keywords import meant_by

        id_meant = None if self._shelf is None else self._shelf.id_meant
        return {name: meant_by(self._cls, name, value, id_meant) for name, value in wanted.items()}

    def _indexed(self, wanted: Mapping[str, object]) -> tuple[Any, Mapping[str, object]]:
        """The records that the most telling index gives, and the conditions still to be tried."""
        best: tuple[str, Any] | None = None
        for name, value in wanted.items():
            if self._is_indexed(name):
                found = self._index(name).get(value, ())
                if best is None or len(found) < len(best[1]):
                    best = name, found
        records: Any = self._all
        if best is None:
            return records, wanted
        left = {name: value for name, value in wanted.items() if name != best[0]}
        return best[1] if isinstance(records, tuple) else Selection(records, best[1]), left

    def _expect(self, name: str) -> None:
        """Reckon with a field being asked for often, so that the first time makes its index."""
        self._expected.add(name)

    def _is_indexed(self, name: str) -> bool:
        """Whether a field has an index, or is asked for often enough to be given one."""
        if name in self._indexes or name in self._expected or len(self) <= _SMALL:
            return True
        self._expect(name)
        return False

    def _index(self, name: str) -> dict[Any, list[R] | array[int]]:
        """For each value the records that have it; of an opened file, their places in the order."""
        index = self._indexes.get(name)
        if index is None:
            index = self._indexes[name] = indexed(self._all, self._keyword(name).values, places=self.opened)
        return index

    def one(self) -> R:
        """The only record.

        Raises:
            NotFound: There is none.
            Ambiguous: There are several.
        """
        if len(self) == 1:
            return self._all[0]
        from security_meetings.collection.naming import not_one

        raise not_one(self._cls, self.ids)

    def find(self, name: str) -> R:
        """The record of this name, in any usual spelling, or of this id or code in any case.

        Punctuation, marks, apostrophes, the order of given name and surname, and the roads from Russian to
        Latin letters make no difference; where several records then fit, those count that the name fits as it
        is printed. Part of a name, or its initials, finds nothing: errors list the candidates instead.

        Raises:
            NotFound: Nothing has this name. Its candidates are the ids of all records that the message names.
            Ambiguous: Several records have it, or it is part of several names.
            InvalidValue: What is given is no text.

        >>> from security_meetings import load
        >>> load().countries.find("Республика Сербская").id
        'BA-SRP'
        """
        if not isinstance(name, str):
            raise InvalidValue(f"expected a name, got {name!r}")
        exact = self._get(name)
        if exact is not None:
            return exact
        from security_meetings.collection.naming import bearer

        return bearer(self._named, name, self._cls)

    @property
    def _named(self) -> Register[R]:
        if self._names is None:
            from security_meetings.collection.naming import register

            self._names = register(self)
        return self._names

    def to_dict(self) -> list[dict[str, Any]]:
        """Every record as JSON has it, in order: see `Record.to_dict`."""
        return [record.to_dict() for record in self]

    @classmethod
    def from_dict(cls, kind: type[R], data: Sequence[Mapping[str, Any]]) -> Collection[R]:
        """The collection of what `to_dict` gives, or of the same read from JSON.

        The `kind` is the class of the records; each object has every field of it and no other.

        Raises:
            InvalidData: With everything that is wrong, each with its path; also where an id stands twice.
            InvalidValue: What is given as a class is none of a kind of record.
        """
        from security_meetings.collection.dicts import records_of

        return Collection(kind, records_of(kind, data))

    def sorted_by(self, key: Callable[[R], Any] | str, *, reverse: bool = False) -> Collection[R]:
        """The same records in the order of a property, or of what a function gives.

        Days come by the first that they can be, numbers by the least; the unknown is last, also in reverse.

        Raises:
            UnknownField: Records of this kind have no such property.

        >>> from security_meetings import load
        >>> load().meetings.sorted_by("start").ids
        ('mcis-2021', 'imhr-2025')
        """
        from security_meetings.collection.sorting import in_order

        return Collection(self._cls, in_order(self._cls, self, key, reverse=reverse), self._shelf)

    def grouped_by(self, name: str) -> Mapping[Any, Collection[R]]:
        """The records by a field, or by one item of a field with many, as in `where()`.

        Raises:
            UnknownField: Records of this kind have no such field.

        >>> from security_meetings import load
        >>> {k: len(v) for k, v in load().sessions.where(kind="plenary").grouped_by("meeting").items()}
        {'imhr-2025': 1, 'mcis-2021': 7}
        """
        self.where(**{str(name): None})
        self._expect(name)  # every value will be asked for: an index pays at once
        return {value: self.where(**{name: value}) for value in self._index(name)}


def register_of(records: Collection[R]) -> Register[R]:
    """Who bears which name, id or code among some records; made when a name is first asked for."""
    return records._named  # noqa: SLF001 (for questions of several collections at once)


def kind_of(records: Collection[R]) -> type[R]:
    """The class of the records of a collection, also of an empty one."""
    return records._cls  # noqa: SLF001 (for rooms that take any selection)


def _begun(kind: type[Collection[Any]]) -> Collection[Any]:
    """A collection that is about to be read again."""
    return kind.__new__(kind)
