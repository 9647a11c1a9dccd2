"""Files: line ends, encodings, zips and paths, as other programs and people leave them."""

from __future__ import annotations

import gzip
import pickle
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from security_meetings import Dataset, load
from security_meetings.build import rebuild
from security_meetings.build.__main__ import main as build
from tests.cases.making import Files, Making, aside, command, quote, refused, saying, source

NOTES = """\
source = "s"
[[quote]]
words = '''
drew 12
delegations'''
meetings.f.counts.delegations = "12"
"""


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
@pytest.mark.parametrize("written", ["\n", "\r\n"])
def test_a_line_end_in_quoted_words_equals_any_in_the_text(make: Making, end: str, written: str) -> None:
    """Words over two lines are found whatever ends the lines; the evidence keeps the letters of the file."""
    text = f"It drew 12{end}delegations"
    ds = make.dataset({"s.txt": text, "s.toml": NOTES.replace("\n", written)})
    (span,) = ds.claims.where(subject="f").one().evidence
    assert ds.sources["s"].text == text
    assert text[span.start : span.end] == span.exact == f"drew 12{end}delegations"
    assert ds.verify().ok


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x85"])
def test_no_line_end_is_an_anomaly(make: Making, end: str) -> None:
    """However lines end, nothing about it is odd."""
    text = f"Forum.{end}Day one.{end}"
    assert make.dataset(source(text, aside("Forum."), aside("Day one."))).anomalies() == ()


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_offsets_are_those_of_the_letters_of_the_file(make: Making, end: str) -> None:
    """A claim behind such line ends quotes its own words."""
    text = f"Forum.{end}{end}Day one.{end}It drew 12."
    blocks = (
        aside("Forum."),
        aside("Day one."),
        quote("It drew 12.", 'meetings.f.counts.delegations = "12"'),
    )
    (span,) = make.dataset(source(text, *blocks)).claims.where(subject="f").one().evidence
    assert text[span.start : span.end] == span.exact == "It drew 12."


TALK = "The forum drew 12.\nIt was long.\n"


def forum(make: Making) -> Path:
    """A pack of one text with two lines."""
    return make.pack(
        source(
            TALK, quote("The forum drew 12.", 'meetings.f.counts.delegations = "12"'), aside("It was long.")
        )
    )


def with_other_ends(root: Path, folder: str, end: bytes) -> Path:
    """The pack as a checkout with other line ends has it."""
    for file in (root / folder).rglob("*"):
        if file.is_file():
            file.write_bytes(file.read_bytes().replace(b"\n", end))
    return root


@pytest.mark.parametrize("folder", [".", "seeds", "data"])
@pytest.mark.parametrize("end", [b"\r\n", b"\r"])
def test_other_line_ends_do_not_count_or_are_told_as_such(make: Making, folder: str, end: bytes) -> None:
    """A checkout with other line ends verifies, or is told to be just that and how to restore it."""
    root = with_other_ends(forum(make), folder, end)
    found: list[Any] = []
    told = refused(lambda: found.append(load(root).verify()))
    if found and found[0].ok:
        assert (found[0].checked, found[0].unchecked) == (1, 0)
        return
    told = told or str(found[0])
    assert "line end" in told.lower()
    assert ".gitattributes" in told
    assert "build it again" not in told.lower()
    assert "do not travel" not in told


@pytest.mark.parametrize("folder", [".", "seeds", "data"])
def test_the_build_tells_a_checkout_with_other_line_ends(make: Making, folder: str) -> None:
    """`--check` says that only they differ and how to restore them, and names no file as changed."""
    root = with_other_ends(forum(make), folder, b"\r\n")
    for said in (command("build", "--check", root), command("--check", root, main=build)):
        assert said.code == 1
        assert "line end" in said.out
        assert ".gitattributes" in said.out
        assert "data/claims" not in said.out


def test_the_build_tells_other_changes_beside_line_ends(make: Making) -> None:
    """Where more than line ends differs, the files that differ are named."""
    root = with_other_ends(forum(make), ".", b"\r\n")
    talk = root / "seeds" / "s.toml"
    talk.write_bytes(talk.read_bytes().replace(b'"12"', b'"about 12"', 1).replace(b"drew 12.", b"drew 12."))
    file = root / "data" / "meetings.json"
    file.write_bytes(file.read_bytes().replace(b"12", b"13"))
    said = command("build", "--check", root)
    assert said.code != 0
    assert "line end" not in said.all


def test_claims_of_such_a_checkout_can_be_asked_for(make: Making) -> None:
    """`claims.at` answers, or says that only the line ends differ."""
    root = with_other_ends(forum(make), "seeds", b"\r\n")
    found: list[int] = []
    told = refused(lambda: found.append(len(load(root).claims.at("s", "forum"))))
    assert found == [1] or "line end" in told.lower()


BOM = b"\xef\xbb\xbf"


