"""Abbreviations before whose stop no sentence ends, by language. Small tables: titles, numbers, initials."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import NamedTuple

__all__ = [
    "CLOCK",
    "COMPANIES",
    "DOUBLED",
    "FEW_NAMES",
    "INITIALS",
    "LAST",
    "MEASURES",
    "MONTHS",
    "NO_NAMES",
    "Abbreviations",
    "abbreviations",
]


class Abbreviations(NamedTuple):
    """The abbreviations of a language, without the stop behind them.

    One that begins with a small letter may begin with a capital in a text, but not the other way round.

    Attributes:
        titles: Those before names, and others that stand before capitals.
        numbered: Those before numbers, which may be words elsewhere.
        ordinals: Words, in small letters, behind which a number with a stop is an ordinal: am 13. Forum.
    """

    titles: frozenset[str]
    numbered: frozenset[str]
    ordinals: frozenset[str]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Under "" stand those of every language. A language that is not named has no others.
_TITLES = {
    "sk": "napr tzv prof doc ul nám",
    "sl": "ga gl gdč dr prof inž npr tj ul sv gen t.i",
    "fi": "esim mm ns prof tri toht vrt ks",
    "et": "hr pr dr dots prof nt sh",
    "lt": "doc dr gen kun prof pvz vad",
    "lv": "doc dr ģen piem prof",
    "sw": "Bi Bw Dkt",
    "hy": "Պրն Տկն Պրոֆ դոկտ",
    "gu": "ડૉ શ્રી",
    "kn": "ಡಾ ಶ್ರೀ",
    "ml": "ഡോ ശ്രീ",
    "pa": "ਡਾ ਸ",
    "ta": "டாக் திரு",
    "te": "డా శ్రీ",
    "": "Mr Mrs Ms Messrs Dr Drs Prof Profs St Ste Gen Gens Col Lt Capt Maj Sgt Cpl Brig Adm Cmdr Gov Govs "
    "Sen Sens Rep Reps Amb Hon Rev Msgr Mgr Mme Mlle MM Fr Pres Supt Asst Atty Mt Ft vs cf viz incl eds "
    "Sec Secs",
    "bg": "гр ул бул пл проф ген инж доц акад св полк напр",
    "be": "вул праф ген інж",
    "bn": "ড ডা ডঃ ডাঃ মো মোঃ মোসা প্রো এ বি সি ডি ই এফ জি এইচ কে এল এম এন পি আর এস টি",
    "cs": "p Bc Mgr gen ing MUDr JUDr PhDr doc prof sv tzv např mjr plk por nám ul dr",
    "da": "bl.a hr fru f.eks kgl dr prof",
    "de": "Hr Hrn Frl Hl Ing Dipl Abg Präs Min bzw ca vgl inkl evtl ggf sog insb bspw geb Mio Mrd Tsd "
    "Mag MMag DDr Bgm Vizebgm Vors Univ Doz Stv Hptm Oblt Abt Bez Gde Kzl Frhr Dir Botsch Sts StS "
    "rd zirk ungf Gez gez Tel Fa einschl med jur Verf Hrsg",
    "el": "κα κος κκ δρ καθ στρ αγ",
    "es": "Sr Sra Srta Sres Sras Dra Gral Lic Ing Ud Uds Vd Vds EE Av Avda Pdte Mons Sto Sta Excmo Excma "
    "Ilmo Cnel Tte Pdta Arq Dir Ilma Rvdo Fdo aprox p.ej gral Dña Dn Profa Lcda Lcdo sr sra",
    "fr": "Me prés Pr Gal Cdt Cne éd Mmes Mlles Mgr Pdt Pdte Col Vve av apr",
    "he": "פרופ",
    # Behind the titles stand the names of the Latin letters, of which Indian initials are made.
    "hi": "डॉ डा श्री श्रीमती प्रो पं कु सु स्व मो "
    "ए बी सी डी ई एफ जी एच आई जे के एल एम एन ओ पी क्यू आर एस टी यू वी डब्ल्यू एक्स वाई जेड",
    "hr": "gosp sc gđa tzv npr prof gen ul sv inž dr mr",
    "hu": "pl ún kb dr ifj id özv prof szt br",
    "id": "Ir Jl Jend Kol Tn Ny",
    "it": "sig sigg dott dr avv ing on gen prof arch cav sigra ssa dssa pres min sen geom rag col "
    "cap magg amb mons",
    "nl": "prof dhr mevr mw drs ir ing mr dr bijv",
    "pl": "ul al im św ks bp abp kard gen bryg dyw płk ppłk mjr kpt por prof hab inż mgr dr red tzw tj np "
    "woj os min",
    "pt": "Sr Sra Srta Dra Gal Cel Exmo Exma Eng Av Profa Sto Sta Dep Des Ten Cap Pres Min Pe Emb aprox "
    "dep sr sra",
    "ro": "dl dna gen col prof ing str sf dr",
    "ru": "им ул пр просп пер пл акад проф ген полк подполк кап лейт доц инж зам зав пос дер см ср напр тов "
    "гр св респ адм гос корр журн изд обл преп гор сев юж зап вост",
    "sr": "проф ген ул тзв нпр гђа св инж пук др мр",
    "sv": "hr t.ex kungl dr prof",
    "tr": "Doç Sn Org Alb Yrd Av bkz Öğr Uzm Üniv İst",
    "uk": "ім вул просп пл акад проф ген полк доц інж див напр св заст гр респ",
    "vi": "TS GS PGS ThS TP Tp",
}
_NUMBERED = {
    "ro": "alin art nr pct lit",
    "": "No Nos Nr Nrs Art Arts Vol Vols Fig Figs Sec Secs Ch pp vol vols fig figs sec ch para paras par "
    "approx ca cca Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec tel Res Doc Ref Pt no nos ft lb fn Rs "
    "et.al",
    "bg": "чл ст бр стр гл",
    "cs": "čl odst str kap roč",
    "da": "nr kl art kap pkt stk",
    "de": "Abs Kap Ziff Bd Str Tab Abb Anm max mind Bl Rn",
    "es": "ene feb abr ago sept oct nov dic núm núms art arts pág págs cap",
    "fr": "janv févr avr juil sept oct nov déc h n art chap al tél env",
    "hr": "br čl st str god toč",
    "it": "gen feb mar apr mag giu lug ago sett set ott nov dic co art artt pag cap",
    "nl": "nr art blz afb",
    "fi": "klo",
    "pl": "dn ur zm pkt godz ok nr art ust poz str rozdz",
    "pt": "jan fev mar abr mai jun jul ago set out nov dez séc núm art arts pág págs cap",
    "ru": "час мин дл шир выс род кв корп оф руб ст стр гл рис табл вып кн разд тел пп чч тт",
    "sr": "бр чл ст стр год тач",
    "sv": "nr kl art kap sid",
    "tr": "md",
    "uk": "буд кв год хв ст стор гл рис табл вип кн розд тел пп",
}
# Languages that share tables.
_TABLES = {
    **dict.fromkeys(("bs", "hr", "sh", "sr"), ("hr", "sr")),
    **dict.fromkeys(("nb", "nn", "no"), ("da",)),
    **dict.fromkeys(("mr", "ne"), ("hi",)),
    "be": ("ru", "be"),
    "sk": ("cs", "sk"),
}
# Words of other languages: they count as abbreviations only where it is known whose they are.
_WORDS_ELSEWHERE = _set(
    "red rag tri mind lit par god sid "
    "os al min im mr por Dir Mag pres col cap amb Dep Des Ten Cap Min Pe Abt Bez doc on dna set "
    "out ago mar mai abr gen mag lug jun jul mm ns pl ok co med p h n ga Me dep str fru mw ir arch "
    "cav Gal Pr Ir Ny Tn Org Alb Av sv пр пер кап см ср art st max kl av apr id br pr nt sh kun "
)
_GERMAN_ORDINALS = _set(
    "der die das des dem den am im vom zum zur beim ab bis seit ein eine einen einem einer eines"
)
_SLAVIC_ORDINALS = _set("na u od do za dana s sa po o v ve ke k ze z на у од до за дана са по о")
_ORDINALS = {
    "de": _GERMAN_ORDINALS,
    "hu": _set("a az"),
    **dict.fromkeys(_set("bs cs hr sh sk sl sr"), _SLAVIC_ORDINALS),
}

# A number with a stop before one of these is a day.
MONTHS = _set(
    "Januar Jänner Februar Feber März April Mai Juni Juli August September Oktober November Dezember"
)
# Several letters that are one initial in the alphabet of the name.
INITIALS = _set("Yu Ya Ye Zh Sh Ch Kh Ts Shch Dz Dzh Dž Lj Nj Sz Cs Zs Gy Ny Ly Ty Th Ph Chr Дж Дз")
# What closes a list or gives an era: before a capital it does end the sentence. In small letters.
LAST = _set("m.fl o.s.v o.d т.д т.п н.э и.др и.пр u.s.w u.s.f o.ä m.m κ.λπ κ.ά κ.τ.λ а.ш ა.შ")
# Letters that stand twice for several: years behind a number, before names towns and gentlemen.
DOUBLED = _set("гг вв рр пп тт дд сс кк")
CLOCK = _set("a.m p.m")
# Behind a number these are measures, and may end a sentence.
MEASURES = _set("cap dl hr min mm см")
# With these the name of a company goes on: Vale & Co. Ltd.
COMPANIES = _set("Ltd Inc Corp LLC LLP PLC Plc Pty Pte Pvt Bhd KG KGaA")
# Words that no name begins with: behind initials and the like they show that a new sentence began.
NO_NAMES = _set(
    "The They She It This That These Those There But And When After Before Since While However Meanwhile "
    "According In On At For From With As If Although Because Both His Her Its Our Your We Who What Why How "
    "Where Which Others Everybody Everyone Nobody Nothing Another Yet Until Yesterday Tomorrow "
    "Elle Elles Ils Mais Puis Après Dans Pour Selon Ella Ellos Pero Después Según Cuando También Todos Nadie "
    "Ele Eles Mas Depois Quando Também Todos Egli Lui Dopo Secondo Anche Tutti Altri Nessuno "
    "Der Die Das Er Sie Es Ein Eine Im Am Mit Auch Aber Nach Wir Ich Dann Danach Darauf Dazu Dort Doch Dabei "
    "Deshalb Zudem Zuvor Später "
    "Он Она Они Оно Это В На Но По Как Что Для После При Также "
    "Він Вона Вони Воно Це У Але Як Що Також"
)
# Words that are names as well: behind letters with stops, as U.S. and a.m., they too begin a sentence.
FEW_NAMES = _set("He You I My No Not So Then Now Here All Some Many Most One Two Il La Le El Han Hon Det De")


@functools.cache
def abbreviations(language: str | None, likely: frozenset[str] = frozenset()) -> Abbreviations:
    """The abbreviations of a language, by its BCP 47 tag; `None` for those that are harmless in all.

    Args:
        language: The language as stated.
        likely: Those that an unstated one may be, all as likely. What is an abbreviation in one of them
            is taken for one, though it is a word elsewhere; not so if a text may be in English.

    >>> "им" in abbreviations("ru-RU").titles, "им" in abbreviations("en").titles
    (True, False)
    """
    if language is not None:
        tag = re.split("[-_]", language.lower())[0]
        titles, numbered = (_of(table, "", tag) for table in (_TITLES, _NUMBERED))
        return Abbreviations(titles, numbered, _ORDINALS.get(tag, _set("")))
    own = frozenset[str]() if "en" in likely else likely
    titles, numbered = (
        (_of(table, *table) - _WORDS_ELSEWHERE) | _of(table, *own) for table in (_TITLES, _NUMBERED)
    )
    return Abbreviations(titles, numbered, _GERMAN_ORDINALS.union(*(_ORDINALS.get(tag, ()) for tag in own)))


def _of(table: Mapping[str, str], *tags: str) -> frozenset[str]:
    """What a table has for some languages."""
    shared = (table.get(part, "") for tag in tags for part in _TABLES.get(tag, (tag,)))
    return frozenset[str]().union(*map(_set, shared))
