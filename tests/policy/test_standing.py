"""What is known of sources: their days, whose voice they are, what corrects them, their language."""

import datetime
import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from security_meetings import Count, Meeting, PartialDate, Source
from security_meetings.model.days import Day
from security_meetings.policy import (
    BEST_RANK,
    LATEST_PUBLISHED,
    MAJORITY,
    Policy,
    Standing,
    conflicts,
    explain_item,
    standing_of,
)
from security_meetings.policy.criteria import CALENDAR, LANGUAGE, LATEST, PLACE, STAGE, STANDING, SUPPORT
from tests.policy.shared import claim, each_policy, weighed, winner

MAY, JUNE = datetime.date(2025, 5, 26), datetime.date(2025, 6, 1)
DAYS = st.one_of(
    st.dates(datetime.date(2024, 12, 1), datetime.date(2025, 2, 1)),
    st.sampled_from([PartialDate(2024), PartialDate(2025), PartialDate(2025, 1), PartialDate(2024, 12)]),
)


def published(**days: Day | None) -> Standing:
    """What is known of sources of which the day is."""
    return standing_of(Source(id_, published=day) for id_, day in days.items())


# Days


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        (datetime.date(2025, 5, 26), PartialDate(2026)),
        (PartialDate(2024), datetime.date(2025, 1, 1)),
        (PartialDate(2025, 5), PartialDate(2025, 6)),
        (PartialDate(2025, 5), datetime.date(2025, 6, 1)),
    ],
)
@pytest.mark.parametrize("names", [("a", "z"), ("z", "a")])
def test_wholly_later(older: Day, newer: Day, names: tuple[str, str]) -> None:
    """Of two sources that one is the later of which every day is later, and that is told."""
    one, other = names
    standing = published(**{one: older, other: newer})
    why = weighed(
        claim(Count(129), one, property="counts.guests"),
        claim(Count(126), other, property="counts.guests"),
        standing=standing,
    )
    assert why.value == Count(126)
    assert why.tie_break == LATEST.words


@pytest.mark.parametrize("day", [datetime.date(2026, 3, 1), PartialDate(2026, 3), PartialDate(2026)])
@each_policy
def test_overlapping_days(day: Day, policy: Policy) -> None:
    """Of a year and a day in it neither is the later, and nobody is told so."""
    for names in (("a", "b"), ("b", "a")):
        standing = published(**dict(zip(names, (PartialDate(2026), day), strict=True)))
        why = weighed(claim("Moscow", "a"), claim("Sochi", "b"), policy=policy, standing=standing)
        assert (why.value, why.tie_break) == ("Moscow", PLACE.words)


@given(st.lists(DAYS, min_size=2, max_size=5), st.sampled_from([BEST_RANK, LATEST_PUBLISHED, MAJORITY]))
def test_later_is_told_only_where_it_is_so(days: list[Day], policy: Policy) -> None:
    """Whatever the days are, a source is called the later one only where all of its days are later."""
    known = {f"s{i}": day for i, day in enumerate(days)}
    standing = published(**known)
    why = weighed(*(claim(f"city {id_}", id_) for id_ in known), policy=policy, standing=standing)
    assert why.winner is not None
    won, lost = (standing.moments[c.source or ""] for c in (why.winner, why.rivals[0].claim))
    assert (why.tie_break == LATEST.words) == (won[0] > lost[1])
    # Nobody is surely later than the winner.
    assert all(first <= won[1] for first, _ in standing.moments.values())


def test_time_of_day() -> None:
    """Of two articles of one day, of which both print a time, the later one wins."""
    sources = [
        Source("z", published=MAY, published_time="18:05"),
        Source("a", published=MAY, published_time="9:30"),
        Source("b", published=MAY),
    ]
    standing = standing_of(sources)
    why = weighed(claim("Moscow", "a"), claim("Sochi", "z"), standing=standing)
    assert (why.value, why.tie_break) == ("Sochi", LATEST.words)
    assert weighed(claim("Moscow", "b"), claim("Sochi", "z"), standing=standing).tie_break == PLACE.words


