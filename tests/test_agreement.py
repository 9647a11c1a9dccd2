"""The figures on how far two annotators agreed are those of the files that they are drawn from."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from security_meetings import Dataset

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "datasheet.md").read_text(encoding="utf-8")
SOURCES = ("interbellum", "africalive", "rt", "dfnc", "interaffairs")
VERDICTS = ("both", "modality or speaker differs", "only second: added", "only second: rejected")


def lines(source: str) -> list[dict[str, str]]:
    """The second annotation of a source, with the verdict on each line."""
    text = (ROOT / "docs" / "agreement" / f"{source}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def row(name: str) -> list[int]:
    """The numbers of one row of the table."""
    found = re.search(rf"^\| {name} \|(.*)\|$", PAGE, re.MULTILINE)
    assert found
    return [int(cell) for cell in found[1].split("|")]


@pytest.mark.parametrize("source", SOURCES)
def test_the_table_counts_the_verdicts(source: str) -> None:
    """Each row counts the lines of the second annotation by the verdict on them."""
    verdicts = Counter(line["verdict"] for line in lines(source))
    assert row(source)[:5] == [verdicts.total(), *(verdicts[v] for v in VERDICTS)]


def test_the_last_row_adds_up() -> None:
    """The row for all sources is the sum of theirs."""
    assert row("all") == [sum(column) for column in zip(*map(row, SOURCES), strict=True)]


@pytest.mark.parametrize("source", SOURCES)
def test_the_second_annotation_quotes_the_text(source: str, ds: Dataset) -> None:
    """Every quotation of the second annotation stands in the text."""
    text = ds.sources[source].text
    assert [line for line in lines(source) if line["quote"] not in text] == []
