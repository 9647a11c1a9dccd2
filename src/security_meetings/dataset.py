"""The data set in memory: its collections, and the questions that every value answers.

Each question is answered by a module of `questions`, which is imported when it is asked: a user who
wants a meeting does not wait for citations.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Any, Self, TypeVar, overload

from security_meetings.collection.collection import Collection
from security_meetings.errors import InvalidValue, NotFound, Problem
from security_meetings.model.displays import Shown
from security_meetings.model.kinds import HOMES, class_of
from security_meetings.model.schema import Record
from security_meetings.packs.pack import Pack
from security_meetings.sharing import Sharing

if TYPE_CHECKING:
    from security_meetings.collection.stores import Store
    from security_meetings.model.claims import Claim, Mark
    from security_meetings.model.pages import Layout
    from security_meetings.policy import Conflict, Explanation, Policy
    from security_meetings.questions.anomalies import Anomaly
    from security_meetings.questions.citation import Citation
    from security_meetings.questions.codebook import KindEntry
    from security_meetings.questions.coverage import SourceCoverage
    from security_meetings.questions.difference import Difference
    from security_meetings.questions.divergences import Divergence
    from security_meetings.questions.verification import Verification

__all__ = ["Dataset", "of_claims"]

R = TypeVar("R", bound=Record)


class Dataset(Sharing, Shown):
    """Records, and the claims and sources that they were folded from. Immutable.

    Made by `load()`.

    >>> from security_meetings import load
    >>> ds = load()
    >>> ds.meetings["mcis-2021"].city
    'Moscow'
    """

    __slots__ = ("_packs", "_problems", "_told_by")

    _packs: tuple[Pack, ...]
    _problems: Sequence[Problem]
    _told_by: tuple[str, ...]

    def __init__(
        self,
        packs: Sequence[Pack],
        policy: str | Policy,
        supply: Callable[[str], Iterable[Any] | Store[Any]],
        problems: Sequence[Problem] = (),
        told_by: Sequence[str] = (),
    ) -> None:
        super().__init__(supply, policy)
        put = object.__setattr__
        put(self, "_packs", tuple(packs))
        put(self, "_problems", problems)
        put(self, "_told_by", tuple(told_by))

    def __reduce__(self) -> tuple[object, ...]:
        # Its collections know it, and so come second.
        about = (self._packs, self._policy, tuple(self._problems), self._told_by)
        return _of_records, about, self.collections

    def __setstate__(self, collections: Mapping[str, Collection[Any]]) -> None:
        self._collections.update(collections)

    def __repr__(self) -> str:
        names = sorted(HOMES, key=lambda name: name != "meetings")
        counted = ", ".join(f"{len(self.collection(name))} {name}" for name in names)
        return f"<Dataset {self.name} {self.version}: {counted}>"

    def _lay_out(self, page: Layout) -> None:
        from security_meetings.model.pages import bold, dim

        told = f"told by {', '.join(self._told_by)}" if self._told_by else ""
        page.write([bold(f"{self.name} {self.version}"), dim(f"policy {self.policy.name}"), dim(told)])
        page.fields((name, str(len(records))) for name, records in self.collections.items())

    @property
    def name(self) -> str:
        """The names of the packs, joined by "+"."""
        return "+".join(pack.manifest.name for pack in self._packs)

    @property
    def version(self) -> str:
        """The versions of the packs, joined by "+"."""
        return "+".join(pack.manifest.version for pack in self._packs)

    @property
    def told_by(self) -> tuple[str, ...]:
        """The sources that alone the data are folded from, by `as_told_by`; empty for all."""
        return self._told_by

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What `load(on_error="collect")` left out or found wrong, and ids that merged packs name unlike."""
        return tuple(self._problems)

    # The questions.

    @overload
    def explain(self, record: Record | str) -> tuple[Explanation, ...]: ...
    @overload
    def explain(self, record: Record | str, property: str, *, value: object = None) -> Explanation: ...
    def explain(
        self, record: Record | str, property: str | None = None, *, value: object = None
    ) -> Explanation | tuple[Explanation, ...]:
        """Why a property of a record has its value: winner, rivals, rule.

        Args:
            record: The record, its id, or `collection/id`.
            property: The property's path, such as `counts.countries`; without it, every property of which
                there is a claim is explained.
            value: One value of a property with many, to be explained by itself.

        Raises:
            UnknownField: Records of this kind have no such property; claims and marks have none at
                all, since nothing but an annotator stands behind them.

        >>> from security_meetings import load
        >>> ds = load()
        >>> why = ds.explain("imhr-2025", "start_weekday")
        >>> why.value, [(r.claim.source, r.claim.value, r.relation) for r in why.rivals]
        ('Tuesday', [('africalive', 'Wednesday', 'contradicts')])
        """
        from security_meetings.questions.why import why, why_all

        meant = self._meant(record)
        return why_all(self, meant) if property is None else why(self, meant, property, value)

    def conflicts(self) -> tuple[Conflict, ...]:
        """Every property of which claims contradict each other, sorted by place.

        >>> from security_meetings import load
        >>> [c.property for c in load().conflicts() if c.subject == "imhr-2025"]
        ['counts.countries', 'counts.delegations', 'start_weekday']
        """
        from security_meetings.questions.why import clashes

        return tuple(clashes(self))

    def anomalies(self) -> tuple[Anomaly, ...]:
        """Everything that does not fit: with the calendar, with arithmetic, with how text is written.

        >>> from security_meetings import load
        >>> [a.words for a in load().anomalies() if a.kind == "weekday"]
        ['africalive says Wednesday, but 2025-05-27 was a Tuesday']
        """
        from security_meetings.questions.anomalies import anomalies

        return tuple(anomalies(self))

    def divergences(self) -> tuple[Divergence, ...]:
        """Accounts that differ without one value contradicting another, by kind and place.

        >>> from security_meetings import load
        >>> {d.kind for d in load().divergences()} >= {"listed by some", "shorter list"}
        True
        """
        from security_meetings.questions.divergences import divergences

        return tuple(divergences(self))

    def coverage(self) -> tuple[SourceCoverage, ...]:
        """How far each source is accounted for, sentence by sentence; see `SourceCoverage`.

        >>> from security_meetings import load
        >>> any(source.open for source in load().coverage())
        False
        """
        from security_meetings.questions.coverage import coverage

        return tuple(coverage(self))

    def cite(
        self, cited: Record | Collection[Any] | str | None = None, property: str | None = None
    ) -> Citation:
        """A citation of one value with its words, of a claim, a record or a selection, or of the data set.

        It names packs, versions, digests and policy, and the sources that the data are told by. Words say
        where they carry a value less than plainly: `[expected]`, `[inferred]`.

        Args:
            cited: A record, its id, or `collection/id`; a claim; or any selection of records. None cites the
                data set.
            property: A property's path; None cites what carries the record's values.

        Raises:
            NotFound: No claim stands behind the value.
            InvalidValue: What is given is nothing that can be cited.

        >>> from security_meetings import load
        >>> ds = load()
        >>> print(ds.cite("imhr-2025", "venue").bibtex.splitlines()[0])
        @misc{interaffairs-...,
        """
        from security_meetings.questions.citation import cite

        asked = cited if cited is None or isinstance(cited, Collection) else self._meant(cited)
        return cite(self, self.edition, asked, property)

    @property
    def digest(self) -> str:
        """The digest of what the data say: of claims and marks, in any order; 64 hexadecimal digits."""
        from security_meetings.packs.digest import digest_of

        return digest_of((claim.as_stated for claim in self.claims), self.marks)

    def as_told_by(self, *sources: str, policy: str | Policy | None = None) -> Dataset:
        """The same data set, folded anew from the claims of some sources alone.

        Editorial claims (codes, Cyrillic names) stay with the records that these sources speak
        of. A record that none of them speaks of is not there; of one that they refer to but say
        nothing of, all is unknown.

        Args:
            *sources: Ids of sources; at least one.
            policy: Another policy to fold under; None keeps this one.

        Raises:
            NotFound: There is no such source, or none that the policy weighs by name.
            InvalidValue: What is given is no id.
            UnknownField: No policy has that name.

        >>> from security_meetings import load
        >>> str(load().as_told_by("africalive").meetings["imhr-2025"].counts.countries)
        '104'
        """
        from security_meetings.policy import policy_named
        from security_meetings.questions.telling import told_by

        if not sources:
            raise NotFound("as_told_by() needs the id of a source")
        for given in sources:
            if not isinstance(given, str):
                raise InvalidValue(f"as_told_by(): expected the ids of sources, got {given!r}")
        for source in policy_named(policy).sources if policy else ():
            _ = self.sources[source]
        told = told_by(self, sources)
        return of_claims(
            self._packs,
            told.claims,
            told.marks,
            policy or self._policy,
            tuple(self._problems),
            named=told.named,
            told_by=sources,
        )

    def codebook(self) -> tuple[KindEntry, ...]:
        """What each field means, and how many records, claims and sources stand behind it.

        >>> from security_meetings import load
        >>> [entry.name for entry in load().codebook()][:2]
        ['MeetingSeries', 'Meeting']
        """
        from security_meetings.questions.codebook import codebook

        return tuple(codebook(self))

    def difference(self, old: Dataset) -> Difference:
        """What changed since another version of the data, record by record and claim by claim.

        Raises:
            InvalidValue: What is given is no data set.

        >>> from security_meetings import load
        >>> print(load().difference(load()))
        no difference
        """
        from security_meetings.questions.difference import difference

        if not isinstance(old, Dataset):
            raise InvalidValue(f"expected another data set, got {old!r}")
        return difference(old, self)

    def verify(self) -> Verification:
        """Check the whole chain again: files, quotations, ids, references, and the fold.

        >>> from security_meetings import load
        >>> load().verify().ok
        True
        """
        from security_meetings.packs.places import placed_in
        from security_meetings.questions.verification import Verification, verify

        damaged = [problem for pack in self._packs for problem in pack.damaged()]
        broken = [problem for found in self.collections.values() for problem in found.problems()]
        if broken:  # there is no way from value to claim where either cannot be read
            return Verification(0, 0, 0, (*damaged, *broken))
        return verify(self, damaged, placed_in(self._packs))

    @property
    def language(self) -> str:
        """The language in which names are preferred; empty where no pack states one.

        It is that of the packs which no other of them uses: what is used along has no say. Where these state
        several languages, that of the pack whose name comes first in the alphabet counts, in whatever order
        they were named.

        >>> from security_meetings import load
        >>> load().language
        'en'
        """
        return _language_of(self._packs)

    def close(self) -> None:
        """Close every file that is open: those of packs that stay on disk, and zips.

        What is in memory can still be asked for. Data sets that were made of this one share its files.

        >>> from security_meetings import load
        >>> with load() as ds:
        ...     len(ds.meetings)
        2
        """
        for pack in self._packs:
            pack.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def of_claims(
    packs: Sequence[Pack],
    claims: Sequence[Claim],
    marks: Sequence[Mark],
    policy: str | Policy,
    problems: Sequence[Problem] = (),
    named: AbstractSet[tuple[str, str]] = frozenset(),
    told_by: Sequence[str] = (),
) -> Dataset:
    """The data set that claims make under a policy.

    Args:
        packs: Where they come from.
        claims: The claims.
        marks: The marks on their sources.
        policy: The policy, or its name.
        problems: What was wrong with the packs.
        named: Collections and ids of records that are there even if no claim is about them.
        told_by: The sources that alone the claims are of; empty for all.

    Raises:
        Contradiction: The policy is strict, and claims contradict each other.
    """
    from security_meetings.packs.places import with_text
    from security_meetings.policy import fold_all, policy_named

    made: dict[str, Sequence[Any]] = {
        **fold_all(claims, policy_named(policy), _language_of(packs)),
        "claims": claims,
        "marks": marks,
    }
    for name in {name for name, _ in named}:
        ids = {id_ for n, id_ in named if n == name} - {record.id for record in made[name]}
        made[name] = sorted([*made[name], *map(class_of(name), ids)], key=lambda record: record.id)
    made["sources"] = [with_text(source, packs) for source in made["sources"]]
    return Dataset(packs, policy, made.__getitem__, problems, told_by)


def _language_of(packs: Sequence[Pack]) -> str:
    used = {used.name for pack in packs for used in pack.manifest.uses if used.name != pack.manifest.name}
    # Where two packs use each other, none stands above the rest.
    said = [pack.manifest for pack in packs if pack.manifest.name not in used] or [p.manifest for p in packs]
    stated = sorted((m.name, m.version, m.language) for m in said if m.language)
    return stated[0][2] if stated else ""


def _of_records(
    packs: Sequence[Pack], policy: str | Policy, problems: Sequence[Problem], told_by: Sequence[str]
) -> Dataset:
    """The data set that was pickled or copied, before it has its collections."""
    collections: dict[str, Collection[Any]] = {}
    return Dataset(packs, policy, collections.__getitem__, problems, told_by)
