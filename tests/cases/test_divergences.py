"""Accounts that differ: each told once, and only where they do."""

from __future__ import annotations

import pytest

from security_meetings import Dataset, load
from tests.cases.making import Files, Making, editorial, people, quote, saying, source, toml

FORUM = editorial('countries.XC.name = "Westland"', 'meetings.f.name = "Forum"', file="forum.toml")


def lists(id_: str, *parties: str, status: str = "attended", **keys: str) -> Files:
    """A source that tells of some delegations."""
    text = f"{' and '.join(parties)}, says {id_}."
    told: list[str] = []
    for party in parties:
        place = f"delegations.f-{party.lower()}"
        told += [f'{place}.party = "{party}"', f'{place}.meeting = "f"', f'{place}.status = "{status}"']
    return source(text, quote(text, *told, **keys), id=id_)


def found(ds: Dataset, kind: str) -> list[str]:
    """What divergences of a kind there are, by record."""
    return [d.subject for d in ds.divergences() if d.kind == kind]


@pytest.mark.parametrize("status", ["absent", "declined", "absence announced"])
def test_who_tells_of_an_absence_lists_nobody(make: Making, status: str) -> None:
    """A source that tells that one party stays away and one that lists those who came do not differ."""
    ds = make.dataset(FORUM, lists("a", "XA", "XB"), lists("b", "XC", status=status))
    assert found(ds, "listed by some") == []


def test_who_denies_that_a_party_came_neither_lists_it_nor_passes_it_over(make: Making) -> None:
    """A denial is no list."""
    denying = lists("c", "XB", modality="denied")
    ds = make.dataset(FORUM, lists("a", "XA", "XB"), lists("b", "XA", "XB"), denying)
    assert found(ds, "listed by some") == []


def test_what_an_editor_has_deprecated_lists_nobody(make: Making) -> None:
    """A slip that is marked as one makes no other account."""
    slip = lists("c", "XC", rank="deprecated", rank_reason="a slip")
    ds = make.dataset(FORUM, lists("a", "XA", "XB"), lists("b", "XA", "XB"), slip)
    assert found(ds, "listed by some") == []


def test_a_participant_that_one_list_lacks_is_still_told(make: Making) -> None:
    """Two lists that differ are."""
    ds = make.dataset(FORUM, lists("a", "XA", "XB"), lists("b", "XA", "XC", status="expected"))
    assert found(ds, "listed by some") == ["f-xb", "f-xc"]


def talk(id_: str, *parties: str, day: str = "", source_: str = "") -> Files:
    """A source that tells of a talk at the forum."""
    sides = ", ".join(f'{{party = "{party}"}}' for party in parties)
    lines = [f'talks.{id_}.meeting = "f"', f"talks.{id_}.attendees = [{sides}]"]
    lines += [f'talks.{id_}.date = {{value = "{day}", inferred = "told"}}'] if day else []
    return saying(f"They met, says {source_ or id_} of {id_}.", *lines, id=source_ or id_)


@pytest.mark.parametrize(
    ("days", "one"),
    [
        (("", ""), True),
        (("2027-05-04", "2027-05"), True),
        (("2027-05-04", "2027-05-05"), False),
        (("XXXX-06-01", "2027-05-03/2027-05-05"), False),
    ],
)
def test_two_talks_of_the_same_sides_may_be_one(make: Making, days: tuple[str, str], one: bool) -> None:
    """Each told by a source that does not tell of the other, and not on different days."""
    ds = make.dataset(FORUM, talk("t", "XA", "XB", day=days[0]), talk("u", "XB", "XA", day=days[1]))
    assert found(ds, "perhaps one") == (["t"] if one else [])


def test_two_talks_of_other_sides_are_two(make: Making) -> None:
    """Nor may a talk be one with that of another party."""
    ds = make.dataset(FORUM, talk("t", "XA", "XB"), talk("u", "XA", "XC"))
    assert found(ds, "perhaps one") == []


def test_two_circles_that_met_on_different_days_are_two(make: Making) -> None:
    """Gatherings of one circle on two days are no one event."""
    parts = [
        saying(
            f"They met on {day} May 2027.",
            f'sessions.s{day}.meeting = "f"',
            f'sessions.s{day}.kind = "multilateral"',
            f'sessions.s{day}.participants = ["XA", "XB"]',
            f"sessions.s{day}.start = 2027-05-0{day}",
            id=f"s{day}",
        )
        for day in (4, 5)
    ]
    assert found(make.dataset(FORUM, *parts), "perhaps one") == []


@pytest.mark.parametrize(
    ("count", "status", "shorter"),
    [
        ("12", "attended", True),
        ("12", "expected", False),
        ("12 (expected)", "expected", True),
        ("12 (confirmed)", "confirmed", True),
        ("12 (confirmed)", "invited", False),
        ("12 (invited)", "invited", True),
        ("2", "attended", False),
    ],
)
def test_a_count_is_held_against_a_list_of_its_own_stage(
    make: Making, count: str, status: str, shorter: bool
) -> None:
    """Those who were invited are no list of those who came."""
    number = count.partition(" ")[0]
    counted = saying(f"It had {number}.", f'meetings.f.counts.delegations = "{count}"', id="n")
    ds = make.dataset(FORUM, counted, lists("a", "XA", "XB", status=status))
    assert (found(ds, "shorter list") == ["f"]) == shorter


