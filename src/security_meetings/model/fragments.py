"""Several fragments of a text as one quotation, without making it say what it does not."""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from security_meetings.model.claims import Evidence
from security_meetings.model.sentences import Span
from security_meetings.support.reading import as_read

__all__ = ["joined", "reversals", "scattered", "touched"]

_WITHIN = " … "
_FURTHER_ON = "; and, further on, "
_UNCHECKED = " […] "
_CANNOT_BE_CHECKED = " (whether this is one sentence cannot be checked here)"

# Words that deny, or that make what is said depend on something, but for the few that in a language read
# more often are everyday words (Finnish *en*, Lithuanian *be*). Some are other words as well: then a whole
# sentence is printed where part of it would have done, and nobody is misled.
_DENYING = """
not no never none nobody nothing nowhere neither nor cannot without unless if hardly scarcely barely except
unlikely whether provided until unable unwilling impossible
deny denies denied denying fail fails failed failing allegedly supposedly purportedly should against
не нет ни никогда нельзя никто ничто ничего нигде никак без если кроме якобы вряд едва
невозможно бы вместо против
няма без нито никога никой нищо освен
ні немає ніколи ніхто ніщо нічого ніде якщо хіба
није нису нисам нисмо нема нису никад ниједан ако осим нити
nije nisu nisam nismo nema nikad nijedan ako osim niti bez
nicht kein keine keinen keinem keiner keines nie niemals niemand nichts ohne wenn falls sofern weder außer
ne pas non jamais sans si sauf aucun aucune rien ni personne
no nunca jamás sin salvo ningún ninguno ninguna nada tampoco nadie
não nunca sem nenhum nenhuma se nem exceto
mai senza né nessun nessuno nessuna niente se
nie nigdy bez jeśli jeżeli ani żaden żadna nikt nic
niet geen nooit zonder als tenzij noch niemand niets
inte icke ingen inget inga aldrig utan om varken ej
ikke ikkje ingen intet aldri aldrig uten uden hvis dersom medmindre ekki engin enginn aldrei án ef
ei emme ette eivät eikä ilman jos ellei pole ära ilma
není nejsou nebyl nebyla nebylo nebyli nebude nebudou nemá nemají nelze nemůže nikdo nic žádný žádná bez pokud
nie nebol nebola nebolo neboli nemôže nikto nič žiadny žiadna ak
nem nincs nincsenek sem soha nélkül nu n-a n-au fără dacă niciun nicio nimeni nimic niciodată
δεν δε μη μην όχι ποτέ κανείς τίποτα χωρίς αν εάν nav nėra jei nuk nëse
không chưa chẳng nếu tidak bukan belum tanpa jika kalau hindi wala kung hapana bila
değil yok hiç olmadan eğer asla
لا لم لن ليس ليست لست بدون دون إذا لو غير ما
לא אין בלי ללא אם אף מעולם
نه نیست نیستند بدون اگر مگر هرگز
नहीं मत बिना अगर यदि कभी
নয় না নেই যদি ছাড়া
"""
# Words of more than one word, and beginnings of words, as verbs and what is made of them have many forms.
_PHRASES = (
    "ruled out|rules out|ruling out|far from|only when|only after|as long as|so long as|in case|in the event|"
    "on condition|short of|instead of|rather than|contrary to|только когда|только после|в случае|лишь когда"
)
_STEMS = (
    "refus|reject|declin|cancel|prevent|avoid|oppos|doubt|lack|forbid|forbad|prohibit|boycott|suspend|abandon|"
    "отказ|отриц|отмен|отверг|отклон|исключ(?!ительн)|запре[тщ]|услови|неспособ|невыполн|переста|прекрат|"
    "сорва|воздерж|избег|избеж|приостан|сомнева|отлож"
)
# In scripts that part no words, or that join them to others, these may stand anywhere in a word.
_DENYING_PARTS = (
    "不 没 沒 未 无 無 非 别 別 勿 如果 若 除非 ない ません なかった ずに もし なければ 않 못 아니 없 만약"
)
_SHORTENED = r"\w+n['’]t\b|\bn['’]"
# What a word of letters goes on with; Indian vowel signs are none to `re`.
_GOES_ON = r"\w\u0300-\u036f\u0900-\u0dff"


class _Fragment(NamedTuple):
    """A part of the text without a gap.

    Attributes:
        start: Where it begins.
        end: Where it ends, exclusive.
        first: The sentence in which it begins.
        last: The sentence in which it ends.
    """

    start: int
    end: int
    first: int
    last: int


def joined(
    text: str | None,
    evidence: Sequence[Evidence],
    sentences: Sequence[Span] | None,
    marks: tuple[str, str] = ("‹", "›"),
) -> str:
    """The words of some evidence as one quotation, in the order of the text.

    Fragments of one sentence are parted by an ellipsis; what comes from a later sentence is told
    apart. Where words cut out of a sentence between fragments, or around several of them, deny or
    make conditions, the whole sentence is quoted and the fragments in it are marked. The letters
    are those of the text, line ends included.

    Args:
        text: The text; `None` where it does not travel along.
        evidence: The spans quoted, all of one text.
        sentences: The spans of its sentences, in order; `None` where they are unknown.
        marks: What stands before and behind a fragment within a whole sentence.

    >>> text = "Northland is not ready to hold closed talks in May. Southland attended."
    >>> spans = [(0, 12), (17, 43), (52, 70)]
    >>> evidence = [Evidence("s", start, end, text[start:end], "", "") for start, end in spans]
    >>> print(joined(text, evidence[1:], [(0, 51), (52, 71)]))
    “ready to hold closed talks”; and, further on, “Southland attended”
    >>> print(joined(text, evidence[:2], [(0, 51), (52, 71)], marks=("_", "_")))
    “_Northland is_ not _ready to hold closed talks_ in May.”
    """
    spans = {(e.start, e.end): e.exact for e in sorted(evidence, key=lambda e: (e.start, e.end))}
    is_here = text is not None and all(_stands(text, *span, exact) for span, exact in spans.items())
    if text is None or not is_here or not sentences or len(spans) == 1:
        words = _UNCHECKED.join(f"“{exact}”" for exact in spans.values())
        return words + (_CANNOT_BE_CHECKED if len(spans) > 1 else "")
    groups = _groups(_fragments(text, spans, sentences))
    return _FURTHER_ON.join(_quoted(text, group, sentences, marks) for group in groups)


