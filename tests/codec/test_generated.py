"""The fast road from JSON to records: it leads where the codec leads, or refuses where the codec refuses."""

import json
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from security_meetings import Attendee, BilateralTalk, Claim, Count, Dataset, Evidence, Meeting, Source
from security_meetings.codec import readers
from security_meetings.codec.generated import REFUSALS, constructor
from security_meetings.codec.readers import Cache
from security_meetings.codec.strict import decode, encode
from security_meetings.codec.text import dump_lines, parse_pairs
from security_meetings.codec.with_msgspec import reader
from security_meetings.errors import InvalidData
from security_meetings.model.days import parse_day
from security_meetings.model.kinds import kinds
from security_meetings.packs.manifest import FileEntry, Manifest
from tests.codec.foreign import Odd
from tests.constructors import FILES, written
from tests.strategies import FEW, broken, instances, records

PARTS = (Count, Attendee, Evidence, FileEntry, Manifest)
CLASSES = {cls.__name__: cls for cls in (*kinds().values(), *PARTS, Odd)}
EVERY = pytest.mark.parametrize("name", CLASSES)


def drawn(data: DataObject, name: str) -> Any:
    """An object of the class of this name."""
    cls = CLASSES[name]
    return data.draw(records("claims") if cls is Claim else instances(cls))


def pairs(tree: Any) -> Any:
    """JSON as the constructors take it: each object as a tuple of pairs."""
    if isinstance(tree, dict):
        return tuple((key, pairs(value)) for key, value in tree.items())
    return [pairs(item) for item in tree] if isinstance(tree, list) else tree


def made(cls: type, tree: Any) -> Any:
    """What the constructor makes of JSON; None where it refuses."""
    try:
        return constructor(cls)(pairs(tree))
    except REFUSALS:
        return None


def decoded(cls: type, tree: Any) -> Any:
    """What the codec makes of JSON; None where it refuses."""
    try:
        return decode(cls, tree, "x.json")
    except InvalidData:
        return None


@EVERY
@FEW
@given(st.data())
def test_same_objects(name: str, data: DataObject) -> None:
    """Both roads lead back to the object that was encoded, to the last type."""
    whole = drawn(data, name)
    tree = encode(whole)
    roads: list[Any] = [constructor(CLASSES[name])(pairs(tree)), decode(CLASSES[name], tree, "x.json")]
    for again in roads:
        assert again == whole
        assert repr(again) == repr(whole)


@EVERY
@FEW
@given(st.data())
def test_any_order(name: str, data: DataObject) -> None:
    """The order of keys makes no difference, but a key that stands twice does."""
    whole = drawn(data, name)
    given_ = pairs(encode(whole))
    assert constructor(CLASSES[name])(tuple(data.draw(st.permutations(given_)))) == whole
    doubled = data.draw(st.permutations([*given_, data.draw(st.sampled_from(given_))]))
    with pytest.raises(REFUSALS):
        constructor(CLASSES[name])(tuple(doubled))
    with pytest.raises(REFUSALS):
        constructor(CLASSES[name])(given_[1:])


@EVERY
@FEW
@given(st.data())
def test_same_refusals(name: str, data: DataObject) -> None:
    """The constructor refuses broken JSON exactly where the codec does, and otherwise makes the same."""
    tree = data.draw(broken(encode(drawn(data, name))))
    ours, theirs = made(CLASSES[name], tree), decoded(CLASSES[name], tree)
    assert ours == theirs
    assert repr(ours) == repr(theirs)


COUNT = {"number": 7, "comparator": "exactly", "upper": None, "stage": "actual"}
CLAIM = encode(
    Claim(
        "c",
        "meetings",
        "m",
        "counts.guests",
        Count(7),
        source="rt",
        evidence=(Evidence("rt", 0, 5, "Seven", "", " came"),),
    )
)
TALK = encode(BilateralTalk("t", meeting="some-meeting"))


@pytest.mark.parametrize("number", ["7", 7.0, 7.5, True, None, [7], {}])
def test_no_number(number: object) -> None:
    """What merely looks like a number is none."""
    assert made(Count, {**COUNT, "number": number}) is None
    assert made(Count, COUNT) == Count(7)


@pytest.mark.parametrize("word", ["Exactly", "exact", "", None, 7, [], {}])
def test_no_choice(word: object) -> None:
    """A word that is not on the list is refused, also where it could not even be looked up."""
    assert made(Count, {**COUNT, "comparator": word}) is None


@pytest.mark.parametrize(
    "day",
    ["20250527", 20250527, "2025-05-27T00:00:00", "2025-02-30", "27.05.2025", " 2025-05-27", "", {}, []],
)
def test_no_day(day: object) -> None:
    """What is no day of the calendar in its one written form is refused."""
    tree = encode(Meeting("m"))
    assert made(Meeting, {**tree, "start": day}) is None


def test_full_day() -> None:
    """Where a full day is asked for, a part of one is refused."""
    tree = encode(Source("s"))
    assert made(Source, {**tree, "as_of": "2025-05-27"}) is not None
    for odd in ("2025-05", "2025-05-27~", "2025-05-27/2025-05-29"):
        assert made(Source, {**tree, "as_of": odd}) is None


