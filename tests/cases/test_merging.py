"""Packs merge where their ids mean the same, and say so where they do not."""

from __future__ import annotations

import re
from itertools import permutations
from typing import Any

import pytest

from security_meetings import Dataset, load
from security_meetings.errors import InvalidData
from tests.cases.making import (
    Making,
    block,
    command,
    editorial,
    faults,
    people,
    quote,
    refused,
    saying,
    source,
    toml,
)

TEXTS = [
    ("The forum drew 12 delegations.", "In spring it drew 14 delegations."),
    ("It drew 12 delegations.", "It drew 12 delegations.\n"),
    ("It drew 12 delegations, said Ada.", "It drew 12 delegations, says Ada."),
    ("Форум собрал 12 делегаций.", "The forum drew 12 delegations."),
]


def stray_words(ds: Dataset) -> list[str]:
    """The words of claims that do not stand in the text of their source, at their place."""
    spans = [e for claim in ds.claims for e in claim.evidence]
    return [e.exact for e in spans if ds.sources[e.source].text[e.start : e.end] != e.exact]


@pytest.mark.parametrize(("one", "other"), TEXTS)
@pytest.mark.parametrize("turned", [False, True])
def test_claims_of_a_merged_set_quote_what_their_texts_hold(
    make: Making, one: str, other: str, turned: bool
) -> None:
    """Two texts under one id are refused, by id and packs, or are two sources; no claim loses its words."""
    packs = [
        make.pack(source(text, quote(text, f'meetings.f.counts.delegations = "{n}"'), id="wire"), name=name)
        for text, n, name in ((one, "12", "northern"), (other, "14" if "14" in other else "12", "southern"))
    ]
    asked = packs[::-1] if turned else packs
    try:
        ds = load(*asked)
    except InvalidData as exc:
        told = str(exc)
        assert "wire" in told
        assert all(
            name in told or str(pack) in told
            for pack, name in zip(packs, ("northern", "southern"), strict=True)
        )
        return
    assert stray_words(ds) == []
    assert ds.verify().ok
    assert len(ds.sources) == 2


def test_no_way_of_loading_lets_words_stray(make: Making) -> None:
    """Faults collected instead of refused, claims still quote what their texts hold."""
    packs = [
        make.pack(saying(text, 'meetings.f.name = "forum"', id="w"), name=name)
        for name, text in (("a", "A forum met."), ("b", "One more forum met."))
    ]
    loaded: list[Dataset] = []
    refusal = refused(lambda: loaded.append(load(*packs, on_error="collect")))
    assert [words for ds in loaded for words in stray_words(ds)] == []
    assert loaded or "w" in refusal


def test_one_text_in_two_packs_is_one_source(make: Making) -> None:
    """The same bytes under one id are one source, with the claims of both packs."""
    text = "The forum drew 12 delegations."
    lines = ('meetings.f.counts.delegations = "12"', 'meetings.f.name = "forum"')
    ds = load(
        *(make.pack(saying(text, line, id="wire"), name=name) for name, line in zip("ab", lines, strict=True))
    )
    assert ds.sources.ids == ("wire",)
    assert {c.property for c in ds.claims.where(subject="f")} == {"counts.delegations", "name"}
    assert ds.verify().ok


def signs(make: Making, one: str, other: str, *, collection: str = "officials") -> list[str]:
    """What is said of two names under one id, in two packs that are merged."""
    packs = [
        make.pack(editorial(f"{collection}.vale.name = {toml(name)}"), name=pack)
        for pack, name in (("a", one), ("b", other))
    ]
    merged: list[Dataset] = []
    if refusal := refused(lambda: merged.append(load(*packs))):
        return [refusal]
    return faults(merged[0])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nora Vale", "Otto Vale"),
        ("Ada Quill", "Bo Reed"),
        ("Nora Vale", "Nora Lund"),
        ("N. Vale", "O. Vale"),
        ("Nora B. Vale", "Nora C. Vale"),
        ("Ivan Petrov", "Ivana Petrova"),
        ("Nguyễn Văn Vale", "Otto Lind"),
        ("Иван Петров", "Пётр Иванов"),
        ("王伟", "李娜"),
        ("VALE", "Victor Arno Lind Ericson"),
    ],
)
def test_two_people_under_one_id_leave_a_sign(make: Making, one: str, other: str) -> None:
    """Names that no one person bears are refused or listed, with the id."""
    assert any("vale" in line for line in signs(make, one, other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nora Vale", "Nora Vale"),
        ("Nora Vale", "Vale"),
        ("Nora Vale", "N. Vale"),
        ("Nora Vale", "Vale, Nora"),
        ("Nora Vale", "Nora E. Vale"),
        ("Nora Vale", "Нора Вейл"),
        ("Nóra Vále", "Nora Vale"),
        ("Dmitry Orlov", "Дмитрий Орлов"),
        ("N. B. Vale", "Nora Vale"),
        ("Nora Vale", "Dr Nora Vale"),
        ("Sergej Schiwago", "Sergei Zhivago"),
        ("Sergueï Choulov", "Sergey Shulov"),
        ("Michail Orlow", "Mikhail Orlov"),
        ("Иван Петров", "王伟"),
        ("安倍", "あべ"),
    ],
)
def test_forms_of_one_name_leave_none(make: Making, one: str, other: str) -> None:
    """A surname alone, an initial, another script or spelling are the same person, without a sign."""
    assert signs(make, one, other) == []


