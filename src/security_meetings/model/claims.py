"""What sources say: the spans of their text, and the claims that rest on them."""

from __future__ import annotations

import builtins
import datetime
from collections.abc import Iterable, Sequence
from typing import Annotated, Literal, NamedTuple, TypeAlias, Union

import attrs

from security_meetings.model.briefs import LONGEST_REASON, brief, shown, visible, whole
from security_meetings.model.displays import Shown
from security_meetings.model.equality import Compared
from security_meetings.model.fields import BCP47
from security_meetings.model.pages import Layout, bold, dim
from security_meetings.model.schema import Field, Record, Value

__all__ = [
    "MARKS",
    "AnyValue",
    "Basis",
    "Claim",
    "Evidence",
    "Mark",
    "Modality",
    "Rank",
    "Told",
    "by_subject",
    "claim_id",
    "in_order",
    "lay_claim",
    "lay_places",
    "plain",
    "told",
]

# An answer in words shows so many spans of one claim.
_MOST_QUOTED = 4

AnyValue: TypeAlias = Union[str, int, bool, datetime.date, Value]  # noqa: UP007 (read at run time)
"""Whatever a claim can say of a property."""

Modality = Literal["asserted", "reported", "expected", "speculated", "denied"]
"""How surely it is said: outright; as someone's word; as due; as a guess; or that it is not so."""

Basis = Literal["stated", "inferred", "editorial"]
"""What a claim stands on: the words say it; the words are its premises; or no source says it."""

Rank = Literal["preferred", "normal", "deprecated"]


@attrs.frozen
class Evidence(Compared, Shown):
    """A span of a source: where it stands, its exact words, and a little of what surrounds it.

    Follows the W3C Web Annotation selectors TextPosition and TextQuote.

    Attributes:
        source: The source quoted.
        start: Where the words begin (code points from 0).
        end: Where they end, exclusive (code points from 0).
        exact: The words: `text[start:end]`.
        prefix: What stands just before, so that the quote is unique.
        suffix: What stands just after, so that the quote is unique.
    """

    source: Annotated[str, Field("The source quoted.", refers_to=("sources",))]
    start: Annotated[int, Field("Where the words begin.", unit="code points from 0")]
    end: Annotated[int, Field("Where they end, exclusive.", unit="code points from 0")]
    exact: Annotated[str, Field("The words: `text[start:end]`.")]
    prefix: Annotated[str, Field("What stands just before, so that the quote is unique.")]
    suffix: Annotated[str, Field("What stands just after, so that the quote is unique.")]

    def _lay_out(self, page: Layout) -> None:
        page.write([f"“{whole(self.exact)}”", dim(f"{self.source}, characters {self.start} to {self.end}")])


@attrs.frozen
class Claim(Record):
    """One thing that one source says about one property of one subject.

    Attributes:
        id: The record's id (short kebab-case name or code).
        collection: The collection of the record that it is about.
        subject: The id of that record.
        property: What is said of it; a path such as `counts.countries`.
        value: The value said.
        modality: How surely it is said.
        attributed_to: Whose word it is, according to the source. None: the source says it in its own voice.
        basis: What it stands on.
        because: For an inference, how the words lead to the value; for an editorial claim, its basis. None:
            the words say it.
        rank: An editor's weighing of it against its rivals.
        rank_reason: Why it has that rank. None: the rank is normal.
        language: The language of a name or other words that are the value (BCP 47 tag, such as en). None: it
            is no wording, or not known.
        source: The source that says it. None: editorial: no source does.
        evidence: The words; never empty but for editorial claims. Empty: editorial: no source says it.

    >>> from security_meetings import load
    >>> ds = load()
    >>> claim = ds.explain(ds.meetings["mcis-2021"], "counts.guests").winner
    >>> claim.modality, claim.evidence[0].exact
    ('expected', 'More than 600 guests will take part in the forum')
    """

    collection: Annotated[str, Field("The collection of the record that it is about.")]
    subject: Annotated[str, Field("The id of that record.")]
    property: Annotated[str, Field("What is said of it; a path such as `counts.countries`.")]
    value: Annotated[AnyValue, Field("The value said.")]
    modality: Annotated[Modality, Field("How surely it is said.")] = "asserted"
    attributed_to: Annotated[
        str | None,
        Field(
            "Whose word it is, according to the source.",
            none="the source says it in its own voice",
            refers_to=("officials", "organizations", "countries"),
        ),
    ] = None
    basis: Annotated[Basis, Field("What it stands on.")] = "stated"
    because: Annotated[
        str | None,
        Field(
            "For an inference, how the words lead to the value; for an editorial claim, its basis.",
            none="the words say it",
        ),
    ] = None
    rank: Annotated[Rank, Field("An editor's weighing of it against its rivals.")] = "normal"
    rank_reason: Annotated[str | None, Field("Why it has that rank.", none="the rank is normal")] = None
    language: Annotated[
        str | None,
        Field(
            "The language of a name or other words that are the value.",
            unit="BCP 47 tag, such as en",
            form=BCP47,
            none="it is no wording, or not known",
        ),
    ] = None
    source: Annotated[
        str | None,
        Field("The source that says it.", none="editorial: no source does", refers_to=("sources",)),
    ] = None
    evidence: Annotated[
        tuple[Evidence, ...],
        Field("The words; never empty but for editorial claims.", none="editorial: no source says it"),
    ] = ()
    _stated: Claim | None = attrs.field(default=None, eq=False, repr=False, alias="stated")

    @builtins.property
    def as_stated(self) -> Claim:
        """The claim as its pack has it: with the ids from before `same_as` joined them; mostly itself.

        Its id follows from what it says so.
        """
        return self._stated or self

    @builtins.property  # the bare word is a field above
    def place(self) -> str:
        """What it is about, as `collection/id#property`."""
        return f"{self.collection}/{self.subject}#{self.property}"

    def _lay_out(self, page: Layout) -> None:
        page.write([f"{self.place}:", bold(shown(self.value))])
        lay_claim(page, self, told(self))

    def _label(self) -> str:
        return f"{self.place} = {shown(self.value)}, {told(self).who}"

    def __repr__(self) -> str:
        said = f"{visible(self.place)} = {brief(str(self.value), 60)}"
        return f"<Claim {visible(self.id)}: {said}, {visible(self.source or self.basis)}>"


