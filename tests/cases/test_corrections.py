"""What corrections take back, and what reprints are: the same in every answer."""

from __future__ import annotations

from datetime import date

import pytest

from security_meetings import Dataset, load
from tests.cases.making import Files, Making, about, aside, editorial, people, quote, saying, source

POLICIES = ("best-rank", "latest-published", "majority")


def paper(id_: str, number: int, **said: object) -> Files:
    """A source that counts the delegations of a forum, and what editors say of the source."""
    files = saying(f"It drew {number} delegations.", f'meetings.f.counts.delegations = "{number}"', id=id_)
    return {**files, **(about(id_, **said) if said else {})}


def silent(id_: str, **said: object) -> Files:
    """A source that says nothing of the forum."""
    text = f"Nothing new from {id_}."
    return {**source(text, aside(text), id=id_), **about(id_, **said)}


def denial(id_: str, number: int, **said: object) -> Files:
    """A source that denies a count."""
    text = f"It did not draw {number} delegations."
    line = f'meetings.f.counts.delegations = "{number}"'
    return {**source(text, quote(text, line, modality="denied"), id=id_), **about(id_, **said)}


def count(ds: Dataset) -> str:
    """The number in the record, which is the one that is explained."""
    value = ds.meetings["f"].counts.delegations
    assert value == ds.explain("f", "counts.delegations").value
    return str(value)


@pytest.mark.parametrize("links", [1, 2, 3])
def test_a_chain_of_reprints_is_one_voice_in_record_and_explanation(make: Making, links: int) -> None:
    """However many silent sources lie between a reprint and its origin, both speak with one voice."""
    chain = [paper("r", 129, reprint_of="m0")]
    chain += [silent(f"m{i}", publisher=f"P{i}", reprint_of=f"m{i + 1}") for i in range(links)]
    chain.append(silent(f"m{links}", publisher="North Wire"))
    others = [
        paper("w", 129, publisher="North Wire"),
        paper("x", 126, publisher="South"),
        paper("y", 126, publisher="East"),
    ]
    assert count(make.dataset(*chain, *others, policy="majority")) == "126"


@pytest.mark.parametrize("policy", POLICIES)
def test_what_corrects_a_source_corrects_its_reprints(make: Making, policy: str) -> None:
    """A reprint of what was corrected says no more than that, though it is the latest of all."""
    parts = [
        paper("w", 129, published="2027-05-01"),
        paper("c", 126, published="2027-05-02", corrects="w"),
        paper("r", 129, published="2027-05-09", reprint_of="w"),
    ]
    assert count(make.dataset(*parts, policy=policy)) == "126"


def test_what_is_withdrawn_is_not_kept_by_a_reprint(make: Making) -> None:
    """A number that its own source takes back fills nothing, however often it was copied."""
    ds = make.dataset(paper("w", 129), paper("r", 129, reprint_of="w"), denial("c", 129, corrects="w"))
    assert count(ds) == "None"


@pytest.mark.parametrize("policy", POLICIES)
def test_what_corrects_a_correction_corrects_both(make: Making, policy: str) -> None:
    """Also where the first correction says nothing of the number."""
    parts = [paper("w", 129), silent("c1", corrects="w"), paper("c2", 126, corrects="c1"), paper("a", 129)]
    assert count(make.dataset(*parts[:3], policy=policy)) == "126"
    # What is taken back supports nobody: of two that stand, one tells another number.
    assert "publishers" not in (make.dataset(*parts).explain("f", "counts.delegations").tie_break or "")


def test_a_deprecated_correction_corrects_nothing(make: Making) -> None:
    """What an editor has deprecated does not speak against what it was to correct."""
    text = "It drew 7 delegations."
    line = 'meetings.f.counts.delegations = "7"'
    wrong = source(text, quote(text, line, rank="deprecated", rank_reason="a misprint"), id="c")
    ds = make.dataset(paper("w", 129), paper("z", 126), {**wrong, **about("c", corrects="w")})
    why = ds.explain("f", "counts.delegations")
    assert str(why.value) in ("126", "129")
    assert "corrected" not in (why.tie_break or "")


@pytest.mark.parametrize(
    ("first", "rougher"), [("2027-05-04", "2027-05"), ("2027-05", "2027"), ("2027-05-04", "2027")]
)
def test_a_correction_that_tells_a_day_more_roughly_takes_no_day_back(
    make: Making, first: str, rougher: str
) -> None:
    """A correction of something else leaves the fuller day as it is."""
    parts = [
        source(f"It opens {day}.", quote(day, f'meetings.f.start = "{day}"'), id=id_)
        for id_, day in (("w", first), ("c", rougher))
    ]
    ds = make.dataset(*parts, about("c", corrects="w"))
    assert str(ds.meetings["f"].start) == first


