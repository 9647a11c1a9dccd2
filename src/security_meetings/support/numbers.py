"""Numbers as texts print them: in figures and in words, with the words that bound them."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from security_meetings.support import number_kinds as signs
from security_meetings.support.beside import rough, unread_before
from security_meetings.support.bounds import Bound, bound_before, bound_behind
from security_meetings.support.days import days
from security_meetings.support.figures import value_of_roman
from security_meetings.support.german import german_at
from security_meetings.support.in_figures import FRACTION, PERCENT, Figures, pattern
from security_meetings.support.labels import with_labels
from security_meetings.support.measures import with_measures
from security_meetings.support.number_kinds import Found, Kind, Number, Vague
from security_meetings.support.numerals import chinese
from security_meetings.support.orders import with_orders
from security_meetings.support.ranges import ranges
from security_meetings.support.russian_bounds import russian_bound
from security_meetings.support.sizes import several, sizes
from security_meetings.support.spelled import Spelled, spelled_at
from security_meetings.support.telephones import labelled_spans
from security_meetings.support.thresholds import threshold_bound
from security_meetings.support.times import times
from security_meetings.support.tokens import READ, evened, language_of, tokens
from security_meetings.support.years import with_years

__all__ = ["Kind", "Number", "Vague", "numbers", "vague"]

_LONGEST_NUMERAL = 15


def numbers(words: str, language: str | None = None) -> list[Number]:
    """The numbers that words print.

    Args:
        words: Any text.
        language: Its BCP 47 tag; None where it is not known. Figures are read in every language; words in
            English and Russian and Chinese numerals by their letters, unless the language is another.

    Returns:
        The numbers in the order of the text. Where a form can be read in two ways, both stand there: "1 250"
        may be one number or two.

    >>> [(n.value, n.kind, n.comparators[0]) for n in numbers("over 125 of them, the thirteenth of 1,250")]
    [(125, 'cardinal', 'more than'), (13, 'ordinal', 'exactly'), (1250, 'cardinal', 'exactly')]
    """
    even, places = evened(words)
    reading = _Reading(even, language)
    found = reading.numbers()
    return [
        number._replace(
            start=places[number.start],
            end=places[number.end],
            bound=number.bound and (places[number.bound[0]], places[number.bound[1]]),
        )
        for number in found
    ]


def vague(words: str, language: str | None = None) -> list[Vague]:
    """The words that tell the size of a number alone.

    A count carried by them says "at least" or "more than" so many, from once to twice their size: dozens are
    at least 12, 20 or 24; hundreds at least 100 or 200.

    >>> vague("dozens of talks, hundreds of thousands of guests, two hundred chairs")
    [Vague(unit=12, start=0, end=6), Vague(unit=100000, start=17, end=38)]
    """
    even, places = evened(words)
    reading = _Reading(even, language)
    found = sizes(even, reading.words, reading.tag, reading.spelled)
    return [v._replace(start=places[v.start], end=places[v.end]) for v in found]


class _Reading:
    """One text, and what its tokens are."""

    def __init__(self, even: str, language: str | None) -> None:
        self.even = even
        self.language = language
        self.tag = language_of(language)
        self.words = tokens(even)
        reading = spelled_at if self.tag in READ else german_at if self.tag == "de" else None
        self.spelled = reading(even, self.words) if reading else {}
        # Tokens that are part of a number.
        self.used: set[int] = set()

    def numbers(self) -> list[Number]:
        found = [*self.figures(), *self.in_words(), *self.roman(), *self.eastern()]
        found.sort(key=lambda number: (number.start, number.end))
        return sorted(
            [*self.bounded(self.sorted_out(found)), *rough(self.even, self.words, self.tag)],
            key=lambda number: (number.start, number.end),
        )

    def figures(self) -> Iterator[Found]:
        figures = Figures(self.even, self.words, self.tag, self.spelled)
        yield from figures.read()
        self.used |= figures.used

    def in_words(self) -> Iterator[Found]:
        # In "one third" both words are the fraction.
        third: int | None = None
        for at, number in self.spelled.items():
            if at in self.used or several(self.words, at):
                continue
            self.used.update(range(at, number.following))
            kind = self.spelled_kind(number)
            if third is not None and at == third:
                kind = "fraction"
            third = number.following if kind == "fraction" else None
            yield Found(
                *(number.value, number.start, number.end, kind, at, number.scale),
                spelled=True,
                turned=number.turned,
                said=number.comparators,
            )

    def spelled_kind(self, number: Spelled) -> Kind:
        if number.ordinal:
            return "ordinal"
        if pattern(PERCENT).match(self.even, number.end):
            return "percent"
        following = self.spelled.get(number.following)
        third = number.value == 1 and following is not None and following.ordinal
        third = third and following is not None and self.even[number.end : following.start] in {" ", "-"}
        return "fraction" if third or pattern(FRACTION).match(self.even, number.end) else "cardinal"

    def roman(self) -> Iterator[Found]:
        for at, token in enumerate(self.words):
            if not token.digits and 0 < token.end - token.start <= _LONGEST_NUMERAL and at not in self.used:
                value = value_of_roman(self.even[token.start : token.end])
                around = (
                    self.even[max(token.start - 1, 0) : token.start] + self.even[token.end : token.end + 1]
                )
                initial = token.end - token.start == 1 and around.endswith(".")
                if value and not initial and not any(map(str.isdecimal, around)):
                    yield Found(value, token.start, token.end, "roman", at)

    def eastern(self) -> Iterator[Found]:
        if self.tag not in READ:
            return
        at = 0
        for value, start, end in chinese(self.even):
            while at + 1 < len(self.words) and self.words[at + 1].start <= start:
                at += 1
            if start and self.even[start - 1].isdecimal():
                continue
            ordinal = start > 0 and self.even.startswith(signs.ORDINAL_MARKS, start - 1)
            yield Found(value, start, end, "ordinal" if ordinal else "cardinal", at, spelled=True)

    def sorted_out(self, found: list[Found]) -> list[Found]:
        """The same numbers, each as what it is by all that stands around it."""
        even, words = self.even, self.words
        known = list(with_years(even, words, self.masked(found), self.tag))
        known = list(with_labels(even, words, known, self.tag))
        known = list(with_measures(even, words, known))
        return list(with_orders(even, words, known, self.tag))

    def masked(self, found: list[Found]) -> list[Found]:
        """The same numbers, those that are part of a day or a time marked as such."""
        whole = [
            (d.start, d.end)
            for d in days(self.even, self.language)
            # Two years, as in «1991-95 гг.», are no counts either.
            if d.certain and (d.month or d.day or d.several)
        ]
        spans: list[tuple[int, int, Kind]] = []
        spans.extend((start, end, "date") for start, end in whole)
        spans.extend((time.start, time.end, "time") for time in times(self.even))
        spans.extend((start, end, "label") for start, end in labelled_spans(self.even, self.tag))
        spans.sort()
        masked = []
        place = 0
        for number in found:
            while place < len(spans) and spans[place][1] <= number.start:
                place += 1
            covered = place < len(spans) and spans[place][0] < number.end
            masked.append(number._replace(kind=spans[place][2]) if covered else number)
        return masked

    def bounded(self, found: Sequence[Found]) -> Iterator[Number]:
        starts = {number.start for number in found}
        ends = dict(ranges(self.even, self.words, found))
        for place, number in enumerate(found):
            made = Number(number.value, number.start, number.end, number.kind, spelled=number.spelled)
            if place in ends:
                yield ends[place]
            elif number.kind in {"cardinal", "year"}:
                bound = self.bound(number, starts)
                yield (
                    made._replace(unread=unread_before(self.even, self.words, number, self.tag))
                    if bound is None
                    else made._replace(
                        comparators=bound.comparators,
                        bound=(bound.start, bound.end),
                        unread="" if bound.sure else self.even[bound.start : bound.end],
                    )
                )
            else:
                yield made

    def bound(self, number: Found, starts: Container[int]) -> Bound | None:
        """What bounds a number: a mark that it is, words beside it, how it stands, or its own words."""
        word = self.words[number.token - 1].text if number.token else ""
        bound = threshold_bound(self.even, self.words, number)
        bound = bound or bound_before(self.even, number.start, number.end, word, self.tag)
        bound = bound or bound_behind(self.even, number.end, starts, self.tag)
        bound = bound or russian_bound(self.even, number, self.words, self.language)
        return bound or (Bound(number.said, number.start, number.end) if number.said else None)
