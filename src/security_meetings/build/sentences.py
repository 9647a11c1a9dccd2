"""Where the sentences of a text begin and end: Unicode's rules, and the stops of each language.

The build alone needs this; the spans travel in the pack, so that reading one needs no library for it.
`uniseg` (the extra `build`) says, by the tables of Unicode's annex 29, which characters end a sentence,
close a quotation, or are capitals. What the annex leaves open is settled here: abbreviations, lines,
and stops without a space behind them.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple

from security_meetings.build.abbreviations import (
    CLOCK,
    COMPANIES,
    DOUBLED,
    FEW_NAMES,
    INITIALS,
    LAST,
    MEASURES,
    MONTHS,
    NO_NAMES,
    Abbreviations,
    abbreviations,
)
from security_meetings.build.languages import likely_languages
from security_meetings.build.quoted import goes_on_behind
from security_meetings.build.wraps import unwrapped
from security_meetings.model.sentences import Span
from security_meetings.support.line_ends import LINE_ENDS

__all__ = ["sentences"]

# Every character becomes one letter, for what it is to a sentence; the rules are read off these letters.
#   U  a capital    l  a small letter    o  a letter of a script that has neither    n  a digit
#   .  a full stop    !  an exclamation or question mark    t  a stop that needs no space behind it, as 。
#   p  a mark that opens    q  one that opens in some languages and closes in others    c  one that closes
#   ,  what shows that the sentence goes on    x  what belongs to the character before it
#   d  a dash    s  white space    /  a line end that may be a hard wrap    |  one that never is
#   -  anything else
_KINDS = {
    **dict.fromkeys(LINE_ENDS, "|"),
    **dict.fromkeys("\n\r\x85\u2028", "/"),
    **dict.fromkeys("!?‼⁇⁈⁉‽⸮", "!"),
    **dict.fromkeys("…‥", "."),
    # To Unicode the Tibetan ones are no stops, and the Burmese comma is one.
    **dict.fromkeys("།༎．﹒", "t"),
    "၊": ",",
    # So do marks of lists and of quoted lines.
    **dict.fromkeys("¿¡#@№§¶©>+•‣⁃∙·◦●○■□▪▫◆◇►▶▸→⇒➔➤✓✔✗✘", "p"),
    # Marks of emphasis stand on both sides, those of notes behind a stop or before what they tell.
    **dict.fromkeys("*_`~†‡", "q"),
    **dict.fromkeys("–—―", "d"),
}
_BY_PROPERTY = {
    "Sp": "s",
    "Extend": "x",
    "Format": "x",
    "ATerm": ".",
    "STerm": "t",
    "Upper": "U",
    "Lower": "l",
    "OLetter": "o",
    "Numeric": "n",
    "SContinue": ",",
}
_ELLIPSES = "…‥"
_WIDE_STOPS = "．﹒"

# Some stops are another character's twin: Greek asks with a semicolon, Armenian ends with a colon, and
# two Ethiopic word dividers are a stop. What takes their place is as long.
_TWINS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile("(?<=[\u0370-\u03ff\u1f00-\u1fff\u0300-\u036f])[;\u037e]"), "?"),
    (re.compile("(?<=[\u0530-\u058f]):"), "?"),
    (re.compile("፡፡"), "።።"),
    # At the beginning of a line it tells that a letter quotes another.
    (re.compile(f"(?<![^{LINE_ENDS}])>[> ]*"), lambda met: "\u00ad" * len(met[0])),
    # What begins with one of these begins with no capital: @harbour.
    (re.compile(r"(?<!\S)[@#](?=\w)"), "A"),
    # A hyphen between spaces is a dash; before a link, an exclamation mark makes it a picture.
    (re.compile(r"(?<![^\s-])-(?![^\s-])"), "–"),
    (re.compile(r"(?<!\S)!(?=\[)"), "¡"),
    # One line end, and so one letter for it.
    (re.compile("\r\n"), " \n"),
)
# A soft hyphen at the end of a line parts a word; another does if the next line begins with a small letter.
_SOFT = "\u00ad"
_PARTED = re.compile(
    rf"(?<=[\w\u0300-\u036f]{_SOFT}|[^\W\d_][-‐])[ \t]*+(?:\r\n|[{LINE_ENDS}])[ \t]*+(?=(\w))"
)
# The stops of 27. 5. 2025 and 2025. 5. 27. end nothing.
_DATE = re.compile(
    r"(?<![n.])(?:n{4}\.s?+n{1,2}\.s?+n{1,2}(?:\.|(?!n))|n{1,2}\.s?+n{1,2}(?=\.)(?:\.s?+n{4}(?!n))?)"
)
# A stop, what closes behind it (in French behind a space), and the numbers of notes: [3], [b].
_STOP = re.compile(
    r"[t!.][t!.x]*+[cx]*+(?:q[cqx]*+(?=[s,d]|\Z))?(?:s{1,2}c[cx]*+(?=[s,d]|\Z))*+(?:p[nl]{1,3}c)*+"
)
# What comes behind: white space, a dash, marks that open, perhaps what tells of words left out, then
# the 's of Dutch or the letter of an item, as in a), and the first letter.
_BEHIND = re.compile(
    r"(s*+)(d?)[pqcxs]*+(?:(?<=[pq])\.+[cs][pqcxs]*+)?(?:(?<=c)ls(?=U)|l{1,3}cs(?=[Uon]))?(.?)"
)
# A dash opens a sentence, as where one answers another, if it stands behind a bare stop and before a capital.
_BARE_STOP = re.compile(r"\.|!+")
_LINE = re.compile(r"[^/|]+")
_LETTER = re.compile("[Ulon]")
# A number that opens a sentence numbers it: "2. Talks", "2.1. Talks".
_NUMBERING = re.compile(r"[pqcxs]*+n{1,3}(?:[.,]n{1,3})*+")
_MOST_NUMBERING = 16
# Words of an address on the net are no abbreviations.
_ADDRESS = re.compile(r"\w[.]\w.*/|\w@\w")
# How far back an abbreviation is looked for, and how far on the word behind it, in code points.
_BACK = 32
_ON = 24
_BEFORE_WORD = re.compile(r"^[\W_]+")
# What is joined to a word: l’on., and the “and” of Arabic.
_ELIDED = re.compile(r"^(?:[^\W\d_]{1,2}['’](?=\w\w)|و(?=[^\W\d_]$))")
_JOINTS = re.compile(r"""[-‐‑–—/('"“”„«\[]""")
_NUMBER = re.compile(r"(?:.*\d|[IVXLCХІ]+)$")
_ROMAN = re.compile(r"[IVXLC]+\b")
_SMALL_ROMAN = re.compile("[ivx]{1,5}")
_WORD = re.compile(r"[^\W\d_]+")
_MOST_LETTERS_BETWEEN_DOTS = 2
_MOST_DIGITS_OF_ORDINAL = 3
# So many words may go before a year or an hour at the beginning of a sentence.
_FEW_WORDS = 4
# The scripts in which a letter by itself is an initial, and no word: those of the West up to Arabic, then
# Georgian to Cherokee without Hangul, then more Latin and Greek.
_LETTER_IS_INITIAL = (range(0x900), range(0x10A0, 0x1100), range(0x1200, 0x1400), range(0x1E00, 0x2000))
_WORDS_OF_ONE_LETTER = frozenset("яє")
# Small letters that are no measure behind a number: i. V. m., u. a., z. B.; and п. 3, с. 5 of Russian.
_BEFORE_MORE, _BEFORE_NUMBERS = frozenset("iuz"), frozenset("пс")
# What may be a street as well as a saint.
_STREETS = frozenset({"St"})
# A short word in brackets, as behind a rank: Col. (ret.) Vale.
_ASIDE = re.compile(r"[(\[]\w{1,6}\Z")
_LONGEST_ASIDE = 8


def sentences(text: str, language: str | None = None) -> list[Span]:
    r"""The spans of the sentences of a text, in order, without the white space around them.

    Every character that is not white space belongs to exactly one sentence. Headlines, captions
    and list items are lines, and each line ends a sentence, whatever ends the line. One kind of
    line end ends none: a hard wrap. A paragraph is taken for hard-wrapped if it has three lines
    or more, the longest of 40 to 120 characters; if the first word of each line would not have
    fitted onto the line before; and if at least half of its line ends stand, with no stop before
    them, before a small letter, or none behind a stop, though stops stand within its lines. An item
    of a list begins a paragraph; `>` before quoted lines is passed over. Nor does a line end within a
    word, behind a hyphen and before a small letter. A line on which nothing is to
    be seen (a byte order mark, a zero-width space) belongs to the sentence behind it, or else to the one
    before.

    Thai, Lao and other languages that end sentences with a mere space have a sentence a line.

    Args:
        text: The text.
        language: Its BCP 47 tag, as `en` or `sr-Latn`, which chooses the abbreviations; `None`,
            where it is unknown, takes those of all languages that are no words in another, and all
            those of the languages that the words of the text tell of.

    >>> text = "He met U.S. envoys. They left.\nHeadline"
    >>> [text[start:end] for start, end in sentences(text)]
    ['He met U.S. envoys.', 'They left.', 'Headline']
    >>> text = "論壇開幕。印度離開了。"
    >>> [text[start:end] for start, end in sentences(text, "zh")]
    ['論壇開幕。', '印度離開了。']
    """
    kinds = _rejoined(text, unwrapped(_kinds_of(text)))
    likely = likely_languages(text) if language is None else frozenset[str]()
    known = abbreviations(language, likely)
    found: list[Span] = []
    unseen: int | None = None
    for start, end in _pieces(text, kinds, known):
        if not kinds[start:end].strip("sx"):
            unseen = start if unseen is None else unseen
            continue
        found.append((start if unseen is None else unseen, end))
        unseen = None
    if unseen is not None:
        start = found.pop()[0] if found else unseen
        found.append((start, len(kinds.rstrip("s/|"))))
    return found


class _Kinds(dict[int, str]):
    """The letter for each character, found when it is first asked for."""

    def __missing__(self, code: int) -> str:
        self[code] = kind = _kind(chr(code))
        return kind


@functools.cache
def _kinds() -> _Kinds:
    return _Kinds()


def _kind(char: str) -> str:
    from uniseg.sentencebreak import sentence_break

    value: str = sentence_break(char).value
    category = unicodedata.category(char)
    if value == "Close":
        usual = {"Ps": "p", "Pi": "q"}.get(category, "c")
    else:
        # An emoji belongs to what it comes behind; a small raised number is that of a note.
        of_others = {"Sc": "p", "So": "c"}.get(category, "x" if char.isdigit() else "-")
        usual = "s" if char.isspace() else _BY_PROPERTY.get(value, of_others)
    return _KINDS.get(char, usual)


def _kinds_of(text: str) -> str:
    for twin, stop in _TWINS:
        text = twin.sub(stop, text)
    return _DATE.sub(lambda date: date.group().replace(".", ","), text.translate(_kinds()))


def _rejoined(text: str, kinds: str) -> str:
    """The letters with those of line ends that part a word as what belongs to the letter before them."""
    joined: list[str] = []
    at = 0
    for parted in _PARTED.finditer(text):
        if parted[1].islower() or text[parted.start() - 1] == _SOFT:
            joined += kinds[at : parted.start()], "x" * len(parted[0])
            at = parted.end()
    return "".join((*joined, kinds[at:]))


def _pieces(text: str, kinds: str, known: Abbreviations) -> Iterator[Span]:
    for line in _LINE.finditer(kinds):
        start = line.start()
        for stop in _STOP.finditer(kinds, start, line.end()):
            if _ends(text, kinds, known, start, stop, line.end()):
                yield from _stripped(kinds, start, stop.end())
                start = stop.end()
        yield from _stripped(kinds, start, line.end())


def _stripped(kinds: str, start: int, end: int) -> Iterator[Span]:
    part = kinds[start:end]
    bare = part.strip("s")
    if bare:
        start += len(part) - len(part.lstrip("s"))
        yield start, start + len(bare)


def _ends(  # noqa: PLR0911 (one for each sort)
    text: str, kinds: str, known: Abbreviations, start: int, stop: re.Match[str], line_end: int
) -> bool:
    """Whether a stop ends the sentence that began at `start`. At the line's end nobody need ask."""
    behind = _BEHIND.match(kinds, stop.end(), line_end)
    if behind is None or not behind[3] or kinds[behind.end(1)] in ",t!." or _goes_on(text, stop, behind):
        return False
    at = stop.start()
    no_capital = behind[3] == "o" or "t" in stop[0]
    if stop[0][-1] in "cqx" and no_capital and goes_on_behind(text, start, at, stop.end()):
        return False
    if "t" in stop[0]:
        return text[at] not in _WIDE_STOPS or "n" not in (kinds[at - 1 : at], kinds[at + 1 : at + 2])
    # What has no letter yet is no sentence. (Asked last, so that no text is gone through again and again.)
    # The name of a thing may begin with a small letter before a capital: iPads, eBay.
    begins = behind[3] in "Uon" or (behind[3] == "l" and kinds.startswith("U", behind.end()))
    if not begins or not _LETTER.search(kinds, start, at):
        return False
    if not behind[1]:
        # In scripts that part no words there may be no space behind ! and ? either.
        return behind[3] == "o" and "!" in stop[0] and "." not in stop[0]
    if text[at] in _ELLIPSES:
        return behind[3] != "n" and kinds[at - 1] != "p"
    is_single = kinds[at] == "." and len(stop[0].rstrip("cqxspn")) == 1
    return not is_single or not _abbreviates(text, kinds, known, start, at, behind)


def _goes_on(text: str, stop: re.Match[str], behind: re.Match[str]) -> bool:
    """Whether a dash behind a stop goes on, as in «Пора!» — сказал он."""
    opens = behind[3] == "U" and text[stop.start()] not in _ELLIPSES and _BARE_STOP.fullmatch(stop[0])
    return bool(behind[2]) and not opens


class _Token(NamedTuple):
    """What stands before a full stop.

    Attributes:
        last: The last word, without the stop.
        before: The word before that; empty if there is none near.
        opens: Whether these are the first few words of the sentence.
        on: The text behind, from its first letter.
        number_follows: Whether that is a digit.
        sentence_follows: Whether its first word is one that only a new sentence begins with.
        seldom_name_follows: Whether its first word is one that begins more sentences than names.
        company_follows: Whether its first word is one that no sentence begins with.
    """

    last: str
    before: str
    opens: bool
    on: str
    number_follows: bool
    sentence_follows: bool
    seldom_name_follows: bool
    company_follows: bool


def _abbreviates(
    text: str, kinds: str, known: Abbreviations, start: int, at: int, behind: re.Match[str]
) -> bool:
    """Whether the full stop at `at` belongs to a numbering, an abbreviation, an initial or an ordinal."""
    if at - start <= _MOST_NUMBERING and _NUMBERING.fullmatch(kinds, start, at):
        return True
    back = max(start, at - _BACK)
    words = unicodedata.normalize("NFC", text[back:at]).split()
    cut = len(words) == 1 and back > start and kinds[back - 1] != "s"
    if not words or cut or kinds[at - 1] == "s" or words[-1].startswith("°"):
        return False
    if _ADDRESS.search(words[-1]):
        return False
    aside = _ASIDE.search(text, max(start + 1, at - _LONGEST_ASIDE), at)
    on = text[behind.end() - 1 : behind.end() - 1 + _ON]
    first = _WORD.match(on)
    token = _Token(
        last=_ELIDED.sub("", _JOINTS.split(_BEFORE_WORD.sub("", words[-1]))[-1]),
        before=words[-2] if len(words) > 1 else "",
        opens=back == start and len(words) <= _FEW_WORDS,
        on=on,
        number_follows=behind[3] == "n",
        sentence_follows=first is not None and first[0] in NO_NAMES and not on.startswith(".", first.end()),
        seldom_name_follows=first is not None and first[0] in FEW_NAMES,
        company_follows=first is not None and first[0] in COMPANIES,
    )
    if aside and text.startswith((")", "]"), at + 1) and not token.sentence_follows:
        return True
    return bool(token.last) and _is_short(token, known)


def _is_short(token: _Token, known: Abbreviations) -> bool:  # noqa: PLR0911 (one for each sort)
    last, small = token.last, token.last[0].lower() + token.last[1:]
    if token.company_follows and last[0].isupper():
        return True
    joined = f"{token.before.rstrip('.')}.{last}"
    is_measure = last in MEASURES and _NUMBER.match(token.before) and not token.number_follows
    is_street = last in _STREETS and token.sentence_follows
    if is_measure or is_street or last.lower() in LAST or joined.lower() in LAST:
        return False
    if last.isdecimal() or (_ROMAN.fullmatch(last) and token.before.lower() in known.ordinals):
        return _is_ordinal(token, known)
    numbers = _SMALL_ROMAN.fullmatch(last) or _ROMAN.fullmatch(last) or _is_initial(last) or _is_dotted(last)
    if token.opens and not token.before and numbers:
        return True  # It numbers the item, or a king; or it tells a question from an answer.
    if (_is_initial(last) or last in DOUBLED) and not last[0].isupper():
        return _is_small_initial(token)
    if _is_initial(last) or last in INITIALS or _is_dotted(last):
        follows = token.sentence_follows or (token.seldom_name_follows and _is_dotted(last))
        return not follows or (last[0].islower() and last not in CLOCK)
    if not known.titles.isdisjoint((last, small, joined)):
        return True
    before_number = token.number_follows or _ROMAN.match(token.on) is not None
    # The German word for a street is written together with its name.
    return before_number and (not known.numbered.isdisjoint((last, small, joined)) or last.endswith("str"))


def _is_small_initial(token: _Token) -> bool:
    if token.last in _BEFORE_MORE or (token.last in _BEFORE_NUMBERS and token.number_follows):
        return True
    # A year or an hour may end a sentence; but a sentence is more than "In the year 2020".
    if _NUMBER.match(token.before):
        return token.opens and not token.sentence_follows
    return token.last not in _WORDS_OF_ONE_LETTER


def _is_ordinal(token: _Token, known: Abbreviations) -> bool:
    month = _WORD.match(token.on)
    is_day = month is not None and month[0] in MONTHS
    is_long = token.last.isdecimal() and len(token.last) > _MOST_DIGITS_OF_ORDINAL
    return not (is_long or token.number_follows or token.sentence_follows) and (
        is_day or token.before.lower() in known.ordinals
    )


def _is_initial(token: str) -> bool:
    """Whether it is a single letter, with whatever marks, of a script in which that is no word."""
    single = token[0].isalpha() and all(map(_is_mark, token[1:]))
    return single and any(ord(token[0]) in script for script in _LETTER_IS_INITIAL)


def _is_mark(char: str) -> bool:
    return char in "'’" or unicodedata.category(char) in {"Mn", "Mc", "Cf"}


def _is_dotted(token: str) -> bool:
    """Whether it is letters with stops between them, as U.S and e.g are."""
    parts = token.split(".")
    return len(parts) > 1 and all(p.isalpha() and len(p) <= _MOST_LETTERS_BETWEEN_DOTS for p in parts)
