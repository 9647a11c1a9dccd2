"""Citations: which words, of which version, in forms that footnotes and reference managers take."""

import json
import re

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from security_meetings import Dataset, NotFound, load
from security_meetings.model.schema import properties
from security_meetings.packs.manifest import Manifest
from security_meetings.questions.citation import Citation, Edition, _bibtex, _key, cite
from tests.conftest import NOTES, MakePack, replaced, sow

TROUBLE = """
[[quote]]
words = "126 delegations from 105 countries"
sources.wire.publisher = "Smith & Sons {100 %} _x_ #1 ~ ^ \\\\ $"
"""


def keys_in(citation: Citation) -> list[str]:
    """The keys of the entries, in order."""
    return re.findall(r"^@misc\{([^,]*),$", citation.bibtex, re.MULTILINE)


def cited_in(citation: Citation) -> list[str]:
    """What the keys say is cited, without the digests behind it."""
    assert all(re.search(r"-[0-9a-f]{8}$", key) for key in keys_in(citation))
    return [key[:-9] for key in keys_in(citation)]


def test_data_set(ds: Dataset) -> None:
    """The data are cited with version, digest and policy, in every form."""
    citation = ds.cite()
    digest = ds.digest
    assert str(citation) == citation.text
    for form in (citation.text, citation.bibtex, json.dumps(citation.csl)):
        assert ds.version in form
        assert digest[:12] in form
        assert "best-rank" in form
    assert cited_in(citation) == ["security-meetings-0.2.0"]


def test_value(ds: Dataset) -> None:
    """A value is cited with its words, their place, the source, and the pack with its version."""
    citation = ds.cite("imhr-2025", "counts.countries")
    for form in (citation.text, citation.bibtex, json.dumps(citation.csl, ensure_ascii=False)):
        assert "126 delegations from 105 countries" in form
        assert "security-meetings 0.2.0" in form
        assert "counts.countries" in form
    assert cited_in(citation) == ["interaffairs", "security-meetings-0.2.0"]
    assert [item["type"] for item in citation.csl] == ["article", "dataset"]


def test_claim(ds: Dataset) -> None:
    """One claim is cited by itself, with its id."""
    claim = ds.explain("imhr-2025", "venue").carrying[0]
    text = ds.cite(claim).text
    assert claim.id in text
    assert len(text.splitlines()) == 1


def test_selection(ds: Dataset) -> None:
    """A selection of records is cited with all that they rest on; an empty one rests on nothing."""
    talks = ds.talks.where(party="IR")
    assert ds.cite(talks).text.splitlines() == [
        line.replace("talks/ru-ir-2025", "ru-ir-2025") for line in ds.cite(talks.one()).text.splitlines()
    ]
    with pytest.raises(NotFound, match="no claim stands behind"):
        ds.cite(ds.talks.where(party="BR"))


def test_told_by(ds: Dataset) -> None:
    """What is folded from one source alone says so wherever it is cited."""
    told = ds.as_told_by("interbellum")
    assert told.told_by == ("interbellum",)
    assert told.digest != ds.digest
    for citation in (told.cite(), told.cite("imhr-2025", "counts.delegations")):
        assert (
            "as told by interbellum alone" in citation.text or "what interbellum alone tell" in citation.text
        )


def test_editorial(ds: Dataset) -> None:
    """What no source says is cited with its basis, and with the data alone."""
    citation = ds.cite("RU", "alpha3")
    assert citation.text.startswith("Editorial: ISO 3166-1. In: security-meetings")
    assert cited_in(citation) == ["security-meetings-0.2.0"]


def test_nothing_to_cite(ds: Dataset) -> None:
    """What nobody says cannot be cited."""
    with pytest.raises(
        NotFound, match=r"no claim stands behind meetings/imhr-2025#counts\.guests: it is unknown"
    ):
        ds.cite("imhr-2025", "counts.guests")


def test_everything_can_be_cited(ds: Dataset) -> None:
    """Every record of every kind that claims make can be cited, and each entry has its own key."""
    for name, records in ds.collections.items():
        for record in records if name not in ("claims", "marks") else ():
            citation = ds.cite(record)
            assert len(set(keys_in(citation))) == len(citation.csl)


def test_day_of_issue(make_pack: MakePack) -> None:
    """A pack that states a day of issue, a DOI and an address is cited with them."""
    root = make_pack(built=False)
    toml = root / "seeds" / "pack.toml"
    toml.write_text(
        toml.read_text() + 'issued = 2027-05-04\ndoi = "10.5281/zenodo.1"\nurl = "https://example.org"\n'
    )
    from security_meetings.build import rebuild

    rebuild(root)
    citation = load(root).cite()
    assert "year = {2027}" in citation.bibtex
    assert "doi = {10.5281/zenodo.1}" in citation.bibtex
    assert citation.csl[0]["issued"] == {"date-parts": [[2027, 5, 4]]}
    assert "(2027-05-04)" in citation.text


