"""Offices: for the days that sources attest, and for no other."""

import datetime

import pytest

from security_meetings import Ambiguous, Dataset, InvalidValue, NotFound, load
from tests.conftest import NOTES, MakePack

OFFICES = """
[[quote]]
words = "Sergei Shoigu spoke"
inferred = "a test"
roles.minister = {holder = "sergei-shoigu", title = "Minister", attested = "2025-05-26/2025-05-28"}
roles.chair = {holder = "sergei-shoigu", title = "Chair", attested = 2025-05-27, organization = "board"}
roles.secretary = {holder = "sergei-shoigu", title = "Secretary", attested = "2024-03/.."}
roles.guest.holder = "sergei-shoigu"
roles.guest.title = "Guest"
roles.guest.attested = {value = 2025-06-01, modality = "denied"}
roles.undated = {holder = "sergei-shoigu", title = "Envoy"}
organizations.board.name = "Sergei"
sources.wire.published = 2025-05-30
"""


@pytest.fixture
def offices(make_pack: MakePack) -> Dataset:
    """Offices of one person: of three days, of one, since a month, and without a day."""
    return load(make_pack(NOTES + OFFICES))


def day(text: str) -> datetime.date:
    """A day of the year."""
    return datetime.date.fromisoformat(text)


def test_attested_days_alone(ds: Dataset) -> None:
    """The bundled offices answer for their days, and for no day that no source attests."""
    assert ds.role_at("sergei-shoigu", day("2021-06-23")).organization == "ru-mod"  # type: ignore[union-attr]
    assert ds.role_at("Sergey Shoygu", day("2025-05-28")).organization == "ru-security-council"  # type: ignore[union-attr]
    assert ds.role_at(ds.officials["sergei-shoigu"], day("2012-01-01")) is None


def test_all_offices_of_a_day(offices: Dataset) -> None:
    """Several offices of one day are given as several; asked for one, the error names them."""
    assert [r.id for r in offices.roles_at("sergei-shoigu", day("2025-05-27"))] == [
        "chair",
        "minister",
        "secretary",
    ]
    with pytest.raises(
        Ambiguous, match=r"held 3 offices on 2025-05-27: chair, minister, secretary"
    ) as caught:
        offices.role_at("sergei-shoigu", day("2025-05-27"))
    assert caught.value.candidates == ("chair", "minister", "secretary")


@pytest.mark.parametrize(
    ("on", "held"),
    [
        ("2024-03-01", []),
        ("2024-03-31", ["secretary"]),
        ("2025-05-30", ["secretary"]),
        ("2025-05-31", []),
        ("2025-06-01", []),
    ],
)
def test_open_ends(offices: Dataset, on: str, held: list[str]) -> None:
    """Since a month is sure from its last day to the day of the source; what is denied attests nothing."""
    assert [r.id for r in offices.roles_at("sergei-shoigu", day(on))] == held


def test_nearest(offices: Dataset) -> None:
    """The attestations next to a day are given as such, with their days and claims."""
    (before,) = offices.nearest_roles("sergei-shoigu", day("2026-01-01"))
    assert (before.role.id, before.last, before.claim.source) == ("secretary", day("2025-05-30"), "wire")
    (after,) = offices.nearest_roles("sergei-shoigu", day("2020-01-01"))
    assert after.role.id == "secretary"


def test_holders(offices: Dataset) -> None:
    """The holder of an office is asked by body and day."""
    assert [r.holder for r in offices.holders_at("board", day("2025-05-27"))] == ["sergei-shoigu"]
    assert offices.holders_at("board", day("2025-05-28")) == ()
    with pytest.raises(NotFound, match="no organization 'bord'"):
        offices.holders_at("bord", day("2025-05-28"))


@pytest.mark.parametrize("given", ["2025-05-28", datetime.datetime(2025, 5, 28, 12, tzinfo=datetime.UTC)])
def test_days_as_users_have_them(ds: Dataset, given: datetime.date) -> None:
    """A moment and a written day mean their day."""
    assert ds.role_at("sergei-shoigu", given) == ds.role_at("sergei-shoigu", day("2025-05-28"))


@pytest.mark.parametrize("given", ["May 2025", 20250528, None])
def test_what_is_no_day(ds: Dataset, given: datetime.date) -> None:
    """What is no day is refused, and the error says what is taken."""
    with pytest.raises(InvalidValue, match="day"):
        ds.role_at("sergei-shoigu", given)
