"""Numbers that name and do not count: rooms, articles, flights, scores, models, groups."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from security_meetings.support.number_kinds import NUMBER_SIGNS, NUMBERED, Found, Kind
from security_meetings.support.surroundings import Surroundings, ends_a_name, is_counted, is_party, is_several
from security_meetings.support.tokens import Token

__all__ = ["is_label", "with_labels"]

_HYPHENS = frozenset("-‐‑")
_NUMBER = frozenset("no nos nr num number numero número numéro nummer номер номера номером".split())
# Nouns with a number behind them that is theirs, whatever follows it: "Article 5 commitments".
_FIRM = frozenset(
    "article articles resolution resolutions page pages paragraph paragraphs section sections flight flights "
    "clause clauses protocol decree directive regulation annex annexes appendix chapter chapters volume "
    "volumes verse footnote channel highway version psalm psalms isbn issn interstate §"
    " artikel absatz paragraf seite flug artículo artículos resolución página páginas vuelo artigo artigos "
    "resolução voo articolo articoli risoluzione pagina volo résolution".split()
)
# These with a full stop behind them alone.
_SHORT = frozenset(
    "art arts p pp pt sec para paras vol fig tab ch app apt bldg ext rm fl no nos nr "
    "ст стр п пп гл кв оф каб корп д рис табл разд т ч эт ауд комн зд буд вул кім abs bd".split()
)
# Nouns with a number behind them that is theirs, unless that counts what follows: "in the hall 300 guests".
_LOOSE = frozenset(
    "room rooms hall halls suite building floor office apartment box gate gates platform terminal berth pier "
    "bus tram line lines step route item items issue rule rules note point points question questions "
    "code level grade category tier zone sector area district ward exit lane unit brigade battalion regiment "
    "division squadron case track pillar option project goal goals street avenue road square group team "
    "school hospital camp lot model pavilion stand booth class series row task law laws bill act decision "
    "document documents table figure zimmer raum saal halle gleis haus salle chambre sala habitación "
    "quarto stanza straße strasse rue raum point".split()
)
# Verbs, too: with a capital alone they are such nouns. "The hall can seat 500."
_WITH_A_CAPITAL = frozenset("seat house plan order mark type train target station base war".split())
_RUSSIAN_FIRM = (
    "стать|резолюци|страниц|пункт|параграф|раздел|рейс|указ|закон|приказ|протокол|постановлени|приложени|"
    "том|директив"
)
_RUSSIAN_LOOSE = (
    "зал|комнат|кабинет|аудитори|дом|корпус|строени|квартир|офис|этаж|подъезд|вагон|поезд|автобус|"
    "маршрут|трамва|школ|лице|больниц|гимнази|объект|проект|канал|причал|терминал|павильон|стенд|вопрос|"
    "задач|лини|уров|категори|групп|отряд|батальон|бригад|полк|дивизи|участ|сектор|зон|шаг|строк|таблиц|"
    "рисун|сноск|вариант|глав|част|улиц|проспект|площад|дел"
)
_ENDING = "[а-я]{0,3}"
_PLURAL_LABELS = frozenset(
    "articles resolutions pages paragraphs sections flights clauses chapters volumes annexes psalms rooms "
    "halls gates lines items rules points questions goals laws documents pp arts paras §§ artículos páginas "
    "artigos articoli статьи статей статьям статьями статьях пункты пунктов пунктам пунктами пунктах "
    "страницы страниц страницах резолюции резолюций резолюциях разделы разделов главы глав рейсы рейсов "
    "пп стр".split()
)
_STREETS = frozenset("street st road rd avenue ave square lane boulevard blvd embankment quay drive".split())
_ADDRESSES = frozenset(
    "ул улица улице улицы проспект проспекте пр пер переулок наб набережная площадь".split()
)
_MAKES = frozenset(
    "boeing airbus falcon apollo windows iphone typhoon starship leopard abrams artemis боинг боинга боинги "
    "аэробус".split()
)
_SERIES = frozenset("soyuz formula agenda vision radio euro формула формулы повестка повестки союз".split())
# What a name has done, and so many have not.
_VERBS_OF_ONE = frozenset(
    "was is has starts begins stands goes comes takes lands launches была был стала".split()
)
_RUSSIAN_OF_ONE = ("лась", "лся", "овала", "ывала")
_BEFORE_NAMES = frozenset("aboard the борту about called named".split())
_NAMED_SO = frozenset("eyes seas gorges".split())
_GROUP = frozenset("group big группа группы группе группу группой".split())
_BEHIND_ONE = frozenset("another s that who whose day hand way time sided must can should стороны".split())
_CENTURIES = frozenset("век веке веку".split())
_GENITIVES = tuple("ов ев ей ий ых их ств".split())
_ON = frozenset("on to by на за к".split())
_BEFORE_ONE = frozenset("no any every each some the this that which number".split())
_SUPERLATIVES = frozenset(
    "most main key leading major central many few first best greatest самых главных ключевых основных "
    "важнейших ведущих первых многих немногих лучших".split()
)
_OF_SUPERLATIVES = ("iest", "gest", "dest", "test", "nest", "rest", "hest", "lest", "ейших", "айших")
_FAR_SUPERLATIVE = 7
_NOUNS = NUMBERED | _LOOSE | _FIRM
_SHORTENED = _SHORT | _NUMBER
_WITH_A_NUMBER = _SERIES | _GROUP
_SCORES = frozenset(
    "won win wins winning beat beats beating lost lose loses losing defeat defeated defeats drew draw "
    "draws score scored scores vote voted votes voting match game victory ruling decision goals tied "
    "tie led leading счет счетом выиграл выиграла выиграли победил победила победили проиграл проиграла "
    "проиграли обыграл обыграла обыграли матч матче матча ничья вничью голосовании".split()
)
_FROM_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})
_BEFORE_NOUNS = frozenset("in at on from".split())
_DETERMINERS = frozenset("the this that a each its our their every one".split())
_LONGEST_CODE, _LONGEST_JOINT = 3, 9
_LONGEST_SCORE, _HOURS = 1000, 24
_NEAR, _FAR_STREET = 3, 3
_JOINED = r"\s?[-‐‑–—−]\s?|,\s|,?\s(?:and|to|or|и|или|по|до|und|et|y|e|bis)\s"


@functools.cache
def _stems(stems: str) -> re.Pattern[str]:
    return re.compile(f"(?:{stems}){_ENDING}")


@functools.cache
def _joined() -> re.Pattern[str]:
    return re.compile(_JOINED, re.IGNORECASE)


@functools.cache
def _in_brackets() -> re.Pattern[str]:
    """The year of a resolution behind its number."""
    return re.compile(r"\A\s?\(\d{4}\)")


def with_labels(even: str, words: Sequence[Token], found: Sequence[Found], tag: str) -> Iterator[Found]:
    """The same numbers, those that name and do not count as labels or as places in an order.

    Args:
        even: The text.
        words: Its tokens.
        found: Its numbers, in order.
        tag: The language, as its tag begins.
    """
    sorts = [_sort(Surroundings(even, words, number), tag) for number in found]
    for at in range(1, len(found)):
        low, high = found[at - 1], found[at]
        if _is_score(even, words, low, high, tag) or _is_sum(even, low, high):
            sorts[at - 1] = sorts[at] = "label"
    latest: Found | None = None
    # Whether the noun before the first of a list is of several: "Articles 5, 6 and 7".
    several = False
    for number, sort in zip(found, sorts, strict=True):
        twice = latest is not None and latest.start == number.start
        goes_on = (
            sort is None and latest is not None and _goes_on(even, words, latest, number, several=several)
        )
        told = sort or ("label" if twice or goes_on else None)
        if told is None or not (number.kind in _COUNTED or (number.kind == "ordinal" and twice)):
            yield number
            continue
        yield number._replace(kind=told)
        if told == "label":
            latest = number
            nouns = {word.text for word in words[max(number.token - 2, 0) : number.token]}
            several = several if twice or goes_on else not nouns.isdisjoint(_PLURAL_LABELS)


_COUNTED = frozenset({"cardinal", "year"})


def _sort(around: Surroundings, tag: str) -> Kind | None:
    """What a number is by the words beside it; None if they do not tell."""
    number = around.number
    if number.kind not in _COUNTED:
        return None
    if around.before() == "at" and _is_hour(around):
        return "time"
    if number.spelled:
        return _sort_in_words(around)
    gap = around.gap_before()
    # In "80-to-90" the word joins two counts.
    if gap in _HYPHENS and around.printed_before()[-1:].isalpha() and around.printed_before() != "to":
        return "numbered" if around.before(also="-‐‑") in NUMBERED else "label"
    # The third number of 1.2.3, the second of 5+1, and that of a paragraph: "Article 2(4)".
    if gap[-1:] in {".", "+", "/", "("} and around.printed_before()[-1:].isalnum() and len(gap) == 1:
        return "label"
    # In German every noun has a capital.
    named = _is_named(around) or (tag != "de" and ends_a_name(around))
    return _behind_noun(around) or ("label" if named else None)


def _is_hour(around: Surroundings) -> bool:
    """Whether a number behind "at" may be an hour: "opens at 9", not "at 9 venues", "at 9 of them"."""
    counted = is_counted(around) or is_several(around.behind(2)) or around.behind() == "of"
    return 1 < around.number.value <= _HOURS and not counted


def _sort_in_words(around: Surroundings) -> Kind | None:
    """What a number in words is: those with a capital may name, and the seven of «Группы семи»."""
    noun, counted = around.before(), is_counted(around)
    if around.number.value == 1 and _is_pronoun(around):
        return "label"
    capital = around.even[around.number.start].isupper()
    if noun in _GROUP or (noun == "of" and around.before(2) in _GROUP and capital):
        return None if is_several(around.behind()) else "label"
    if not capital:
        return None
    if around.behind() in _NAMED_SO:
        return "label"
    named = around.number.token > 1 or noun in _NOUNS
    if counted or not named or not noun or not around.printed_before()[:1].isupper():
        return None
    return "numbered" if noun in NUMBERED else "label"


def _is_pronoun(around: Surroundings) -> bool:
    """Whether a one counts nothing: "one another", "no one", "one of the largest", «один из крупнейших»."""
    behind, before = around.behind(also="-‐‑'’"), around.before(also="-‐‑")
    if behind in _BEHIND_ONE or before in _BEFORE_ONE:
        return True
    # One on one, one by one, «один на один».
    beside = around.behind(2, also="-‐‑"), around.before(2, also="-‐‑")
    said = around.words[around.number.token].text
    if (behind in _ON and beside[0] == said) or (before in _ON and beside[1] == said):
        return True
    if behind not in {"of", "из"}:
        return False
    row = [around.behind(count, also="'’") for count in range(2, _FAR_SUPERLATIVE)]
    return any(word in _SUPERLATIVES or word.endswith(_OF_SUPERLATIVES) for word in row)


class _Noun(NamedTuple):
    """The noun before a number, how far before, whether with a capital, and whether a "No." parts them."""

    word: str
    place: int
    capital: bool
    signed: bool


def _noun_before(around: Surroundings) -> _Noun | None:
    """The noun before a number, a "No." passed over; None if "number" is a verb: "they number 126"."""
    gap = around.gap_before().strip()
    signed, word, place = gap[-1:] in NUMBER_SIGNS and bool(gap), around.before(also=".-:№#º°§"), 1
    capital = around.printed_before()[:1].isupper()
    # "Session no 13", not "no 13 delegations".
    small = word == "no" and not (around.before(2) in NUMBERED and not is_counted(around))
    if word in _NUMBER and not signed and (gap == "." or capital or not small):
        if is_several(around.before(2)) and not gap:
            return None
        signed, word, place = True, around.before(2, also=".-№#"), 2
    at = around.number.token - place
    capital = bool(word) and around.even[around.words[at].start].isupper()
    if capital and around.printed_before().isupper() and len(word) <= _LONGEST_CODE and place == 1:
        # The flight of "Flight SU 100".
        word = around.before(2) if _is_firm(around.before(2), "") else word
    return _Noun(word, place, capital, signed)


def _behind_noun(around: Surroundings) -> Kind | None:
    """What a number is by the noun before it: "Room 12", "Session 13", «статья 5»."""
    noun, gap = _noun_before(around), around.gap_before().strip()
    if noun is None or ("." in gap and not noun.signed and not _is_short(around, noun.word)):
        return None
    article, told = around.before(noun.place + 1), ":" in gap and not noun.signed
    if gap[-1:] == "§" or (noun.signed and _is_loose(noun.word, capital=True)):
        return "label"
    if _is_firm(noun.word, gap) and not told:
        determined = not noun.capital and article in _DETERMINERS and is_counted(around)
        return "cardinal" if not noun.signed and (determined or _is_surely_counted(around)) else "label"
    # One sits in seat 14; a hall can seat 500.
    loose = _is_loose(noun.word, capital=noun.capital or article in _BEFORE_NOUNS)
    edition = noun.word in NUMBERED or noun.signed
    if told or not (edition or loose):
        return None
    # "At the conference 126 were present", "at the meeting 13 delegations spoke".
    named = noun.signed or (noun.capital and "\n" not in around.gap_before())
    named = named and noun.word not in _STREETS
    if not named and (article in _DETERMINERS or is_counted(around)):
        return "cardinal"
    return "numbered" if edition else "label"


def _is_surely_counted(around: Surroundings) -> bool:
    """Whether a number counts the Russian word behind it: «резолюции 15 государств», not «статья 5 УК»."""
    word = around.behind()
    plural = is_party(word) or word.endswith(_GENITIVES)
    return plural and not word.isascii() and around.printed_behind().islower() and is_counted(around)


def _is_short(around: Surroundings, noun: str) -> bool:
    """Whether a full stop behind a word is that of its short form; not in «в т. ч.» and «и т. п.»."""
    at = around.number.token - 1
    return noun in _SHORTENED and not (at and around.words[at - 1].text == "т")


def is_label(around: Surroundings) -> bool:
    """Whether the noun before a number has it for a name and is no meeting: "Article V"."""
    noun, gap = around.before(also="."), around.gap_before().strip()
    return _is_firm(noun, gap) or _is_loose(noun, capital=around.printed_before()[:1].isupper())


def _is_firm(noun: str, gap: str) -> bool:
    return (
        noun in _FIRM
        or (noun in _SHORT and gap.startswith("."))
        or bool(_stems(_RUSSIAN_FIRM).fullmatch(noun))
    )


def _is_loose(noun: str, *, capital: bool) -> bool:
    if noun in _LOOSE or (capital and noun in _WITH_A_CAPITAL):
        return True
    return bool(_stems(_RUSSIAN_LOOSE).fullmatch(noun))


def _is_named(around: Surroundings) -> bool:
    """Whether a number is that of a century, a house, a make, or a group of states."""
    before, counted = around.before(), is_counted(around)
    if around.behind() in _CENTURIES or (around.behind() == "века" and not counted):
        return True
    if around.printed_before()[:1].isupper() and (
        before in _MAKES or (before in _WITH_A_NUMBER and not counted)
    ):
        return True
    if before == "of" and around.before(2) in _GROUP and not counted:
        return True
    behind = [around.behind(count) for count in range(1, _FAR_STREET + 1)]
    if not _STREETS.isdisjoint(behind) and around.printed_behind()[:1].isupper():
        return True
    if _is_part_of_name(around, counted=counted):
        return True
    far = [around.before(count, also=".,") for count in range(2, _FAR_STREET + 1)]
    return not _ADDRESSES.isdisjoint(far) and not counted


def _is_part_of_name(around: Surroundings, *, counted: bool) -> bool:
    """Whether a number ends a name, as what stands around both tells: "Tiangong 2 was", "aboard Tiangong 2".

    Several take no verb of one: "of Iran 12 were there", "Russia 12, China 8" tell of so many.
    """
    name = around.printed_before()
    few = 1 < around.number.value < _LONGEST_SCORE and around.gap_before() in {" ", "\u00a0"}
    if not few or not name[:1].isupper() or is_several(name.lower()):
        return False
    if around.behind() in _VERBS_OF_ONE or around.behind().endswith(_RUSSIAN_OF_ONE):
        return True
    ends = not counted and (not around.printed_behind() or around.gap_behind()[:1] in {*'.,;:!?)»”"'})
    return ends and around.before(2) in _BEFORE_NAMES


def _is_score(even: str, words: Sequence[Token], low: Found, high: Found, tag: str) -> bool:
    """Whether two numbers are a result or a ratio: "won 3-2", 2:1, "by 14 to 1", "three to one"."""
    gap = even[low.end : min(high.start, low.end + _LONGEST_JOINT)]
    if gap == " to " and high.value == 1 < low.value:
        return True
    if low.value < high.value and is_counted(Surroundings(even, words, high)):
        return gap == ":"
    if low.spelled or high.spelled or gap not in {":", " to ", "-", "‐", "‑", "–", "—"}:
        return False
    if gap == ":" or max(low.value, high.value) >= _LONGEST_SCORE:
        return gap == ":"
    falls = low.value >= high.value and tag not in _FROM_RIGHT_TO_LEFT
    told = {word.text for word in words[max(low.token - _NEAR, 0) : high.token + 2]}
    of_game = not told.isdisjoint(_SCORES)
    return falls and of_game if gap == " to " else falls or of_game


def _is_sum(even: str, low: Found, high: Found) -> bool:
    """The five and the one of "5+1"."""
    return not low.spelled and even[low.end : high.start] == "+"


def _goes_on(even: str, words: Sequence[Token], label: Found, number: Found, *, several: bool) -> bool:
    """Whether a number goes on a range that a label began, or a list of several: "Articles 5 and 6"."""
    if number.spelled or not 0 < number.start - label.end <= len(" (2025), and "):
        return False
    joint = _in_brackets().sub("", even[label.end : number.start])
    if not _joined().fullmatch(joint):
        return False
    if joint.strip() in {"-", "‐", "‑", "–", "—", "−"}:
        return True
    around = Surroundings(even, words, number)
    counted = is_several(around.behind()) or (around.behind().isascii() and is_counted(around))
    return several and not counted
