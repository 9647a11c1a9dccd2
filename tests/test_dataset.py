"""The data set: its questions, what they answer, and that nothing changes the answers."""

import copy
import datetime
import json
import os
import pickle
import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import attrs
import pytest

from security_meetings import Dataset, Official, PartialDate, Source, load
from security_meetings.collection.references import dangling
from security_meetings.errors import Ambiguous, NotFound, TextUnavailable, UnknownField
from security_meetings.model.kinds import kinds
from security_meetings.model.schema import properties
from security_meetings.model.values import max_known, min_known
from security_meetings.packs.places import with_text
from security_meetings.policy import BEST_RANK
from tests.conftest import EDITORIAL, NOTES, TEXT, MakePack

SOURCES = ["africalive", "dfnc", "interaffairs", "interbellum", "rt"]
FOLDED = [name for name in kinds() if name not in ("claims", "marks")]


@pytest.fixture
def small(make_pack: MakePack) -> Dataset:
    """A small pack of one meeting and one talk."""
    return load(make_pack())


def days(*texts: str) -> list[datetime.date]:
    """Days of May 2025."""
    return [datetime.date(2025, 5, int(text)) for text in texts]


# Its parts


def test_repr(small: Dataset) -> None:
    """A data set tells its name and version, and counts its collections, meetings first."""
    assert repr(small).startswith("<Dataset small 1.0: 1 meetings, 0 series, ")
    assert all(f" {len(small.collection(name))} {name}" in repr(small) for name in kinds())


def test_collections(ds: Dataset) -> None:
    """Collections are read once, and are reached by attribute, by name, and all together."""
    assert list(ds.collections) == list(kinds())
    for name, collection in ds.collections.items():
        assert ds.collection(name) is collection is getattr(ds, name)


def test_unknown_collection(ds: Dataset) -> None:
    """A collection that does not exist is told with the closest that does."""
    with pytest.raises(NotFound, match="no collection 'meetngs'; did you mean 'meetings'"):
        ds.collection("meetngs")
    with pytest.raises(AttributeError, match="meetngs"):
        ds.meetngs  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.parametrize(
    "name", ["meetings", "claims", "name", "policy", "_policy", "_collections", "surprise"]
)
def test_immutable(small: Dataset, name: str) -> None:
    """Nothing of a data set can be set or deleted."""
    before = repr(small)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(small, name, None)
    with pytest.raises(AttributeError):
        delattr(small, name)
    assert repr(small) == before


def test_answers_are_no_handles(ds: Dataset) -> None:
    """What is done to an answer does not change the next one."""
    answered: Any = ds.collections
    answered.clear()
    assert len(ds.collections) == len(kinds())
    ds.cite("rt").csl[0].clear()
    assert ds.cite("rt").csl[0]["id"] == "rt"
    assert all(
        isinstance(answer, tuple) for answer in (ds.conflicts(), ds.anomalies(), ds.coverage(), ds.problems)
    )


def pickled(ds: Dataset) -> Any:
    """What comes out of a pickle."""
    return pickle.loads(pickle.dumps(ds))  # noqa: S301 (our own)


@pytest.mark.parametrize("how", [copy.copy, copy.deepcopy, pickled])
def test_copies(small: Dataset, how: Any) -> None:
    """A data set that was copied or pickled answers as before, down to the texts."""
    again: Dataset = how(small)
    assert repr(again) == repr(small)
    assert again.collections == small.collections
    assert again.sources["wire"].text == small.sources["wire"].text
    assert again.verify() == small.verify()


# record


def test_record(ds: Dataset) -> None:
    """A record is found by its id alone, or by collection and id."""
    assert ds.record("imhr-2025") is ds.record("meetings/imhr-2025") is ds.meetings["imhr-2025"]
    claim = ds.claims[0]
    assert ds.record(claim.id) == claim


def test_no_record(ds: Dataset) -> None:
    """An id that nothing has is told with the closest; so are collections and ids within them."""
    with pytest.raises(NotFound, match="no record 'imhr-2052'; did you mean 'imhr-2025'"):
        ds.record("imhr-2052")
    with pytest.raises(NotFound, match="no meeting 'imhr-2052'; did you mean 'imhr-2025'"):
        ds.record("meetings/imhr-2052")
    with pytest.raises(NotFound, match="no collection 'meeting'; did you mean 'meetings'"):
        ds.record("meeting/imhr-2025")


