"""Verification: whatever is changed along the chain from value to text is noticed and told."""

import hashlib
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from security_meetings import Attendee, Claim, Count, Dataset, Evidence, Mark, Meeting, Source, load
from security_meetings.build import rebuild
from security_meetings.collection.references import Fault
from security_meetings.collection.shelf import Collections
from security_meetings.dataset import of_claims
from security_meetings.errors import Problem
from security_meetings.model.claims import claim_id
from security_meetings.model.rules import mark_id
from security_meetings.policy import STRICT
from security_meetings.questions.verification import Verification, verify
from security_meetings.testing import claims
from tests.conftest import NOTES, TEXT, MakePack, claim_on, collections_of, replaced


def placed(fault: Fault) -> Problem:
    """Where a fault lies, if each collection has a file."""
    return Problem(f"{fault.collection}.json", f"{fault.id} {fault.path}".strip(), fault.message)


def verified(whole: Collections, damaged: Sequence[Problem] = ()) -> Verification:
    """What is found in a pack of a file for each collection."""
    return verify(whole, damaged, placed)


def edited(whole: Collections, **lists: Sequence[Any]) -> Verification:
    """What is found when some collections are replaced."""
    return verified(replaced(whole, **lists))


def claim_edited(whole: Collections, claim: Claim, *, same_id: bool = False, **values: Any) -> Verification:
    """What is found when a claim is changed, with a new id unless told otherwise."""
    changed = attrs.evolve(claim, **values)
    changed = changed if same_id else attrs.evolve(changed, id=claim_id(changed))
    return edited(whole, claims=[changed if c.id == claim.id else c for c in whole.claims])


def told(found: Verification, file: str = "") -> list[str]:
    """The messages of the problems of a file, or of all."""
    return [p.message for p in found.problems if p.file.endswith(file)]


# As built


def test_as_built(small: Collections) -> None:
    """A pack as built has no problem, and every claim is checked or editorial."""
    found = verified(small)
    assert found.ok
    assert found.problems == ()
    assert found.unchecked == 0
    assert found.checked + found.editorial == len(small.claims)
    assert found.editorial == sum(c.basis == "editorial" for c in small.claims)
    assert str(found).endswith("editorial; 2 stand on fragments of several sentences; no problem")


def test_bundled(ds: Dataset) -> None:
    """Under a strict policy too, verifying raises nothing and finds nothing wrong with the bundled data."""
    assert verified(collections_of(ds.collections, STRICT)).ok


def test_damaged_files_are_told_first(small: Collections) -> None:
    """Problems that are known already are told with those found."""
    known = Problem("data/topics.json", "", "this file is missing")
    found = verified(small, [known])
    assert found.problems == (known,)
    assert not found.ok
    assert str(found).splitlines()[1:] == [str(known)]
    assert str(found).splitlines()[0].endswith("; 1 problem")


# The text


def test_changed_text(make_pack: MakePack) -> None:
    """A text that was changed is no text to check against: it is told, and its claims are left unchecked."""
    root = make_pack()
    text = root / "seeds" / "wire.txt"
    text.write_text(TEXT.replace("126", "127"), encoding="utf-8")
    found = load(root).verify()
    assert [p.file for p in found.problems] == ["seeds/wire.txt"]
    assert "not the text that the claims quote" in found.problems[0].message
    assert found.checked == 0
    assert found.unchecked > 0


def test_missing_text(make_pack: MakePack) -> None:
    """Claims whose text was left behind count as unchecked; where that is so of all, nothing is proven."""
    root = make_pack()
    before = load(root).verify()
    (root / "seeds" / "wire.txt").unlink()
    found = load(root).verify()
    assert not found.ok
    assert found.nothing_checked
    assert found.problems == ()
    assert "nothing could be checked" in str(found)
    assert (found.checked, found.unchecked, found.editorial) == (0, before.checked, before.editorial)
    assert f"{before.checked} not checked: the texts of their sources do not travel along" in str(found)


def test_text_of_one_source_missing(make_pack: MakePack) -> None:
    """What can be checked is checked, whatever else is missing."""
    more = {
        "other.txt": "Moscow hosted it.",
        "other.toml": 'source = "other"\n[[quote]]\nwords = "Moscow hosted it"\ntopics.x.name = "Moscow"\n',
    }
    root = make_pack(more=more)
    (root / "seeds" / "wire.txt").unlink()
    found = load(root).verify()
    assert found.ok
    assert found.checked == 1
    assert found.unchecked > 1