@pytest.mark.parametrize("time", ["", "soon", "25:00", "12:60", "１２:３０", "112:30"])
def test_no_time(time: str) -> None:
    """What is no time of day says nothing of the day."""
    (found,) = standing_of([Source("s", published=MAY, published_time=time)]).moments.values()
    assert found == ((MAY.toordinal(), 0), (MAY.toordinal(), 24 * 60))


def test_day_of_a_source() -> None:
    """A source's day is that of its publication, else the last day it tells of, else none."""
    standing = standing_of(
        [
            Source("a", published=MAY, as_of=JUNE),
            Source("b", published=PartialDate(None, 5, 26), as_of=JUNE),
            Source("c", as_of=MAY),
            Source("d", published=PartialDate(None, 5, 26)),
            Source("e", published=PartialDate(2025)),
        ]
    )
    days = {id_: (first[0], last[0]) for id_, (first, last) in standing.moments.items()}
    may, june = MAY.toordinal(), JUNE.toordinal()
    year = datetime.date(2025, 1, 1).toordinal(), datetime.date(2025, 12, 31).toordinal()
    assert days == {"a": (may, may), "b": (june, june), "c": (may, may), "e": year}


# Voices


def voices(*sources: Source) -> dict[str, str]:
    """Whose voice each source is."""
    return dict(standing_of(sources).voices)


def test_one_publisher_one_voice() -> None:
    """Sources of one publisher speak with one voice; one of no known publisher speaks for itself."""
    found = voices(
        Source("w1", publisher="North Wire"),
        Source("w2", publisher="North Wire"),
        Source("a", publisher="South Post"),
        Source("x"),
        Source("North Wire"),
    )
    assert found["w1"] == found["w2"]
    assert len(set(found.values())) == 4


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("North Wire", "NORTH  wire"),
        ("North Wire", "North\u00a0Wire"),
        ("\u00c9lan", "E\u0301lan"),
        ("Stra\u00dfe", "STRASSE"),
        ("North Wire", "North\u00ad Wire"),
        ("North\u2019s Wire", "North's Wire"),
    ],
)
def test_a_publisher_however_it_is_typed(one: str, other: str) -> None:
    """Capitals, spaces, stored forms of letters and apostrophes make no second voice; letters do."""
    assert len(set(voices(Source("a", publisher=one), Source("b", publisher=other)).values())) == 1
    assert len(set(voices(Source("a", publisher=one), Source("b", publisher=f"{other}s")).values())) == 2


def test_reprints() -> None:
    """A reprint speaks with the voice of what it reprints, however often that was reprinted itself."""
    found = voices(
        Source("wire", publisher="North Wire"),
        Source("copy", publisher="South Post", reprint_of="wire"),
        Source("again", reprint_of="copy"),
        Source("own", publisher="South Post"),
        Source("late", reprint_of="lost"),
        Source("later", publisher="East News", reprint_of="lost"),
    )
    assert found["wire"] == found["copy"] == found["again"] != found["own"]
    assert found["late"] == found["later"]


def test_reprints_in_a_ring() -> None:
    """Sources that name each other as what they reprint keep nobody waiting."""
    found = voices(*(Source(f"s{i}", reprint_of=f"s{(i + 1) % 3}") for i in range(3)))
    assert set(found) == {"s0", "s1", "s2"}


@pytest.mark.parametrize("policy", [BEST_RANK, MAJORITY], ids=lambda policy: policy.name)
@pytest.mark.parametrize(
    "second",
    [Source("w2", publisher="North Wire"), Source("w2", publisher="East News", reprint_of="w1")],
    ids=["same publisher", "reprint"],
)
def test_one_voice_does_not_outvote(policy: Policy, second: Source) -> None:
    """However many files one voice has, another weighs as much; two voices weigh more."""
    standing = standing_of(
        [Source("w1", publisher="North Wire"), second, Source("a", publisher="South Post"), Source("b")]
    )
    wire = [claim("Sochi", "w1"), claim("Sochi", "w2")]
    why = weighed(*wire, claim("Moscow", "a"), policy=policy, standing=standing)
    assert (why.value, why.tie_break) == ("Moscow", PLACE.words)
    why = weighed(*wire, claim("Sochi", "b"), claim("Moscow", "a"), policy=policy, standing=standing)
    assert (why.value, why.tie_break) == ("Sochi", SUPPORT.words)


