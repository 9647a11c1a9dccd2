"""The words that bound a number: "more than", "up to", «не менее», 100+."""

from __future__ import annotations

import functools
import re
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias, get_args

from security_meetings.support import partly_read

__all__ = [
    "Bound",
    "Comparator",
    "bound_before",
    "bound_behind",
    "comparator_of",
    "is_changed_behind",
    "is_of_change",
    "is_of_speaking",
]

Comparator = Literal["exactly", "more than", "at least", "about", "nearly", "at most", "fewer than"]
"""How a number is bounded."""

Meanings: TypeAlias = tuple[Comparator, ...]
EXACTLY: Meanings = ("exactly",)


class Bound(NamedTuple):
    """Words that bound a number.

    Attributes:
        comparators: What they can mean, the plainest meaning first; never empty.
        start: Where they begin.
        end: Where they end, exclusive.
        sure: Whether they can be nothing but a bound: "unter 20" is fewer than 20, or among 20.
    """

    comparators: Meanings
    start: int
    end: int
    sure: bool = True


_MORE: Meanings = ("more than",)
_LEAST: Meanings = ("at least",)
_ABOUT: Meanings = ("about",)
_NEARLY: Meanings = ("nearly", "about", "fewer than", "at most")
_MOST: Meanings = ("at most",)
_FEWER: Meanings = ("fewer than",)

