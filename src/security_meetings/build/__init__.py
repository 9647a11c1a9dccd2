"""Seeds in, data out: find every quote, fold every claim, check every reference, write it all.

`python -m security_meetings.build` rebuilds `data/` from `seeds/`; `--check` only compares.
"""

from security_meetings.build.building import build, rebuild
from security_meetings.build.drafting import new_source
from security_meetings.build.linting import lint, odd
from security_meetings.build.restoring import from_tables
from security_meetings.build.starting import new_pack
from security_meetings.build.writing import Rebuilt, differences, write

__all__ = [
    "Rebuilt",
    "build",
    "differences",
    "from_tables",
    "lint",
    "new_pack",
    "new_source",
    "odd",
    "rebuild",
    "write",
]