WEST = '{value = "Westland", language = "en"}'


@pytest.mark.parametrize(
    ("collection", "id_", "one", "other", "told"),
    [
        ("organizations", "vale", "Sea and Lake Cooperation Organisation", "SLCO", False),
        ("organizations", "vale", "UV", "United Valleys", False),
        ("organizations", "vale", "EAVU", "Eurasian Vale Union", False),
        ("organizations", "vale", "Harbour Union", "Fishing Board", True),
        ("organizations", "vale", "HU", "Fishing Board", True),
        ("countries", "XC", "Westland", "Westlandic Republic", False),
        ("countries", "XC", "Westland", "Eastland", True),
        ("places", "vale", "Port Ada", "Lund", True),
        (
            "countries",
            "XC",
            '{value = "Westland", language = "en"}',
            '{value = "Okcident", language = "eo"}',
            False,
        ),
        (
            "countries",
            "XC",
            '{value = "Westland", language = "en"}',
            '{value = "Eastland", language = "en-GB"}',
            True,
        ),
    ],
)
def test_bodies_are_shortened_and_translated(
    make: Making, collection: str, id_: str, one: str, other: str, told: bool
) -> None:
    """An acronym and a name in another language are the same body; another name in one language is none."""
    packs = [
        make.pack(editorial(f"{collection}.{id_}.name = {name if name[0] == '{' else toml(name)}"), name=pack)
        for pack, name in (("a", one), ("b", other))
    ]
    assert any(id_ in line for line in faults(load(*packs))) is told


REASONS = [
    ('countries.XC.name = "Westland"', "ISO 3166-1", "its usual name"),
    ('organizations.corps.wikidata = "Q42"', "a list", "another list"),
    ('officials.quill.name = "Ada Quill"', "her own page", "a yearbook"),
]


@pytest.mark.parametrize(("line", "one", "other"), REASONS)
def test_one_value_for_two_reasons_loads(make: Making, line: str, one: str, other: str) -> None:
    """Packs that give one value for different reasons merge into one claim, in any order."""
    packs = [make.pack(editorial(line, because=why), name=name) for name, why in (("a", one), ("b", other))]
    path = re.sub(r"(\w+)\.(\w+)\.(\w+) .*", r"\1/\2#\3", line)
    if refusal := refused(lambda: load(*packs)):
        assert all(word in refusal for word in (path, one, other))
        assert path in str(load(*packs, on_error="collect").problems)
        return
    seen = [
        [(c.value, c.because) for c in load(*asked).claims if c.place == path]
        for asked in permutations(packs)
    ]
    assert seen[0] == seen[1]
    assert len({value for value, _ in seen[0]}) == len(seen[0]) == 1


def test_a_reference_to_another_pack_says_what_to_do(make: Making) -> None:
    """What only another pack defines is refused with a way out: a claim of one's own, or naming that pack."""
    refusal = make.refusal(saying("The round was there.", 'delegations.d.party = "brics"'))
    assert "brics" in refusal
    assert re.search(r"organizations[./]brics|\buses\b", refusal)


