"""The bundled data: what holds of every claim, quote and record in it."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path
from typing import get_args

import pytest

from security_meetings import Claim, Dataset, load
from security_meetings.build import build, differences
from security_meetings.model.claims import MARKS
from security_meetings.model.kinds import kinds
from security_meetings.model.schema import properties
from security_meetings.policy.explaining import may_fill
from tests.conftest import FOLDED

ROOT = Path(__file__).parents[1]
# The texts as they were handed over; not one byte of them may change.
SEEDS = {
    "000_8fd4f87220eaca3b.txt": "fb226bcc57a8bf6b35b34e6ec62b082b214fcb8d59551d4161b3fb61a5f2af73",
    "001_ac70dd6db4f47bad.txt": "cbf4088b6defb89b588313f7d942497b251051abf04704086c387064bfba8a85",
    "002_6eaf99cb1fdc73e2.txt": "88899ddab10e0854ce205521f7bd8420c29984fba42943871290fd25ac79b70f",
    "003_a0abc8ca7f57b2ef.txt": "64ffce4e7287ac727bb82c29cf21edd5afdd5e35230cfb9a8b629fa2fb352683",
    "004_3cb769286fb2f9c0.txt": "2719d8c3871a31e3b3651c08fbc002992ee622892cbfde29f1fe17c052d7e2e3",
}


def test_seeds_are_as_handed_over(ds: Dataset) -> None:
    """The five texts are the ones that were collected, byte for byte, in the checkout and in the package."""
    found = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in (ROOT / "seeds").glob("*.txt")}
    assert found == SEEDS
    assert {s.file: hashlib.sha256(s.text.encode()).hexdigest() for s in ds.sources} == SEEDS


def test_data_is_as_built(tmp_path: Path) -> None:
    """The data of the checkout is what its annotations give, to the byte."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    shutil.copytree(ROOT / "data", tmp_path / "data")
    assert differences(tmp_path, build(tmp_path)) == []


def test_packaged_data_is_that_of_the_checkout(ds: Dataset) -> None:
    """What the installed package bundles does not differ from the checkout."""
    found = ds.difference(load(ROOT))
    assert (found.records, found.claims, found.marks) == ((), (), ())


def test_every_quote_is_verbatim_and_unique(ds: Dataset) -> None:
    """Each quotation stands at its offsets, and with what surrounds it once in its text."""
    for item in [*ds.claims, *ds.marks]:
        for e in item.evidence:
            text = ds.sources[e.source].text
            assert text[e.start : e.end] == e.exact
            assert text.count(e.prefix + e.exact + e.suffix) == 1


def test_every_sentence_is_accounted_for(ds: Dataset) -> None:
    """No sentence of a source is neither evidence nor set aside."""
    assert {s.source: s.open for s in ds.coverage()} == dict.fromkeys(ds.sources.ids, ())


@pytest.mark.parametrize("name", FOLDED)
def test_every_value_is_backed(ds: Dataset, name: str) -> None:
    """Each value of a record leads back to a claim that carries it, and that may fill a record."""
    cls = kinds()[name]
    for record in ds.collection(name):
        for prop in properties(cls).values():
            value = prop.read(record)
            if value in (None, ()):
                continue
            why = ds.explain(record, prop.path)
            assert why.value == value
            carrying = [c for c in (why.winner, *why.agreeing) if c]
            assert {c.value for c in carrying} == set(value if prop.many else [value])
            assert all(may_fill(c, cls, properties(cls)[prop.field.rest_of or prop.path]) for c in carrying)


def test_every_claim_is_reachable(ds: Dataset) -> None:
    """Each claim is among those that its record's property answers with."""
    for claim in ds.claims:
        why = ds.explain(ds.collection(claim.collection)[claim.subject], claim.property)
        assert claim in why.claims


def editorial(ds: Dataset) -> list[Claim]:
    """The claims that no source makes."""
    return [c for c in ds.claims if c.basis == "editorial"]


def test_editorial_claims_state_their_basis(ds: Dataset) -> None:
    """What no source says has no evidence, says why it stands there, and never beats a source."""
    for claim in editorial(ds):
        assert (claim.source, claim.evidence) == (None, ())
        assert claim.because
        why = ds.explain(ds.collection(claim.collection)[claim.subject], claim.property)
        if why.winner == claim:
            assert not [c for c in why.claims if c.basis != "editorial" and c.value == claim.value]


def test_inferences_name_their_premises(ds: Dataset) -> None:
    """An inference quotes the words that it rests on, and says how they lead to the value."""
    for claim in ds.claims.where(basis="inferred"):
        assert claim.evidence
        assert claim.because


def test_publishers_not_printed_are_editorial(ds: Dataset) -> None:
    """Where a text names no publisher, the field says that an editor filled it."""
    for source in ("africalive", "dfnc"):
        winner = ds.explain(ds.sources[source], "publisher").winner
        assert winner
        assert (winner.basis, winner.evidence) == ("editorial", ())


def test_sideline_talks_make_no_delegation(ds: Dataset) -> None:
    """A party whose talk is told, and whose attendance is not, has no delegation."""
    parties = {d.party for d in ds.delegations.where(meeting="imhr-2025")}
    assert not parties & {"IR", "BA-SRP", "BA"}


def test_parts_of_countries_are_not_their_countries(ds: Dataset) -> None:
    """A talk with Republika Srpska is none with Bosnia and Herzegovina."""
    assert len(ds.talks.where(party="BA-SRP")) == 1
    assert not len(ds.talks.where(party="BA"))


def test_belonging_is_not_attending(ds: Dataset) -> None:
    """The source that tells of countries belonging to organisations makes no delegation of these."""
    told = ds.as_told_by("interaffairs")
    assert "asean" in told.meetings["imhr-2025"].member_organizations
    assert [d.party for d in told.delegations] == ["RU"]