# What they mean, by the words, which are parted by "/".
_ROWS: Sequence[tuple[Meanings, str]] = (
    (
        _MORE,
        "more than/over/above/beyond/exceeding/exceeds/exceeded/exceed/surpassing/surpassed",
    ),
    (_MORE, "in excess of/greater than/better than/north of/topped/topping/tops"),
    (
        _MORE,
        "более/больше/свыше/сверх/превышает/превысил/превысила/превысило/превысили/превышающее/превышающих",
    ),
    ((*_MORE, *_LEAST), "upwards of/upward of"),
    ((*_MORE, *_ABOUT), "just over/slightly over/slightly more than/just above"),
    ((*_MORE, *_ABOUT), "чуть более/чуть больше/немногим более/немногим больше"),
    (
        _LEAST,
        "at least/no fewer than/no less than/not less than/not fewer than/at minimum",
    ),
    (_LEAST, "a minimum of/a minimum/minimum of"),
    (_LEAST, "не менее/не меньше/минимум/как минимум/по меньшей мере/по крайней мере/не ниже"),
    (_ABOUT, "about/around/approximately/approx/roughly/circa/ca/c/some/in the region of/on the order of"),
    (_ABOUT, "something like/in the order of/in the neighbourhood of/in the neighborhood of"),
    (_ABOUT, "perhaps/maybe/possibly/возможно/может быть"),
    (_ABOUT, "около/примерно/приблизительно/порядка/ориентировочно/где то/в районе"),
    ((*_ABOUT, *EXACTLY), "an estimated/estimated"),
    (_NEARLY, "nearly/almost/nearing/approaching/close to/just under/just below/just short of/just shy of"),
    (
        _NEARLY,
        "slightly fewer than/slightly less than/slightly under/slightly below/a little under",
    ),
    (
        _NEARLY,
        "a bit under/a little fewer than/a little less than/a bit less than/just less than",
    ),
    (_NEARLY, "чуть ли не/едва ли не"),
    (_FEWER, "not reach/didn t reach/failed to reach/fails to reach/не достигло/не достиг/не достигла"),
    (_FEWER, "не достигает/не дотянуло до/не дотянул до/не дотянула до/не дотягивает до/не дошло до"),
    (_FEWER, "not quite/not even/nowhere near/far from/не совсем/далеко не/даже не"),
    ((*_LEAST, *_ABOUT), "a good/добрая/добрую/доброй/добрых/добрые/добрый/доброго"),
    (_MORE, "далеко за/сильно за/перевалило за/перевалил за/перевалила за/перевалили за/перевалившее за"),
    (_NEARLY, "почти/без малого/чуть менее/чуть меньше/немногим менее/немногим меньше"),
    (
        _MOST,
        "up to/at most/no more than/not more than/at the most/not exceeding/not over",
    ),
    (
        _MOST,
        "до/не более/не больше/не свыше/максимум/вплоть до/от силы",
    ),
    (_MOST, "a maximum of/a maximum/maximum of"),
    (_MOST, "not exceed/didn t exceed/doesn t exceed/never exceed/never exceeded/never exceeds"),
    (_MOST, "wasn t more than/weren t more than/isn t more than/aren t more than/never more than"),
    (_MOST, "не превысило/не превысил/не превысила/не превысили/не превышает/не превышают/не превышало"),
    ((*_MOST, *EXACTLY), "as many as/as much as"),
    (_FEWER, "fewer than/less than/under/below/short of/менее/меньше"),
    (EXACTLY, "exactly/precisely/ровно"),
    # In German, French, Spanish, Portuguese and Italian the plain ones.
    (_MORE, "über/mehr als/plus de/más de/mas de/mais de/più di/piu di/oltre"),
    (_LEAST, "mindestens/wenigstens/au moins/al menos/por lo menos/pelo menos/ao menos/almeno"),
    (
        _ABOUT,
        "etwa/rund/ungefähr/zirka/environ/quelque/unos/unas/alrededor de/aproximadamente/cerca de/circa",
    ),
    (_NEARLY, "beinahe/knapp/presque/casi/quase/quasi"),
    (_MOST, "höchstens/bis zu/au plus/como máximo/no más de/não mais de/al massimo/non più di"),
    (_FEWER, "weniger als/moins de/menos de/meno di"),
    (EXACTLY, "genau/exactement/exactamente/exatamente/esattamente"),
)
_BEHIND_ROWS: Sequence[tuple[Meanings, str]] = (
    ((*_MORE, *_LEAST), "plus/плюс"),
    ((*_LEAST, *EXACTLY), "and counting"),
    (_ABOUT, "give or take"),
    (_LEAST, "at the very least/and up/and upwards/if not more/если не больше/если не более"),
    (_LEAST, "or more/and more/or over/and over/and above/at least/и более/или более/и больше/и выше"),
    (_LEAST, "минимум/как минимум/minimum/at minimum/at a minimum"),
    (_ABOUT, "or so/or thereabouts/примерно/приблизительно/ориентировочно/approximately"),
    ((*_ABOUT, *_MORE), "odd/с небольшим"),
    (_MORE, "с чем то/с лишним/с лишком/с хвостиком/с гаком"),
    (_MOST, "or fewer/or less/at most/at the very most/и менее/или менее/максимум"),
    (_MOST, "maximum/at a maximum/tops"),
)
# These may also stand behind what is counted: "90 delegations or more".
_FAR_BEHIND = frozenset(
    "or more/or so/or fewer/or less/at least/at most/and up/and counting/и более/или более/if not more/"
    "если не больше/если не более".split("/")
)
# So may these, where nothing follows that they may bound: "126 delegations approximately."
_LAST_BEHIND = frozenset(
    "минимум/как минимум/minimum/maximum/at minimum/at a minimum/примерно/приблизительно/ориентировочно/"
    "approximately/максимум/at a maximum/tops".split("/")
)
# These stand at the end alone: "126 minimum", not "126 minimum wages".
_AT_END = frozenset({"minimum", "maximum", "tops"})
_SIGNS: Mapping[str, Meanings] = {
    **dict.fromkeys((">", "超过", "超過", "逾", "多于"), _MORE),
    **dict.fromkeys(("≥", "⩾", "至少", "不少于"), _LEAST),
    **dict.fromkeys(("~", "∼", "≈", "±", "约", "約"), _ABOUT),
    **dict.fromkeys(("近",), _NEARLY),
    **dict.fromkeys(("≤", "⩽", "至多", "最多"), _MOST),
    **dict.fromkeys(("<", "不到"), _FEWER),
}
_SIGNS_BEHIND: Mapping[str, Meanings] = {
    "+": (*_MORE, *_LEAST),
    "ish": _ABOUT,
    **dict.fromkeys(("多", "余", "餘"), _MORE),
    "以上": (*_LEAST, *_MORE),
    "左右": _ABOUT,
    "以下": (*_MOST, *_FEWER),
}
# No such words stand further from the number.
_FAR = 60
_GAP = r",?[\s‐‑-]{1,3}"
_BETWEEN_WORDS = r"[\s‐‑'’-]{1,3}"
# What the words of languages that are read in part are called there.
_CALLED: Mapping[str, Meanings] = {
    "more than": _MORE,
    "slightly more": (*_MORE, *_ABOUT),
    "at least": _LEAST,
    "about": _ABOUT,
    "nearly": _NEARLY,
    "at most": _MOST,
    "fewer than": _FEWER,
    "exactly": EXACTLY,
}
# Words that are prepositions, too, stand right before the number: "some of the 40" are not about 40.
_LOOSE = "some about around over under above below beyond c ca до".split()
# Behind these words "about" tells of what: "spoke about two projects".
_SPEAKING = (
    "talk talks talked talking speak speaks spoke spoken speaking told tell discussion discussions concern "
    "concerned inform informed information report reports reported know knew think thought asked ask "
    "question questions agreement agreements worried wrote write learned learnt words statement statements"
)
# So with «über» in German.
_SPEAKING_GERMAN = (
    "spricht sprechen sprach sprachen gesprochen berichtet berichten berichtete berichteten beriet berieten "
    "beraten diskutiert diskutieren diskutierte diskutierten verhandelt verhandelte verhandelten verhandeln "
    "redete redeten gespräch gespräche gesprächen bericht berichte beratungen verhandlungen abkommen "
    "informierte informierten debatte diskussion einigung vereinbarung vereinbarungen sich"
)
# Behind words of a change, "from 80" and «до 90» tell what was and became.
_CHANGES = (
    r"gr[eo]w|r[oi]se|rising|increas|expan|climb|jump|sw[eo]ll|surg|soar|f[ae]ll|drop|declin|decreas|reduc|"
    r"shr[aiu]nk|went\b|go(?:es|ne|ing)?\b|chang|rais|lower|mov(?:e|ing)|up\b|down\b|cut|slash|boost|extend|"
    r"enlarg|widen|slip|tumbl|plung|dwindl|leap|slid|shift|advanc|revis|balloon|tripl|doubl|"
    r"br(?:ing|ings|inging|ought)\s(?:the|its|their)\b|"
    r"выр[ао]с|увелич|уменьш|сокра|возр[ао]с|сни[зж]|повы[сш]|расшир|упал|подня|измен|подскоч|прирос|дове[лсд]|"
    r"рост(?:ом|а|е|у)?\b|рос(?:ла|ло|ли)?\b"
)
_FAR_CHANGE = 90
# Before these words "over" tells how long: "over three days".
_LASTING = "day week month year hour decade minute session round past last working consecutive"


