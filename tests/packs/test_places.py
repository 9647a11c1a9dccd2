"""Where among several packs a record or a text lies."""

from security_meetings import Source
from security_meetings.packs.places import with_text


def test_source_without_file() -> None:
    """A source of which no file is known has no text."""
    assert with_text(Source("x"), []) == Source("x")
    assert not with_text(Source("x"), []).has_text
