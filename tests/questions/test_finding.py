"""Finding: what bears a name, in whatever spelling, and what refers to a record."""

from typing import Any

import pytest

from security_meetings import BUNDLED, Dataset, Referring, load
from security_meetings.collection.collection import Collection
from security_meetings.collection.references import references
from security_meetings.errors import Ambiguous, NotFound
from security_meetings.model.kinds import class_of, collection_of, place_of
from security_meetings.model.schema import properties
from security_meetings.questions.finding import party_named, record_named
from tests.conftest import NOTES, MakePack

# What else the text of the small pack could be taken to say.
NAMES = """
[[quote]]
words = "Forum opens in Moscow"
topics.forum-2025.name = "Moscow"
topics.opening.name = "Forum opens"
[[quote]]
words = "between Russia and Iran"
organizations.russia.name = "Russia"
talks.second.attendees = [{party = "IR"}, {party = "IR", official = "ali-akbar-ahmadian"}]
"""


@pytest.fixture
def named(make_pack: MakePack) -> Dataset:
    """A small pack with a topic of the meeting's id, and an organisation of a country's name."""
    return load(make_pack(NOTES + NAMES))


# find


@pytest.mark.parametrize(
    ("name", "whole", "partly"),
    [
        ("Sergei Shoigu", ["officials/sergei-shoigu"], []),
        ("SERGEY  ŠOJGU", ["officials/sergei-shoigu"], []),
        ("sergei-shoigu", ["officials/sergei-shoigu"], []),
        ("Shoygu", [], ["officials/sergei-shoigu"]),
        ("Akbar Ali", [], ["officials/ali-akbar-ahmadian"]),
        ("RU", ["countries/RU"], []),
        ("Russia", ["organizations/russia", "countries/RU"], []),
        ("forum", ["meetings/forum-2025"], ["topics/opening"]),
        ("forum 2025", ["meetings/forum-2025", "topics/forum-2025"], []),
        ("Shoigu, Sergei", ["officials/sergei-shoigu"], []),
        ("S. Shoigu", [], ["officials/sergei-shoigu"]),
        ("ru", ["countries/RU"], []),
        ("FORUM-2025", ["meetings/forum-2025", "topics/forum-2025"], []),
        ("Shoig", [], []),
        ("ru-ir-2025", [], []),
        ("", [], []),
        (" … ", [], []),
    ],
)
def test_find(named: Dataset, name: str, whole: list[str], partly: list[str]) -> None:
    """What has just this id or name is found whole, what has all its words partly; half a word finds none."""
    found = named.find(name)
    assert found.name == name
    assert [place_of(r) for r in found.whole] == whole
    assert [place_of(r) for r in found.partly] == partly


def test_find_every_name(ds: Dataset) -> None:
    """Whatever name a record has finds it whole, and each word of it at least partly."""
    named = [r for c in ds.collections.values() for r in c if hasattr(r, "other_names")]
    for record in named[::9]:
        for form in (record.id, *record.other_names):
            assert record in ds.find(form).whole
        for word in (record.name or record.id).split():
            found = ds.find(word)
            assert record in (*found.whole, *found.partly) or not any(c.isalnum() for c in word)
            assert not {*found.whole} & {*found.partly}


@pytest.mark.parametrize(
    ("name", "hint"),
    [("Sergei Shoigoo", "; did you mean 'Sergei Shoigu'?"), ("Russia", ""), ("Shoigu", ""), ("Atlantis", "")],
)
def test_find_hints(named: Dataset, name: str, hint: str) -> None:
    """Where nothing is found the nearest name is told, and nowhere else."""
    assert named.find(name).hint == hint


# The one record of a name


@pytest.mark.parametrize(
    "place",
    [
        "officials/sergei-shoigu",
        "sergei-shoigu",
        "Sergei-SHOIGU",
        "Sergey Shoygu",
        "SHOIGU SERGEI",
        "officials/Sergey Shoygu",
    ],
)
def test_record_named(named: Dataset, place: str) -> None:
    """The one record that a place, an id in any case or a whole name means is given."""
    assert record_named(named, place) is named.officials["sergei-shoigu"]


