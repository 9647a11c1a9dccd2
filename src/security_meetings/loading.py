"""Loading data: the bundled pack, a folder, a zip, or several of them merged."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, cast

from security_meetings.dataset import Dataset, of_claims
from security_meetings.errors import InvalidData, InvalidValue, Problem, SecurityMeetingsError
from security_meetings.model.kinds import HOMES
from security_meetings.packs.limits import DEFAULT_LIMITS, Limits
from security_meetings.packs.pack import BUNDLED, Pack, open_pack

if TYPE_CHECKING:
    from security_meetings.packs.lines import Progress
    from security_meetings.policy import Policy

__all__ = ["KnownPack", "known_packs", "load"]


# How often a pack is read anew that was replaced meanwhile, and how many seconds to wait before.
_MOST_TRIES = 20
_WAIT = 0.01
DEFAULT_POLICY = "best-rank"
"""The policy under which a pack's stored records were folded."""


def load(
    *where: str | os.PathLike[str],
    policy: str | Policy = DEFAULT_POLICY,
    lazy: bool | None = None,
    on_error: Literal["raise", "collect"] = "raise",
    progress: Progress | None = None,
    limits: Limits = DEFAULT_LIMITS,
    digest: str | None = None,
) -> Dataset:
    """Load data: the bundled pack, a folder, a zip, or several of them merged.

    Args:
        *where: `BUNDLED`, folders with `data/` in them, zips of such, or names of packs: `iso3166` and
            `organizations` come with this package, others are installed; the bundled pack by default.
            Packs are merged claim by claim, then folded: no pack overrides another. What a pack uses is
            loaded along.
        policy: A policy or its name: `best-rank`, `latest-published`, `majority`, `strict`.
        lazy: Whether files of JSON Lines stay on disk, each record being read when touched. None
            leaves it to their size: larger than `packs.pack.LAZY_BYTES`, they do. The questions and
            answers are the same; a file that stays on disk is checked when read, and by `verify()`.
        on_error: `collect` leaves out the records that break a rule, and lists what is wrong as
            `Dataset.problems`; to find them, it reads every file whole. `raise` refuses the pack.
        progress: Called while long files are read, with the bytes read since the last call.
        limits: How much a pack may ask of the machine; past that, it is refused.
        digest: What `Dataset.digest` of the data must be: that of data which were once checked. None takes
            whatever is there.

    Raises:
        PackNotFound: There is no pack at one of the places, or one that another uses is not there.
        Ambiguous: Several installed packs have one name.
        InvalidData: A pack breaks a rule, or was built with another edition of a pack that it uses; every
            problem is listed.
        Contradiction: The policy is `strict`, and claims contradict each other.
        NotFound: The policy weighs a source by name that no pack has.
        UnknownField: No policy has that name; `on_error` is neither of its two words.
        InvalidValue: `limits` are no limits, or `digest` is no digest.

    >>> from security_meetings import load
    >>> len(load().meetings)
    2
    """
    if on_error not in ("raise", "collect"):
        from security_meetings.errors import UnknownField

        raise UnknownField(f"on_error: expected 'raise' or 'collect', got {on_error!r}")
    if not isinstance(limits, Limits):
        raise InvalidValue(f"limits: expected Limits(...), got {limits!r}")
    if digest is not None and not (isinstance(digest, str) and re.fullmatch("[0-9a-f]{64}", digest)):
        raise InvalidValue(f"digest: expected 64 hexadecimal digits, got {digest!r}")
    places = where or (BUNDLED,)
    ds = _of_one_state(places, limits, lambda packs: _loaded(packs, policy, lazy, on_error, progress))
    if digest is not None and ds.digest != digest:
        label = " + ".join(os.fspath(w) for w in places)
        alone = [m.name for m in ds.edition.manifests if m.digest == digest]
        hint = f"; that is the digest of {alone[0]} alone, without what is loaded with it" if alone else ""
        what = f"these are other data: expected the digest {digest}, got {ds.digest}{hint}"
        raise InvalidData([Problem(label, "", what)])
    return ds


