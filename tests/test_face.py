"""The public face: what can be imported from the package itself, at run time and by a type checker."""

from __future__ import annotations

import ast
import functools
import importlib
import inspect
import sys
import types
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import security_meetings
from security_meetings.collection import asked

PACKAGE = security_meetings.__name__
FACE = {name: getattr(security_meetings, name) for name in security_meetings.__all__}
# All but constants and aliases of types.
NAMED = [name for name, thing in FACE.items() if isinstance(thing, (type, types.FunctionType))]


def for_checkers(module: types.ModuleType) -> dict[str, tuple[str, str]]:
    """The names that a module imports for type checkers alone, each with its module and its name there."""
    tree = ast.parse(Path(module.__file__ or "").read_text(encoding="utf-8"))
    blocks = [
        node for node in tree.body if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
    ]
    imports = [node for block in blocks for node in block.body if isinstance(node, ast.ImportFrom)]
    return {a.asname or a.name: (node.module or "", a.name) for node in imports for a in node.names}


def imported(home: str, name: str) -> Any:
    """What `from home import name` gives: a thing of a module, or a module of a folder."""
    module = importlib.import_module(home)
    return getattr(module, name) if hasattr(module, name) else importlib.import_module(f"{home}.{name}")


def own_hints(thing: Any) -> dict[str, Any]:
    """The public annotations of a function, or of a class without its bases, as types."""
    module = sys.modules[thing.__module__]
    names = {name: imported(home, there) for name, (home, there) in for_checkers(module).items()}
    annotations = vars(thing).get("__annotations__", {}) if isinstance(thing, type) else thing.__annotations__
    public = {name: hint for name, hint in annotations.items() if not name.startswith("_")}
    # A class may have annotations of variables of its own, which nothing else may.
    a_class = isinstance(thing, type)
    bare: Any = type("Bare", (), {}) if a_class else types.SimpleNamespace()
    bare.__annotations__ = public
    return typing.get_type_hints(bare, {**vars(module), **names})


def classes_in(hint: Any) -> Iterator[type]:
    """Every class of this package that a type is made of."""
    origin = typing.get_origin(hint) or hint
    if isinstance(origin, type) and origin.__module__ == asked.__name__:
        # To type checkers alone a collection of one kind is a class of its own; people name what it is.
        for base in getattr(origin, "__orig_bases__", origin.__bases__):
            yield from classes_in(base)
    elif isinstance(origin, type) and origin.__module__.startswith(PACKAGE):
        yield origin
    for part in hint if isinstance(hint, list) else typing.get_args(hint):
        yield from classes_in(part)


def function_of(member: Any) -> Any:
    """The function behind a method or property; None behind anything else."""
    if isinstance(member, property):
        return member.fget
    if isinstance(member, functools.cached_property):
        return member.func
    function = getattr(member, "__func__", member)
    ours = inspect.isfunction(function) and function.__module__ in sys.modules
    return function if ours else None


def mentioned(thing: Any) -> Iterator[tuple[str, type]]:
    """The classes of this package that the public annotations of a function or class name, and where."""
    parts = {thing.__name__: thing}
    for cls in thing.__mro__ if isinstance(thing, type) else ():
        if cls.__module__.startswith(PACKAGE):
            parts[cls.__name__] = cls
            public = {name: function_of(member) for name, member in vars(cls).items() if name[0] != "_"}
            parts |= {f"{cls.__name__}.{name}": function for name, function in public.items() if function}
    for where, part in parts.items():
        for name, hint in own_hints(part).items():
            place = f"{where}.{name}" if isinstance(part, type) else where
            yield from ((place, cls) for cls in classes_in(hint))


def test_every_name_is_there() -> None:
    """Each name of the face is where the face says, stands once, and is shown to whoever looks."""
    assert len(security_meetings.__all__) == len(FACE)
    assert set(FACE) <= set(dir(security_meetings))
    assert all(FACE[name].__name__ == name for name in NAMED)
    with pytest.raises(AttributeError, match=r"^module 'security_meetings' has no attribute 'Gadget'$"):
        security_meetings.Gadget  # noqa: B018


def test_type_checkers_see_the_same_face() -> None:
    """A type checker is shown just the names that can be imported, each from where it lives."""
    shown = for_checkers(security_meetings)
    assert set(shown) == set(FACE)
    for name, (home, there) in shown.items():
        assert there == name
        assert getattr(importlib.import_module(home), name) is FACE[name]


@pytest.mark.parametrize("name", NAMED)
def test_what_the_face_mentions_is_in_it(name: str) -> None:
    """Whatever a public attribute or method takes or gives can be named in a user's own annotations."""
    strangers = {(where, cls.__name__) for where, cls in mentioned(FACE[name]) if cls not in FACE.values()}
    # A collection of a data set is made by a descriptor, which no user ever holds; what type checkers call
    # `Talks` is a `Collection` to everybody else.
    known = {"Collection", *asked.__all__}
    assert {(where, cls) for where, cls in strangers if not cls.startswith("_") and cls not in known} == set()


def test_mentions_are_found() -> None:
    """The test above sees attributes, methods, properties and what they inherit, in unions and tuples."""
    found = {(where, cls.__name__) for where, cls in mentioned(security_meetings.Dataset)}
    assert {("Dataset.explain", "Explanation"), ("Collections.meetings", "Meeting")} <= found
    assert {("Collections.claims", "Claims"), ("People.role_at", "Role")} <= found
    assert ("Policy.criteria", "Criterion") in {
        (w, c.__name__) for w, c in mentioned(security_meetings.Policy)
    }
