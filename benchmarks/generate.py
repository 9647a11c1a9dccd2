"""Large packs in the shape of the bundled data, made from a seed.

`python -m benchmarks.generate FOLDER --talks 1000000 --claims 1000000 --seed 7` makes one. Parties,
people, topics, words, and how many claims stand on one property are drawn from the bundled data; the
same data, numbers and seed give the same bytes. Every reference leads somewhere and every claim has the
id of its content, but the records are not folded from the claims, and no text travels along.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import itertools
import json
import random
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import attrs

from security_meetings import BilateralTalk, Claim, Dataset, Evidence, Meeting, Official, PartialDate, load
from security_meetings.codec.strict import encode
from security_meetings.codec.text import dump_json, dump_lines
from security_meetings.model.claims import claim_id
from security_meetings.model.kinds import HOMES
from security_meetings.model.schema import properties
from security_meetings.packs.manifest import FORMAT, FileEntry, Manifest
from security_meetings.packs.pack import MANIFEST

__all__ = ["generate"]

TALKS_A_MEETING = 1000
TALKS_AN_OFFICIAL = 100
CLAIMED = ("talks", "meetings", "officials")
"""The collections that claims are made on."""
LARGE = (*CLAIMED, "claims")


@attrs.frozen
class Shape:
    """What the bundled data look like.

    Attributes:
        parties: Who talks, or sends a delegation.
        topics: The ids of all topics.
        topic_counts: How many topics a talk has; those without any are left out.
        partial: The share of days of which only a part is known.
        spans: The words quoted, by source, in the order of the text.
        models: For each record that claims are made on: its collection, and its claims that quote words.
    """

    parties: tuple[str, ...]
    topics: tuple[str, ...]
    topic_counts: tuple[int, ...]
    partial: float
    spans: dict[str, list[Evidence]]
    models: tuple[tuple[str, list[Claim]], ...]

    @classmethod
    def of(cls, ds: Dataset) -> Shape:
        """The shape of a data set."""
        days = [c.value for c in ds.claims if isinstance(c.value, (datetime.date, PartialDate))]
        spans: dict[str, list[Evidence]] = {}
        for e in (e for c in ds.claims for e in c.evidence):
            spans.setdefault(e.source, []).append(e)
        for quoted in spans.values():
            quoted.sort(key=lambda e: e.end)
        models: dict[tuple[str, str], list[Claim]] = {}
        for claim in ds.claims:
            if claim.collection in CLAIMED and claim.evidence:
                models.setdefault((claim.collection, claim.subject), []).append(claim)
        parties = {p for talk in ds.talks for p in talk.parties} | {
            d.party for d in ds.delegations if d.party
        }
        return cls(
            parties=tuple(sorted(parties)),
            topics=ds.topics.ids,
            topic_counts=tuple(len(talk.topics) for talk in ds.talks if talk.topics),
            partial=sum(isinstance(day, PartialDate) for day in days) / len(days),
            spans=spans,
            models=tuple((collection, claims) for (collection, _), claims in sorted(models.items())),
        )


class _Pack:
    """One pack in the making: its numbers, its chance, and the records that others refer to."""

    def __init__(self, ds: Dataset, talks: int, claims: int, seed: int, partial: float | None) -> None:
        self.ds = ds
        self.shape = Shape.of(ds)
        self.partial = self.shape.partial if partial is None else partial
        self.chance = random.Random(seed)
        self.numbers = {"talks": talks, "claims": claims}
        # Enough meetings and officials for each to have as many claims as in the bundled data.
        rounds = claims // sum(len(found) for _, found in self.shape.models) + 1
        each = Counter(collection for collection, _ in self.shape.models)
        self.numbers["meetings"] = max(talks // TALKS_A_MEETING, rounds * each["meetings"])
        self.numbers["officials"] = max(talks // TALKS_AN_OFFICIAL, rounds * each["officials"])
        self.ids: dict[str, list[str]] = {name: [] for name in CLAIMED}
        self.starts: list[datetime.date] = []

    def records(self, name: str) -> Iterator[dict[str, Any]]:
        """The records of a large collection: the bundled ones, except claims, then those made."""
        made = {
            "meetings": self._meetings,
            "officials": self._officials,
            "talks": self._talks,
            "claims": self._claims,
        }
        if name == "claims":
            yield from made[name](self.numbers[name])
            return
        bundled = [encode(record) for record in self.ds.collection(name)]
        more = self.numbers[name] - len(bundled)
        for record in itertools.chain(bundled, made[name](max(more, 0))):
            self.ids[name].append(record["id"])
            yield record

    def _meetings(self, number: int) -> Iterator[dict[str, Any]]:
        models = [encode(meeting) for meeting in self.ds.meetings]
        weekdays = properties(Meeting)["start_weekday"].choices
        days = [m.start for m in self.ds.meetings if isinstance(m.start, datetime.date)]
        first, span = datetime.date(min(days).year, 1, 1), 365 * (max(days).year - min(days).year + 1)
        self.starts = days + [first + datetime.timedelta(self.chance.randrange(span)) for _ in range(number)]
        for i, start in enumerate(self.starts[len(days) :]):
            model = self.chance.choice(models)
            yield {
                **model,
                "id": f"{model['series']}-{start.year}-{i}",
                "ordinal": i + 1,
                "start": str(start),
                "end": str(start + datetime.timedelta(2)),
                "start_weekday": weekdays[start.weekday()],
            }

    def _officials(self, number: int) -> Iterator[dict[str, Any]]:
        names = [official.name.split() for official in self.ds.officials if official.name]
        for i in range(number):
            given, family = self.chance.choice(names)[0], self.chance.choice(names)[-1]
            id_ = f"{given}-{family}-{i}".lower()
            yield encode(Official(id_, name=f"{given} {family}", other_names=(family,)))

    def _talks(self, number: int) -> Iterator[dict[str, Any]]:
        chance, shape, blank = self.chance, self.shape, encode(BilateralTalk("t"))
        statuses = ("planned", "held")  # as the bundled ones are
        formats = (*properties(BilateralTalk)["format"].choices, None)
        officials, meetings = self.ids["officials"], self.ids["meetings"]
        people = {party: officials[i :: len(shape.parties)] for i, party in enumerate(shape.parties)}
        for i in range(number):
            sides = chance.sample(shape.parties, 2)
            at = chance.randrange(len(meetings))
            day = str(self.starts[at] + datetime.timedelta(chance.randrange(3)))
            yield {
                **blank,
                "id": f"{sides[0]}-{sides[1]}-{day[:4]}-{i}".lower(),
                "meeting": meetings[at],
                "attendees": [
                    {"party": party, "official": chance.choice(people[party] or officials)} for party in sides
                ],
                "status": chance.choice(statuses),
                "date": day[:7] if chance.random() < self.partial else day,
                "format": chance.choice(formats),
                "topics": chance.sample(shape.topics, chance.choice(shape.topic_counts)),
            }

    def _claims(self, number: int) -> Iterator[dict[str, Any]]:
        made: set[str] = set()
        # Each record in turn is told of as one of the bundled records is, but in other places.
        subjects = {name: itertools.cycle(self.ids[name]) for name in CLAIMED}
        told: list[tuple[str, str, list[Claim]]] = []
        for collection, model in itertools.cycle(self.shape.models):
            if number <= 0:
                break
            told.append((collection, next(subjects[collection]), model[:number]))
            number -= len(model)
        # In the order in which every pack has its claims.
        for _, subject, model in sorted(told, key=lambda place: place[:2]):
            for template in model:
                claim = self._told_anew(template, subject)
                while claim.id in made:
                    claim = self._told_anew(template, subject)
                made.add(claim.id)
                yield encode(claim)

    def _told_anew(self, template: Claim, subject: str) -> Claim:
        """The same said of another record, by words that stand elsewhere."""
        spans = tuple(self._elsewhere(span.source) for span in template.evidence)
        claim = attrs.evolve(template, subject=subject, evidence=spans)
        return attrs.evolve(claim, id=claim_id(claim))

    def _elsewhere(self, source: str) -> Evidence:
        """Words of a source, said to stand at another place of it."""
        spans = self.shape.spans[source]
        words = self.chance.choice(spans)
        start = self.chance.randrange(spans[-1].end)
        return Evidence(source, start, start + len(words.exact), words.exact, words.prefix, words.suffix)


def generate(folder: Path, talks: int, claims: int, seed: int = 7, partial: float | None = None) -> None:
    """Make a pack.

    Args:
        folder: Where; made if it is not there. Its `data/` appears as a whole, the manifest last.
        talks: How many talks; at least those that are bundled.
        claims: How many claims, on talks, meetings and officials.
        seed: What chance begins with.
        partial: The share of talks of whose day only year and month are known; None for the share that
            the bundled data have.
    """
    pack = _Pack(load(), talks, claims, seed, partial)
    data = folder / "data"
    data.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".data-") as staged:
        said = [_as_digested(encode(mark)) for mark in pack.ds.marks]

        def lines(name: str) -> Iterator[bytes]:
            for record in pack.records(name):
                if name == "claims":
                    said.append(_as_digested(record))
                yield dump_lines([record])

        # In this order, because talks name officials and meetings, and claims name all three.
        large = ("meetings", "officials", "talks", "claims")
        entries = [_write(Path(staged, f"{name}.jsonl"), lines(name)) for name in large]
        for name in HOMES:
            if name not in LARGE:
                bundled = list(map(encode, pack.ds.collection(name)))
                entries.append(_write(Path(staged, f"{name}.json"), [dump_json(bundled)], len(bundled)))
        manifest = Manifest(
            name="benchmark",
            version=f"{seed}",
            title=f"Made for benchmarks from the seed {seed}",
            creators=("benchmarks.generate",),
            license="CC0-1.0",
            language="en",
            issued=None,
            doi=None,
            url=None,
            digest=_digest(said),
            format=FORMAT,
            files=tuple(sorted(entries, key=lambda entry: entry.name)),
        )
        Path(staged, MANIFEST).write_bytes(dump_json(encode(manifest)))
        for path in sorted(Path(staged).iterdir(), key=lambda path: path.name == MANIFEST):
            path.replace(data / path.name)


def _as_digested(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=True, separators=(",", ":"))


def _digest(said: list[str]) -> str:
    """What `packs.digest` makes of claims and marks, without holding all of them twice."""
    digest = hashlib.sha256()
    said.sort()
    for i, line in enumerate(said):
        digest.update(b"\n" * (i > 0) + line.encode())
    return digest.hexdigest()


def _write(path: Path, pieces: Iterable[bytes], records: int | None = None) -> FileEntry:
    """Write a file piece by piece; a piece is a record, unless their number is given."""
    digest = hashlib.sha256()
    number = 0
    with path.open("wb") as file:
        for piece in pieces:
            file.write(piece)
            digest.update(piece)
            number += 1
    return FileEntry(path.name, number if records is None else records, digest.hexdigest())


def main() -> None:
    """Make a pack, as the command line says."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generate", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--talks", type=int, default=1_000_000)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--partial", type=float, help="the share of talks without a full day")
    generate(**vars(parser.parse_args()))


if __name__ == "__main__":
    main()
