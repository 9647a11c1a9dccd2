"""One value of what several claims tell parts of."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from security_meetings.model.accounts import implies, joined_counts, joined_days
from security_meetings.model.claims import AnyValue, Claim
from security_meetings.model.counts import Count
from security_meetings.model.schema import Value

__all__ = ["whole"]


def whole(able: Sequence[Claim], denied: Sequence[AnyValue]) -> tuple[Any, list[Claim]]:
    """The best value; of part of a day, or of one bound, with what other claims add; and these claims.

    Nothing is joined to what a source denies: each of the parts may be true by itself.
    """
    value: Any = able[0].value if able else None
    joining: list[Claim] = []
    # Twice, since "the 25th" can be joined to "2018" only with a month between them.
    for claim in [*able[1:], *able[1:]]:
        if isinstance(value, Count):
            # Bounds of several sources are several estimates; those of one are a range in two claims.
            own = claim.source == able[0].source and claim.modality == able[0].modality
            more: Any = joined_counts(value, claim.value) if own else None  # type: ignore[arg-type]
        elif isinstance(value, Value) and value.missing and isinstance(claim.value, (datetime.date, Value)):
            more = joined_days(value, claim.value)  # type: ignore[arg-type]
        else:
            break
        if more and not any(implies(more, no) and not implies(value, no) for no in denied):
            value = more
            joining.append(claim)
    return value, joining
