"""Citations: what a reference manager reads back is what was cited."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from security_meetings import Dataset, load
from security_meetings.build import rebuild
from tests.cases.making import Making, about, quote, refused, saying, source, toml

KEY = re.compile(r"[A-Za-z0-9\-_.:]+")
ODD = [
    "Вестник № 5}",
    "a, b",
    "x}\n@article{evil, title={Forged}",
    "日報 5",
    "100%",
    "a\\b",
    "y{z",
    "№",
    "q=r",
    "c#d",
]


def entries(bibtex: str) -> dict[str, dict[str, str]]:
    """The entries of a BibTeX file, as a strict reader has them: fields by key."""
    found: dict[str, dict[str, str]] = {}
    at = 0
    while at < len(bibtex):
        if bibtex[at].isspace():
            at += 1
            continue
        head = re.compile(r"@(\w+)\{([^,{}\s]+)\s*(?:,\s*|(?=\}))").match(bibtex, at)
        assert head, f"no entry begins at {bibtex[at:][:60]!r}"
        assert head[2] not in found, "a key stands twice"
        fields: dict[str, str] = {}
        at = head.end()
        while bibtex[at] != "}":
            name = re.compile(r"(\w+)\s*=\s*\{").match(bibtex, at)
            assert name, f"no field begins at {bibtex[at:][:60]!r}"
            begin = at = name.end()
            depth = 1
            while depth:
                skip = 2 if bibtex[at] == "\\" else 1
                depth += 0 if skip == 2 else {"{": 1, "}": -1}.get(bibtex[at], 0)
                at += skip
            fields[name[1]] = bibtex[begin : at - 1]
            at = re.compile(r"\s*,?\s*").match(bibtex, at).end()  # type: ignore[union-attr]
        found[head[2]] = fields
        at += 1
    return found


def cited(make: Making, *ids: str, name: str = "p", title: str = "A try") -> list[Dataset]:
    """A pack with sources of these ids, built twice; none where the build refuses one of them by its name."""
    files: dict[str, str | bytes] = {}
    for i, id_ in enumerate(ids):
        part = saying(f"The forum met {i} times.", 'meetings.f.name = "forum"', id=id_)
        files |= {f"q{i}.{file.rpartition('.')[2]}": text for file, text in part.items()}
    packs: list[Dataset] = []
    for _ in range(2):
        refusal = refused(lambda: packs.append(load(make.pack(files, name=name, title=title))))
        assert not refusal or any(repr(id_)[1:-1] in refusal or id_ in refusal for id_ in (*ids, name))
    return packs


@pytest.mark.parametrize("id_", ODD)
def test_keys_of_sources_hold_plain_signs_only(make: Making, id_: str) -> None:
    """Whatever the id of a source, its entry reads back whole, under a plain key, the same in each run."""
    read = [entries(ds.cite("meetings/f").bibtex) for ds in cited(make, id_)]
    for found in read:
        assert found == read[0]
        assert all(KEY.fullmatch(key) for key in found)
        assert len(found) in {1, 2}  # the source, and perhaps the pack that it stands in


@pytest.mark.parametrize("name", [*ODD, "my pack, 2027"])
def test_the_key_of_a_pack_holds_plain_signs_only(make: Making, name: str) -> None:
    """Whatever the name of a pack, its entry reads back whole, with title and version."""
    for ds in cited(make, "s", name=name, title="Notes, of {harbours} & 5 %"):
        (key,) = found = entries(ds.cite().bibtex)
        assert KEY.fullmatch(key)
        assert "harbours" in found[key]["title"]
        assert "0.1.0" in str(found[key])


@pytest.mark.parametrize(
    "ids", [("Вестник 5", "Вестник 6"), ("日報", "日誌"), ("a b", "a,b"), ("é", "e"), ("x}", "x{")]
)
def test_keys_of_different_entries_differ(make: Making, ids: tuple[str, str]) -> None:
    """Two sources of like ids have two entries with keys of their own."""
    for ds in cited(make, *ids):
        found = entries(ds.cite("meetings/f").bibtex)
        assert len(found) >= 2
        assert all(KEY.fullmatch(key) for key in found)


def test_the_bundled_entries_read_back_with_all_fields(ds: Dataset) -> None:
    """Every source's entry has its title, publisher and year as the record has them."""
    for source_ in ds.sources:
        found = entries(ds.cite(source_).bibtex)
        values = [field for fields in found.values() for field in fields.values()]
        assert not source_.published or str(source_.published.year) in " ".join(values)
        plain = [re.sub(r"[\\{}]", "", value) for value in values]
        assert not source_.title or any(source_.title in value for value in plain)


