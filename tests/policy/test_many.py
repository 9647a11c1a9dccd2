"""Properties with many values: a list holds facts, hopes stand apart, each item is explained."""

from typing import Any

import attrs
from hypothesis import given

from security_meetings.model.kinds import kinds
from security_meetings.model.schema import properties
from security_meetings.policy import Case, Explanation, Policy, explain_item
from security_meetings.policy.explaining import bar
from security_meetings.testing import sound
from tests.policy.shared import ANY_POLICY, PLACES, cases, claim, explained, of_others, weighed

MANY = cases(PLACES.filter(lambda place: place[1].many))


def item(why: Explanation, value: object) -> Explanation:
    """The explanation of one value of many."""
    return explain_item(why, value, kinds()[why.collection])


@given(MANY, ANY_POLICY)
def test_all_that_may(case: tuple[str, Case], policy: Policy) -> None:
    """A field with many holds every value that some claim may give it, each once."""
    collection, rivals_ = case
    able = [c for c in rivals_.claims if not bar(c, kinds()[collection], rivals_.property)]
    value = explained(collection, rivals_, policy).value
    assert len(value) == len(set(value))
    assert set(value) == {c.value for c in able}


@given(MANY, ANY_POLICY)
def test_facts_only(case: tuple[str, Case], policy: Policy) -> None:
    """No item of a list is stronger than its words: for each, somebody says that it is so."""
    collection, rivals_ = case
    if kinds()[collection].tentative:
        return
    why = explained(collection, rivals_, policy)
    for value in why.value:
        said = {(c.modality, c.rank == "deprecated") for c in rivals_.claims if c.value == value}
        assert said & {("asserted", False), ("reported", False)}


@given(MANY, ANY_POLICY)
def test_expected_stands_apart(case: tuple[str, Case], policy: Policy) -> None:
    """What sources only expect is told beside the list, each once, and is not in it."""
    collection, rivals_ = case
    why = explained(collection, rivals_, policy)
    hoped = {c.value for c in rivals_.claims if c.modality == "expected" and c.rank != "deprecated"}
    assert set(why.expected) == hoped - set(why.value)
    assert len(why.expected) == len(set(why.expected))


@given(MANY, ANY_POLICY)
def test_hopes_alone(case: tuple[str, Case], policy: Policy) -> None:
    """Where all is only expected the list is empty, but for records that are themselves hopes."""
    collection, rivals_ = case
    hoped = [sound(attrs.evolve(c, modality="expected", rank="normal")) for c in rivals_.claims]
    why = explained(collection, of_others(rivals_, hoped), policy)
    values = {c.value for c in hoped}
    assert (set(why.value), set(why.expected)) == (
        (values, set()) if kinds()[collection].tentative else (set(), values)
    )


@given(MANY, ANY_POLICY)
def test_each_item(case: tuple[str, Case], policy: Policy) -> None:
    """Of one item all claims on it are told, and no other: who gives it, who agrees, who may not."""
    collection, rivals_ = case
    why = explained(collection, rivals_, policy)
    for value in {c.value for c in rivals_.claims}:
        one = item(why, value)
        assert {c.id for c in one.claims} == {c.id for c in rivals_.claims if c.value == value}
        assert (one.winner is not None) == (value in why.value)
        assert one.value == (value if one.winner else None)
        assert one.expected == ((value,) if value in why.expected else ())
        cls = kinds()[collection]
        assert one.tie_break == (bar(one.rivals[0].claim, cls, rivals_.property) if one.rivals else None)


def test_item_that_nobody_speaks_of() -> None:
    """Of a value that no claim gives, nothing is told."""
    one = item(weighed(claim("peace", property="topics")), "war")
    assert (one.value, one.winner, one.claims, one.tie_break, one.expected) == (None, None, (), None, ())


def test_item_that_is_denied() -> None:
    """A denial of one item contradicts just that item."""
    said = [claim(topic, property="topics") for topic in ("energy", "peace")]
    why = weighed(*said, claim("peace", "dfnc", property="topics", modality="denied"))
    assert why.value == ("energy", "peace")
    assert item(why, "energy").rivals == ()
    assert [r.relation for r in item(why, "peace").rivals] == ["contradicts"]
    assert item(why, "peace").tie_break == "what is denied fills no record"


def test_confirmed_guests() -> None:
    """Who is expected stands apart from who took part, until somebody says that they did."""
    about: dict[str, Any] = {"collection": "sessions", "property": "participants"}
    expected = claim("XA", "africalive", modality="expected", **about)
    there = claim("XB", "dfnc", **about)
    why = weighed(expected, there)
    assert (why.value, why.expected) == (("XB",), ("XA",))
    why = weighed(expected, there, claim("XA", "rt", modality="reported", **about))
    assert (set(why.value), why.expected) == ({"XA", "XB"}, ())


def test_two_chairs() -> None:
    """Chairs, hosts and organisers are as many as sources name, without a contradiction."""
    for name in ("chairs", "hosts", "organizers"):
        assert properties(kinds()["meetings"])[name].many
    why = weighed(claim("quill", property="chairs"), claim("reed", property="chairs"))
    assert set(why.value) == {"quill", "reed"}
    assert why.rivals == ()
