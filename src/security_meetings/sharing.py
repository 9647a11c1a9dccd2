"""What leaves Python: the ways by which a data set becomes tables, files and pages, each with its evidence.

Each is made by a room below, which is imported when it is asked for.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from security_meetings.questions.people import People

if TYPE_CHECKING:
    import os

    from security_meetings.questions.citation import Edition

__all__ = ["Sharing"]


class Sharing(People):
    """The collections, and the forms in which other tools take them: the part of a data set that goes out."""

    __slots__ = ()

    @property
    def edition(self) -> Edition:
        """Which packs the data are, under which policy, and told by which sources."""
        raise NotImplementedError

    def reader(self, path: str | os.PathLike[str]) -> Path:
        """Write the evidence reader: one page for people, in a file that needs no other and no network.

        It shows each record with the claims behind its values and their rivals, and the texts with the words
        that carry them. It works in every browser, with and without script.

        Args:
            path: The file to write; one that is there is replaced, as a whole or not at all.

        Returns:
            The path of the file.

        Raises:
            OSError: It cannot be written there.
        """
        from security_meetings.reader.page import page
        from security_meetings.reader.writing import write_whole

        write_whole(Path(path), page(self, self.edition).encode())
        return Path(path)