def test_an_expected_item_that_a_correction_denies_is_expected_no_more(make: Making) -> None:
    """What is taken back is not listed as still to come."""
    first, then = "Ada Quill is to chair.", "Ada Quill is not to chair."
    line = 'meetings.f.chairs = "quill"'
    ds = make.dataset(
        people(quill="Ada Quill"),
        source(first, quote(first, line, modality="expected"), id="w"),
        source(then, quote(then, line, modality="denied"), id="c"),
        about("c", corrects="w"),
    )
    assert ds.explain("f", "chairs").expected == ()
    assert ds.explain("f", "chairs", value="quill").expected == ()


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("9:05", "18:30"),
        ("11:50 am", "1:05 pm"),
        ("9.05", "18.30 Uhr"),
        ("9h05", "18h30"),
        ("9 a.m.", "6 p.m."),
        ("12:10 AM", "9:00 AM"),
        ("11:00 a.m.", "12:10 p.m."),
        ("7 h 45", "7 h 50"),
    ],
)
@pytest.mark.parametrize("ids", ["ab", "ba"])
def test_the_later_time_of_one_day_is_the_later_source(
    make: Making, earlier: str, later: str, ids: str
) -> None:
    """A time of day is read as clocks of all countries print it."""
    parts: list[Files] = []
    for id_, time, number in zip(ids, (earlier, later), (129, 126), strict=True):
        text = f"It drew {number} delegations, at {time}"
        line = f'meetings.f.counts.delegations = "{number}"'
        blocks = (quote(f"{number} delegations", line), quote(time, f'sources.{id_}.published_time = "*"'))
        parts += [source(text, *blocks, id=id_), about(id_, published="2027-05-04")]
    why = load(make.pack(*parts)).explain("f", "counts.delegations")
    assert (str(why.value), why.tie_break) == ("126", "the later source")


def test_an_office_that_a_correction_takes_back_was_not_held(make: Making) -> None:
    """What a correction denies attests nothing, in the record and for whoever asks for the day."""
    day, body = date(2027, 5, 4), editorial('organizations.mfa.name = "Foreign Ministry"')
    first = saying(
        "Ada Quill, minister, opened the forum.",
        'roles.r.holder = "quill"',
        'roles.r.organization = "mfa"',
        'roles.r.title = "minister"',
        f'roles.r.attested = {{value = {day}, inferred = "the day of the forum"}}',
        id="w",
    )
    text = "Ada Quill was no minister then."
    line = f'roles.r.attested = {{value = {day}, inferred = "the day of the forum"}}'
    then = source(text, quote(text, line, modality="denied"), id="c")
    parts = (people(quill="Ada Quill"), body, first)
    assert make.dataset(*parts).roles_at("quill", day) != ()
    ds = make.dataset(*parts, then, about("c", corrects="w"))
    assert (ds.roles["r"].attested, ds.roles_at("quill", day), ds.nearest_roles("quill", day)) == ((), (), ())
    assert ds.holders_at("mfa", day) == ()


@pytest.mark.parametrize("policy", [*POLICIES, "strict"])
def test_what_a_withdrawn_report_tells_fills_nothing(make: Making, policy: str) -> None:
    """A notice withdraws a report as a whole, with its reprints; who else tells the same still does."""
    notice = saying("North Wire withdraws its report of Monday.", "sources.a.withdrawn = true", id="notice")
    told = paper("a", 126), paper("b", 126, reprint_of="a")
    ds = load(make.pack(*told, notice), policy=policy)
    assert ds.sources["a"].withdrawn is True
    assert ds.meetings["f"].counts.delegations is None
    why = ds.explain("meetings/f", "counts.delegations")
    assert (why.value, len(why.rivals)) == (None, 2)
    assert "withdraw" in str(why)
    assert count(load(make.pack(*told, paper("c", 126), notice), policy=policy)) == "126"
    assert count(load(make.pack(*told, paper("c", 99), notice))) == "99"


def test_the_names_of_a_withdrawn_report_are_still_names(make: Making) -> None:
    """Who is named in a report has the name that it prints, whatever becomes of what it tells."""
    text = "Ada Quill opened the forum in Oslo."
    told = saying(text, 'officials.quill.name = "Ada Quill"', 'meetings.f.city = "Oslo"', id="a")
    ds = make.dataset(told, about("a", withdrawn=True))
    assert (ds.officials.find("Ada Quill").id, ds.meetings["f"].city) == ("quill", None)


@pytest.mark.parametrize("field", ["publisher", "title", "author"])
@pytest.mark.parametrize("policy", POLICIES)
def test_what_is_told_of_sources_is_explained_as_it_is_folded(make: Making, field: str, policy: str) -> None:
    """Of claims on a source the record and its explanation weigh the same, though days of sources follow."""
    parts = [
        {**saying(f"It is by {name}.", f'sources.x.{field} = "{name}"', id=id_), **about(id_, published=day)}
        for id_, name, day in (("a", "North Wire", "2027-05-03"), ("b", "South Post", "2027-05-07"))
    ]
    ds = load(make.pack(*parts, source("Nothing new.", aside("Nothing new."), id="x")), policy=policy)
    assert getattr(ds.sources["x"], field) == ds.explain("sources/x", field).value
