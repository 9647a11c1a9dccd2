"""Collections: ordered, immutable, and asked by id, field or name."""

import contextlib
import copy
import pickle
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from security_meetings import BilateralTalk, Country, Dataset, Meeting, Membership, Official, Session, load
from security_meetings.collection.collection import Collection
from security_meetings.errors import Ambiguous, InvalidValue, NotFound, OutOfRange, UnknownField, UnknownValue
from security_meetings.model.days import parse_day
from security_meetings.model.names import printed_key
from security_meetings.model.schema import properties
from tests.collection.shared import ANY, PEOPLE, many

# A sequence that can also be asked by id.


@given(ANY)
def test_sequence(found: Collection[Any]) -> None:
    """A collection counts, iterates and gives its records by place and by id, in one order."""
    listed = list(found)
    assert len(found) == len(listed)
    assert [found[i] for i in range(len(found))] == listed
    assert [found[id_] for id_ in found.ids] == listed
    assert found.ids == tuple(r.id for r in listed)
    assert all(r in found and r.id in found for r in listed)


def test_order_is_kept() -> None:
    """Records stay in the order given, and negative places count from the end."""
    assert PEOPLE.ids == ("sergei-shoigu", "sergei-lavrov", "ri-chang-dae", "unnamed")
    assert PEOPLE[-1].id == "unnamed"


@pytest.mark.parametrize("place", [4, -5, 10**30])
def test_no_such_place(place: int) -> None:
    """A place beyond either end is an IndexError, as of any sequence, and says how many there are."""
    with pytest.raises(OutOfRange, match=f"^there are 4 records, none at {place}$") as caught:
        PEOPLE[place]
    assert isinstance(caught.value, IndexError)


@given(ANY, st.slices(8))
def test_slices(found: Collection[Any], places: slice) -> None:
    """A slice is a collection of the records that a list would give, however it is cut, and no error."""
    part = found[places]
    assert list(part) == list(found)[places]
    assert type(part) is Collection
    assert all(part[record.id] == record for record in part)
    assert part.ids == found.ids[places]


def test_slices_are_asked_like_any_other() -> None:
    """A slice knows its own records by id, by name and by field, and no others."""
    part = PEOPLE[1:3]
    assert "sergei-shoigu" not in part
    assert part.find("Lavrov").id == "sergei-lavrov"
    assert part.where(name="Ri Chang Dae").one() is PEOPLE["ri-chang-dae"]
    assert part[::-1][0] is PEOPLE["ri-chang-dae"]
    assert repr(part) == "<Collection of 2 Official>"
    with pytest.raises(NotFound):
        part["unnamed"]
    with pytest.raises(OutOfRange, match="there are 2 records, none at 2"):
        part[2]


@given(ANY, st.slices(4))
def test_pickled(found: Collection[Any], places: slice) -> None:
    """A collection that was pickled or copied, or a part of it, holds the same records in the same order."""
    for whole in (found, found[places], found.where(lambda _: True), found.sorted_by(lambda r: r.id)):
        for again in (pickle.loads(pickle.dumps(whole)), copy.copy(whole), copy.deepcopy(whole)):  # noqa: S301
            assert again == whole
            assert type(again) is type(whole)
            assert [again[record.id] for record in whole] == list(whole)
            assert repr(again) == repr(whole)


def test_of_a_collection() -> None:
    """A collection of another collection's records holds the same ones."""
    again = Collection(Official, PEOPLE)
    assert again == PEOPLE
    assert again["unnamed"] is PEOPLE["unnamed"]


def test_no_such_id() -> None:
    """An unknown id names the kind of record, and the closest id there is."""
    with pytest.raises(NotFound, match=r"^no official 'sergei-shoygu'; did you mean 'sergei-shoigu'\?$"):
        PEOPLE["sergei-shoygu"]
    with pytest.raises(NotFound, match=r"^no official 'xyz'$"):
        PEOPLE["xyz"]


def test_contains() -> None:
    """Membership is asked by id or by record; whatever else is not in it."""
    assert "ri-chang-dae" in PEOPLE
    assert PEOPLE[0] in PEOPLE
    assert Official("ri-chang-dae") not in PEOPLE
    assert None not in PEOPLE


def test_equality() -> None:
    """Two collections are equal when they hold equal records in the same order."""
    assert Collection(Official, list(PEOPLE)) == PEOPLE
    assert hash(Collection(Official, list(PEOPLE))) == hash(PEOPLE)
    assert Collection(Official, [*PEOPLE][::-1]) != PEOPLE
    assert list(PEOPLE) != PEOPLE


def test_repr() -> None:
    """A collection shows what it holds and how much."""
    assert repr(PEOPLE) == "<Collection of 4 Official>"


