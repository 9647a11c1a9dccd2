"""JSON Lines: three roads to the same records and the same complaints, and never to wrong data."""

import gc
import io
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject, DrawFn

from security_meetings import Dataset, Official, Statement
from security_meetings.codec.strict import encode
from security_meetings.errors import InvalidData
from security_meetings.model.kinds import kinds
from security_meetings.model.rules import unseen_id
from security_meetings.model.schema import described
from security_meetings.packs import lines
from security_meetings.packs.lines import read_lines
from security_meetings.packs.opened import Lines
from tests.packs.shared import (
    EAGER,
    EVERY_ROAD,
    PEOPLE,
    ROADS,
    Road,
    at_once,
    by_the_book,
    cut,
    line,
    lined,
    one_by_one,
    opened,
    put,
    without_msgspec,
)
from tests.strategies import FEW, broken, records, written

# All roads lead to the same place


@pytest.mark.parametrize("collection", kinds())
@FEW
@given(st.data())
def test_same_records(scratch: Path, collection: str, data: DataObject) -> None:
    """Records written a line each are read as they were, on every road."""
    cls = kinds()[collection]
    whole = data.draw(st.lists(records(collection), max_size=4, unique_by=lambda r: r.id))
    put(scratch, lined(*whole))
    for road in ROADS:
        found, problems = road(scratch, cls)
        assert found == whole
        assert repr(found) == repr(whole)
        assert problems == []


@st.composite
def files(draw: DrawFn, collection: str) -> bytes:
    """Files of some good lines, and some with other JSON or none."""
    parts = []
    for record in draw(st.lists(records(collection), min_size=1, max_size=3, unique_by=lambda r: r.id)):
        tree = encode(record)
        parts.append(
            draw(st.sampled_from([line(record), None])) or draw(written(draw(broken(tree) | st.just(tree))))
        )
    end = draw(st.sampled_from([b"\n", b"\r\n"]))
    return end.join(parts) + draw(st.sampled_from([b"", b"\n", b"\r\n", b"\n\n"]))


@pytest.mark.parametrize("collection", kinds())
@given(st.data())
def test_same_problems(scratch: Path, collection: str, data: DataObject) -> None:
    """Whatever is wrong with a file, every road keeps the same records and says the same of the others."""
    cls = kinds()[collection]
    raw = put(scratch, data.draw(files(collection))).read_bytes()
    expected = by_the_book(raw, cls)
    ids = [r.id for r in expected[0]]
    named = [*ids, *(getattr(r, "subject", r.id) for r in expected[0])]
    # What is wrong with ids shows once all of them are read.
    odd_ids = len(set(ids)) < len(ids) or any(map(unseen_id, named))
    first = at_once(scratch, cls)
    assert without_msgspec(scratch, cls) == one_by_one(scratch, cls) == first
    assert opened(scratch, cls) == expected
    assert first == expected or odd_ids


@pytest.mark.parametrize(
    "raw",
    [
        b'{"id":"a","id":"a","name":null,"other_names" :[]}\n',
        b'{"id":"a","name":null,"other_names":[],"other_names"\t:[]}\n',
        b'{"id":"a","name":"\\":","other_names" :[],"other_names" :[]}\n',
        lined(line(PEOPLE[0]) + line(PEOPLE[1]), b""),
        lined(line(PEOPLE[0]) + b" " + line(PEOPLE[1]), b" "),
        line(PEOPLE[0]).replace(b",", b",\n", 1) + line(PEOPLE[1]) + b"\n",
        line(PEOPLE[0]) + b"\r" + line(PEOPLE[1]) + b"\n\n",
        lined(line(PEOPLE[0]) + b"," + line(PEOPLE[1]), line(PEOPLE[2])),
        lined(line(PEOPLE[0]) + b",", line(PEOPLE[1])),
        b'{"id":"a","name":null,"other_names":["x",\n"y"]}\n',
        b'{"id":"a","name":\n"x","other_names":[]}\n',
        lined(b"[" * 100_000),
        lined(b'{"id":"\xff","name":null,"other_names":[]}'),
    ],
)
def test_compensating_slips(scratch: Path, raw: bytes) -> None:
    """Two slips that hide each other from whoever only counts are found on every road."""
    put(scratch, raw)
    expected = by_the_book(raw, Official)
    assert expected[1]
    assert all(road(scratch, Official) == expected for road in ROADS)


