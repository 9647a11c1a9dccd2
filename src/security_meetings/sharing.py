"""What leaves Python: the ways by which a data set becomes tables, files and pages, each with its evidence.

Each is made by a room below, which is imported when it is asked for.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from security_meetings.collection.collection import Collection
from security_meetings.questions.people import People, days_between

if TYPE_CHECKING:
    from pathlib import Path

    from security_meetings.export.standards import Exported
    from security_meetings.model.days import Days
    from security_meetings.model.schema import Record
    from security_meetings.packs.pack import Pack
    from security_meetings.questions.citation import Edition
    from security_meetings.tables.queries import Database
    from security_meetings.tables.table import Table

__all__ = ["Sharing"]


class Sharing(People):
    """The collections, and the forms in which other tools take them: the part of a data set that goes out."""

    __slots__ = ("_database",)

    _database: Database
    _packs: tuple[Pack, ...]
    _told_by: tuple[str, ...]

    @property
    def edition(self) -> Edition:
        """Which packs the data are, under which policy, and told by which sources.

        >>> from security_meetings import load
        >>> load().edition.policy
        'best-rank'
        """
        from security_meetings.questions.citation import Edition

        return Edition(tuple(pack.manifest for pack in self._packs), self.policy.name, self._told_by)

    # Tables.

    @property
    def tables(self) -> tuple[str, ...]:
        """The names of all tables: the collections, then what the data say besides.

        >>> from security_meetings import load
        >>> load().tables[-3:]
        ('conflicts', 'divergences', 'anomalies')
        """
        from security_meetings.tables.named import table_names

        return table_names()

    def table(self, what: str | Collection[Any], *, nested: bool = False, evidence: bool = False) -> Table:
        """A table: of a collection, of some records of one, or of what the data say besides.

        Args:
            what: A name out of `tables`, or a collection, such as `ds.talks.where(status="held")`.
            nested: Whether cells of fields with many values are lists. A flat table joins ids by "; ".
            evidence: Whether each row tells what stands behind it: claims, sources, whether they contradict
                each other, the words that carry its values, and which of these no source states outright.

        Raises:
            NotFound: There is no such table.
            InvalidValue: What is given is neither a name nor a collection; or nested cells or evidence are
                asked for of a table that has neither.

        >>> from security_meetings import load
        >>> ds = load()
        >>> ds.table(ds.talks.where(party="IR"))["status"]
        ['held']
        """
        from security_meetings.tables.named import table

        return table(self, what, nested=nested, evidence=evidence)

    def to_csv(self, folder: str | Path, *, safe: bool = False, evidence: bool = False) -> None:
        """Write every table as CSV into a folder, which is made where it is not there; see `Table.to_csv`.

        The tables `columns` and `edition` come with them, as in `to_sqlite`.

        Args:
            folder: The folder. Each file is written whole or not at all.
            safe: Whether an apostrophe is put before texts that a spreadsheet would take for a formula.
            evidence: Whether the tables of records tell what stands behind each row.

        Raises:
            NotWritten: A file cannot be written.
        """
        from security_meetings.tables.sqlite import write_folder

        write_folder(self, self.edition, folder, safe=safe, evidence=evidence)

    def to_jsonl(self, folder: str | Path) -> None:
        """Write every table as JSON Lines into a folder, which is made where it is not there.

        The tables `columns` and `edition` come with them, as in `to_sqlite`.

        Args:
            folder: The folder. Each file is written whole or not at all.

        Raises:
            NotWritten: A file cannot be written.
        """
        from security_meetings.packs.writing import folder_at
        from security_meetings.tables.sqlite import all_tables

        for made in all_tables(self, self.edition):
            made.to_jsonl(folder_at(folder) / f"{made.name}.jsonl")

    def to_parquet(self, folder: str | Path) -> None:
        """Write every table as Parquet into a folder, for engines of any size; see `Table.to_parquet`.

        The tables `columns` and `edition` come with them, as in `to_sqlite`.

        Args:
            folder: The folder, made where it is not there. Each file is written whole or not at all.

        Raises:
            MissingExtra: The extra `arrow` is not installed.
            NotWritten: A file cannot be written.
        """
        from security_meetings.packs.writing import folder_at
        from security_meetings.tables.sqlite import all_tables

        for made in all_tables(self, self.edition):
            made.to_parquet(folder_at(folder) / f"{made.name}.parquet")

    def to_excel(self, path: str | Path) -> None:
        """Write every table into one workbook, a sheet each; the first sheet says what the columns mean.

        Text stays text and nothing is a formula. Rows can be filtered, and the names of columns stay in view.

        Args:
            path: The file, written whole or not at all.

        Raises:
            MissingExtra: The extra `excel` is not installed.
            NotWritten: The file cannot be written.
            InvalidValue: A table has more rows than a sheet can hold.
        """
        from security_meetings.tables.excel import write
        from security_meetings.tables.sqlite import all_tables

        about = [m.title for m in self.edition.manifests]
        write(all_tables(self, self.edition), [*about, str(self.edition)], path)

    def to_sqlite(self, path: str | Path, *, metadata: str | Path | None = None) -> None:
        """Write all tables into one SQLite file: strict types, foreign keys, full-text search in `quotes`.

        The table `columns` tells what each column means, `edition` which data they are.

        Args:
            path: The file, written whole or not at all.
            metadata: A JSON file to write too, with which Datasette shows what the columns mean; None writes
                none.

        Raises:
            NotWritten: The file cannot be written.
            InvalidData: A record refers to one that is not there.
        """
        from security_meetings.tables.sqlite import write

        write(self, self.edition, path, metadata)

    def sql(self, query: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> Table:
        """Ask all tables in SQL, over SQLite in memory; nothing can be changed.

        Tables are made when a query first names them, and kept.

        Args:
            query: One SELECT, WITH, VALUES or EXPLAIN.
            parameters: What stands for `?` or, by name, for `:name` in it.

        Raises:
            NotFound: It names a table that is not there.
            UnknownField: It names a column that is not there.
            InvalidValue: It is no such question, or wrong SQL.

        >>> from security_meetings import load
        >>> ds = load()
        >>> ds.sql("select party_a, party_b from dyads where status = ?", ["held"])["party_a"]
        ['BA-SRP', 'IR', 'KP']
        """
        return self._asked.ask(query, parameters)

    @property
    def _asked(self) -> Database:
        try:
            database: Database = self._database
        except AttributeError:
            from security_meetings.tables.queries import Database

            database = Database(self, self.edition)
            object.__setattr__(self, "_database", database)
        return database

    def panel(
        self,
        universe: Literal["parties", "countries"] | Iterable[Record | str],
        *,
        since: Days | str,
        until: Days | str,
        period: Literal["month", "quarter", "year"] = "year",
        roll_up: bool = False,
    ) -> Table:
        """Every pair of parties of a universe in every period: a row each, whether they met or not.

        Talks held and planned are counted apart. What can have been in this period or in another, since its
        days span several, stands in columns of its own (`held_perhaps`); so does what has no day (`undated`).

        Args:
            universe: Whose pairs: those of the parties given, by record, id, code or name; of all "parties"
                of delegations and talks; or of all "countries" of the data that are no part of another.
            since: The first day; of a day known in part, such as `"2025-05"`, its first.
            until: The last day; of a day known in part, its last.
            period: How long a period is; the first and the last are cut at the days given.
            roll_up: Whether a part of a country counts as that country.

        Raises:
            UnknownValue: The period, or the word for a universe, is none of those known.
            InvalidValue: The days are in the wrong order, or there are fewer than two parties.
            NotFound: Nothing has one of the names.
            Ambiguous: Several records have it.

        >>> from security_meetings import load
        >>> panel = load().panel(["RU", "Iran", "Afghanistan"], since="2024", until="2025")
        >>> [(row["party_a"], row["party_b"], row["period"], row["held"]) for row in panel if row["held"]]
        [('IR', 'RU', '2025', 1)]
        """
        from security_meetings.errors import InvalidValue
        from security_meetings.tables.panels import panel

        first, last = days_between(since, until)
        if first is None or last is None:
            raise InvalidValue("panel(): expected a first and a last day, since=… and until=…, got none")
        return panel(self, universe, first, last, period, roll_up=roll_up)

    def participation(self) -> Table:
        """Who took part in which meeting of which series: status, first-time, returning, no more listed.

        A party that attended an earlier meeting of the series, and that no source lists at this one, has a
        row too, with `listed` false: that is no word on its absence.

        >>> from security_meetings import load
        >>> [row["party"] for row in load().participation() if row["first_time"]]
        ['AF']
        """
        return self.table("participation")

    # Packs.

    def snapshot(self, path: str | Path, *used: Record | Collection[Any], texts: bool = True) -> Path:
        """Write what was used as a pack of its own, which loads equal and verifies.

        It is written whole or not at all. Claims keep their ids; what was joined by `same_as` is so again.

        Args:
            path: A new folder, or a new file that ends in `.zip`.
            *used: Records, or selections of them: they are written with all that they refer to, and every
                claim about these. Without any, the whole data set is, such as that of `as_told_by`.
            texts: Whether the texts of the sources travel along, so that quotations can be checked.

        Returns:
            The path.

        Raises:
            InvalidValue: There is something at the path already, or what is given is no record and no
                selection, or is empty.
            NotWritten: It cannot be written, or the folder that it belongs into is not there.

        >>> import tempfile
        >>> from security_meetings import load
        >>> ds = load()
        >>> path = ds.snapshot(tempfile.mkdtemp() + "/talks.zip", ds.who_met("Iran"))
        >>> load(path).talks == ds.who_met("Iran"), load(path).verify().ok
        (True, True)
        """
        from security_meetings.packs.snapshots import write_snapshot

        return write_snapshot(self, self._packs, path, used, texts=texts)

    # Standards.

    def export(self, format: str, path: str | os.PathLike[str]) -> Exported:
        """Write the data in a format that other tools read, and tell what it cannot hold.

        Args:
            format: Its name, such as "followthemoney"; `security-meetings export --list` lists all.
            path: The file to write, or the folder where a format has several; what stood there is replaced.

        Raises:
            UnknownValue: There is no such format.
            InvalidValue: What is given is no path.
            NotWritten: The file cannot be put there.
            MissingExtra: The format takes an extra that is not installed.

        >>> import tempfile
        >>> from security_meetings import load
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     report = load().export("web-annotation", f"{folder}/notes.jsonld")
        >>> report.losses[0].what
        'editorial claims'
        """
        from security_meetings.export.exporting import export

        return export(self, self.edition, format, path)

    def graph(self) -> Any:
        """Who is tied to whom, as a `networkx.MultiGraph`; it takes the extra `graph`.

        Nodes are countries, organisations, people and meetings, and talks at which people sat, each by
        `collection/id`. Ties are talks, delegations, attendances and attendees of talks (`kind`). All have
        the sources, claims and quotes behind them, and say which values no source states outright. The
        `tie` of a talk tells "host-guest" from "guest-guest", and is "unknown" where the host is.

        Raises:
            MissingExtra: networkx is not installed.
        """
        from security_meetings.export.graph import network, networkx_graph
        from security_meetings.export.standards import Losses

        return networkx_graph(*network(self, Losses()))

    # A page for people.

    def reader(self, path: str | os.PathLike[str]) -> Path:
        """Write the evidence reader: one page for people, in a file that needs no other and no network.

        It shows each record with the claims behind its values and their rivals, and the texts with the words
        that carry them. It works in every browser, with and without script.

        Args:
            path: The file to write; one that is there is replaced, as a whole or not at all.

        Returns:
            The path of the file.

        Raises:
            NotWritten: The file cannot be written.
            InvalidValue: What is given is no path.
        """
        from pathlib import Path

        from security_meetings.errors import InvalidValue
        from security_meetings.packs.writing import write_text
        from security_meetings.reader.page import page

        if not isinstance(path, (str, os.PathLike)):
            raise InvalidValue(f"expected the path of a file, got {path!r}")
        write_text([page(self, self.edition)], Path(path))
        return Path(path)