@pytest.mark.parametrize(
    "more", [{"modality": "denied"}, {"modality": "speculated"}, {"rank": "deprecated"}], ids=str
)
def test_who_gives_no_value_supports_none(more: dict[str, Any]) -> None:
    """Who denies a value, guesses it, or was put aside by an editor is none of those that give it."""
    said = [claim("Sochi", "c"), claim("Sochi", "d", **more), claim("Moscow", "b")]
    assert winner(*said, standing=Standing()) == "Moscow"
    assert winner(*said, policy=MAJORITY, standing=Standing()) == "Moscow"


# Corrections


@each_policy
def test_correction(policy: Policy) -> None:
    """Under no policy what a source has corrected since wins, whenever either was published."""
    standing = standing_of([Source("a", published=JUNE), Source("z", published=MAY, corrects="a")])
    said = claim("Moscow", "a", rank="preferred"), claim("Sochi", "z", modality="reported")
    why = weighed(*said, policy=policy, standing=standing)
    assert (why.value, why.tie_break) == ("Sochi", STANDING.words)


def test_correction_of_something_else() -> None:
    """What a correction is silent about still stands."""
    standing = standing_of([Source("a"), Source("z", corrects="a"), Source("b")])
    assert winner(claim("Moscow", "a"), claim("Sochi", "b"), standing=standing) == "Moscow"


@each_policy
def test_correction_that_only_denies(policy: Policy) -> None:
    """What a correction denies is taken back: it fills nothing, alone or in a list, and that is told."""
    standing = standing_of([Source("a"), Source("z", corrects="a")])
    said = claim("Moscow", "a", rank="preferred"), claim("Moscow", "z", modality="denied")
    why = weighed(*said, policy=policy, standing=standing)
    assert (why.value, why.winner, len(why.rivals)) == (None, None, 2)
    other = weighed(*said, claim("Sochi", "a"), policy=policy, standing=standing)
    assert other.value == "Sochi"
    topics = {"property": "topics"}
    listed = weighed(
        claim("trade", "a", **topics),
        claim("energy", "a", **topics),
        claim("trade", "z", modality="denied", **topics),
        policy=policy,
        standing=standing,
    )
    assert listed.value == ("energy",)
    assert explain_item(listed, "trade", Meeting).value is None


def test_denial_that_takes_nothing_back() -> None:
    """What a source denies that corrects none, or another one, still stands by who says it."""
    said = claim("Moscow", "a"), claim("Moscow", "b"), claim("Moscow", "z", modality="denied")
    for corrects in (None, "b"):
        standing = standing_of([Source("a"), Source("b"), Source("z", corrects=corrects)])
        assert winner(*said, standing=standing) == "Moscow"


# What the calendar refutes


@each_policy
@pytest.mark.parametrize("start", [datetime.date(2025, 5, 27), None])
def test_weekday(policy: Policy, start: datetime.date | None) -> None:
    """Under no policy a weekday wins that the calendar refutes; where no day is known any may."""
    about = {"property": "start_weekday"}
    said = [claim("Wednesday", "a", rank="preferred", **about), claim("Tuesday", "z", **about)]
    known = [claim(start, "rt", property="start")] if start else []
    why = weighed(*said, *known, policy=policy, standing=Standing())
    if start:
        assert (why.value, why.tie_break) == ("Tuesday", CALENDAR.words)
    else:
        assert why.tie_break != CALENDAR.words


