"""Citations: whose words, where they stand, and in which version of the data, in three forms."""

import json
import re
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from security_meetings import Claim, Dataset, Evidence, PartialDate, Source
from security_meetings.collection.collection import Collection
from security_meetings.errors import NotFound
from security_meetings.model.days import parse_day
from security_meetings.packs.manifest import Manifest
from security_meetings.questions.citation import Citation, cite_claims, cite_dataset
from tests.conftest import MakePack
from tests.strategies import records

SMALL = Manifest("small", "1.0", "A small pack", ("A. Reader", "The B&B Society"), "CC0-1.0", 1, ())
WIRE = Source(
    "wire", title="Forum opens", publisher="The Wire", published=parse_day("2025-05-27"), language="en"
)
EVIDENCE = Evidence("wire", 10, 16, "Moscow", "in ", ".")
CLAIM = Claim("c1", "meetings", "m", "city", "Moscow", source="wire", evidence=(EVIDENCE,))


def cited(*claims: Claim, sources: tuple[Source, ...] = (WIRE,)) -> Citation:
    """A citation of these claims."""
    return cite_claims("meetings/m#city", claims, Collection(Source, sources), [SMALL])


def entries(bibtex: str) -> list[tuple[str, dict[str, str]]]:
    """Each entry's key and fields, as a simple reader of BibTeX sees them."""
    found = []
    for entry in bibtex.split("\n\n"):
        head, *fields, end = entry.split("\n")
        assert (head[:6], end) == ("@misc{", "}")
        pairs = [re.fullmatch(r"  (\w+) = \{(.*)\},?", field) for field in fields]
        assert all(line.endswith(",") for line in [head, *fields][:-1])
        found.append((head[6:].rstrip(","), {p[1]: p[2] for p in pairs if p}))
    return found


# The data set


def test_dataset() -> None:
    """The data set is cited by its makers, title and version."""
    whole = cite_dataset([SMALL])
    assert str(whole) == whole.text == "A. Reader, The B&B Society: A small pack, version 1.0."
    assert entries(whole.bibtex) == [
        (
            "small-1.0",
            {"title": "A small pack", "author": r"{A. Reader} and {The B\&B Society}", "version": "1.0"},
        )
    ]
    assert whole.csl == (
        {
            "id": "small-1.0",
            "type": "dataset",
            "title": "A small pack",
            "author": [{"literal": "A. Reader"}, {"literal": "The B&B Society"}],
            "version": "1.0",
        },
    )


def test_several_packs() -> None:
    """Of merged packs each is cited."""
    both = cite_dataset([SMALL, attrs.evolve(SMALL, name="other", version="2.0")])
    assert (
        [key for key, _ in entries(both.bibtex)]
        == [item["id"] for item in both.csl]
        == ["small-1.0", "other-2.0"]
    )
    assert len(both.text.splitlines()) == 2


def test_bundled(ds: Dataset) -> None:
    """The bundled data are cited in the version loaded."""
    assert ds.version in str(ds.cite())
    assert ds.cite().csl[0]["version"] == ds.version


# Claims


def test_claim() -> None:
    """A claim is cited by its words, their source and place, the version of the data, and its id."""
    found = cited(CLAIM)
    assert str(found) == (
        "“Moscow”. The Wire, “Forum opens”, 2025-05-27 (source wire), characters 10–16. "
        "In: small 1.0, meetings/m#city, claim c1."
    )
    assert entries(found.bibtex) == [
        ("wire", {"title": "Forum opens", "publisher": "The Wire", "year": "2025"})
    ]
    assert found.csl == (
        {
            "id": "wire",
            "type": "article",
            "title": "Forum opens",
            "publisher": "The Wire",
            "issued": {"date-parts": [[2025, 5, 27]]},
            "language": "en",
        },
    )


def test_unknown_stays_away() -> None:
    """What is not known of a source is called so in prose, and left out where a program reads."""
    found = cited(CLAIM, sources=(Source("wire"),))
    assert "wire, no headline, no date (source wire)" in str(found)
    assert entries(found.bibtex) == [("wire", {})]
    assert found.csl == ({"id": "wire", "type": "article"},)


@pytest.mark.parametrize(
    ("day", "parts", "year"),
    [
        ("2025-05-27", [[2025, 5, 27]], "2025"),
        ("2025-05", [[2025, 5]], "2025"),
        ("2025", [[2025]], "2025"),
        ("--05-27", None, None),
        ("--05", None, None),
    ],
)
def test_partial_dates(day: str, parts: object, year: str | None) -> None:
    """A date is cited as far as it is known; without a year there is none that a program could read."""
    found = cited(CLAIM, sources=(attrs.evolve(WIRE, published=parse_day(day)),))
    assert f", {day} (source" in str(found)
    assert found.csl[0].get("issued", {}).get("date-parts") == parts
    assert entries(found.bibtex)[0][1].get("year") == year


