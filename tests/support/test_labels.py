"""Numbers that name and do not count, and those beside them that do."""

from __future__ import annotations

import pytest

from security_meetings.support.comparing import number_support, ordinal_support

REFUSED = {"not found", "not comparable"}


@pytest.mark.parametrize(
    ("words", "language", "numbers"),
    [
        ("call 555-1234", "en", (555, 1234)),
        ("Tel. 555 12 34", "en", (555, 12, 34)),
        ("8 (495) 123-45-67", "ru", (8, 495, 123, 45, 67)),
        ("8-800-200-12-34", "ru", (8, 800, 200)),
        ("Room 12", "en", (12,)),
        ("Article 5", "en", (5,)),
        ("under Article 5 commitments", "en", (5,)),
        ("Resolution 2231", "en", (2231,)),
        ("No. 3", "en", (3,)),
        ("pages 3-7", "en", (3, 7)),
        ("p. 5", "en", (5,)),
        ("Articles 5 and 6", "en", (5, 6)),
        ("paragraph 12", "en", (12,)),
        ("flight 370", "en", (370,)),
        ("Flight MH370", "en", (370,)),
        ("Section 4", "en", (4,)),
        ("Rooms 12, 14 and 16", "en", (12, 14, 16)),
        ("резолюции 2231 Совбеза", "ru", (2231,)),
        ("статья 5 договора", "ru", (5,)),
        ("в зале 12", "ru", (12,)),
        ("кабинет № 5", "ru", (5,)),
        ("п. 5 ст. 12", "ru", (5, 12)),
        ("рейс 5", "ru", (5,)),
        ("статьи 5 и 6", "ru", (5, 6)),
        ("стр. 14", "ru", (14,)),
        ("дом 5", "ru", (5,)),
        ("won 3-2", "en", (3, 2)),
        ("a 2-3 defeat", "en", (2, 3)),
        ("voted 14-1", "en", (14, 1)),
        ("победили 3:2", "ru", (3, 2)),
        ("со счётом 5:0", "ru", (5, 0)),
        ("Su-57", "en", (57,)),
        ("T-90 tanks", "en", (90,)),
        ("F-16s", "en", (16,)),
        ("G20", "en", (20,)),
        ("COVID-19", "en", (19,)),
        ("covid-19", "en", (19,)),
        ("Il-76", "en", (76,)),
        ("Ту-160", "ru", (160,)),
        ("С-400", "ru", (400,)),
        ("Boeing 737", "en", (737,)),
        ("Falcon 9", "en", (9,)),
        ("Group of Seven", "en", (7,)),
        ("the Group of 77", "en", (77,)),
        ("Группы двадцати", "ru", (20,)),
        ("Группы 77", "ru", (77,)),
        ("«Группа семи»", "ru", (7,)),
        ("the P5+1", "en", (5, 1)),
        ("формат «5+1»", "ru", (5, 1)),
        ("in a 3+3 format", "en", (3,)),
        ("10 Downing Street", "en", (10,)),
        ("ул. Тверская, 12", "ru", (12,)),
        ("as noted [12]", "en", (12,)),
        ("3. The parties agreed", "en", (3,)),
        ("2) Стороны согласились", "ru", (2,)),
        ("Chapter Seven", "en", (7,)),
        ("Article Five", "en", (5,)),
        ("the Visegrad Four", "en", (4,)),
        ("the Five Eyes", "en", (5,)),
        ("post-2014", "en", (2014,)),
        ("top-10", "en", (10,)),
        ("топ-10", "ru", (10,)),
        ("Session 13", "en", (13,)),
        ("UTC+3", "en", (3,)),
        ("Zimmer 12", "de", (12,)),
        ("Artikel 5", "de", (5,)),
        ("página 12", "es", (12,)),
        ("№ 3", "ru", (3,)),
        ("Windows 11", "en", (11,)),
        ("version 1.2.3", "en", (3,)),
        ("9M729", "en", (9, 729, 9000000)),
        ("Highway 61", "en", (61,)),
        ("call 112", "en", (112,)),
        ("звоните 112", "ru", (112,)),
        ("§ 5", "de", (5,)),
    ],
)
def test_a_number_that_names_is_no_count(words: str, language: str, numbers: tuple[int, ...]) -> None:
    """Rooms, articles, flights, telephones, scores, makes, groups and the items of lists count nothing."""
    for number in numbers:
        assert number_support(number, "exactly", words, language).verdict in REFUSED


