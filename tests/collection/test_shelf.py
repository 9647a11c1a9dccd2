"""All collections by name, the records in them, and the claims at a place of a text."""

import pickle
from collections.abc import Callable
from typing import Any

import pytest

from security_meetings import BUNDLED, Claims, Dataset, load
from security_meetings.collection.shelf import Collections
from security_meetings.errors import Ambiguous, InvalidValue, NotFound, TextUnavailable
from security_meetings.model.kinds import kinds
from security_meetings.policy import MAJORITY
from tests.conftest import NOTES, TEXT, MakePack, in_lines, replaced


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


def test_claims_at(small: Dataset) -> None:
    """A place in a text, or words from it, lead to the claims that rest on them, in reading order."""
    start = TEXT.index("126")
    for place in (start, "126", "26"):
        assert [(c.property, str(c.value)) for c in small.claims.at("wire", place)] == [
            ("counts.countries", "105"),
            ("counts.delegations", "126"),
        ]
    assert len(small.claims.at("wire", TEXT.index("Follow"))) == 0


@pytest.mark.parametrize("place", [-1, len(TEXT), 10**30])
def test_no_claims_outside_of_the_text(small: Dataset, place: int) -> None:
    """An offset that the text does not have is told, with those that it has."""
    with pytest.raises(
        InvalidValue,
        match=f"expected an offset of 0 to {len(TEXT) - 1}, in a text of {len(TEXT)} letters, got {place}",
    ):
        small.claims.at("wire", place)


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


# Pickled


def on_disk(make_pack: MakePack) -> Dataset:
    """A pack whose records stay on disk."""
    return load(in_lines(make_pack()), lazy=True)


def merged(make_pack: MakePack) -> Dataset:
    """Two packs, one of which stays on disk, under another policy."""
    return load(BUNDLED, in_lines(make_pack()), policy="majority", lazy=True)


def in_memory(make_pack: MakePack) -> Dataset:
    """A pack that was read whole."""
    return load(make_pack())


def pickled(found: Any) -> Any:
    """What comes out of a pickle."""
    return pickle.loads(pickle.dumps(found))  # noqa: S301 (our own)


LOADED = pytest.mark.parametrize("loaded", [in_memory, on_disk, merged])


@LOADED
def test_pickled_collections(make_pack: MakePack, loaded: Callable[[MakePack], Dataset]) -> None:
    """Each collection, and part of one, can be pickled by itself; what stays on disk still does."""
    ds = loaded(make_pack)
    for name, collection in ds.collections.items():
        for whole in (collection, collection[:2], collection.where(lambda r: "-" in r.id)):
            again = pickled(whole)
            assert again == whole, name
            assert (type(again), again.opened) == (type(whole), whole.opened), name


@LOADED
def test_pickled_claims(make_pack: MakePack, loaded: Callable[[MakePack], Dataset]) -> None:
    """Pickled claims are still asked by place and by words, and pickled sources still have their text."""
    ds = loaded(make_pack)
    claims: Claims = pickled(ds.claims)
    assert claims.at("wire", "126") == ds.claims.at("wire", "126")
    assert len(claims.at("wire", "126")) == 2
    assert pickled(claims.where(source="wire")) == ds.claims.where(source="wire")
    assert pickled(ds.sources)["wire"].text == TEXT


@LOADED
def test_pickled_data_set(make_pack: MakePack, loaded: Callable[[MakePack], Dataset]) -> None:
    """A pickled data set has what each of its collections had, where each had it, under its policy."""
    ds = loaded(make_pack)
    again: Dataset = pickled(ds)
    assert again.collections == ds.collections
    assert [c.opened for c in again.collections.values()] == [c.opened for c in ds.collections.values()]
    assert again.policy == ds.policy
    assert again.explain("forum-2025", "city") == ds.explain("forum-2025", "city")
    assert again.verify() == ds.verify()


# Made from others


def test_of_other_collections(make_pack: MakePack) -> None:
    """Collections made of others leave on disk what stays on disk."""
    ds = on_disk(make_pack)
    again = replaced(ds, talks=[])
    assert len(again.talks) == 0
    assert again.meetings == ds.meetings
    assert {name for name, c in again.collections.items() if not c.opened} == {"sources", "talks"}


def test_supplied_when_asked() -> None:
    """Each collection is fetched when it is first asked for, and once."""
    asked: list[str] = []

    def supply(name: str) -> list[Any]:
        asked.append(name)
        return []

    found = Collections(supply, "majority")
    assert asked == []
    for _ in range(2):
        assert len(found.meetings) == len(found.claims) == 0
    assert asked == ["meetings", "claims"]
    assert found.policy is MAJORITY
