"""The drawings: whatever they are drawn of, they stay in their frame and say the same in words."""

from __future__ import annotations

import itertools
import re

from hypothesis import given
from hypothesis import strategies as st

from security_meetings.reader.pictures import WIDTH, Link, Tile, bars, bubbles, network, tiles
from tests.reader.shared import HOSTILE, Seen

NAMES = st.lists(st.text(min_size=1, max_size=30), min_size=1, max_size=9, unique=True)
NUMBERS = st.integers(min_value=0, max_value=10**6)


def fits(drawing: str) -> Seen:
    """The drawing read again, of which every shape lies in the frame."""
    found = Seen(drawing)
    assert found.unbalanced == found.open == []
    (frame,) = found.named("svg")
    high = float(frame["viewbox"].split()[3])
    for shape in found.named("circle"):
        x, y, r = float(shape["cx"]), float(shape["cy"]), float(shape["r"])
        assert x - r >= -1
        assert x + r <= WIDTH + 1
        assert y - r >= 0
        assert y + r <= high
    for shape in found.named("rect"):
        assert float(shape["x"]) + float(shape["width"]) <= WIDTH + 1
        assert float(shape["y"]) + float(shape["height"]) <= high
    return found


def assert_told(found: Seen) -> None:
    """A drawing has a title and a description, and names them."""
    (frame,) = found.named("svg")
    ids = found.all("id")
    assert len(set(ids)) == len(ids)
    assert set(frame["aria-labelledby"].split()) <= set(ids)
    assert frame["role"] == ("group" if found.named("a") else "img")


@given(NAMES, NAMES, st.data())
def test_bubbles_stand_apart(rows: list[str], columns: list[str], data: st.DataObject) -> None:
    """There is a circle for each number but 0, and none touches that of the next column."""
    counts = {(row, column): data.draw(NUMBERS) for row in rows for column in columns}
    found = fits(bubbles("k", "t", "w", rows, columns, counts))
    assert_told(found)
    circles = found.named("circle")
    assert len(circles) == sum(number > 0 for number in counts.values())
    by_row: dict[str, list[tuple[float, float]]] = {}
    for c in circles:
        by_row.setdefault(c["cy"], []).append((float(c["cx"]), float(c["r"])))
    for row in by_row.values():
        ordered = sorted(row)
        assert all(a[0] + a[1] <= b[0] - b[1] for a, b in itertools.pairwise(ordered))


@given(
    st.dictionaries(st.text(max_size=20), st.lists(NUMBERS, min_size=4, max_size=4), min_size=1, max_size=8)
)
def test_a_bar_is_as_wide_as_its_parts(rows: dict[str, list[int]]) -> None:
    """The parts of a bar fill it, in proportion; what there is none of has none."""
    found = fits(bars("k", "t", "w", ("a", "b", "c", "d"), rows))
    assert_told(found)
    parts = [shape for shape in found.named("rect") if shape["height"] == "20"]
    assert len(parts) == sum(number > 0 for numbers in rows.values() for number in numbers)


@given(st.dictionaries(st.text(max_size=20), st.integers(0, 70), min_size=1, max_size=8))
def test_tiles_lie_on_no_other(rows: dict[str, int]) -> None:
    """Every tile has a place of its own."""
    made = {name: [Tile("x", str(i), f"#{i}") for i in range(number)] for name, number in rows.items()}
    found = fits(tiles("k", "t", "w", made))
    places = [(shape["x"], shape["y"]) for shape in found.named("rect")]
    assert len(set(places)) == len(places) == sum(rows.values())


@given(
    st.lists(st.tuples(st.sampled_from("abcdefghijklmnop"), st.sampled_from("abcdefghijklmnop")), min_size=1)
)
def test_each_that_met_has_one_knot(pairs: list[tuple[str, str]]) -> None:
    """Whoever stands in a link is drawn once, at a place of its own; each link leads somewhere."""
    found = fits(network("k", "t", "w", [Link(pair, firm=True, name="n", href="#x") for pair in pairs]))
    assert_told(found)
    places = [(shape["cx"], shape["cy"]) for shape in found.named("circle")]
    assert len(set(places)) == len(places) == len({name for pair in pairs for name in pair})
    assert len(found.named("a")) == len(pairs)


def test_names_are_words_in_drawings_too() -> None:
    """No name of a pack becomes an element of a drawing."""
    rows = list(HOSTILE)
    drawn = bubbles("k", "t", HOSTILE[0], rows, rows, {(row, row): 1 for row in rows})
    assert not re.search(r"<(script|img|svg/)", drawn)
