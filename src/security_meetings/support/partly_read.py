"""The words around numbers in languages of which only these are read: German, French, Spanish and others."""

from __future__ import annotations

import functools
from collections.abc import Mapping

__all__ = ["BEFORE", "BEHIND", "HARMLESS", "ROUGH", "UNSURE", "factors_of"]

# By language and by what they mean, parted by "/"; beside those that are read in every language. Words of
# which the last is an article or a preposition stand here as a whole.
BEFORE: Mapping[str, Mapping[str, str]] = {
    "de": {
        "more than": "über/mehr als/nicht nur/gut/gute/guten/reichlich/deutlich mehr als/deutlich über/"
        "weit mehr als/weit über/von über/mit über/jenseits der/jenseits von",
        "slightly more": "etwas mehr als/kaum mehr als/etwas über/knapp über/wenig mehr als/knapp mehr als",
        "at least": "mindestens/wenigstens/zumindest/minimal/minimum/mind/nicht weniger als/nicht unter/"
        "ein minimum von/minimum von/ab/gleich",
        "about": "etwa/rund/rd/ungefähr/ungf/zirka/circa/ca/um/um die/an die/gegen/schätzungsweise/"
        "in etwa/annähernd rund/so um die/grob/größenordnungsmäßig/geschätzt/geschätzte/geschätzten/"
        "plus minus",
        "nearly": "beinahe/knapp/knappe/fast/kaum/nahezu/annähernd/bald/nicht ganz/nicht einmal/"
        "noch nicht einmal/etwas weniger als/knapp unter/etwas unter/nah an/nahe an",
        "at most": "höchstens/maximal/max/bis zu/bis/nicht mehr als/nicht über/maximum von/ein maximum von/"
        "allenfalls/bestenfalls/längstens",
        "fewer than": "unter/weniger als/von unter/mit unter/deutlich unter/deutlich weniger als/"
        "weit weniger als",
        "exactly": "genau/exakt/präzise/insgesamt/zusammen/punktgenau/just",
    },
    "fr": {
        "more than": "plus de/plus d/au delà de/supérieur à/bien plus de/dépassant les/pas moins que",
        "slightly more": "un peu plus de/à peine plus de",
        "at least": "au moins/minimum/au minimum/pas moins de/un minimum de",
        "about": "environ/quelque/quelques/approximativement/autour de/aux alentours de/aux environs de/"
        "à peu près/dans les/grosso modo/de l ordre de",
        "nearly": "presque/près de/à peine/pas loin de/un peu moins de/quasi/quasiment/pas tout à fait",
        "at most": "au plus/au maximum/maximum/tout au plus/jusqu à/pas plus de/un maximum de",
        "fewer than": "moins de/moins d/bien moins de/en dessous de",
        "exactly": "exactement/précisément/au total/total de",
    },
    "es": {
        "more than": "más de/mas de/por encima de/superior a/superiores a/bastante más de",
        "slightly more": "poco más de/algo más de/un poco más de",
        "at least": "al menos/por lo menos/como mínimo/cuando menos/mínimo/no menos de/un mínimo de",
        "about": "unos/unas/alrededor de/aproximadamente/en torno a/cerca de/aprox/hacia/más o menos/"
        "alrededor de los/alrededor de las",
        "nearly": "casi/apenas/prácticamente/poco menos de/cerca de/algo menos de",
        "at most": "como máximo/como mucho/a lo sumo/no más de/hasta/máximo/un máximo de",
        "fewer than": "menos de/por debajo de/inferior a",
        "exactly": "exactamente/justo/justamente/precisamente/en total/un total de",
    },
    "pt": {
        "more than": "mais de/acima de/além de/superior a/mais do que",
        "slightly more": "pouco mais de/um pouco mais de",
        "at least": "pelo menos/ao menos/no mínimo/não menos de/um mínimo de/mínimo de",
        "about": "cerca de/aproximadamente/em torno de/por volta de/à volta de/uns/umas/perto de/aprox",
        "nearly": "quase/pouco menos de/praticamente",
        "at most": "no máximo/até/quando muito/não mais de/um máximo de/máximo de",
        "fewer than": "menos de/abaixo de/menos do que",
        "exactly": "apenas/exatamente/exactamente/precisamente/justamente/ao todo/um total de/total de",
    },
    "it": {
        "more than": "oltre/più di/piu di/oltre i/oltre le/più dei/superiore a/ben oltre",
        "slightly more": "poco più di/appena più di/un po più di",
        "at least": "almeno/come minimo/minimo/non meno di/un minimo di/perlomeno",
        "about": "circa/all incirca/approssimativamente/intorno a/attorno a/intorno ai/attorno ai/sui/sulle",
        "nearly": "quasi/appena/poco meno di/vicino a/pressoché",
        "at most": "al massimo/fino a/massimo/non più di/un massimo di/tutt al più",
        "fewer than": "meno di/sotto i/al di sotto di/inferiore a",
        "exactly": "esattamente/precisamente/in totale/un totale di",
    },
}
BEHIND: Mapping[str, Mapping[str, str]] = {
    "de": {
        "at least": "oder mehr/und mehr/oder darüber/und darüber/mindestens",
        "at most": "oder weniger/und weniger/höchstens/maximal",
        "about": "oder so/in etwa/ungefähr",
    },
    "fr": {
        "at least": "ou plus/et plus/au moins/au minimum",
        "at most": "ou moins/au plus/au maximum",
        "about": "environ/à peu près",
    },
    "es": {
        "at least": "o más/y más/al menos/como mínimo",
        "at most": "o menos/como máximo/como mucho",
        "about": "aproximadamente/más o menos",
    },
    "pt": {
        "at least": "ou mais/e mais/pelo menos/no mínimo",
        "at most": "ou menos/no máximo",
        "about": "aproximadamente/mais ou menos",
    },
    "it": {
        "at least": "o più/e più/almeno/come minimo",
        "at most": "o meno/al massimo",
        "about": "circa/all incirca",
    },
}
# Of these, those that may be mere prepositions: among 20 states, against 20, on the 20 subjects.
UNSURE: Mapping[str, frozenset[str]] = {
    "de": frozenset({"unter", "gegen", "um", "um die", "ab", "bis", "gleich"}),
    "fr": frozenset({"dans les", "autour de"}),
    "es": frozenset({"hacia", "alrededor de los", "alrededor de las"}),
    "it": frozenset({"sui", "sulle", "sotto i"}),
}
# Nouns that tell a number roughly, behind an article: "une vingtaine".
ROUGH: Mapping[str, Mapping[str, int]] = {
    "fr": {
        "dizaine": 10,
        "quinzaine": 15,
        "vingtaine": 20,
        "trentaine": 30,
        "quarantaine": 40,
        "cinquantaine": 50,
        "soixantaine": 60,
        "centaine": 100,
        "millier": 1000,
    },
    "es": {"decena": 10, "quincena": 15, "veintena": 20, "treintena": 30, "centenar": 100, "millar": 1000},
    "pt": {"dezena": 10, "vintena": 20, "trintena": 30, "centena": 100, "milhar": 1000},
    "it": {
        "decina": 10,
        "quindicina": 15,
        "ventina": 20,
        "trentina": 30,
        "quarantina": 40,
        "cinquantina": 50,
        "sessantina": 60,
        "settantina": 70,
        "ottantina": 80,
        "novantina": 90,
        "centinaio": 100,
        "migliaio": 1000,
    },
}
# Words that bound no number which they stand before: articles, pronouns, prepositions and conjunctions that
# no phrase above ends in, and the commonest verbs. Any other word may bound it.
HARMLESS: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "de": "der die das den dem des diese diesen dieser diese jene jenen alle allen aller ihre "
        "ihren ihrer "
        "seine seinen seiner unsere und oder sowie mit von aus in im bei beim für nach vor seit durch ohne "
        "zu zur zum auf am hat haben hatte hatten ist sind war waren wird werden wurde wurden kamen "
        "kam nahmen "
        "nahm trafen traf gab gibt es sie er wir dass wo als weitere weiteren andere anderen folgenden "
        "ersten letzten beiden auch dort hier heute gestern morgen wie",
        "fr": "le la les l des du ces cet cette ses leurs nos tous toutes et ou avec par pour en "
        "dans sur sans "
        "chez a ont avait avaient est sont était étaient fut furent y il ils elle elles on que qui où aux "
        "autres premiers dernières derniers premières réunit réuni rassemblé",
        "es": "el la los las estos estas esos esas sus todos todas y e o u con por para en sin ha han había "
        "hay hubo son fueron era eran es que donde otros otras primeros primeras últimos últimas del reunió",
        "pt": "o os as estes estas esses essas seus suas todos todas e ou com por para em sem no na nos nas "
        "dos das tem têm há houve são foram era eram é que onde outros outras primeiros últimos reuniu",
        "it": "il lo la i gli le questi queste quei quelle suoi sue tutti tutte e ed o con per in "
        "nel nei nelle "
        "dei degli delle senza ha hanno aveva avevano è sono erano furono che dove altri altre primi ultimi",
    }.items()
}

