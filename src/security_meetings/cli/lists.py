"""The commands that list what there is: list, sources, codebook."""

from __future__ import annotations

import argparse

from security_meetings.cli.answer import Answer, loaded
from security_meetings.cli.page import Page, Words, bold, dim
from security_meetings.dataset import Dataset
from security_meetings.model.briefs import counted
from security_meetings.model.days import day_in_words
from security_meetings.model.displays import lay_out
from security_meetings.model.kinds import collection_of
from security_meetings.model.schema import NAMING, Record, known_of, label_of
from security_meetings.words import in_words, instead

__all__ = ["codebook", "list_", "sources"]

# Of a record without a name, so many fields stand for it.
_MOST_FIELDS, _LONGEST_NAME = 4, 50


def list_(options: argparse.Namespace, page: Page) -> Answer:
    """The collections with their sizes; or the ids of one, with what they stand for."""
    ds = loaded(options)
    if options.collection is None:
        sizes = {name: len(records) for name, records in ds.collections.items()}
        page.fields([(str(size), name) for name, size in sizes.items()], 0, right=True)
        return Answer({"collections": sizes}, good=any(sizes.values()))
    rows = [(record.id, _label(ds, record)) for record in ds.collection(options.collection)]
    page.fields(rows, 0)
    if not rows:
        page.write(f"There are no {options.collection}.")
    records = [{"id": id_, "label": label} for id_, label in rows]
    return Answer({"collection": options.collection, "records": records}, good=bool(rows))


def _label(ds: Dataset, record: Record) -> str:
    """What a record is called; where it has no name, the first that is known of it, with names for ids."""
    known = [*known_of(record)]
    if any(path in NAMING for path, _, _ in known) or collection_of(record) == "claims":
        return label_of(record)
    told = [(v, in_words(ds, v, prop.field)) for _, prop, values in known[:_MOST_FIELDS] for v in values]
    # Where a name says it at length, the id says enough.
    return "; ".join(words if len(words) <= _LONGEST_NAME else str(value) for value, words in told)


def sources(options: argparse.Namespace, page: Page) -> Answer:
    """Each source: what it is, who published it when, and how much it says."""
    ds = loaded(options)
    document = []
    for source in ds.sources:
        said = len(ds.claims.where(source=source.id))
        page.gap()
        page.write([bold(source.title or source.label or source.id), dim(f"({source.id})")])
        rows: list[tuple[str, Words]] = [
            ("publisher", source.publisher or _missing(ds, source, "publisher")),
            (
                "published",
                day_in_words(source.published) if source.published else _missing(ds, source, "published"),
            ),
            ("says", counted(said, "claim")),
            ("text", "travels along" if source.has_text else "does not travel along"),
        ]
        page.fields(rows)
        document.append({"source": source, "claims": said, "has_text": source.has_text})
    if not document:
        page.write("There are no sources.")
    return Answer({"sources": document}, good=bool(document))


def _missing(ds: Dataset, record: Record, path: str) -> str:
    return instead(ds, ds.explain(record, path)) or "not stated"


def codebook(options: argparse.Namespace, page: Page) -> Answer:
    """What each kind of record and each of its fields means, and how much stands behind it."""
    entries = [e for e in loaded(options).codebook() if options.collection in (None, e.collection)]
    for entry in entries:
        page.gap()
        lay_out(entry, page)
    return Answer({"kinds": entries})
