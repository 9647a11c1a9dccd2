"""What two accounts of one thing give together, where each has a part, and when one says all of another."""

import datetime
from typing import cast

from security_meetings.model.counts import Count
from security_meetings.model.days import (
    Day,
    Days,
    Interval,
    PartialDate,
    day_relation,
    merged_parts,
    parts_of,
)

__all__ = ["implies", "joined_counts", "joined_days"]

# "Dozens" bounds, too, but by a number that nobody prints.
_LEAST = ("more than", "at least")
_ROUGH = ("about", "nearly", "dozens")
_MOST = ("fewer than", "at most", "up to")


def implies(a: object, b: object) -> bool:
    """Whether whoever says one thing says the other, too: 126 is more than 100, and 4 May is in May.

    So it is denied with that. Of what is only about so much, or doubted, nothing else follows.

    >>> from security_meetings.model.days import parse_day
    >>> implies(parse_day("2018-04-25"), parse_day("2018-04"))
    True
    >>> implies(Count.parse("more than 100"), Count.parse("126"))
    False
    """
    if a == b:
        return True
    if isinstance(a, Count) and isinstance(b, Count):
        (low, high), (least, most) = a.bounds, b.bounds
        return a.stage == b.stage and b.comparator not in _ROUGH and least <= low and high <= most
    if not isinstance(b, PartialDate) or b.qualifier is not None:
        return False
    if isinstance(a, Interval):
        years = {end.year for end in (a.start, a.end) if end is not None}
        return b.day is None and len(years) == 1 and implies(a.start, b) and implies(a.end, b)
    if not isinstance(a, (datetime.date, PartialDate)) or getattr(a, "qualifier", None) is not None:
        return False
    return all(part in (None, own) for part, own in zip(parts_of(b), parts_of(a), strict=True))


def joined_counts(a: Count, b: Count) -> Count | None:
    """The range of which one account has the lower bound and one the upper; None where they have not.

    >>> str(joined_counts(Count.parse("at most 90"), Count.parse("more than 80")))
    'between 81 and 90'
    """
    least, most = (a, b) if a.comparator in _LEAST else (b, a)
    if least.comparator not in _LEAST or most.comparator not in _MOST or least.stage != most.stage:
        return None
    low, high = int(least.bounds[0]), int(most.bounds[1])
    return Count(low, "between", high, least.stage) if low < high else None


def joined_days(a: Days, b: Days) -> Days | None:
    """The day or days that two accounts give together; None where neither adds to the other.

    Where the first has no year, the other adds one, also where it says the rest by itself.

    >>> from security_meetings.model.days import parse_day
    >>> joined_days(parse_day("2018"), parse_day("XXXX-04-25"))
    datetime.date(2018, 4, 25)
    >>> str(joined_days(parse_day("XXXX-04-24/XXXX-04-26"), parse_day("2018")))
    '2018-04-24/2018-04-26'
    """
    if isinstance(a, Interval) or isinstance(b, Interval):
        return _joined_interval(a, b)
    if any(getattr(day, "qualifier", None) for day in (a, b)) or day_relation(a, b) != "compatible":
        return None
    year, month, day = merged_parts(a, b)
    try:
        whole: Day = (
            PartialDate(year, month, day)
            if year is None or month is None or day is None
            else datetime.date(year, month, day)
        )
    except ValueError:  # "2018" and "XXXX-XX-25"
        return None
    return None if whole == a or (whole == b and a.year is not None) else whole


def _joined_interval(a: Days, b: Days) -> Interval | None:
    """Days of which no year is told, in that of the other account, where that fits."""
    days, told = (a, b) if isinstance(a, Interval) else (b, a)
    if not isinstance(told, PartialDate) or told.year is None or told.qualifier is not None:
        return None
    year = PartialDate(told.year)
    ends = [
        (joined_days(end, year) or end) if isinstance(end, PartialDate) and end.year is None else end
        for end in (cast("Interval", days).start, cast("Interval", days).end)
    ]
    try:
        whole = Interval(*cast("list[Day | None]", ends))
    except ValueError:  # over the new year: of which year the end is, nobody says
        return None
    return None if whole == days or day_relation(whole, told) == "contradicts" else whole
