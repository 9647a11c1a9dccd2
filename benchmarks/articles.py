"""Large packs that are still to be built: the bundled articles with their annotations, again and again.

`python -m benchmarks.articles FOLDER --articles 300` makes the `seeds/` of one. Each copy is an article of
its own, about meetings of its own; people, bodies, countries and topics are those of the others, as in a
collection of articles on one subject. What an article says of its meetings is claimed three times, of a
meeting of its own each time: so it has some 570 claims, which is much.
"""

from __future__ import annotations

import argparse
import functools
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from security_meetings import load

__all__ = ["plant"]

PACK = """\
name = "articles"
version = "1"
title = "Made for benchmarks"
creators = ["benchmarks.articles"]
license = "CC0-1.0"
language = "en"
"""
READINGS = 3
# A line that no other copy has, and an account of it.
MADE = "\nThis is copy {}."
ASIDE = '\n[[set_aside]]\nwords = "This is copy {}."\nreason = "page furniture"\n'
# What a block says, each with the lines on which it goes on.
KEY = r"^[a-z_]+(?:\.\S+)? = "
SAID = re.compile(rf'{KEY}(?:"""(?s:.*?)"""\n|.*\n(?:(?!{KEY}|#|\[\[|\n).*\n)*)', re.MULTILINE)
SUBJECT = re.compile(r'[a-z_]+\."?([\w*-]+)')
# Where an id may stand; a star makes several of one.
WORD = re.compile(r"(?<![\w*-])[\w-]+\*?(?![\w*-])")
# What happens but once; people, bodies, countries and topics come up in one article after the other.
HAPPENED = ("meetings", "sessions", "delegations", "attendances", "tallies", "talks", "statements", "remarks")


def plant(folder: Path, articles: int) -> None:
    """Make the `seeds/` of a pack of so many articles, five of them to a copy.

    Args:
        folder: Where; made if it is not there.
        articles: How many.
    """
    seeds = folder / "seeds"
    seeds.mkdir(parents=True, exist_ok=True)
    (seeds / "pack.toml").write_text(PACK, encoding="utf-8")
    bundled = dict(_bundled())
    (seeds / "editorial.toml").write_text(bundled.pop("editorial")[1], encoding="utf-8")
    for number in range(articles):
        copy, at = divmod(number, len(bundled))
        name = sorted(bundled)[at]
        text, notes = bundled[name]
        path = seeds / f"{copy:04}-{name}.txt"
        path.write_text(text + MADE.format(copy), encoding="utf-8", newline="")
        path.with_suffix(".toml").write_text(_annotated(notes, copy), encoding="utf-8")


def _bundled() -> Iterator[tuple[str, tuple[str, str]]]:
    """Name, text and annotations of each bundled article; of an editorial file the text is empty."""
    found = {path.name: path for path in files("security_meetings").joinpath("seeds").iterdir()}
    for name in found.keys() - {"pack.toml"}:
        if name.endswith(".toml"):
            text = found.get(name.replace(".toml", ".txt"))
            raw = text.read_bytes().decode() if text else ""
            yield name.removesuffix(".toml"), (raw, found[name].read_text(encoding="utf-8"))


def _annotated(notes: str, copy: int) -> str:
    """The annotations of a copy; the first is what the editorial file speaks of."""
    told = _renamed(notes, f"-{copy}", "sources") if copy else notes
    quotes = [block for block in re.split(r"(?m)^(?=\[\[)", notes) if block.startswith("[[quote]]")]
    again = (_read_again(quote, f"-{copy}-{reading}") for reading in range(1, READINGS) for quote in quotes)
    return "".join([told, *again]) + ASIDE.format(copy)


def _read_again(quote: str, suffix: str) -> str:
    """The same words, claimed of other meetings; empty where they tell nothing of a meeting."""
    kept, tells = ["\n[[quote]]\n"], False
    for said in SAID.findall(quote):
        subject = SUBJECT.match(said)
        if subject is None or _renamed(subject[1], suffix) != subject[1]:
            kept.append(said)
            tells = tells or subject is not None
    return _renamed("".join(kept), suffix) if tells else ""


def _renamed(notes: str, suffix: str, *names: str) -> str:
    """Annotations of other meetings and all that goes with them, and of the records of more collections."""
    own = _ids(*HAPPENED, *names)
    return WORD.sub(lambda m: m[0] + suffix if m[0] in own or m[0].endswith("-*") else m[0], notes)


@functools.cache
def _ids(*names: str) -> frozenset[str]:
    ds = load()
    return frozenset(id_ for name in names for id_ in ds.collection(name).ids)


def main() -> None:
    """Make seeds, as the command line says."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.articles", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=300)
    plant(**vars(parser.parse_args()))


if __name__ == "__main__":
    main()
