"""Bytes by chance, where the library reads bytes: `python -m tests.fuzz` tries for some time."""