def test_weekday_of_a_joined_day() -> None:
    """The day may be known only from two claims together."""
    said = [
        claim("Wednesday", "a", property="start_weekday"),
        claim("Tuesday", "z", property="start_weekday"),
        claim(PartialDate(2025, 5), "a", property="start"),
        claim(PartialDate(None, 5, 27), "z", property="start"),
    ]
    assert winner(*said) == "Tuesday"


# Languages


def test_language() -> None:
    """Of several forms that in the language of the pack stands first, and no form contradicts another."""
    halls = [
        claim("Морском зале", "a", property="venue", language="ru"),
        claim("Seesaal", "b", property="venue", language="de"),
        claim("Sea Hall", "c", property="venue", language="en-GB"),
    ]
    for order in itertools.permutations(halls):
        why = weighed(*order, standing=Standing(language="en"))
        assert (why.value, why.tie_break) == ("Sea Hall", LANGUAGE.words)
        assert [r.relation for r in why.rivals] == ["compatible", "compatible"]
    assert winner(*halls, standing=Standing(language="de")) == "Seesaal"
    assert conflicts(halls) == []
    others = weighed(*halls, standing=Standing(language="en"))
    assert {c.value for c in others.claims} == {"Морском зале", "Seesaal", "Sea Hall"}


# Ladders


def status(value: str, source: str, **more: Any) -> Any:
    """A claim on the status of a delegation."""
    return claim(value, source, collection="delegations", property="status", **more)


@each_policy
@pytest.mark.parametrize(
    ("before", "after"),
    [
        *(("invited", rung) for rung in ("expected", "confirmed", "absence announced", "attended")),
        *(("confirmed", end) for end in ("declined", "absent", "attended")),
        *((rung, "declined") for rung in ("invited", "expected", "confirmed", "absence announced")),
        ("expected", "absent"),
    ],
)
@pytest.mark.parametrize("names", [("dfnc", "rt"), ("rt", "rt")])
def test_what_became_of_it(before: str, after: str, policy: Policy, names: tuple[str, str]) -> None:
    """What became of a delegation is later than what was announced: no contradiction, and it wins."""
    said = status(before, names[0]), status(after, names[1])
    why = weighed(*said, policy=policy, standing=Standing())
    trusted = policy.sources and names[0] != names[1]
    assert why.value == (before if trusted else after)
    assert conflicts(said) == []
    if not trusted:
        assert why.tie_break == STAGE.words


def test_attended_against_absent() -> None:
    """Who attended was not absent: two such accounts contradict each other."""
    for end in ("absent", "declined"):
        assert [c.property for c in conflicts([status("attended", "a"), status(end, "b")])] == ["status"]


@each_policy
def test_stages_of_a_count(policy: Policy) -> None:
    """The number of a later stage stands before that of an earlier one, however surely either is said."""
    about = {"property": "counts.countries"}
    invited = claim(Count(109, stage="invited"), "rt", **about)
    expected = claim(Count(70, "more than", stage="expected"), "rt", modality="expected", **about)
    why = weighed(invited, expected, policy=policy)
    assert (why.value, why.tie_break) == (Count(70, "more than", stage="expected"), STAGE.words)
    assert conflicts([invited, expected]) == []


# Days that are joined


@each_policy
def test_joined(policy: Policy) -> None:
    """A year and a day of the year make a day; both claims carry it, neither is a rival of the other."""
    said = [
        claim(PartialDate(2018), "dfnc", property="start"),
        claim(PartialDate(None, 4, 25), "rt", property="start"),
    ]
    why = weighed(*said, policy=policy, standing=Standing())
    assert why.value == datetime.date(2018, 4, 25)
    assert {c.value for c in why.carrying} == {PartialDate(2018), PartialDate(None, 4, 25)}
    assert (why.rivals, why.tie_break) == ((), None)
    assert conflicts(said) == []


