"""The constructors of classes of other packages: whatever their fields are called, each road is quick."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any

import attrs
import pytest

import security_meetings
from security_meetings import Claim, Count, PartialDate
from security_meetings.codec.generated import REFUSALS, constructor
from security_meetings.codec.strict import encode
from security_meetings.codec.text import dump_lines, parse_pairs
from security_meetings.codec.with_msgspec import reader
from security_meetings.model import kinds
from security_meetings.model.schema import Field, Record, Value, properties
from tests.codec import deferred

ODD_NAMES = ("type", "cls", "d", "make", "names", "in_order", "keys", "k0", "intern", "map", "tuple", "list")


def read_quickly(record: Record) -> list[Any]:
    """What the constructors themselves make of the JSON of a record, on each road."""
    line = dump_lines([encode(record)])
    read = reader(type(record))
    assert read is not None
    return [constructor(type(record))(parse_pairs(line.decode())), *read(line)]


@contextmanager
def registered(cls: type[Record]) -> Iterator[None]:
    """A kind of record that the library did not know before."""
    kinds.register("monuments", cls)
    try:
        yield
    finally:
        kinds.unregister("monuments")


def kind(**hints: Any) -> type[Record]:
    """A kind of record of another package, with these fields, none of which has to be there."""
    values = {**dict.fromkeys(hints), "__annotations__": hints}
    return attrs.frozen(type("Odd", (Record,), values))


@pytest.mark.parametrize("name", ODD_NAMES)
def test_any_name_of_a_field(name: str) -> None:
    """A field may be called what something in the constructor might be called."""
    place = Annotated[str | None, Field("Where.", refers_to=("places",))]
    cls = kind(**{name: Annotated[PartialDate | None, Field("A day.")], "place": place})
    record = cls("x", PartialDate.parse("2025-05"), "moscow")  # type: ignore[call-arg]
    assert read_quickly(record) == [record, record]


@attrs.frozen
class Attendee(Value):
    """A class that is called like one of ours, with one field alone, of nothing but ids."""

    countries: Annotated[tuple[str, ...], Field("For whom.", refers_to=("countries",))]


@attrs.frozen
class Monument(Record):
    """A kind of record of another package."""

    visitors: Annotated[tuple[Attendee, ...], Field("Who saw it.")] = ()


def test_a_name_of_ours() -> None:
    """A class of the same name as one of ours has a constructor of its own."""
    ours = security_meetings.Attendee("RU", "a")
    assert constructor(security_meetings.Attendee)((("party", "RU"), ("official", "a"))) == ours
    record = Monument("bell", (Attendee(("RU", "BY")), Attendee(())))
    assert read_quickly(record) == [record, record]


def test_annotations_put_off() -> None:
    """A class whose annotations are texts is described as any other, and claims on it are read."""
    record = deferred.Monument("bell", "moscow", Count(7), (3, 4))
    assert read_quickly(record) == [record, record]
    assert list(properties(deferred.Monument)) == ["place", "visitors", "heights"]
    with registered(deferred.Monument):
        claim = Claim("c1", "monuments", "bell", "visitors", Count(7))
        assert read_quickly(claim) == [claim, claim]


def test_other_attributes() -> None:
    """An attribute that is not described keeps its default, and some may be given by name alone."""

    @attrs.frozen
    class Noted(Record):
        memo: str = "none"
        place: Annotated[str | None, Field("Where.")] = attrs.field(default=None, kw_only=True)
        title: Annotated[str | None, Field("What.")] = None

    record = Noted("x", place="here", title="this")
    assert read_quickly(record) == [record, record]


def test_claims_on_it() -> None:
    """A claim is read as the class says that its collection has now, though it had another before."""
    day = PartialDate.parse("2025-05")
    for hint, value in ((PartialDate | None, day), (str | None, "2025-05")):
        with registered(kind(seen=Annotated[hint, Field("When it was seen.")])):
            claim = Claim("c1", "monuments", "bell", "seen", value)
            assert read_quickly(claim) == [claim, claim]


@attrs.frozen
class Edge(Value):
    """A value with a part that has parts itself, and with several of one."""

    ends: Annotated[tuple[int, ...], Field("The numbers at its ends.")]
    party: Annotated[Attendee, Field("Whose it is.")]


def test_claims_on_values_with_parts() -> None:
    """What a claim says may have parts in parts; a number of very many digits needs a closer look in any."""
    with registered(kind(edge=Annotated[Edge | None, Field("An edge.")])):
        claim = Claim("c1", "monuments", "bell", "edge", Edge((1, 2), Attendee(("RU",))))
        assert read_quickly(claim) == [claim, claim]
        long = Claim("c1", "monuments", "bell", "edge", Edge((1, 10**400), Attendee(())))
        with pytest.raises(REFUSALS):
            read_quickly(long)