def _stands(text: str, start: int, end: int, exact: str) -> bool:
    return 0 <= start < end <= len(text) and text[start:end] == exact


def reversals(text: str, spans: Iterable[Span], sentences: Sequence[Span]) -> list[Span]:
    """The sentences, or rows of them, out of which a denial or condition was cut between fragments.

    >>> reversals("Northland is not ready.", [(0, 12), (17, 22)], [(0, 23)])
    [(0, 23)]
    """
    groups = _groups(_fragments(text, spans, sentences))
    return [_around(group, sentences) for group in groups if _reverses(text, group, sentences)]


def scattered(text: str, spans: Iterable[Span], sentences: Sequence[Span]) -> bool:
    """Whether some spans are fragments of more than one sentence, with something left out between them.

    >>> scattered("One two. Three.", [(0, 3), (9, 14)], [(0, 8), (9, 15)])
    True
    """
    return len(_groups(_fragments(text, spans, sentences))) > 1


def touched(spans: Iterable[Span], sentences: Sequence[Span]) -> list[int]:
    """The numbers, from 0 and in order, of the sentences in which some spans have a letter.

    >>> touched([(0, 3), (6, 12)], [(0, 4), (5, 9), (10, 14), (15, 19)])
    [0, 1, 2]
    """
    found: set[int] = set()
    for start, end in spans:
        number = bisect.bisect_right(sentences, start, key=lambda sentence: sentence[1])
        while number < len(sentences) and sentences[number][0] < end:
            found.add(number)
            number += 1
    return sorted(found)


def _fragments(text: str, spans: Iterable[Span], sentences: Sequence[Span]) -> list[_Fragment]:
    """The spans in order; those that overlap, or have nothing but white space between them, as one."""

    def sentence(at: int) -> int:
        return max(0, bisect.bisect_right(sentences, at, key=lambda sentence: sentence[0]) - 1)

    merged: list[Span] = []
    for start, end in sorted(spans):
        before = merged[-1] if merged else None
        gap = text[before[1] : start] if before else ""
        if before and (
            start <= before[1] or (not gap.strip() and sentence(before[1] - 1) == sentence(start))
        ):
            merged[-1] = before[0], max(before[1], end)
        else:
            merged.append((start, end))
    return [_Fragment(start, end, sentence(start), sentence(max(start, end - 1))) for start, end in merged]


def _groups(fragments: Iterable[_Fragment]) -> list[list[_Fragment]]:
    """Fragments of which each begins in the sentence in which the one before it ends."""
    groups: list[list[_Fragment]] = []
    for fragment in fragments:
        if groups and groups[-1][-1].last == fragment.first:
            groups[-1].append(fragment)
        else:
            groups.append([fragment])
    return groups


def _around(group: Sequence[_Fragment], sentences: Sequence[Span]) -> Span:
    """The whole sentences in which a group stands."""
    first, last = group[0], group[-1]
    return min(first.start, sentences[first.first][0]), max(last.end, sentences[last.last][1])


def _left_out(group: Sequence[_Fragment], sentences: Sequence[Span]) -> Iterator[Span]:
    start, end = _around(group, sentences)
    for fragment in group:
        yield start, fragment.start
        start = fragment.end
    yield start, end


def _reverses(text: str, group: Sequence[_Fragment], sentences: Sequence[Span]) -> bool:
    # A single fragment is cut out of its sentence as any quotation is.
    cuts = _left_out(group, sentences) if len(group) > 1 else ()
    return any(_denials().search(as_read(text[start:end])) for start, end in cuts)


def _quoted(text: str, group: Sequence[_Fragment], sentences: Sequence[Span], marks: tuple[str, str]) -> str:
    if not _reverses(text, group, sentences):
        return _WITHIN.join(f"“{text[fragment.start : fragment.end]}”" for fragment in group)
    opening, closing = marks
    fragments = [f"{opening}{text[fragment.start : fragment.end]}{closing}" for fragment in group]
    between = [text[start:end] for start, end in _left_out(group, sentences)]
    parts = [part for pair in zip(between, [*fragments, ""], strict=True) for part in pair]
    return f"“{''.join(parts)}”"


@functools.cache
def _denials() -> re.Pattern[str]:
    words = "|".join(dict.fromkeys(_DENYING.split()))
    parts = "|".join(_DENYING_PARTS.split())
    whole = rf"(?:{words}|{_PHRASES})(?![{_GOES_ON}])"
    return re.compile(rf"(?<![{_GOES_ON}])(?:{whole}|{_STEMS})|{_SHORTENED}|{parts}", re.IGNORECASE)