def test_a_missing_id_is_told_once_with_all_its_places(make: Making) -> None:
    """An id that nothing has is one problem, however many claims refer to it."""
    parts = saying(
        "The round met twice, and twice it was long.",
        'delegations.spring.party = "brics"',
        'delegations.autumn.party = "brics"',
        'sessions.round.participants = ["brics"]',
    )
    with pytest.raises(InvalidData) as caught:
        make.pack(parts)
    (problem,) = [str(p) for p in caught.value.problems if "brics" in str(p)]
    assert all(place in problem for place in ("spring", "autumn", "round"))


def test_ids_of_people_meet_across_packs(make: Making) -> None:
    """A person whom both packs name is one record, found by either name."""
    ds = load(make.pack(people(vale="Nora Vale"), name="a"), make.pack(people(vale="Нора Вейл"), name="b"))
    assert {ds.officials.find(name).id for name in ("Nora Vale", "Нора Вейл")} == {"vale"}


@pytest.mark.parametrize("order", [*permutations(range(3))])
def test_each_two_packs_are_held_against_each_other(make: Making, order: tuple[int, ...]) -> None:
    """A bare surname in one pack does not hide that two others name two people."""
    names = ("Vale", "Nora Vale", "Otto Vale")
    packs = [make.pack(people(vale=name), name=pack) for name, pack in zip(names, "abc", strict=True)]
    assert names_of(load(*(packs[i] for i in order)), "Nora Vale", "Otto Vale")


def test_a_pack_that_attests_both_names_joins_those_of_others(make: Making) -> None:
    """Somebody who took another name is one person where one pack says so."""
    both = editorial('officials.vale.name = ["Nora Vale", "Nora Reed"]')
    packs = [make.pack(both, name="a")]
    packs += [make.pack(people(vale=n), name=p) for n, p in (("Nora Vale", "b"), ("Nora Reed", "c"))]
    assert load(*packs).problems == ()


def names_of(ds: Dataset, *words: str) -> bool:
    """Whether a problem of a merged set names these words."""
    return any(all(word in str(problem) for word in words) for problem in ds.problems)


def test_two_talks_under_one_id_are_told(make: Making) -> None:
    """Two packs that have other parties talk under one id are said to, in either order."""
    more = editorial('countries.XC.name = "Westland"', 'countries.XD.name = "Eastland"', file="more.toml")
    sides = (
        ("s", 'talks.t.attendees = [{party = "XA"}, {party = "XB"}]'),
        ("u", 'talks.t.attendees = [{party = "XC"}, {party = "XD"}]'),
    )
    packs = [make.pack(more, saying(f"They met, {i}.", line, id=i), name=i) for i, line in sides]
    for ds in (load(*packs), load(*packs[::-1])):
        assert names_of(ds, "talks/t", "XA and XB", "XC and XD")
    same = [make.pack(more, saying(f"They met, {i}.", sides[0][1], id=i), name=i) for i in "vw"]
    assert load(*same).problems == ()


WEIGHED: list[tuple[dict[str, str], dict[str, str]]] = [
    ({"inferred": "the Monday after"}, {"inferred": "the first Monday of May"}),
    (
        {"inferred": "x", "rank": "deprecated", "rank_reason": "a misprint"},
        {"inferred": "x", "rank": "deprecated", "rank_reason": "another day meant"},
    ),
]


def weighed(make: Making, name: str, **keys: str) -> Any:
    """A pack in which one sentence gives a day, for some reason."""
    text = "It opens on Monday."
    return make.pack(source(text, quote(text, "meetings.f.start = 2027-05-03", **keys)), name=name)


@pytest.mark.parametrize(("one", "other"), WEIGHED)
def test_a_claim_for_which_packs_give_two_reasons_has_both(
    make: Making, one: dict[str, str], other: dict[str, str]
) -> None:
    """Whatever a claim stands on: the value stands once, and each reason can be read, in any order."""
    packs = [weighed(make, "a", **one), weighed(make, "b", **other)]
    told = []
    for ds in (load(*packs), load(*packs[::-1])):
        claim = ds.claims.where(subject="f", property="start").one()
        told.append((claim.because, claim.rank_reason))
        read = f"{claim.because} {claim.rank_reason}"
        assert all(reason in read for keys in (one, other) for reason in [*keys.values()][::-2][:1])
    assert told[0] == told[1]


