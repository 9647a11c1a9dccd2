"""The documents whose words claims quote."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Annotated

import attrs

from security_meetings.errors import InvalidData, Problem, TextUnavailable
from security_meetings.model.days import Day
from security_meetings.model.fields import A_LICENSE, ADDRESS, AN_ADDRESS, BCP47, LICENSE
from security_meetings.model.schema import Field, Record
from security_meetings.model.sentences import Sentences

__all__ = ["Source"]


@attrs.frozen
class Source(Record):
    """One document, with its full text where that travels with the data.

    Attributes:
        id: The record's id (short kebab-case name or code).
        title: Its headline. None: none is printed.
        subtitle: The line below the headline. None: none is printed.
        label: What an editor calls it, in English. None: its title says it.
        publisher: Who published it.
        author: Who wrote it, as printed. None: nobody is named.
        published: When, as far as stated.
        published_time: The time of day printed with the date. None: none is printed.
        as_of: The last day of which it reports as present or past: it cannot be older.
        retrieved: When it was fetched. None: not recorded.
        language: Its language (BCP 47 tag, such as en).
        license: The licence of its text (SPDX identifier, such as CC-BY-4.0, or LicenseRef- and a word for
            other terms). None: its publisher's terms.
        reprint_of: The source that it reprints: the two speak with one voice. None: no reprint.
        corrects: The source that it corrects or withdraws. None: it corrects none.
        withdrawn: Whether its publisher has withdrawn it as a whole: what it tells then fills no record.
            None: nobody tells that it is.
        url: Its own address, as printed; that of a site or a channel is none (an address of the web: http://
            or https://, a host, no spaces). None: none is printed.
        credits: Credits for pictures, as printed.
        reading_time: The reading time printed. None: none is printed.
        file: The name of the file that holds its text.
        sha256: The SHA-256 digest of that file (64 hexadecimal digits).
        sentences: Where its sentences stand. None: nobody has told them apart.

    >>> from security_meetings import load
    >>> load().sources["rt"].published
    datetime.date(2025, 5, 26)
    """

    title: Annotated[
        str | None, Field("Its headline.", none="none is printed", verbatim=True, structure=True)
    ] = None
    subtitle: Annotated[
        str | None,
        Field("The line below the headline.", none="none is printed", verbatim=True, structure=True),
    ] = None
    label: Annotated[str | None, Field("What an editor calls it, in English.", none="its title says it")] = (
        None
    )
    publisher: Annotated[str | None, Field("Who published it.", structure=True)] = None
    author: Annotated[
        str | None, Field("Who wrote it, as printed.", none="nobody is named", verbatim=True, structure=True)
    ] = None
    published: Annotated[Day | None, Field("When, as far as stated.", structure=True)] = None
    published_time: Annotated[
        str | None, Field("The time of day printed with the date.", verbatim=True, none="none is printed")
    ] = None
    as_of: Annotated[
        datetime.date | None,
        Field("The last day of which it reports as present or past: it cannot be older."),
    ] = None
    retrieved: Annotated[datetime.date | None, Field("When it was fetched.", none="not recorded")] = None
    language: Annotated[str | None, Field("Its language.", unit="BCP 47 tag, such as en", form=BCP47)] = None
    license: Annotated[
        str | None,
        Field("The licence of its text.", unit=A_LICENSE, form=LICENSE, none="its publisher's terms"),
    ] = None
    reprint_of: Annotated[
        str | None,
        Field(
            "The source that it reprints: the two speak with one voice.",
            none="no reprint",
            refers_to=("sources",),
            structure=True,
        ),
    ] = None
    corrects: Annotated[
        str | None,
        Field(
            "The source that it corrects or withdraws.",
            none="it corrects none",
            refers_to=("sources",),
            structure=True,
        ),
    ] = None
    withdrawn: Annotated[
        bool | None,
        Field(
            "Whether its publisher has withdrawn it as a whole: what it tells then fills no record.",
            none="nobody tells that it is",
        ),
    ] = None
    url: Annotated[
        str | None,
        Field(
            "Its own address, as printed; that of a site or a channel is none.",
            unit=AN_ADDRESS,
            form=ADDRESS,
            verbatim=True,
            none="none is printed",
        ),
    ] = None
    credits: Annotated[
        tuple[str, ...],
        Field("Credits for pictures, as printed.", verbatim=True, item="credit"),
    ] = ()
    reading_time: Annotated[
        str | None, Field("The reading time printed.", verbatim=True, none="none is printed")
    ] = None
    file: Annotated[str | None, Field("The name of the file that holds its text.")] = None
    sha256: Annotated[
        str | None,
        Field("The SHA-256 digest of that file.", unit="64 hexadecimal digits", form=r"[0-9a-f]{64}"),
    ] = None
    sentences: Annotated[
        Sentences | None, Field("Where its sentences stand.", none="nobody has told them apart")
    ] = None
    _read: Callable[[], bytes | None] | None = attrs.field(default=None, eq=False, repr=False, alias="read")

    @property
    def has_text(self) -> bool:
        """Whether the text travels with this pack."""
        return self._read is not None and self._read() is not None

    @property
    def has_other_line_ends(self) -> bool:
        """Whether the text is there, but with other line ends than those with which its digest was taken."""
        from security_meetings.support.line_ends import restored

        raw = self._read() if self._read is not None else None
        return raw is not None and restored(raw, self.sha256) not in (None, raw)

    @property
    def text(self) -> str:
        """The whole text, every code point as published, line ends that a system changed included.

        Raises:
            TextUnavailable: The pack comes without the texts of its sources.
            InvalidData: The file is not the one that the claims were made from, or cannot be read.
        """
        raw = self._read() if self._read is not None else None
        if raw is None:
            cure = f"; put {self.file} into its 'seeds' folder to check quotations" if self.file else ""
            raise TextUnavailable(f"the text of source {self.id!r} does not travel with this pack{cure}")
        from security_meetings.support.line_ends import restored

        # Other line ends make no other text: with those of old, it has the digest that it had.
        text = restored(raw, self.sha256)
        if text is None:
            import hashlib

            problem = (
                "this is not the text that the claims quote: "
                f"expected sha256 {self.sha256}, got {hashlib.sha256(raw).hexdigest()}"
            )
            raise InvalidData([Problem(f"seeds/{self.file}", "", problem)])
        try:
            return text.decode("utf-8")
        except UnicodeDecodeError as exc:
            raise InvalidData([Problem(f"seeds/{self.file}", "", f"expected UTF-8: {exc}")]) from exc
