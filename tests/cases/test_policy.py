"""Policy: what comes later, what counts as one voice, and what is no contradiction."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from security_meetings import Dataset, load
from security_meetings.questions.talks import hosts_of
from tests.cases.making import Files, Making, about, editorial, people, quote, saying, source, toml

POLICIES = ("best-rank", "latest-published", "majority")

# What a source announces, in words, and what another tells afterwards.
ANNOUNCED = {
    "invited": "Northland was invited",
    "expected": "Northland is expected",
    "confirmed": "Northland has confirmed",
}
BECAME = {"declined": "Northland has declined", "absent": "Northland stayed away"}
STEPS = [
    ("confirmed", "absent"),
    ("expected", "declined"),
    ("invited", "declined"),
    ("expected", "absent"),
    ("confirmed", "declined"),
    ("invited", "absent"),
]


def status(id_: str, word: str, published: str) -> Files:
    """A source of some day that tells how far a delegation got."""
    text = f"{({**ANNOUNCED, **BECAME, 'attended': 'Northland came'})[word]}."
    lines = ('delegations.d.party = "XA"', f'delegations.d.status = "{word}"')
    return {**saying(text, *lines, id=id_), **about(id_, published=published)}


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("ids", ["ab", "ba"])
@pytest.mark.parametrize(("announced", "became"), STEPS)
def test_what_became_of_a_delegation_comes_after_what_was_announced(
    make: Making, announced: str, became: str, ids: str, policy: str
) -> None:
    """A later word that a party does not come stands in the record, under every policy."""
    root = make.pack(status(ids[0], announced, "2027-05-03"), status(ids[1], became, "2027-05-07"))
    assert load(root, policy=policy).delegations["d"].status == became


@pytest.mark.parametrize("other", ["absent", "declined"])
def test_having_come_and_not_having_come_contradict_each_other(make: Making, other: str) -> None:
    """That a party attended, and that it did not, stays a contradiction."""
    ds = make.dataset(status("a", "attended", "2027-05-07"), status("b", other, "2027-05-07"))
    assert ("d", "status") in {(c.subject, c.property) for c in ds.conflicts()}


@pytest.mark.parametrize(("announced", "became"), STEPS)
def test_an_announcement_and_its_outcome_in_one_text_are_no_contradiction(
    make: Making, announced: str, became: str
) -> None:
    """Of “invited but declined” the record has the outcome, without a conflict."""
    first, second = ANNOUNCED[announced], BECAME[became].replace("Northland", "but it")
    text = f"{first} {second}."
    ds = make.dataset(
        source(
            text,
            quote(text, 'delegations.d.party = "XA"'),
            quote(first, f'delegations.d.status = "{announced}"'),
            quote(second, f'delegations.d.status = "{became}"'),
        )
    )
    assert ds.delegations["d"].status == became
    assert ds.conflicts() == ()


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize(
    ("earlier", "later", "modality"),
    [
        ("109 (invited)", "more than 70 (expected)", "expected"),
        ("80 (invited)", "75 (confirmed)", "reported"),
        ("at least 90 (expected)", "81", "reported"),
        ("100 (invited)", "about 60", "reported"),
    ],
)
def test_a_later_stage_of_a_count_stands_before_an_earlier_one(
    make: Making, earlier: str, later: str, modality: str, policy: str
) -> None:
    """The number of those invited never stands alone where a later stage is told, however surely."""
    first, second = (count.partition(" (")[0] for count in (earlier, later))
    text = f"There were {first} countries at first. Then there were {second}."
    root = make.pack(
        source(
            text,
            quote(f"{first} countries at first", f'meetings.m.counts.countries = "{earlier}"'),
            quote(f"Then there were {second}", f'meetings.m.counts.countries = "{later}"', modality=modality),
        )
    )
    count = load(root, policy=policy).meetings["m"].counts.countries
    assert count is not None
    assert str(count) == second
    assert count.stage == (later.partition(" (")[2].rstrip(")") or "actual")


def paper(id_: str, number: int, **said: object) -> Files:
    """A source that counts the delegations of a forum, and what editors say of the source."""
    text = f"It drew {number} delegations."
    files = saying(text, f'meetings.f.counts.delegations = "{number}"', id=id_)
    return {**files, **(about(id_, **said) if said else {})}


COUNTING = ("best-rank", "majority")


@pytest.mark.parametrize("policy", COUNTING)
@pytest.mark.parametrize("reprints", [2, 3, 4])
def test_reprints_of_one_publisher_do_not_outvote_two_others(
    make: Making, reprints: int, policy: str
) -> None:
    """However often a publisher prints a number, it has one voice against two."""
    papers = [paper(f"n{i}", 129, publisher="North Wire") for i in range(reprints)]
    others = [paper("y", 126, publisher="South Post"), paper("z", 126, publisher="East Post")]
    assert str(load(make.pack(*papers, *others), policy=policy).meetings["f"].counts.delegations) == "126"


@pytest.mark.parametrize("policy", COUNTING)
def test_a_reprint_is_not_told_as_a_majority(make: Making, policy: str) -> None:
    """Two prints of one publisher against one of another are no reason of number."""
    papers = [paper("w1", 129, publisher="North Wire"), paper("w2", 129, publisher="North Wire")]
    root = make.pack(*papers, paper("a", 126, publisher="South Post"))
    assert "more sources" not in (
        load(root, policy=policy).explain("f", "counts.delegations").tie_break or ""
    )


@pytest.mark.parametrize("policy", COUNTING)
def test_a_source_of_an_unknown_publisher_counts_for_itself(make: Making, policy: str) -> None:
    """Sources without a publisher are not lumped together."""
    root = make.pack(paper("a", 129), paper("b", 126), paper("c", 126))
    assert str(load(root, policy=policy).meetings["f"].counts.delegations) == "126"


@pytest.mark.parametrize("policy", COUNTING)
def test_a_copy_of_a_wire_can_be_marked_and_counts_with_it(make: Making, policy: str) -> None:
    """There is a field by which a source says what it reprints; it then has no voice of its own."""
    fields = (
        "reprints",
        "reprint_of",
        "reprinted_from",
        "copies",
        "copy_of",
        "republishes",
        "origin",
        "based_on",
    )
    wire = paper("w", 129, publisher="North Wire")
    others = [paper("y", 126, publisher="South Post"), paper("z", 126, publisher="East Post")]
    said = []
    for field in fields:
        for value in ("w", ["w"]):
            copies = [paper(f"c{i}", 129, publisher=f"Paper {i}", **{field: value}) for i in range(3)]
            if not make.refusal(wire, *copies, *others):
                root = make.pack(wire, *copies, *others)
                said.append(str(load(root, policy=policy).meetings["f"].counts.delegations))
    assert said
    assert set(said) == {"126"}


PRINTED = {
    "meetings.f.venue": ("Sea Hall", "Морском зале", "Seesaal"),
    "sessions.f.venue": ("Blue Room", "Синей комнате", "Blauen Zimmer"),
    "sessions.f.format": ("Harbour States", "портовых государств", "Hafenstaaten"),
    "plans.f.place": ("Port Amber", "Янтарном порту", "Hafen Bernstein"),
}


def in_three_languages(make: Making, place: str, ids: str = "abc", *, stated: bool = False) -> Dataset:
    """What sources in English, Russian and German print for one thing."""
    parts: list[Files] = []
    for id_, words, language in zip(ids, PRINTED[place], ("en", "ru", "de"), strict=True):
        parts.append(source(f"({words})", quote(words, f'{place} = "*"'), id=id_))
        parts += [about(id_, language=language)] if stated else []
    return make.dataset(*parts)


@pytest.mark.parametrize("place", PRINTED)
def test_one_thing_in_three_languages_does_not_contradict_itself(make: Making, place: str) -> None:
    """What is kept as printed has forms: no conflict, and each of them can be read."""
    ds = in_three_languages(make, place)
    assert ds.conflicts() == ()
    collection, _, property_ = place.split(".")
    record = ds.collection(collection)["f"]
    read = f"{attrs.asdict(record)} {[c.value for c in ds.explain(record, property_).claims]}"
    assert [form for form in PRINTED[place] if form not in read] == []


@pytest.mark.parametrize("place", PRINTED)
def test_strict_takes_one_thing_in_three_languages(make: Making, place: str) -> None:
    """The strict policy does not refuse a pack for translations."""
    parts = [
        source(f"({words})", quote(words, f'{place} = "*"'), id=id_)
        for id_, words in zip("abc", PRINTED[place], strict=True)
    ]
    assert load(make.pack(*parts), policy="strict").conflicts() == ()


@pytest.mark.parametrize("place", PRINTED)
def test_the_form_shown_does_not_hang_on_the_ids_of_sources(make: Making, place: str) -> None:
    """Where languages are stated, other ids of the same sources show the same form."""
    collection, _, property_ = place.split(".")
    shown = {
        getattr(in_three_languages(make, place, ids, stated=True).collection(collection)["f"], property_)
        for ids in ("abc", "cba", "bca")
    }
    assert len(shown) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Ada Quill and Bo Reed co-chaired the forum.",
        "The forum was chaired by Ada Quill with Bo Reed.",
        "Форум вели Ada Quill и Bo Reed.",
        "Ada Quill, Bo Reed and Cy Lund took the chair.",
    ],
)
def test_several_chairs_of_one_sentence_can_be_said(make: Making, text: str) -> None:
    """A text that names several chairs is no conflict, and all can be read from the record."""
    ids = {"quill": "Ada Quill", "reed": "Bo Reed", "lund": "Cy Lund"}
    chairs = [id_ for id_, name in ids.items() if name in text]
    ways = [[f"meetings.f.{field} = {toml(chairs)}"] for field in ("chairs", "chair")]
    ways += [[f"meetings.f.{field} = {toml(chair)}" for chair in chairs] for field in ("chairs", "chair")]
    for way in ways:
        parts = source(text, *(quote(text, line) for line in way))
        if make.refusal(people(**ids), parts):
            continue
        ds = make.dataset(people(**ids), parts)
        record: Any = ds.meetings["f"]
        held = {getattr(record, "chair", None), *getattr(record, "chairs", ())}
        if held >= set(chairs) and ds.conflicts() == ():
            return
    pytest.fail("no way to say who chairs gives a record with all of them, without a conflict")


JOINT = {
    "statements.s.speakers": ("In a joint statement Ada Quill and Bo Reed called the sea calm.", "speaker"),
    "plans.p.proposers": ("Ada Quill and Bo Reed proposed a harbour fund.", "proposer"),
    "meetings.f.hosts": ("Ada Quill and Bo Reed hosted the forum.", "host"),
    "delegations.d.heads": ("Ada Quill and Bo Reed lead the delegation.", "head"),
}


@pytest.mark.parametrize("place", JOINT)
@pytest.mark.parametrize("policy", [*POLICIES, "strict"])
def test_what_several_do_together_is_told_of_all(make: Making, place: str, policy: str) -> None:
    """Of a joint statement or plan the record has all, without a conflict, and each can be asked for."""
    text, word = JOINT[place]
    collection, id_, property_ = place.split(".")
    who = people(quill="Ada Quill", reed="Bo Reed")
    for lines in ([f'{place} = ["quill", "reed"]'], [f'{place} = "quill"', f'{place} = "reed"']):
        ds = load(make.pack(who, source(text, *(quote(text, line) for line in lines))), policy=policy)
        assert getattr(ds.collection(collection)[id_], property_) == ("quill", "reed")
        assert ds.conflicts() == ()
        assert ds.collection(collection).where(**{word: "Ada Quill"}).ids == (id_,)


def test_a_series_has_all_its_organizers_and_hosts(make: Making) -> None:
    """Two bodies and two countries that run a series together stand in its record side by side."""
    text = "The Amber Round is organised by the Harbour Corps and the Sea League, in Northland and Southland."
    ds = make.dataset(
        editorial('organizations.corps.name = "Harbour Corps"', 'organizations.league.name = "Sea League"'),
        saying(text, 'series.r.organizers = ["corps", "league"]', 'series.r.hosts = ["XA", "XB"]'),
    )
    assert (ds.series["r"].organizers, ds.series["r"].hosts) == (("corps", "league"), ("XA", "XB"))
    assert ds.series.where(organizer="Sea League").ids == ds.series.where(host="XB").ids == ("r",)
    assert ds.conflicts() == ()


NAMED = {
    "officials.quill.name": ("Quill", "Quill did not come."),
    "organizations.corps.name": ("Harbour Corps", "The Harbour Corps was not there."),
    "countries.XC.name": ("Westland", "Westland was never invited."),
    "series.round.name": ("Amber Round", "The Amber Round is not held any more."),
}


@pytest.mark.parametrize("place", NAMED)
@pytest.mark.parametrize("modality", ["denied", "speculated", "expected", "reported"])
def test_a_name_printed_in_a_denial_is_not_lost(make: Making, place: str, modality: str) -> None:
    """That a text prints a name is not what it denies: it is in the record, or has to be said apart."""
    name, text = NAMED[place]
    parts = source(text, quote(text, f"{place} = {toml(name)}", modality=modality))
    refusal = make.refusal(parts)
    if refusal:
        assert "name" in refusal
        return
    collection, id_, _ = place.split(".")
    assert getattr(make.dataset(parts).collection(collection)[id_], "name", None) == name


def test_capitals_and_spaces_make_no_other_publisher(make: Making) -> None:
    """One publisher has one voice, however its name is typeset."""
    told = (("w1", "North Wire", 40), ("w2", "NORTH  WIRE", 40), ("a", "South Post", 41), ("b", "East", 41))
    parts = [
        {**saying(f"It drew {n}.", f'meetings.f.counts.countries = "{n}"', id=i), **about(i, publisher=by)}
        for i, by, n in told
    ]
    assert str(make.dataset(*parts, policy="majority").meetings["f"].counts.countries) == "41"


@pytest.mark.parametrize(("hosts", "told"), [(["XA"], {"XA"}), (["XA", "XB"], set())])
def test_of_several_hosts_of_a_series_none_is_that_of_an_edition(
    make: Making, hosts: list[str], told: set[str]
) -> None:
    """One host of a series hosts its editions, unless they say another; of two nobody knows which does."""
    lines = ['meetings.m.series = "r"', f"series.r.hosts = {toml(hosts)}"]
    ds = make.dataset(saying("The round is held in turn.", *lines))
    assert hosts_of(ds, ds.meetings["m"]) == told
