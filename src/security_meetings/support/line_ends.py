"""Line ends, which programs change when they move a text to another system."""

from __future__ import annotations

__all__ = ["OTHER_LINE_ENDS", "restored", "with_carriage_returns", "with_line_feeds"]

OTHER_LINE_ENDS = (
    "only its line ends changed, as git does on some systems: put '* -text' into .gitattributes and check it "
    "out again, or copy the file as it is"
)
"""What is said of a file that is as it was but for its line ends."""


def with_line_feeds(raw: bytes) -> bytes:
    r"""The same text with a line feed alone at the end of each line.

    >>> with_line_feeds(b"a\r\nb\n")
    b'a\nb\n'
    """
    return raw.replace(b"\r\n", b"\n")


def with_carriage_returns(raw: bytes) -> bytes:
    r"""The same text with a carriage return before each line feed.

    >>> with_carriage_returns(b"a\r\nb\n")
    b'a\r\nb\r\n'
    """
    return with_line_feeds(raw).replace(b"\n", b"\r\n")


def restored(raw: bytes, sha256: str | None) -> bytes | None:
    r"""The text with the line ends with which it has a digest; None where it has that with none.

    >>> import hashlib
    >>> restored(b"a\r\n", hashlib.sha256(b"a\n").hexdigest())
    b'a\n'
    """
    import hashlib

    for ends in (bytes, with_line_feeds, with_carriage_returns):
        text = ends(raw)
        if hashlib.sha256(text).hexdigest() == sha256:
            return text
    return None
