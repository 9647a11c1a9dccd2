"""The kinds of record, a module each."""
