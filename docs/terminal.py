"""Draws terminals, as SVG, with what the command really prints: `python docs/terminal.py [FOLDER]`."""  # noqa: INP001 (no package)

from __future__ import annotations

import contextlib
import html
import io
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from security_meetings.cli.main import main as command

PICTURES = {
    "who-met": "who-met Iran --since 2025-05",
    "explain": "explain imhr-2025 counts.countries",
}
COLUMNS = 80
WIDE, HIGH, EDGE = 8.43, 20, 18
SWITCHES = {"1": "b", "2": "d"}
STYLE = (
    "text{font:14px ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace;fill:#e6e9ec;white-space:pre}"
    ".b{font-weight:700;fill:#fff}.d{fill:#9aa5b0}.p{fill:#7fd1a0}"
)


class Screen(io.StringIO):
    """What the command takes for a terminal."""

    def isatty(self) -> bool:
        """It is one, as far as the command can tell."""
        return True


def printed(arguments: str) -> str:
    """What the command prints on a terminal of eighty columns."""
    kept = {name: os.environ.pop(name, None) for name in ("COLUMNS", "NO_COLOR")}
    os.environ["COLUMNS"] = str(COLUMNS)
    try:
        with contextlib.redirect_stdout(Screen()) as screen:
            command(arguments.split())
    finally:
        del os.environ["COLUMNS"]
        os.environ.update({name: value for name, value in kept.items() if value is not None})
    return screen.getvalue()


def spans(line: str, state: str) -> Iterator[tuple[str, str]]:
    """The parts of a line, each with the class that it is drawn in; the class goes on into the next line."""
    for code, text in re.findall(r"(?:\x1b\[(\d*)m)?([^\x1b]*)", line):
        if code:
            state = SWITCHES.get(code, "")
        yield state, text


def picture(arguments: str) -> str:
    """A terminal in which somebody has given the command these arguments."""
    rows = [[("p", "$ "), ("b", f"security-meetings {arguments}")]]
    state = ""
    for line in printed(arguments).rstrip("\n").split("\n"):
        rows.append(list(spans(line, state)))
        state = rows[-1][-1][0]
    high = HIGH * len(rows) + 2 * EDGE
    wide = round(WIDE * COLUMNS) + 2 * EDGE
    lines = []
    for number, row in enumerate(rows, 1):
        drawn = "".join(
            f'<tspan class="{style}">{html.escape(text)}</tspan>' if style else html.escape(text)
            for style, text in row
            if text
        )
        if drawn:
            lines.append(
                f'<text x="{EDGE}" y="{EDGE + HIGH * number - 6}" xml:space="preserve">{drawn}</text>'
            )
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" viewBox="0 0 {wide} {high}">'
    )
    box = f'<rect width="{wide}" height="{high}" rx="8" fill="#1c2228"/>'
    return "\n".join([head, f"<style>{STYLE}</style>", box, *lines, "</svg>", ""])


def draw(folder: Path) -> None:
    """Write all pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, arguments in PICTURES.items():
        (folder / f"{name}.svg").write_text(picture(arguments), encoding="utf-8")


if __name__ == "__main__":
    draw(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "_generated" / "terminal")