def test_other_text_of_same_digest(small: Collections) -> None:
    """Where the text is another and its digest was changed with it, every shifted quotation is told."""
    raw = f"A new first line.\n{TEXT}".encode()
    (source,) = small.sources
    other = attrs.evolve(source, sha256=hashlib.sha256(raw).hexdigest(), read=lambda: raw)
    found = edited(small, sources=[other])
    misquoted = [p for p in found.problems if " evidence[" in p.where]
    assert {p.file for p in misquoted} == {"claims.json", "marks.json"}
    quotes = sum(len(x.evidence) for name in ("claims", "marks") for x in small.collection(name))
    assert len(misquoted) == quotes
    assert "this is not what its claims say" in "\n".join(told(found, "sources.json"))


# Quotations


@pytest.mark.parametrize(
    ("start", "end"), [(1, 1), (0, 1), (1, 0), (-6, 0), (0, -6), (10**6, 10**6), (-(10**6), -(10**6))]
)
def test_wrong_offset(small: Collections, start: int, end: int) -> None:
    """A quotation that is shifted, stretched, empty or outside the text is told with what stands there."""
    claim = claim_on(small, "city")
    (e,) = claim.evidence
    moved = attrs.evolve(e, start=e.start + start, end=e.end + end)
    found = claim_edited(small, claim, evidence=(moved,))
    (problem,) = found.problems
    changed = claim_id(attrs.evolve(claim, evidence=(moved,)))
    assert (problem.file, problem.where) == ("claims.json", f"{changed} evidence[0]")
    assert problem.message == f"source 'wire' has {TEXT[moved.start : moved.end]!r} there, not {e.exact!r}"


def test_negative_offset(small: Collections) -> None:
    """Counting from the end finds the words, but is no offset."""
    claim = claim_on(small, "city")
    (e,) = claim.evidence
    behind = attrs.evolve(e, start=e.start - len(TEXT), end=e.end - len(TEXT))
    assert TEXT[behind.start : behind.end] == e.exact
    assert not claim_edited(small, claim, evidence=(behind,)).ok


@pytest.mark.parametrize("words", [{"prefix": "elsewhere "}, {"suffix": " elsewhere"}])
def test_wrong_surroundings(small: Collections, words: dict[str, Any]) -> None:
    """Words that are there, but surrounded by others, are told."""
    claim = claim_on(small, "city")
    (e,) = claim.evidence
    found = claim_edited(small, claim, evidence=(attrs.evolve(e, **words),))
    assert told(found) == [f"the words around {e.exact!r} are others"]


def test_second_quotation(small: Collections) -> None:
    """Of a claim that rests on several places, the one that is wrong is named."""
    claim = claim_on(small, "attendees")
    first, second = claim.evidence
    wrong = attrs.evolve(second, exact=second.exact[::-1])
    found = claim_edited(small, claim, evidence=(first, wrong))
    assert [p.where.partition(" ")[2] for p in found.problems] == ["evidence[1]"]


def test_wrong_mark(small: Collections) -> None:
    """The words of marks are checked like those of claims."""
    (mark,) = small.marks
    moved = tuple(attrs.evolve(e, start=e.start - 1, end=e.end - 1) for e in mark.evidence)
    mark = resigned(attrs.evolve(mark, evidence=moved))
    found = edited(small, marks=[mark])
    assert [(p.file, p.where) for p in found.problems] == [("marks.json", f"{mark.id} evidence[0]")]


@pytest.mark.parametrize(
    ("kind", "changes", "message"),
    [
        ("set aside", {"id": "another"}, "the mark was changed"),
        ("set aside", {"reason": "no reason"}, "needs no reason but its category"),
        ("anomaly", {"reason": None}, "says what is odd"),
        ("anomaly", {"reason": " "}, "says what is odd"),
    ],
)
def test_malformed_mark(ds: Dataset, kind: str, changes: dict[str, Any], message: str) -> None:
    """A mark that was given another id, a reason that none asks for, or a blank one is told."""
    mark = next(m for m in ds.marks if m.kind == kind)
    found = edited(ds, marks=[attrs.evolve(m, **changes) if m == mark else m for m in ds.marks])
    assert any(message in words for words in told(found, "marks.json"))


def test_doubled_mark(small: Collections) -> None:
    """The same mark under a second id is told, and so are the same words twice in one."""
    (mark,) = small.marks
    (double,) = told(edited(small, marks=[mark, attrs.evolve(mark, id="z")]), "marks.json")
    assert "the mark was changed" in double
    twice = resigned(attrs.evolve(mark, evidence=mark.evidence * 2))
    assert told(edited(small, marks=[twice]), "marks.json") == ["the same words stand twice in it"]


def resigned(mark: Mark) -> Mark:
    """The mark with the id of what it marks."""
    return attrs.evolve(mark, id=mark_id(mark))


