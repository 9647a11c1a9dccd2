"""What several kinds of record share."""

from typing import Annotated

from security_meetings.model.schema import Field

__all__ = ["SPEAKERS", "Label", "OtherNames", "Topics"]

SPEAKERS = ("officials", "organizations", "countries", "sources")

OtherNames = Annotated[
    tuple[str, ...],
    Field(
        "Every other form of the name that a claim carries, as printed.",
        none="no other form is known",
        rest_of="name",
        item="other_name",
    ),
]
Label = Annotated[
    str | None,
    Field(
        "What an editor shows for it, in English; no source need print it.",
        none="its name says it",
        variants=True,
    ),
]
Topics = Annotated[
    tuple[str, ...],
    Field("What it is about.", none="no source says", refers_to=("topics",), item="topic"),
]
