"""Packs merge where their ids mean the same, and say so where they do not."""

from __future__ import annotations

import re
from itertools import permutations

import pytest

from security_meetings import Dataset, load
from security_meetings.errors import InvalidData
from tests.cases.making import Making, editorial, faults, people, quote, refused, saying, source, toml

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
    ],
)
def test_forms_of_one_name_leave_none(make: Making, one: str, other: str) -> None:
    """A surname alone, an initial, another script or spelling are the same person, without a sign."""
    assert signs(make, one, other) == []


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