@pytest.mark.parametrize("collection", kinds())
@pytest.mark.parametrize("fast", [True, False])
def test_fast_road_is_taken(
    ds: Dataset, monkeypatch: pytest.MonkeyPatch, collection: str, fast: bool
) -> None:
    """Lines as this project writes them are read many at a time, with msgspec and without, but for a few."""
    if not fast:
        monkeypatch.setitem(sys.modules, "msgspec", None)
    read = lines.at_once(kinds()[collection])
    whole = list(ds.collection(collection))
    plain = [record for record in whole if read(lined(record)) is not None]
    assert len(plain) > 0.9 * len(whole)
    assert read(lined(*plain)) == plain


def test_colons(scratch: Path) -> None:
    """Colons, quotation marks and spaces in a text are text."""
    odd = ['":', '"id":"b"', " : ", '{"a" : 1}', "a\t:", "}\n{", "\u2028", "\x85", "\\", '\\"']
    whole = [Official(f"p{i}", name) for i, name in enumerate(odd)]
    put(scratch, lined(*whole))
    assert all(road(scratch, Official) == (whole, []) for road in ROADS)


# One bad record among many


@EVERY_ROAD
@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (b'"Person 3"', b"3", "expected text, got 3 @ line 4: $.name"),
        (b'["P. 3"]', b'"P. 3"', "expected a list, got 'P. 3' @ line 4: $.other_names"),
        (b'"P. 3"', b"null", "expected text, got None @ line 4: $.other_names[0]"),
        (b'"name"', b'"nmae"', "required field 'name' is missing @ line 4: $.name"),
        (b'["P. 3"],', b"[]", "not valid JSON: Expecting ',' delimiter @ line 4: line 1 column"),
        (b'"id"', b'"id":"x","id"', "not valid JSON: the same key stands twice: 'id' @ line 4"),
        (b'"Person 3"', b"NaN", "not valid JSON: NaN is no JSON number @ line 4"),
    ],
)
def test_one_bad_record(scratch: Path, road: Road, old: bytes, new: bytes, told: str) -> None:
    """A bad record is told with file, line, path and value, and all others are kept."""
    good = lined(*PEOPLE)
    put(scratch, good.replace(line(PEOPLE[3]), line(PEOPLE[3]).replace(old, new)))
    found, problems = road(scratch, Official)
    assert found == [p for p in PEOPLE if p is not PEOPLE[3]]
    assert str(problems[0]).startswith(f"x.jsonl: {told}")


def test_raised_at_once() -> None:
    """Unless they are collected, all problems of a file are raised together."""
    raw = lined(PEOPLE[0], b"{}", PEOPLE[1], b"[]", PEOPLE[0])
    with pytest.raises(InvalidData) as caught:
        read_lines(io.BytesIO(raw), Official, "x.jsonl")
    told = [p.where for p in caught.value.problems]
    missing = [f"line 2: $.{part.name}" for part in described(Official)]
    assert told == [*missing, "line 4: $", "line 5: $.id"]


def test_too_many_problems() -> None:
    """Of a file that is wrong throughout, the first thousand problems are told and the rest counted."""
    with pytest.raises(InvalidData) as caught:
        read_lines(io.BytesIO(lined(*[b"[]"] * 1500)), Official, "x.jsonl")
    assert len(caught.value.problems) == 1001
    assert str(caught.value.problems[-1]) == "x.jsonl: and 500 problems more"


@pytest.mark.parametrize("road", EAGER)
def test_double_ids(scratch: Path, road: Road) -> None:
    """Of records with one id the first is kept, and each other one is told with its line."""
    twin = Official("person-1", "Another")
    put(scratch, lined(PEOPLE[0], PEOPLE[1], b"{}", twin, PEOPLE[2], twin))
    found, problems = road(scratch, Official)
    assert found == PEOPLE[:3]
    assert [str(p) for p in problems if "twice" in p.message] == [
        f"x.jsonl: the id 'person-1' stands twice, first in line 2 @ line {n}: $.id" for n in (4, 6)
    ]


# The ends of lines and files


@EVERY_ROAD
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
@pytest.mark.parametrize("last", [True, False])
def test_line_ends(scratch: Path, road: Road, end: bytes, last: bool) -> None:
    """Lines end as they do on any system; the last need not."""
    put(scratch, end.join(map(line, PEOPLE)) + (end if last else b""))
    assert road(scratch, Official) == (PEOPLE, [])


@EVERY_ROAD
def test_empty_file(scratch: Path, road: Road) -> None:
    """An empty file holds no records, and nothing is wrong with it."""
    assert road(put(scratch, b""), Official) == ([], [])


