"""Nanopublications: a claim each, as surely as it is said."""

from __future__ import annotations

import re
from pathlib import Path

from security_meetings import Dataset, load
from tests.conftest import NOTES, MakePack


def graphs(ds: Dataset, folder: Path) -> dict[str, str]:
    """The text of each graph by the end of its name."""
    ds.export("nanopublications", folder / "np.trig")
    text = (folder / "np.trig").read_text(encoding="utf-8")
    return dict(re.findall(r"^<[^>]*:claims:([^>]*)> \{\n(.*?)^\}", text, re.MULTILINE | re.DOTALL))


def test_a_claim_has_four_graphs(ds: Dataset, tmp_path: Path) -> None:
    """Head, assertion, provenance and publication info, none of them empty."""
    found = graphs(ds, tmp_path)
    parts = ("head", "assertion", "provenance", "pubinfo")
    assert {*found} == {f"{claim.id}#{part}" for claim in ds.claims for part in parts}
    assert all(found.values())


def test_what_is_not_asserted_is_no_triple(make_pack: MakePack, tmp_path: Path) -> None:
    """A claim that is denied or only expected is told as a statement, not as the fact."""
    for modality, is_fact in (("denied", False), ("expected", False), ("asserted", True)):
        ds = load(make_pack(NOTES.replace('modality = "reported"', f'modality = "{modality}"')))
        claim = ds.claims.where(property="counts.delegations").one()
        said = graphs(ds, tmp_path)[f"{claim.id}#assertion"]
        assert ("rdf:Statement" in said) is not is_fact
        assert (f'sm:modality "{modality}"' in said) is not is_fact


def test_the_words_are_the_provenance(ds: Dataset, tmp_path: Path) -> None:
    """The assertion is quoted from the words of its source, at their place."""
    found = graphs(ds, tmp_path)
    claim = ds.claims.where(source="rt")[0]
    told = found[f"{claim.id}#provenance"]
    assert f'oa:start "{claim.evidence[0].start}"' in told
    assert ":sources:rt>" in told