def test_ambiguous_record(make_pack: MakePack) -> None:
    """An id that several kinds share is told with all its places."""
    notes = NOTES + '[[quote]]\nwords = "Moscow. Sergei"\ntopics.forum-2025.name = "Moscow"\n'
    shared = load(make_pack(notes))
    with pytest.raises(
        Ambiguous, match="'forum-2025' fits meetings/forum-2025, topics/forum-2025: name the coll"
    ) as caught:
        shared.record("forum-2025")
    assert caught.value.candidates == ("meetings/forum-2025", "topics/forum-2025")
    assert shared.record("topics/forum-2025").id == "forum-2025"


# explain


@pytest.mark.parametrize("collection", FOLDED)
def test_explained_as_stored(ds: Dataset, collection: str) -> None:
    """The value that is explained is the value in the record, for every property of every record."""
    for record in ds.collection(collection):
        for path, prop in properties(type(record)).items():
            why = ds.explain(record, path)
            assert why.value == prop.read(record)
            assert (why.collection, why.subject, why.property) == (collection, record.id, path)
            assert (why.winner is None) == (why.value in (None, ()))


def test_explain_by_id(ds: Dataset) -> None:
    """A record is explained as itself, by its id, or by collection and id."""
    why = ds.explain(ds.meetings["imhr-2025"], "chair")
    assert why == ds.explain("imhr-2025", "chair") == ds.explain("meetings/imhr-2025", "chair")
    assert why.rule.startswith("best-rank: ")


def test_explain_unknown_property(ds: Dataset) -> None:
    """A property that records of this kind do not have is told with the closest and with all."""
    with pytest.raises(
        UnknownField, match=r"^meetings have no property 'counts\.guest'; did you mean 'counts\.guests'\?"
    ) as caught:
        ds.explain("imhr-2025", "counts.guest")
    assert "(known: series, ordinal, name, " in str(caught.value)


@pytest.mark.parametrize("collection", ["claims", "marks"])
def test_nothing_to_explain(ds: Dataset, collection: str) -> None:
    """What an annotator wrote is explained by nothing else."""
    record = ds.collection(collection)[0]
    with pytest.raises(UnknownField, match="has nothing to explain"):
        ds.explain(record, "source")


# claims.at


def test_claims_at(small: Dataset) -> None:
    """A place in a text, or words from it, lead to the claims that rest on them, in reading order."""
    start = TEXT.index("126")
    for place in (start, "126", "26"):
        assert [(c.property, str(c.value)) for c in small.claims.at("wire", place)] == [
            ("counts.countries", "105"),
            ("counts.delegations", "126"),
        ]
    assert len(small.claims.at("wire", TEXT.index("Follow"))) == 0
    assert len(small.claims.at("wire", -1)) == len(small.claims.at("wire", 10**6)) == 0


def test_claims_at_every_place(ds: Dataset) -> None:
    """Each claim is found at every place of its words, and nowhere else."""
    for claim in list(ds.claims.where(source="rt"))[::20]:
        for e in claim.evidence:
            assert claim in ds.claims.at("rt", e.start)
            assert claim in ds.claims.at("rt", e.end - 1)
            assert claim in ds.claims.at("rt", e.exact)
        beyond = max(e.end for e in claim.evidence)
        assert claim not in ds.claims.at("rt", beyond)


def test_claims_at_repeated_words(small: Dataset) -> None:
    """Words that stand several times lead to the claims at each place."""
    assert {c.subject for c in small.claims.at("wire", "Russia")} == {"RU", "ru-ir-2025"}
    assert {c.id for c in small.claims.at("wire", "Moscow")} >= {
        c.id for c in small.claims.where(lambda c: c.property in ("title", "city"))
    }


@pytest.mark.parametrize("words", ["", "Sochi", "moscow"])
def test_claims_at_other_words(small: Dataset, words: str) -> None:
    """Words that the text does not hold, letter for letter, are told."""
    with pytest.raises(NotFound, match=f"source 'wire' does not hold the words '{words}'"):
        small.claims.at("wire", words)


def test_claims_at_nowhere(small: Dataset, make_pack: MakePack) -> None:
    """A source that does not exist is told; without its text, a source has offsets but no words."""
    for place in (0, "Moscow"):
        with pytest.raises(NotFound, match="no source 'wyre'; did you mean 'wire'"):
            small.claims.at("wyre", place)
    root = make_pack()
    (root / "seeds" / "wire.txt").unlink()
    bare = load(root)
    assert bare.claims.at("wire", 3) == small.claims.at("wire", 3)
    with pytest.raises(TextUnavailable):
        bare.claims.at("wire", "Moscow")


# role_at