# Claims


def test_edited_value(small: Collections) -> None:
    """A claim whose value was edited no longer has the id of its content, nor makes the record stored."""
    claim = claim_on(small, "city")
    found = claim_edited(small, claim, same_id=True, value="Sochi")
    new = claim_id(attrs.evolve(claim, value="Sochi"))
    assert told(found, "claims.json") == [
        f"the claim was changed: its content has the id {new!r}, not {claim.id!r}"
    ]
    (problem,) = told(found, "meetings.json")
    assert problem == "this is not what its claims say: city is 'Sochi' by its claims, 'Moscow' here"


def test_edited_value_and_id(small: Collections) -> None:
    """A claim edited along with its id still does not make the record stored."""
    found = claim_edited(small, claim_on(small, "city"), value="Sochi")
    assert [p.file for p in found.problems] == ["meetings.json"]


@given(st.data())
def test_no_edit_goes_unnoticed(small: Collections, data: DataObject) -> None:
    """Whatever part of what a claim says is edited, it is noticed."""
    claim = data.draw(st.sampled_from(list(small.claims)))
    name = data.draw(st.sampled_from(["subject", "modality", "attributed_to"]))
    value = data.draw(claims().map(lambda c: getattr(c, name)).filter(lambda v: v != getattr(claim, name)))
    assert not claim_edited(small, claim, same_id=True, **{name: value}).ok


@pytest.mark.parametrize(
    ("changes", "where", "message"),
    [
        ({"basis": "editorial", "because": "so"}, "", "an editorial claim has neither source nor evidence"),
        (
            {"basis": "editorial", "because": "so", "source": None},
            "",
            "an editorial claim has neither source nor evidence",
        ),
        ({"evidence": ()}, "", "a claim of a source has evidence, and all of it from that source"),
        ({"source": None}, "", "a claim of a source has evidence, and all of it from that source"),
        ({"basis": "inferred"}, "because", "a claim that is inferred says on what basis"),
        ({"rank": "deprecated"}, "rank_reason", "a claim that is deprecated says why"),
        ({"rank": "preferred", "rank_reason": ""}, "rank_reason", "a claim that is preferred says why"),
    ],
)
def test_malformed_claim(small: Collections, changes: dict[str, Any], where: str, message: str) -> None:
    """A claim has what its basis and rank ask for."""
    claim = claim_on(small, "city")
    found = claim_edited(small, claim, **changes)
    changed = claim_id(attrs.evolve(claim, **changes))
    assert (f"{changed} {where}".strip(), message) in {(p.where, p.message) for p in found.problems}


@pytest.mark.parametrize(
    ("basis", "changes", "message"),
    [
        ("stated", {"because": "so I think"}, "a claim that is stated needs no reason"),
        ("stated", {"rank_reason": "it is fine"}, "a claim of the normal rank needs no reason"),
        ("editorial", {"because": " "}, "because is blank"),
        ("stated", {"rank": "deprecated", "rank_reason": "\t"}, "rank_reason is blank"),
    ],
)
def test_reasons(small: Collections, basis: str, changes: dict[str, Any], message: str) -> None:
    """A reason that is blank, or stands where none is asked for, is told."""
    claim = next(c for c in small.claims if c.basis == basis)
    assert any(message in words for words in told(claim_edited(small, claim, **changes), "claims.json"))


def test_same_evidence_twice(small: Collections) -> None:
    """One quotation does not count for two."""
    claim = next(c for c in small.claims if c.evidence)
    found = claim_edited(small, claim, evidence=claim.evidence * 2)
    assert "the same words stand twice in its evidence" in told(found, "claims.json")


def test_words_that_do_not_tell_their_place(small: Collections) -> None:
    """Without what stands around them, words that a text has twice prove nothing of where they stand."""
    text = small.sources["wire"].text
    claim = next(c for c in small.claims if c.evidence)
    at = text.index("o")
    bare = Evidence("wire", at, at + 1, "o", "", "")
    found = claim_edited(small, claim, evidence=(bare,))
    assert any("does not tell it from the same words elsewhere" in words for words in told(found))


@pytest.mark.parametrize("span", [(0, 0, ""), (5, 2, "abc"), (-3, 0, "abc"), (0, 3, "ab"), (0, 3, "abcd")])
def test_spans_without_a_text(small: Collections, span: tuple[int, int, str]) -> None:
    """Where the text does not travel along, words still fill the span that they are said to stand in."""
    sources = [attrs.evolve(source, read=None) for source in small.sources]
    claim = next(c for c in small.claims if c.evidence)
    changed = attrs.evolve(claim, evidence=(Evidence("wire", *span, "", ""),))
    changed = attrs.evolve(changed, id=claim_id(changed))
    claims = [changed if c.id == claim.id else c for c in small.claims]
    assert f"{changed.id} evidence[0]" in [
        p.where for p in edited(small, claims=claims, sources=sources).problems
    ]
    assert not any("evidence" in p.where for p in edited(small, sources=sources).problems)


