"""A browser without windows, and the pages it opens; any request that would leave the page fails a test."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from security_meetings import Dataset, load
from tests.reader.shared import hostile_pack

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
# It runs as root in containers, without a screen, and calls nobody on its own account.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DESK = {"width": 1280, "height": 850}
PHONE = {"width": 360, "height": 740}

# Opens an address of a page: `open("#meetings/imhr-2025", viewport=PHONE)`.
Open = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser of the system."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=[*ARGUMENTS])
        yield found
        found.close()


@pytest.fixture(scope="session")
def reader(ds: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the bundled data."""
    return ds.reader(tmp_path_factory.mktemp("reader") / "reader.html")


@pytest.fixture(scope="session")
def slight(small: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a small pack."""
    return small.reader(tmp_path_factory.mktemp("slight") / "reader.html")


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a pack that would do harm."""
    root = hostile_pack(tmp_path_factory.mktemp("hostile"))
    return load(root).reader(root / "reader.html")


@pytest.fixture
def visit(browser: Browser, reader: Path) -> Iterator[Open]:
    """A function that opens a page; at the end, none may have asked for anything or complained."""
    complaints: list[str] = []
    contexts = []

    def open_(address: str = "", *, file: Path = reader, **settings: Any) -> Page:
        context = browser.new_context(**{"viewport": DESK, **settings})
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
        page.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))

        def asked(url: str) -> None:
            if url.partition("#")[0] != file.as_uri() and not url.startswith("data:"):
                complaints.append(f"request: {url}")

        page.on("request", lambda request: asked(request.url))
        page.goto(f"{file.as_uri()}{address}")
        return page

    yield open_
    for context in contexts:
        context.close()
    assert complaints == []
