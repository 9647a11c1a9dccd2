"""Ids of packs: what nobody sees is refused, in records and in claims, wherever they lie."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from security_meetings import InvalidData, load
from tests.cases.making import Making, saying

# Empty, of blanks alone, or with a character that nobody sees: a tab, an escape, C1, a soft hyphen, marks
# that turn the direction, marks of no width, tags, ends of lines.
UNSEEN = [
    "",
    "  ",
    "\u00a0",
    "a\tb",
    "a\x1b[1mb",
    "a\x9bb",
    "a\u00adb",
    "a\u202eb",
    "\u200b",
    "a\U000e0041",
    "a\u2028b",
]
SEEN = ["a b", "É", "e\u0301", "西蘭", "a\u00a0b", "A", "a"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A pack of a meeting and its claims."""
    return Making(tmp_path).pack(saying("The forum met in Oslo.", 'meetings.f.city = "Oslo"'))


def rename(root: Path, file: str, key: str, id_: str) -> Path:
    """Give another id to the last record of a file: in a list, or in lines."""
    path = root / "data" / file
    if file.endswith(".json"):
        *others, last = json.loads(path.read_bytes())
        path.write_text(json.dumps([*others, {**last, key: id_}]), "utf-8")
    else:
        *lines, end = path.read_text("utf-8").splitlines()
        path.write_text("\n".join([*lines, json.dumps({**json.loads(end), key: id_})]), "utf-8")
    return root


def in_lines(root: Path) -> str:
    """Put the meetings into lines."""
    path = root / "data" / "meetings.json"
    lines = [json.dumps(record, separators=(",", ":")) for record in json.loads(path.read_bytes())]
    path.with_suffix(".jsonl").write_text("\n".join(lines), "utf-8")
    path.unlink()
    return "meetings.jsonl"


@pytest.mark.parametrize("id_", UNSEEN)
@pytest.mark.parametrize("how", [{}, {"lazy": False}, {"lazy": True}])
def test_an_id_that_nobody_sees_is_refused(root: Path, id_: str, how: dict[str, Any]) -> None:
    """A record without an id that can be seen is refused, with file and place."""
    lined = root.parent / "lined"
    root.rename(lined)
    file = in_lines(lined)
    with pytest.raises(InvalidData, match=r"meetings\.jsonl: the id .* @ line 1: \$\.id"):
        load(rename(lined, file, "id", id_), **how).meetings.find("f")


@pytest.mark.parametrize("id_", UNSEEN)
def test_in_a_list(root: Path, id_: str) -> None:
    """So it is in a list; whoever collects what is wrong gets the other records."""
    rename(root, "countries.json", "id", id_)
    with pytest.raises(InvalidData, match=r"countries\.json: the id .* @ \$\[1\]\.id"):
        load(root)
    ds = load(root, on_error="collect")
    assert ds.countries.ids == ("XA",)
    assert [p.where for p in ds.problems if "countries" in p.file] == ["$[1].id"]


@pytest.mark.parametrize("id_", UNSEEN)
@pytest.mark.parametrize("policy", ["best-rank", "latest-published"])
def test_a_claim_about_nothing_to_be_seen(root: Path, id_: str, policy: str) -> None:
    """A claim about such an id is refused, and makes no record of that id."""
    rename(root, "claims.jsonl", "subject", id_)
    with pytest.raises(InvalidData, match=r"claims\.jsonl: the id .* @ line \d+: \$\.subject"):
        load(root, policy=policy)
    assert id_ not in load(root, policy=policy, on_error="collect").meetings


@pytest.mark.parametrize("id_", SEEN)
def test_other_ids_are_read(root: Path, id_: str) -> None:
    """Ids in any script are taken, with blanks between words, and as they are written."""
    rename(root, "countries.json", "id", id_)
    assert load(root, on_error="collect").countries.ids == ("XA", id_)