def test_role_at(ds: Dataset) -> None:
    """A person's office is answered for the days attested, and for no other day."""
    for role in ds.roles:
        if role.holder is None or role.first_attested is None or role.former:
            continue
        last = role.last_attested or role.first_attested
        for day in (role.first_attested, last):
            found = ds.role_at(role.holder, day)
            assert found is not None
            assert found.holder == role.holder
    official = ds.officials["sergei-shoigu"]
    for day in (datetime.date(2021, 6, 22), datetime.date(2023, 1, 1), datetime.date(2025, 5, 30)):
        assert ds.role_at(official, day) is None


def test_role_at_nobody(ds: Dataset) -> None:
    """A person who does not exist is told; one without an office has none."""
    with pytest.raises(NotFound, match="no official 'sergei-shoigo'; did you mean 'sergei-shoigu'"):
        ds.role_at("sergei-shoigo", datetime.date(2025, 5, 28))
    assert ds.role_at(Official("nobody"), datetime.date(2025, 5, 28)) is None


def test_role_at_an_hour(ds: Dataset) -> None:
    """An hour of a day is asked as that day."""
    hour = datetime.datetime(2025, 5, 28, 23, 59, tzinfo=datetime.UTC)
    assert ds.role_at("sergei-shoigu", hour) == ds.role_at("sergei-shoigu", hour.date()) is not None


ROLES = """
[[quote]]
words = "Sergei Shoigu spoke"
inferred = "It is told of the forum's day."
roles.minister.holder = "sergei-shoigu"
roles.minister.title = "Sergei"
roles.minister.first_attested = 2025-05-26
roles.minister.last_attested = 2025-05-28

[[quote]]
words = "Sergei Shoigu spoke of"
inferred = "It is told of the forum's day."
rank = "preferred"
rank_reason = "the fuller words"
roles.chair.holder = "sergei-shoigu"
roles.chair.title = "Shoigu"
roles.chair.first_attested = 2025-05-27

[[quote]]
words = "Sergei Shoigu spoke of 126"
inferred = "It is told of the forum's day."
roles.envoy.holder = "sergei-shoigu"
roles.envoy.former = true
roles.envoy.first_attested = 2025-05-25

[[quote]]
words = "Sergei Shoigu spoke of 126 delegations"
inferred = "It is told without a day."
roles.undated.holder = "sergei-shoigu"
"""


def test_role_at_of_several(make_pack: MakePack) -> None:
    """Of several offices on one day the best attested is answered; former and undated ones never are."""
    found = load(make_pack(NOTES + ROLES))
    by_day = {
        day.day: getattr(found.role_at("sergei-shoigu", day), "id", None)
        for day in days("25", "26", "27", "28", "29")
    }
    assert by_day == {25: None, 26: "minister", 27: "chair", 28: "minister", 29: None}


# who_met


MET = (
    NOTES.replace("start = 2025-05-27", "start = 2025-05-27\nmeetings.forum-2025.end = 2025-05-29")
    + """
[[quote]]
words = "Russia and Iran was held"
talks.eve.meeting = "forum-2025"
talks.eve.attendees = [{party = "IR"}, {party = "RU", official = "sergei-shoigu"}]
talks.eve.date = 2025-05-25
talks.later.meeting = "forum-2025"
talks.later.attendees = [{party = "IR"}, {party = "RU"}]
talks.later.date = 2025-05-30
talks.in-may.attendees = [{party = "IR"}, {party = "RU"}]
talks.in-may.date = "2025-05"
talks.second-day.meeting = "forum-2025"
talks.second-day.attendees = [{party = "IR"}, {party = "RU"}]
talks.second-day.date = 2025-05-28
talks.some-day.attendees = [{party = "IR"}, {party = "RU"}]
"""
)


@pytest.fixture
def met(make_pack: MakePack) -> Dataset:
    """Talks before, at and after a meeting of three days, and of unknown days."""
    return load(make_pack(MET))


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (None, None, {"ru-ir-2025", "eve", "later", "in-may", "second-day", "some-day"}),
        ("1", "31", {"ru-ir-2025", "eve", "later", "in-may", "second-day"}),
        ("25", "25", {"eve", "in-may"}),
        ("26", "26", {"in-may"}),
        ("27", "27", {"ru-ir-2025", "in-may"}),
        ("28", "28", {"ru-ir-2025", "in-may", "second-day"}),
        ("29", "29", {"ru-ir-2025", "in-may"}),
        ("30", "30", {"later", "in-may"}),
        ("30", None, {"later", "in-may"}),
        (None, "25", {"eve", "in-may"}),
    ],
)
def test_who_met_when(met: Dataset, since: str | None, until: str | None, expected: set[str]) -> None:
    """A talk counts on its own day, or on any day of its meeting; without either, if no day is asked for."""
    first, last = (None if d is None else days(d)[0] for d in (since, until))
    assert set(met.who_met(since=first, until=last).ids) == expected


