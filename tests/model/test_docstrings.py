"""Docstrings: `help()`, and an editor that reads no annotation, tell what each field means."""

import inspect
import pydoc

import pytest

from security_meetings.model.kinds import kinds
from tests.docstrings import SOURCE, classes, documented, rewritten, told

each_class = pytest.mark.parametrize("cls", [*classes()], ids=lambda cls: cls.__name__)


def test_every_kind_is_documented() -> None:
    """The classes looked at are all kinds of record, and what is a part of them."""
    assert {*classes()} >= {*kinds().values()}


@each_class
def test_fields_are_documented(cls: type) -> None:
    """A docstring tells of each field what the field does; `python -m tests.docstrings` writes it."""
    assert inspect.cleandoc(cls.__doc__ or "") == documented(cls, inspect.cleandoc(cls.__doc__ or ""))


@each_class
def test_source_is_as_written(cls: type) -> None:
    """Writing the docstrings again leaves the source as it is."""
    file = SOURCE.joinpath(*cls.__module__.split(".")).with_suffix(".py")
    source = file.read_text(encoding="utf-8")
    assert rewritten(source, {cls.__name__: cls}) == source


@each_class
def test_help_tells_what_each_field_means(cls: type) -> None:
    """`help()` of a class tells the meaning of each of its fields, whatever the width of the lines."""
    shown = " ".join(pydoc.plain(pydoc.render_doc(cls)).replace("|", " ").split())
    for name, _, field in told(cls):
        assert f"{name}: {field.meaning.removesuffix('.')}" in shown
