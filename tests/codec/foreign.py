"""A kind of record of another package, whose fields are called as parts of a constructor might be."""

from typing import Annotated, Literal

import attrs

from security_meetings import Count, PartialDate
from security_meetings.model.schema import Field, Group, Record, Value

__all__ = ["Odd"]

Word = Literal["one", "other"]


@attrs.frozen
class Side(Value):
    """A value of one part."""

    cls: Annotated[tuple[str, ...], Field("Where.", refers_to=("places",))]


@attrs.frozen
class Sums(Group):
    """Properties that stand together."""

    names: Annotated[int | None, Field("A number.")] = None
    map: Annotated[Word | None, Field("A word.")] = None


@attrs.frozen
class Odd(Record):
    """A record with fields of every form, and an attribute between them that is none."""

    type: Annotated[Word | None, Field("A word.")] = None
    memo: str = "none"
    d: Annotated[tuple[Side, ...], Field("Values of parts.")] = ()
    keys: Annotated[PartialDate | None, Field("A day.")] = None
    make: Annotated[tuple[Word, ...], Field("Words.")] = ()
    intern: Annotated[bool | None, Field("Yes or no.")] = None
    in_order: Annotated[Sums, Field("A group.")] = Sums()
    k0: Annotated[Count | None, Field("A count.")] = None
    list: Annotated[str | None, Field("Where.", refers_to=("places",))] = None
