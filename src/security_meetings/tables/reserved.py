"""Words that are no bare name of a column: SQLite, DuckDB or Postgres refuse them."""

from __future__ import annotations

__all__ = ["RESERVED"]

RESERVED = frozenset(
    """
    abort action add all alter always analyse analyze and anti any array as asc asof asymmetric attach
    authorization before begin between binary both by cascade case cast check collate collation column
    commit concurrently conflict constraint create cross current_catalog current_date current_role
    current_schema current_time current_timestamp current_user database default deferrable deferred delete
    desc describe detach distinct do drop each else end escape except exclusive exists explain fail false
    fetch for foreign freeze from full glob grant group having if ignore ilike in index indexed initially
    inner insert instead intersect into is isnull join lambda lateral leading left like limit localtime
    localtimestamp map match natural no not nothing notnull null of offset on only or order outer over
    overlaps pivot pivot_longer pivot_wider placing plan positional pragma primary qualify query raise
    recursive references regexp reindex release rename replace restrict returning right rollback savepoint
    select semi session_user set show similar some struct summarize symmetric system_user table
    tablesample temp temporary then to trailing transaction trigger true union unique unpack unpivot
    update user using vacuum values variadic verbose view virtual when where window with without
    """.split()  # noqa: SIM905 (a list of words reads best as one text)
)
