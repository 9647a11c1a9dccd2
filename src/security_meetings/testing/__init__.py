"""Hypothesis strategies for values, records, claims, packs and data sets; they take the extra `testing`.

All is derived from what classes say of their fields, so that a kind of record or a class of values of your
own is drawn like those that come along. What is drawn keeps the rules of this library, and is else as odd as
it may be: text in any script, with characters that nobody sees; days of any year; rivals in any number.
"""

from security_meetings.testing.classes import claims, instances, records, register, sound, values
from security_meetings.testing.packs import datasets, packs, write_pack

__all__ = ["claims", "datasets", "instances", "packs", "records", "register", "sound", "values", "write_pack"]
