"""Runs the code in the box of the page "Try it here", and gives back what an interpreter shows."""  # noqa: INP001 (no package)

from __future__ import annotations

import ast
import contextlib
import io
import platform
import traceback
from typing import Any

import security_meetings

told = f"Python {platform.python_version()}, security_meetings {security_meetings.__version__}"
names: dict[str, Any] = {}


def answer(source: str) -> str:
    """What the code prints, the value of its last line, and how it went wrong, if it did."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        try:
            value = last_value(source)
            if value is not None:
                print(repr(value))  # noqa: T201 (it is redirected)
        except (Exception, SystemExit) as exc:  # noqa: BLE001 (whatever goes wrong is shown)
            # The first two frames are those of this module.
            own = exc.__traceback__ and exc.__traceback__.tb_next
            shown = own and own.tb_next
            out.write("".join(traceback.format_exception(type(exc), exc, shown, chain=False)))
    return out.getvalue()


def last_value(source: str) -> object:
    """Run the code; the value of its last line, where that is an expression."""
    lines = ast.parse(source, "<your code>")
    last = lines.body.pop() if lines.body and isinstance(lines.body[-1], ast.Expr) else None
    exec(compile(lines, "<your code>", "exec"), names)  # noqa: S102 (that is what the page is for)
    if last is None:
        return None
    return eval(compile(ast.Expression(last.value), "<your code>", "eval"), names)  # noqa: S307 (the same)
