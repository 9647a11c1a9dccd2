"""What several test files share: the data, small packs, and how much Hypothesis tries."""

import gzip
import hashlib
import json
import shutil
import socket
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, settings

import security_meetings
from security_meetings import Claim, Dataset, load
from security_meetings.build import rebuild
from security_meetings.codec.text import dump_lines
from security_meetings.collection.shelf import Collections
from security_meetings.model.kinds import kinds
from security_meetings.policy import BEST_RANK, Policy

# The same examples each time, so that a failure is never a matter of luck; `--hypothesis-profile=thorough`
# looks further afield.
settings.register_profile("quick", deadline=None, max_examples=40, derandomize=True)
settings.register_profile("thorough", deadline=None, max_examples=1000)
# A slip is found, or not: nobody need know the smallest example that finds it.
settings.register_profile(
    "mutants", settings.get_profile("quick"), phases=[Phase.explicit, Phase.generate], database=None
)
settings.load_profile("quick")

PACK = """\
name = "small"
version = "1.0"
title = "A small pack"
creators = ["A test"]
license = "CC0-1.0"
"""

TEXT = """\
Forum opens in Moscow
The 13th Forum opened on 27 May 2025 in Moscow. Sergei Shoigu spoke of 126 delegations from 105 countries.
A talk between Russia and Iran was held. Ali Akbar Ahmadian spoke for Iran.
Follow us:
"""

NOTES = """\
source = "wire"

[[quote]]
words = "Forum opens in Moscow"
sources.wire.title = "*"

[[quote]]
words = "The 13th Forum opened on 27 May 2025 in Moscow"
meetings.forum-2025.ordinal = 13
meetings.forum-2025.name = "Forum"
meetings.forum-2025.start = 2025-05-27
meetings.forum-2025.city = "Moscow"

[[quote]]
words = "126 delegations from 105 countries"
modality = "reported"
by = "sergei-shoigu"
meetings.forum-2025.counts.delegations = "126"
meetings.forum-2025.counts.countries = "105"

[[quote]]
words = "Sergei Shoigu"
officials.sergei-shoigu.name = "*"
meetings.forum-2025.chairs = ["sergei-shoigu"]

[[quote]]
words = "A talk between Russia and Iran was held"
talks.ru-ir-2025.meeting = "forum-2025"
talks.ru-ir-2025.status = "held"
countries.RU.name = "Russia"
countries.IR.name = "Iran"

[[quote]]
words = ["talk between Russia and Iran", "Ali Akbar Ahmadian spoke for Iran"]
inferred = "The talk is the one that the text has just told of."
talks.ru-ir-2025.attendees = [{party = "IR", official = "ali-akbar-ahmadian"}, {party = "RU"}]

[[quote]]
words = "Ali Akbar Ahmadian"
officials.ali-akbar-ahmadian.name = "*"

[[set_aside]]
words = "Follow us:"
reason = "page furniture"
"""

EDITORIAL = """\
[[editorial]]
because = "ISO 3166-1"
countries.RU.alpha3 = "RUS"
countries.IR.alpha3 = "IRN"
"""

MakePack = Callable[..., Path]
# The collections whose records are made from claims.
FOLDED = [name for name in kinds() if name not in ("claims", "marks")]


def sow(root: Path, notes: str = NOTES, text: str = TEXT, more: Mapping[str, str] | None = None) -> Path:
    """Put the seeds of a small pack into a folder."""
    (root / "seeds").mkdir(parents=True, exist_ok=True)
    seeds = {"pack.toml": PACK, "wire.toml": notes, "wire.txt": text, "editorial.toml": EDITORIAL}
    for name, content in {**seeds, **(more or {})}.items():
        (root / "seeds" / name).write_text(content, encoding="utf-8", newline="")
    return root


def collections_of(records: Mapping[str, Iterable[Any]], policy: str | Policy = BEST_RANK) -> Collections:
    """All collections, with these records in those named, and none in the others."""
    return Collections(lambda name: records.get(name, ()), policy)


def replaced(whole: Collections, **lists: Sequence[Any]) -> Collections:
    """The same collections with other records in some."""
    return collections_of({**whole.collections, **lists}, whole.policy)


def claim_on(whole: Collections, path: str) -> Claim:
    """The first claim of a source on a property."""
    found: Claim = next(c for c in whole.claims if c.property == path and c.source)
    return found


# What tests may reach: servers that they start themselves.
HERE = ("127.0.0.1", "::1", "localhost", "", None)


class Unreachable(RuntimeError):
    """A test asked for something beyond this machine."""


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Nothing beyond this machine is looked up or connected to."""
    with pytest.MonkeyPatch.context() as patch:
        for owner, name, where in (
            (socket.socket, "connect", 1),
            (socket.socket, "connect_ex", 1),
            (socket, "getaddrinfo", 0),
        ):
            patch.setattr(owner, name, _kept_here(getattr(owner, name), where))
        yield


def _kept_here(call: Callable[..., Any], where: int) -> Callable[..., Any]:
    def kept(*args: Any, **options: Any) -> Any:
        address = args[where]
        host = address[0] if isinstance(address, tuple) else address
        if not (isinstance(address, (str, bytes)) and where) and host not in HERE:
            raise Unreachable(f"a test asks for {host}")
        return call(*args, **options)

    return kept


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """What the command keeps is kept in a folder of the tests, and not in that of whoever runs them."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("cache")
        patch.setenv("XDG_CACHE_HOME", str(folder))
        yield folder


@pytest.fixture(scope="session")
def ds() -> Dataset:
    """The bundled data."""
    return load()


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """A small pack of one meeting and one talk, as built."""
    root = sow(tmp_path_factory.mktemp("small"))
    rebuild(root)
    return load(root)


@pytest.fixture
def make_pack(tmp_path: Path) -> MakePack:
    """A function that puts seeds into a folder of their own and, unless told not to, builds them."""
    folders: Iterator[Path] = (tmp_path / f"pack-{n}" for n in count())

    def make(
        notes: str = NOTES, text: str = TEXT, *, more: Mapping[str, str] | None = None, built: bool = True
    ) -> Path:
        root = sow(next(folders), notes, text, more)
        if built:
            rebuild(root)
        return root

    return make


@pytest.fixture
def bundled(tmp_path: Path) -> Path:
    """A copy of the bundled pack in a folder of its own."""
    root = tmp_path / "bundled"
    for folder in ("data", "seeds"):
        shutil.copytree(Path(security_meetings.__file__).parent / folder, root / folder)
    return root


def in_lines(root: Path, ending: str = ".jsonl") -> Path:
    """Turn the records of a pack into JSON Lines, and its manifest with them."""
    data = root / "data"
    manifest = json.loads((data / "pack.json").read_bytes())
    for entry in manifest["files"]:
        old = data / entry["name"]
        lines = old.read_bytes()
        old.unlink()
        raw = lines if old.suffix == ".jsonl" else dump_lines(json.loads(lines))
        raw = gzip.compress(raw) if ending.endswith(".gz") else raw
        entry["name"] = old.stem + ending
        entry["sha256"] = hashlib.sha256(raw).hexdigest()
        (data / entry["name"]).write_bytes(raw)
    (data / "pack.json").write_text(json.dumps(manifest), encoding="utf-8")
    return root
