"""Line ends, which programs change when they move a text to another system."""

from __future__ import annotations

import functools
from collections.abc import Callable

__all__ = ["LINE_ENDS", "OTHER_LINE_ENDS", "WAYS_OF_ENDING", "ended", "restored"]

LINE_ENDS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""The characters that end a line: those at which `str.splitlines` parts a text."""

OTHER_LINE_ENDS = (
    "only its line ends changed, as git does on some systems: put '* -text' into .gitattributes and check it "
    "out again, or copy the file as it is"
)
"""What is said of a file that is as it was but for its line ends."""


_LINE_FEED, _RETURN, _BOTH = b"\n", b"\r", b"\r\n"


def ended(raw: bytes, end: bytes, *, alone: bool) -> bytes:
    r"""The same text with another end of each line.

    Args:
        raw: The text.
        end: What is to end a line.
        alone: Whether a carriage return without a line feed ends a line too, and is no letter of the text.

    >>> ended(b"a\r\nb\n", b"\r\n", alone=False)
    b'a\r\nb\r\n'
    """
    text = raw.replace(_BOTH, _LINE_FEED)
    if alone:
        text = text.replace(_RETURN, _LINE_FEED)
    return text if end == _LINE_FEED else text.replace(_LINE_FEED, end)


WAYS_OF_ENDING: tuple[Callable[[bytes], bytes], ...] = tuple(
    functools.partial(ended, end=end, alone=alone)
    for alone in (False, True)
    for end in (_LINE_FEED, _BOTH, _RETURN)
)
"""The ways in which systems end lines: each gives a text the ends that it may have had."""


def restored(raw: bytes, sha256: str | None) -> bytes | None:
    r"""The text with the line ends with which it has a digest; None where it has that with none.

    >>> import hashlib
    >>> restored(b"a\r\n", hashlib.sha256(b"a\n").hexdigest())
    b'a\n'
    """
    import hashlib

    for ends in (bytes, *WAYS_OF_ENDING):
        text = ends(raw)
        if hashlib.sha256(text).hexdigest() == sha256:
            return text
    return None