def test_several_places() -> None:
    """A claim that rests on several places quotes them all."""
    second = Evidence("wire", 30, 36, "Russia", "", "")
    found = cited(attrs.evolve(CLAIM, evidence=(EVIDENCE, second)))
    assert str(found).startswith("“Moscow” … “Russia”.")
    assert "characters 10–16, 30–36." in str(found)


def test_several_claims() -> None:
    """Each claim has its line, each source its entry, and nothing stands twice."""
    other = attrs.evolve(WIRE, id="gazette", title=None)
    theirs = attrs.evolve(
        CLAIM, id="c2", source="gazette", evidence=(attrs.evolve(EVIDENCE, source="gazette"),)
    )
    found = cited(CLAIM, theirs, attrs.evolve(CLAIM, id="c3"), CLAIM, sources=(WIRE, other))
    assert [line.rpartition(" ")[2] for line in str(found).splitlines()] == ["c1.", "c2.", "c3."]
    assert (
        [key for key, _ in entries(found.bibtex)] == [item["id"] for item in found.csl] == ["gazette", "wire"]
    )


def test_editorial() -> None:
    """What no source says is cited as editorial, with its basis, and by the data set."""
    claim = attrs.evolve(CLAIM, basis="editorial", because="ISO 3166-1", source=None, evidence=())
    found = cited(claim)
    assert str(found) == "Editorial: ISO 3166-1. In: small 1.0, meetings/m#city, claim c1."
    assert found.csl == cite_dataset([SMALL]).csl
    assert found.bibtex == cite_dataset([SMALL]).bibtex


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), min_size=1))
def test_no_loose_braces(title: str) -> None:
    """Whatever a headline holds, braces are balanced and LaTeX has nothing to trip over."""
    found = cited(CLAIM, sources=(attrs.evolve(WIRE, title=title),)).bibtex
    bare = re.sub(r"\\(textbackslash|textasciitilde|textasciicircum)\{\}|\\[{}&%$#_]", "", found)
    depth = 0
    for letter in bare:
        depth += {"{": 1, "}": -1}.get(letter, 0)
        assert depth >= 0
    assert depth == 0
    assert not set("\\&%$#~^_") & set(bare.partition("title = ")[2].partition("},\n")[0])


# By the data set


def test_value(ds: Dataset) -> None:
    """A value is cited by the claim that won and those that say the same, and by no rival."""
    why = ds.explain("imhr-2025", "counts.countries")
    found = str(ds.cite("imhr-2025", "counts.countries"))
    assert why.winner is not None
    assert f"“{why.winner.evidence[0].exact}”" in found
    assert all(claim.id in found for claim in (why.winner, *why.agreeing))
    assert not any(rival.claim.id in found for rival in why.rivals)


def test_record(ds: Dataset) -> None:
    """A record is cited by all claims about it, sorted by property and by place in the text."""
    talk = ds.talks[0]
    lines = str(ds.cite(talk)).splitlines()
    claims = ds.claims.where(collection="talks", subject=talk.id)
    assert {line.rpartition(" ")[2].rstrip(".") for line in lines} == set(claims.ids)
    assert all(f"talks/{talk.id}, claim" in line for line in lines)
    assert ds.cite(talk) == ds.cite(talk.id) == ds.cite(f"talks/{talk.id}")


def test_nothing_to_cite(ds: Dataset) -> None:
    """Where no claim stands behind a value, there is nothing to cite."""
    with pytest.raises(
        NotFound, match=r"no claim stands behind meetings/imhr-2025#counts\.guests: it is unknown"
    ):
        ds.cite("imhr-2025", "counts.guests")
    with pytest.raises(NotFound, match="no record 'imhr-2052'; did you mean 'imhr-2025'"):
        ds.cite("imhr-2052")


def test_everything_can_be_cited(ds: Dataset) -> None:
    """Every record that claims make can be cited; what programs read is JSON."""
    for name, collection in ds.collections.items():
        for record in collection if name not in ("claims", "marks") else ():
            found = ds.cite(record)
            assert found.text
            assert found.bibtex.startswith("@misc{")
            assert json.loads(json.dumps(found.csl)) == list(found.csl)


def test_merged(make_pack: MakePack) -> None:
    """Data that come from several packs are cited with all of them."""
    from security_meetings import BUNDLED, load

    both = load(BUNDLED, make_pack())
    assert f"In: security-meetings {both.version.partition('+')[0]}, small 1.0, " in str(
        both.cite("forum-2025", "city")
    )


@given(records("sources"), st.from_type(PartialDate))
def test_any_source(source: Any, day: PartialDate) -> None:
    """Whatever is known of a source, it can be cited."""
    found = cited(CLAIM, sources=(attrs.evolve(source, id="wire", published=day),))
    assert "(source wire)" in str(found)
    assert json.dumps(found.csl)
