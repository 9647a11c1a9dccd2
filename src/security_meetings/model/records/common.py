"""What several kinds of record share."""

from typing import Annotated

from security_meetings.model.schema import Field

__all__ = ["MOST_DAYS", "MOST_EDITIONS", "SPEAKERS", "Label", "OtherNames", "Topics", "same_thing"]

# More is hardly meant: the longest conferences take years, and some councils met ten thousand times.
MOST_DAYS = 10_000
MOST_EDITIONS = 100_000

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


def same_thing(collection: str) -> Field:
    """What a kind of record says of the other ids of one thing: claims on it join their records to one.

    Args:
        collection: The collection of such records.
    """
    return Field(
        "The other ids of the same thing.",
        none="it has no other id",
        refers_to=(collection,),
        item="other_id",
        mutual=True,
    )
