"""Where statements stand in a TOML file: found as what reads TOML finds them, in a short time."""

import contextlib
import json
import time
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from security_meetings.build.outline import TooMuch, outlined

KEYS = st.sampled_from(
    ["words", "meetings.m.city", 'talks."a.b".date', "officials . 'x' . name", '"é\\n".y', "5"]
)
TEXTS = st.text(alphabet="ab\"'\\#[]{}=.,\n é", max_size=8)
VALUES = st.recursive(
    st.one_of(
        TEXTS.map(lambda text: json.dumps(text, ensure_ascii=False)),
        TEXTS.map(lambda text: f"'{text.replace(chr(39), '').replace(chr(10), '')}'"),
        TEXTS.map(lambda text: text.replace("\\", "").replace('"', "")).map('"""{}"""'.format),
        TEXTS.map(lambda text: text.replace("'", "")).map("'''{}'''".format),
        st.sampled_from(
            ["5", "1.5", "2025-05-27", "true", '"""a""b"""', "'''a''''", '"""\\""""', '"""\n[[quote]]\n"""']
        ),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[\n{', '.join(items)} # ]\n]"),
        inner.map(lambda value: value if "\n" in value else f"{{a.b = {value}}}"),
    ),
    max_leaves=4,
)


def paths(table: object, prefix: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """The paths to the values of nested tables."""
    if not isinstance(table, dict):
        return [prefix]
    return [path for key, value in table.items() for path in paths(value, (*prefix, key))]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["quote", "editorial"]),
            st.lists(st.tuples(KEYS, VALUES), unique_by=lambda pair: pair[0]),
        )
    )
)
def test_places(blocks: list[tuple[str, list[tuple[str, str]]]]) -> None:
    """Every statement of a file that can be read is found at the line that it begins on."""
    lines: list[str] = ["# [[quote]]"]
    expected: dict[str, list[list[int]]] = {}
    for kind, statements in blocks:
        starts = [sum(line.count("\n") + 1 for line in lines) + 1]
        lines.append(f"[[{kind}]]")
        for key, value in statements:
            starts.append(sum(line.count("\n") + 1 for line in lines) + 1)
            lines.append(f"{key} = {value}")
        expected.setdefault(kind, []).append(starts)
    text = "\n".join(lines)
    read = tomllib.loads(text)
    found = outlined(text)
    assert {kind: len(tables) for kind, tables in found.tables.items()} == {
        k: len(v) for k, v in read.items()
    }
    for kind, tables in found.tables.items():
        for table, items, starts in zip(tables, read[kind], expected[kind], strict=True):
            assert table.is_item
            assert [table.line, *table.lines.values()] == starts
            # Whatever is read has a line of its own.
            assert all(table.line_of(path) in starts[1:] for path in paths(items) if path)


def test_tables_below_a_block() -> None:
    """What stands in a table of its own below a block is of the block; what stands above all, of none."""
    text = 'source = "s"\n\n[[quote]]\nwords = "x"\n[quote.meetings.m]\ncity = "y"\n[[quote]]\n'
    found = outlined(text)
    first, second = found.tables["quote"]
    assert found.top.line_of(["source"]) == 1
    assert (first.line, second.line) == (3, 7)
    assert first.line_of(["meetings", "m", "city"]) == 6
    assert first.line_of(["meetings", "m"]) == first.line_of(["meetings", "m", "name"]) == 5
    assert first.line_of(["meetings"]) == 5
    assert first.line_of(["talks"]) == 3
    assert second.line_of(["meetings", "m", "city"]) == 7


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a = 1\nx = " + "[" * 5000 + "]" * 5000, 2),
        ("x = " + "{a = " * 5000 + "1" + "}" * 5000, 1),
        ("x = [\n" + "[\n" * 5000, 33),
        ("a." * 20_000 + "b = 1", 1),
        ("\n[" + "a." * 20_000 + "b]", 2),
        ("x = {" + "a." * 20_000 + "b = 1}", 1),
        ("x = 0x" + "f" * 20_000, 1),
        ("x = [" + "1," * 400_000 + "]", 1),
        ("[[quote]]\n" * 100_000, 50_001),
        ("\n" * 400_000, 300_001),
    ],
)
def test_too_much(text: str, line: int) -> None:
    """What would take a reader of TOML too long, or too deep, is refused at its line."""
    with pytest.raises(TooMuch) as caught:
        outlined(text)
    assert caught.value.line == line


def test_long_lists() -> None:
    """A long list, or one of many numbers with points, is nothing out of the way."""
    outlined("x = [" + "1.5, " * 1000 + "]\ny = [\n" + "1.5\n" * 100 + "]")


@pytest.mark.parametrize(
    "unit", ['"""', "'''", '"', "'", '"""\\"""', "[[a]]\n", "a=1\n", "[", "]\n", "#", "a.b=", "\\"]
)
def test_short_time(unit: str) -> None:
    """However long a file of one kind is, it is gone through once."""
    text = unit * (600_000 // len(unit))
    began = time.perf_counter()
    with contextlib.suppress(TooMuch):
        outlined(text)
    assert time.perf_counter() - began < 60  # it ends: how fast it is, benchmarks tell