def by_subject(claim: Claim) -> tuple[object, ...]:
    """The order of claims: what each is about, then who says it and where.

    So questions read the lines of one record alone.
    """
    spans = [(e.start, e.end) for e in claim.evidence]
    return claim.collection, claim.subject, claim.property, claim.source or "", spans, claim.id


def in_order(claims: Iterable[Claim]) -> list[Claim]:
    """Claims in the order of `by_subject`, which is made for those of one subject at a time."""
    about: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        about.setdefault((claim.collection, claim.subject), []).append(claim)
    return [claim for place in sorted(about) for claim in sorted(about[place], key=by_subject)]


class Told(NamedTuple):
    """A claim as people read it.

    Attributes:
        value: What is said; of a denial, that it is not.
        who: Who says it, and how surely.
        words: In which words; of an editorial claim, on what basis.
    """

    value: str
    who: str
    words: str


def told(claim: Claim) -> Told:
    """A claim in words, as far as it can be told from itself alone: people and bodies by their ids."""
    notes = [claim.source or "editorial, no source says so"]
    if claim.modality != "asserted":
        notes.append(claim.modality)
    if claim.attributed_to:
        notes.append(f"attributed to {claim.attributed_to}")
    words = whole(" […] ".join(f"“{e.exact}”" for e in claim.evidence[:_MOST_QUOTED]))
    if (more := len(claim.evidence) - _MOST_QUOTED) > 0:
        words += f" and {more} more"
    value = f"{'not ' if claim.modality == 'denied' else ''}{shown(claim.value)}"
    return Told(value, ", ".join(notes), words or whole(claim.because or ""))


def lay_claim(page: Layout, claim: Claim, said: Told) -> None:
    """Put on a page who says a claim, in which words, and what an editor made of it."""
    page.write([dim(f"{said.who}:"), said.words], 2)
    if claim.basis == "inferred":
        page.write(dim(f"inferred: {whole(claim.because or '', LONGEST_REASON)}"), 4)
    if claim.rank != "normal":
        page.write(dim(f"{claim.rank}: {whole(claim.rank_reason or '', LONGEST_REASON)}"), 4)


def lay_places(page: Layout, spans: Sequence[Evidence]) -> None:
    """Put the words of some spans on a page, each with its place."""
    for e in spans[:_MOST_QUOTED]:
        page.write([f"“{whole(e.exact)}”", dim(f"({e.source}, characters {e.start} to {e.end})")], 4)
    if (more := len(spans) - _MOST_QUOTED) > 0:
        page.write(f"and {more} more", 4)


SetAsideReason: TypeAlias = Literal[
    "page furniture", "advert", "related headline", "headline repeated", "rhetoric"
]
"""Why words are no fact."""

AnomalyKind: TypeAlias = Literal[
    "wrong gloss", "wrong date", "misprint", "truncated", "unclear reference", "inconsistent"
]
"""What a reader found odd."""

MARKS = {"set aside": SetAsideReason, "anomaly": AnomalyKind}


@attrs.frozen
class Mark(Record):
    """An editor's mark on words: set aside because they are no fact, or flagged as an oddity.

    Attributes:
        id: The record's id (short kebab-case name or code).
        kind: What the mark does.
        source: The source marked.
        category: The sort of reason, from the closed list of its kind.
        reason: The reason in words. None: the category says it all.
        evidence: The words marked; never empty.

    >>> from security_meetings import load
    >>> {m.category for m in load().marks.where(kind="set aside", source="dfnc")}
    {'page furniture'}
    """

    kind: Annotated[Literal["set aside", "anomaly"], Field("What the mark does.")]
    source: Annotated[str, Field("The source marked.", refers_to=("sources",))]
    category: Annotated[
        Literal[SetAsideReason, AnomalyKind], Field("The sort of reason, from the closed list of its kind.")
    ]
    reason: Annotated[str | None, Field("The reason in words.", none="the category says it all")]
    evidence: Annotated[tuple[Evidence, ...], Field("The words marked; never empty.")]


def plain(value: AnyValue) -> object:
    """A value as JSON has it: days in their written form, value classes as they say themselves."""
    if isinstance(value, Value):
        return value.plain()
    return str(value) if isinstance(value, datetime.date) else value


def claim_id(claim: Claim) -> str:
    """The id that follows from what a claim says, who says it and where.

    Rank and reasons are an editor's and do not count: weighing a claim anew keeps its id.
    """
    import hashlib
    import json

    said = [
        claim.collection,
        claim.subject,
        claim.property,
        plain(claim.value),
        claim.modality,
        claim.attributed_to,
        claim.basis,
        claim.source,
        [[e.source, e.start, e.end, e.exact] for e in claim.evidence],
    ]
    canonical = json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    # Text from elsewhere may hold half a surrogate pair, which must not stop a check.
    digest = hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).digest()
    # A letter and decimal digits: hexadecimal ones can look like a number such as 353148836648e849.
    return f"c-{int.from_bytes(digest[:8]):020}"