@pytest.mark.parametrize(
    ("words", "language", "number"),
    [
        ("In the hall 300 guests sat", "en", 300),
        ("At the meeting 13 delegations spoke", "en", 13),
        ("на встрече 13 делегаций", "ru", 13),
        ("в зале 300 человек", "ru", 300),
        ("The delegations number 126", "en", 126),
        ("Room 12 hosted 40 delegates", "en", 40),
        ("in Room 12 and 40 delegates", "en", 40),
        ("главы 12 государств", "ru", 12),
        ("called 40 ministers", "en", 40),
        ("call 40 ministers", "en", 40),
        ("The hall can seat 500", "en", 500),
        ("Delegations: 126", "en", 126),
        ("Countries at the meeting: 40", "en", 40),
        ("12 officials on Baker Street", "en", 12),
        ("Moscow: 40 delegations", "en", 40),
        ("с 12 делегациями", "ru", 12),
        ("At the forum 40 countries", "en", 40),
        ("a group of 12 ministers", "en", 12),
        ("группа из 12 стран", "ru", 12),
        ("группы 12 стран", "ru", 12),
        ("Under Article 5, 32 states", "en", 32),
        ("32 states invoked Article 5", "en", 32),
        ("40 Su-57 jets", "en", 40),
        ("12 of the G20 states", "en", 12),
        ("five sections", "en", 5),
        ("прибыли 3 делегации", "ru", 3),
        ("Seven Ministers Meet in Moscow", "en", 7),
        ("Forum Draws Twelve Ministers", "en", 12),
        ("from Africa 20, from Asia 15", "en", 20),
        ("Africa 20, Asia 15", "en", 15),
        ("The conference drew 126 delegations. It ended.", "en", 126),
        ("came in 13. They", "en", 13),
        ("13-й, 12 делегаций", "ru", 12),
        ("126 delegations; 40 ministers", "en", 40),
    ],
)
def test_a_count_beside_a_name_is_a_count(words: str, language: str, number: int) -> None:
    """A noun that may have a number takes none that counts what stands behind it."""
    assert number_support(number, "exactly", words, language).verdict == "carried"


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Room 13", "en"),
        ("Article 13", "en"),
        ("flight No. 13", "en"),
        ("статья 13", "ru"),
        ("Zimmer 13", "de"),
    ],
)
def test_a_room_is_no_edition(words: str, language: str) -> None:
    """The number of a room or an article is no place in the order of meetings; that of a session is."""
    assert ordinal_support(13, words, language).verdict != "carried"
    assert ordinal_support(13, "Session No. 13", language).verdict == "carried"


def test_ranges_are_no_scores() -> None:
    """What rises is a range, unless the words tell of a game or a vote."""
    assert number_support((500, 1000), "", "500-1000 guests", "en").verdict == "carried"
    assert number_support((2, 3), "", "2-3 delegations", "en").verdict == "carried"
    assert number_support((2, 3), "", "lost the match 2-3", "en").verdict == "not found"


@pytest.mark.parametrize(
    ("language", "words", "number"),
    [
        ("en", "World War 2 veterans", 2),
        ("en", "Tiangong 2 was launched", 2),
        ("en", "Chandrayaan 3 has landed", 3),
        ("en", "They flew aboard Tiangong 2.", 2),
        ("en", "It was called Meridian 12, as before", 12),
        ("ru", "Луна 25 разбилась", 25),
        ("ru", "Артемида 2 стартовала в апреле", 2),
        ("ru", "на борту Мира 2.", 2),
    ],
)
def test_a_number_of_a_name(language: str, words: str, number: int) -> None:
    """What ends a name counts nothing, as the words around the name tell."""
    assert number_support(number, "exactly", words, language).verdict != "carried"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Some 12 were there"),
        ("en", "In Moscow 12 were present"),
        ("en", "In Moscow 12 delegations met"),
        ("en", "Delegations 12, guests 30"),
        ("en", "Delegates: Russia 12, China 8"),
        ("en", "From Iran 12."),
        ("ru", "В Москве 12 делегаций"),
        ("ru", "В Москве 12 залов"),
        ("ru", "В Москве 12 было"),
        ("ru", "Россия 12, Китай 8"),
    ],
)
def test_a_count_behind_a_name(language: str, words: str) -> None:
    """So many may stand right behind a name, and count."""
    comparator = "about" if words.startswith("Some") else "exactly"
    assert number_support(12, comparator, words, language).verdict == "carried"


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("World War 2 veterans came.", 2),
        ("The veterans of World War 2 came.", 2),
        ("the crew of the Voyager 2 probe", 2),
        ("a talk on the Nord Stream 2 pipeline", 2),
        ("the new Tesla Model 3", 3),
    ],
)
def test_a_figure_that_ends_a_name_counts_nothing(words: str, number: int) -> None:
    """A small figure behind a capital word within a sentence is a part of the name."""
    assert number_support(number, "exactly", words, "en").verdict != "carried"


@pytest.mark.parametrize(
    ("words", "number", "comparator"),
    [
        ("In Geneva 12 attended.", 12, "exactly"),
        ("from the Global South 12 came", 12, "exactly"),
        ("Guests came: Iran 12, Cuba 3 and Peru 4.", 12, "exactly"),
        ("Guests came: Iran 12, Cuba 3 and Peru 4.", 3, "exactly"),
        ("Guests came: Iran 12, Cuba 3 and Peru 4.", 4, "exactly"),
        ("Delegations 12", 12, "exactly"),
        ("he said. Some 12 came", 12, "about"),
        ("the Security Council 15 members", 15, "exactly"),
        ("On Friday 12 came.", 12, "exactly"),
        ("Total 12", 12, "exactly"),
    ],
)
def test_a_figure_behind_a_capital_may_count(words: str, number: int, comparator: str) -> None:
    """Behind a place, the name of a row, or the first word of a sentence a figure may count."""
    assert number_support(number, comparator, words, "en").verdict == "carried"


def test_a_german_noun_before_a_figure_is_no_name() -> None:
    """In German every noun has a capital, and a figure behind one may count."""
    assert number_support(12, "exactly", "Es sprachen am Montag 12 Minister.", "de").verdict == "carried"
