"""Ids, codes and values that a reader would not believe are named, and those that are right pass."""

from __future__ import annotations

import pytest

from security_meetings import load
from tests.cases.making import Making, command, editorial, names, quote, refused, source, toml


def on(*lines: str) -> tuple[str, ...]:
    """Lines of an editor: the one that is tried, and those that make its record a whole one."""
    return lines


@pytest.mark.parametrize(
    ("id_", "lines"),
    [
        ("UK", on('countries.UK.name = "United Kingdom"')),
        ("fr", on('countries.fr.name = "France"')),
        ("FRA", on('countries.FRA.name = "France"')),
        ("EN", on('countries.EN.name = "England"')),
        ("FR", on('countries.FR.alpha3 = "France"', 'countries.FR.name = "France"')),
        ("FR", on('countries.FR.alpha3 = "fra"', 'countries.FR.name = "France"')),
        ("FR", on('countries.FR.alpha3 = "FRX"', 'countries.FR.name = "France"')),
        ("FR", on('countries.FR.cow = "220.0"', 'countries.FR.name = "France"')),
        ("FR", on('countries.FR.gw = "n/a"', 'countries.FR.name = "France"')),
        ("XA", on('countries.XA.alpha3 = "FRA"')),
        ("BA-SRP", on('countries.BA-SRP.name = "Republika Srpska"', 'countries.BA-SRP.alpha3 = "BIH"')),
        ("SUHH", on('countries.SUHH.name = "Soviet Union"', 'countries.SUHH.alpha3 = "RUS"')),
        ("UK-ENG", on('countries.UK-ENG.name = "England"')),
        ("GB-ENGL", on('countries.GB-ENGL.name = "England"')),
        ("GB-", on('countries.GB-.name = "England"')),
        ("SUHH-MOW", on('countries.SUHH-MOW.name = "Moscow"')),
        ("BA-srp", on('countries.BA-srp.name = "Republika Srpska"')),
    ],
)
def test_a_country_by_a_code_that_is_none_is_named(make: Making, id_: str, lines: tuple[str, ...]) -> None:
    """An id or code that no list has is refused or listed, with its country."""
    assert names(make.told(editorial(*lines)), id_)


@pytest.mark.parametrize(
    "lines",
    [
        on('countries.XC.name = "Westland"'),
        on('countries.FR.name = "France"', 'countries.FR.alpha3 = "FRA"', 'countries.FR.cow = "220"'),
        on('countries.FR.name = "France"', 'countries.FR.gw = "220"'),
        on(
            'countries.BA.name = "Bosnia and Herzegovina"',
            'countries.BA-SRP.name = "Republika Srpska"',
            'countries.BA-SRP.part_of = "BA"',
        ),
        on('countries.GB.name = "United Kingdom"', 'countries.GB.alpha3 = "GBR"', 'countries.GB.cow = "200"'),
        on('countries.NA.name = "Namibia"', 'countries.NA.alpha3 = "NAM"'),
        on('countries.XK.name = "Kosovo"', 'countries.XK.alpha3 = "XKX"'),
        on('countries.SUHH.name = "Soviet Union"', 'countries.SUHH.alpha3 = "SUN"'),
        on('countries.FR-75.name = "Paris"', 'countries.GB-ENG.name = "England"'),
        on(
            'countries.CN-1.name = "One"',
            'countries.FR-20R.name = "Corsica"',
            'countries.XA-N.name = "North"',
        ),
    ],
)
def test_codes_of_the_lists_and_those_left_to_users_pass(make: Making, lines: tuple[str, ...]) -> None:
    """Codes of ISO 3166-1 and 3166-2, those it leaves to users, and numbers kept as text are right."""
    assert make.told(editorial(*lines)) == []


ODD_IDS = [
    "forum/2027",
    "",
    " ",
    "forum#2027",
    "forum\n2027",
    " forum",
    "forum ",
    "/",
    "\tforum",
    "a\u2028b",
    "x" * 1_001,
    "x" * 900,
    "a?b",
    ".",
    "c-1",
    "meetings",
    "e\u0301",
    "=1+1",
]


@pytest.mark.parametrize("id_", ODD_IDS)
def test_an_id_can_be_asked_for_or_is_refused(make: Making, id_: str) -> None:
    """Every id that the build takes can be given to each question, bare and behind its collection."""
    parts = editorial(f"meetings.{toml(id_)}.ordinal = 2")
    if make.refusal(parts):
        return
    root = make.pack(parts)
    ds = load(root)
    for place in (id_, f"meetings/{id_}"):
        assert ds.explain(place, "ordinal").value == 2
        assert refused(lambda place=place: ds.cite(place, "ordinal")) == ""  # type: ignore[misc]
        said = command("show", place, "--data", root)
        assert said.code == 0, said.all