def test_codes_are_text(ds: Dataset) -> None:
    """State numbers are text, and those without one have None."""
    codes = {c.id: (c.alpha3, c.cow, c.gw) for c in ds.countries}
    assert codes["RU"] == ("RUS", "365", "365")
    assert codes["KP"] == ("PRK", "731", "731")
    assert codes["BA-SRP"] == (None, None, None)


def test_nothing_comes_from_page_furniture(ds: Dataset) -> None:
    """What is set aside as furniture, advert or related headline tells at most of the source itself."""
    reasons = {"page furniture", "advert", "related headline"}
    assert reasons <= set(get_args(MARKS["set aside"]))
    for mark in ds.marks.where(lambda m: m.category in reasons):
        for e in mark.evidence:
            covered = ds.claims.at(mark.source, e.exact)
            assert {c.collection for c in covered} <= {"sources"}


def test_all_names_are_found(ds: Dataset) -> None:
    """Every form of a name that a record carries leads to it, or is shared and said to be."""
    for name in ("officials", "countries", "organizations"):
        collection = ds.collection(name)
        for record in collection:
            for form in filter(None, (record.name, *record.other_names)):
                assert collection.find(form) == record


def test_version_is_written_once(ds: Dataset) -> None:
    """The package and its data have one version."""
    import security_meetings

    assert security_meetings.__version__ == ds.version


def test_ids(ds: Dataset) -> None:
    """Ids are those that users were promised, and of the forms that they were told."""
    assert [s.file for s in map(ds.sources.__getitem__, SOURCES)] == sorted(SEEDS)
    assert ds.meetings.ids == ("imhr-2025", "mcis-2021")
    assert {"sergei-shoigu", "ri-chang-dae", "ali-akbar-ahmadian", "milorad-dodik"} <= set(ds.officials.ids)
    assert {"sco", "brics", "african-union", "ru-security-council", "ru-mod"} <= set(ds.organizations.ids)
    assert {"ru-ir-2025", "ru-kp-2025", "ru-ba-srp-2025"} == set(ds.talks.ids)
    for name, form in FORMS.items():
        assert [id_ for id_ in ds.collection(name).ids if not re.fullmatch(form, id_)] == []


SOURCES = ("interbellum", "africalive", "rt", "dfnc", "interaffairs")
KEBAB = "[a-z0-9]+(-[a-z0-9]+)*"
FORMS = {
    **dict.fromkeys(FOLDED, KEBAB),
    "countries": "[A-Z]{2}(-[A-Z0-9]{1,3})?",
    "meetings": r"[a-z]+-\d{4}",
    "claims": r"c-\d{20}",
}


def test_parties_are_sorted(ds: Dataset) -> None:
    """The two sides of a talk are named in one order."""
    for talk in ds.talks:
        assert len(talk.parties) == 2
        assert list(talk.parties) == sorted(talk.parties)


def test_guesses_fill_no_record(ds: Dataset) -> None:
    """What is denied fills no record, and what is only guessed none but views and hopes."""
    tentative = {name for name, cls in kinds().items() if cls.tentative}
    guesses = [c for c in ds.claims if c.modality in ("denied", "speculated")]
    for claim in guesses:
        if claim.modality == "denied" or claim.collection not in tentative:
            why = ds.explain(ds.collection(claim.collection)[claim.subject], claim.property)
            assert claim != why.winner
            assert claim not in why.agreeing


def test_what_is_only_expected_says_so(ds: Dataset) -> None:
    """A single value that sources only expect has a stage, or stands in a record that is still to come.

    There is one that does not, and the page of pitfalls shows it: a delegation that came, of which a source
    had expected that it would come for the first time.
    """
    shown = ("imhr-2025-af", "first_time")
    ahead = {"announced", "invited", "expected", "confirmed", "planned"}
    seen = 0
    for name, cls in kinds().items():
        for record in ds.collection(name) if name in FOLDED and not cls.tentative else ():
            for prop in properties(cls).values():
                winner = None if prop.many else ds.explain(record, prop.path).winner
                if winner is None or (record.id, prop.path) == shown:
                    continue
                if winner.modality == "expected":
                    stage = getattr(winner.value, "stage", None)
                    assert stage == "expected" or getattr(record, "status", None) in ahead
                    seen += 1
    assert seen


def test_a_word_for_a_meeting_is_no_name_of_it(ds: Dataset) -> None:
    """Where a source says only "the summit" or "the forum", that it is this meeting is inferred."""
    names = {name for m in ds.meetings for name in (m.name, *m.other_names) if name}
    told = ds.claims.where(lambda c: c.source is not None and c.value in ds.meetings.ids)
    assert told
    named = {c.id for c in told for e in c.evidence if any(name in e.exact for name in names)}
    assert {c.id for c in told if c.basis == "stated"} <= named


def test_editorial_beats_no_source(ds: Dataset) -> None:
    """Where a source says anything of a single value, no editor's word is the value."""
    for claim in editorial(ds):
        why = ds.explain(ds.collection(claim.collection)[claim.subject], claim.property)
        prop = properties(kinds()[claim.collection])[claim.property]
        if why.winner == claim and not prop.many:
            assert {c.basis for c in why.claims if may_fill(c, kinds()[claim.collection], prop)} == {
                "editorial"
            }


def test_every_code_is_text(ds: Dataset) -> None:
    """Codes are text of their own form, or unknown."""
    for country in ds.countries:
        assert country.alpha3 is None or re.fullmatch("[A-Z]{3}", country.alpha3)
        assert all(code is None or re.fullmatch(r"\d{1,3}", code) for code in (country.cow, country.gw))
        assert (country.part_of is None) == ("-" not in country.id)
