"""What people see of answers: the same as text and, in a notebook, as HTML."""

from __future__ import annotations

import functools
import operator
import pickle
import subprocess
import sys
from collections.abc import Callable

import attrs
import pytest

from security_meetings import Collection, Dataset, Evidence, Meeting, Official, Record, load
from security_meetings.model.displays import Shown
from security_meetings.model.kinds import kinds
from security_meetings.model.pages import Layout
from tests.model.test_pages import read


def first_of(name: str, ds: Dataset) -> Record:
    """The first record of a collection."""
    first: Record = ds.collection(name)[0]
    return first


SHOWN: dict[str, Callable[[Dataset], object]] = {
    "data set": lambda ds: ds,
    "data set told by one": lambda ds: ds.as_told_by("rt"),
    "explanation": lambda ds: ds.explain("imhr-2025", "counts.countries"),
    "unknown": lambda ds: ds.explain("imhr-2025", "counts.guests"),
    "conflict": lambda ds: ds.conflicts()[0],
    "divergence": lambda ds: ds.divergences()[0],
    "anomaly": lambda ds: ds.anomalies()[0],
    "claim": lambda ds: ds.claims[0],
    "evidence": lambda ds: ds.claims[0].evidence[0],
    "some": lambda ds: ds.talks[:2],
    "none": lambda ds: ds.talks[:0],
    **{f"collection {name}": operator.methodcaller("collection", name) for name in kinds()},
    **{f"record of {name}": functools.partial(first_of, name) for name in kinds()},
}


@pytest.mark.parametrize("kind", SHOWN)
def test_everything_is_shown_as_text_and_as_html(ds: Dataset, kind: str) -> None:
    """Each has a few lines that fit a terminal, and the same words as HTML that is well-formed and inert."""
    answer = SHOWN[kind](ds)
    lines = str(answer).splitlines()
    assert lines
    assert max(map(len, lines)) <= 110
    assert len(lines) <= 80
    assert "Evidence(" not in str(answer)
    html = answer._repr_html_()  # type: ignore[attr-defined]
    found = read(html)
    assert not found.tags & {"script", "style", "link", "img", "iframe", "a"}
    assert found.attributes <= {"style", "open"}
    assert "".join(found.words.split()) == "".join(str(answer).split())


def test_a_table_is_one_in_a_notebook(ds: Dataset) -> None:
    """Each column has its head, and each of the first rows is a row."""
    table = ds.table("dyads")
    html = table._repr_html_()
    assert {"thead", "tbody"} <= read(html).tags
    assert html.count("<tr>") == len(table) + 1
    assert all(column.name in html for column in table.columns)


def test_an_explanation_can_be_folded(ds: Dataset) -> None:
    """In a notebook each value is a part of its own, with all who say it."""
    html = ds.explain("imhr-2025", "counts.countries")._repr_html_()
    assert html.count("<details open>") == 3


HOSTILE = [
    '<script>alert("x")</script>',
    "</table></div><b>",
    "&amp;",
    '" onmouseover="x',
    "a\x1b[31m\u202eb",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_a_pack_are_inert(ds: Dataset, words: str) -> None:
    """Ids, names and quotations are shown as they are written, and start nothing."""
    span = Evidence(words, 0, 3, words, words, words)
    why = ds.explain("imhr-2025", "venue")
    claim = attrs.evolve(
        why.carrying[0], id=words, subject=words, value=words, source=words, evidence=(span,)
    )
    official = Official(words, name=words, other_names=(words,))
    told: list[object] = [span, claim, official, Meeting(words, city=words), Collection(Official, [official])]
    told += [attrs.evolve(why, subject=words, winner=claim, rule=words, tie_break=words)]
    told += [attrs.evolve(ds.conflicts()[0], subject=words, claims=(claim,))]
    told += [attrs.evolve(ds.anomalies()[0], subject=words, words=words, evidence=(span,))]
    told += [attrs.evolve(ds.divergences()[0], subject=words, words=words, claims=(claim,))]
    for answer in told:
        found = read(answer._repr_html_())  # type: ignore[attr-defined]
        assert "script" not in found.tags
        assert found.attributes <= {"style", "open"}
        assert "".join(found.words.split()) == "".join(str(answer).split())
        assert not {"\x1b", "\u202e"} & {*str(answer), *answer._repr_html_()}  # type: ignore[attr-defined]


def test_any_class_of_answers_can_be_shown() -> None:
    """Whatever lays itself out on a page has text and HTML."""

    class Table(Shown):
        """A table of two columns."""

        def _lay_out(self, page: Layout) -> None:
            page.grid(["id", "name"], [("a", "<A>"), ("b", "B")])

    assert str(Table()) == "id  name\na   <A>\nb   B"
    assert "&lt;A&gt;" in Table()._repr_html_()


def test_names_stand_for_ids(ds: Dataset) -> None:
    """An explanation tells people by their names, and compares and travels as if it did not."""
    why = ds.explain("imhr-2025", "chairs")
    assert "Sergei Shoigu" in str(why)
    again = pickle.loads(pickle.dumps(why))  # noqa: S301 (our own)
    assert again == why
    assert "sergei-shoigu" in str(again)


def test_what_is_beside_a_list_is_no_rival(ds: Dataset) -> None:
    """Of a list, what is only expected stands in a line a value, and is not told as contradicting."""
    told = str(ds.explain("imhr-2025", "topics"))
    assert "beside the list" in told
    assert "(compatible)" not in told
    assert "terrorism" in told.partition("beside the list")[2]


def test_forms_of_a_name_are_no_contradiction(ds: Dataset) -> None:
    """A name in another language or spelling is told as another form."""
    told = str(ds.explain("countries/RU", "name"))
    assert "Россия (another form)" in told
    assert "contradicts" not in told


def test_why_nothing_fills_a_record_is_told(ds: Dataset) -> None:
    """Of a value that sources only expect, the page says so; of one of which nobody speaks, that too."""
    assert "unknown: what is only expected stands apart" in str(ds.explain("mcis-2021", "topics"))
    assert "unknown: no source says" in str(ds.explain("imhr-2025", "counts.guests"))


def test_a_long_collection_is_cut(ds: Dataset) -> None:
    """Of many records the first are shown, and the others counted."""
    shown = len(str(ds.officials).splitlines())
    assert shown == len(ds.officials) + 1
    assert f"and {len(ds.claims) - 20} more" in str(ds.claims)


def test_ids_are_offered_behind_a_bracket(ds: Dataset) -> None:
    """IPython is told the ids, in order; of very many records none, since nobody would read them."""
    assert ds.meetings._ipython_key_completions_() == list(ds.meetings.ids)
    many = Collection(Official, [Official(str(n)) for n in range(10_001)])
    assert many._ipython_key_completions_() == []


def test_showing_is_cheap_to_import() -> None:
    """What lays out HTML is imported once something is shown."""
    code = "import sys; from security_meetings import load; load(); sys.exit('html' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603
    assert load().name