@pytest.mark.parametrize("name", ["Iran", "IR", "IRAN", "Sergei Shoigu", "sergei-shoigu"])
def test_who_met_whom(met: Dataset, name: str) -> None:
    """Talks are asked for by a person or party, by id or in any attested spelling."""
    person = "hoigu" in name
    assert set(met.who_met(name).ids) == ({"eve"} if person else set(met.talks.ids))


def test_who_met_nobody(ds: Dataset) -> None:
    """A name that nothing has, or that several have, is told with what comes close."""
    with pytest.raises(NotFound, match="no official, country or organization is named 'Atlantis'"):
        ds.who_met("Atlantis")
    with pytest.raises(Ambiguous, match=r"'Sergey' fits .*sergei-"):
        ds.who_met("Sergey")
    with pytest.raises(NotFound, match="did you mean 'milorad-dodik'") as caught:
        ds.who_met("Milorad")
    assert caught.value.candidates == ("milorad-dodik",)


def test_who_met_several(make_pack: MakePack) -> None:
    """A name that a person and a country share is told with both."""
    notes = NOTES + '[[quote]]\nwords = "between Russia and"\nofficials.mister-russia.name = "Russia"\n'
    with pytest.raises(Ambiguous, match="'Russia' fits mister-russia, RU") as caught:
        load(make_pack(notes)).who_met("Russia")
    assert set(caught.value.candidates) == {"RU", "mister-russia"}


def test_known_days() -> None:
    """Of days of which some are not known, the known ones are compared."""
    first, last = days("27", "29")
    assert max_known(None, first, last) == last
    assert min_known(first, None, last) == first
    assert max_known(None) is min_known(None, None) is None


# as_told_by


@pytest.mark.parametrize("sources", [*([s] for s in SOURCES), ["rt", "dfnc"], SOURCES])
def test_told(ds: Dataset, sources: list[str]) -> None:
    """A source alone has its own claims, and what is editorial about whatever it names."""
    told = ds.as_told_by(*sources)
    assert {c.source for c in told.claims} <= {*sources, None}
    assert [c.id for c in told.claims if c.source] == [c.id for c in ds.claims if c.source in sources]
    assert all(c.basis == "editorial" for c in told.claims if c.source is None)
    assert {m.id for m in told.marks} == {m.id for m in ds.marks if m.source in sources}
    assert set(told.sources.ids) >= set(sources)
    assert not list(dangling(told.collections))
    assert told.verify().ok
    assert told.verify().unchecked == 0


def test_told_by_all(ds: Dataset) -> None:
    """All sources together tell the whole, but for what no source ever names."""
    told = ds.as_told_by(*SOURCES)
    for name in FOLDED:
        for record in told.collection(name):
            assert record == ds.collection(name)[record.id]
    assert set(told.meetings) == set(ds.meetings)


def test_told_values(ds: Dataset) -> None:
    """What a source does not say is unknown in its telling, whatever others say."""
    told = ds.as_told_by("africalive")
    assert told.meetings.ids == ("imhr-2025",)
    assert told.meetings["imhr-2025"].start_weekday == "Wednesday"
    assert told.meetings["imhr-2025"].counts.reports is None
    assert told.conflicts() == ()
    assert told.countries["RU"].alpha3 == "RUS"


def test_told_under_another_policy(ds: Dataset) -> None:
    """The policy stays, unless another is given."""
    assert ds.as_told_by("rt").policy is ds.policy is BEST_RANK
    assert ds.as_told_by("rt", policy="strict").policy.name == "strict"
    assert ds.as_told_by("rt", policy="majority").as_told_by("rt").policy.name == "majority"


def test_told_by_nobody(ds: Dataset) -> None:
    """Sources must exist, and at least one must be named."""
    with pytest.raises(NotFound, match="no source 'tass'"):
        ds.as_told_by("rt", "tass")
    with pytest.raises(NotFound, match="needs the id of a source"):
        ds.as_told_by()


