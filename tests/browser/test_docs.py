"""The documentation as its readers meet it, from a web server; and Python in the browser."""

from __future__ import annotations

import functools
import json
import os
import re
import threading
from collections.abc import Iterator
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

import security_meetings
from tests.browser.conftest import DESK, PHONE, Open

# The folder that `nox --session docs` fills.
DOCS = Path(os.environ["DOCS"]).resolve()
AXE = Path(os.environ["AXE"])
PAGES = sorted(
    path.relative_to(DOCS).as_posix() for path in DOCS.glob("**/*.html") if "try/" not in path.as_posix()
)
# Python loads in about five seconds, and on a busy machine in many more.
LONG = 120_000


class Quiet(SimpleHTTPRequestHandler):
    """A web server that keeps no log."""

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    """The address of a web server that has the documentation and nothing else."""
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=DOCS)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture
def visit(browser: Browser, host: str) -> Iterator[Open]:
    """A function that opens a page; at the end, none may have asked another host or complained."""
    complaints: list[str] = []
    contexts = []

    def open_(name: str, **settings: Any) -> Page:
        context = browser.new_context(**{"viewport": DESK, **settings})
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(f"error: {error}"))

        def asked(url: str) -> None:
            if not url.startswith((host, "data:")):
                complaints.append(f"request: {url}")

        page.on("request", lambda request: asked(request.url))
        page.goto(host + name)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert complaints == []


def cut(page: Page) -> list[str]:
    """The examples of which a part is hidden at the right edge of their box, by their first letters."""
    boxes = page.locator("pre")
    wide: list[str] = boxes.evaluate_all(
        "all => all.filter(box => box.scrollWidth > box.clientWidth).map(box => box.innerText.slice(0, 60))"
    )
    return wide


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_no_example_is_cut(visit: Open, host: str, size: dict[str, int]) -> None:
    """On no page is a line of an example longer than its box, nor the page wider than the screen."""
    assert len(PAGES) > 20
    page = visit(PAGES[0], viewport=size)
    found = {}
    for name in PAGES:
        page.goto(host + name)
        wider = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        if wrong := cut(page) + ["the page"] * wider:
            found[name] = wrong
    assert found == {}


def test_what_would_be_cut_is_seen(visit: Open) -> None:
    """A line that goes on beyond its box is told as one that is cut."""
    page = visit("guide.html")
    assert cut(page) == []
    page.add_style_tag(content=".highlight pre { white-space: pre !important; width: 10em }")
    assert cut(page) != []


def test_what_is_copied_is_what_is_typed(visit: Open, host: str) -> None:
    """The button beside an example copies its lines of code, without prompts and answers."""
    page = visit("index.html")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=host)
    example = page.locator(".highlight", has_text="from security_meetings import load").first
    example.hover()
    example.get_by_role("button").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.splitlines()[:2] == ["from security_meetings import load", "ds = load()"]
    assert ">>>" not in copied
    assert "Moscow" not in copied


@pytest.mark.parametrize("name", ["index", "guide", "tasks", "example-data", "try"])
def test_pages_can_be_read_by_all(visit: Open, name: str) -> None:
    """The checker of accessibility finds nothing in what a page says, light or dark."""
    page = visit(f"{name}.html")
    # Colours that are on their way from one to another are no colours to be read by.
    page.add_style_tag(content="* { transition: none !important; animation: none !important; }")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate("axe.run('article').then(found => found.violations.map(one => one.help))") == []


class Links(HTMLParser):
    """The addresses that a page leads to, and the names of its own places."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.addresses: set[str] = set()
        self.places: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what a tag leads to, or is called."""
        told = dict(attrs)
        self.places.add(told.get("id") or "")
        self.addresses.add((tag == "a" and told.get("href")) or told.get("src") or "")


def test_every_link_leads_somewhere() -> None:
    """A link within the pages leads to a file that is there, and to a place in it."""
    pages = {
        DOCS / name: Links((DOCS / name).read_text(encoding="utf-8")) for name in [*PAGES, "try/index.html"]
    }
    lost = []
    for path, links in pages.items():
        for address in links.addresses:
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            place = unquote(parts.fragment)
            if not target.is_file() or (place and target in pages and place not in pages[target].places):
                lost.append((path.name, address))
    assert lost == []