@pytest.mark.parametrize("name", ["s.toml", "pack.toml", "map.toml"])
def test_a_byte_order_mark_before_toml_is_passed_over(make: Making, name: str) -> None:
    """A TOML file that begins with the mark is read as if it did not, or refused by the mark's name."""
    root = make.sown(saying("The forum met.", 'meetings.f.name = "forum"'))
    file = root / "seeds" / name
    file.write_bytes(BOM + file.read_bytes())
    said = command("build", root)
    assert said.code == 0 or any(word in said.all.lower() for word in ("byte order mark", "bom", "feff"))


@pytest.mark.parametrize("words", ["\ufeffThe forum", "The forum"])
def test_no_title_begins_with_a_byte_order_mark(make: Making, words: str) -> None:
    """A text keeps its mark, and what is taken from it has none."""
    text = "\ufeffThe forum met."
    parts = source(text, quote(words, 'sources.s.title = "*"', 'meetings.f.name = "*"'), aside(text))
    if make.refusal(parts):
        return
    ds = make.dataset(parts)
    assert ds.sources["s"].text == text
    assert [ds.sources["s"].title, ds.meetings["f"].name] == ["The forum"] * 2
    assert ds.verify().ok


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Заголовок", "cp1251"),
        ("Заголовок", "utf-16-le"),
        ("The forum met.", "utf-16-be"),
        ("Заголовок", "koi8-r"),
        ("Überschrift", "latin-1"),
        ("見出し", "shift_jis"),
        ("Headline", "utf-16"),
    ],
)
def test_a_text_of_another_encoding_is_refused_with_a_cure(make: Making, text: str, encoding: str) -> None:
    """The message names the file, says that texts are read as UTF-8, and what to do."""
    files: Files = {**source(text), "s.txt": text.encode(encoding)}
    refusal = make.refusal(files)
    assert "s.txt" in refusal
    assert "utf-8" in refusal.lower()
    assert any(word in refusal.lower() for word in ("convert", "save", "encoding"))
    assert "codec" not in refusal


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_the_mark_of_an_encoding_names_it_in_the_cure(make: Making, encoding: str) -> None:
    """A text that begins with the mark of another encoding need not be guessed at."""
    assert f"-f {encoding.upper()} -t UTF-8" in make.refusal(
        {**source("Headline"), "s.txt": "Headline".encode(encoding)}
    )


def zipped(root: Path, name: str, rename: Callable[[str], zipfile.ZipInfo]) -> Path:
    """A zip of a pack, of which each entry is named by a function."""
    where = root.parent / name
    with zipfile.ZipFile(where, "w") as archive:
        for file in sorted(root.rglob("*")):
            if file.is_file():
                archive.writestr(rename(file.relative_to(root).as_posix()), file.read_bytes())
    return where


class OldInfo(zipfile.ZipInfo):
    """An entry whose name is written in an old code page, and not said to be."""

    page = "cp866"

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 (the name that zipfile calls)
        return self.filename.encode(self.page), self.flag_bits


@pytest.mark.parametrize(
    ("page", "file"),
    [("cp866", "газета"), ("cp437", "grüße"), ("cp852", "śląsk"), ("cp932", "新聞"), ("cp1251", "вестник")],
)
def test_a_zip_with_names_of_an_old_code_page_is_checked_or_told(make: Making, page: str, file: str) -> None:
    """The text is found in spite of its name, or `verify()` tells that a text of the zip is not read."""
    notes = source("The forum met.", quote("The forum met.", 'meetings.f.name = "forum"'))["s.toml"]
    root = make.pack({f"{file}.txt": "The forum met.", f"{file}.toml": notes})

    class Info(OldInfo):
        pass

    Info.page = page
    check: list[tuple[bool, int, str]] = []

    def ask() -> None:
        found = load(zipped(root, "w.zip", lambda name: Info(f"p/{name}"))).verify()
        check.append((found.ok, found.checked, str(found)))

    if not refused(ask):
        ((ok, checked, told),) = check
        assert not ok or checked > 0 or "no source" in told


@pytest.mark.parametrize(
    "shape", ["../p/{}", "/p/{}", "C:/p/{}", "C:\\p\\{}", "p//{}", "p/./{}", "P/{upper}", "//газета/p/{}"]
)
def test_a_zip_with_names_that_are_no_paths_is_told_so(make: Making, shape: str) -> None:
    """The refusal names the entry that would have been the pack, and the cure."""
    root = make.pack(source("The forum met.", quote("The forum met.", 'meetings.f.name = "forum"')))

    def named(name: str) -> zipfile.ZipInfo:
        info = zipfile.ZipInfo("x")
        info.filename = shape.format(name, upper=name.upper())
        return info

    refusal = refused(lambda: load(zipped(root, "z.zip", named)))
    assert repr(shape.format("data/pack.json", upper="DATA/PACK.JSON")) in refusal
    assert "pack the folder anew" in refusal