def test_joined_only_with_what_fits() -> None:
    """What contradicts the best account is not joined to it, nor what may fill no record."""
    year = claim(PartialDate(2018, 4), "a", property="start")
    odd = claim(PartialDate(None, 5, 25), "b", property="start")
    denied = claim(PartialDate(None, 4, 25), "c", property="start", modality="denied")
    put_aside = claim(PartialDate(None, 4, 25), "d", property="start", rank="deprecated")
    why = weighed(year, odd, denied, put_aside)
    assert why.value in (PartialDate(2018, 4), PartialDate(None, 5, 25))
    assert why.agreeing == ()
    assert winner(year, denied, put_aside) == PartialDate(2018, 4)


def test_joined_of_three() -> None:
    """Three accounts can make one day."""
    parts = [PartialDate(2018), PartialDate(None, 4), PartialDate(None, None, 25)]
    assert winner(*(claim(p, s, property="start") for p, s in zip(parts, "abc", strict=True))) == (
        datetime.date(2018, 4, 25)
    )


# Ranges


def test_range() -> None:
    """A sentence with both bounds makes a record that shows both."""
    said = claim(Count.parse("between 80 and 90"), "a", property="counts.delegations")
    for number, relation in ((85, "compatible"), (95, "contradicts")):
        rival = claim(Count(number), "b", property="counts.delegations", rank="deprecated")
        why = weighed(said, rival)
        assert str(why.value) == "between 80 and 90"
        assert [r.relation for r in why.rivals] == [relation]


@each_policy
def test_a_reprint_is_no_news(policy: Policy) -> None:
    """What a later reprint repeats is as old as what it reprints: a report between the two is later."""
    known = standing_of(
        [
            Source("a", published=datetime.date(2027, 5, 3)),
            Source("b", published=datetime.date(2027, 5, 5)),
            Source("c", published=datetime.date(2027, 5, 9), reprint_of="a"),
        ]
    )
    said = [claim(Count(n), s, property="counts.guests") for n, s in ((126, "a"), (129, "b"), (126, "c"))]
    why = weighed(*said, policy=policy, standing=known)
    assert (why.value, why.tie_break) == (Count(129), "the later source")


@pytest.mark.parametrize(
    ("wrong", "right"), [("declined", "confirmed"), ("attended", "confirmed"), ("confirmed", "declined")]
)
@each_policy
def test_a_correction_has_one_word_of_a_decision(policy: Policy, wrong: str, right: str) -> None:
    """Who corrects "declined" to "confirmed" takes the first back, though one may become the other."""
    known = standing_of([Source("a"), Source("b", corrects="a")])
    said = status(wrong, "a"), status(right, "b")
    assert weighed(*said, policy=policy, standing=known).value == right
    other = status("invited", "b")
    assert weighed(said[0], other, policy=policy, standing=known).value == wrong


@each_policy
def test_nothing_is_joined_to_what_is_denied(policy: Policy) -> None:
    """Of "April 2018" and "the 25th" no day is made that a source denies; of others it is."""
    said = [
        claim(PartialDate(2018, 4), "dfnc", property="start"),
        claim(PartialDate(None, 4, 25), "rt", property="start"),
    ]
    no = claim(datetime.date(2018, 4, 25), "africalive", property="start", modality="denied")
    other = claim(datetime.date(2018, 4, 26), "africalive", property="start", modality="denied")
    assert weighed(*said, other, policy=policy).value == datetime.date(2018, 4, 25)
    why = weighed(*said, no, policy=policy)
    assert why.value == PartialDate(2018, 4)
    assert "contradicts" not in {r.relation for r in why.rivals}
    assert conflicts([*said, no]) == []


@each_policy
def test_a_correction_that_denies_roughly_takes_back_what_is_exact(policy: Policy) -> None:
    """That it was not in April takes the day back, too."""
    known = standing_of([Source("a"), Source("b", corrects="a")])
    day = claim(datetime.date(2018, 4, 25), "a", property="start")
    no = claim(PartialDate(2018, 4), "b", property="start", modality="denied")
    assert weighed(day, no, policy=policy, standing=known).value is None