def _alternatives(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(_BETWEEN_WORDS.join(map(re.escape, phrase.split())) for phrase in longest_first)


@functools.cache
def _before(language: str) -> re.Pattern[str]:
    firm = _alternatives(_meanings(language).keys() - {*_LOOSE})
    signs = "|".join(sorted(map(re.escape, _SIGNS), key=len, reverse=True))
    return re.compile(
        rf"(?:(?<!\w)(?:(?P<loose>{'|'.join(_LOOSE)})\.?|(?P<firm>{firm})[.,]?"
        r"(?:\s{1,3}(?:than|чем|in|from|across|в|во|из|на|с|со|к|по|для|от|о|у)){0,3})"
        rf"(?:\s{{1,3}}an?)?\s{{1,3}}|(?P<sign>{signs})\s?)[$€£¥₽]?\Z",
        re.IGNORECASE,
    )


@functools.cache
def _behind(language: str) -> re.Pattern[str]:
    signs = "|".join(sorted(map(re.escape, _SIGNS_BEHIND), key=len, reverse=True))
    own = _own(partly_read.BEHIND, language)
    direct = _alternatives(_meanings_behind(language).keys() - _AT_END)
    far, last = _alternatives({*_FAR_BEHIND, *own}), _alternatives(_LAST_BEHIND)
    if_not, ending = r",\s(?=if\s|если\s)", r"(?=\s{0,3}(?:[.,;:!?)\]»”—–]|\Z))"
    noun = r"(?:\s{1,3}[^\W\d_]{1,40})"
    further = (
        rf"{noun}{{1,2}}(?:\s{{1,3}}|{if_not})(?P<far>{far})|{noun}{{0,2}}\s{{1,3}}(?P<last>{last}){ending}"
    )
    return re.compile(
        rf"(?:(?P<sign>{signs})|(?:{_GAP}(?P<direct>{direct})|{further})(?![^\W\d_]))"
        r"(?!\s{1,3}(?:than|чем)\b)\s{0,3}",
        re.IGNORECASE,
    )


@functools.cache
def _lasting() -> re.Pattern[str]:
    return re.compile(rf"[\s-]{{1,3}}(?:{'|'.join(_LASTING.split())})", re.IGNORECASE)


@functools.cache
def _spoken() -> re.Pattern[str]:
    speaking = f"{_SPEAKING} {_SPEAKING_GERMAN}".split()
    return re.compile(rf"\b(?:{'|'.join(speaking)})\s{{1,3}}\Z", re.IGNORECASE)


def is_of_speaking(even: str, end: int) -> bool:
    """Whether a word that ends before this place is of speaking: what follows may be what is spoken of."""
    return _spoken().search(even, max(end - _FAR, 0), end) is not None


@functools.cache
def _changes() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_CHANGES})[^.!?;]*\Z", re.IGNORECASE)