@EVERY_ROAD
@pytest.mark.parametrize("blank", [b"", b" ", b"\r", b"\t"])
def test_blank_line(scratch: Path, road: Road, blank: bytes) -> None:
    """A blank line is a record that is missing, and is told."""
    found, problems = road(put(scratch, lined(PEOPLE[0], blank, PEOPLE[1])), Official)
    assert found == PEOPLE[:2]
    assert [p.where.partition(":")[0] for p in problems] == ["line 2"]


@pytest.mark.parametrize("size", [1, 7, 64, 1000])
def test_pieces(scratch: Path, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    """However the file is cut into pieces, its records, lines and problems are the same."""
    raw = lined(PEOPLE[0], PEOPLE[1], b"{}", PEOPLE[2], PEOPLE[1], b"", PEOPLE[3])
    put(scratch, raw)
    expected = [road(scratch, Official) for road in ROADS]
    cut(monkeypatch, size)
    assert [road(scratch, Official) for road in ROADS] == expected


# While reading


@pytest.mark.parametrize("size", [50, 1 << 20])
def test_progress(scratch: Path, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    """Progress adds up to the size of the file, on every road."""
    cut(monkeypatch, size)
    raw = put(scratch, lined(*PEOPLE)).read_bytes()
    reading: list[int] = []
    read_lines(io.BytesIO(raw), Official, "x", progress=reading.append)
    assert sum(reading) == len(raw)
    opening: list[int] = []
    Lines(scratch, Official, "x", opening.append)
    assert sum(opening) == len(raw)
    assert (len(opening) > 1) == (size == 50)


class Failing(io.BytesIO):
    """A stream that cannot be read to its end."""

    def read(self, size: int | None = -1, /) -> bytes:
        """Some lines, then an error."""
        if self.tell():
            raise OSError("gone")
        assert gc.get_threshold()[0] == 0  # whether it is enabled is the program's own affair
        return super().read(min(size or 0, 200))


@pytest.mark.parametrize("on", [True, False])
@pytest.mark.parametrize("stream", [io.BytesIO, Failing])
def test_garbage_collector(on: bool, stream: type[io.BytesIO]) -> None:
    """The garbage collector rests while records are read, and is then as it was, come what may."""
    before, threshold = gc.isenabled(), gc.get_threshold()
    (gc.enable if on else gc.disable)()
    try:
        for parts in (PEOPLE, [*PEOPLE, b"{}"]):
            with pytest.MonkeyPatch.context() as patch:
                cut(patch, 200)
                raw = stream(lined(*parts))
                expected = OSError if stream is Failing else InvalidData
                if stream is Failing or parts is not PEOPLE:
                    with pytest.raises(expected):
                        read_lines(raw, Official, "x")
                else:
                    read_lines(raw, Official, "x")
            assert (gc.isenabled(), gc.get_threshold()) == (on, threshold)
    finally:
        (gc.enable if before else gc.disable)()


# Whatever a line holds, and however many there are


@pytest.mark.parametrize("word", [b"\\ud800", b"\\uDFFF", b"\\ud800\\ud800", b"a\\udc00b"])
@pytest.mark.parametrize("place", [b'"id"', b'"name"', b'["'])
def test_half_a_letter(scratch: Path, word: bytes, place: bytes) -> None:
    """Half of a surrogate pair, which UTF-8 cannot write, is refused on every road; a pair is not."""
    whole = line(Official("the-id", "the name", ("another",)))
    raw = whole.replace({b'"id"': b"the-id", b'"name"': b"the name", b'["': b"another"}[place], b"%s")
    put(scratch, raw % word + b"\n")
    for road in ROADS:
        found, (problem,) = road(scratch, Official)
        assert found == []
        assert problem.where == "line 1"
        assert problem.message.startswith("not valid JSON: ")
    put(scratch, raw % b"\\ud83d\\ude00" + b"\n")
    for road in ROADS:
        (person,), problems = road(scratch, Official)
        assert "\U0001f600" in (person.id, person.name, *person.other_names)
        assert problems == []


def test_large_enough(ds: Dataset, scratch: Path) -> None:
    """More records than fit into one piece are read alike on every road."""
    whole = [
        Statement(f"{s.id}-{i}", text=s.text, speakers=s.speakers) for i in range(90) for s in ds.statements
    ]
    raw = put(scratch, lined(*whole)).read_bytes()
    assert len(raw) > 1 << 20
    assert all(road(scratch, Statement) == (whole, []) for road in ROADS)
    found: Lines[Statement] = Lines(scratch, Statement, "x")
    assert list(found) == whole
    assert list(found.ids()) == [s.id for s in whole]
    assert found.by_id(whole[-1].id) == whole[-1]
