"""Coverage: which sentences of a text are accounted for, and by what."""

import hashlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from security_meetings import Claim, Dataset, Evidence, Mark, Source
from security_meetings.model.sentences import Sentences
from security_meetings.questions.coverage import SourceCoverage, coverage
from tests.conftest import collections_of

TEXT = "Forum opens. It drew 126. Follow us:\nMore later. It was so."
SENTENCES = [(0, 12), (13, 25), (26, 36), (37, 48), (49, 59)]


def source_of(id_: str, text: str, sentences: Sentences | None) -> Source:
    """A source with this text."""
    raw = text.encode()
    digest = hashlib.sha256(raw).hexdigest()
    return Source(id_, file=f"{id_}.txt", sha256=digest, sentences=sentences, read=lambda: raw)


def spans_of(words: list[str], text: str = TEXT) -> tuple[Evidence, ...]:
    """Evidence for words of a text."""
    return tuple(Evidence("wire", text.index(w), text.index(w) + len(w), w, "", "") for w in words)


def claim(collection: str, words: list[str]) -> Claim:
    """A claim that rests on these words."""
    return Claim(f"c-{collection}", collection, "m", "x", "x", source="wire", evidence=spans_of(words))


def accounted(typed: list[str], remarked: list[str], aside: list[str]) -> SourceCoverage:
    """The coverage of the text with words claimed, remarked on and set aside."""
    claims = [claim("meetings", typed), claim("remarks", remarked)]
    marks = [Mark("m", "set aside", "wire", "advert", None, spans_of(aside))]
    source = source_of("wire", TEXT, Sentences.of(SENTENCES))
    (found,) = coverage(collections_of({"sources": [source], "claims": claims, "marks": marks}))
    return found


def test_coverage() -> None:
    """A source's sentences are told apart by what accounts for them; characters count without white space."""
    found = accounted(["Forum", "126"], ["More"], ["Follow us:"])
    assert found == SourceCoverage("wire", 5, 2, 1, 1, ("It was so.",), 12 / 48)
    assert found.claimed == 3
    assert str(found) == (
        "wire: 4 of 5 sentences accounted for (2 by typed claims, 1 by remark alone, 1 set aside); "
        "25% of characters are evidence"
    )


def test_once_by_what_says_most() -> None:
    """A sentence that is typed, remarked on and set aside at once counts as typed; then as a remark."""
    found = accounted(["Forum", "126"], ["opens", "More"], ["It drew", "later"])
    assert (found.typed, found.remarks, found.set_aside, len(found.open)) == (2, 1, 0, 2)


def test_all_accounted() -> None:
    """Where everything is evidence, nothing is open and the share is one."""
    found = accounted([TEXT], [], [])
    assert (found.open, found.characters) == ((), 1.0)


@given(*[st.lists(st.sampled_from(TEXT.split()), max_size=3) for _ in range(3)])
def test_each_once(typed: list[str], remarked: list[str], aside: list[str]) -> None:
    """Each sentence is in just one of the numbers, or open."""
    found = accounted(typed, remarked, aside)
    assert found.typed + found.remarks + found.set_aside + len(found.open) == found.sentences == 5
    assert accounted([], [], []).open == tuple(TEXT[start:end] for start, end in SENTENCES)


@pytest.mark.parametrize("text", ["", " \n"])
def test_blank_text(text: str) -> None:
    """A text without a letter has no sentence, and nothing of it is evidence."""
    (found,) = coverage(collections_of({"sources": [source_of("wire", text, Sentences())]}))
    assert (found.sentences, found.open, found.characters) == (0, (), 0.0)


def test_left_out() -> None:
    """A source is left out whose text does not travel along, or whose sentences nobody has told apart."""
    sources = [Source("gone", sentences=Sentences("0-4")), source_of("apart", "One.", None)]
    assert coverage(collections_of({"sources": sources})) == []


def test_other_sources_do_not_count(ds: Dataset) -> None:
    """What is claimed of one source covers no sentence of another."""
    rt_only = ds.claims.where(source="rt")
    found = {c.source: c for c in coverage(collections_of({"sources": ds.sources, "claims": rt_only}))}
    assert found["rt"].claimed > 0
    assert all(c.claimed == 0 for source, c in found.items() if source != "rt")


def test_bundled(ds: Dataset) -> None:
    """Every sentence of the bundled texts is accounted for."""
    assert [covered.open for covered in ds.coverage()] == [()] * len(ds.sources)


def test_evidence_beyond_the_text() -> None:
    """Spans that no text is long enough for, which only a broken pack has, are no error here."""
    spans = [Evidence("s", start, end, "", "", "") for start, end in [(-9, 3), (5, 10**30), (10**30, 10**31)]]
    claims = [Claim("c", "sources", "s", "title", "", source="s", evidence=tuple(spans))]
    source = source_of("s", "One. Two.", Sentences("0-4 5-9"))
    (found,) = coverage(collections_of({"sources": [source], "claims": claims}))
    assert found.claimed == 2
    assert found.characters == pytest.approx(7 / 8)


def test_many_sources() -> None:
    """Claims are gone through once, however many sources there are."""
    sources = [source_of(f"s{i}", "One. Two.", Sentences("0-4 5-9")) for i in range(2_000)]
    claims = [
        Claim(
            f"c{i}", "meetings", "m", "city", "x", source=s.id, evidence=(Evidence(s.id, 0, 3, "", "", ""),)
        )
        for i, s in enumerate(sources)
    ]
    began = time.perf_counter()
    found = coverage(collections_of({"sources": sources, "claims": claims}))
    assert [c.claimed for c in found] == [1] * 2_000
    assert time.perf_counter() - began < 60  # it ends: how fast it is, benchmarks tell
