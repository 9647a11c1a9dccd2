"""`role`: the offices of a person, as far as sources attest them."""

from __future__ import annotations

import json
from datetime import date

import pytest

from security_meetings import Dataset
from tests.cli.conftest import Ask, flat
from tests.conftest import NOTES as SMALL
from tests.conftest import MakePack


def test_role_on_a_day(ask: Ask, ds: Dataset) -> None:
    """The office of the day stands with its body, its days, and the words that attest it."""
    code, out, _ = ask("role", "Sergey Shoygu", "2021-06-23")
    assert code == 0
    assert "Russian Ministry of Defence (sergei-shoigu-ru-mod)" in flat(out)
    assert "23 to 24 June 2021 dfnc: “" in flat(out)
    offices = json.loads(ask("role", "Sergey Shoygu", "2021-06-23", "--json")[1])["offices"]
    expected = ds.roles_at("sergei-shoigu", date(2021, 6, 23))
    assert {o["role"]["id"] for o in offices} == {role.id for role in expected}


def test_role_without_a_day_gives_all(ask: Ask) -> None:
    """Without a day every office that is attested is listed, the earliest first."""
    code, out, _ = ask("role", "Shoigu")
    assert code == 0
    assert out.index("ru-mod)") < out.index("ru-security-council)")


@pytest.mark.parametrize(("day", "expected"), [("2021", True), ("2021-06", True), ("2021-07", False)])
def test_role_takes_days_as_far_as_known(ask: Ask, day: str, *, expected: bool) -> None:
    """Of a month or a year, the offices attested for any of its days are meant."""
    assert ask("role", "Shoigu", day)[0] == (0 if expected else 1)


def test_role_of_a_day_without_attestation_is_unknown(ask: Ask) -> None:
    """Outside the days attested nothing is known: bad news, with the nearest days told as such."""
    code, out, _ = ask("role", "Shoigu", "2023-01-01")
    assert code == 1
    assert "No source attests an office for 1 January 2023." in flat(out)
    assert "Russian Ministry of Defence, 23 to 24 June 2021 after it: " in flat(out)
    assert json.loads(ask("role", "Shoigu", "2023-01-01", "--json")[1])["offices"] == []


@pytest.mark.parametrize(
    "wrong", [["Nobody At All"], ["Sergey"], ["Shoigu", "yesterday"], ["Shoigu", "2021-02-30"], []]
)
def test_role_refuses_wrong_names_and_days(ask: Ask, wrong: list[str]) -> None:
    """An unknown name, a part of one, and no day of the calendar are wrong use."""
    code, out, err = ask("role", *wrong)
    assert (code, out) == (2, "")
    assert err


def test_role_tells_of_offices_that_nobody_attests_outright(ask: Ask, make_pack: MakePack) -> None:
    """An office that is only expected is no office yet, and not passed over either."""
    notes = (
        SMALL
        + """
[[quote]]
words = "Sergei Shoigu spoke"
inferred = "a test"
roles.envoy.holder = "sergei-shoigu"
roles.envoy.title = "Envoy"
roles.envoy.attested = {value = 2026-01-01, modality = "expected"}
"""
    )
    code, out, _ = ask("role", "Sergei Shoigu", "--data", make_pack(notes))
    assert code == 1
    assert "No source attests an office." in flat(out)
    assert "Envoy, expected: 1 January 2026 (wire)" in flat(out)


@pytest.mark.parametrize("typed", ["27/05/2025", "27.05.2025", "yesterday"])
def test_role_says_which_day_was_typed(ask: Ask, typed: str) -> None:
    """What is no day is shown whole, with the everyday form to write instead."""
    code, _, err = ask("role", "Shoigu", typed)
    assert code == 2
    assert f"{typed!r} is no day: write it like '2025-05-27'" in err