@pytest.mark.parametrize("id_", ["форум-2027", "論壇2027", "forum-2027", "forum_2027", "2027", "منتدى"])
def test_ids_of_every_script_can_be_asked_for(make: Making, id_: str) -> None:
    """Letters and digits of any script make an id that works everywhere."""
    root = make.pack(editorial(f"meetings.{toml(id_)}.ordinal = 2"))
    ds = load(root)
    for place in (id_, f"meetings/{id_}"):
        assert ds.explain(place, "ordinal").value == 2
        assert "2" in str(ds.cite(place, "ordinal"))
        assert command("show", place, "--data", root).code == 0


NO_ADDRESSES = [
    *("javascript:alert(1)", "data:text/html,x", "ftp://example.org/a", "mailto:a@example.org", "example"),
    *("https://", "https:///a", "http://?q", "https://a b.example", "https://example.org/a b", "//a.example"),
    *("https://-a.example", "https://a@b.example/", "https://a\\b.example"),
    *('https://example.org/"a', "https://a..example", "www.example.org/a", "https://example.org:port/"),
]
ADDRESSES = [
    *("https://example.org", "http://example.org/", "HTTPS://EXAMPLE.ORG/A", "https://example.org:8443/a"),
    *(
        "https://müller.example/ä?ö#ü",
        "https://пример.рф/новости",
        "https://例え.jp/記事",
        "http://[2001:db8::1]/",
    ),
    *(
        "http://192.0.2.7:80/x",
        "https://example.org/a/(b)_[c],d;e=f?g=h&i=%20#:~:text=j",
        "https://a.example.",
    ),
    *("https://t.example/@user/1", "https://example.org?q=a|b", "https://xn--e1afmkfd.example/~x"),
]
LICENSES = [
    "CC-BY-4.0",
    "LicenseRef-press",
    "MIT OR Apache-2.0",
    "(GPL-2.0+ WITH Font-exception-2.0) AND MIT",
]
CITIES = ["Nizhny Novgorod", "São Paulo", "東京", "علی‌آباد"]
UNBELIEVABLE = [
    ("forum", "ordinal", on("meetings.forum.ordinal = -3")),
    ("forum", "ordinal", on("meetings.forum.ordinal = 0")),
    ("forum", "days", on("meetings.forum.days = 0")),
    ("quill", "name", on('officials.quill.name = ""')),
    ("quill", "name", on('officials.quill.name = "  "')),
    ("wire", "language", on('sources.wire.language = "English"')),
    ("wire", "language", on('sources.wire.language = "english language"')),
    ("sco", "wikidata", on('organizations.sco.wikidata = "SCO"', 'organizations.sco.name = "SCO"')),
    ("sco", "wikidata", on('organizations.sco.wikidata = "Q"', 'organizations.sco.name = "SCO"')),
    ("plenary", "number", on("sessions.plenary.number = -1")),
    *(("wire", "url", on(f"sources.wire.url = {toml(url)}")) for url in NO_ADDRESSES),
    ("wire", "license", on('sources.wire.license = "CC BY 4.0"')),
]


@pytest.mark.parametrize(("id_", "field", "lines"), UNBELIEVABLE)
def test_a_value_against_the_codebook_is_named(
    make: Making, id_: str, field: str, lines: tuple[str, ...]
) -> None:
    """What the codebook says of a field is checked, and the record and field are named."""
    wire = source("One.", id="wire") if id_ == "wire" else {}
    assert names(make.told(wire, editorial(*lines)), id_, field)


@pytest.mark.parametrize(
    "lines",
    [
        on("meetings.forum.ordinal = 1", "meetings.forum.days = 1"),
        on('officials.quill.name = "Q"'),
        on('sources.wire.language = "en-GB"'),
        on('sources.wire.language = "zh-Hant-TW"'),
        on('organizations.sco.wikidata = "Q485207"', 'organizations.sco.name = "SCO"'),
        *(on(f"sources.wire.url = {toml(url)}") for url in ADDRESSES),
        *(on(f"sources.wire.license = {toml(id_)}") for id_ in LICENSES),
        *(on(f"meetings.forum.city = {toml(city)}") for city in CITIES),
    ],
)
def test_a_value_that_the_codebook_allows_passes(make: Making, lines: tuple[str, ...]) -> None:
    """The least and the plainest values of a field are right."""
    assert make.told(source("One.", id="wire"), editorial(*lines)) == []


