"""The codec: records to JSON and back, nothing coerced, and everything wrong told at once."""

import copy
import functools
import gc
import json
import operator
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from security_meetings import Attendee, BilateralTalk, Claim, Count, Dataset, Evidence, Meeting, Role, Source
from security_meetings.codec.strict import decode, decode_list, encode, structure_value
from security_meetings.codec.text import dump_json, parse_json
from security_meetings.errors import InvalidData, Problem
from security_meetings.model.days import PartialDate
from security_meetings.model.kinds import kinds
from security_meetings.model.schema import described
from tests.strategies import CLAIMABLE, FEW, broken, fitting, records

EVERY = pytest.mark.parametrize("collection", kinds())
EVIDENCE = Evidence("rt", 0, 5, "Seven", "", " came")
CLAIM = Claim("c", "meetings", "m", "counts.guests", Count(7), source="rt", evidence=(EVIDENCE,))


def problems(cls: type, tree: object) -> list[str]:
    """What is said of JSON that is refused."""
    with pytest.raises(InvalidData) as caught:
        decode(cls, tree, "x.json")
    return [str(problem) for problem in caught.value.problems]


def edited(tree: Any, *changes: tuple[tuple[str | int, ...], Any]) -> Any:
    """The JSON with values put in some places."""
    tree = copy.deepcopy(tree)
    for (*way, last), value in changes:
        functools.reduce(operator.getitem, way, tree)[last] = value
    return tree


# Round trips


@EVERY
@FEW
@given(st.data())
def test_round_trip(collection: str, data: DataObject) -> None:
    """A record that is written as JSON and read again is the same record."""
    record = data.draw(records(collection))
    again = decode(kinds()[collection], parse_json(dump_json(encode(record)), "x"), "x")
    assert again == record
    assert repr(again) == repr(record)


def test_bundled(ds: Dataset) -> None:
    """Every record of the bundled data survives the round trip."""
    for name, cls in kinds().items():
        found = list(ds.collection(name))
        assert decode_list(cls, [encode(record) for record in found], name) == found


@EVERY
@FEW
@given(st.data())
def test_every_field_in_order(collection: str, data: DataObject) -> None:
    """Every field is written, known or not, in the order of the class; and nothing else is."""
    record = data.draw(records(collection))
    assert list(encode(record)) == [part.name for part in described(type(record))]


def test_plain_json() -> None:
    """Days are written as text, tuples as lists, values as objects, and what is unknown as null."""
    day = PartialDate(2025, 5)
    talk = BilateralTalk("t", attendees=(Attendee("IR"),), date=day, topics=("trade",))
    assert encode(talk) == {
        "id": "t",
        "meeting": None,
        "attendees": [{"party": "IR", "official": None}],
        "status": None,
        "date": "2025-05",
        "place": None,
        "mode": None,
        "format": None,
        "topics": ["trade"],
        "same_as": [],
    }


def test_text_stays_outside() -> None:
    """The way to a source's text is no part of its JSON."""
    source = Source("rt", read=lambda: b"text")
    assert list(encode(source)) == [part.name for part in described(Source)]
    assert decode(Source, encode(source), "x") == source
    assert problems(Source, {**encode(source), "read": None}) == ["x.json: unknown field 'read' @ $"]


# What is refused

