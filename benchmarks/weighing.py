"""Many claims: explaining one value among them, and finding all that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.measure import task
from benchmarks.rows import Row, Settings

__all__ = ["rows"]

GROUP = "claims"


def rows(settings: Settings) -> Iterator[Row]:
    """How the cost grows from the smallest to the largest size, and against grouping by hand."""
    sizes = settings.sizes[-3:]
    found = {size: task("weighing", settings.packs.claims(size)) for size in sizes}
    small, large = found[sizes[0]], found[sizes[-1]]
    explained = ", ".join(f"{found[size]['explain'] * 1e6:.0f} µs" for size in sizes)
    yield Row(
        GROUP,
        f"explain one value among {sizes[-1]:,} claims",
        f"among {sizes[0]:,}",
        large["explain"] / small["explain"],
        1.2,
        note=f"{explained}; {large['claims on a value']:.1f} claims on a value",
    )
    for size in sizes:
        each = found[size]["conflicts seconds"] / found[size]["claims"]
        yield Row(
            GROUP,
            f"conflicts over {size:,} claims",
            "one pass that groups them",
            found[size]["conflicts"],
            3 if size == sizes[-1] else None,
            note=f"{each * 1e6:.2f} µs a claim",
        )
    # A pass over claims that lie far apart in memory is slower; so each is divided by that pass.
    yield Row(
        GROUP,
        f"conflicts over {sizes[-1]:,} claims, each divided by that pass",
        f"over {sizes[0]:,}",
        large["conflicts"] / small["conflicts"],
        1.2,
        note="linear",
    )
