"""Many claims: explaining one value among them, and finding all that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.measure import Numbers, task
from benchmarks.rows import Row, Settings

__all__ = ["rows"]

GROUP = "claims"


def rows(settings: Settings) -> Iterator[Row]:
    """How the cost grows from the smallest to the largest size, and against grouping by hand."""
    sizes = settings.sizes[-3:]
    found = {size: task("weighing", settings.packs.claims(size)) for size in sizes}
    tenth, large = found[sizes[-2]], found[sizes[-1]]
    # Few claims fit into the processor's cache, and a pass over many is slower for that alone. So the growth
    # is that from many to more; and where both are passes, one is divided by the other.
    yield Row(
        GROUP,
        f"explain one value among {sizes[-1]:,} claims",
        f"among {sizes[-2]:,}",
        large["explain"] / tenth["explain"],
        1.2,
        note=f"{_each(found, 'explain')} µs among {_sizes(sizes)}",
    )
    yield Row(
        GROUP,
        f"conflicts over {sizes[-1]:,} claims",
        "one pass that groups them",
        large["conflicts"],
        3,
        note=f"{large['conflicts seconds'] / sizes[-1] * 1e6:.2f} µs a claim",
        why="Grouping takes a third of it; weighing claims that differ takes more than another, since a "
        "fifth of the properties with several claims have such. Done already: claims that say the same are "
        "weighed once, and of many counts only the outermost bounds are compared.",
    )
    yield Row(
        GROUP,
        f"conflicts over {sizes[-1]:,} claims, divided by that pass",
        f"over {sizes[-2]:,}, likewise",
        large["conflicts"] / tenth["conflicts"],
        1.2,
        note="linear",
    )
    for of, numbers, goal in (
        ("the bundled claims", task("folding"), 5),
        (f"{sizes[-2]:,} claims", task("folding", settings.packs.claims(sizes[-2])), 7),
    ):
        yield Row(GROUP, f"fold {of} into records", "µs a claim", numbers["each"] * 1e6, goal)
    yield Row(
        GROUP,
        f"load(lazy=False), a pack of {sizes[-1]:,} claims, every reference followed: time a claim",
        f"of {sizes[-2]:,}",
        large["load"] / tenth["load"],
        note=f"{_each(found, 'load')} µs a claim among {_sizes(sizes)}",
    )


def _each(found: dict[int, Numbers], what: str) -> str:
    return ", ".join(f"{numbers[what] * 1e6:.0f}" for numbers in found.values())


def _sizes(sizes: tuple[int, ...]) -> str:
    return ", ".join(f"{size:,}" for size in sizes)
