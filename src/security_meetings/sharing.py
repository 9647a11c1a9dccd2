"""What leaves Python: the ways by which a data set becomes tables, files and pages, each with its evidence.

Each is made by a room below, which is imported when it is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from security_meetings.questions.people import People

if TYPE_CHECKING:
    from security_meetings.questions.citation import Edition

__all__ = ["Sharing"]


class Sharing(People):
    """The collections, and the forms in which other tools take them: the part of a data set that goes out."""

    __slots__ = ()

    @property
    def edition(self) -> Edition:
        """Which packs the data are, under which policy, and told by which sources."""
        raise NotImplementedError
