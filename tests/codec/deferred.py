"""A kind of record of another package, whose annotations are texts until somebody asks."""

from __future__ import annotations

from typing import Annotated

import attrs

from security_meetings import Count
from security_meetings.model.schema import Field, Record

__all__ = ["Monument"]


@attrs.frozen
class Monument(Record):
    """A record with a field of each of a few forms."""

    place: Annotated[str | None, Field("Where.", refers_to=("places",))] = None
    visitors: Annotated[Count | None, Field("How many saw it.")] = None
    heights: Annotated[tuple[int, ...], Field("Its heights.", unit="metres")] = ()