def test_two_that_oppose_each_other_are_told_once(make: Making) -> None:
    """Whether one of them says so or both."""
    remarks = [saying(f"A remark of {i}.", f'remarks.{i}.text = "*"', id=i) for i in "ab"]
    both = editorial('remarks.a.opposes = "b"', 'remarks.b.opposes = "a"', file="both.toml")
    assert len(found(make.dataset(*remarks, both), "opposed")) == 1
    one = editorial('remarks.b.opposes = "a"', file="one.toml")
    assert len(found(make.dataset(*remarks, one), "opposed")) == 1


SCO = editorial('organizations.sco.name = "SCO"', 'officials.quill.name = "Ada Quill"', file="sco.toml")
TWO_IDS = {
    "memberships": (('member = "XA"', 'organization = "sco"'), ('member = "XB"', 'organization = "sco"')),
    "delegations": (('meeting = "f"', 'party = "XA"'), ('meeting = "f"', 'party = "XB"')),
    "attendances": (
        ('meeting = "f"', 'official = "quill"'),
        ('meeting = "f"', 'official = "quill"', 'session = "p"'),
    ),
}


@pytest.mark.parametrize("collection", TWO_IDS)
def test_two_records_of_one_thing_under_two_ids_may_be_one(make: Making, collection: str) -> None:
    """Packs that were made apart may bear one thing twice: told, until `same_as` joins the two."""
    session = editorial('sessions.p.meeting = "f"', 'sessions.p.kind = "plenary"', file="session.toml")
    parts = (FORUM, SCO, session)

    def told(lines: tuple[str, ...], id_: str) -> Files:
        return saying(f"So it is, says {id_}.", *(f"{collection}.{id_}.{line}" for line in lines), id=id_)

    same, other = TWO_IDS[collection]
    packs = [make.pack(*parts, told(same, "x"), name="a"), make.pack(*parts, told(same, "y"), name="b")]
    for ds in (load(*packs), load(*packs[::-1])):
        assert found(ds, "perhaps one") == ["x"]
    joined = make.pack(
        *parts, told(same, "x"), told(same, "y"), editorial(f'{collection}.y.same_as = "x"', file="same.toml")
    )
    assert found(load(joined), "perhaps one") == []
    assert found(make.dataset(*parts, told(same, "x"), told(other, "y")), "perhaps one") == []
    both = saying(
        "Two of them, says x.",
        *(f"{collection}.{id_}.{line}" for id_ in "xy" for line in same),
        id="x",
    )
    assert found(make.dataset(*parts, both), "perhaps one") == []


WHO = {
    "meetings.f.chairs": "chaired the forum",
    "meetings.f.hosts": "hosted the forum",
    "delegations.d.heads": "led the delegation",
    "statements.s.speakers": "called the sea calm",
    "plans.p.proposers": "proposed a fund",
}


def named(id_: str, place: str, *who: str, **keys: str) -> Files:
    """A source that names people, by their ids."""
    text = f"{' and '.join(who)} {WHO[place]}, says {id_}."
    return source(text, quote(text, f"{place} = {toml(who)}", **keys), id=id_)


@pytest.mark.parametrize("place", WHO)
def test_sources_that_name_other_people_differ(make: Making, place: str) -> None:
    """Where one source has Quill in the chair and another Reed, both stand in the record, and it is told."""
    collection, id_, property_ = place.split(".")
    who = people(quill="Ada Quill", reed="Bo Reed", lund="Cy Lund")
    ds = make.dataset(FORUM, who, named("a", place, "quill"), named("b", place, "reed", "lund"))
    (told,) = (d for d in ds.divergences() if d.property == property_)
    assert (told.kind, told.collection, told.subject) == ("listed by some", collection, id_)
    assert told.words == "a names quill; b names lund and reed"
    assert {c.source for c in told.claims} == {"a", "b"}
    assert ds.conflicts() == ()


@pytest.mark.parametrize("place", WHO)
def test_sources_that_name_one_person_both_do_not_differ(make: Making, place: str) -> None:
    """Who names fewer, denies, or only guesses, tells of nobody else."""
    who = people(quill="Ada Quill", reed="Bo Reed", lund="Cy Lund")
    told = [(named("a", place, "quill", "reed"), named("b", place, "reed"))]
    if not place.startswith(
        "statements"
    ):  # whose words they are is never denied: it ties the record together
        told.append((named("a", place, "quill"), named("b", place, "reed", modality="denied")))
    for parts in told:
        assert [d for d in make.dataset(FORUM, who, *parts).divergences() if d.property in place] == []


def test_a_country_and_a_ministry_that_host_are_no_two_accounts(make: Making) -> None:
    """What is of another kind can be named beside it."""
    bodies = editorial('organizations.mfa.name = "Foreign Ministry"', file="bodies.toml")
    ds = make.dataset(
        FORUM, bodies, named("a", "meetings.f.hosts", "XA"), named("b", "meetings.f.hosts", "mfa")
    )
    assert ds.divergences() == ()