@pytest.mark.parametrize("place", ["RU-IR-2025", "talks/ru-ir-2025", "Ru-Ir-2025"])
def test_record_of_a_kind_without_names(named: Dataset, place: str) -> None:
    """An id leads to its record in any case, also where records of its kind have no names."""
    assert record_named(named, place) is named.talks["ru-ir-2025"]


def test_a_part_of_a_name_is_no_record(named: Dataset) -> None:
    """Part of a name means no record, and the error lists those of whose name it is a part."""
    with pytest.raises(NotFound, match="it is part of the name of officials/sergei-shoigu") as caught:
        record_named(named, "Shoygu")
    assert caught.value.candidates == ("officials/sergei-shoigu",)


@pytest.mark.parametrize("ask", ["record", "explain", "countries", "cite"])
@pytest.mark.parametrize(("code", "id_"), [("RUS", "RU"), ("irn", "IR"), ("ru", "RU"), ("US", "")])
def test_a_code_leads_to_its_own_country(ds: Dataset, ask: str, code: str, id_: str) -> None:
    """A code in any case is its country, or the hint names that one: never one that is spelt alike."""
    asked = {
        "record": lambda: ds.record(code).id,
        "explain": lambda: ds.explain(code, "name").subject,
        "countries": lambda: ds.countries[code].id,
        "cite": lambda: ds.cite(code, "name").text.partition("countries/")[2][:2],
    }
    try:
        found = asked[ask]()
    except NotFound as exc:
        found = str(exc).rpartition("did you mean ")[2].strip("'?").rpartition("/")[2]
    assert found == (id_ or code)


@pytest.mark.parametrize("part", ["文秀", "林", "林文"])
def test_part_of_a_name_without_spaces(make_pack: MakePack, part: str) -> None:
    """In a script without spaces any run of letters is a part of a name."""
    names = '[[editorial]]\nbecause = "a list"\nofficials.lin.name = "林文秀"\nofficials.wen.name = "文香"\n'
    ds = load(make_pack(more={"people.toml": names}))
    found = ds.find(part)
    assert ([r.id for r in found.whole], [r.id for r in found.partly]) == ([], ["lin"])
    with pytest.raises(NotFound) as caught:
        ds.officials.find(part)
    assert caught.value.candidates == ("lin",)


def test_no_record_named(named: Dataset) -> None:
    """What nothing has is told: with the nearest name, or in the words of the collection that was named."""
    with pytest.raises(
        NotFound, match="nothing has the id or name 'Sergei Shoigoo'; did you mean 'Sergei Sh"
    ):
        record_named(named, "Sergei Shoigoo")
    with pytest.raises(NotFound, match=r"no official is named 'shoigu'; did you mean 'Sergei Shoigu'"):
        record_named(named, "officials/shoigu")
    with pytest.raises(NotFound, match="no collection 'people'"):
        record_named(named, "people/Sergei Shoigu")


def test_several_records_named(named: Dataset) -> None:
    """An id or a name that several records have is told with all their places."""
    with pytest.raises(Ambiguous) as caught:
        record_named(named, "forum-2025")
    assert caught.value.candidates == ("meetings/forum-2025", "topics/forum-2025")
    with pytest.raises(
        Ambiguous, match="'Russia' fits organizations/russia, countries/RU: name one"
    ) as caught:
        record_named(named, "Russia")
    assert caught.value.candidates == ("organizations/russia", "countries/RU")


