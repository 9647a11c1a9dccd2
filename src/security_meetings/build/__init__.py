"""Seeds in, data out: find every quote, fold every claim, check every reference, write it all.

`python -m security_meetings.build` rebuilds `data/` from `seeds/`; `--check` only compares.
"""

from security_meetings.build.building import build, lint, rebuild
from security_meetings.build.restoring import from_tables
from security_meetings.build.writing import Rebuilt, differences, write

__all__ = ["Rebuilt", "build", "differences", "from_tables", "lint", "rebuild", "write"]
