"""What leaves Python: the ways by which a data set becomes tables, files and pages, each with its evidence.

Each is made by a room below, which is imported when it is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from security_meetings.collection.collection import Collection
from security_meetings.questions.people import People

if TYPE_CHECKING:
    from security_meetings.questions.citation import Edition
    from security_meetings.tables.table import Table

__all__ = ["Sharing"]


class Sharing(People):
    """The collections, and the forms in which other tools take them: the part of a data set that goes out."""

    __slots__ = ("_database",)

    @property
    def edition(self) -> Edition:
        """Which packs the data are, under which policy, and told by which sources."""
        raise NotImplementedError

    # Tables.

    @property
    def tables(self) -> tuple[str, ...]:
        """The names of all tables: the collections, then what the data say besides.

        >>> from security_meetings import load
        >>> load().tables[-3:]
        ('conflicts', 'divergences', 'anomalies')
        """
        from security_meetings.tables.named import table_names

        return table_names()

    def table(self, what: str | Collection[Any], *, nested: bool = False, evidence: bool = False) -> Table:
        """A table: of a collection, of some records of one, or of what the data say besides.

        Args:
            what: A name out of `tables`, or a collection, such as `ds.talks.where(status="held")`.
            nested: Whether cells of fields with many values are lists. A flat table joins ids by "; ".
            evidence: Whether each row tells what stands behind it: claims, sources, whether they contradict
                each other, and the words.

        Raises:
            NotFound: There is no such table.
            InvalidValue: What is given is neither a name nor a collection; or nested cells or evidence are
                asked for of a table that has neither.

        >>> from security_meetings import load
        >>> ds = load()
        >>> ds.table(ds.talks.where(party="IR"))["status"]
        ['held']
        """
        from security_meetings.tables.named import table

        return table(self, what, nested=nested, evidence=evidence)
