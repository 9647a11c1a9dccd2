"""The names of months and of the days of the week, in the languages of which they are known."""

from __future__ import annotations

import functools

from security_meetings.support.tokens import language_of

__all__ = [
    "ALSO_WORDS",
    "MEDIUMS",
    "MONTHS",
    "WEEKDAYS_OF_LISTS",
    "languages_of",
    "month_names",
    "plain_months",
    "reads_months",
    "reads_weekdays",
    "short_weekday_names",
    "weekday_names",
]

# By language: twelve months, the forms of each parted by "/". Other languages have figures alone.
MONTHS: dict[str, str] = {
    "en": "january february march april may june july august september october november december",
    "ru": (
        "январь/января/январе/январю/январем февраль/февраля/феврале/февралю/февралем "
        "март/марта/марте/марту/мартом апрель/апреля/апреле/апрелю/апрелем май/мая/мае/маю/маем "
        "июнь/июня/июне/июню/июнем июль/июля/июле/июлю/июлем август/августа/августе/августу/августом "
        "сентябрь/сентября/сентябре/сентябрю/сентябрем октябрь/октября/октябре/октябрю/октябрем "
        "ноябрь/ноября/ноябре/ноябрю/ноябрем декабрь/декабря/декабре/декабрю/декабрем"
    ),
    "uk": (
        "січень/січня/січні лютий/лютого/лютому березень/березня/березні квітень/квітня/квітні "
        "травень/травня/травні червень/червня/червні липень/липня/липні серпень/серпня/серпні "
        "вересень/вересня/вересні жовтень/жовтня/жовтні листопад/листопада/листопаді грудень/грудня/грудні"
    ),
    "de": (
        "januar/jänner/jaenner februar/feber märz/maerz april mai juni juli august september "
        "oktober november dezember"
    ),
    "fr": "janvier février mars avril mai juin juillet août/aout septembre octobre novembre décembre",
    "es": (
        "enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre diciembre"
    ),
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pl": (
        "styczeń/stycznia/styczniu luty/lutego/lutym marzec/marca/marcu kwiecień/kwietnia/kwietniu "
        "maj/maja/maju czerwiec/czerwca/czerwcu lipiec/lipca/lipcu sierpień/sierpnia/sierpniu "
        "wrzesień/września/wrześniu październik/października/październiku "
        "listopad/listopada/listopadzie grudzień/grudnia/grudniu"
    ),
    "tr": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
}
# Short forms, which are months only beside a figure.
_SHORT_MONTHS = {
    "en": "jan feb mar apr may jun jul aug sep/sept oct nov dec",
    "ru": "янв фев/февр мар апр май июн июл авг сен/сент окт ноя/нояб дек",
    "de": "jan/jän/jaen feb/febr mär/mrz apr mai jun jul aug sep/sept okt nov dez",
    "fr": "janv fév/févr/fevr mars avr mai juin juil août sept oct nov déc",
    "es": "ene feb mar abr may jun jul ago sep/sept/set oct nov dic",
    "it": "gen/genn feb/febbr mar apr mag giu lug ago set/sett ott nov dic",
    "pt": "jan fev mar abr mai jun jul ago set out nov dez",
}
# In small letters these are English words; with a year they are months all the same.
ALSO_WORDS = {"may", "march", "mar"}

