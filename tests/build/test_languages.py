"""Telling from its words which languages a text may be in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from security_meetings.build.languages import likely_languages
from tests.build.test_sentences import PARAGRAPHS
from tests.growth import in_proportion


@pytest.mark.parametrize("language", sorted({"en", "fr", "de", "es", "pl", "tr", "ru", "uk", "sr"}))
def test_paragraphs(language: str) -> None:
    """A paragraph is likelier in its own language than in any other."""
    assert likely_languages(" ".join(PARAGRAPHS[language])) == {language}


def test_nothing_is_likely_where_nothing_tells() -> None:
    """A text without a frequent word of any language is as likely in all."""
    assert likely_languages("") == likely_languages("Mxyz 5. 中文") == frozenset()


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    """Whatever the letters, the languages are tags, and more of the same text changes none."""
    assert likely_languages(f"{text}\n{text}") == likely_languages(text)


def test_time_grows_with_the_text_alone() -> None:
    """Eight times the text takes no more than some eight times as long."""
    assert in_proportion(lambda size: likely_languages("the mir и " * size), 500)
