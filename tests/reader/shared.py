"""What the tests of the page share: the page read again by a parser, and a pack that would do harm."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

from security_meetings import Dataset
from security_meetings.build import rebuild
from security_meetings.reader.page import page
from tests.conftest import sow

# A text, ids and names that would do harm wherever one of them were taken for more than words.
HOSTILE = (
    """</q></a><script>window.harmed=1</script><img src=x onerror="window.harmed=1">'"&lt;""",
    "javascript:window.harmed=1",
    "--></style></title></textarea><svg/onload=window.harmed=1>",
    "\u202eReversed\u2066 and \x1b[31m red \x00",
)
VOID = frozenset(("br", "input", "link", "meta"))


class Seen(HTMLParser):
    """The elements of a page, each with its attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.unbalanced: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close one, which must be the last that was opened."""
        if not self.open or self.open.pop() != tag:
            self.unbalanced.append(tag)

    def handle_data(self, data: str) -> None:
        """Keep words."""
        self.words.append(data)

    @property
    def text(self) -> str:
        """All words."""
        return "".join(self.words)

    def all(self, name: str) -> list[str]:
        """Each value of an attribute, in order."""
        return [attributes[name] for _, attributes in self.elements if name in attributes]

    def named(self, tag: str) -> list[dict[str, str]]:
        """The attributes of each element of a name."""
        return [attributes for found, attributes in self.elements if found == tag]


def seen(ds: Dataset) -> Seen:
    """The page of a data set, read again."""
    return Seen(page(ds, ds.edition))


def hostile_pack(root: Path) -> Path:
    """A pack whose text, names, values and ids would do harm if one were taken for more than words."""
    name, label, venue, _ = HOSTILE
    spelt = {word: json.dumps(word, ensure_ascii=False) for word in HOSTILE}
    text = f"{name} spoke in {venue} on 27 May 2025.\n{HOSTILE[3][:-1]}\nمرحبا بكم <b>x</b>\n"
    notes = f"""
source = "wire"
[[quote]]
words = {spelt[name]}
officials.speaker.name = "*"
[[quote]]
words = {json.dumps(f"{name} spoke in {venue} on 27 May 2025", ensure_ascii=False)}
meetings.forum-2025.start = 2025-05-27
meetings.forum-2025.chairs = ["speaker"]
[[quote]]
words = {spelt[venue]}
meetings.forum-2025.venue = "*"
[[quote]]
words = "on 27 May 2025"
meetings.forum-2025.status = "held"
[[quote]]
words = "مرحبا بكم"
meetings.forum-2025.name = "*"
[[set_aside]]
words = {json.dumps(HOSTILE[3][:-1], ensure_ascii=False)}
reason = "rhetoric"
[[set_aside]]
words = "<b>x</b>"
reason = "rhetoric"
"""
    editorial = f"""
[[editorial]]
because = {spelt[name]}
meetings.forum-2025.label = {spelt[label]}
sources.wire.publisher = {spelt[venue]}
"""
    sow(root, notes, text, {"editorial.toml": editorial})
    pack = (root / "seeds" / "pack.toml").read_text(encoding="utf-8")
    (root / "seeds" / "pack.toml").write_text(
        pack.replace('"A small pack"', spelt[name]), encoding="utf-8", newline=""
    )
    rebuild(root)
    for path in (root / "data").glob("*.json*"):
        raw = path.read_text(encoding="utf-8")
        for known, harm in (
            ('"wire"', spelt[label]),
            ('"speaker"', spelt[name]),
            ('"forum-2025"', spelt[venue]),
        ):
            raw = raw.replace(known, harm)
        path.write_text(raw, encoding="utf-8", newline="")
    return root
