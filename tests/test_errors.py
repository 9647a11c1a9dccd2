"""Errors: caught as what a caller expects, and told in a sentence."""

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from security_meetings import Dataset, SecurityMeetingsError, load
from security_meetings.errors import (
    Ambiguous,
    Contradiction,
    InvalidData,
    InvalidValue,
    NotFound,
    OutOfRange,
    PackNotFound,
    Problem,
    TextUnavailable,
    UnknownField,
    did_you_mean,
)

BUILTINS = {
    NotFound: KeyError,
    OutOfRange: IndexError,
    InvalidValue: ValueError,
    Ambiguous: LookupError,
    UnknownField: TypeError,
    PackNotFound: FileNotFoundError,
    TextUnavailable: LookupError,
    Contradiction: ValueError,
    InvalidData: ValueError,
}


@pytest.mark.parametrize(("error", "builtin"), BUILTINS.items(), ids=lambda e: e.__name__)
def test_builtins(error: type[Exception], builtin: type[Exception]) -> None:
    """Each error is the builtin that a caller expects, and of this library's one base."""
    assert issubclass(error, builtin)
    assert issubclass(error, SecurityMeetingsError)


@pytest.mark.parametrize("error", [e for e in BUILTINS if e is not InvalidData], ids=lambda e: e.__name__)
def test_sentence(error: type[Exception]) -> None:
    """An error reads as the sentence it was raised with, also where the builtin would quote it."""
    assert str(error("no meeting 'x'")) == "no meeting 'x'"


def test_caught_as_builtin(ds: Dataset) -> None:
    """Who knows only builtins catches what lookups, queries and loading raise."""
    with pytest.raises(KeyError):
        ds.meetings["imhr-1999"]
    with pytest.raises(TypeError):
        ds.meetings.where(colour="red")  # type: ignore[call-arg]
    with pytest.raises(FileNotFoundError):
        load("no/such/folder")


def test_no_message() -> None:
    """The base without a message is an empty sentence."""
    assert str(SecurityMeetingsError()) == ""


def test_candidates() -> None:
    """Candidates and places are kept as tuples, whatever sequence they came in."""
    assert NotFound("gone", ["a"]).candidates == ("a",)
    assert NotFound("gone").candidates == ()
    assert Ambiguous("two", ["a", "b"]).candidates == ("a", "b")
    assert Contradiction("clash", ["meetings/m#city"]).places == ("meetings/m#city",)


@pytest.mark.parametrize(
    ("given_", "hint"),
    [("imhr-2052", "; did you mean 'imhr-2025'?"), ("zzz", ""), ("", "")],
)
def test_did_you_mean(given_: str, hint: str) -> None:
    """The closest known word is suggested; where none is close, nothing is."""
    assert did_you_mean(given_, ["mcis-2021", "imhr-2025"]) == hint


@given(st.text(min_size=1), st.lists(st.text()))
def test_did_you_mean_itself(given_: str, others: list[str]) -> None:
    """No word is closer than the word itself."""
    assert did_you_mean(given_, [*others, given_]) == f"; did you mean {given_!r}?"


def test_problem() -> None:
    """A problem reads file, message, place; without a place it ends after the message."""
    assert str(Problem("claims.json", "$[3].id", "expected str")) == "claims.json: expected str @ $[3].id"
    assert str(Problem("a.toml", "", "no blocks")) == "a.toml: no blocks"


def test_problems_are_values() -> None:
    """Two problems are the same where file, place and message are."""
    problem = Problem("f", "w", "m")
    assert problem == Problem("f", "w", "m")
    assert hash(problem) == hash(Problem("f", "w", "m"))
    assert all(problem != other for other in (Problem("g", "w", "m"), Problem("f", "", "m"), "f: m @ w"))
    assert all(word in repr(problem) for word in ("'f'", "'w'", "'m'"))


@given(st.lists(st.builds(Problem, st.just("f"), st.just("w"), st.sampled_from(["one", "two"])), min_size=1))
def test_invalid_data(problems: list[Problem]) -> None:
    """Invalid data tells every problem, a line each, and keeps them as they are."""
    error = InvalidData(iter(problems))
    assert error.problems == tuple(problems)
    assert str(error).splitlines() == [str(p) for p in problems]


@pytest.mark.parametrize(
    "error",
    [
        NotFound("gone", ["a"]),
        Ambiguous("two", ["a", "b"]),
        Contradiction("clash", ["meetings/m#city"]),
        InvalidData([Problem("f", "w", "m"), Problem("g", "", "n")]),
        PackNotFound("no data pack"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_copies(error: Exception) -> None:
    """An error that crosses to another process, or is copied, says the same."""
    for other in (pickle.loads(pickle.dumps(error)), copy.copy(error)):  # noqa: S301
        assert type(other) is type(error)
        assert str(other) == str(error)
        assert vars(other) == vars(error)


@pytest.mark.parametrize(("given_", "known"), [(None, ["a"]), (3, ["3"]), ("word", ["word"] * 10_001)])
def test_no_hint(given_: object, known: list[str]) -> None:
    """There is no near word for what is no text, nor among more words than anyone waits for."""
    assert did_you_mean(given_, known) == ""


@pytest.mark.parametrize(
    ("given_", "hint"),
    [
        ("guests", "; did you mean 'counts.guests'?"),
        ("geusts", "; did you mean 'counts.guests'?"),
        ("counts", "; did you mean 'counts.guests' or 'counts.countries'?"),
        ("counts.gests", "; did you mean 'counts.guests'?"),
        ("guest_kind", "; did you mean 'guest_kinds'?"),
        ("country", "; did you mean 'country'?"),
        ("xyzzy", ""),
    ],
)
def test_a_path_is_meant_by_its_last_word(given_: str, hint: str) -> None:
    """Of dotted words, the last part is enough; the first means all that begin with it."""
    known = ["country", "guest_kinds", "counts.guests", "counts.countries"]
    assert did_you_mean(given_, known) == hint


def test_a_message_shows_the_first_of_very_many_problems() -> None:
    """Of very many problems, or very long ones, a message shows some; the error holds all, whole."""
    many = [Problem("x.json", f"$[{i}]", "y" * 5_000 if i == 1 else "no") for i in range(5_000)]
    error = InvalidData(many)
    shown = str(error).splitlines()
    assert shown[0] == "x.json: no @ $[0]"
    assert len(shown[1]) < 3_000
    assert shown[1].endswith("yy @ $[1]")
    assert shown[-1] == "and 3000 problems more"
    assert error.problems == tuple(many)
    assert error.problems[1].message == "y" * 5_000


def test_a_hint_of_the_group_that_a_word_begins() -> None:
    """The singular of a group of properties leads to these, not to a word that looks like it."""
    assert did_you_mean("count", ["country", "counts.guests", "days"]) == "; did you mean 'counts.guests'?"