@pytest.mark.parametrize(
    "city", [" Harbour Town", "Harbour  Town", "Harbour Town\n", "Har\u200bbour\u00a0Town", "Harbour\tTown"]
)
def test_a_city_is_found_as_it_is_read(make: Making, city: str) -> None:
    """Blanks around a value and between its words, and what nobody sees, make no other value."""
    ds = make.dataset(editorial(f"meetings.forum.city = {toml(city)}"))
    assert ds.meetings.where(city="Harbour Town").ids == ("forum",)


def test_an_address_that_is_printed_without_its_scheme_is_inferred(make: Making) -> None:
    """The refusal says how to keep it, and so it can be kept."""
    text = "Read it at www.example.org/a today."
    refusal = make.refusal(source(text, quote(text, 'sources.s.url = "www.example.org/a"')))
    assert "inferred" in refusal
    line = 'sources.s.url = {value = "https://www.example.org/a", inferred = "Its scheme is not printed."}'
    ds = make.dataset(source(text, quote(text, line)))
    assert ds.sources["s"].url == "https://www.example.org/a"
    assert ds.verify().ok


AWAY = quote("Northland stays away", 'delegations.forum-xa.status = "absent"')
HELD = quote("Talks were held", 'talks.harbour-talk.status = "held"')


@pytest.mark.parametrize(
    ("id_", "text", "block"),
    [
        ("forum-xa", "Northland stays away.", AWAY),
        (
            "forum-xa",
            "Northland stays away.",
            quote(
                "Northland stays away",
                'delegations.forum-xa.status = "absent"',
                'delegations.forum-xa.party = "XA"',
            ),
        ),
        ("harbour-talk", "Talks were held.", HELD),
        (
            "harbour-talk",
            "Northland held talks.",
            quote("Northland held talks", 'talks.harbour-talk.attendees = [{party = "XA"}]'),
        ),
        ("said", "It was paraphrased.", quote("It was paraphrased", 'statements.said.kind = "paraphrase"')),
        (
            "mark",
            "Of the Forum.",
            quote("Of the Forum", 'remarks.mark.meeting = "f"', 'meetings.f.name = "Forum"'),
        ),
        ("first", "A plenary was held.", quote("A plenary was held", 'sessions.first.kind = "plenary"')),
    ],
)
def test_a_delegation_or_talk_that_nobody_can_find_is_named(
    make: Making, id_: str, text: str, block: str
) -> None:
    """A delegation without party or meeting, a talk without parties or with one, a session of no meeting."""
    assert names(make.told(source(text, block)), id_)


@pytest.mark.parametrize("parties", [("XA", "XB", "XC"), ("XA", "XB", "XC", "XD")])
def test_a_talk_of_more_than_two_does_not_break_loops_over_both_sides(
    make: Making, parties: tuple[str, ...]
) -> None:
    """It is refused with what to do, or is said in some way that leaves no talk with three parties."""
    more = editorial('countries.XC.name = "Westland"', 'countries.XD.name = "Eastland"')
    seats = ", ".join(f'{{party = "{party}"}}' for party in parties)
    text = "Northland, Southland, Westland and Eastland met."
    parts = source(text, quote(text, f"talks.harbour-talk.attendees = [{seats}]"))
    refusal = make.refusal(more, parts)
    if refusal:
        assert "harbour-talk" in refusal
        return
    assert all(len(talk.parties) == 2 for talk in make.dataset(more, parts).talks)


def test_a_talk_of_two_may_have_many_seats(make: Making) -> None:
    """Several people on a side are still a talk of two."""
    text = "Ada Quill and Bo Reed of Northland met Southland."
    seats = [f'{{party = "XA", official = "{id_}"}}' for id_ in ("quill", "reed")] + ['{party = "XB"}']
    lines = (
        'officials.quill.name = "Ada Quill"',
        'officials.reed.name = "Bo Reed"',
        f"talks.t.attendees = [{', '.join(seats)}]",
    )
    assert make.dataset(source(text, quote(text, *lines))).talks["t"].parties == ("XA", "XB")