def test_records_out_of_order(ds: Dataset) -> None:
    """Records that do not stand by their ids are told, once a collection."""
    found = edited(ds, talks=list(reversed(ds.talks)))
    assert [words.partition(":")[0] for words in told(found)] == ["this stands behind 'ru-kp-2025'"]


def test_evidence_of_another_source(small: Collections) -> None:
    """A claim of one source cannot rest on the words of another."""
    claim = claim_on(small, "city")
    (e,) = claim.evidence
    found = claim_edited(small, claim, evidence=(e, attrs.evolve(e, source="other")))
    assert "a claim of a source has evidence, and all of it from that source" in told(found)


# Records


def test_edited_record(small: Collections) -> None:
    """A record that was edited is not what its claims say."""
    (meeting,) = small.meetings
    found = edited(small, meetings=[attrs.evolve(meeting, ordinal=14)])
    assert [p.file for p in found.problems] == ["meetings.json"]
    assert "ordinal is 13 by its claims, 14 here" in found.problems[0].message


def test_invented_record(small: Collections) -> None:
    """A record that no claim makes is told."""
    found = edited(small, meetings=[*small.meetings, Meeting("forum-2026")])
    assert [str(p) for p in found.problems] == [
        "meetings.json: this is not what its claims say: no claim makes it @ forum-2026"
    ]


def test_removed_record(small: Collections) -> None:
    """A record that claims make, but that is not there, is told, and so is every reference to it."""
    found = edited(small, meetings=[])
    assert "this is not what its claims say" in told(found, "meetings.json")[0]
    assert any("no meeting 'forum-2025'" in message for message in told(found, "talks.json"))


def test_edited_on_disk(make_pack: MakePack) -> None:
    """Editing a file of a pack is noticed twice over: by its digest and by its claims."""
    root = make_pack()
    rewrite(root, "meetings", lambda records: records[0].update(city="Sochi"))
    problems = "\n".join(map(str, load(root).verify().problems))
    assert "changed since the pack was built" in problems
    assert f"{root}/data/meetings.json: this is not what its claims say" in problems


def rewrite(root: Path, name: str, change: Any) -> None:
    """Change what a file of a pack's data holds."""
    path = root / "data" / f"{name}.json"
    records = json.loads(path.read_bytes())
    change(records)
    path.write_text(json.dumps(records), encoding="utf-8")


# References


def test_dangling_claim(small: Collections) -> None:
    """A claim's value, its subject and whoever it is attributed to must be there."""
    claim = claim_on(small, "chairs")
    found = claim_edited(small, claim, value="nobody", subject="no-meeting", attributed_to="no-one")
    where = {p.where.partition(" ")[2]: p.message for p in found.problems if p.file.endswith("claims.json")}
    assert where == {
        "value": "no official 'nobody'",
        "subject": "no meeting 'no-meeting'",
        "attributed_to": "no official or organization or country 'no-one'",
    }


# All at once


def test_all_problems_at_once(small: Collections) -> None:
    """However many things are wrong, all are told."""
    claim = claim_on(small, "city")
    (meeting,) = small.meetings
    (mark,) = small.marks
    wrong = Evidence("wire", 0, 5, "Moscow", "", "")
    found = edited(
        small,
        claims=[attrs.evolve(claim, evidence=(wrong,)) if c is claim else c for c in small.claims],
        meetings=[attrs.evolve(meeting, chairs=("nobody",))],
        marks=[attrs.evolve(mark, evidence=(wrong,))],
        sources=[*small.sources, Source("ghost")],
    )
    files = {p.file.rpartition("/")[2] for p in found.problems}
    assert files == {"claims.json", "meetings.json", "marks.json", "sources.json"}
    assert len(str(found).splitlines()) == 1 + len(found.problems)


