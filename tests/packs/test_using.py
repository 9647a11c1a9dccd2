"""Packs that use others: their ids are known, their editions are stated, and they are loaded along."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from security_meetings import load
from security_meetings.build import rebuild
from security_meetings.errors import InvalidData, PackNotFound
from security_meetings.packs.pack import open_pack
from tests.cases.making import command, editorial, people, saying, sow

PARTY = ("Northland's friends were there.", 'delegations.d = {party = "friends"}')


@pytest.fixture
def used(tmp_path: Path) -> Path:
    """A pack with an organisation that others may use."""
    root = sow(tmp_path / "bodies", editorial('organizations.friends.name = "Friends"'), name="bodies")
    rebuild(root)
    return root


@pytest.fixture
def using(used: Path, tmp_path: Path) -> Path:
    """A pack beside it that uses it."""
    assert used
    root = sow(tmp_path / "forum", saying(*PARTY), name="forum", uses=["../bodies"])
    rebuild(root)
    return root


def test_ids_of_used_packs_are_known(using: Path, used: Path) -> None:
    """What a pack uses is loaded along, and named in the edition."""
    ds = load(using)
    assert ds.delegations["d"].party == "friends"
    assert ds.organizations["friends"].name == "Friends"
    assert ds.name == "bodies+forum"
    assert ds.verify().ok
    assert load(used, using).collections == load(using, used).collections == ds.collections


def test_manifest_states_what_was_used(using: Path, used: Path) -> None:
    """The manifest says with which version and digest a pack was built, and where it lay."""
    manifest = open_pack(used).manifest
    (stated,) = open_pack(using).manifest.uses
    assert stated.name == "bodies"
    assert (stated.version, stated.digest, stated.neighbor) == (manifest.version, manifest.digest, "bodies")


def test_the_bundled_pack_can_be_used(tmp_path: Path) -> None:
    """A pack that uses the bundled one refers to its records by their ids."""
    text = "The Shanghai Cooperation Organisation came."
    root = sow(tmp_path / "p", saying(text, 'delegations.d.party = "sco"'), uses=["security-meetings"])
    rebuild(root)
    ds = load(root)
    assert ds.organizations[ds.delegations["d"].party or ""].wikidata == "Q485207"
    assert set(load().meetings.ids) <= set(ds.meetings.ids)


def test_what_the_used_pack_uses_comes_along(using: Path, tmp_path: Path) -> None:
    """Ids of packs that a used pack uses in turn are known, too."""
    text = "The friends spoke, and the delegation left."
    parts = saying(text, 'delegations.e.party = "friends"', id="t")
    root = sow(tmp_path / "third", parts, name="third", uses=[f"../{using.name}"])
    rebuild(root)
    assert load(root).name == "bodies+forum+third"


def state_no_language(root: Path) -> None:
    """Leave the language out of the head of a pack."""
    head = root / "seeds" / "pack.toml"
    lines = head.read_text().splitlines(keepends=True)
    head.write_text("".join(line for line in lines if not line.startswith("language")))


def test_what_is_used_does_not_choose_the_language(tmp_path: Path) -> None:
    """A Russian pack shows the names of what it uses in Russian, whatever that states; named or not."""
    root = sow(tmp_path / "zl", people(a="Ann Ash"), name="zl", language="ru", uses=["iso3166"])
    rebuild(root)
    for where in ([root], [root, "iso3166"], ["iso3166", root]):
        ds = load(*where)
        assert (ds.language, ds.countries["KZ"].name) == ("ru", "Казахстан")
        assert ds.verify().ok
    assert load("iso3166").countries["KZ"].name == "Kazakhstan"
    silent = sow(tmp_path / "no", people(b="Ben Birch"), name="no", uses=["iso3166"])
    state_no_language(silent)
    rebuild(silent)
    assert load(silent).language == ""


def test_languages_that_differ_do_not_hang_on_the_order(tmp_path: Path) -> None:
    """Of packs that state different languages, that of the first name in the alphabet counts."""
    roots = []
    for name, language in (("b", "en"), ("a", ""), ("c", "ru")):
        root = sow(tmp_path / name, people(**{name: f"Ann {name}"}), name=name, language=language or "en")
        if not language:
            state_no_language(root)
        rebuild(root)
        roots.append(root)
    assert load(*roots).language == load(*reversed(roots)).language == "en"
    assert load(roots[2], roots[1]).language == load(roots[1], roots[2]).language == "ru"


def test_packs_may_use_each_other(tmp_path: Path) -> None:
    """A circle of packs ends."""
    a, b = tmp_path / "a", tmp_path / "b"
    for root, parts in ((a, people(ann="Ann Ash")), (b, people(ben="Ben Birch"))):
        sow(root, parts, name=root.name)
        rebuild(root)
    for root, other in ((a, "b"), (b, "a")):
        head = (root / "seeds" / "pack.toml").read_text()
        (root / "seeds" / "pack.toml").write_text(f'{head}uses = ["../{other}"]\n')
        rebuild(root)
    assert load(a).collections == load(b).collections
    assert load(a).officials.ids == ("ann", "ben")


def test_another_edition_is_refused_with_the_cure(using: Path, used: Path) -> None:
    """A used pack that changed since is refused, by both names and digests; collected, it is told."""
    before = open_pack(used).manifest.digest
    (used / "seeds" / "more.toml").write_text(
        '[[editorial]]\nbecause = "a list"\norganizations.others.name = "Others"\n'
    )
    rebuild(used)
    after = open_pack(used).manifest.digest
    with pytest.raises(InvalidData) as caught:
        load(using)
    told = str(caught.value)
    assert all(
        word in told for word in ("'forum'", "'bodies'", before[:12], after[:12], "build 'forum' again")
    )
    ds = load(using, on_error="collect")
    assert any("bodies" in str(problem) for problem in ds.problems)
    assert "others" in ds.organizations
    rebuild(using)
    assert load(using).problems == ()


def test_a_used_pack_that_is_not_there(using: Path, used: Path, tmp_path: Path) -> None:
    """Without the used pack, the message names both, what was asked and what to do; given, it is taken."""
    elsewhere = shutil.move(used, tmp_path / "elsewhere")
    with pytest.raises(PackNotFound) as caught:
        load(using)
    told = str(caught.value)
    assert all(word in told for word in ("'forum'", "'bodies' 0.1.0", "load it along", "pack.json"))
    assert load(using, elsewhere).organizations["friends"].name == "Friends"
    said = command("verify", "--data", using)
    assert said.code == 2
    assert "bodies" in said.err


def test_the_build_says_how_to_refer_to_another_pack(tmp_path: Path) -> None:
    """An id that no pack has is refused with both ways out; where a pack is known to have it, by its name."""
    root = sow(tmp_path / "p", saying("BRICS came, Elders came.", 'delegations.d.party = "brics"'))
    with pytest.raises(InvalidData, match=r'organizations\.brics.*uses = \["[a-z-]+"\]'):
        rebuild(root)
    other = sow(tmp_path / "q", saying("The elders came.", 'delegations.d.party = "elders-of-x"'))
    with pytest.raises(InvalidData, match=r"organizations\.elders-of-x"):
        rebuild(other)


@pytest.mark.parametrize("word", ["no-such-pack", "../nowhere", "../../up", "/etc", "", "../", "../.."])
def test_what_cannot_be_used_is_told(tmp_path: Path, word: str) -> None:
    """A name that no pack has, or a path other than that of a neighbour, is a problem of pack.toml."""
    root = sow(tmp_path / "p", people(a="Ann Ash"), uses=[word])
    with pytest.raises(InvalidData, match=r"pack\.toml: uses: .*no data pack"):
        rebuild(root)


def test_uses_is_a_list_of_names(tmp_path: Path) -> None:
    """Something else than a list of texts is told."""
    root = sow(tmp_path / "p", people(a="Ann Ash"), uses="iso3166")
    with pytest.raises(InvalidData, match="uses: expected a list of names of packs"):
        rebuild(root)


@pytest.mark.parametrize("neighbor", ["../etc", "..", "a/b", "a\\b", "", "C:"])
def test_a_manifest_leads_nowhere_but_beside(using: Path, neighbor: str) -> None:
    """What a manifest from elsewhere gives for a neighbour is a name, never a way through other folders."""
    path = using / "data" / "pack.json"
    tree = json.loads(path.read_bytes())
    tree["uses"][0]["neighbor"] = neighbor
    path.write_text(json.dumps(tree))
    with pytest.raises(PackNotFound, match="name of a folder beside"):
        load(using)


def test_a_zip_finds_its_neighbours(using: Path, tmp_path: Path) -> None:
    """A zip lies where it lies, and what it uses is looked for beside it."""
    shutil.make_archive(str(tmp_path / "zipped"), "zip", root_dir=using)
    assert load(tmp_path / "zipped.zip").organizations["friends"].name == "Friends"
