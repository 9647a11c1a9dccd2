"""Tables of cells that programs like to change, and what each has to be when it comes back."""

from __future__ import annotations

import datetime

from security_meetings import Table
from security_meetings.tables.columns import Column
from security_meetings.tables.table import of_rows

TEXTS = (
    "NA",
    "004",
    "020",
    "700",
    "1e5",
    "353148836648e849",
    "5618595773499159",
    "c-05618595773499159012",
    "2025-05",
    "XXXX-05-29",
    "2024-03/..",
    "=1+2",
    "+1",
    "-1",
    "@x",
    "true",
    "null",
    "NaN",
    "None",
    "'x",
    '"',
    "a,b;c|d",
    "a\nb",
    "a\tb",
    " x ",
    "",
    "http://example.org",
    "_x0041_",
    "שלום 😀 Ö",
    "\u2028",
)
"""Each is a text, and has to come back letter for letter."""

ROWS = [
    *((text, n, n % 2 == 0, datetime.date(1500 + n, 1, 31), "NA") for n, text in enumerate(TEXTS)),
    (None, None, None, None, None),
    ("last", 2**40, True, datetime.date(9999, 12, 31), "b"),
]
"""Rows of every type, one of them of nothing."""


def hostile() -> Table:
    """A table of them."""
    columns = [
        Column("words", meaning="A text."),
        Column("number", "integer", "A number."),
        Column("yes", "boolean", "Yes or no."),
        Column("day", "date", "A day."),
        Column("choice", meaning="A word of a closed list.", choices=("b", "NA", "a")),
    ]
    return of_rows("hostile", columns, lambda: ROWS, len(ROWS))