_WEEKDAYS: dict[str, str] = {
    "en": "monday/mondays tuesday/tuesdays wednesday/wednesdays thursday/thursdays friday/fridays "
    "saturday/saturdays sunday/sundays",
    "ru": (
        "понедельник/понедельника/понедельнику/понедельником/понедельнике/понедельники/понедельников/"
        "понедельникам вторник/вторника/вторнику/вторником/вторнике/вторники/вторников/вторникам "
        "среда/среду/среды/среде/средой/средам четверг/четверга/четвергу/четвергом/четверге/четверги/"
        "четвергов/четвергам пятница/пятницу/пятницы/пятнице/пятницей/пятниц/пятницам "
        "суббота/субботу/субботы/субботе/субботой/суббот/субботам "
        "воскресенье/воскресенья/воскресенью/воскресеньем/воскресений/воскресеньям"
    ),
    # The fifth day is the part behind the apostrophe.
    "uk": (
        "понеділок/понеділка вівторок/вівторка середа/середу/середи четвер/четверга ятниця/ятницю/"
        "ятниці субота/суботу/суботи неділя/неділю/неділі"
    ),
    "de": "montag dienstag mittwoch donnerstag freitag samstag/sonnabend sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "pl": (
        "poniedziałek wtorek środa/środę/środy czwartek piątek/piątku sobota/sobotę/soboty "
        "niedziela/niedzielę"
    ),
    "tr": "pazartesi salı çarşamba perşembe cuma cumartesi pazar",
}
WEEKDAYS_OF_LISTS = tuple(
    form for language in ("en", "ru") for row in _WEEKDAYS[language].split() for form in row.split("/")
)
"""The forms of weekdays that may stand before each day of a list, in small letters."""
# What is of a day of the week: «субботний», «воскресным». Of Wednesday there is none.
_OF_WEEKDAYS = {
    0: ("понедельничн", "ый ая ое ого ой ому ую ым ом ые ых ыми"),
    1: ("вторничн", "ый ая ое ого ой ому ую ым ом ые ых ыми"),
    3: ("четвергов", "ый ая ое ого ой ому ую ым ом ые ых ыми"),
    4: ("пятничн", "ый ая ое ого ой ому ую ым ом ые ых ыми"),
    5: ("субботн", "ий яя ее его ей ему юю им ем ие их ими"),
    6: ("воскресн", "ый ая ое ого ой ому ую ым ом ые ых ыми"),
}
MEDIUMS = frozenset("среда среду среды среде средой".split())
"""Forms of Wednesday that are forms of "environment", too."""
# Short forms: weekdays only with a capital, before a full stop, a comma or a figure.
_SHORT_WEEKDAYS = {
    "en": "mon tue/tues wed thu/thur/thurs fri sat sun",
    "ru": "пн вт ср чт пт сб вс",
    "de": "mo di mi do fr sa so",
    "fr": "lun mar mer jeu ven sam dim",
    "es": "lun mar mié/mie jue vie sáb/sab dom",
    "it": "lun mar mer gio ven sab dom",
    "pt": "seg ter qua qui sex sáb/sab dom",
}
# Behind the name of a day German writes the part of it, and "s" where it is each.
_PARTS_OF_DAYS = (
    "abend morgen mittag vormittag nachmittag nacht früh abends morgens mittags nachmittags nachts s"
)


def languages_of(language: str | None) -> tuple[str, ...]:
    """The languages whose words are looked for; English and Russian always."""
    own = language_of(language)
    return ("en", "ru", own) if own in MONTHS and own not in {"en", "ru"} else tuple(MONTHS)


def reads_months(language: str | None) -> bool:
    """Whether the names of the months of a language are known; those of the Far East are figures."""
    return language_of(language) in {*MONTHS, "", "zh", "ja", "ko"}


def reads_weekdays(language: str | None) -> bool:
    """Whether the names of the days of the week of a language are known."""
    return language_of(language) in {*MONTHS, "", "zh", "ja"}


@functools.cache
def month_names(languages: tuple[str, ...]) -> dict[str, int]:
    """The number of each form of the name of a month in these languages."""
    found: dict[str, int] = {}
    # English and Russian come last, so that their words win where two languages have one.
    # Short forms of other languages are words elsewhere: the "out" and "set" of Portuguese.
    own = [name for name in languages if name not in {"en", "ru"} and len(languages) < len(MONTHS)]
    short = [_SHORT_MONTHS[name] for name in ("en", "ru", *own) if name in _SHORT_MONTHS]
    for table in (*short, *(MONTHS[name] for name in reversed(languages))):
        for number, forms in enumerate(table.split(), start=1):
            found.update(dict.fromkeys(forms.split("/"), number))
    return found


@functools.cache
def plain_months(languages: tuple[str, ...]) -> frozenset[str]:
    """The names that are months even without a figure beside them."""
    # Where the language is not known, only English and Russian are sure enough.
    known = languages if len(languages) < len(MONTHS) else ("en", "ru")
    return frozenset(form for name in known for forms in MONTHS[name].split() for form in forms.split("/"))


@functools.cache
def weekday_names(languages: tuple[str, ...]) -> dict[str, int]:
    """The number of each form of the name of a day of the week in these languages."""
    found: dict[str, int] = {}
    for name in reversed(languages):
        endings = ["", *(_PARTS_OF_DAYS.split() if name == "de" else ())]
        for number, forms in enumerate(_WEEKDAYS[name].split()):
            found.update(dict.fromkeys((form + end for form in forms.split("/") for end in endings), number))
    for number, (stem, ends) in _OF_WEEKDAYS.items():
        found.update(dict.fromkeys([stem + end for end in ends.split()], number))
    return found


@functools.cache
def short_weekday_names(languages: tuple[str, ...]) -> dict[str, int]:
    """The number of each short form of the name of a day of the week in these languages."""
    # Where the language is not known, only English and Russian are sure enough.
    known = languages if len(languages) < len(MONTHS) else ("en", "ru")
    rows = [_SHORT_WEEKDAYS[name].split() for name in known if name in _SHORT_WEEKDAYS]
    return {form: number for row in rows for number, forms in enumerate(row) for form in forms.split("/")}