def _of_one_state(
    where: Sequence[str | os.PathLike[str]], limits: Limits, read: Callable[[list[Pack]], Dataset]
) -> Dataset:
    """The data set as it lies at some places at one time: a build may replace a pack while it is read.

    Raises:
        InvalidData: One of them is replaced again and again.
    """
    for _ in range(_MOST_TRIES):
        packs: list[Pack] = []
        try:
            packs.extend(open_pack(w, limits) for w in where)
            ds = read(packs)
        except SecurityMeetingsError:
            # Where nothing was replaced meanwhile, that is what is wrong with it.
            if len(packs) == len(where) and not any(pack.replaced for pack in packs):
                raise
            if len(packs) < len(where) and not any(map(_is_replaced_now, where)):
                raise
            time.sleep(_WAIT)
        else:
            if not any(pack.replaced for pack in packs):
                return ds
        for pack in packs:
            pack.close()
    what = "this pack is replaced again and again while it is read: wait until its build is done"
    raise InvalidData([Problem(" + ".join(os.fspath(w) for w in where), "", what)])


def _is_replaced_now(where: str | os.PathLike[str]) -> bool:
    """Whether a build is at work in a folder: some systems take two steps to replace `data/`."""
    try:
        # Not of a number, which would be taken for a file that is open.
        return any(name.startswith(".data-") for name in os.listdir(os.fspath(where)))  # noqa: PTH208
    except (OSError, ValueError, TypeError):
        return False


def _loaded(
    packs: list[Pack],
    policy: str | Policy,
    lazy: bool | None,  # noqa: FBT001
    on_error: str,
    progress: Progress | None,
) -> Dataset:
    reading = _Reading(lazy, on_error == "collect", progress)
    if not all(pack.trusted for pack in packs):
        from security_meetings.packs.using import with_used

        packs = with_used(packs, reading.problems if reading.collect else None)
    if policy == DEFAULT_POLICY and len(packs) == 1 and (packs[0].trusted or not packs[0].manifest.joined):
        return _stored(packs[0], reading)
    from security_meetings.packs.merging import (
        bare_records,
        merged,
        raise_any,
        sides_apart,
        texts_apart,
    )
    from security_meetings.packs.namesakes import namesakes
    from security_meetings.policy.joining import joined

    # In an order of their own, so that it makes no difference in which they are named; and a pack of
    # another format is refused before anything else is read.
    packs.sort(key=lambda pack: (pack.manifest.name, pack.manifest.version, pack.label))
    parts = [reading.records(pack, "claims") for pack in packs]
    raise_any(texts_apart(packs, parts))
    differing: list[Problem] = []
    claims = merged(packs, "claims", parts, differing)
    marks = merged(packs, "marks", [reading.records(pack, "marks") for pack in packs], differing)
    if differing and not reading.collect:
        raise_any(differing)
    reading.problems += [*differing, *namesakes(packs, parts), *sides_apart(packs, parts)]
    told = joined(claims)
    ds = of_claims(packs, told, marks, policy, reading.problems, named=bare_records(packs, told))
    for source in ds.policy.sources:
        _ = ds.sources[source]
    _hold_texts(ds, packs)
    _check_references(ds, packs, reading)
    return ds


class _Reading:
    """How packs are read, and what turned out to be wrong with them."""

    def __init__(self, lazy: bool | None, collect: bool, progress: Progress | None) -> None:  # noqa: FBT001
        self.lazy = lazy
        self.collect = collect
        self.progress = progress
        self.problems: list[Problem] = []

    def records(self, pack: Pack, name: str) -> Any:
        problems = self.problems if self.collect else None
        # Sources are few, and each is given the way to its text.
        lazy = False if name == "sources" else self.lazy
        return pack.records(name, lazy=lazy, problems=problems, progress=self.progress)