def test_forged_words_are_found(ds: Dataset) -> None:
    """A name that its words do not hold is wrong, even where its id and its record agree with it."""
    said = next(c for c in ds.claims if c.property == "name" and c.basis == "stated")
    forged = attrs.evolve(said, value="Somebody Else")
    forged = attrs.evolve(forged, id=claim_id(forged))
    claims = [forged if c is said else c for c in ds.claims]
    found = of_claims([], claims, list(ds.marks), "best-rank").verify()
    assert [p.message for p in found.problems] == [
        "the words do not carry it: 'Somebody Else' does not stand in the words"
    ]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"evidence": ()}, "a mark has evidence, and all of it from its source"),
        ({"category": "misprint"}, "'misprint' is no reason for the kind 'set aside'"),
    ],
)
def test_wrong_marks_are_found(ds: Dataset, change: dict[str, Any], message: str) -> None:
    """A mark without words, or with a reason of the other kind, is wrong."""
    aside, *others = ds.marks.where(kind="set aside")
    marks = [attrs.evolve(aside, **change), *others]
    found = of_claims([], list(ds.claims), marks, "best-rank").verify()
    assert message in [p.message for p in found.problems]


def test_empty_words_beyond_the_text(small: Collections) -> None:
    """Evidence of no words, past the end of the text, is no evidence."""
    (source,) = small.sources
    span = Evidence(source.id, 10**6, 10**6 + 1, "", "", "")
    claim = next(c for c in small.claims if c.evidence)
    told = attrs.evolve(claim, evidence=(span,))
    assert any("not ''" in p.message for p in edited(small, claims=[told]).problems)


# What could be checked, and how


def test_counted_by_how_it_was_checked(ds: Dataset) -> None:
    """Every claim counts once: compared by machine, judged by a reader, not checkable, or editorial."""
    found = ds.verify()
    assert found.checked == found.compared + found.judged
    assert found.checked + found.unchecked + found.editorial == len(ds.claims)
    assert found.compared > 0
    assert 0 < found.scattered < found.checked
    for number in (found.checked, found.compared, found.judged, found.editorial, found.scattered):
        assert re.search(rf"\b{number:,}\b", str(found).splitlines()[0])


def test_stated_values_that_their_words_contradict(small: Collections) -> None:
    """A number that a claim states, and that its words do not hold, is told by its claim."""
    claim = claim_on(small, "counts.delegations")
    found = claim_edited(small, claim, value=Count(162))
    assert any("the words do not carry it" in message for message in told(found, "claims.json"))
    inferred = claim_edited(small, claim, value=Count(162), basis="inferred", because="so")
    assert not any("the words do not carry it" in message for message in told(inferred, "claims.json"))


def test_a_talk_of_three(small: Collections) -> None:
    """A bilateral talk has two sides; one of three is told, with what to make of it."""
    (talk,) = small.talks
    three = attrs.evolve(talk, attendees=(*talk.attendees, Attendee("CN")))
    found = edited(small, talks=[three])
    assert any("has two sides, this one has 3" in message for message in told(found, "talks.json"))


def test_words_of_the_source_in_its_language(make_pack: MakePack) -> None:
    """Words are compared in the language that the source has."""
    more = {
        "other.txt": "Прибыло двенадцать делегаций.",
        "other.toml": 'source = "other"\n[[quote]]\nwords = "Прибыло двенадцать делегаций"\n'
        'meetings.forum-2025.counts.guests = "12"\n'
        '[[editorial]]\nbecause = "seen"\nsources.other.language = "ru"\n',
    }
    before = load(make_pack()).verify()
    found = load(make_pack(more=more)).verify()
    assert found.ok
    assert found.compared == before.compared + 1


def test_long_quotations_are_cut(small: Collections) -> None:
    """A wrong quotation of a whole text is told in short."""
    claim = claim_on(small, "city")
    wrong = Evidence("wire", 0, len(TEXT), "x" * 1_000_000, "", "")
    found = claim_edited(small, claim, evidence=(wrong,))
    assert max(map(len, str(found).splitlines())) < 1000
    assert max(len(p.message) for p in found.problems) < 1000


def test_many_problems_are_told_in_few_lines(small: Collections) -> None:
    """Of very many problems some are printed, and the number of the others; all of them can be had."""
    found = verified(small, [Problem(f"data/{i}.json", "", "this file is missing") for i in range(10_000)])
    assert len(found.problems) == 10_000
    assert len(str(found).splitlines()) < 100
    assert str(found).splitlines()[-1].endswith("more problems")


def test_fragments_are_counted(make_pack: MakePack) -> None:
    """How many claims stand on fragments of more than one sentence is told."""
    quote = (
        '[[quote]]\nwords = ["13th Forum", "Ali Akbar Ahmadian spoke"]\nmeetings.forum-2025.format = "open"\n'
    )
    root = make_pack(f"{NOTES}{quote}")
    found = load(root).verify()
    # The two sides of the talk stand on two sentences as well.
    assert found.scattered == rebuild(root).account.scattered == 3
    assert "; 3 stand on fragments of several sentences; no problem" in str(found)
