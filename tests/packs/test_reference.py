"""The reference packs: what they hold is true, and they go with all that is bundled."""

from __future__ import annotations

from pathlib import Path

import pycountry
import pytest

import security_meetings
from security_meetings import BUNDLED, load
from security_meetings.build import rebuild
from security_meetings.model.iso3166 import alpha3_codes
from security_meetings.packs.named import references
from security_meetings.packs.pack import open_pack
from tests.cases.making import saying, sow


def test_names() -> None:
    """There are a list of countries and one of organisations."""
    assert references() == ["iso3166", "organizations"]


@pytest.mark.parametrize("name", ["iso3166", "organizations"])
def test_a_reference_pack_is_as_built(name: str) -> None:
    """Its data are what its seeds make, it verifies, and every claim states its basis."""
    root = Path(security_meetings.__file__).parent / "reference" / name
    assert rebuild(root, check=True).changed == ()
    ds = load(name)
    assert ds.verify().ok
    assert ds.anomalies() == ()
    assert ds.conflicts() == ()
    assert {claim.basis for claim in ds.claims} == {"editorial"}
    assert all(claim.because for claim in ds.claims)
    assert open_pack(name).damaged() == []


def test_every_country_has_its_codes() -> None:
    """There is each country of ISO 3166-1 with its alpha-3 code, and former ones with those of ISO 3166-3."""
    countries = load("iso3166").countries
    known = {country.alpha_2: country.alpha_3 for country in pycountry.countries}
    assert {c.id: c.alpha3 for c in countries if not c.former} == known == dict(alpha3_codes())
    former = {c.id for c in countries if c.former}
    assert former <= {country.alpha_4 for country in pycountry.historic_countries}
    assert all(c.succeeded_by for c in countries if c.former)


def test_countries_are_found_in_two_languages() -> None:
    """Every country has an English and a Russian name, which lead to it alone."""
    ds = load("iso3166")
    for country in ds.countries:
        names = [c for c in ds.claims.about("countries", country.id) if c.property == "name"]
        assert {c.language for c in names} == {"en", "ru"}
        if country.id not in ("TL", "TPTL"):
            assert {ds.countries.find(str(c.value)).id for c in names} == {country.id}


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("РФ", "RU"),
        ("Российская Федерация", "RU"),
        ("Russian Federation", "RU"),
        ("КНР", "CN"),
        ("Китайская Народная Республика", "CN"),
        ("PRC", "CN"),
        ("КНДР", "KP"),
        ("DPRK", "KP"),
        ("Беларусь", "BY"),
        ("Республика Беларусь", "BY"),
        ("Белоруссия", "BY"),
        ("Кыргызстан", "KG"),
        ("Киргизская Республика", "KG"),
        ("Молдова", "MD"),
        ("Туркменистан", "TM"),
        ("Соединённые Штаты Америки", "US"),
        ("USA", "US"),
        ("UK", "GB"),
        ("Республика Казахстан", "KZ"),
        ("Азербайджанская Республика", "AZ"),
        ("Исламская Республика Иран", "IR"),
        ("Турецкая Республика", "TR"),
    ],
)
def test_further_names_of_countries(name: str, id_: str) -> None:
    """Long, short and other usual forms find the country, and none is ranked above another."""
    ds = load("iso3166")
    assert ds.countries.find(name).id == id_
    assert {c.rank for c in ds.claims.about("countries", id_) if c.property == "name"} == {"normal"}


def test_the_short_name_is_shown(tmp_path: Path) -> None:
    """Further forms change no name that is shown, in either language."""
    root = sow(tmp_path / "ru", name="mine", language="ru", uses=["iso3166"])
    rebuild(root)
    english, russian = load("iso3166").countries, load(root).countries
    shown = {id_: (english[id_].name, russian[id_].name) for id_ in ("RU", "CN", "US", "GB", "KP")}
    assert shown == {
        "RU": ("Russia", "Россия"),
        "CN": ("China", "Китай"),
        "US": ("United States of America", "США"),
        "GB": ("United Kingdom", "Великобритания"),
        "KP": ("North Korea", "КНДР"),
    }


def test_numbers_of_states() -> None:
    """The numbers of states are those of the lists, no number of a state of today stands twice."""
    countries = load("iso3166").countries
    for id_, cow, gw in [
        ("RU", "365", "365"),
        ("RS", "345", "340"),
        ("YE", "679", "678"),
        ("DE", "255", "260"),
    ]:
        assert (countries[id_].cow, countries[id_].gw) == (cow, gw)
    for path in ("cow", "gw"):
        numbers = [getattr(c, path) for c in countries if getattr(c, path) and not c.former]
        assert len(numbers) == len(set(numbers))
    assert [str(years) for years in countries["DDDE"].cow_years] == ["1954/1990"]
    assert countries.where(successor="CZ").ids == ("CSHH",)
    assert (countries["PS"].cow, countries["GL"].gw) == (None, None)


def test_they_agree_with_what_is_bundled() -> None:
    """Merged with the bundled pack they contradict nothing, in any order, and no code is another one."""
    ds = load(BUNDLED, "iso3166", "organizations")
    assert load("organizations", "iso3166", BUNDLED).collections == ds.collections
    assert {c.property for c in ds.conflicts() if c.collection in ("countries", "organizations")} == set()
    assert ds.problems == ()
    assert ds.verify().ok


def test_wikidata_items_are_those_of_one_body() -> None:
    """No two organisations have one item."""
    items = [o.wikidata for o in load("organizations").organizations if o.wikidata]
    assert len(items) == len(set(items))
    assert load("organizations").organizations.find("ШОС").wikidata == "Q485207"


def test_a_pack_uses_them(tmp_path: Path) -> None:
    """A pack that uses them defines no country of its own."""
    text = "Brazil and the Eurasian Economic Union came."
    lines = ('delegations.b.party = "BR"', 'delegations.e.party = "eaeu"')
    root = sow(tmp_path / "p", saying(text, *lines), uses=["iso3166", "organizations"])
    rebuild(root)
    ds = load(root)
    assert ds.countries["BR"].alpha3 == "BRA"
    assert [used.name for used in open_pack(root).manifest.uses] == ["iso3166", "organizations"]
    assert len(load().countries) < len(ds.countries)


def test_a_folder_of_that_name_is_asked_for_as_a_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name means the reference pack wherever one stands; the folder is `./iso3166`."""
    root = sow(tmp_path / "iso3166", name="mine")
    rebuild(root)
    monkeypatch.chdir(tmp_path)
    assert load("iso3166").name == "iso3166"
    assert load("./iso3166").name == "mine"
