"""What bounds a number in Russian by how it stands: turned round with its noun, or behind «за» and «под»."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from security_meetings.support.bounds import EXACTLY, Bound, Meanings
from security_meetings.support.number_kinds import Found
from security_meetings.support.number_words import known_parts
from security_meetings.support.tokens import Token, language_of

__all__ = ["russian_bound"]

_ABOUT: Meanings = ("about",)
_FEWER: Meanings = ("fewer than",)
# Behind «с» the accusative is about so many: «с десяток», but «с десятком» is with ten.
_SO_MANY = frozenset("десяток дюжину сотню тысячу миллион миллиард полсотни полдюжины пару".split())
# No preposition bounds a smaller number: «за три года», «под десятью флагами», «от двух стран».
_LEAST = 20
# Genitives of several, by their ends; capitals are mostly surnames: «Иванов сорок лет».
_SEVERAL = tuple(
    "ов ев аций иций кций уций ений аний тий ссий ителей стей дарств ществ лиц дней недель".split()
)
_SEVERAL_WORDS = frozenset(
    "человек лет дней недель месяцев часов минут раз стран людей гостей встреч держав сторон мест писем слов "
    "пар тысяч сотен десятков членов групп речей статей партий армий комиссий миссий делегаций судов книг "
    "сессий секций тем глав рублей".split()
)
# Behind these the number is not turned round, but told: «число делегаций 40».
_TOLD = frozenset(
    "число числа числом количество количества численность из среди для до всего итого сумма итог "
    "общее".split()
)
# «За 40 лет», «за 40 рублей», «за 40 голосов»: so long, so much, so many of another thing.
_NOT_BEYOND = tuple(
    "год лет дн день недел месяц час минут секунд сут век десятилет рубл доллар евро тенге юан руб долл "
    "голос раз заход процент километр метр".split()
)
_IN_FAVOUR = ("голосов", "проголосова", "высказа", "выступ", "ответ", "отвеч", "благодар", "плат", "отда")
_FROM_SOMEBODY = tuple(
    "заявлен получен поступ выступ сообщен предложен голос пис приветств обращен отзыв вопрос прибы пришл "
    "имени завис отлич отказ".split()
)
_INSTRUMENTAL = ("ами", "ями", "ьми", "ыми", "ими")


# So many words before the noun may tell that it is no turn: «из прибывших делегаций сорок».
_FAR = 3
# «За 120, против 5»: how many voted so.
_NEAR = 60


@functools.cache
def _votes() -> re.Pattern[str]:
    return re.compile("против|воздерж", re.IGNORECASE)


@functools.cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\s{1,3}([^\W\d_]{1,40})")


def russian_bound(even: str, number: Found, words: Sequence[Token], language: str | None) -> Bound | None:
    """What bounds a number in Russian, if no word that says so stands beside it.

    Args:
        even: The text.
        number: The number.
        words: The words of the text.
        language: Its BCP 47 tag; None where it is not known.
    """
    if language_of(language) not in {"ru", ""}:
        return None
    if number.turned:
        return Bound(_ABOUT, number.start, number.end)
    if not number.token or not isinstance(number.value, int):
        return None
    word = words[number.token - 1]
    if word.text == "с" and number.spelled and words[number.token].text in _SO_MANY:
        return Bound(_ABOUT, word.start, number.end)
    if word.digits or not even[word.end : number.start].isspace():
        return None
    before = words[number.token - 2].text if number.token > 1 else ""
    behind = _word().match(even, number.end)
    following = behind[1].lower() if behind else ""
    in_favour = word.text == "за" and _votes().search(even, number.end, number.end + _NEAR)
    meanings = None if in_favour else _of_preposition(word.text, before, following, number)
    told = [token.text for token in words[max(number.token - 1 - _FAR, 0) : number.token - 1]]
    if word.text == "и" and told[-2:-1] == ["не"]:
        meanings, word = _FEWER, words[number.token - 3]  # «Не набралось и 20».
    if meanings is None and _is_turned(even, word, told, following):
        meanings = _ABOUT if number.spelled else (*_ABOUT, *EXACTLY)
    end = words[number.token - 1].end
    return None if meanings is None else Bound(meanings, word.start, end)


def _of_preposition(word: str, before: str, following: str, number: Found) -> Meanings | None:
    value = int(number.value)
    if value < _LEAST or following.endswith(_INSTRUMENTAL):
        return None
    if word == "под" and value % 10 == 0:
        return ("nearly", "about", "fewer than", "at most")
    if word == "за" and not following.startswith(_NOT_BEYOND) and not before.startswith(_IN_FAVOUR):
        return ("more than",)
    if word == "к" and before.startswith(("близ", "прибли", "подбир")):
        return ("nearly", "about", "fewer than", "at most")
    if word == "от" and not before.startswith(_FROM_SOMEBODY):
        return ("at least",)
    return None


def _is_turned(even: str, noun: Token, before: Sequence[str], following: str) -> bool:
    """Whether a number stands behind what it counts: «делегаций сорок», not «из ста делегаций сорок»."""
    counted = bool(before) and (before[-1].isdecimal() or before[-1] in known_parts())
    if counted or not _TOLD.isdisjoint(before) or _is_several(following):
        return False
    return noun.text in _SEVERAL_WORDS or (even[noun.start].islower() and _is_several(noun.text))


def _is_several(word: str) -> bool:
    return word in _SEVERAL_WORDS or word.endswith(_SEVERAL)