COUNT = encode(Count(7))
MEETING = encode(Meeting("m", counts=attrs.evolve(Meeting("m").counts, guests=Count(7))))
CASES: list[tuple[type, Any, tuple[str | int, ...], Any, str]] = [
    (Count, COUNT, ("number",), "7", "expected a whole number, such as 2, got '7'"),
    (Count, COUNT, ("number",), 7.0, "expected a whole number, such as 2, got 7.0"),
    (Count, COUNT, ("number",), 2.7, "expected a whole number, such as 2, got 2.7"),
    (Count, COUNT, ("number",), True, "expected a whole number, such as 2, got True"),
    (Count, COUNT, ("number",), None, "expected a whole number, such as 2, got None"),
    (Meeting, MEETING, ("id",), 7, "expected text, got 7"),
    (Meeting, MEETING, ("id",), None, "expected text, got None"),
    (Meeting, MEETING, ("name",), ["Forum"], "expected text, got ['Forum']"),
    (Meeting, MEETING, ("days",), "3", "expected a whole number, such as 2, got '3'"),
    (Meeting, MEETING, ("topics",), "abc", "expected a list, got 'abc'"),
    (Meeting, MEETING, ("topics",), None, "expected a list, got None"),
    (Meeting, MEETING, ("topics",), {"abc": 1}, "expected a list, got {'abc': 1}"),
    (Meeting, MEETING, ("counts",), None, "expected an object, got None"),
    (Meeting, MEETING, ("counts",), [], "expected an object, got []"),
    (
        Meeting,
        MEETING,
        ("start",),
        "20250527",
        "expected a day such as '2025-05-27', '2025-05', 'XXXX-05-29'",
    ),
    (Meeting, MEETING, ("start",), "2025/2026", "expected a day such as '2025-05-27', got '2025/2026'"),
    (Meeting, MEETING, ("start",), 20250527, "expected a day such as '2025-05-27', got 20250527"),
    (Meeting, MEETING, ("start",), "2025-02-30", "day"),
    (Role, encode(Role("r")), ("former",), 1, "expected true or false, got 1"),
    (Role, encode(Role("r")), ("former",), "true", "expected true or false, got 'true'"),
    (
        Source,
        encode(Source("s")),
        ("as_of",),
        "2025-05",
        "expected a full day such as '2025-05-27', got '2025-05'",
    ),
]


@pytest.mark.parametrize(("cls", "tree", "way", "value", "message"), CASES)
def test_no_coercion(cls: type, tree: Any, way: tuple[str | int, ...], value: object, message: str) -> None:
    """A value of another type is refused with its place, what was expected, and what was found."""
    assert decode(cls, tree, "x.json") is not None
    (told,) = problems(cls, edited(tree, (way, value)))
    assert told.startswith("x.json: ")
    assert message in told
    assert told.endswith(" @ $." + ".".join(map(str, way)))


def test_no_partial_date() -> None:
    """Where only a part of a day may stand, a full day and a number are refused."""
    assert decode(PartialDate, "2025", "x.json") == PartialDate(2025)
    for odd in ("2025-05-27", 2025):
        (told,) = problems(PartialDate, odd)
        assert "expected a" in told


def test_choice() -> None:
    """A word that is not on the list is refused with the list, and the closest word on it."""
    (told,) = problems(Count, {**COUNT, "stage": "confirmd"})
    assert told == (
        "x.json: expected one of 'invited', 'expected', 'confirmed', 'actual', "
        "got 'confirmd'; did you mean 'confirmed'? @ $.stage"
    )
    (told,) = problems(Count, {**COUNT, "stage": 7})
    assert told.endswith("got 7 @ $.stage")


def test_unknown_field() -> None:
    """A field that the class does not have is refused, with the closest that it has."""
    assert problems(Count, {**COUNT, "nomber": 8, "xyz": 1}) == [
        (
            "x.json: unknown field 'nomber'; did you mean 'number'?; unknown field 'xyz'; "
            "there are number, comparator, upper, stage @ $"
        )
    ]


def test_missing_fields() -> None:
    """Every field must be there, and each that is not is told by its path, even one that may be unknown."""
    tree = {**MEETING, "counts": {k: v for k, v in MEETING["counts"].items() if k != "guests"}}
    del tree["venue"]
    assert problems(Meeting, tree) == [
        "x.json: required field 'venue' is missing @ $.venue",
        "x.json: required field 'guests' is missing @ $.counts.guests",
    ]


def test_all_at_once() -> None:
    """Everything wrong with a file is told, each with its own path."""
    claims = [edited(encode(CLAIM), (("id",), f"c{i}")) for i in range(5)]
    tree = edited(
        claims,
        ((1, "modality"), "surely"),
        ((1, "evidence", 0, "start"), "0"),
        ((3, "value", "number"), "7"),
        ((3, "surprise"), 1),
        ((4,), None),
    )
    with pytest.raises(InvalidData) as caught:
        decode_list(Claim, tree, "claims.json")
    told = str(caught.value).splitlines()
    assert "claims.json: expected a whole number, such as 2, got '7' @ $[3].value.number" in told
    assert "claims.json: expected a whole number, such as 2, got '0' @ $[1].evidence[0].start" in told
    assert "claims.json: unknown field 'surprise' @ $[3]" in told
    assert "claims.json: expected an object, got None @ $[4]" in told
    assert len(told) == 5