def _stored(pack: Pack, reading: _Reading) -> Dataset:
    """The data set as one pack stores it, already folded under the default policy."""

    def supply(name: str) -> Iterable[Any]:
        found = reading.records(pack, name)
        if name != "sources":
            return cast("Iterable[Any]", found)
        from security_meetings.packs.places import with_text

        return [with_text(source, [pack]) for source in found]

    ds = Dataset([pack], DEFAULT_POLICY, supply, reading.problems)
    if not pack.trusted:
        _check_everything(ds, pack, reading)
    return ds


def _check_everything(ds: Dataset, pack: Pack, reading: _Reading) -> None:
    """Read all files of a pack now, and report the problems of all of them at once."""
    _ = pack.manifest
    problems: list[Problem] = []
    for name in HOMES:
        try:
            len(ds.collection(name))
        except InvalidData as exc:
            problems.extend(exc.problems)
    if problems:
        raise InvalidData(problems)
    _hold_texts(ds, [pack])
    _check_references(ds, [pack], reading)


def _hold_texts(ds: Dataset, packs: Sequence[Pack]) -> None:
    """Refuse packs of which many sources name one long text."""
    from security_meetings.packs.places import hold_texts

    for pack in packs:
        if not pack.trusted:
            hold_texts(ds.sources, pack)


def _check_references(ds: Dataset, packs: Sequence[Pack], reading: _Reading) -> None:
    """Follow every reference, unless that would mean to read files that are to stay on disk."""
    from security_meetings.collection.references import dangling
    from security_meetings.packs.places import placed_in

    if any(collection.opened for collection in ds.collections.values()):
        return
    problems = list(map(placed_in(packs), dangling(ds)))
    reading.problems.extend(problems)
    if problems and not reading.collect:
        raise InvalidData(problems)


class KnownPack(NamedTuple):
    """A pack that is known by its name, and whether it is sound.

    Attributes:
        name: Its name, by which `load()` takes it.
        version: The version of its data; None where it cannot be read.
        digest: What `load(digest=…)` compares: the digest of what it says together with what it uses, 64
            hexadecimal digits; None where it cannot be loaded.
        distribution: The distribution that installs it; of several, all.
        problems: What `verify()` finds, or why it cannot be loaded; empty where it is sound.
    """

    name: str
    version: str | None
    digest: str | None
    distribution: str
    problems: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        """Whether it can be loaded, and every check passes."""
        return not self.problems


def known_packs() -> tuple[KnownPack, ...]:
    """All packs that are known by their names, each loaded and verified: those of this package come first.

    No code of the distributions that install them is run.

    >>> from security_meetings import known_packs
    >>> [pack.name for pack in known_packs() if pack.distribution == "security-meetings"]
    ['security-meetings', 'iso3166', 'organizations']
    """
    from security_meetings.packs.installed import installed
    from security_meetings.packs.named import BUNDLED_NAME, references

    own = [BUNDLED_NAME, *references()]
    found = [_known(name, BUNDLED_NAME) for name in own]
    for name, several in installed().items():
        brings = ", ".join(dict.fromkeys(one.distribution for one in several))
        found.append(_shadowed(name, brings) if name in own else _known(name, brings))
    return tuple(found)


def _known(name: str, distribution: str) -> KnownPack:
    from security_meetings.packs.pack import open_named

    version = digest = None
    try:
        pack = open_named(name)
        version = pack.manifest.version
        # Opened by its name, as it is installed: a folder of that name may lie here.
        ds = _loaded([pack], DEFAULT_POLICY, None, "raise", None)
        digest, problems = ds.digest, ds.verify().problems
    except InvalidData as exc:
        problems = tuple(exc.problems)
    except SecurityMeetingsError as exc:
        problems = (Problem(name, "", str(exc)),)
    return KnownPack(name, version, digest, distribution, problems)


def _shadowed(name: str, distribution: str) -> KnownPack:
    what = f"a pack of security-meetings has this name and is loaded instead: rename that of {distribution}"
    return KnownPack(name, None, None, distribution, (Problem(name, "", what),))