@given(st.text(min_size=1))
def test_keys(id_: str) -> None:
    """A key holds letters, digits and a few marks; different ids have different keys."""
    assert re.fullmatch(r"[A-Za-z0-9_.:-]+", _key(id_))
    assert _key(id_) == _key(id_)
    assert _key(f"{id_} }}") != _key(id_)


@given(st.text())
def test_no_loose_braces(title: str) -> None:
    """Whatever a title holds, the braces of its entry pair, and it stays on its line."""
    entry = _bibtex({"id": "x", "title": f"A {title}"})
    depth = 0
    for letter in entry:
        depth += {"{": 1, "}": -1}.get(letter, 0)
        assert depth >= 0
    assert depth == 0
    assert len(entry.splitlines()) == 3


def test_forged_entry(make_pack: MakePack) -> None:
    """An id that looks like the end of an entry writes no entry of its own."""
    evil = NOTES.replace('"wire"', '"x} @article{evil"').replace(
        "sources.wire.", 'sources."x} @article{evil".'
    )
    root = sow(make_pack(built=False).parent / "evil", evil)
    from security_meetings.build import rebuild

    rebuild(root)
    citation = load(root).cite("forum-2025")
    assert citation.bibtex.count("@") == 2
    assert all(re.fullmatch(r"[A-Za-z0-9_.:-]+", key) for key in keys_in(citation))


ODD_IDS = [
    "Вестник № 5}",
    "a, b",
    "x}\n@article{evil, title={Forged}",
    "日報",
    "100%",
    "a\\b",
    "y{z",
    "q=r",
    "c#d",
    "RT",
]


@given(st.text("aAbB-.", min_size=1, max_size=4), st.text("aAbB-.", min_size=1, max_size=4))
def test_keys_differ_in_more_than_case(one: str, other: str) -> None:
    """Two ids have two keys for programs, too, that take capitals for small letters."""
    assert (_key(one).lower() == _key(other).lower()) == (one == other)


def test_the_key_of_one_id_is_no_other_id() -> None:
    """An id that is written like the key made of another has a key of its own."""
    assert _key(_key("RT")).lower() != _key("RT").lower()


@pytest.mark.parametrize("id_", ODD_IDS)
def test_entries_are_read_back(ds: Dataset, id_: str) -> None:
    """A reader of BibTeX finds the very entries that were cited, each with all its fields."""
    claim = ds.explain("imhr-2025", "venue").carrying[0]
    source = attrs.evolve(ds.sources["rt"], id=id_, title=f"On {id_}")
    changed = attrs.evolve(claim, source=id_)
    collections = replaced(ds, sources=[source], claims=[changed])
    citation = cite(collections, Edition((manifest(id_),), "best-rank"), changed, None)
    found = parse_string(citation.bibtex, "bibtex").entries
    assert len(found) == len(citation.csl) == 2
    for entry, item in zip(found.values(), citation.csl, strict=True):
        assert re.fullmatch(r"[A-Za-z0-9_.:-]+", entry.key)
        assert {"title", "note"} <= set(entry.fields)
        assert ("year" in entry.fields) == ("issued" in item)
    assert all(re.fullmatch(r"[A-Za-z0-9_.:-]+", key) for key in keys_in(citation))


def manifest(name: str) -> Manifest:
    """What a pack of an odd name says of itself."""
    return Manifest(
        name, "0.1.0", "A try", ("A. Reader",), "CC0-1.0", None, None, None, None, "0" * 64, 2, ()
    )


def test_all_bundled_entries_are_read_back(ds: Dataset) -> None:
    """So it is for every source of the bundled data, and for the data themselves."""
    for source in ds.sources:
        citation = ds.cite(source)
        found = parse_string(citation.bibtex, "bibtex").entries
        assert [entry.key for entry in found.values()] == keys_in(citation)
        first = next(iter(found.values()))
        assert source.published is None or first.fields["year"] == str(source.published.year)


def entries(*citations: Citation) -> dict[str, dict[str, str]]:
    """The entries of one file with several citations, each key in small letters."""
    found = parse_string("\n\n".join(citation.bibtex for citation in citations), "bibtex").entries
    return {entry.key.lower(): dict(entry.fields.items()) for entry in found.values()}


def test_footnotes_share_a_file(ds: Dataset) -> None:
    """Citations of all properties of a record, and of the data, stand in one file: no key is there twice."""
    told = ds.as_told_by("interaffairs")
    paths = [w.property for w in ds.explain("imhr-2025") if w.winner]
    citations = [ds.cite("imhr-2025", path) for path in paths]
    citations += [ds.cite(), told.cite(), load(policy="majority").cite(), ds.cite("imhr-2025")]
    assert len(entries(*citations)) == sum(len(citation.csl) for citation in citations)
    ids = [item["id"] for citation in citations for item in citation.csl]
    assert len(set(ids)) == len(ids)