@pytest.mark.parametrize("tree", [{}, None, "[]", 7])
def test_no_list(tree: object) -> None:
    """A file that holds no list is refused as a whole."""
    with pytest.raises(InvalidData, match=rf"^x\.json: expected a list, got {type(tree).__name__} @ \$$"):
        decode_list(Meeting, tree, "x.json")


@EVERY
@FEW
@given(st.data())
def test_told_with_places(collection: str, data: DataObject) -> None:
    """Whatever is wrong with JSON, it is accepted as it is or refused with paths that start at the top."""
    cls = kinds()[collection]
    tree = data.draw(broken(encode(data.draw(records(collection)))))
    found: Any = None
    told: tuple[Problem, ...] = ()
    try:
        found = decode(cls, tree, "x.json")
    except InvalidData as exc:
        told = exc.problems
    assert (encode(found) == tree) if found is not None else told
    assert all(p.where.startswith("$") and p.message and p.file == "x.json" for p in told)


def test_long_values() -> None:
    """However long a wrong value is, the message about it stays short enough to be read."""
    for odd in ("x" * 10**6, [["y"] * 1000] * 1000, 10**4000):
        (told,) = problems(Meeting, {**MEETING, "counts": odd})
        assert told.startswith("x.json: expected an object, got ")
        assert told.endswith(f"… ({type(odd).__name__}, shortened) @ $.counts")
        assert len(told) < 1000


# Claims


@pytest.mark.parametrize(("name", "prop"), CLAIMABLE, ids=lambda p: getattr(p, "path", p))
@FEW
@given(st.data())
def test_value_has_the_type_of_its_property(name: str, prop: Any, data: DataObject) -> None:
    """A claimed value is read as its property has it."""
    value = data.draw(fitting(prop))
    assert structure_value(name, prop.path, encode(value)) == value


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"collection": "meting"}, "no collection 'meting'"),
        (
            {"property": "counts.guest"},
            "meetings have no property 'counts.guest'; did you mean 'counts.guests'?",
        ),
        ({"property": "other_names"}, "meetings have no property 'other_names'"),
        ({"property": "counts"}, "meetings have no property 'counts'"),
        ({"collection": "claims"}, "nothing can be claimed of claims"),
        ({"collection": "marks"}, "nothing can be claimed of marks"),
        ({"property": "days"}, "expected a whole number, such as 2, got {'number': 7"),
        ({"value": 7}, "expected an object, got 7"),
    ],
)
def test_no_claim(changes: dict[str, Any], message: str) -> None:
    """A claim on what cannot be claimed, or with a value of another type, is refused at its value."""
    (told,) = problems(Claim, {**encode(CLAIM), **changes})
    assert told.startswith(f"x.json: {message}")
    assert " @ $.value" in told


@pytest.mark.parametrize("odd", [None, 7, [], {}])
def test_claim_on_nothing(odd: object) -> None:
    """A claim whose collection or property is no text is refused, with both complaints."""
    told = problems(Claim, {**encode(CLAIM), "collection": odd})
    assert f"x.json: expected text, got {odd!r} @ $.collection" in told


@given(records("claims"))
def test_value_is_plain(claim: Claim) -> None:
    """What a claim says is written as JSON has it, whatever its type."""
    assert json.loads(json.dumps(encode(claim)["value"])) == encode(claim.value)


def test_unknown_properties_leave_nothing_behind() -> None:
    """However many properties nobody knows, each is told, and nothing is made for them and kept."""

    def refused(prefix: str, number: int) -> tuple[int, int]:
        tree = [{**encode(CLAIM), "property": f"{prefix}-{i}"} for i in range(number)]
        gc.collect()
        before = len(gc.get_objects())
        with pytest.raises(InvalidData) as caught:
            decode_list(Claim, tree, "claims.json")
        told = len(caught.value.problems)
        del caught, tree
        gc.collect()
        return told, len(gc.get_objects()) - before

    refused("warm", 3)
    told, left = refused("odd", 200)
    assert told == 200
    assert left < 50
