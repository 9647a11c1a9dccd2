"""Takes the pictures of the evidence reader that the docs show: `python docs/pictures.py [FOLDER]`.

It needs Debian's `chromium` and the dependency group `browser`. Whoever changes the page takes them anew, and
looks at them: nothing may overlap, and nothing may be cut.
"""  # noqa: INP001 (no package)

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from security_meetings import load
from tests.browser.conftest import ARGUMENTS, CHROMIUM

DESK = {"width": 1120, "height": 720}
PHONE = {"width": 360, "height": 720}
PICTURES = {
    "reader-front": ("", DESK, "light"),
    "reader-front-dark": ("", DESK, "dark"),
    "reader-front-phone": ("", PHONE, "light"),
    "reader-record": ("#meetings/imhr-2025", DESK, "light"),
    "reader-record-dark": ("#meetings/imhr-2025", DESK, "dark"),
    "reader-record-phone": ("#meetings/imhr-2025", PHONE, "light"),
    "reader-article": ("#note/interaffairs/3", DESK, "light"),
    "reader-article-dark": ("#note/interaffairs/3", DESK, "dark"),
    "reader-article-phone": ("#text/interaffairs/50-176", PHONE, "light"),
}
SHOWN = ("reader-front", "reader-record", "reader-article-dark", "reader-article-phone")
"""Those that the docs show; the others are taken where a folder is given, to be looked at."""


def main() -> None:
    """Take those of the docs, or all into the folder given."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "_static"
    names = list(PICTURES) if len(sys.argv) > 1 else SHOWN
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        file = load().reader(Path(made) / "reader.html")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*ARGUMENTS])
        for name in names:
            address, size, scheme = PICTURES[name]
            page = browser.new_page(viewport=size, color_scheme=scheme)
            page.goto(f"{file.as_uri()}{address}")
            page.locator(".card").first.wait_for()
            page.wait_for_timeout(500)
            page.screenshot(path=folder / f"{name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
