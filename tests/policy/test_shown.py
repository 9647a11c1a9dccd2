"""What explanations and conflicts show: no more claims than a page holds, and how many are left."""

from __future__ import annotations

import pytest

from security_meetings import Claim
from security_meetings.policy import conflicts
from security_meetings.policy.criteria import in_reading_order
from tests.policy.shared import claim, weighed

# How many claims an explanation shows.
MOST = 12
SOURCES = ("africalive", "dfnc", "rt")


def saying(values: int, **said: str) -> list[Claim]:
    """Claims of one source on so many cities."""
    return [claim(f"City {n:02}", "rt", **said) for n in range(values)]


@pytest.mark.parametrize(("number", "told"), [(8, ""), (9, "and 1 more claim"), (12, "and 4 more claims")])
def test_a_conflict_tells_of_few_claims(number: int, told: str) -> None:
    """A conflict of more than eight claims shows eight, and tells how many are left."""
    (conflict,) = conflicts(saying(number))
    page = str(conflict)
    assert page.count("City") == min(number, 8)
    assert (told in page, "more claim" in page) == (True, bool(told))


@pytest.mark.parametrize(
    ("number", "told"), [(MOST, ""), (MOST + 1, "and 1 more claim"), (MOST + 4, "and 4 more claims")]
)
def test_an_explanation_tells_of_few_claims(number: int, told: str) -> None:
    """So does an explanation of a single value."""
    page = str(weighed(*saying(number)))
    assert page.count("City") == min(number, MOST)
    assert (told in page, "more claim" in page) == (True, bool(told))


@pytest.mark.parametrize(("number", "told"), [(MOST, ""), (MOST + 1, "and 1 more value")])
def test_what_stands_beside_a_list_is_told_in_few_lines(number: int, told: str) -> None:
    """Beside a list stand twelve values, and how many are left."""
    page = str(
        weighed(
            claim("terrorism", property="topics"), *saying(number, property="topics", modality="expected")
        )
    )
    assert "beside the list" in page
    assert page.count("City") == min(number, MOST)
    assert (told in page, "more value" in page) == (True, bool(told))


@pytest.mark.parametrize(("number", "told"), [(MOST, ""), (MOST + 1, "and 1 more claim")])
def test_who_says_what_stands_beside_a_list(number: int, told: str) -> None:
    """Of one value beside a list, twelve who say it are told, and how many are left."""
    same = [
        claim("energy", "rt", property="topics", modality="expected", attributed_to=f"person-{n:02}")
        for n in range(number)
    ]
    page = str(weighed(claim("terrorism", property="topics"), *same))
    assert page.count("person-") == min(number, MOST)
    assert (told in page, "more claim" in page) == (True, bool(told))


def test_a_denial_stands_apart_from_what_it_denies() -> None:
    """What is expected and denied beside a list are two lines, and each says which it is."""
    expected = claim("energy", property="topics", modality="expected")
    denied = claim("energy", "dfnc", property="topics", modality="denied")
    page = str(weighed(claim("terrorism", property="topics"), expected, denied))
    assert len([line for line in page.splitlines() if "energy" in line]) == 2
    assert "not energy" in page


def test_a_single_list_has_nothing_beside_it() -> None:
    """Where all claims on a list say the same, none stands beside it."""
    assert "beside the list" not in str(weighed(claim("energy", property="topics")))
    assert "beside the list" not in str(weighed(claim("energy", property="topics", modality="expected")))


def test_another_form_is_no_rival() -> None:
    """Another spelling is called another form, and another city a contradiction."""
    names = str(weighed(claim("Forum", property="name"), claim("The Forum", "dfnc", property="name")))
    assert "(another form)" in names
    assert "compatible" not in names
    cities = str(weighed(claim("Moscow"), claim("Sochi", "dfnc")))
    assert "(contradicts)" in cities


def test_an_explanation_in_a_line() -> None:
    """Its repr has the value, or that it is unknown, and how many rivals there are."""
    assert repr(weighed(claim("Moscow"), claim("Sochi", "dfnc"))).endswith("city: Sochi, 1 rival>")
    assert repr(weighed(claim("Moscow", modality="denied"))).endswith("city: unknown, 1 rival>")


def test_editors_come_last() -> None:
    """In reading order claims stand by source and place, and those of an editor behind all of them."""
    said = [claim("a", None), *(claim("b", source) for source in reversed(SOURCES)), claim("c", None)]
    assert [c.source for c in in_reading_order(said)] == [*SOURCES, None, None]


def test_what_is_unknown_says_why() -> None:
    """An explanation without a value says that it is unknown, and why; one with a value says neither."""
    assert "unknown: what is denied fills no record" in str(weighed(claim("Moscow", modality="denied")))
    assert "unknown" not in str(weighed(claim("Moscow")))


def test_what_is_deprecated_says_so() -> None:
    """Beside a list, a deprecated claim is told as such, and no other one is."""
    topics = (
        claim("terrorism", property="topics"),
        claim("energy", "dfnc", property="topics", rank="deprecated"),
    )
    assert "dfnc, deprecated" in str(weighed(*topics))
    hoped = claim("energy", "dfnc", property="topics", modality="expected")
    assert "dfnc, expected, deprecated" not in str(weighed(topics[0], hoped))


def test_the_reason_is_that_of_the_best_rival() -> None:
    """Where none of several rivals may fill a record, it is said why the best of them may not."""
    rivals = claim("Sochi", "dfnc", modality="speculated"), claim("Kazan", "africalive", rank="deprecated")
    why = weighed(claim("Moscow"), *rivals)
    assert [r.claim.value for r in why.rivals] == ["Sochi", "Kazan"]
    assert why.tie_break == "what is only guessed fills no record"