STATED = {
    "issued": (("issued", "published", "date", "released", "issued_on"), "2027-06-01", ("2027",)),
    "doi": (("doi", "DOI"), "10.5555/harbour.forum", ("10.5555/harbour.forum",)),
    "address": (
        ("url", "address", "homepage"),
        "https://harbour.example/forum",
        ("https://harbour.example/forum",),
    ),
}


@pytest.mark.parametrize("what", STATED)
def test_a_pack_can_state_its_day_doi_and_address(make: Making, what: str) -> None:
    """The head of a pack takes them, and each form of the citation gives them."""
    keys, value, shown = STATED[what]
    citations: list[Any] = []
    for key in keys:
        for line in (json.dumps(value), value):  # a day is text, or a day of TOML
            root = make.sown(source("One."))
            head = root / "seeds" / "pack.toml"
            head.write_text(head.read_text(encoding="utf-8") + f"{key} = {line}\n", encoding="utf-8")
            built = refused(lambda root=root: citations.append(load(rebuilt(root)).cite()))  # type: ignore[misc]
            assert built == "" or key in built or "pack.toml" in built
    assert citations
    for citation in citations:
        for form in (citation.text, citation.bibtex.replace("\\", ""), json.dumps(citation.csl)):
            assert all(word in form for word in shown)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("doi", "https://doi.org/10.5555/harbour.forum"),
        ("doi", "harbour"),
        ("doi", "10.5555/harbour forum"),
        ("doi", ""),
        ("language", "English"),
        ("language", "русский"),
    ],
)
def test_a_head_that_would_make_a_dead_address_or_no_language_is_refused(
    make: Making, key: str, value: str
) -> None:
    """A citation puts an address before a DOI; a language is a tag. The key and the value are named."""
    root = make.sown(source("One."))
    head = root / "seeds" / "pack.toml"
    head.write_text(head.read_text(encoding="utf-8") + f"{key} = {json.dumps(value)}\n", encoding="utf-8")
    said = refused(lambda: rebuilt(root))
    assert key in said
    assert repr(value) in said


def rebuilt(root: Path) -> Path:
    """The folder, with its data built."""
    rebuild(root)
    return root


def test_a_pack_that_states_none_of_them_is_cited_without(make: Making) -> None:
    """Without a day of issue the entry has no year."""
    citation = make.dataset(source("One.")).cite()
    ((_, fields),) = entries(citation.bibtex).items()
    assert {"title", "author", "version"} <= set(fields)
    assert "year" not in fields


@pytest.mark.parametrize(
    ("issued", "parts"),
    [("2027-05-04", [2027, 5, 4]), ("2027-05", [2027, 5]), ("2027~", [2027]), ("XXXX-05-04", [])],
)
def test_a_day_is_cited_as_far_as_it_is_known(make: Making, issued: str, parts: list[int]) -> None:
    """Of a pack and of a source; where the year is not known, the entry has no date at all."""
    text = "The forum met."
    ds = make.dataset(
        source(text, quote(text, 'meetings.f.name = "forum"')),
        about("s", published=toml(issued)),
        issued=issued,
    )
    for citation in (ds.cite(), ds.cite("f", "name")):
        for item in citation.csl:
            assert item.get("issued") == ({"date-parts": [parts]} if parts else None)
        for fields in entries(citation.bibtex).values():
            assert fields.get("year") == (str(parts[0]) if parts else None)


@pytest.mark.parametrize("form", ["text", "bibtex", "csl"])
@pytest.mark.parametrize("words", ["It drew 12 delegations", "Exactly 12 delegations were there"])
def test_each_form_of_a_value_has_pack_version_and_words(make: Making, form: str, words: str) -> None:
    """The citation of a value names pack and version and holds the words, in each of its forms."""
    parts = source(f"{words}.", quote(words, 'meetings.f.counts.delegations = "12"'))
    ds = make.dataset(parts, about("s", publisher="Harbour Press"), name="harbour-notes", version="3.1.4")
    citation = getattr(ds.cite("meetings/f", "counts.delegations"), form)
    shown = citation if isinstance(citation, str) else json.dumps(citation, ensure_ascii=False)
    assert [part for part in ("harbour-notes", "3.1.4", words) if part not in shown] == []


def test_each_form_of_a_bundled_value_has_pack_version_and_words(ds: Dataset) -> None:
    """So it is for the data that come along."""
    citation = ds.cite("imhr-2025", "venue")
    words = ds.explain("imhr-2025", "venue").winner.evidence[0].exact  # type: ignore[union-attr]
    for form in (citation.text, citation.bibtex, str(citation.csl)):
        assert [part for part in (ds.name, ds.version, words) if part not in form] == []