def test_one_day() -> None:
    """Where one day is asked for, several are refused; where days are, both are read."""
    meeting, talk = encode(Meeting("m")), encode(BilateralTalk("t"))
    assert made(Meeting, {**meeting, "start": "2025-05~"}) is not None
    assert made(Meeting, {**meeting, "start": "2025-05-27/2025-05-29"}) is None
    assert made(BilateralTalk, {**talk, "date": "2025-05-27/2025-05-29"}) is not None


@pytest.mark.parametrize("topics", ["ab", {"a": 1}, None, 7, [None], [7]])
def test_no_list(topics: object) -> None:
    """A text is no list of its letters, an object none of its keys, and None none at all."""
    assert made(Meeting, {**encode(Meeting("m")), "topics": topics}) is None


@pytest.mark.parametrize(
    "tree", [None, 7, "m", [], ["m"], {}, {"id": "m"}, [["party", "RU"], ["official", None]]]
)
def test_no_object(tree: object) -> None:
    """What is no object with all fields is refused; a list of pairs is none."""
    assert made(Meeting, tree) is None
    assert made(Attendee, tree) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"collection": "gadgets"},
        {"collection": None},
        {"collection": []},
        {"property": "colour"},
        {"property": "counts"},
        {"property": "id"},
        {"property": "other_names"},
        {"property": {}},
        {"value": 7},
        {"value": "7"},
        {"property": "city"},
        {"evidence": [{}]},
        {"collection": "claims", "property": "value"},
        {"collection": "claims", "property": "basis", "value": "stated"},
        {"collection": "marks", "property": "kind", "value": "anomaly"},
    ],
)
def test_no_claim(changes: dict[str, Any]) -> None:
    """A claim is on a property that can be claimed, and its value is of that property's type."""
    assert made(Claim, CLAIM) is not None
    assert made(Claim, {**CLAIM, **changes}) is None
    assert decoded(Claim, {**CLAIM, **changes}) is None


@pytest.mark.parametrize(("tree", "field"), [(CLAIM, "source"), (CLAIM, "modality"), (TALK, "meeting")])
def test_shared_words(tree: dict[str, Any], field: str) -> None:
    """Ids that records refer to and words of a list are kept once, however often they are read."""
    cls = Claim if tree is CLAIM else BilateralTalk
    first, second = (constructor(cls)(parse_pairs(json.dumps(tree))) for _ in range(2))
    assert getattr(first, field) is getattr(second, field)


@pytest.mark.parametrize("name", FILES)
def test_the_modules_are_as_the_classes_say(name: str) -> None:
    """The constructors are those of the classes as they are now."""
    told = FILES[name].read_text(encoding="utf-8")
    assert told == written(name), "run `python -m tests.constructors`"


def test_made_ready_once() -> None:
    """A constructor is made ready when it is first asked for, and then kept."""
    assert constructor(Meeting) is constructor(Meeting)


def test_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many days a pack holds, each is read rightly, and no more of them are kept than agreed."""
    monkeypatch.setattr(readers, "_MOST_KEPT", 3)
    days = Cache(parse_day)
    for _ in range(2):
        for year in range(2000, 2010):
            assert str(days[str(year)]) == str(year)
    assert list(days) == ["2000", "2001", "2002"]
    with pytest.raises(REFUSALS):
        days["2025-02-30"]


def test_no_attrs_default() -> None:
    """A field that is not there is refused even where the class has a value for it."""
    tree = encode(Count(7))
    for field in attrs.fields(Count):
        assert made(Count, {k: v for k, v in tree.items() if k != field.name}) is None


def test_long_texts_are_not_remembered() -> None:
    """A text, or a side of a talk, that is longer than any real one is read, and not kept."""
    for make, key in ((str, "x" * 10**5), (tuple, (("party", "x" * 10**5), ("official", None)))):
        kept: Any = Cache(make)
        assert kept[key] == key
        assert not kept


@pytest.mark.parametrize("number", [10**100, -(10**100), 10**400])
def test_very_long_numbers(ds: Dataset, number: int) -> None:
    """A number of very many digits is left to the strict reading, wherever it stands, on each quick road."""
    plain = next(c for c in ds.claims if type(c.value) is int)
    counted = next(c for c in ds.claims if isinstance(c.value, Count) and c.value.number is not None)
    tree = encode(counted)
    for one in ({**encode(plain), "value": number}, {**tree, "value": {**tree["value"], "number": number}}):
        line = json.dumps(one, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        read = reader(Claim)
        assert read is not None
        with pytest.raises((ValueError, *REFUSALS)):
            read(line)


def test_whole_claims_are_read_on_the_quick_road(ds: Dataset) -> None:
    """The claims of the data, numbers and all, are read without a closer look."""
    read = reader(Claim)
    assert read is not None
    found = read(dump_lines(map(encode, ds.claims)))
    assert found == list(ds.claims)