def test_immutable() -> None:
    """Nothing can be put into a collection, taken out of it, or hung on it."""
    found: Any = Collection(Official, list(PEOPLE))
    with pytest.raises(TypeError):
        found[0] = Official("another")
    with pytest.raises(TypeError):
        del found["ri-chang-dae"]
    with pytest.raises(AttributeError):
        found.colour = "red"
    assert found == PEOPLE


def test_own_copy() -> None:
    """What happens to the list that a collection was made from does not concern it."""
    listed = list(PEOPLE)
    found = Collection(Official, listed)
    assert len(found) == 4
    listed.clear()
    assert len(found) == 4


def test_supplied_when_asked() -> None:
    """A collection fetches its records when it is first asked, and only then."""
    calls = []

    def supply() -> list[Official]:
        calls.append("asked")
        return list(PEOPLE)

    found = Collection(Official, supply)
    assert calls == []
    assert found == PEOPLE
    assert found["ri-chang-dae"] in found.where(name="Ri Chang Dae")
    assert calls == ["asked"]


# where


def test_where_all_conditions(ds: Dataset) -> None:
    """Several conditions and predicates must all be met; a condition alone says the same."""
    plenaries = ds.sessions.where(lambda s: s.number != 3, meeting="mcis-2021", kind="plenary")
    assert [s.number for s in plenaries] == [1, 2, 4, 5, 6, 7]
    assert plenaries == ds.sessions.where(meeting="mcis-2021").where(kind="plenary").where(
        lambda s: s.number != 3
    )


@given(ANY)
def test_where_nothing(found: Collection[Any]) -> None:
    """Without a condition, `where` gives all; with one that no record meets, none."""
    assert found.where() == found
    assert len(found.where(id="no such id")) == 0
    assert found.where(lambda _: True) == found


def test_where_leaves_the_whole() -> None:
    """Asking changes nothing."""
    before = list(PEOPLE)
    PEOPLE.where(name="Ri Chang Dae")
    assert list(PEOPLE) == before


# one


def test_one() -> None:
    """`one` gives the only record."""
    assert PEOPLE.where(id="unnamed").one() is PEOPLE["unnamed"]


def test_one_of_none() -> None:
    """Where there is none, `one` says so."""
    with pytest.raises(NotFound, match=r"^expected one meeting, found none$"):
        Collection(Meeting, []).one()


def test_one_of_several() -> None:
    """Where there are several, `one` names them, and keeps their ids."""
    with pytest.raises(Ambiguous, match=r"^expected one official, found 4: sergei-shoigu, ") as caught:
        PEOPLE.one()
    assert caught.value.candidates == PEOPLE.ids


def test_many_candidates() -> None:
    """A long list of candidates is cut in the message, but kept whole on the error."""
    found = Collection(Country, [Country(f"c{i}", name="Same") for i in range(8)])
    with pytest.raises(Ambiguous, match=r"c0, c1, c2, c3, c4 and 3 more$") as caught:
        found.one()
    assert len(caught.value.candidates) == 8
    with pytest.raises(Ambiguous, match=r"^'same' fits 8 countries: c0, .* and 3 more$"):
        found.find("same")


# find


@pytest.mark.parametrize(
    "name",
    [
        *("Sergei Shoigu", "SERGEY SHOYGU", "sergej šojgu", "Shoigu", "sergei-shoigu", "  Sergei   Shoigu "),
        *("Shoigu, Sergei", "SHOIGU Sergei", "Sergei Sho\u00adigu", "SERGEI-SHOIGU", "Sergeĭ Shoĭgu"),
    ],
)
def test_find(name: str) -> None:
    """A record is found by any attested name, in any usual spelling, and by its id."""
    assert PEOPLE.find(name).id == "sergei-shoigu"


@given(st.data(), st.sampled_from(["officials", "organizations", "countries", "topics"]))
def test_find_attested(data: DataObject, collection: str) -> None:
    """Whatever name a record has finds it, unless another record has it too."""
    found = data.draw(many(collection))
    owners: Counter[str] = Counter()
    for record in found:
        owners.update({printed_key(n) or n for n in (record.name, *record.other_names) if n})
    for record in found:
        for name in (record.name, *record.other_names):
            if name and name not in found:
                if owners[printed_key(name) or name] == 1:
                    assert found.find(name) == record
                else:
                    with pytest.raises(Ambiguous):
                        found.find(name)


@pytest.mark.parametrize("code", ["RU", "ru", "Ru", "RUS", "rus"])
def test_find_code(code: str) -> None:
    """A country is found by its codes, in any case."""
    found = Collection(
        Country,
        [
            Country("RU", name="Russia", alpha3="RUS"),
            Country("US", name="U.S."),
            Country("UA", name="Ukraine"),
        ],
    )
    assert found.find(code).id == "RU"