def test_two_long_selections_share_a_file(ds: Dataset) -> None:
    """Selections that are cited by their number, and differ in what was chosen, have keys of their own."""
    citations = [ds.cite(ds.delegations[:8]), ds.cite(ds.delegations[8:16])]
    assert len(entries(*citations)) == sum(len(citation.csl) for citation in citations)


def test_keys_are_stable(ds: Dataset) -> None:
    """The same citation of the same data has the same keys, in every form."""
    first, again = ds.cite("imhr-2025", "counts.reports"), load().cite("imhr-2025", "counts.reports")
    assert keys_in(first) == keys_in(again) == [item["id"] for item in first.csl]


@pytest.mark.parametrize(
    ("day", "fields", "parts"),
    [
        ("2025-05-26", {"year": "2025", "month": "May", "date": "2025-05-26"}, [[2025, 5, 26]]),
        ("2025-12", {"year": "2025", "month": "December", "date": "2025-12"}, [[2025, 12]]),
        ("2025", {"year": "2025"}, [[2025]]),
        ("XXXX-05-26", {}, None),
    ],
)
def test_a_day_is_cited_as_far_as_it_is_known(
    ds: Dataset, day: str, fields: dict[str, str], parts: list[list[int]] | None
) -> None:
    """BibTeX gets year and month, BibLaTeX the date, CSL the parts; nothing where the year is unknown."""
    claim = ds.explain("imhr-2025", "venue").carrying[0]
    assert claim.source is not None
    published = type(ds.sources[claim.source]).from_dict(
        {**ds.sources[claim.source].to_dict(), "published": day}
    )
    collections = replaced(ds, sources=[published], claims=[claim])
    citation = cite(collections, ds.edition, claim, None)
    (entry, _) = entries(citation).values()
    assert {key: entry[key] for key in ("year", "month", "date") if key in entry} == fields
    assert citation.csl[0].get("issued", {}).get("date-parts") == parts


SURE = """
source = "wire"
[[quote]]
words = "Northland will for the first time attend"
delegations.n.first_time = {value = true, modality = "expected"}
[[quote]]
words = "Analysts believe that they discussed trade"
talks.t.topics = {value = ["trade"], modality = "speculated"}
[[quote]]
words = "They met behind closed doors"
talks.t.format = "closed-door"
talks.t.status = {value = "held", inferred = "They met."}
[[quote]]
words = "They did not meet in the open"
talks.t.mode = {value = "video", modality = "denied"}
[[quote]]
words = "Nobody met in the hall"
talks.u.status = {value = "held", modality = "denied"}
"""
SURE_TEXT = (
    "Northland will for the first time attend. Analysts believe that they discussed trade. "
    "They met behind closed doors. They did not meet in the open. Nobody met in the hall."
)


def test_what_carries_no_value_is_not_cited(ds: Dataset) -> None:
    """No form of a record's citation has a claim that fills none of its values, in any kind of record."""
    for name in ("meetings", "talks", "delegations", "attendances", "officials"):
        for record in ds.collection(name):
            carrying = {c.id for path in properties(type(record)) for c in ds.explain(record, path).carrying}
            cited = set(re.findall(r"claim (c-\d+)\.", ds.cite(record).text))
            assert cited == carrying, record.id


def test_how_surely_is_cited(make_pack: MakePack) -> None:
    """What is expected or inferred says so in each form; what is only guessed or denied is not there."""
    topic = '[[editorial]]\nbecause = "a list"\ntopics.trade.label = "Trade"\n'
    ds = load(make_pack(SURE + topic, SURE_TEXT))
    for form in (ds.cite("n", "first_time").text, ds.cite("n").bibtex, ds.cite("n").csl[0]["note"]):
        assert "attend” [expected]" in form
    whole = ds.cite("t")
    for form in (whole.text, whole.bibtex, whole.csl[0]["note"]):
        assert "Analysts" not in form
        assert "open" not in form
    assert "doors” [inferred]. " in whole.text
    assert "doors”. " in whole.text
    assert "doors” [in part inferred]. " in whole.bibtex
    assert "hall” [denied]" in ds.cite("u").text  # it has no other claim


def test_what_is_inferred_says_so(ds: Dataset) -> None:
    """A value that is concluded from the words says so."""
    for explained in ds.explain("imhr-2025"):
        for claim in explained.carrying:
            text = ds.cite(claim).text
            assert bool(re.search(r"inferred\]\. ", text)) == (claim.basis == "inferred")
