"""What did not change is not read again, and nobody can tell from the result."""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from security_meetings.build import build, rebuild
from security_meetings.build.__main__ import main
from security_meetings.build.annotations import read_annotations
from security_meetings.build.keeping import cache_folder
from security_meetings.errors import InvalidData
from tests.build.shared import contents
from tests.conftest import NOTES, PACK, TEXT, MakePack, sow

SOURCES = ("wire", "echo", "post")
# What can be wrong with one file, or with two of them together.
CODE = '[[editorial]]\nbecause = "x"\ncountries.IR.alpha3 = "IRN"\n'
EDITORIAL = [
    CODE,
    f'{CODE}sources.wire.language = "ru"\nsources.echo.published = 2025-05-28\n',
    f'{CODE}meetings.forum-2025.series = "nowhere"\n',
]


def notes_of(source: str, number: int) -> str:
    """Notes on the small text in one of several wordings, some of them wrong."""
    notes = NOTES.replace("wire", source)
    return [
        notes,
        f"# a remark\n{notes}",
        notes.replace("ordinal = 13", 'ordinal = {value = 13, modality = "reported"}'),
        notes.replace("27 May 2025 in Moscow", "28 May 2025 in Moscow"),
        f"draft = true\n{notes}".replace('set_aside]]\nwords = "Follow', 'set_aside]]\nwords = "Nowhere'),
    ][number]


def text_of(number: int) -> str:
    """The small text, or the same with something more or else in it."""
    return [TEXT, TEXT + "More?\n", TEXT.replace("Forum opens", "Forum  opens")][number]


Seeds = st.fixed_dictionaries(
    {"editorial": st.one_of(st.none(), st.integers(0, len(EDITORIAL) - 1))},
    optional={name: st.tuples(st.integers(0, 4), st.integers(0, 2)) for name in SOURCES},
)


def plant(root: Path, chosen: dict[str, object]) -> None:
    """Put the seeds into a folder, and take away all others."""
    shutil.rmtree(root / "seeds", ignore_errors=True)
    (root / "seeds").mkdir(parents=True)
    (root / "seeds" / "pack.toml").write_text(PACK)
    for name, what in chosen.items():
        path = root / "seeds" / f"{name}.toml"
        if isinstance(what, tuple):
            path.write_text(notes_of(name, what[0]))
            path.with_suffix(".txt").write_text(text_of(what[1]))
        elif isinstance(what, int):
            path.write_text(EDITORIAL[what])


def outcome(root: Path, cache: Path | None) -> object:
    """What comes of building a pack: files and account, or everything that is wrong."""
    try:
        return str(rebuild(root, cache=cache).account), contents(root)
    except InvalidData as exc:
        return exc.problems


@settings(max_examples=20)
@given(st.lists(Seeds, min_size=2, max_size=4))
def test_the_cache_changes_nothing(editions: list[dict[str, object]]) -> None:
    """Whatever is changed, added, taken away: with what was kept a build ends as without."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name, "pack")
        (root / "data").mkdir(parents=True)
        for chosen in editions:
            plant(root, chosen)
            before = shutil.copytree(root, Path(name, "before"), dirs_exist_ok=False)
            assert outcome(root, Path(name, "cache")) == outcome(before, None)
            shutil.rmtree(before)


OTHER = '[[editorial]]\nbecause = "x"\ndelegations.d.status = "expected"\ncountries.KZ.name = "Kazakhstan"\n'


@pytest.mark.parametrize(
    ("added", "told"),
    [
        (
            {"alpha.toml": NOTES, "alpha.txt": f"Intro.\n{TEXT}"},
            "source 'wire' is annotated twice, first for alpha.txt",
        ),
        ({"alpha.toml": CODE}, "stands twice, first at alpha.toml line"),
        ({"alpha.toml": '[[editorial]]\nbecause = "x"\ndelegations.d.party = "KZ"\n'}, ""),
    ],
    ids=["a source of two", "a claim of two", "a subject of another"],
)
def test_files_together(added: dict[str, str], told: str, make_pack: MakePack, tmp_path: Path) -> None:
    """What comes of a new file beside others that are kept is what comes of reading all of them."""
    root, cache = make_pack(more={"other.toml": OTHER}, built=False), tmp_path / "cache"
    rebuild(root, cache=cache)
    for name, content in added.items():
        (root / "seeds" / name).write_text(content)
    kept = outcome(root, cache)
    assert kept == outcome(root, None)
    assert told in str(kept)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the annotation files that are read, as they are."""
    found: list[str] = []
    read = read_annotations

    def noted(path: Path) -> object:
        found.append(path.name)
        return read(path)

    monkeypatch.setattr("security_meetings.build.sowing.read_annotations", noted)
    return found


