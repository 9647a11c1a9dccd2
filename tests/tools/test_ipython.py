"""IPython: what it offers behind a Tab, and what it shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from IPython.core.completer import provisionalcompleter
from IPython.core.interactiveshell import InteractiveShell

from security_meetings import load


@pytest.fixture
def shell() -> Iterator[InteractiveShell]:
    """A shell in which a data set has been loaded."""
    shell = InteractiveShell.instance()
    shell.history_manager.enabled = False
    shell.Completer.use_jedi = False
    shell.user_ns["ds"] = load()
    shell.user_ns["m"] = shell.user_ns["ds"].meetings["imhr-2025"]
    yield shell
    InteractiveShell.clear_instance()


def offered(shell: InteractiveShell, line: str) -> set[str]:
    """What Tab offers at the end of a line."""
    with provisionalcompleter():
        return {found.text for found in shell.Completer.completions(line, len(line))}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('ds.meetings["', "imhr-2025"),
        ('ds.officials["sergei', "sergei-shoigu"),
        ("ds.meet", "meetings"),
        ("ds.expl", "explain"),
        ("m.", "chairs"),
        ("m.counts.", "delegations"),
        ("ds.meetings.wh", "where"),
    ],
)
def test_tab(shell: InteractiveShell, line: str, expected: str) -> None:
    """Ids, collections, questions and fields are completed."""
    assert any(expected in words for words in offered(shell, line))


@pytest.mark.parametrize(
    "question", ["ds", "ds.meetings", "m", 'ds.explain(m, "counts.countries")', "ds.conflicts()[0]"]
)
def test_display(shell: InteractiveShell, question: str) -> None:
    """An answer is shown as its HTML, and as text as `print()` shows it."""
    answer: Any = shell.ev(question)
    formats, _ = shell.display_formatter.format(answer)
    assert formats["text/html"] == answer._repr_html_()
    assert formats["text/plain"] == str(answer)


def test_a_list_of_answers_is_a_line_each(shell: InteractiveShell) -> None:
    """Several answers are told shortly."""
    formats, _ = shell.display_formatter.format(shell.user_ns["ds"].conflicts())
    assert "<Conflict meetings/imhr-2025#counts.countries" in formats["text/plain"]
