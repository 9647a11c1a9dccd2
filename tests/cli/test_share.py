"""`table`, `sql` and `reader`: the same data on a page, in a pipe, in a file."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import pytest

from security_meetings import Dataset, load
from tests.cli.conftest import EDITORIAL, NOTES, TEXT, Ask, flat
from tests.conftest import MakePack


def test_a_table_on_the_page(ask: Ask, ds: Dataset) -> None:
    """Without a word on its form, a table shows its first rows; without a name, all names are listed."""
    assert ask("table", "dyads")[1].startswith(f"{ds.table('dyads')!r}\n")
    assert ask("table")[1].split() == list(ds.tables)


def test_a_table_in_a_pipe(ask: Ask, ds: Dataset) -> None:
    """As CSV or JSON Lines, all rows come, letter for letter."""
    for name in ("talks", "facts", "evidence"):
        assert ask("table", name, "--csv")[1] == ds.table(name).to_csv()
        assert ask("table", name, "--safe")[1] == ds.table(name).to_csv(safe=True)
        assert ask("table", name, "--jsonl")[1] == ds.table(name).to_jsonl()


LONG = "select exact from evidence order by length(exact) desc limit 3"


def test_no_cell_is_cut_in_a_pipe(ask: Ask, ds: Dataset) -> None:
    """What may be quoted from a file is whole there, in every column."""
    out = flat(ask("sql", LONG)[1])
    for words in ds.sql(LONG)["exact"]:
        assert flat(words) in out
    head = ask("table", "claims")[1].splitlines()[1].split()
    assert head == [column.name for column in ds.table("claims").columns]


def test_on_a_terminal_a_cut_is_marked(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is cut out of a quotation is marked as editors mark it, and the page says where all of it is."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")
    out = ask("sql", LONG)[1]
    assert out.count("[…]") == 3 + 1
    assert "[…] stands where a cell is cut: --csv and --jsonl give all of it" in flat(out)
    assert "[…]" not in ask("sql", "select 1 as one")[1]


@pytest.mark.parametrize(
    ("query", "counted"),
    [("select 1 as a", "1 row, 1 column"), ("select 1 as a, 2 as b", "1 row, 2 columns")],
)
def test_one_is_told_in_the_singular(ask: Ask, query: str, counted: str) -> None:
    """One row is no "1 rows"."""
    assert f"<Table answer: {counted}>" in ask("sql", query)[1]


def test_a_table_in_a_file(ask: Ask, ds: Dataset, tmp_path: Path) -> None:
    """A file gets the same, as CSV unless JSON Lines are asked for."""
    code, out, _ = ask("table", "talks", "--evidence", "-o", tmp_path / "t.csv")
    assert (code, out) == (0, f"3 rows of talks written to {tmp_path / 't.csv'}\n")
    assert (tmp_path / "t.csv").read_text() == ds.table("talks", evidence=True).to_csv()
    ask("table", "talks", "--jsonl", "-o", tmp_path / "t.jsonl")
    assert (tmp_path / "t.jsonl").read_text() == ds.table("talks").to_jsonl()


def test_a_question_in_sql(ask: Ask, ds: Dataset) -> None:
    """The answer comes in all the forms that tables have."""
    query = "select party_a, status from dyads order by talk"
    assert ask("sql", query)[1] == f"{ds.sql(query)}\n"
    assert ask("sql", query, "--csv")[1] == ds.sql(query).to_csv()
    document = json.loads(ask("sql", query, "--json")[1])
    assert document["rows"] == list(ds.sql(query))
    assert [column["name"] for column in document["columns"]] == ["party_a", "status"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["table", "dyad"], "did you mean 'dyads'"),
        (["table", "facts", "--evidence"], "only the table of a collection"),
        (["table", "talks", "-o", "no/such/folder/t.csv"], "no folder"),
        (["table", "talks", "--safe", "--jsonl"], "--safe is for spreadsheets"),
        (["table", "talks", "--json", "-o", "t.json"], "--json prints one document"),
        (["table", "talks", "--csv", "--jsonl"], "--csv and --jsonl are two forms"),
        (["sql", "select 1", "--jsonl", "--csv"], "--csv and --jsonl are two forms"),
        (["table", "talks", "--json", "--jsonl"], "--json and --jsonl are two forms"),
        (["table", "talks", "--json", "--csv", "-o", "t.csv"], "--json and --csv are two forms"),
        (["sql", "drop table talks"], "only questions are answered"),
        (["sql", "select statu from talks"], "did you mean 'status'"),
    ],
)
def test_wrong_use_is_told(ask: Ask, arguments: list[str], words: str) -> None:
    """What cannot be done is told in a line, with exit code 2 and nothing on the page."""
    code, out, err = ask(*arguments)
    assert (code, out) == (2, "")
    assert words in err


def test_a_terminal_is_not_steered(ask: Ask, make_pack: MakePack, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a pack holds is spelt out on a terminal, and whole in a pipe."""
    text = TEXT.replace("Ten envoys", "Ten \x1b[31menvoys")
    root = make_pack(
        NOTES.replace("Ten envoys", "Ten \\u001b[31menvoys"), text, more={"editorial.toml": EDITORIAL}
    )
    piped = ask("table", "evidence", "--csv", "--data", root)[1]
    assert any("\x1b[31m" in row["exact"] for row in csv.DictReader(io.StringIO(piped)))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")
    for form in ("--csv", "--jsonl"):
        shown = ask("table", "evidence", form, "--data", root)[1]
        assert "\x1b" not in shown
        assert "[31menvoys" in shown


def test_the_reader_is_the_page_of_the_pack_asked_for(ask: Ask, pack: Path, tmp_path: Path) -> None:
    """The file is the page of that data, and the answer says where it is."""
    code, out, _ = ask("reader", tmp_path / "out.html", "--data", pack)
    assert code == 0
    assert "out.html" in out
    assert (tmp_path / "out.html").read_bytes() == load(pack).reader(tmp_path / "same.html").read_bytes()


def test_the_reader_as_json(ask: Ask, pack: Path, tmp_path: Path) -> None:
    """`--json` gives the file and its size."""
    path = tmp_path / "out.html"
    code, out, _ = ask("reader", path, "--data", pack, "--json")
    assert code == 0
    assert json.loads(out) == {"file": str(path), "bytes": path.stat().st_size}


def test_a_reader_that_cannot_be_written_is_wrong_use(ask: Ask, pack: Path, tmp_path: Path) -> None:
    """Where nothing can be written, the exit code says wrong use and the message the place."""
    code, out, err = ask("reader", tmp_path / "none" / "out.html", "--data", pack)
    assert (code, out) == (2, "")
    assert "none" in err