@pytest.mark.parametrize(
    ("top", "sep"),
    [
        ("p/", "\\"),
        ("", "\\"),
        ("repo-main/packs/p/", "/"),
        ("a/b/c/d/", "/"),
        ("repo-main/packs/p/", "\\"),
        ("./p/", "/"),
    ],
)
def test_a_zip_of_another_shape_is_read_or_told(make: Making, top: str, sep: str) -> None:
    """Backslashes and folders in folders are read, or the message says where the pack lies in the zip."""
    root = make.pack(saying("The forum met.", 'meetings.f.name = "forum"'))

    def renamed(name: str) -> zipfile.ZipInfo:
        info = zipfile.ZipInfo("x")
        info.filename = (top + name).replace("/", sep)
        return info

    where = zipped(root, "z.zip", renamed)
    loaded: list[Dataset] = []
    refusal = refused(lambda: loaded.append(load(where)))
    if refusal:
        assert f"{top}data{sep}pack.json".replace("/", sep) in refusal or "backslash" in refusal
    else:
        assert loaded[0].meetings == load(root).meetings
        assert loaded[0].verify().checked == 1


LEFT_BESIDE = {
    "._s.toml": b"\0\5\26\7\0\2\0\0Mac OS X        \xb0",
    "._s.txt": b"\0\5\26\7\0\2\0\0Mac OS X        \xb0",
    ".s.toml.swp": b"b0VIM 9.0\0\0",
    ".hidden.toml": b"this is = no [ toml",
    "~$s.toml": b"\x05Ada \0\xff",
    "~$s.txt": b"\x05Ada \0\xff",
    ".~lock.s.toml#": b",ada,host,04.05.2027 10:00;",
    ".DS_Store": b"\0\0\0\1Bud1",
}


@pytest.mark.parametrize("name", LEFT_BESIDE)
def test_files_of_other_programs_do_not_stop_the_build(make: Making, name: str) -> None:
    """A file whose name begins with a dot, or as locks of office programs do, is no seed."""
    root = make.sown(saying("The forum met.", 'meetings.f.name = "forum"'))
    (root / "seeds" / name).write_bytes(LEFT_BESIDE[name])
    said = command("build", root)
    assert said.code == 0, said.all
    assert load(root).verify().ok


def test_a_lock_that_leads_nowhere_does_not_stop_the_build(make: Making) -> None:
    """So is the link that an editor leaves while a file is open."""
    root = make.sown(saying("The forum met.", 'meetings.f.name = "forum"'))
    (root / "seeds" / ".#s.toml").symlink_to("user@host.1234:1")
    assert command("build", root).code == 0


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder to load from by a relative path, before going to another."""
    home = tmp_path / "home"
    home.mkdir()
    (tmp_path / "away").mkdir()
    monkeypatch.chdir(home)
    yield home
    assert home.is_dir()


def moved(make: Making, home: Path, kind: str) -> str:
    """A pack in a folder or a zip, and the relative path to it."""
    root = forum(make)
    if kind == "zip":
        zipped(root, "p.zip", lambda name: zipfile.ZipInfo(f"p/{name}")).rename(home / "p.zip")
        return "p.zip"
    root.rename(home / "p")
    if kind == "lines":
        for file in (home / "p" / "seeds").glob("pack.toml"):
            file.write_text(file.read_text(encoding="utf-8") + "lines = true\n", encoding="utf-8")
        rebuild(home / "p")
    return "p"


@pytest.mark.parametrize("kind", ["folder", "zip", "lines"])
def test_a_pack_loaded_by_a_relative_path_answers_from_every_folder(
    make: Making, elsewhere: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """Where a pack lies is settled when it is loaded."""
    path = moved(make, elsewhere, kind)
    here, there = (load(path, lazy=kind == "lines") for _ in range(2))
    said = here.sources["s"].text, str(here.verify()), [str(c) for c in here.coverage()], here.collections
    monkeypatch.chdir("../away")
    assert said == (
        there.sources["s"].text,
        str(there.verify()),
        [str(c) for c in there.coverage()],
        there.collections,
    )


@pytest.mark.parametrize("kind", ["folder", "zip", "lines"])
def test_a_pickle_is_read_from_every_folder(
    make: Making, elsewhere: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """A data set of a relative path, pickled, is the same wherever the pickle is read."""
    ds = load(moved(make, elsewhere, kind))
    blob = pickle.dumps(ds)
    monkeypatch.chdir("../away")
    again: Dataset = pickle.loads(blob)  # noqa: S301 (our own)
    assert again.sources["s"].text == TALK
    assert again.collections == ds.collections


def test_compressed_lines_stay_readable_from_every_folder(
    make: Making, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So it is for a pack whose records are compressed."""
    path = moved(make, elsewhere, "lines")
    for file in (elsewhere / path / "data").glob("*.jsonl"):
        file.with_suffix(".jsonl.gz").write_bytes(gzip.compress(file.read_bytes()))
        file.unlink()
    ds = load(path)
    monkeypatch.chdir("../away")
    assert len(ds.claims) == len(load(elsewhere / path).claims)
    assert ds.sources["s"].text == TALK
