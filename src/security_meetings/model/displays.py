"""What people see of an answer: the same few lines as text and, in a notebook, as HTML.

A class of answers is a `Shown` that says once, on any page, what stands where.
"""

from __future__ import annotations

# As typing has it, but without the cost of importing typing: this module is always imported.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from security_meetings.model.pages import Layout

    _Answers = tuple[Any, ...]
else:
    _Answers = tuple

__all__ = ["WIDTH", "Several", "Shown", "lay_out"]

WIDTH = 80
"""The columns of a text that goes to no terminal."""


class Shown:
    """Base of the classes that people look at: `print()` and notebooks show what they lay out."""

    __slots__ = ()

    def _lay_out(self, page: Layout) -> None:
        """Put what there is to see on a page; the first paragraph is its heading."""
        raise NotImplementedError

    def __str__(self) -> str:
        from security_meetings.model.pages import Page

        page = Page(WIDTH, colour=False)
        self._lay_out(page)
        return page.text.removesuffix("\n")

    def _repr_html_(self) -> str:
        """The same for a notebook: no script, and nothing in it that words of a pack could start."""
        from security_meetings.model.pages import HtmlPage

        page = HtmlPage()
        self._lay_out(page)
        return page.text

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        """In IPython, what `print()` shows, and where it can be shown the HTML; a list has a line each."""
        return {"text/plain": str(self), "text/html": self._repr_html_()}


class Several(_Answers, Shown):
    """Several answers in order, which people see one below the other; to programs a tuple."""

    __slots__ = ()

    def _lay_out(self, page: Layout) -> None:
        if not self:
            page.write("nothing to tell")
        for each in self:
            page.gap()
            lay_out(each, page)


def lay_out(shown: Shown, page: Layout) -> None:
    """Put an answer on a page of any width and colour."""
    shown._lay_out(page)  # noqa: SLF001 (what is seen of it is no part of its answer)
