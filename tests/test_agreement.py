"""How far annotators agree: the figures of the datasheet, and how they are come by."""

from __future__ import annotations

import attrs
import pytest

from tests.agreement import (
    PAGE,
    Annotation,
    Fact,
    annotated,
    facts,
    kappa,
    matched,
    rewritten,
    share_of_facts,
    treatment,
)


@pytest.fixture(scope="module")
def told() -> dict[str, Annotation]:
    """The three annotations."""
    return annotated()


def test_the_datasheet_tells_the_agreement() -> None:
    """The figures are those that the annotations give; `python -m tests.agreement` writes them."""
    page = PAGE.read_text(encoding="utf-8")
    assert rewritten(page) == page


def test_an_annotation_agrees_with_itself(told: dict[str, Annotation]) -> None:
    """Held against itself each annotation agrees in every fact, and its words find themselves."""
    for annotation in told.values():
        ids = matched(annotation, annotation)
        assert {id_ for (_, id_), mine in ids.items() if mine != id_} == set()
        both, either = share_of_facts(facts(annotation), facts(annotation, ids))
        assert both == either > 0


def test_ids_of_statements_do_not_matter(told: dict[str, Annotation]) -> None:
    """An annotator may call statements, remarks and plans what he likes."""
    one = told["A"]
    renamed = attrs.evolve(
        one,
        claims=[
            attrs.evolve(c, subject=f"x-{c.subject}") if c.collection in ("statements", "remarks") else c
            for c in one.claims
        ],
    )
    both, either = share_of_facts(facts(one), facts(renamed, matched(one, renamed)))
    assert both == either


def test_what_is_left_out_is_no_agreement(told: dict[str, Annotation]) -> None:
    """A fact that one leaves out counts among those of either, and not among those of both."""
    one = told["A"]
    left_out: Fact = next(fact for fact in facts(one) if fact.collection == "meetings")
    less = {fact: claims for fact, claims in facts(one).items() if fact != left_out}
    both, either = share_of_facts(facts(one), less)
    assert (both, either) == (len(less), len(less) + 1)


def test_every_sentence_is_treated(told: dict[str, Annotation]) -> None:
    """All three treat the same sentences, each in one of three ways."""
    found = [treatment(annotation) for annotation in told.values()]
    assert {len(each) for each in found} == {len(found[0])}
    assert found[0].keys() == found[1].keys() == found[2].keys()
    assert {how for each in found for how in each.values()} == {"typed", "remark", "set aside"}


def test_kappa_takes_chance_away() -> None:
    """Full agreement is 1, what chance gives is 0, and contradiction is less."""
    assert kappa([(1, 1), (2, 2)]) == 1
    assert kappa([(1, 1), (2, 2), (1, 2), (2, 1)]) == 0
    assert kappa([(1, 2), (2, 1)]) == -1