_THOUSAND, _MILLION, _MILLIARD, _BILLION = 10**3, 10**6, 10**9, 10**12
# What a number before these words is multiplied by. "Billion" is a thousand times more than in English.
_FACTORS: Mapping[str, Mapping[int, str]] = {
    "de": {
        12: "dutzend",
        100: "hundert",
        _THOUSAND: "tausend tsd",
        _MILLION: "million millionen mio mill",
        _MILLIARD: "milliarde milliarden mrd",
        _BILLION: "billion billionen",
    },
    "fr": {
        12: "douzaine douzaines",
        _THOUSAND: "mille milliers millier",
        _MILLION: "million millions mio",
        _MILLIARD: "milliard milliards mrd mds md",
        _BILLION: "billion billions",
    },
    "es": {
        12: "docena docenas",
        _THOUSAND: "mil millar millares",
        _MILLION: "millón millon millones mill",
        _BILLION: "billón billon billones",
    },
    "pt": {
        12: "dúzia dúzias",
        _THOUSAND: "mil milhar milhares",
        _MILLION: "milhão milhao milhões milhoes mi",
        _MILLIARD: "bilhão bilhões bi",
        _BILLION: "bilião biliões trilhão trilhões",
    },
    "it": {
        12: "dozzina dozzine",
        _THOUSAND: "mila mille migliaia",
        _MILLION: "milione milioni mln",
        _MILLIARD: "miliardo miliardi mld",
        _BILLION: "bilione bilioni",
    },
    "nl": {_THOUSAND: "duizend", _MILLION: "miljoen mln", _MILLIARD: "miljard mld", _BILLION: "biljoen"},
    "pl": {
        _THOUSAND: "tysiąc tysiące tysięcy tys",
        _MILLION: "milion miliony milionów mln",
        _MILLIARD: "miliard miliardy miliardów mld",
    },
    "tr": {_THOUSAND: "bin", _MILLION: "milyon", _MILLIARD: "milyar", _BILLION: "trilyon"},
    "uk": {
        _THOUSAND: "тисяча тисячі тисяч тис",
        _MILLION: "мільйон мільйона мільйони мільйонів млн",
        _MILLIARD: "мільярд мільярда мільярди мільярдів млрд",
    },
}
# In a text that does not tell its language, these are words of another one.
_WORDS_ELSEWHERE = frozenset("mil mill mi bi md mds bin billion billions tys".split())


@functools.cache
def factors_of(language: str) -> dict[str, int]:
    """What the words of a language multiply a number before them by; of any, where it is not known."""
    tables = [_FACTORS[language]] if language in _FACTORS else [] if language else [*_FACTORS.values()]
    words = {word: factor for table in tables for factor, row in table.items() for word in row.split()}
    return words if language else {w: n for w, n in words.items() if w not in _WORDS_ELSEWHERE}
