"""JSON text: one form when written, and nothing left open when read."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from security_meetings.codec.text import (
    TooLong,
    dump_items,
    dump_json,
    dump_lines,
    number_of_lines,
    pairs_of_items,
    parse_items,
    parse_json,
    parse_pairs,
)
from security_meetings.errors import InvalidData, InvalidValue

SCALARS = st.none() | st.booleans() | st.integers() | st.text()
TREES = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8)


def refusal(raw: bytes) -> str:
    """What is said of a text that is refused."""
    with pytest.raises(InvalidData) as caught:
        parse_json(raw, "x.json")
    (problem,) = caught.value.problems
    assert problem.file == "x.json"
    return str(problem)


@given(st.lists(TREES, max_size=6), st.sampled_from([1, 2, 100]))
def test_a_list_in_pieces(items: list[object], piece: int) -> None:
    """Piece by piece a list is written as it is at once, whatever stands in it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("security_meetings.codec.text._ITEMS_A_PIECE", piece)
        assert b"".join(dump_items(iter(items))) == dump_json(items)


@given(TREES)
def test_round_trip(tree: object) -> None:
    """What was written is read back as it was."""
    assert parse_json(dump_json(tree), "x.json") == tree


@given(TREES)
def test_one_form(tree: object) -> None:
    """Writing what was read gives the same bytes, which end with one newline."""
    raw = dump_json(tree)
    assert dump_json(parse_json(raw, "x.json")) == raw
    assert raw.endswith(b"\n")
    assert not raw.endswith(b"\n\n")


@given(st.lists(TREES))
def test_lines(trees: list[object]) -> None:
    """In lines, each value stands on one of its own."""
    *lines, end = dump_lines(trees).split(b"\n")
    assert [parse_json(line, "x.jsonl") for line in lines] == trees
    assert end == b""


@given(st.lists(TREES, max_size=30), st.integers(1, 30), st.booleans())
def test_no_item_longer_than_allowed(trees: list[object], longest: int, quick: bool) -> None:
    """Where items are limited in length, a list is read as it is up to the first that is longer."""
    text = json.dumps(trees, ensure_ascii=False)
    lengths = [len(json.dumps(tree, ensure_ascii=False)) for tree in trees]
    found = pairs_of_items(text, longest) if quick else parse_items(text.encode(), "x.json", longest=longest)
    if len(text) <= longest or max(lengths, default=0) <= longest:
        assert len(list(found)) == len(trees)
    else:
        with pytest.raises(TooLong):
            list(found)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[1,2,"aaa",}' + "0" * 99, "Expecting value @ line 1 column 12"),
        ("[1,\n2 3" + "0" * 99, "Expecting ',' delimiter @ line 2 column 3"),
        ("[" + "1," * 99 + "1] x", "Extra data @ line 1 column 203"),
        ("[" + "1," * 99 + '"a', "Unterminated string starting at @ line 1 column 200"),
    ],
)
def test_a_long_list_that_is_no_json(text: str, told: str) -> None:
    """What is wrong with a long list is told with its place, as it is with a short one."""
    for longest in (10, 10_000):
        with pytest.raises(InvalidData) as caught:
            list(parse_items(text.encode(), "x.json", longest=longest))
        assert str(caught.value) == f"x.json: not valid JSON: {told}"


@pytest.mark.parametrize(
    "text", ['["' + "a" * 99, "[" + "[" * 99, "[[" + "[]," * 99, "[" + "1" * 99, '[{"a":' + " " * 99]
)
def test_an_item_without_end(text: str) -> None:
    """An item that goes on and on is given up where it is too long, broken or not."""
    for end in ("", '"]', "]"):
        with pytest.raises(TooLong):
            list(parse_items(text.encode() + end.encode() + b" " * 99, "x.json", longest=10))


def in_pairs(tree: object) -> object:
    """The same tree, each object as a tuple of pairs."""
    if isinstance(tree, dict):
        return tuple((key, in_pairs(value)) for key, value in tree.items())
    return [in_pairs(item) for item in tree] if isinstance(tree, list) else tree


@given(TREES, st.booleans())
def test_pairs(tree: object, escaped: bool) -> None:
    """The quick reading gives the same as the other, unless there may be half a letter in it."""
    text = json.dumps(tree, ensure_ascii=escaped)
    if "\\ud" in text:
        with pytest.raises(ValueError):  # noqa: PT011 (it says only that something is wrong)
            parse_pairs(text)
    else:
        assert parse_pairs(text) == in_pairs(tree)


@pytest.mark.parametrize("text", ["NaN", "[-Infinity]", '{"a": Infinity}', "", "[1", "[1] 2"])
def test_no_pairs(text: str) -> None:
    """What is no JSON is refused on the quick way, too."""
    with pytest.raises(ValueError):  # noqa: PT011 (it says only that something is wrong)
        parse_pairs(text)


def test_form() -> None:
    """A record is written a line a field, in the order given and in letters as they are."""
    assert dump_json([{"name": "Сочи", "id": "ru"}]) == (
        '[\n {\n  "name": "Сочи",\n  "id": "ru"\n }\n]\n'.encode()
    )


@pytest.mark.parametrize(
    ("raw", "keys"),
    [
        (b'{"a": 1, "a": 1}', "'a'"),
        (b'[{"x": {"b": 1, "a": 2, "b": 3, "a": 4, "c": 5}}]', "'a', 'b'"),
        (rb'{"a": 1, "\u0061": 2}', "'a'"),
    ],
)
def test_double_key(raw: bytes, keys: str) -> None:
    """A key that stands twice is refused and named, however deep it stands and however it is spelt."""
    assert refusal(raw) == f"x.json: not valid JSON: the same key stands twice: {keys}"


@pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity"])
def test_no_number(word: str) -> None:
    """What other readers take for a number is none."""
    assert refusal(f'{{"a": [{word}]}}'.encode()) == f"x.json: not valid JSON: {word} is no JSON number"


@pytest.mark.parametrize(
    ("raw", "where"),
    [
        (b"", "line 1 column 1"),
        (b'{"a": 1,\n "b": x}', "line 2 column 7"),
        (b'{"a": 1}\n\n]', "line 3 column 1"),
        (b"[1,]", "line 1 column"),
        (b"{'a': 1}", "line 1 column 2"),
        (b'["a\tb"]', "line 1 column 4"),
        (b"\xef\xbb\xbf[]", "line 1 column 1"),
    ],
)
def test_place(raw: bytes, where: str) -> None:
    """What is no JSON is refused with line and column."""
    message = refusal(raw)
    assert message.startswith("x.json: not valid JSON: ")
    assert f" @ {where}" in message


@pytest.mark.parametrize(
    "raw", [b'["\xff"]', '["é"]'.encode("latin-1"), b'["\xed\xa0\x80"]', "[1]".encode("utf-16")]
)
def test_bad_utf8(raw: bytes) -> None:
    """Bytes that are not UTF-8 are refused, and no other encoding is guessed."""
    assert "not valid JSON: " in refusal(raw)


def test_beyond_reason() -> None:
    """Brackets without end and numbers of endless digits are refused like any other slip."""
    assert "not valid JSON: " in refusal(b"[" * 100_000)
    assert "not valid JSON: " in refusal(b"1" * 10_000)


@given(st.binary(max_size=12) | TREES.map(lambda tree: json.dumps(tree).encode()[:-1]))
def test_read_or_refused(raw: bytes) -> None:
    """Whatever the bytes are, they are JSON or invalid data."""
    try:
        tree = parse_json(raw, "x.json")
    except InvalidData:
        return
    assert tree == json.loads(raw.decode())


@pytest.mark.parametrize("raw", [rb'"\ud83d"', rb'["\uDE00"]', rb'{"\ud83d": 1}'])
def test_half_a_letter(raw: bytes) -> None:
    """Half of a surrogate pair is refused: it is no letter, and could not be written again."""
    assert "surrogates not allowed" in refusal(raw)


def test_whole_letter() -> None:
    """Both halves together are one letter, and what only looks like a half is text."""
    assert parse_json(rb'["\ud83d\ude00", "\\ud83d"]', "x.json") == ["\U0001f600", r"\ud83d"]


def test_many_keys() -> None:
    """Among very many keys the one that stands twice is found as soon as they are read, and few are named."""
    keys = [f"k{i}" for i in range(200_000)]
    began = time.perf_counter()
    with pytest.raises(InvalidData, match=r"the same key stands twice: 'k5'$"):
        parse_json(json.dumps(dict.fromkeys(keys, 1)).replace("}", ', "k5": 2}').encode(), "x")
    assert time.perf_counter() - began < 60  # it ends: how fast it is, benchmarks tell
    with pytest.raises(InvalidData) as caught:
        parse_json(("{" + ",".join(f'"{key * 100}": 1' for key in keys[:1000] * 2) + "}").encode(), "x")
    assert "and 990 more" in str(caught.value)
    assert len(str(caught.value)) < 2000


@pytest.mark.parametrize("start", ["", " ", "\n ", "\t\t\t", "    "])
def test_blanks_before_a_list(start: str) -> None:
    """Blanks before, in and behind a list say nothing."""
    text = f'{start}[{start}"a"{start},{start}[]{start}]{start}'
    assert list(pairs_of_items(text)) == list(parse_items(text.encode(), "x.json")) == ["a", []]


@pytest.mark.parametrize("half", ["\\ud83d", "\\uD83D", "\\ude00"])
def test_half_letters_need_a_closer_look(half: str) -> None:
    """Where half a letter may stand, in capitals or not, the quick ways refuse and the strict one tells."""
    text = f'["{half}"]'
    for read in (parse_pairs, lambda text: list(pairs_of_items(text))):
        with pytest.raises(ValueError):  # noqa: PT011 (it says only that something is wrong)
            read(text)
    assert "surrogates not allowed" in refusal(text.encode())


@pytest.mark.parametrize("digits", [101, 102, 1_000])
def test_long_numbers(digits: int) -> None:
    """A number of more digits than are allowed is refused, however many more."""
    assert f"a number of {digits} digits, past the limit digits=100" in refusal(b"9" * digits)
    assert parse_json(b"9" * digits, "x.json", digits=digits) == 10**digits - 1


def test_very_many_keys() -> None:
    """An object may have very many keys."""
    tree = {f"k{i}": i for i in range(1_000)}
    assert parse_json(json.dumps(tree).encode(), "x.json") == tree


@pytest.mark.parametrize(
    ("raw", "lines"), [(b"a", 1), (b"a\n", 1), (b"a\nb", 2), (b"a\n\nb\nc", 4), (b"a\n\n\n", 3)]
)
def test_number_of_lines(raw: bytes, lines: int) -> None:
    """Lines are counted, whether the last one is ended or not."""
    assert number_of_lines(raw) == lines


def test_lines_in_letters_as_they_are() -> None:
    """Lines are written without blanks, in letters as they are."""
    assert dump_lines([{"name": "Сочи", "in": ["RU"]}]) == '{"name":"Сочи","in":["RU"]}\n'.encode()


def test_half_a_letter_is_told_with_its_words() -> None:
    """What cannot be written is told with some twenty letters to either side."""
    with pytest.raises(InvalidValue) as caught:
        dump_json("a" * 50 + "\ud800" + "b" * 50)
    assert str(caught.value) == f"half a letter cannot be written: '{'a' * 20}\\ud800{'b' * 19}'"