def several(tmp_path: Path) -> Path:
    """A pack of three sources and an editorial file, all of which are sound."""
    root = tmp_path / "several"
    plant(root, {"editorial": 0, **dict.fromkeys(SOURCES, (0, 0))})
    return root


def test_only_what_changed_is_read(tmp_path: Path, reads: list[str]) -> None:
    """Of many files the one is read whose notes or text have changed."""
    root, cache = several(tmp_path), tmp_path / "cache"
    rebuild(root, cache=cache)
    assert len(reads) == 4
    reads.clear()
    rebuild(root, cache=cache)
    assert reads == []
    (root / "seeds" / "echo.toml").write_text(notes_of("echo", 2))
    rebuild(root, cache=cache)
    assert reads == ["echo.toml"]
    reads.clear()
    (root / "seeds" / "post.txt").write_text(TEXT + "\n")
    rebuild(root, cache=cache)
    assert reads == ["post.toml"]


def test_what_other_files_say_of_a_source_counts(tmp_path: Path, reads: list[str]) -> None:
    """A file is read again where another one gives its source another language or day."""
    root, cache = several(tmp_path), tmp_path / "cache"
    rebuild(root, cache=cache)
    reads.clear()
    (root / "seeds" / "editorial.toml").write_text(EDITORIAL[1])
    rebuild(root, cache=cache)
    assert sorted(reads) == ["echo.toml", "editorial.toml", "wire.toml"]


def test_sound_files_are_kept_where_others_are_wrong(tmp_path: Path, reads: list[str]) -> None:
    """While one file is mended, the others are not read again."""
    root, cache = several(tmp_path), tmp_path / "cache"
    (root / "seeds" / "echo.toml").write_text(notes_of("echo", 3))
    for _ in range(2):
        reads.clear()
        with pytest.raises(InvalidData):
            rebuild(root, cache=cache)
    assert reads == ["echo.toml"]