def is_of_change(even: str, end: int) -> bool:
    """Whether a word before this place, in the same sentence, tells of a change: "grew", «выросло»."""
    return _changes().search(even, max(end - _FAR_CHANGE, 0), end) is not None


@functools.cache
def _changes_behind() -> re.Pattern[str]:
    return re.compile(rf"[^.!?;\n]*?\b(?:{_CHANGES})", re.IGNORECASE)


def is_changed_behind(even: str, end: int) -> bool:
    """Whether a word behind this place, in the same sentence, tells of a change: «с 90 до 80 сократилось»."""
    return _changes_behind().match(even, end, end + _FAR_CHANGE) is not None


def _own(table: Mapping[str, Mapping[str, str]], language: str) -> dict[str, Meanings]:
    """The words of a language that is read in part."""
    rows = table.get(language, {})
    return {words: _CALLED[called] for called, row in rows.items() for words in row.split("/")}


@functools.cache
def _meanings(language: str = "") -> dict[str, Meanings]:
    known = {words: meanings for meanings, row in _ROWS for words in row.split("/")}
    return known | _own(partly_read.BEFORE, language)


@functools.cache
def _meanings_behind(language: str) -> dict[str, Meanings]:
    known = {words: meanings for meanings, row in _BEHIND_ROWS for words in row.split("/")}
    return known | _own(partly_read.BEHIND, language)


@functools.cache
def _last_words(language: str) -> frozenset[str]:
    """The words that can stand last before a number that is bounded, so that most need no search."""
    passed = "a an than чем in from across в во из на с со к по для от о у".split()
    return frozenset([*(words.split()[-1] for words in _meanings(language)), *passed])


def _with_words(language: str) -> str:
    """A language that has words of its own here; else none, since a text may say any that it is in."""
    return language if language in partly_read.BEFORE else ""


def _plain(printed: str) -> str:
    return " ".join(re.split(_BETWEEN_WORDS, printed.lower()))


def comparator_of(name: str) -> Comparator:
    """The comparator that a word for one means.

    Raises:
        ValueError: It means none.

    >>> comparator_of("over"), comparator_of("up to"), comparator_of("exactly")
    ('more than', 'at most', 'exactly')
    """
    known: tuple[Comparator, ...] = get_args(Comparator)
    meanings = _meanings().get(name)
    if meanings is None:
        raise ValueError(f"expected one of {', '.join(map(repr, known))}, got {name!r}")
    return meanings[0]


def bound_before(even: str, start: int, end: int, word: str, language: str = "") -> Bound | None:
    """The words or the sign before a number that bound it.

    Args:
        even: The text.
        start: Where the number begins.
        end: Where it ends.
        word: The word before it, in small letters; empty where there is none.
        language: The language, as its tag begins; empty where it is not known.
    """
    language = _with_words(language)
    if word not in _last_words(language) and even[max(start - 2, 0) : start].strip()[-1:] not in _sign_ends():
        return None
    match = _before(language).search(even, max(start - _FAR, 0), start)
    if match is None:
        return None
    group = match.lastgroup or ""
    words = _plain(match[group])
    # To a pattern that passes over case, the long s is an s, and the ı of Turkish an i.
    meanings = (_SIGNS if group == "sign" else _meanings(language)).get(words)
    if meanings is None:
        return None
    spoken = words in {"about", "über"} and is_of_speaking(even, match.start())
    if spoken or (words == "over" and _lasting().match(even, end)):
        meanings = (*meanings, "exactly")
    if words == "до" and is_of_change(even, match.start()):
        meanings = EXACTLY
    sure = words not in partly_read.UNSURE.get(language, ())
    return Bound(meanings, *match.span(group), sure)


@functools.cache
def _sign_ends() -> frozenset[str]:
    return frozenset([*(sign[-1] for sign in _SIGNS), *"$€£¥₽"])


def bound_behind(even: str, end: int, numbers: Container[int], language: str = "") -> Bound | None:
    """The words or the sign behind a number that bound it.

    Args:
        even: The text.
        end: Where the number ends.
        numbers: Where numbers begin; "at least" before another number is that number's.
        language: The language, as its tag begins; empty where it is not known.
    """
    language = _with_words(language)
    match = _behind(language).match(even, end)
    if match is None or match.end() in numbers or even[match.end() : match.end() + 1].isdecimal():
        return None
    group = match.lastgroup or ""
    words = _plain(match[group])
    meanings = (_SIGNS_BEHIND if group == "sign" else _meanings_behind(language)).get(words)
    return None if meanings is None else Bound(meanings, *match.span(group))
