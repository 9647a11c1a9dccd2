"""The strategies that dependents test with: what they draw keeps the rules, and is no poor choice of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

import attrs
import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from security_meetings import (
    Claim,
    Count,
    Dataset,
    Interval,
    Meeting,
    MissingExtra,
    NotFound,
    PartialDate,
    Record,
    UnknownField,
    load,
    testing,
)
from security_meetings.codec.strict import decode, encode
from security_meetings.codec.text import dump_json, parse_json
from security_meetings.collection.references import references
from security_meetings.model.claims import claim_id
from security_meetings.model.counts import Comparator
from security_meetings.model.kinds import kinds, register, unregister
from security_meetings.model.rules import broken_by_claim
from tests.model.test_extending import Spot, Weight
from tests.strategies import CLAIMABLE

FEW = settings(max_examples=10)
# The first that is found will do: it need not be the smallest.
ANY = settings(max_examples=2000, phases=[Phase.generate], derandomize=True)
ROOT = Path(__file__).parents[1]
EVERY = pytest.mark.parametrize("collection", kinds())


@EVERY
@FEW
@given(st.data())
def test_every_kind_of_record_is_drawn(collection: str, data: DataObject) -> None:
    """Records of each kind are drawn, and are what the strict reading of JSON takes."""
    record = data.draw(testing.records(collection))
    assert type(record) is kinds()[collection]
    assert decode(type(record), parse_json(dump_json(encode(record)), "x"), "x") == record


@pytest.mark.parametrize(("collection", "prop"), CLAIMABLE, ids=lambda p: getattr(p, "path", p))
@settings(max_examples=5)
@given(st.data())
def test_values_fit_their_property(collection: str, prop: Any, data: DataObject) -> None:
    """A value is of its property's shape, and keeps its form and its least number."""
    value = data.draw(testing.values(kinds()[collection], prop.path))
    claim = testing.sound(Claim("", collection, "RU", prop.path, value, basis="editorial"))
    assert [broken for broken in broken_by_claim(claim) if "expected" in broken and "ISO" not in broken] == []


@pytest.mark.parametrize("comparator", get_args(Comparator))
def test_counts_of_every_sort(comparator: str) -> None:
    """Counts with each comparator come up, those that only few numbers have, too."""
    assert find(testing.instances(Count), lambda count: count.comparator == comparator, settings=ANY)


@pytest.mark.parametrize("known", ["year", "month", "day", "qualifier"])
def test_days_of_every_sort(known: str) -> None:
    """Days come up with and without each of their parts."""
    assert find(testing.instances(PartialDate), lambda day: getattr(day, known) is not None, settings=ANY)
    assert find(testing.instances(PartialDate), lambda day: getattr(day, known) is None, settings=ANY)


def test_intervals_may_be_open() -> None:
    """Intervals come up with an end on either side, and without."""
    drawn = testing.instances(Interval)
    assert find(drawn, lambda days: days.start is None, settings=ANY)
    assert find(drawn, lambda days: days.end is None, settings=ANY)
    assert find(drawn, lambda days: None not in (days.start, days.end), settings=ANY)


@pytest.mark.parametrize("cls", [Weight, Spot])
def test_values_of_ones_own(cls: type) -> None:
    """A class of values of another package is drawn by what its fields say."""
    assert isinstance(find(testing.instances(cls), lambda _: True, settings=ANY), cls)


def test_kinds_of_ones_own() -> None:
    """So is a kind of record that is registered."""
    cls = attrs.make_class("Treaty", {}, bases=(Record,), frozen=True)
    register("treaties", cls)
    try:
        assert isinstance(find(testing.records("treaties"), lambda _: True, settings=ANY), cls)
    finally:
        unregister("treaties")


@given(testing.claims())
def test_claims_are_sound(claim: Claim) -> None:
    """A claim has the id of its content, words where a source says it, and reasons where they are needed."""
    assert claim.id == claim_id(claim)
    assert (claim.source is None) == (claim.basis == "editorial") == (claim.evidence == ())
    assert {e.source for e in claim.evidence} <= {claim.source}
    assert (claim.because is None) == (claim.basis == "stated")
    assert (claim.rank_reason is None) == (claim.rank == "normal")


@given(testing.claims("meetings", "forum", "city", values=st.just("Moscow")))
def test_claims_on_one_property(claim: Claim) -> None:
    """Claims are drawn on what is asked for, with the values given."""
    assert (claim.place, claim.value) == ("meetings/forum#city", "Moscow")


@given(testing.records("talks", ids={"countries": ["IR", "RU"], "officials": ["x"], "meetings": ["m"]}))
def test_references_lead_where_they_are_told_to(talk: Any) -> None:
    """Where ids are given, references are drawn from them alone."""
    assert {a.party for a in talk.attendees} <= {"IR", "RU"}
    assert talk.meeting in (None, "m")


def test_data_sets_verify_and_are_no_poor_choice() -> None:
    """In a data set nothing is wrong; and among few of them, there are some of every sort."""
    seen: set[str] = set()

    @settings(max_examples=60, derandomize=True)
    @given(testing.datasets())
    def check(ds: Dataset) -> None:
        found = ds.verify()
        assert found.ok, str(found)
        seen.update(claim.basis for claim in ds.claims if claim.collection != "sources")
        seen.update({"contradictions"} if ds.conflicts() else ())
        seen.update({"several sources"} if len(ds.sources) > 1 else ())
        seen.update({"references"} if any(map(refers, ds.claims)) else ())

    check()
    assert seen == {"stated", "inferred", "editorial", "contradictions", "several sources", "references"}


def refers(claim: Claim) -> bool:
    """Whether the value of a claim is another record."""
    return any(path == "value" for path, _, _ in references(claim))


@settings(max_examples=5)
@given(testing.packs())
def test_packs_in_folders(tmp_path_factory: pytest.TempPathFactory, files: dict[str, bytes]) -> None:
    """A pack that is put into a folder loads, and says the same as in a zip."""
    root = tmp_path_factory.mktemp("drawn")
    in_folder = load(testing.write_pack(files, root / "folder"))
    assert in_folder.digest == load(testing.write_pack(files, root / "pack.zip")).digest


def test_what_is_not_there() -> None:
    """Collections and properties that are not there are told."""
    with pytest.raises(NotFound, match="did you mean 'talks'"):
        testing.records("talk")
    with pytest.raises(NotFound, match="no claims are made on meetings, nmae"):
        testing.claims("meetings", path="nmae")
    with pytest.raises(UnknownField, match="did you mean 'name'"):
        testing.values(Meeting, "nmae")


def test_without_hypothesis() -> None:
    """Who has not installed the extra is told what to install."""
    code = "import sys; sys.modules['hypothesis'] = None; import security_meetings.testing"
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code],
        check=False,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[1],
    )
    assert f"{MissingExtra.__name__}: strategies for tests take hypothesis" in done.stderr
    assert "install security-meetings[testing]" in done.stderr