def test_programs_find_the_sources_of_all_pages() -> None:
    """The list for programs that read leads to the source of each page."""
    listed = re.findall(r"\]\(([^)]+)\)", (DOCS / "llms.txt").read_text(encoding="utf-8"))
    assert sorted(listed) == sorted(
        path.relative_to(DOCS).as_posix() for path in DOCS.glob("_sources/**/*.txt")
    )


@pytest.fixture
def started(visit: Open) -> Page:
    """The page on which Python runs, once it does."""
    page = visit("try/index.html")
    expect(page.get_by_role("status")).to_contain_text("ready after", timeout=LONG)
    return page


def ask(page: Page, code: str) -> None:
    """Type code into the box, and have it run."""
    page.get_by_label("Python").fill(code)
    page.get_by_role("button", name="Run").click()


def test_the_package_runs_in_the_browser(started: Page) -> None:
    """The wheel loads its data in the page, explains a value by its words, and verifies all of it."""
    expect(started.get_by_role("status")).to_contain_text(
        f"security_meetings {security_meetings.__version__}"
    )
    answer = started.get_by_role("log")
    ask(started, "from security_meetings import load\nds = load()\nds.meetings['imhr-2025'].city")
    expect(answer).to_have_text("'Moscow'\n", timeout=LONG)
    ask(started, "ds.explain('imhr-2025', 'counts.countries').carrying[0].evidence[0].exact")
    expect(answer).to_have_text("'126 delegations from 105 countries'\n", timeout=LONG)
    ask(started, "ds.verify().ok")
    expect(answer).to_have_text("True\n", timeout=LONG)


def test_questions_to_begin_with_are_answered(started: Page) -> None:
    """Each ready question puts its code into the box and shows an answer that is no error."""
    buttons = started.get_by_role("group").get_by_role("button")
    answers = []
    for button in buttons.all():
        button.click()
        expect(started.get_by_role("button", name="Run")).to_be_enabled(timeout=LONG)
        expect(started.get_by_role("log")).not_to_have_text("…", timeout=LONG)
        answers.append(started.get_by_role("log").inner_text())
    assert len(answers) == len(set(answers)) > 4
    assert not [answer for answer in answers if "Traceback" in answer or not answer.strip()]


def test_the_keyboard_is_enough(started: Page) -> None:
    """Ctrl and Enter run what is in the box; an error is shown with the line of the reader's own code."""
    started.get_by_label("Python").fill(
        "import security_meetings\nsecurity_meetings.load().meetings['imhr-2052']"
    )
    started.keyboard.press("Control+Enter")
    answer = started.get_by_role("log")
    expect(answer).to_contain_text("did you mean 'imhr-2025'?", timeout=LONG)
    expect(answer).to_contain_text('"<your code>", line 2')
    expect(answer).not_to_contain_text("answering")


def test_everybody_can_use_it(started: Page) -> None:
    """The checker of accessibility finds nothing on the page on which Python runs, light or dark."""
    started.evaluate(AXE.read_text(encoding="utf-8"))
    for scheme in ("light", "dark"):
        started.emulate_media(color_scheme=scheme)
        found = started.evaluate("axe.run().then(found => found.violations.map(one => one.help))")
        assert found == []


def test_the_wheel_is_the_package_itself() -> None:
    """What the page unpacks is the wheel under its own name, and its dependencies."""
    parts = json.loads((DOCS / "try" / "parts.json").read_text())
    wheel = f"security_meetings-{security_meetings.__version__}-py3-none-any.whl"
    assert {part.split("-")[0] for part in parts} >= {"attrs", "cattrs", "importlib_resources"}
    assert wheel in parts


def test_it_says_how_to_start_without_a_server(browser: Browser) -> None:
    """Opened from a disk, the page tells what it needs."""
    page = browser.new_page()
    page.goto((DOCS / "try" / "index.html").as_uri())
    expect(page.get_by_role("status")).to_contain_text("python -m http.server")
    page.close()
