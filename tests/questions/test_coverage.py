"""Coverage: the sentences of a text, and which of them are accounted for."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from security_meetings import Claim, Dataset, Evidence, Mark, Source
from security_meetings.questions.coverage import SourceCoverage, coverage, sentences, uncovered
from tests.conftest import collections_of

# Whatever a sentence may trip over: marks, quotes, initials, odd spaces and line ends.
PROSE = st.lists(
    st.sampled_from(["He met", "U.S.", "Mr.", "A", ".", "!", "?", " ", "\n", "\r\n", "\u00a0", "”", "’", ")"])
    | st.text(max_size=3)
).map("".join)


def split(text: str) -> list[str]:
    """The sentences of a text, as text."""
    return [text[start:end] for start, end in sentences(text)]


@given(PROSE)
def test_partition(text: str) -> None:
    """Every character that is not white space belongs to exactly one sentence, in order."""
    places = [i for start, end in sentences(text) for i in range(start, end) if not text[i].isspace()]
    assert places == [i for i, c in enumerate(text) if not c.isspace()]


@given(PROSE)
def test_trimmed(text: str) -> None:
    """No sentence is empty, begins or ends with white space, or goes beyond its line."""
    assert all(sentence == sentence.strip() != "" for sentence in split(text))
    assert not any("\n" in sentence for sentence in split(text))


@given(st.lists(st.sampled_from(["He left.", "Who came?", "They met!", "So it is said."])))
def test_plain_sentences(parts: list[str]) -> None:
    """Sentences put together come apart again."""
    assert split(" ".join(parts)) == parts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t", []),
        ("One. Two.", ["One.", "Two."]),
        ("Headline\n\nText begins. It ends", ["Headline", "Text begins.", "It ends"]),
        ("He met U.S. envoys. They left.", ["He met U.S. envoys.", "They left."]),
        ("Mr. Smith and Gen. Jones met. Dr. No too.", ["Mr. Smith and Gen. Jones met.", "Dr. No too."]),
        ("J. Smith came.", ["J. Smith came."]),
        ("“It is so.” He left.", ["“It is so.”", "He left."]),
        ("He said: “Stop.” “Go!” said she.", ["He said: “Stop.”", "“Go!” said she."]),
        ("(It was.) 126 came.", ["(It was.)", "126 came."]),
        ("It rose 3.5 per cent.", ["It rose 3.5 per cent."]),
        ("www.example.org is it.", ["www.example.org is it."]),
        ("Конец. Начало.", ["Конец.", "Начало."]),
        ("Really?! Yes.", ["Really?!", "Yes."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    """A sentence ends with its mark and the quotes behind it, not with an initial or an abbreviation."""
    assert split(text) == expected


@given(PROSE, st.lists(st.tuples(st.integers(0, 40), st.integers(1, 10)), max_size=4))
def test_uncovered(text: str, spans: list[tuple[int, int]]) -> None:
    """A sentence is uncovered just where no span shares a character with it."""
    covered = {i for start, length in spans for i in range(start, start + length)}
    left = uncovered(text, [(start, start + length) for start, length in spans])
    assert left == [(s, e) for s, e in sentences(text) if not covered & set(range(s, e))]


def test_touching_is_not_covering() -> None:
    """A span that ends where a sentence begins, or begins where it ends, covers nothing of it."""
    assert uncovered("One. Two.", [(4, 5)]) == [(0, 4), (5, 9)]
    assert uncovered("One. Two.", [(3, 5)]) == [(5, 9)]
    assert uncovered("One. Two.", [(4, 6)]) == [(0, 4)]


@given(PROSE)
def test_uncovered_ends(text: str) -> None:
    """Without spans every sentence is uncovered; with the whole text, none is."""
    assert uncovered(text, []) == sentences(text)
    assert uncovered(text, [(0, len(text))]) == []


TEXT = "Forum opens. It drew 126. Follow us:\nMore later."


def accounted(text: str, claimed: list[str], aside: list[str]) -> SourceCoverage:
    """The coverage of a text with words claimed and words set aside."""

    def spans(words: list[str]) -> tuple[Evidence, ...]:
        return tuple(Evidence("wire", text.index(w), text.index(w) + len(w), w, "", "") for w in words)

    raw = text.encode()
    source = Source("wire", file="wire.txt", sha256=hashlib.sha256(raw).hexdigest(), read=lambda: raw)
    claims = [Claim("c", "meetings", "m", "city", "x", source="wire", evidence=spans(claimed))]
    marks = [Mark("m", "set aside", "wire", "advert", None, spans(aside))]
    (found,) = coverage(collections_of({"sources": [source], "claims": claims, "marks": marks}))
    return found


def test_coverage() -> None:
    """A source's sentences are claimed, set aside or open; characters count without white space."""
    found = accounted(TEXT, ["Forum", "126"], ["Follow us:"])
    assert found == SourceCoverage("wire", 4, 2, 1, ("More later.",), 8 / 40)
    assert str(found) == (
        "wire: 3 of 4 sentences accounted for (2 claimed, 1 set aside); 20% of characters are evidence"
    )


def test_claimed_and_set_aside() -> None:
    """A sentence that is both claimed and set aside counts once, as claimed."""
    found = accounted(TEXT, ["Forum", "Follow"], ["opens", "us:"])
    assert (found.claimed, found.set_aside) == (2, 0)


def test_all_accounted() -> None:
    """Where everything is evidence, nothing is open and the share is one."""
    found = accounted(TEXT, [TEXT], [])
    assert (found.open, found.characters) == ((), 1.0)


@pytest.mark.parametrize("text", ["", " \n"])
def test_blank_text(text: str) -> None:
    """A text without a letter has no sentence, and nothing of it is evidence."""
    found = accounted(text, [], [])
    assert (found.sentences, found.open, found.characters) == (0, (), 0.0)


def test_text_left_behind() -> None:
    """A source whose text does not travel along is left out."""
    assert coverage(collections_of({"sources": [Source("wire")]})) == []


def test_other_sources_do_not_count(ds: Dataset) -> None:
    """What is claimed of one source covers no sentence of another."""
    rt_only = ds.claims.where(source="rt")
    found = {c.source: c for c in coverage(collections_of({"sources": ds.sources, "claims": rt_only}))}
    assert found["rt"].claimed > 0
    assert all(c.claimed == 0 for source, c in found.items() if source != "rt")


@given(PROSE, st.lists(st.tuples(st.integers(-2, 40), st.integers(-2, 40)).map(sorted).map(tuple)))
def test_uncovered_as_defined(text: str, spans: list[tuple[int, int]]) -> None:
    """A sentence is uncovered if no span shares a character with it, whatever the order of the spans."""
    spans = [(start, end) for start, end in spans if start < end]
    expected = [(s, e) for s, e in sentences(text) if not any(a < e and s < b for a, b in spans)]
    assert uncovered(text, spans) == expected


def test_evidence_beyond_the_text() -> None:
    """Spans that no text is long enough for, which only a broken pack has, are no error here."""
    text = "One. Two."
    source = Source("s", sha256=hashlib.sha256(text.encode()).hexdigest(), read=text.encode)
    spans = [Evidence("s", start, end, "", "", "") for start, end in [(-9, 3), (5, 10**30), (10**30, 10**31)]]
    claims = [Claim("c", "sources", "s", "title", "", source="s", evidence=tuple(spans))]
    (found,) = coverage(collections_of({"sources": [source], "claims": claims}))
    assert found.claimed == 2
    assert found.characters == pytest.approx(7 / 8)
