"""What leaves Python: the ways by which a data set becomes tables, files and pages, each with its evidence.

Each is made by a room below, which is imported when it is asked for.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from security_meetings.questions.people import People

if TYPE_CHECKING:
    from security_meetings.export.standards import Exported
    from security_meetings.questions.citation import Edition

__all__ = ["Sharing"]


class Sharing(People):
    """The collections, and the forms in which other tools take them: the part of a data set that goes out."""

    __slots__ = ()

    @property
    def edition(self) -> Edition:
        """Which packs the data are, under which policy, and told by which sources."""
        raise NotImplementedError

    def export(self, format: str, path: str | os.PathLike[str]) -> Exported:
        """Write the data in a format that other tools read, and tell what it cannot hold.

        Args:
            format: Its name, such as "followthemoney"; `security-meetings export --list` lists all.
            path: The file to write, or the folder where a format has several; what stood there is replaced.

        Raises:
            UnknownValue: There is no such format.
            InvalidValue: What is given is no path.
            NotWritten: The file cannot be put there.
            MissingExtra: The format takes an extra that is not installed.

        >>> import tempfile
        >>> from security_meetings import load
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     report = load().export("web-annotation", f"{folder}/notes.jsonld")
        >>> report.losses[0].what
        'editorial claims'
        """
        from security_meetings.export.exporting import export

        return export(self, self.edition, format, path)

    def graph(self) -> Any:
        """Who is tied to whom, as a `networkx.MultiGraph`; it takes the extra `graph`.

        Nodes are countries, organisations, people and meetings, each by `collection/id`. Ties are talks,
        delegations and attendances (`kind`), with the sources, claims and quotes behind them. The `tie` of a
        talk tells "host-guest" from "guest-guest", and is "unknown" where the host is.

        Raises:
            MissingExtra: networkx is not installed.
        """
        from security_meetings.export.graph import network, networkx_graph
        from security_meetings.export.standards import Losses

        return networkx_graph(*network(self, Losses()))
