"""Ordinals and Roman numerals that are no place in an order of meetings: "first lady", "Henry VIII"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from security_meetings.support.labels import is_label
from security_meetings.support.number_kinds import NUMBERED, Found, Kind
from security_meetings.support.number_words import FOR_THE_FIRST_TIME, known_parts
from security_meetings.support.surroundings import Surroundings, is_several
from security_meetings.support.tokens import READ, Token

__all__ = ["with_orders"]

_HYPHENS = "-‐‑"
_DASHES = "-‐‑–—"
# Titles, times and things of which each has its own first, second and third.
_NO_EDITIONS = frozenset(
    "lady ladies class deputy deputies secretary secretaries minister vice hand hands aid name names "
    "person half quarter century centuries anniversary birthday floor storey story place fleet army "
    "corps avenue street grade degree generation party parties country countries nation nations thought "
    "thoughts glance sight language instance amendment reich republic lieutenant sergeant officer mate "
    "family gentleman dog responder responders column wheel wave step steps week day days hour hours "
    "minute minutes month president chairman chairwoman director chancellor king commander cosmonaut "
    "astronaut woman man men people rate priority point reason stage line lines look impression "
    "impressions category division brigade regiment battalion squadron period tier level rank reader "
    "readers base baseman course choice nature estate world's siècle siglo secolo século jahrhundert".split()
)
_OF_WORLD = frozenset("war wars country countries nation nations debt".split())
# One event may be called by a plural.
_ONE_OF_SEVERAL = frozenset(
    "talks games olympics negotiations consultations hearings elections championships proceedings exercises "
    "drills deliberations sports nations states united affairs days international".split()
)
_FUNCTION_WORDS = frozenset(
    "held met sent seen built known put set of and in to at on by for from with as when while that "
    "which who it he she they we you i a the this his her its their or but if is was were are had has "
    "have will would can could may must then now so after before since came come went met took told "
    "said began spoke saw heard left became got made gave not there here up out among between into than "
    "because against ago later".split()
)
_DETERMINERS = frozenset("the its their this our his her your my s that only very".split())
# "It was the first of its kind", "the second since 2012".
_BEHIND_PLACES = frozenset("of in since at for ever held and is was after".split())
_SUPERLATIVES = frozenset("most best worst least only last".split())
_LONGEST_ADVERB = 10
_SHARED_FROM = 3
_OF_SHARE = frozenset("a an one about nearly almost over roughly than".split())
_EVERY = ("every", "each", "кажд")

_RUSSIAN_NO_EDITIONS = (
    "заместител|зам$|зампред|замминистр|замруковод|замглав|леди|секретар|канал|очеред|мест|план|класс|взгляд|половин|четверт|лиц|рук$|руки|рук[аеу]|стран|"
    "сторон|мир$|мира$|миру$|миром$|мире$|вице|помощник|помощ|министр|премьер|президент|ранг|сорт|блин|"
    "колонн|поколени|флот|арми|корпус|этаж|век|столети|годовщин|юбилей$|юбиле[яюе]м?$|порядк|источник|необходимост|ступен|"
    "степен|инстанц|чтени|полугоди|квартал|день|дня$|дню|дне|дни|недел|час|минут|месяц|тайм|номер|пункт|"
    "человек|руководител|глав|космонавт|женщин|мужчин|роль|роли|дивизи|полк|причин|вопрос|шаг"
)
_PLURAL_ENDINGS = ("ые", "ых", "ыми", "ьи", "ьих", "ьими")
_RUSSIAN_ONE_OF_SEVERAL = ("переговор", "игр", "выбор", "консультац", "слушан", "учен", "чтени", "сут")
_RUSSIAN_VERBS = ("л", "ла", "ло", "ли", "лся", "лась", "лось", "лись", "ет", "ит", "ут", "ют", "ят")
_EASTERN = ("夫人", "副", "方", "季度", "产业", "世界国家")

_CENTURIES = frozenset(
    "century centuries век века веке веку веком веков столетие столетия столетии siècle siècles siglo siglos "
    "secolo século jahrhundert jahrhunderts corps army fleet корпус армия".split()
)
_WARS = frozenset("war wars ww wwi wwii войны война войне войну войной guerre guerra weltkrieg krieg".split())
# Titles and names of rulers; and treaties that were numbered.
_RULERS = frozenset(
    "king queen pope emperor tsar czar prince sultan shah папа король императрица император царь nicholas "
    "nikolai henry louis charles george edward elizabeth peter catherine alexander paul john benedict leo "
    "pius francis william james richard philip ferdinand wilhelm friedrich frederick napoleon ivan abdullah "
    "mohammed hussein николай николая николае николаем александр александра александре петр петра петре "
    "екатерина екатерины екатерине павел павла иван ивана людовик карл карла генрих елизавета елизаветы "
    "бенедикт лев иоанн салт salt start".split()
)
_VERBS = frozenset(
    "am was have had will would can could did do love met went think believe know see said want need hope "
    "must may should don shall feel never also just".split()
)
_IN_SCANDINAVIA = frozenset({"sv", "da", "no", "nb", "nn"})
_EDITIONS = (
    "форум|съезд|саммит|встреч|конференц|конгресс|симпозиум|сесси|совещан|заседан|ассамбле|фестивал|семинар|"
    "диалог|пленум|раунд|этап|част|слет|игр|олимпиад|спартакиад|чемпионат|выставк"
)
_ADJECTIVES = (
    "ый",
    "ий",
    "ой",
    "ая",
    "яя",
    "ое",
    "ее",
    "ого",
    "его",
    "ому",
    "ему",
    "ую",
    "юю",
    "ом",
    "ем",
    "ей",
)
_SHORTEST_ACRONYM = 3


@functools.cache
def _stems(stems: str) -> re.Pattern[str]:
    return re.compile(stems)


def with_orders(even: str, words: Sequence[Token], found: Sequence[Found], tag: str) -> Iterator[Found]:
    """The same numbers, those as labels or shares that look like a place in an order and are none.

    Args:
        even: The text.
        words: Its tokens.
        found: Its numbers, in order.
        tag: The language, as its tag begins.
    """
    for place, number in enumerate(found):
        around = Surroundings(even, words, number)
        if number.kind == "roman":
            is_place = _is_roman_place(around, tag)
            yield number if is_place else number._replace(kind="label")
        elif number.kind == "ordinal":
            latest = found[place - 1] if place else None
            yield number._replace(kind=_of_ordinal(around, latest))
        else:
            yield number


def _of_ordinal(around: Surroundings, latest: Found | None) -> Kind:
    """Whether an ordinal is a place in an order, a share, or a part of a name."""
    behind, before, value = around.behind(also=_HYPHENS), around.before(), int(around.number.value)
    if value >= _SHARED_FROM and _is_share(around, before, behind, latest):
        return "fraction"
    listed = around.gap_before() in {"-", "‐", "‑"} and around.printed_before().lower() in {"во", "в"}
    following = known_parts().get(behind)
    # The 12th-14th sessions.
    gap = around.even[latest.end : around.number.start] if latest and latest.kind == "ordinal" else ""
    if behind.isdecimal() and around.even[around.number.end] in _DASHES:
        return "ordinal"
    several = behind.isdecimal() or (following is not None and not following.ordinal)
    if listed or several or before.startswith(_EVERY) or _is_fixed(around, behind):
        return "label"
    text = around.words[around.following - 1].text
    cyrillic = not text.isascii() and text.isalpha()
    # The fourth and fifth sessions.
    if gap in {" and ", ", ", " to ", " и ", *_DASHES}:
        return "ordinal"
    return "label" if (_is_russian_adverb if cyrillic else _is_adverb)(around, before, behind) else "ordinal"


def _is_share(around: Surroundings, before: str, behind: str, latest: Found | None) -> bool:
    """Whether an ordinal is a part: "a third of them", «третья часть», «две пятых»."""
    if behind.startswith("част") or (behind == "of" and before in _OF_SHARE):
        return True
    text = around.words[around.following - 1].text
    parts = latest is not None and latest.spelled and latest.kind == "cardinal" and latest.value < 10  # noqa: PLR2004
    beside = latest is not None and around.even[latest.end : around.number.start].isspace()
    return parts and beside and text.endswith(("ая", "ых")) and not text.isascii()


def _is_fixed(around: Surroundings, behind: str) -> bool:
    """Whether what stands behind an ordinal is no meeting: a lady, a deputy, a century, a floor."""
    if behind == "world":
        second = around.behind(2, also=_HYPHENS)
        return second in _OF_WORLD or not second
    if behind.startswith("миров"):
        return around.behind(2).startswith("войн")
    if behind in _NO_EDITIONS or around.even.startswith(_EASTERN, around.number.end):
        return True
    return not behind.isascii() and bool(_stems(_RUSSIAN_NO_EDITIONS).match(behind))


def _is_adverb(around: Surroundings, before: str, behind: str) -> bool:
    """Whether an English ordinal counts nothing: "at first", "came second", "third largest"."""
    name, number = around.printed_behind()[:1].isupper(), around.number
    several = is_several(behind) and behind not in _ONE_OF_SEVERAL and not name
    largest = behind.endswith("est") or behind in _SUPERLATIVES
    if not number.spelled:
        on_a_day = before == "the" and around.before(2) == "on"
        return several or largest or (on_a_day and (not behind or behind in _FUNCTION_WORDS))
    if number.value > _LONGEST_ADVERB:
        return False
    if largest or several or before in {"per", "split", "to", "i"} or _is_second_of_time(around):
        return True
    determined = before in _DETERMINERS
    if not behind:
        return not determined
    verb = behind in _FUNCTION_WORDS or (behind.endswith("ed") and not name)
    return verb and (not (determined and behind in _BEHIND_PLACES) or around.behind(2) == "all")


def _is_second_of_time(around: Surroundings) -> bool:
    """One second, a 60-second clip."""
    number = around.number
    second = around.even[number.start : number.end] == "second"
    counted = around.words[number.token - 1] if number.token and around.gap_before() in {" ", "-"} else None
    return second and counted is not None and (counted.digits or counted.text in {"one", "each", "few"})


def _is_russian_adverb(around: Surroundings, before: str, behind: str) -> bool:
    """Whether a Russian ordinal counts no edition: «первые делегации», «первым выступил»."""
    text = around.words[around.following - 1].text
    if text == FOR_THE_FIRST_TIME:
        return False
    if behind == "по" and around.behind(2) != "счету":
        return True  # «Второй по величине».
    if text.endswith(_PLURAL_ENDINGS) and not behind.startswith(_RUSSIAN_ONE_OF_SEVERAL):
        return True
    spoke = text.endswith(("ым", "ой")) and behind.endswith(_RUSSIAN_VERBS) and before != "на"
    return spoke and not _stems(_EDITIONS).match(behind)


def _is_roman_place(around: Surroundings, tag: str) -> bool:
    """Whether a Roman numeral is a place in an order, and no pronoun, ruler, war or century."""
    number, before, behind = around.number, around.before(), around.behind()
    printed = around.even[number.start : number.end]
    if printed[-1:].islower():
        return True  # XIIIth
    if _is_of_another_order(around, before, behind):
        return False
    capital = around.printed_behind()[:1].isupper() and bool(behind) and behind not in _VERBS
    edition = capital or (not behind.isascii() and _is_russian_edition(behind)) or behind in NUMBERED
    if before in NUMBERED or (edition and not (printed == "I" and tag in _IN_SCANDINAVIA)):
        return True
    if len(printed) == 1:
        return tag not in READ and printed != "I"
    # "CD", "DC" and "MIX" are mostly something else.
    plain = {*printed} <= {*"IVXХІ"} or not printed.isascii()
    return plain and not (tag in READ and _is_behind_name(around))


def _is_of_another_order(around: Surroundings, before: str, behind: str) -> bool:
    """Whether a Roman numeral is that of a century, a war, a ruler or an article."""
    of_century = behind == "в" and around.even.startswith(".", around.words[around.following].end)
    if of_century or not _CENTURIES.isdisjoint({behind, around.behind(also=_HYPHENS)}):
        return True
    of_world = behind.startswith("миров") and around.behind(2).startswith("войн")
    if of_world or before in _WARS or not _RULERS.isdisjoint({before, around.before(2)}):
        return True
    return before not in NUMBERED and is_label(around)


def _is_russian_edition(word: str) -> bool:
    return bool(_stems(_EDITIONS).match(word)) or word.endswith(_ADJECTIVES)


def _is_behind_name(around: Surroundings) -> bool:
    """Whether a name stands right before a number: "Type II"; that of an event is short, as "MCIS XIII"."""
    name = around.printed_before() if around.before() else ""
    acronym = name.isupper() and len(name) >= _SHORTEST_ACRONYM
    return name[:1].isupper() and not acronym and around.number.token > 0
