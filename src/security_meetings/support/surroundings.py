"""What stands around a number: the words before and behind it, and whether it counts them or ends a name."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from security_meetings.support.number_kinds import Found
from security_meetings.support.tokens import Token

__all__ = ["Surroundings", "ends_a_name", "is_counted", "is_party", "is_several"]

# A gap of more letters, or an empty line, parts what stands on both sides.
_LONGEST_GAP = 12
_FIRST_CYRILLIC = "\u0400"
_BLANKS = " \n\t\r\u00a0\u202f\u2009"

# What is counted at meetings, besides all that ends as a plural does.
_PARTIES = frozenset(
    "delegates delegations guests participants attendees people persons men women countries states nations "
    "ministers officials officers experts journalists reporters speakers visitors representatives members "
    "envoys ambassadors diplomats leaders politicians scientists scholars professionals entrepreneurs "
    "organizations organisations companies firms agencies citizens residents volunteers students troops "
    "soldiers police personnel staff media votes seats reports papers speeches statements talks sessions "
    "delegierte delegationen gäste teilnehmer länder staaten minister délégations délégués invités pays "
    "participantes delegaciones delegações países delegazioni paesi ospiti".split()
)
_NO_PLURALS = frozenset(
    "was has does this its his is as yes us us thus plus minus always perhaps besides towards afterwards "
    "across less series news across versus sometimes whereas says means goes comes takes marks sees brings "
    "begins opens ends starts remains becomes looks makes needs times class press process progress address "
    "access success business congress crisis basis analysis campus status bonus chorus".split()
)
_SEVERAL_ENDINGS = tuple("ов ев ей ий ых их ек ок иц ан ян ств тв жб мм сс".split())
_SEVERAL = frozenset(
    "человек стран людей лет раз дней гостей встреч держав сторон мест писем слов групп речей статей партий "
    "комиссий миссий делегаций книг тем глав судов часов минут сил фирм вузов школ женщин мужчин бесед "
    "досье сми солдат".split()
)
# Between a number and what it counts Russian has no such word, though it ends as one that may stand there.
_NO_NOUNS = frozenset(
    "в во на по и с со о об от до из под при к ко за у не а но или для без над через между что как это "
    "его ее их был была было были будет будут стал стала стало стали прошел прошла прошло прошли состоялся "
    "состоялась состоялось состоялись является года году год годом год гг г уже ещё еще также потом "
    "затем своей своих ним них чей есть сидит сидят стоит стоят идет идут работает".split()
)

_OBLIQUE_ENDINGS = tuple("ых их ым им ыми ими ах ях ам ям ами ями ьми ей".split())
_FEW = (2, 3, 4)
# Of verbs that stand behind a place more often than what is counted ends so: «в зале 4 собрались».
_VERB_ENDINGS = tuple("лись лась лось лся ются ется ятся ится али или яли шли".split())
# A larger figure behind a capital word counts more often: "In Geneva 126 attended".
_LONGEST_OF_NAMES = 20
_PLACING = frozenset(
    ["", *"in at on by to for of from since until and or with between в во на с к до и из".split()]
)
_BEHIND_COUNTS = frozenset(
    "of from times in were was are have had came took met spoke sent went gave".split()
)
_NO_NAMES = frozenset(
    "some about around over under only nearly almost roughly just all these those another other others total "
    "today yesterday tomorrow".split()
)


class Surroundings:
    """The words around one number.

    Attributes:
        even: The text.
        number: The number.
        words: The tokens of the text.
        following: The place of the first token behind it.
    """

    def __init__(self, even: str, words: Sequence[Token], number: Found) -> None:
        """Args: the text, its tokens, and the number."""
        self.even = even
        self.words = words
        self.number = number
        self.following: int = number.token
        while self.following < len(words) and words[self.following].start < number.end:
            self.following += 1

    def before(self, count: int = 1, *, also: str = "") -> str:
        """A word before the number, in small letters; empty if more than blanks stands between.

        Args:
            count: 1 for the word right before it, 2 for the one before that.
            also: What may stand between, besides blanks.
        """
        at = self.number.token - count
        return self.words[at].text if at >= 0 and self._joined(at, self.number.token, also) else ""

    def behind(self, count: int = 1, *, also: str = "") -> str:
        """A word behind the number, as `before`."""
        at = self.following + count - 1
        if at >= len(self.words) or self._gap(self.number.end, self.words[self.following].start, also):
            return ""
        return self.words[at].text if self._joined(self.following, at, also) else ""

    def printed_before(self) -> str:
        """The token before the number as it is printed, whatever stands between; empty at the beginning."""
        at = self.number.token - 1
        return self.even[self.words[at].start : self.words[at].end] if at >= 0 else ""

    def printed_behind(self) -> str:
        """The token behind the number as it is printed, whatever stands between; empty at the end."""
        at = self.following
        return self.even[self.words[at].start : self.words[at].end] if at < len(self.words) else ""

    def gap_before(self) -> str:
        """What stands between the number and the token before it."""
        at = self.number.token - 1
        return self.even[max(self.words[at].end if at >= 0 else 0, self.number.start - 9) : self.number.start]

    def gap_behind(self) -> str:
        """What stands between the number and the token behind it."""
        at = self.following
        end = self.words[at].start if at < len(self.words) else len(self.even)
        return self.even[self.number.end : min(end, self.number.end + 9)]

    def _joined(self, first: int, last: int, also: str) -> bool:
        """Whether no more than blanks stand between the tokens from one place to another."""
        return not any(
            self._gap(self.words[at].end, self.words[at + 1].start, also) for at in range(first, last)
        )

    def _gap(self, start: int, end: int, also: str) -> bool:
        between = self.even[start : min(end, start + _LONGEST_GAP)]
        if between == " ":
            return False
        return end - start >= _LONGEST_GAP or "\n\n" in between or bool(between.strip(_BLANKS + also))


def is_party(word: str) -> bool:
    """Whether a word can only be what is counted: "delegates", «делегатов»."""
    return word in _PARTIES or (not word.isascii() and word in _SEVERAL)


def is_several(word: str) -> bool:
    """Whether a word is of several, by its form: "talks", «переговоров»."""
    if word[:1] < _FIRST_CYRILLIC:
        plural = word.endswith("s") and not word.endswith(("ss", "us", "is"))
        return word in _PARTIES or (plural and len(word) > len("its") and word not in _NO_PLURALS)
    return is_party(word) or (word.endswith(_SEVERAL_ENDINGS) and word not in _NO_NOUNS)


def is_counted(around: Surroundings) -> bool:
    """Whether what stands behind a number is what it counts: "13 delegations", "13 foreign ministers"."""
    first, second = around.behind(), around.behind(2)
    if first[:1] >= _FIRST_CYRILLIC and first not in _NO_NOUNS:
        return first.isalpha() and not first.endswith(_VERB_ENDINGS) and _agrees(first, around.number)
    return is_several(first) or (first.isalpha() and is_party(second))


def _agrees(word: str, number: Found) -> bool:
    """Whether a Cyrillic word has the form that a number asks for: «12 зданий», not «этаж 12 здания»."""
    last, before = number.value % 10, number.value // 10 % 10
    if not _FIRST_CYRILLIC <= word[0] <= "\u04ff" or (last == 1 and before != 1):
        return True
    if word.endswith(_OBLIQUE_ENDINGS):
        return True
    vowel = word[-1] in "аеёиоуыэюяії"
    return vowel if last in _FEW and before != 1 else not vowel


def ends_a_name(around: Surroundings) -> bool:
    """Whether a figure ends a name within a sentence: "World War 2", "the Voyager 2 probe".

    Not where it may count: "in Geneva 12 met", "from the South 12 came", "Iran 12, Cuba 3".
    """
    number, even, name = around.number, around.even, around.printed_before()
    if around.gap_before() != " " or number.value > _LONGEST_OF_NAMES or not name[0].isupper():
        return False
    if name.lower() == "war":
        return True
    if not name.isalpha() or is_several(name.lower()) or around.before() in _NO_NAMES:
        return False
    if is_counted(around) or around.behind() in _BEHIND_COUNTS or around.behind().endswith("ed"):
        return False
    start = around.words[number.token - 1].start
    # A table has a name and a figure after another.
    listed = _listed().match(even, number.end) or even[max(start - 2, 0) : start].strip(", ").isdecimal()
    return not listed and around.before(2) not in _PLACING


@functools.cache
def _listed() -> re.Pattern[str]:
    """The next line of a table behind its figure: "Iran 12, Cuba 3"."""
    return re.compile(r"[,;]?\s(?:and\s|и\s)?[^\W\d_]{2,20}\s\d")
