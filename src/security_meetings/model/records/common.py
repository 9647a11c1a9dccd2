"""What several kinds of record share."""

from typing import Annotated

from security_meetings.model.schema import Field

__all__ = ["SPEAKERS", "OtherNames", "Topics"]

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
Topics = Annotated[
    tuple[str, ...],
    Field("What it is about.", none="no source says", refers_to=("topics",), item="topic"),
]
