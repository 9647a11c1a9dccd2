"""How two values of one property relate, given what the property means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from security_meetings import Attendee, Count
from security_meetings.model.days import parse_day
from security_meetings.model.schema import Field, Property
from security_meetings.model.values import relation
from tests.strategies import CLAIMABLE, fitting

# A property of any type, each type as often as any other.
PROPERTIES = st.sampled_from(list({repr(prop.shape): prop.shape for _, prop in CLAIMABLE}.values())).flatmap(
    lambda shape: st.sampled_from([prop for _, prop in CLAIMABLE if repr(prop.shape) == repr(shape)])
)
# The fields of these tests: one that says nothing special, one of variants, one of a ladder with its ends.
PLAIN = Field("A field.")
SPELLING = Field("A name.", variants=True)
LADDER = Field("A state.", ladder=("planned", "postponed", "held"), ends=("cancelled", "forgotten"))
LADDERS = [prop.field for _, prop in CLAIMABLE if prop.field.ladder]


@given(st.data(), PROPERTIES)
def test_relation_is_reflexive(data: DataObject, prop: Property) -> None:
    """A value is equal to itself, whatever the property."""
    value = data.draw(fitting(prop))
    assert relation(value, value, prop.field) == "equal"


@given(st.data(), PROPERTIES)
def test_relation_is_symmetric(data: DataObject, prop: Property) -> None:
    """Two values stand to each other alike from either side, and are equal just where they are the same."""
    a, b = data.draw(fitting(prop)), data.draw(fitting(prop))
    assert relation(a, b, prop.field) == relation(b, a, prop.field)
    assert (relation(a, b, prop.field) == "equal") == (a == b)


@pytest.mark.parametrize(
    ("a", "b", "field", "expected"),
    [
        ("Moscow", "Sochi", PLAIN, "contradicts"),
        ("Sea Hall", "Seesaal", SPELLING, "compatible"),
        ("planned", "held", LADDER, "compatible"),
        ("planned", "postponed", LADDER, "compatible"),
        ("planned", "cancelled", LADDER, "compatible"),
        ("postponed", "cancelled", LADDER, "compatible"),
        ("held", "cancelled", LADDER, "contradicts"),
        ("cancelled", "forgotten", LADDER, "compatible"),
        ("held", "elsewhere", LADDER, "contradicts"),
        (13, 14, PLAIN, "contradicts"),
        (True, False, PLAIN, "contradicts"),
        (Attendee("RU"), Attendee("RU", "x"), PLAIN, "contradicts"),
        (parse_day("2018"), parse_day("XXXX-04-25"), PLAIN, "compatible"),
        (Count(126), Count(125, "more than"), PLAIN, "compatible"),
    ],
)
def test_relation_by_field(a: object, b: object, field: Field, expected: str) -> None:
    """Plain values clash; spellings and rungs of a ladder do not; an end clashes with the last rung alone."""
    assert relation(a, b, field) == relation(b, a, field) == expected


def test_steps() -> None:
    """What ends a ladder comes as late as its last rung, and what is not on it as early as its first."""
    assert [LADDER.step(value) for value in ("planned", "postponed", "held")] == [0, 1, 2]
    assert LADDER.step("cancelled") == LADDER.step("forgotten") == LADDER.step("held")
    assert LADDER.step("elsewhere") == PLAIN.step("held") == PLAIN.step(7) == 0


@pytest.mark.parametrize("field", LADDERS, ids=lambda field: field.meaning)
def test_real_ladders(field: Field) -> None:
    """Each rung is a step behind the one before, and each end beats what comes before the last rung."""
    steps = [field.step(value) for value in field.ladder]
    assert steps == list(range(len(field.ladder)))
    for end in field.ends:
        assert all(field.step(end) > field.step(rung) for rung in field.ladder[:-1])
        assert relation(end, field.ladder[-1], field) == "contradicts"
        assert relation(end, field.ladder[0], field) == "compatible"


def test_attendee_reads_as_words() -> None:
    """A seat at a talk shows who sits there and for whom."""
    assert str(Attendee("IR", "ali-akbar-ahmadian")) == "ali-akbar-ahmadian for IR"
    assert str(Attendee("IR")) == "IR"
    names = {"IR": "Iran", "ali-akbar-ahmadian": "Ali Akbar Ahmadian"}
    assert Attendee("IR", "ali-akbar-ahmadian").in_words(lambda id_, _: names[id_]) == (
        "Ali Akbar Ahmadian for Iran"
    )