def test_a_claim_that_one_pack_deprecates_fills_nothing_where_faults_are_collected(make: Making) -> None:
    """The refusal names both weighings and the cure; collected, the doubt stands, in either order."""
    packs = [
        weighed(make, "a", inferred="x"),
        weighed(make, "b", inferred="x", rank="deprecated", rank_reason="a misprint"),
    ]
    told = refused(lambda: load(*packs))
    assert "meetings/f#start" in told
    assert "a misprint" in told
    assert "collect" in told
    for order in (packs, packs[::-1]):
        assert load(*order, on_error="collect").meetings["f"].start is None


def test_what_differs_in_a_claim_is_named(make: Making) -> None:
    """Two packs that give one name two languages are told which."""
    packs = [
        make.pack(
            source(
                "Ada Quill came.",
                quote("Ada Quill", 'officials.q.name = "*"', language=language),
                quote("came", 'meetings.f.status = "held"'),
            ),
            name=language,
        )
        for language in ("en", "sv")
    ]
    told = refused(lambda: load(*packs))
    assert "language 'en'" in told
    assert "language 'sv'" in told


@pytest.mark.parametrize("modality", ["denied", "speculated", "reported", "expected"])
def test_two_ids_are_joined_only_where_it_is_said_outright(make: Making, modality: str) -> None:
    """A source that denies or guesses that two people are one does not make them one."""
    text = "Ada Quill is Ada Reed, or is not."
    line = 'officials.reed.same_as = "quill"'
    ds = make.dataset(
        people(quill="Ada Quill", reed="Ada Reed"), source(text, quote(text, line, modality=modality))
    )
    assert ds.officials.ids == ("quill", "reed")


def test_two_ids_are_not_joined_where_a_source_denies_it(make: Making) -> None:
    """What one pack joins and a source of another denies stays two, and is a conflict."""
    text = "Ada Quill is not Ada Reed."
    both = people(quill="Ada Quill", reed="Ada Reed")
    joined = make.pack(both, editorial('officials.quill.same_as = "reed"'), name="a")
    denied = make.pack(
        both, source(text, quote(text, 'officials.reed.same_as = "quill"', modality="denied")), name="b"
    )
    for ds in (load(joined, denied), load(denied, joined)):
        assert ds.officials.ids == ("quill", "reed")
        assert not ds.problems


@pytest.mark.parametrize("turned", [False, True])
def test_words_that_two_packs_mark_for_other_reasons_bear_one_mark(make: Making, turned: bool) -> None:
    """Two editors set the same words aside, or find them odd: it loads, in any order."""
    text = "It mett. Click here."
    packs = [
        make.pack(
            source(
                text,
                quote("It mett.", 'meetings.f.status = "held"'),
                block("set_aside", (), words="Click here.", reason=why),
                block("anomaly", (), words="mett", kind="misprint", reason=odd),
            ),
            name=name,
        )
        for name, why, odd in (("a", "page furniture", "met is meant"), ("b", "advert", "it should be met"))
    ]
    ds = load(*(packs[::-1] if turned else packs))
    assert [(m.category, m.reason) for m in ds.marks] == [
        ("misprint", "it should be met; met is meant"),
        ("advert", None),
    ]
    assert ds.verify().ok


def test_the_command_tells_of_two_people_under_one_id(make: Making) -> None:
    """Who checks packs that are loaded together reads of it, and nobody is told of forms of one name."""
    nora, otto, short = (
        make.pack(people(vale=name), name=pack)
        for name, pack in (("Nora Vale", "a"), ("Otto Vale", "b"), ("N. Vale", "c"))
    )
    told = command("verify", "--data", nora, "--data", otto)
    assert "officials/vale" in told.out
    assert "'Nora Vale'" in told.out
    assert "vale" not in command("verify", "--data", nora, "--data", short).out


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(("one", "other", "kept"), [("en", "", "en"), ("en-GB", "en", "en")])
def test_a_language_that_one_pack_tells_more_closely_is_no_difference(
    make: Making, one: str, other: str, kept: str, turned: bool
) -> None:
    """Packs load together though only one tells the language of a name, or tells it more closely."""
    names_ = [f'{{value = "Oslo"{f", language = {toml(of)}" if of else ""}}}' for of in (one, other)]
    packs = [
        make.pack(editorial(f"places.oslo.name = {name}"), name=pack)
        for pack, name in zip("ab", names_, strict=True)
    ]
    ds = load(*(packs[::-1] if turned else packs))
    claim = ds.claims.where(subject="oslo").one()
    assert (claim.value, claim.language) == ("Oslo", kept)