def test_find_exact_before_derived() -> None:
    """Who is printed so is found before who is printed with marks; without the first, the second is."""
    marked, plain = Official("a", name="Dragan Šimić"), Official("b", name="Dragan Shimic")
    both = Collection(Official, [marked, plain])
    assert both.find("Dragan Shimic") == plain
    assert both.find("Dragan Simic") == marked
    assert Collection(Official, [marked]).find("Dragan Shimic") == marked


def test_find_part_of_one() -> None:
    """Part of a name that fits one record finds nothing, but suggests that record."""
    with pytest.raises(
        NotFound, match=r"^no official is named 'Chang'; did you mean 'Ri Chang Dae' \(ri-chang-dae\)\?$"
    ) as caught:
        PEOPLE.find("Chang")
    assert caught.value.candidates == ("ri-chang-dae",)


@pytest.mark.parametrize("name", ["林", "文秀", "X. Lin"])
def test_find_part_without_spaces(name: str) -> None:
    """Some letters of a name that is written without spaces, and initials, suggest its record."""
    found = Collection(
        Official, [Official("lin", name="林文秀", other_names=("Xenia Lin",)), Official("b", name="王")]
    )
    with pytest.raises(NotFound) as caught:
        found.find(name)
    assert caught.value.candidates == ("lin",)


def test_find_part_of_several() -> None:
    """Part of a name that fits several records names them all."""
    with pytest.raises(
        Ambiguous, match=r"^'sergey' fits 2 officials: sergei-shoigu, sergei-lavrov$"
    ) as caught:
        PEOPLE.find("sergey")
    assert caught.value.candidates == ("sergei-shoigu", "sergei-lavrov")


def test_find_same_name() -> None:
    """A whole name that several records have is ambiguous."""
    twins = Collection(Official, [Official("a", name="Ivan"), Official("b", other_names=("IVAN",))])
    with pytest.raises(Ambiguous) as caught:
        twins.find("Ivan")
    assert caught.value.candidates == ("a", "b")


def test_find_whole_before_part() -> None:
    """A whole name finds its record, though it is part of another's."""
    found = Collection(Country, [Country("GN", name="Guinea"), Country("GQ", name="Equatorial Guinea")])
    assert found.find("guinea").id == "GN"


def test_find_id_before_name() -> None:
    """An id finds its record, though another has it as a name."""
    found = Collection(Country, [Country("NE", name="Niger"), Country("XX", name="NE")])
    assert found.find("NE").id == "NE"


@pytest.mark.parametrize("name", ["Sergio Shoiga", "Nobody", "", "—", "S. Shoigu", "Lavrow, S."])
def test_find_nothing(name: str) -> None:
    """Nothing is found by guessing, however close it comes."""
    with pytest.raises(NotFound, match=f"^no official is named '{name}'"):
        PEOPLE.find(name)


@pytest.mark.parametrize("name", [None, 1, b"Shoigu", ("Shoigu",)])
def test_find_no_text(name: Any) -> None:
    """What is no text is no name."""
    with pytest.raises(InvalidValue, match="expected a name, got"):
        PEOPLE.find(name)


def test_find_suggests() -> None:
    """A misspelt name gets the closest attested one as a suggestion, whose id is the candidate."""
    with pytest.raises(NotFound, match=r"did you mean 'Sergei Lavrov' \(sergei-lavrov\)\?") as caught:
        PEOPLE.find("Sergei Lavrow")
    assert caught.value.candidates == ("sergei-lavrov",)


def test_find_says_little_of_much() -> None:
    """A name as long as a book is not repeated in full."""
    with pytest.raises(NotFound) as caught:
        PEOPLE.find("Nobody " * 100_000)
    assert len(str(caught.value)) < 200


# sorted_by, grouped_by


@given(many("sessions"), st.booleans())
def test_sorted_by(sessions: Collection[Session], reverse: bool) -> None:
    """The same records in another order, equal ones as they were."""
    ordered = sessions.sorted_by(lambda s: s.number or 0, reverse=reverse)
    assert list(ordered) == sorted(sessions, key=lambda s: s.number or 0, reverse=reverse)
    assert type(ordered) is type(sessions)
    assert all(ordered[s.id] == s for s in sessions)


@given(st.data(), ANY, st.booleans())
def test_sorted_by_any_property(data: DataObject, found: Collection[Any], reverse: bool) -> None:
    """By the name of any property, no record is lost or doubled, and those without it come last."""
    if not found:
        return
    path = data.draw(st.sampled_from([*properties(type(found[0]))]))
    read = properties(type(found[0]))[path].read
    ordered = found.sorted_by(path, reverse=reverse)
    assert sorted(ordered.ids) == sorted(found.ids)
    unknown = [read(record) in (None, ()) for record in ordered]
    assert unknown == sorted(unknown)