OPPOSED = ('statements.a.opposes = ["b"]', 'statements.b.opposes = ["a"]')
CIRCLES = [
    ("XA", on('countries.XA.part_of = "XA"')),
    ("XA", on('countries.XA.part_of = "XB"', 'countries.XB.part_of = "XA"')),
    ("XB", on('countries.XA.succeeded_by = ["XB"]', 'countries.XB.succeeded_by = ["XA"]')),
    ("b", on('meetings.a.part_of = "b"', 'meetings.b.part_of = "c"', 'meetings.c.part_of = "a"')),
    ("b", on('meetings.z.part_of = "b"', 'meetings.b.part_of = "c"', 'meetings.c.part_of = "b"')),
    ("hall", on('places.hall.part_of = "hall"')),
    ("cyber", on('topics.cyber.broader = "security"', 'topics.security.broader = "cyber"')),
    ("talks", on('series.talks.succeeds = "talks"')),
    ("wire", on('sources.wire.reprint_of = "wire"')),
    (
        "own",
        on(
            'organizations.own.name = "Own"',
            'memberships.own-own.member = "own"',
            'memberships.own-own.organization = "own"',
        ),
    ),
]


@pytest.mark.parametrize(("id_", "lines"), CIRCLES)
def test_what_is_part_of_itself_is_named(make: Making, id_: str, lines: tuple[str, ...]) -> None:
    """A record that leads back to itself is refused or listed, over however many steps, and once."""
    told = make.told(source("One.", id="wire"), editorial(*lines))
    assert names(told, id_) or names(told, "own-own")
    assert len(told) == 1


@pytest.mark.parametrize(
    "lines",
    [
        on('meetings.a.part_of = "b"', 'meetings.c.part_of = "b"', 'meetings.b.city = "Harbour"'),
        on(
            'places.a.part_of = "b"',
            'places.b.part_of = "c"',
            'places.d.part_of = "c"',
            'places.c.name = "C"',
        ),
        on('countries.XA.succeeded_by = ["XB", "XC"]', 'countries.XC.succeeded_by = ["XB"]'),
        on(*OPPOSED, 'statements.a.text = "Yes"', 'statements.b.text = "No"'),
    ],
)
def test_what_is_part_of_another_passes(make: Making, lines: tuple[str, ...]) -> None:
    """Trees, two ways to one record, and words that oppose each other."""
    told = make.told(editorial(*lines, 'countries.XC.name = "Westland"'))
    assert [line for line in told if "conflict" not in line] == []


def test_lint_names_the_line_of_what_is_part_of_itself(make: Making) -> None:
    """An author hears of it while writing, with file and line."""
    root = make.sown(editorial('countries.XA.part_of = "XB"', 'countries.XB.part_of = "XA"'))
    said = command("build", "--lint", root)
    assert "countries.XA.part_of" in said.out
    assert "editorial.toml" in said.out
    assert "line 3" in said.out or "line 4" in said.out


def test_very_long_chains_of_parts_are_followed(make: Making) -> None:
    """However long one is, it is told where it leads back."""
    lines = [f'meetings.m{i}.part_of = "m{(i + 1) % 3000}"' for i in range(3000)]
    (circle,) = make.dataset(editorial(*lines)).anomalies()
    assert (circle.kind, circle.subject, len(circle.claims)) == ("circle", "m0", 3000)
    assert len(circle.words) < 200


@pytest.mark.parametrize("field", ["days", "ordinal"])
def test_a_number_that_is_hardly_meant_is_named(make: Making, field: str) -> None:
    """Millions of days are listed; a few years are not."""
    assert names(make.told(editorial(f"meetings.forum.{field} = 9999999")), "forum", field)
    assert make.told(editorial(f"meetings.forum.{field} = 1000")) == []


@pytest.mark.parametrize(
    ("field", "value", "taken"),
    [
        ("creators", [], "at least one"),
        ("creators", [""], "text"),
        ("creators", ["A. Reader", "  "], "text"),
        ("title", "", "text"),
        ("title", "\u00a0", "text"),
        ("name", " ", "text"),
        ("version", "one", "number"),
        ("version", "", "text"),
        ("license", "CC BY 4.0", "SPDX"),
        ("url", "javascript:alert(1)", "https://"),
        ("url", "example.org", "https://"),
        ("language", "English", "BCP 47"),
        ("doi", "https://doi.org/10.5281/zenodo.1", "10.5281"),
    ],
)
def test_a_pack_says_of_itself_what_it_should(make: Making, field: str, value: object, taken: str) -> None:
    """What pack.toml leaves empty, or has in another form, is refused by file and field."""
    refusal = make.refusal(source("One."), **{field: value})
    assert [word for word in ("pack.toml", field, taken) if word not in refusal] == []