def test_another_edition_of_the_library_reads_all(
    tmp_path: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What other code has read is as good as never kept."""
    root, cache = several(tmp_path), tmp_path / "cache"
    rebuild(root, cache=cache)
    reads.clear()
    monkeypatch.setattr("security_meetings.build.keeping._code", lambda: "another")
    rebuild(root, cache=cache)
    assert len(reads) == 4


@settings(max_examples=15)
@given(st.integers(0, 10**6), st.sampled_from(["cut", "changed", "emptied", "folder", "forged"]))
def test_damage_does_no_harm(at: int, how: str) -> None:
    """Cut off, changed anywhere, emptied: what was kept is not believed, and written anew."""
    with tempfile.TemporaryDirectory() as name:
        root, cache = sow(Path(name, "pack")), Path(name, "cache")
        rebuild(root, cache=cache)
        wanted = contents(root)
        for path in list(cache.rglob("*.kept")):
            raw = bytearray(path.read_bytes())
            place = at % len(raw)
            if how == "changed":
                raw[place] ^= 1
            elif how == "forged":
                head = {**json.loads(raw.split(b"\n")[1]), "claims": place}
                raw = bytearray(b"\n".join([raw.split(b"\n")[0], json.dumps(head).encode(), b""]))
            path.unlink()
            if how == "folder":
                path.mkdir()
            else:
                path.write_bytes(bytes(raw[:place] if how == "cut" else b"" if how == "emptied" else raw))
        rebuild(root, cache=cache)
        assert contents(root) == wanted


@pytest.mark.parametrize("head", [b"{}\n", b"[]\n", b'{"code": 1}\n'])
def test_what_another_edition_kept_in_another_form(tmp_path: Path, reads: list[str], head: bytes) -> None:
    """What is whole, but of a form that another edition has, is as good as never kept."""
    root, cache = several(tmp_path), tmp_path / "cache"
    rebuild(root, cache=cache)
    reads.clear()
    for path in cache.rglob("*.kept"):
        path.write_bytes(hashlib.sha256(head).hexdigest().encode() + b"\n" + head)
    rebuild(root, cache=cache)
    assert len(reads) == 4


def test_a_check_believes_the_seeds_alone(tmp_path: Path, reads: list[str]) -> None:
    """`--check` reads every file, whatever is kept."""
    root, cache = several(tmp_path), tmp_path / "cache"
    rebuild(root, cache=cache)
    reads.clear()
    rebuild(root, cache=cache, check=True)
    assert len(reads) == 4


def test_what_is_gone_is_forgotten(tmp_path: Path) -> None:
    """Of files that are no longer there nothing is kept."""
    root, cache = several(tmp_path), tmp_path / "cache"
    rebuild(root, cache=cache)
    (root / "seeds" / "post.toml").unlink()
    (root / "seeds" / "post.txt").unlink()
    rebuild(root, cache=cache)
    assert {path.name for path in cache.rglob("*.kept")} == {
        "echo.toml.kept",
        "editorial.toml.kept",
        "wire.toml.kept",
    }


def test_two_packs_keep_apart(tmp_path: Path) -> None:
    """Files of the same name in two packs are not confused."""
    one, other, cache = sow(tmp_path / "one"), sow(tmp_path / "other", text=TEXT + "\n"), tmp_path / "cache"
    rebuild(one, cache=cache)
    rebuild(other, cache=cache)
    assert contents(one) == build(one) != build(other) == contents(other)


def test_nothing_can_be_kept_where_nothing_can_be_written(make_pack: MakePack, tmp_path: Path) -> None:
    """A file in the place of the folder, as a full or locked disk, costs time and nothing else."""
    root = make_pack(built=False)
    (tmp_path / "file").write_text("")
    rebuild(root, cache=tmp_path / "file")
    assert contents(root) == build(root)


def test_the_command_keeps_outside_of_the_pack(make_pack: MakePack, own_cache: Path) -> None:
    """The command keeps it in the user's folder for such things, unless told not to; the pack gets none."""
    root = make_pack(built=False)
    before = set(own_cache.rglob("*"))
    assert main([str(root), "--no-cache"]) == 0
    assert set(own_cache.rglob("*")) == before
    assert main([str(root)]) == 0
    kept = {path.name for path in set(own_cache.rglob("*.kept")) - before}
    assert kept == {"editorial.toml.kept", "wire.toml.kept"}
    assert {path.name for path in root.iterdir()} == {"data", "seeds"}


@pytest.mark.parametrize(
    ("platform", "named", "wanted"),
    [
        ("linux", {"HOME": "/h"}, "/h/.cache/security-meetings"),
        ("linux", {"HOME": "/h", "XDG_CACHE_HOME": "/x"}, "/x/security-meetings"),
        ("linux", {"HOME": "/h", "XDG_CACHE_HOME": "x"}, "/h/.cache/security-meetings"),
        ("darwin", {"HOME": "/h"}, "/h/Library/Caches/security-meetings"),
        ("win32", {"HOME": "/h", "LOCALAPPDATA": "/l"}, "/l/security-meetings"),
        ("win32", {"HOME": "/h"}, "/h/AppData/Local/security-meetings"),
    ],
)
def test_where_the_command_keeps(
    platform: str, named: dict[str, str], wanted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each system has its folder for such things; a variable says otherwise on all of them."""
    for name in ("HOME", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in named.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    assert cache_folder() == Path(wanted)
