"""Packages of others that tables can become objects of: imported when asked for, named when missing."""

from __future__ import annotations

import importlib
from typing import Any

from security_meetings.errors import MissingExtra

__all__ = ["imported"]


def imported(module: str, extra: str, what: str) -> Any:
    """A module of another package.

    Args:
        module: Its name.
        extra: The extra of this package that brings it.
        what: What takes it, for the message.

    Raises:
        MissingExtra: It is not installed.
    """
    try:
        return importlib.import_module(module)
    except ImportError as exc:
        cure = f'pip install "security-meetings[{extra}]"'
        raise MissingExtra(f"{what} takes {module.partition('.')[0]}: {cure}", name=module) from exc