@pytest.mark.parametrize(
    "head",
    [
        {"version": "1"},
        {"version": "2027.05"},
        {"version": "2027-05-04"},
        {"version": "v1.0.0-rc.1+build_5"},
        {"title": "«Forum»: 2027  {draft}", "creators": ["Ада Квилл", "Harbour Press, Ltd."]},
        {"name": "my pack, 2027"},
        {"license": "LicenseRef-own"},
        {"url": "https://данные.example/форум", "doi": "10.5281/zenodo.1", "language": "sr-Latn"},
    ],
)
def test_a_pack_may_be_called_in_any_words(make: Making, head: dict[str, object]) -> None:
    """Versions by number or day, titles of every script, addresses with hosts of every script."""
    assert make.refusal(source("One."), **head) == ""


@pytest.mark.parametrize("words", ["?", "—", "N/A", "unknown", "TBD", "nan", "…"])
def test_a_word_that_stands_for_nothing_is_named(make: Making, words: str) -> None:
    """What tables and drafts have where nothing is known is no name, and no city."""
    assert names(make.told(editorial(f"officials.quill.name = {toml(words)}")), "quill", "name")
    assert names(make.told(editorial(f"meetings.forum.city = {toml(words)}")), "forum", "city")


@pytest.mark.parametrize("name", ["Q", "5", "李", "Unknown Soldier", "4chan", "Ø", "None Such"])
def test_short_names_are_names(make: Making, name: str) -> None:
    """A letter of any script, a digit, and names that hold such a word."""
    assert make.told(editorial(f"organizations.own.name = {toml(name)}")) == []


@pytest.mark.parametrize(
    ("field", "lines"),
    [
        ("wikidata", on('officials.a.wikidata = "Q42"', 'officials.b.wikidata = "Q42"')),
        ("wikidata", on('organizations.a.wikidata = "Q42"', 'organizations.b.wikidata = "Q42"')),
        ("alpha3", on('countries.XA.alpha3 = "XAA"', 'countries.XB.alpha3 = "XAA"')),
    ],
)
def test_a_code_of_two_records_is_named(make: Making, field: str, lines: tuple[str, ...]) -> None:
    """Which of them it is of, nobody can tell; numbers of states pass on to those that follow."""
    (told,) = make.told(editorial(*lines))
    assert field in told
    assert make.told(editorial('countries.XA.cow = "2"', 'countries.XB.cow = "2"')) == []


def test_what_an_editor_says_is_told_as_such(make: Making) -> None:
    """Where no source stands behind a claim, none is named."""
    (told,) = make.told(editorial("meetings.f.start = 2027-05-04", 'meetings.f.start_weekday = "Monday"'))
    assert "an editor says Monday" in told


@pytest.mark.parametrize("tag", ["en-x-own", "de-u-co-phonebk", "zh-min-nan", "sl-rozaj-biske", "es-419"])
def test_every_tag_of_a_language_passes(make: Making, tag: str) -> None:
    """Extensions and tags for private use are tags."""
    assert make.told(source("One.", id="wire"), editorial(f"sources.wire.language = {toml(tag)}")) == []


CODES = [
    (id_, code)
    for id_, codes in (("RU", "RU ru RUS rus Ru"), ("IR", "IR ir IRN irn"), ("KP", "kp PRK"))
    for code in codes.split()
]


@pytest.mark.parametrize(("id_", "code"), [*CODES, ("BA-SRP", "ba-srp")])
def test_a_code_finds_its_country(id_: str, code: str) -> None:
    """An id in any case, and an alpha-3 code, lead to the country in the library."""
    assert load().countries.find(code).id == id_


@pytest.mark.parametrize(("id_", "code"), [*CODES, ("BA-SRP", "ba-srp")])
def test_the_command_takes_the_codes_that_the_library_takes(id_: str, code: str) -> None:
    """The command shows the country of a code, and hints at no other."""
    said = command("show", code)
    assert said.code == 0
    assert f"countries/{id_}" in said.out
    assert "did you mean" not in said.all


@pytest.mark.parametrize("code", ["XQZ", "ZZ", "QQQ"])
def test_a_code_that_fits_nothing_finds_nothing(code: str) -> None:
    """A code that no record has stays an error, in the library and the command."""
    assert refused(lambda: load().countries.find(code))
    assert command("show", code).code == 2


@pytest.mark.parametrize("id_", ["-f", "--json"])
def test_an_id_does_not_look_like_an_option(make: Making, id_: str) -> None:
    """The command could not be asked for it."""
    assert id_ in make.refusal(editorial(f'meetings."{id_}".ordinal = 2'))
