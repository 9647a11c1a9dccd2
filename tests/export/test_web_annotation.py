"""W3C Web Annotation: each claim on its words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from security_meetings import Dataset, load
from tests.conftest import MakePack


def page(ds: Dataset, folder: Path) -> dict[str, Any]:
    """The annotations of a data set."""
    ds.export("web-annotation", folder / "notes.jsonld")
    found: dict[str, Any] = json.loads((folder / "notes.jsonld").read_bytes())
    return found


def by_type(target: dict[str, Any]) -> dict[str, Any]:
    """The selectors of a target by their types."""
    return {selector["type"]: selector for selector in target["selector"]}


def test_every_target_is_selected_twice(ds: Dataset, tmp_path: Path) -> None:
    """Quote and position select the same words, and the quote stands once in the text."""
    texts = {source.sha256: source.text for source in ds.sources}
    targets = [target for item in page(ds, tmp_path)["items"] for target in item["target"]]
    assert len(targets) == sum(len(r.evidence) for r in (*ds.claims, *ds.marks))
    for target in targets:
        text = texts[target["source"]["sha256"]]
        selected = by_type(target)
        quote, place = selected["TextQuoteSelector"], selected["TextPositionSelector"]
        assert text[place["start"] : place["end"]] == quote["exact"]
        whole = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert text.find(whole) == text.rfind(whole) == place["start"] - len(quote["prefix"])


def test_a_claim_is_told_as_surely_as_it_is_said(ds: Dataset, tmp_path: Path) -> None:
    """The body says what is claimed, of what, and with which modality and basis."""
    bodies = {item["body"]["id"].rsplit(":", 1)[1]: item["body"] for item in page(ds, tmp_path)["items"]}
    for claim in ds.claims:
        if claim.evidence:
            body = bodies[claim.id]
            assert body["about"].endswith(f":{claim.collection}:{claim.subject}")
            assert (body["property"], body["modality"], body["basis"]) == (
                claim.property,
                claim.modality,
                claim.basis,
            )


def test_the_context_is_in_the_file(ds: Dataset, tmp_path: Path) -> None:
    """Nothing has to be fetched to read it: the context lies in the file, and knows every term of it."""
    found = page(ds, tmp_path)
    context = found.pop("@context")
    assert isinstance(context, dict)

    def keys(node: Any, inside: str = "") -> set[str]:
        if inside == "said":  # the value as our JSON has it
            return set()
        if isinstance(node, dict):
            return {*node}.union(*(keys(value, key) for key, value in node.items()))
        return set().union(*(keys(value, inside) for value in node)) if isinstance(node, list) else set()

    assert keys(found) <= {*context}


def test_letters_of_other_planes_count_one(make_pack: MakePack, tmp_path: Path) -> None:
    """Positions count code points, so that what stands behind an emoji is not shifted."""
    notes = 'source = "wire"\n[[quote]]\nwords = "Berne Forum"\nmeetings.berne.name = "*"\n'
    ds = load(make_pack(notes, "😀😀 Berne Forum opened.\n"))
    item = next(i for i in page(ds, tmp_path)["items"] if "berne" in i["body"].get("about", ""))
    assert by_type(item["target"][0])["TextPositionSelector"]["start"] == 3
