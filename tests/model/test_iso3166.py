"""The codes of ISO 3166, compared with a list of them that is not ours."""

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from security_meetings.model.iso3166 import alpha3_codes, is_country_id


def test_all_countries() -> None:
    """Every country of the standard is known by both its codes, and no other."""
    assert dict(alpha3_codes()) == {country.alpha_2: country.alpha_3 for country in pycountry.countries}


def test_all_are_ids() -> None:
    """Countries, their parts and former countries may be ids."""
    codes = [
        *(country.alpha_2 for country in pycountry.countries),
        *(part.code for part in pycountry.subdivisions),
        *(former.alpha_4 for former in pycountry.historic_countries),
    ]
    assert [code for code in codes if not is_country_id(code)] == []


@pytest.mark.parametrize("id_", ["XA", "XZ", "QM", "QZ", "AA", "ZZ", "XK", "XA-01"])
def test_left_to_users(id_: str) -> None:
    """The codes that the standard leaves to its users may be ids, and parts of them."""
    assert is_country_id(id_)


@pytest.mark.parametrize(
    "id_",
    [
        *("UK", "EU", "EN", "SU", "QA1", "ru", "Ru", "RUS", "643", "russia", "", "-", "R", "QL"),
        *(
            "BA-",
            "BA-srp",
            "BA-SRPX",
            "UK-LND",
            "BA_SRP",
            "BA-SRP-1",
            "BA-SRP\n",
            "ＲＵ",
            "SUHH-1",
            "suhh",
            "ABCD",
        ),
    ],
)
def test_no_ids(id_: str) -> None:
    """What is no code of the standard is no id of a country."""
    assert not is_country_id(id_)


@given(st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=3, max_size=4))
def test_former_countries_alone_have_long_ids(text: str) -> None:
    """Three or four capitals are an id only where ISO 3166-3 lists them."""
    assert is_country_id(text) == (text in {former.alpha_4 for former in pycountry.historic_countries})


@given(st.text(max_size=6))
def test_any_text(text: str) -> None:
    """Whatever is asked, an id is made of capitals and digits, with at most one dash."""
    if is_country_id(text):
        assert text.isascii()
        assert text.upper() == text
        assert text.count("-") <= 1
