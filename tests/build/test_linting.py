"""What is allowed in annotation files, but hardly meant."""

from pathlib import Path

import pytest

from security_meetings.build import odd
from security_meetings.build.watching import watch
from security_meetings.build.writing import Rebuilt
from tests.build.shared import annotated, refused
from tests.conftest import MakePack

WORDS = '"A talk between Russia and Iran was held"'


@pytest.mark.parametrize(
    ("says", "told"),
    [
        ("delegations.d.status = 'held-not'", None),
        ('delegations.d.status = "expected"', "delegations.d: nothing tells its meeting and party"),
        ('talks.t.status = "held"', "talks.t: nothing tells its attendees"),
        (
            'organizations.russias.name = "Russia"\norganizations.russis.label = "r"',
            "nearly the same as the id",
        ),
        ('topics.oil.label = "o"\ntopics.OIL.label = "o"', "topics.OIL: nearly the same as the id 'oil'"),
        ('places.one.name = "Russia"\nplaces.two.name = "Russia"', "'Russia' is also the name of 'two'"),
        (
            'officials.o.name = {value = "Ivan Petrov", inferred = "the nominative"}',
            "no word of what is quoted begins as one of 'Ivan Petrov' does",
        ),
        (
            'modality = "expected"\nmeetings.m.counts.delegations = {value = "2", inferred = "both"}',
            "no record takes it; write '2 (expected)'",
        ),
        ('modality = "denied"\ntopics.oil.name = "talk"', "a name is the source's own word"),
    ],
)
def test_what_is_odd(make_pack: MakePack, says: str, told: str | None) -> None:
    """It builds all the same, and is told with file and line."""
    if told is None:
        assert refused(make_pack(annotated(says, WORDS), built=False))
        return
    [problem] = odd(make_pack(annotated(says, WORDS)))
    assert told in problem.message
    assert (problem.file, problem.where[:5]) == ("wire.toml", "line ")


@pytest.mark.parametrize(
    "ids",
    [
        ("forum-2025", "forum-2026"),  # figures tell
        ("abc", "abd"),  # codes, too
        ("sergei-shoigu", "sergei-lavrov"),
    ],
)
def test_ids_that_are_apart(make_pack: MakePack, ids: tuple[str, str]) -> None:
    """Ids that are meant to differ are not odd."""
    says = "\n".join(f'topics.{id_}.label = "{id_}"' for id_ in ids)
    assert odd(make_pack(annotated(says, WORDS))) == []


def test_nothing_is_odd_about_the_bundled_pack(bundled: Path) -> None:
    """The pack that comes along has none of it."""
    assert odd(bundled) == []


def test_missing_ids_that_one_pack_has_are_one_problem(make_pack: MakePack) -> None:
    """Instead of an error an id, the line of pack.toml that cures them all is told."""
    says = 'delegations."f-*" = {party = ["CV", "SZ", "LA"], meeting = "forum-2025"}'
    [problem] = refused(make_pack(annotated(says, WORDS), built=False))
    assert "3 ids lead to no record here, and the pack 'iso3166' has them" in problem
    assert 'uses = ["iso3166"]' in problem


def test_a_pack_is_built_again_when_a_file_changes(make_pack: MakePack) -> None:
    """It is built at once, not again while nothing changes, and told what is wrong when something does."""
    root = make_pack(built=False)
    notes = root / "seeds" / "wire.toml"
    texts = iter([notes.read_text(), notes.read_text() + "[[qoute]]\n"])

    def pause() -> None:
        text = next(texts)
        if text != notes.read_text():
            notes.write_text(text)

    found = watch(root, pause=pause)
    assert isinstance(next(found), Rebuilt)
    assert "unknown block 'qoute'" in str(next(found))
    assert next(texts, None) is None
