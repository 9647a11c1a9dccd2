"""Names in another case: words of which nothing is left in Latin letters are looked past."""

from security_meetings.build.inflecting import shares_a_beginning


def test_a_sign_alone() -> None:
    """A hard or soft sign that stands alone, as in a list of letters, is no word of a name."""
    assert shares_a_beginning("Иван ь Квилл", ["с Иваном"])
    assert not shares_a_beginning("Ада ь Квилл", ["с Иваном, ъ"])
