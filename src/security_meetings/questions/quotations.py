"""Quotations, followed from mark to mark through the paragraphs of a text."""

from __future__ import annotations

import functools
import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from security_meetings.questions.characters import NEAR, Oddity, alphabets, any_line, one_of
from security_meetings.questions.quotation_marks import (
    ANGLES,
    BEGUN_BY,
    COMMAS,
    ENDED_BY,
    INWARD,
    LOW,
    OPENED_ANEW,
    OUTWARD,
    RIVALS,
    STRAIGHT,
    TWO_FACED,
    Mark,
    quotation_marks,
)
from security_meetings.support.line_ends import LINE_ENDS

__all__ = ["Quotations"]

_BLANKS = (" ", "\t")
# How much may stand before a name within a name.
_LONGEST_NAME = 80
_ENGLISH = ("en", "eng", "english")
_SAMPLE = 20_000
# Frequent words that few other languages spell alike, and how frequent they are where a text is English.
_ENGLISH_WORDS = (
    "the and said says they she that with were this from his has have will would which who their been"
)
_ONE_IN = 10


@functools.cache
def _line_breaks() -> re.Pattern[str]:
    return re.compile(f"\r\n|[{LINE_ENDS}]")


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the paragraphs of a text.

    Blank lines part them; in a text without any, line ends do, unless a line stops within a sentence.
    """
    lines = [line.span() for line in any_line().finditer(text) if not line[0].isspace()]
    breaks = [len(_line_breaks().findall(text, a, b)) for (_, a), (b, _) in itertools.pairwise(lines)]
    blank = any(number > 1 for number in breaks)
    first = 0
    for i, (start, end) in enumerate(lines):
        last = text[start:end].rstrip()[-1]
        goes_on = i < len(breaks) and breaks[i] == 1 and (blank or last == "," or last.isalnum())
        if not goes_on:
            yield lines[first][0], end
            first = i + 1


def _is_english(text: str, language: str | None) -> bool:
    """Whether a text is in English: as stated or, where nobody states it, by its frequent words."""
    if language is not None:
        return re.split("[-_]", language.lower())[0] in _ENGLISH
    words = re.findall(r"\w+", text[:_SAMPLE].lower())
    known = frozenset(_ENGLISH_WORDS.split())
    frequent = [word for word in words if word in known]
    return len(set(frequent)) > 1 and len(frequent) * _ONE_IN >= len(words)


class Quotations:
    """The quotations of a text, followed from mark to mark; what does not pair is noted."""

    def __init__(self, text: str, language: str | None) -> None:
        self._text = text
        self._english = _is_english(text, language)
        opens_inward = re.search(r"(?:^|[\s(])“(?=\w)", text) is not None
        # Some languages begin with ” as they end with it. Who begins with “ elsewhere does not.
        self._has_turned = self._english or (language is None and opens_inward)
        self._open: list[Mark] = []
        self._open_by: dict[str, list[Mark]] = defaultdict(list)
        self._found: dict[int, Oddity] = {}

    def odd(self) -> Iterable[Oddity]:
        """The marks that do not pair or face the wrong way, each once, in any order."""
        for number, (start, end) in enumerate(_paragraphs(self._text)):
            found = quotation_marks().finditer(self._text, start, end)
            marks = [Mark(self._text, match, number) for match in found]
            signs = Counter(mark.sign for mark in marks)
            parting = Counter(mark.sign for mark in marks if mark.starts and mark.stops)
            # Between the names of a path of pages, as in Home » News » Forum, they quote nothing.
            paths = {
                s
                for s in ANGLES
                if parting[s] == signs[s] > 1 and signs[s] == sum(signs[a] for a in ANGLES[s])
            }
            self._follow([mark for mark in marks if mark.sign not in paths])
        while self._open:
            self._note_endless(self._pop())
        return self._found.values()

    def _follow(self, marks: Sequence[Mark]) -> None:
        """Go through the marks of one paragraph."""
        certain = [mark for mark in marks if not mark.doubtful]
        straight = sum(mark.sign == STRAIGHT for mark in certain)
        curled = sum(mark.sign in (INWARD, OUTWARD, LOW, "‟") for mark in certain)
        upcoming: Mark | None = None
        followed: list[tuple[Mark, Mark | None]] = []
        for mark in reversed(marks):
            followed.append((mark, upcoming))
            if not mark.doubtful and mark.sign not in ANGLES:
                upcoming = mark
        for mark, upcoming in reversed(followed):
            if self._goes_on(mark):
                continue
            if mark.doubtful:
                self._take_doubtful(mark, upcoming)
            elif mark.sign in TWO_FACED:
                number = straight if mark.sign == STRAIGHT else curled
                self._take_two_faced(mark, upcoming, left_over=number % 2 == 1)
            elif mark.sign in (INWARD, "‟"):
                self._take_inward(mark, upcoming)
            elif mark.sign in ANGLES:
                self._take_angle(mark, *ANGLES[mark.sign])
            elif mark.sign in ENDED_BY:
                self._begin(mark)
            else:
                self._end(mark)

    def _goes_on(self, mark: Mark) -> bool:
        """Whether the mark opens anew, at the head of a line, a quotation that is open."""
        if not mark.leads or (mark.sign in TWO_FACED and mark.behind):
            return False
        signs = ANGLES.get(mark.sign, (mark.sign,))
        opened = self._open_by[signs[0]]
        # Printers of French may repeat the mark that ends; one that stands alone on its line does end.
        more = self._text[mark.end : mark.end + NEAR].strip()[:1].isalnum()
        if not opened or (mark.sign != signs[0] and not more):
            return False
        opened[-1].start, opened[-1].end, opened[-1].paragraph = mark.start, mark.end, mark.paragraph
        return True

    # What each sort of mark does.

    def _take_doubtful(self, mark: Mark, upcoming: Mark | None) -> None:
        """Take a mark for one of quotation only where one is missing."""
        here = self._is_open(mark, here=True)
        ends_next = upcoming is not None and upcoming.ends
        if self._text[mark.start - 1].isnumeric():
            if here and not ends_next:
                self._end(mark)
        elif upcoming is not None and ends_next and not here and upcoming.sign == mark.sign == STRAIGHT:
            self._begin(mark)  # behind a Hebrew prefix that is written together with the quotation

    def _take_two_faced(self, mark: Mark, upcoming: Mark | None, *, left_over: bool) -> None:
        """Take a mark that may begin or end, by what stands beside it.

        Args:
            mark: The mark.
            upcoming: The next mark of the paragraph that is not in doubt.
            left_over: Whether the marks of its paragraph do not pair among themselves.
        """
        turned = mark.sign == OUTWARD and self._has_turned
        here = self._is_open(mark, here=True)
        if mark.begins:
            ends = here and (turned or upcoming is None or not upcoming.ends)
            if turned or ends:
                self._note_turned(mark)
        elif mark.ends:
            twin_ends = upcoming is not None and upcoming.ends and upcoming.sign == mark.sign == STRAIGHT
            ends = here or not twin_ends or self._is_open(mark) or self._rival(mark) != ""
            if not ends:
                self._note_turned(mark)
        else:
            ends = here or turned or (left_over and self._is_open(mark))
        if ends:
            self._end(mark)
        else:
            self._begin(mark)

    def _take_inward(self, mark: Mark, upcoming: Mark | None) -> None:
        """Take “, which begins; behind words it ends what is open, or lacks what it could end."""
        here = self._is_open(mark, here=True)
        if mark.begins or not (here or mark.ends):
            self._begin(mark)
        elif not here and self._is_last(INWARD, mark.paragraph):
            self._note_turned(mark)
            self._match(mark, (INWARD,))
        elif not here and not self._is_open(mark) and upcoming is not None and upcoming.ends:
            self._note_turned(mark)
            self._begin(mark)
        else:
            if self._english and self._is_last(OUTWARD, mark.paragraph):
                self._note_turned(mark)
            self._end(mark)

    def _take_angle(self, mark: Mark, opens: str, closes: str) -> None:
        """Take « or », either of which may begin."""
        if mark.sign == opens:
            begins = mark.starts or not self._open_by[closes]
        else:
            here = any(self._is_last(sign, mark.paragraph) for sign in (opens, closes))
            begins = not here and not mark.stops and (mark.starts or not mark.ends)
        if begins:
            self._begin(mark)
        else:
            self._end(mark)

    # Beginning and ending.

    def _begin(self, mark: Mark) -> None:
        if mark.sign in OPENED_ANEW:  # so no quotation of an earlier paragraph is open any more
            while self._open and self._is_stale(self._open[-1], mark.paragraph):
                self._note_endless(self._pop())
        self._open.append(mark)
        self._open_by[mark.sign].append(mark)

    def _is_stale(self, opened: Mark, paragraph: int) -> bool:
        """Whether a quotation of an earlier paragraph would have been opened anew, were it still open."""
        return opened.sign in OPENED_ANEW and opened.paragraph < paragraph

    def _pop(self) -> Mark:
        mark = self._open.pop()
        self._open_by[mark.sign].pop()
        return mark

    def _end(self, mark: Mark) -> None:
        """End the nearest quotation that such a mark can end, or note that there is none."""
        rival = self._rival(mark)
        if rival and not self._is_open(mark, here=True):
            opened = self._match(mark, (rival,))
            self._note_unpaired(opened, f"this quotation begins with {rival} and ends with {mark.sign}")
        elif not self._is_open(mark):
            if not self._is_arrow(mark, self._text[mark.start - 1 : mark.start]):
                told = f"this quotation mark, {mark.sign}, ends a quotation that nothing begins"
                self._note_unpaired(mark, told, behind=True)
        else:
            opened = self._match(mark, BEGUN_BY[mark.sign])
            if self._english and mark.sign in TWO_FACED and opened.paragraph < mark.paragraph:
                told = f"this paragraph ends, but does not open anew, a quotation of character {opened.start}"
                self._note_unpaired(mark, told, behind=True)

    def _match(self, mark: Mark, signs: Collection[str]) -> Mark:
        """Close the nearest quotation that one of these marks began; what began within it has no end."""
        while self._open[-1].sign not in signs:
            self._note_endless(self._pop())
        opened = self._pop()
        outer = self._open[-1] if self._open else opened
        if outer.sign == opened.sign and opened.start - outer.end < _LONGEST_NAME:
            between = self._text[outer.end : opened.start]
            outer.ends_within = outer.ends_within or not one_of(f".,;:!?{LINE_ENDS}").search(between)
        inside, outside = self._text[opened.end], self._text[mark.start - 1]
        if outside in _BLANKS and not inside.isspace():
            self._note_turned(mark, "is parted from its words by a space", behind=True)
        elif inside in _BLANKS and (not outside.isspace() or (self._english and opened.sign == INWARD)):
            self._note_turned(opened, "is parted from its words by a space")
        return opened

    # What is open.

    def _is_last(self, sign: str, paragraph: int) -> bool:
        """Whether the last open quotation that this mark began is of this paragraph."""
        opened = self._open_by[sign]
        return bool(opened) and opened[-1].paragraph == paragraph

    def _is_open(self, mark: Mark, *, here: bool = False) -> bool:
        """Whether a quotation is open that the mark can end, in its own paragraph or anywhere."""
        signs = [sign for sign in BEGUN_BY[mark.sign] if self._open_by[sign]]
        return any(not here or self._is_last(sign, mark.paragraph) for sign in signs)

    def _rival(self, mark: Mark) -> str:
        """The mark of another style that began the innermost quotation of its paragraph; or empty."""
        last = self._open[-1] if self._open else mark
        fits = last.sign in RIVALS.get(mark.sign, ()) and last.paragraph == mark.paragraph
        return last.sign if fits else ""

    def _is_arrow(self, mark: Mark, inside: str) -> bool:
        """Whether » or « points somewhere, as on pages in English: Read more »."""
        return self._english and mark.sign in ANGLES and (not inside or inside.isspace())

    # Noting.

    def _note_endless(self, mark: Mark) -> None:
        # Russian has one mark where two quotations end together: «Завод «Заря».
        cyrillic = alphabets()["Cyrillic"].match(self._text, mark.end) is not None
        merged = mark.ends_within and (mark.sign in ANGLES or cyrillic)
        points = self._is_arrow(mark, self._text[mark.end : mark.end + 1])
        if not (merged or points or mark.sign == COMMAS):
            told = f"this quotation mark, {mark.sign}, begins a quotation that nothing ends"
            self._note_unpaired(mark, told)

    def _note_unpaired(self, mark: Mark, told: str, *, behind: bool = False) -> None:
        self._note(mark, "unpaired quotation mark", told, behind=behind)

    def _note_turned(self, mark: Mark, told: str = "faces the wrong way", *, behind: bool = False) -> None:
        told = f"this quotation mark, {mark.sign}, {told}"
        self._note(mark, "wrong-way quotation mark", told, behind=behind)

    def _note(self, mark: Mark, kind: str, told: str, *, behind: bool) -> None:
        start, end = self._with_word(mark, behind=behind)
        self._found.setdefault(mark.start, Oddity(start, end, kind, "wording", told))

    def _with_word(self, mark: Mark, *, behind: bool) -> tuple[int, int]:
        """The span of a mark and its word, which shows a reader more than the mark alone."""
        if behind:
            near = self._text[max(0, mark.start - NEAR) : mark.start]
            return mark.start - len(re.search(r"[^\s“”„\"«»]*[ \t]?$", near)[0]), mark.end  # type: ignore[index]
        near = self._text[mark.end : mark.end + NEAR]
        return mark.start, mark.end + len(re.match(r"[ \t]?[^\s“”„\"«»]*", near)[0])  # type: ignore[index]