def test_party_named(named: Dataset) -> None:
    """A party is a person, a country or an organisation; a meeting of the name is none."""
    assert party_named(named, "Iran") == ("countries", "IR")
    assert party_named(named, "Ali Akbar Ahmadian") == ("officials", "ali-akbar-ahmadian")
    assert party_named(named, "sergei-shoigu") == ("officials", "sergei-shoigu")
    with pytest.raises(Ambiguous, match="'Russia' fits RU, russia"):
        party_named(named, "Russia")
    with pytest.raises(NotFound, match="no official, country or organization is named 'Forum'"):
        party_named(named, "Forum")


# What refers to a record


def referring(ds: Dataset, place: str) -> set[tuple[str, str, tuple[str, ...]]]:
    """What refers to a record, but for claims, whose ids are digests."""
    found = [r for r in ds.referring_to(place) if r.collection != "claims"]
    return {(r.collection, r.property, r.ids) for r in found}


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("meetings/forum-2025", {("talks", "meeting", ("ru-ir-2025",))}),
        ("topics/forum-2025", set()),
        ("countries/IR", {("talks", "attendees.party", ("ru-ir-2025", "second"))}),
        ("ali-akbar-ahmadian", {("talks", "attendees.official", ("ru-ir-2025", "second"))}),
        ("sergei-shoigu", {("meetings", "chairs", ("forum-2025",))}),
        ("organizations/russia", set()),
    ],
)
def test_referring_to(named: Dataset, place: str, expected: set[tuple[str, str, tuple[str, ...]]]) -> None:
    """What refers to a record is told by collection and property, each referring record once."""
    assert referring(named, place) == expected
    assert named.referring_to(place) == named.referring_to(named.record(place))


def test_claims_refer_too(small: Dataset) -> None:
    """Claims refer to what they are about, to what they say of it, and to whose word they are."""
    found = {r.property: r.ids for r in small.referring_to("sergei-shoigu") if r.collection == "claims"}
    claims = small.claims
    assert found == {
        "subject": claims.where(collection="officials", subject="sergei-shoigu").ids,
        "value": claims.where(property="chairs").ids,
        "attributed_to": claims.where(attributed_to="sergei-shoigu").ids,
    }
    assert all(ids for ids in found.values())


def test_every_reference_is_found_from_its_other_end(small: Dataset) -> None:
    """Each reference of each record is among what refers to the record that it leads to."""
    for name, collection in small.collections.items():
        for record in collection:
            for _, id_, allowed in references(record):
                (target,) = [n for n in allowed if id_ in small.collection(n)]
                told = small.referring_to(f"{target}/{id_}")
                assert any(r.collection == name and record.id in r.ids for r in told)


def test_referring_is_data(small: Dataset) -> None:
    """What refers to a record is named by its parts."""
    (chair,) = [r for r in small.referring_to("sergei-shoigu") if r.collection == "meetings"]
    assert chair == Referring(collection="meetings", property="chairs", ids=("forum-2025",))


def test_referring_to_nothing(small: Dataset) -> None:
    """A record that is not there is told as such."""
    with pytest.raises(NotFound, match="nothing has the id or name 'nobody'"):
        small.referring_to("nobody")


def test_place_of(ds: Dataset) -> None:
    """A record is at its collection and id, where it is found again."""
    for record in (ds.meetings[0], ds.claims[0], ds.talks[0]):
        assert place_of(record) == f"{collection_of(record)}/{record.id}"
        assert ds.record(place_of(record)) is record


def bearers(records: Collection[Any], name: str) -> tuple[str, ...]:
    """The ids of those that bear a name."""
    try:
        return (records.find(name).id,)
    except Ambiguous as exc:
        return tuple(exc.candidates)


@pytest.mark.parametrize("where", [BUNDLED, "iso3166", "organizations"])
def test_every_form_of_a_name_finds_its_record(where: str) -> None:
    """Each attested or made form leads to the record that bears it, or to several of which it is one."""
    ds = load(where)
    for name, records in ds.collections.items():
        if "other_names" not in properties(class_of(name)):
            continue
        for record in records:
            for form in (*record.other_names, *getattr(record, "derived_names", ())):
                assert record.id in bearers(records, form)
