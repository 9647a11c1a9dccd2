"""R and LibreOffice, which are no packages of Python, open the files."""

from __future__ import annotations

import csv
import subprocess
from pathlib import Path

from security_meetings import Dataset
from tests.tools.cells import ROWS, hostile

WORDS = [row[0] for row in ROWS]


def run(*command: str, folder: Path) -> str:
    """What a program prints."""
    done = subprocess.run(  # noqa: S603
        command, cwd=folder, check=True, capture_output=True, text=True, env={"HOME": str(folder), **PATHS}
    )
    return done.stdout


PATHS = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8"}


def test_r_reads_csv_whole(tmp_path: Path) -> None:
    """Read as the page says, readr has each text as it is; an empty one is none to it."""
    hostile().to_csv(tmp_path / "t.csv")
    code = """
        suppressMessages(library(readr))
        found <- read_csv("t.csv", col_types = cols(.default = "c"), na = "", trim_ws = FALSE)
        for (word in found$words) cat(if (is.na(word)) "" else enc2utf8(word), "\\x01", sep = "")
    """
    found = run("Rscript", "-e", code, folder=tmp_path).split("\x01")[:-1]
    assert found == [word or "" for word in WORDS]


def test_r_reads_sqlite_whole(ds: Dataset, tmp_path: Path) -> None:
    """In R, by RSQLite, each id, code and day of the countries and meetings is what it is here."""
    ds.to_sqlite(tmp_path / "data.db")
    code = """
        library(DBI)
        database <- dbConnect(RSQLite::SQLite(), "data.db")
        found <- dbGetQuery(database, "select id, alpha3, cow, gw from countries order by rowid")
        for (row in seq_len(nrow(found))) for (cell in found[row, ]) cat(cell, "\\x01", sep = "")
    """
    found = run("Rscript", "-e", code, folder=tmp_path).split("\x01")[:-1]
    expected = [row[name] or "NA" for row in ds.table("countries") for name in ("id", "alpha3", "cow", "gw")]
    assert found == expected


def test_libreoffice_reads_the_workbook_whole(tmp_path: Path) -> None:
    """LibreOffice shows each text of the workbook as it is: no formula is reckoned, no code loses a zero."""
    hostile().to_excel(tmp_path / "t.xlsx")
    # As CSV of UTF-8, each sheet to a file of its own.
    form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    run("soffice", "--headless", "--convert-to", form, "t.xlsx", folder=tmp_path)
    with (tmp_path / "t-hostile.csv").open(encoding="utf-8", newline="") as file:
        found = [row["words"] for row in csv.DictReader(file)]
    assert found == [word or "" for word in WORDS]