@pytest.mark.parametrize("reverse", [False, True])
def test_sorted_by_days(reverse: bool) -> None:
    """Partial days come by their first day; then a day without its year, which has no place; then none."""
    days = ["2025-05-26", "2025", "2024-12", "2025-05", "2025-02-01/2025-06-01"]
    talks = [BilateralTalk(day.replace("/", "-"), date=parse_day(day)) for day in days]
    never = [BilateralTalk("never"), BilateralTalk("some-may", date=parse_day("XXXX-05-01"))]
    order = ["2024-12", "2025", "2025-02-01-2025-06-01", "2025-05", "2025-05-26"]
    ordered = Collection(BilateralTalk, [*never, *talks]).sorted_by("date", reverse=reverse)
    assert ordered.ids == (*(reversed(order) if reverse else order), "some-may", "never")


def test_sorted_by_numbers_and_words(ds: Dataset) -> None:
    """Numbers come by what they are, not by their letters; ids and texts by their letters."""
    sessions = ds.sessions.where(meeting="mcis-2021", kind="plenary").sorted_by("number", reverse=True)
    assert [s.number for s in sessions] == [7, 6, 5, 4, 3, 2, 1]
    assert ds.countries.sorted_by("id").ids == tuple(sorted(ds.countries.ids))
    assert ds.claims.sorted_by("value")  # days, texts and numbers side by side
    assert ds.meetings.sorted_by("counts.guests")[0].id == "mcis-2021"


@pytest.mark.parametrize(("name", "hint"), [("strat", "did you mean 'start'"), (7, "expected a function")])
def test_sorted_by_what_is_no_property(ds: Dataset, name: Any, hint: str) -> None:
    """A name that no property has is told, with the nearest, also of no record."""
    with pytest.raises(UnknownField, match=hint):
        ds.meetings[:0].sorted_by(name)


@given(st.data(), ANY)
def test_grouped_by_field(data: DataObject, found: Collection[Any]) -> None:
    """Groups by a field hold every record once, each group what `where` gives for its value."""
    if not found:
        return
    name = data.draw(st.sampled_from([p for p in properties(type(found[0])) if "." not in p]))
    groups = found.grouped_by(name)
    assert sorted(r.id for group in groups.values() for r in group) == sorted(found.ids)
    assert all(group == found.where(**{name: value}) for value, group in groups.items())


def test_grouped_by_item(ds: Dataset) -> None:
    """Groups by one of many values hold a record under each of its values."""
    groups = ds.talks.grouped_by("party")
    assert all(len(groups[party]) >= 1 for talk in ds.talks for party in talk.parties)
    assert set(groups["RU"]) == set(ds.talks)


def test_groups_are_a_copy() -> None:
    """What happens to the groups given does not concern the collection."""
    groups: Any = PEOPLE.grouped_by("name")
    assert list(groups["Ri Chang Dae"]) == [PEOPLE["ri-chang-dae"]]
    with contextlib.suppress(TypeError, AttributeError):
        groups.clear()
    assert len(PEOPLE.grouped_by("name")) == 4


def test_grouped_by_unknown_word() -> None:
    """An unknown field is refused as in `where`."""
    with pytest.raises(UnknownField, match=r"did you mean 'name'\?"):
        PEOPLE.grouped_by("nam")


@pytest.mark.parametrize("asked", [{"member": "c7"}, {"member": "c7", "kind": "observer"}, {"member": "c8"}])
def test_large(asked: dict[str, Any]) -> None:
    """A large collection answers the same the first time, while it scans, and later, once it has an index."""
    found = Collection(
        Membership,
        [
            Membership(f"m{i}", member=f"c{i % 40}", kind="observer" if i % 3 else "member")
            for i in range(10_500)
        ],
    )
    expected = [m for m in found if all(getattr(m, name) == value for name, value in asked.items())]
    for _ in range(3):
        assert list(found.where(**asked)) == expected
    assert found["m10499"].member == "c19"
    with pytest.raises(NotFound, match=r"^no membership 'm10500'"):
        found["m10500"]


@pytest.mark.parametrize("value", [["terrorism"], {"terrorism"}, {"a": 1}])
def test_several_values_at_once_are_refused(ds: Dataset, value: object) -> None:
    """A list of values is no value: the error says which keyword was given one."""
    with pytest.raises(UnknownValue, match=r"where\(topic=…\): expected one value"):
        ds.talks.where(topic=value)  # type: ignore[arg-type]


def test_threads_see_whole_collections() -> None:
    """Threads that touch a data set at the same time all see every record, and ask what they like."""

    def ask(ds: Dataset) -> tuple[int, tuple[str, ...]]:
        return len(ds.talks), ds.talks.where(party="IR").ids

    with ThreadPoolExecutor(8) as pool:
        for _ in range(20):
            ds = load()
            assert set(pool.map(ask, [ds] * 8)) == {(3, ("ru-ir-2025",))}
