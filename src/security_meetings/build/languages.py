"""Which languages a text may be in, by its letters and most frequent words: enough to choose short forms."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

__all__ = ["likely_languages"]

_SAMPLE = 20_000
_TOKEN = re.compile(r"[^\W\d_]+")
# Letters of the alphabets of a few languages; a plain one is no word unless it stands alone.
_LETTER = re.compile("[¿¡ß-öø-ɏḀ-ỿыэёъїєґіўјљњђћџќѓѕ]")
# The frequent words of each language that are no short forms of another, and letters that few others have.
_TELLING = {
    "en": "the a an of and to in is was he she it they that for with at by from his her were not we you "
    "this who has have had will be been are all as but said left came",
    "de": "der die das und den dem des ein eine im am zu ist war er sie es sich mit von auf nicht auch "
    "aus nach für kam kamen ß ä ö ü",
    "nl": "de het een van en ik is was hij zij dat met op niet te aan ook er naar voor werd kwam",
    "da": "og i det den er var han hun at af til på med for ikke der de en et som æ ø å",
    "nb": "og i det den er var han hun at av til på med for ikke der de en et som æ ø å",
    "sv": "och i det den är var han hon att av till på med för inte som ett en de ä ö å",
    "fi": "ja on oli hän se he että ei kun myös mutta ä ö",
    "fr": "le la les l d un une et il elle ils des du est était à au en dans que qui pas ne non pour sur ce "
    "se a ont après avec vint é ê ç œ",
    "es": "el la los las un una y en de del que se no es fue él ella a al con por para vino ayer ñ ¿ ¡ ó í á",
    "pt": "o a os as um uma e em de do da que se não é foi ele ela ao com por para veio ã õ ç á",
    "it": "il lo la i gli l un una e è di del della che non si in fu lui lei a al con per da venne ha ò ù à",
    "ro": "și în a la nu pe de cu un o este era el ea că au din cel ă ș ț â î ş ţ",
    "pl": "i w z na nie się to jest był była do że o on ona po ł ą ę ś ż ź ć ń",
    "cs": "a v se na je že byl byla to s z do on ona po k o ř ě ů ž š č",
    "sk": "a v sa na je že bol bola to s z do on ona po ľ ĺ ŕ ô ž š č",
    "sl": "in v se na je da bil bila so z s do on ona po ž š č",
    "hr": "i u se na je da bio bila su s od do on ona po đ ć ž š č",
    "hu": "a az és nem hogy van volt is egy ez ő ű á é ö ü",
    "tr": "ve bir bu da de için ile o geldi gitti ı ğ ş ü ö ç",
    "id": "yang di dan ini itu dengan untuk tidak ke dari ia dia datang",
    "vi": "của và là không đã ông bà đến ơ ư ạ ế đ",
    "ru": "и в не на что он она с по это был была а ы э ё ъ",
    "uk": "і в у та на що з не він вона до був й ї є ґ",
    "be": "і ў у на што з не ён яна да быў ы э ё",
    "bg": "и в се на да е от за той тя с ще не ъ",
    "sr": "и у се на је да за од су он она с не ј љ њ ђ ћ џ",
    "mk": "и во се на да е од за тој таа со не ќ ѓ ѕ",
}


@functools.cache
def _languages_of() -> Mapping[str, list[str]]:
    """For each word and each letter the languages that it tells of."""
    found: dict[str, list[str]] = {}
    for language, words in _TELLING.items():
        for word in words.split():
            found.setdefault(word, []).append(language)
    return found


def likely_languages(text: str) -> frozenset[str]:
    """The languages, as BCP 47 tags, that most of the frequent words of a text are of; none if none is.

    Several are as likely where a text is short, or the languages are near to each other. Only the first
    20,000 characters are looked at.

    >>> sorted(likely_languages("L'on. Rossi è venuto."))
    ['it']
    >>> sorted(likely_languages("They carried on. Rossi has left."))
    ['en']
    """
    small = text[:_SAMPLE].lower()
    told: dict[str, int] = {}
    languages_of = _languages_of()
    for word in {*_TOKEN.findall(small), *_LETTER.findall(small)}:
        for language in languages_of.get(word, ()):
            told[language] = told.get(language, 0) + 1
    most = max(told.values(), default=0)
    return frozenset(language for language, number in told.items() if number == most)