def test_told_of_what_only_others_name(make_pack: MakePack) -> None:
    """What a source refers to but only others tell of is there, with nothing known of it."""
    notes = (
        'source = "gazette"\n[[quote]]\nwords = "The chair spoke"\n'
        'meetings.forum-2025.chair = "sergei-shoigu"\n'
        'delegations.x.party = "BA-SRP"\n'
    )
    parts = (
        '[[editorial]]\nbecause = "ISO 3166-2"\ncountries.BA-SRP.part_of = "BA"\n'
        '[[editorial]]\nbecause = "ISO 3166-1"\ncountries.BA.alpha3 = "BIH"\n'
    )
    more = {"gazette.toml": notes, "gazette.txt": "The chair spoke", "editorial.toml": EDITORIAL + parts}
    told = load(make_pack(more=more)).as_told_by("gazette")
    assert told.officials["sergei-shoigu"] == Official("sergei-shoigu")
    assert told.countries["BA-SRP"].part_of == "BA"
    assert told.countries["BA"].alpha3 == "BIH"
    assert told.meetings["forum-2025"].city is None
    assert told.verify().ok
    assert "wire" not in told.sources


# The others


def test_editions_compared(small: Dataset, ds: Dataset) -> None:
    """A data set tells what changed since another."""
    assert str(small.difference(small)) == "no difference"
    assert {c.what for c in small.difference(ds).claims} == {"added", "removed"}


def test_everything_is_asked_of_the_claims(ds: Dataset) -> None:
    """Conflicts, anomalies, coverage, codebook and verification speak of the data set's own records."""
    assert all(c in ds.claims for conflict in ds.conflicts() for c in conflict.claims)
    assert all(c in ds.claims for anomaly in ds.anomalies() for c in anomaly.claims)
    assert [c.source for c in ds.coverage()] == list(ds.sources.ids)
    assert {entry.collection: entry.records for entry in ds.codebook()} == {
        n: len(c) for n, c in ds.collections.items()
    }
    checked = ds.verify()
    assert checked.checked + checked.editorial == len(ds.claims)


# Whatever the order, and whatever the seed

ASKED = """
import hashlib, random, sys
from security_meetings import load
from security_meetings.policy import BEST_RANK, conflicts, fold_all
from security_meetings.policy.folding import by_subject
ds = load()
claims = list(ds.claims)
random.Random(sys.argv[1]).shuffle(claims)
folded = fold_all(claims, BEST_RANK)
clashes = conflicts(claims)
answers = [folded, clashes, ds.anomalies(), ds.coverage(), ds.as_told_by("rt").claims.ids]
answers += [ds.cite("imhr-2025"), ds.explain("imhr-2025", "chair"), ds.who_met("Iran").ids]
print(hashlib.sha256(repr(answers).encode()).hexdigest())
"""


def asked(seed: int) -> str:
    """What a new interpreter answers, with this seed for its hashes and for the order of the claims."""
    environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", ASKED, str(seed)], capture_output=True, text=True, check=True, env=environment
    )
    return done.stdout


def test_any_seed_and_order() -> None:
    """Under any seed, each with the claims in another order, every answer is the same to the letter."""
    # Twenty seeds for each version of Python, and no seed twice.
    first = 20 * sys.version_info.minor
    with ThreadPoolExecutor(2) as pool:
        assert len(set(pool.map(asked, range(first, first + 20)))) == 1


@pytest.mark.parametrize("seed", range(3))
def test_any_order_on_disk(bundled: Path, ds: Dataset, seed: int) -> None:
    """A pack whose files list their records in another order gives the same answers."""
    for name in kinds():
        path = bundled / "data" / f"{name}.json"
        listed = json.loads(path.read_bytes())
        random.Random(seed).shuffle(listed)  # noqa: S311 (nothing is kept secret)
        path.write_text(json.dumps(listed), encoding="utf-8")
    mixed = load(bundled)
    assert mixed.claims.ids != ds.claims.ids
    assert mixed.conflicts() == ds.conflicts()
    assert mixed.anomalies() == ds.anomalies()
    assert mixed.codebook() == ds.codebook()
    assert str(mixed.difference(ds)) == "no difference"
    for name in FOLDED:
        for record in ds.collection(name):
            assert mixed.cite(record) == ds.cite(record)
    for record in (*ds.meetings, *ds.talks, *ds.officials):
        assert all(
            mixed.explain(record, path) == ds.explain(record, path) for path in properties(type(record))
        )


def test_partial_days_of_talks(ds: Dataset) -> None:
    """A talk of which only the month is known counts on the days of its meeting in that month."""
    talk = ds.talks["ru-ir-2025"]
    assert talk.date == PartialDate(2025, 5)
    assert talk in ds.who_met(since=days("29")[0])
    assert talk not in ds.who_met(since=days("30")[0])
    assert talk not in ds.who_met(until=days("26")[0])


def test_source_without_file() -> None:
    """A source of which no file is known has no text."""
    assert with_text(Source("x"), []) == Source("x")
    assert not with_text(Source("x"), []).has_text
