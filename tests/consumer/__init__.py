"""A project that depends on this one, to see what type checkers make of it."""
