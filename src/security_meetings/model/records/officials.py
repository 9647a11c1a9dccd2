"""Officials: people, with every form of their names."""

from typing import Annotated

import attrs

from security_meetings.model.records.common import OtherNames
from security_meetings.model.schema import Field, Record

__all__ = ["Official"]


@attrs.frozen
class Official(Record):
    """A person. Every form of the name that a source prints is kept, each with its words.

    >>> from security_meetings import load
    >>> load().officials.find("Sergey Shoygu").name
    'Sergei Shoigu'
    """

    name: Annotated[
        str | None, Field("The form of the name that most sources print.", variants=True, verbatim=True)
    ] = None
    other_names: OtherNames = ()
