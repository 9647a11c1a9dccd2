"""What a pack says of itself in `data/pack.json`."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Final

import attrs

from security_meetings.model.days import Day
from security_meetings.model.equality import Compared
from security_meetings.model.fields import A_LICENSE, ADDRESS, AN_ADDRESS, BCP47, LICENSE, Field
from security_meetings.model.schema import described

__all__ = ["FORMAT", "FileEntry", "Manifest", "Used", "format_of", "other_format", "refusals"]

FORMAT: Final = 2
"""The version of the layout that this package reads and writes."""


@attrs.frozen
class FileEntry(Compared):
    """One file of a pack's `data/`, as the manifest lists it."""

    name: Annotated[str, Field("The file's name.")]
    records: Annotated[int, Field("How many records it holds.")]
    sha256: Annotated[str, Field("Its SHA-256 digest.", unit="64 hexadecimal digits")]


@attrs.frozen
class Used(Compared):
    """A pack whose records another pack refers to, as it was when that one was built."""

    name: Annotated[str, Field("The used pack's name.")]
    version: Annotated[str, Field("Its version.")]
    digest: Annotated[str, Field("Its digest.", unit="64 hexadecimal digits")]
    neighbor: Annotated[
        str | None,
        Field("The name of the folder in which it lies beside this one.", none="it is found by its name"),
    ]


@attrs.frozen
class Manifest(Compared):
    """What a pack says of itself: `data/pack.json`."""

    may_lack: ClassVar[frozenset[str]] = frozenset({"uses", "joined", "bare"})

    name: Annotated[str, Field("The pack's name.", verbatim=True)]
    version: Annotated[
        str,
        Field(
            "The version of the data.",
            unit="a number first, such as 1.2.0",
            form=r"[vV]?[0-9][0-9A-Za-z.+_-]*",
        ),
    ]
    title: Annotated[str, Field("A title for people.", verbatim=True)]
    creators: Annotated[tuple[str, ...], Field("Who made it.", needed=True, verbatim=True)]
    license: Annotated[str, Field("The licence of the compiled facts.", unit=A_LICENSE, form=LICENSE)]
    language: Annotated[
        str | None,
        Field("The language in which names are preferred.", unit="BCP 47 tag", form=BCP47, none="none is"),
    ]
    issued: Annotated[Day | None, Field("The day on which this version was issued.", none="not stated")]
    doi: Annotated[
        str | None,
        Field("Its DOI.", unit="such as 10.5281/zenodo.1", form=r"10\.\d{4,9}/\S+", none="it has none"),
    ]
    url: Annotated[
        str | None, Field("Where it can be had.", unit=AN_ADDRESS, form=ADDRESS, none="not stated")
    ]
    digest: Annotated[
        str,
        Field(
            "The digest of what it says: of its claims and marks, in any order.", unit="64 hexadecimal digits"
        ),
    ]
    format: Annotated[int, Field("The version of this file layout.")]
    files: Annotated[tuple[FileEntry, ...], Field("The files beside it; never empty.")]
    uses: Annotated[
        tuple[Used, ...], Field("The packs whose records it refers to.", none="it stands alone")
    ] = ()
    joined: Annotated[
        int, Field("How many of its claims say that two ids of its own are one thing.", none="none does")
    ] = 0
    bare: Annotated[
        int, Field("How many records it holds of which nothing is claimed.", none="there are none")
    ] = 0


def refusals(stated: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What is wrong with what is stated of a pack: of which field, and what; types are left to the codec."""
    for name, _, _, field in described(Manifest):
        value = stated.get(name)
        if field.needed and value in ([], ()):
            yield name, "expected at least one, got none"
        for text in value if isinstance(value, (list, tuple)) else [value]:
            if isinstance(text, str) and (wrong := field.refusal(text.strip())):
                yield name, wrong


def format_of(manifest: Any) -> int:
    """The format that the JSON of a manifest names; this one where it names none, which its reader tells."""
    number = manifest.get("format") if type(manifest) is dict else None
    return number if type(number) is int else FORMAT


def other_format(number: int) -> str:
    """What is to be done about a pack of another format than this."""
    cure = (
        "build it again from its seeds with 'security-meetings build'"
        if number < FORMAT
        else "a newer security_meetings may read it"
    )
    return f"expected format {FORMAT}, got {number}: {cure}"
