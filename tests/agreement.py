"""How far annotators agree: two who worked blind, and the published data, each with each.

`python -m tests.agreement` writes the figures into the datasheet, and a test says when that is due. With the
word `differences` it lists instead where the two who worked blind agree against the published data.
"""

from __future__ import annotations

import itertools
import json
import shutil
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import attrs

from security_meetings.build.gathering import Gathered
from security_meetings.build.sowing import read_files
from security_meetings.codec.strict import encode
from security_meetings.model.claims import Claim
from security_meetings.model.kinds import kinds
from security_meetings.model.schema import Property, properties
from security_meetings.model.sentences import Span, uncovered
from security_meetings.model.shapes import Choice, Parts, Plain, Written

__all__ = ["PAGE", "Annotation", "Fact", "annotated", "matched", "rewritten", "share_of_facts", "treatment"]

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/datasheet.md"
BEGIN, END = "<!-- agreement: written by `python -m tests.agreement` -->", "<!-- end of agreement -->"
# The folders of the annotations: of one that is called so, and of the published one.
FOLDERS = {"A": ROOT / "docs/agreement/a", "B": ROOT / "docs/agreement/b", "published": ROOT / "seeds"}
# Records with ids that each annotator makes up: they are matched by their words.
OF_WORDS = ("statements", "remarks", "plans")


@attrs.frozen
class Fact:
    """What a source says of one property of one record.

    Attributes:
        source: The source's id.
        collection: The kind of record.
        subject: Its id.
        path: The path of its property.
        value: The value in its JSON form, as text.
    """

    source: str
    collection: str
    subject: str
    path: str
    value: str

    @property
    def place(self) -> tuple[str, str, str, str]:
        """What it is said of."""
        return self.source, self.collection, self.subject, self.path


@attrs.frozen
class Annotation:
    """What one annotator says of all the articles.

    Attributes:
        claims: The claims on the articles.
        set_aside: The spans set aside, by source.
        sentences: The spans of the sentences, by source.
    """

    claims: Sequence[Claim]
    set_aside: Mapping[str, Sequence[Span]]
    sentences: Mapping[str, Sequence[Span]]


def annotated() -> dict[str, Annotation]:
    """The three annotations, by name."""
    return {name: _read(folder) for name, folder in FOLDERS.items()}


def _read(folder: Path) -> Annotation:
    """The annotation in a folder, of the texts that all have annotated."""
    said = Gathered()
    with tempfile.TemporaryDirectory() as room:
        # Of the published texts those count that were annotated blind, too.
        for name in sorted(path.stem for path in FOLDERS["A"].glob("*.toml")):
            shutil.copy(ROOT / "seeds" / f"{name}.txt", room)
            shutil.copy(folder / f"{name}.toml", room)
        read_files(sorted(Path(room).glob("*.toml")), said)
    if said.problems:
        raise ValueError("\n".join(map(str, said.problems)))
    aside: dict[str, list[Span]] = defaultdict(list)
    for mark in said.marks:
        if mark.kind == "set aside":
            aside[mark.source].extend((e.start, e.end) for e in mark.evidence)
    sentences = {page.source: tuple(page.sentences) for page in said.pages.values()}
    return Annotation([c for c in said.claims if c.source], aside, sentences)


def matched(one: Annotation, other: Annotation) -> dict[tuple[str, str], str]:
    """The ids that `one` has for the statements, remarks and plans of `other`: by collection and id.

    Of one source, those are the same whose words overlap; each is matched once, the closest first.
    """
    found: dict[tuple[str, str], str] = {}
    pairs = []
    ours, theirs = _words_of(one), _words_of(other)
    for (key, mine), (key_2, yours) in itertools.product(ours.items(), theirs.items()):
        if key[:2] == key_2[:2] and (both := mine & yours):
            pairs.append((-len(both) / len(mine | yours), key, key_2))
    taken: set[tuple[str, str, str]] = set()
    for _, key, key_2 in sorted(pairs):
        if key not in taken and key_2[1:] not in found:
            taken.add(key)
            found[key_2[1:]] = key[2]
    return found


def _words_of(annotation: Annotation) -> dict[tuple[str, str, str], set[int]]:
    """Where the words of statements, remarks and plans stand: by source, collection and id."""
    all_words: dict[tuple[str, str, str], set[int]] = defaultdict(set)
    told: dict[tuple[str, str, str], set[int]] = defaultdict(set)
    for claim in annotation.claims:
        if claim.collection in OF_WORDS:
            key = str(claim.source), claim.collection, claim.subject
            for e in claim.evidence:
                all_words[key].update(range(e.start, e.end))
                if claim.property == "text":
                    told[key].update(range(e.start, e.end))
    return {key: told.get(key, words) for key, words in all_words.items()}


def facts(
    annotation: Annotation, ids: Mapping[tuple[str, str], str] | None = None
) -> dict[Fact, list[Claim]]:
    """The facts of an annotation with the claims that say them.

    Args:
        annotation: Whose.
        ids: The ids that another has for its statements, remarks and plans; None where they are to stay.
            What the other has not gets an id that nobody has.
    """
    found: dict[Fact, list[Claim]] = defaultdict(list)
    for claim in annotation.claims:
        subject = claim.subject
        if ids is not None and claim.collection in OF_WORDS:
            subject = ids.get((claim.collection, subject), f"only here: {subject}")
        value = encode(claim.value)
        if ids is not None and isinstance(value, str):
            value = next(
                (ids[c, value] for c in _property(claim).field.refers_to if (c, value) in ids), value
            )
        # That there is such a statement is the fact: where its words begin and end is a matter of cutting.
        words = claim.collection in OF_WORDS and claim.property == "text"
        text = "its words" if words else json.dumps(value, ensure_ascii=False)
        found[Fact(str(claim.source), claim.collection, subject, claim.property, text)].append(claim)
    return found


def _property(claim: Claim) -> Property:
    return properties(kinds()[claim.collection])[claim.property]


def kind_of(fact: Fact) -> str:  # noqa: PLR0911 (one for each kind)
    """What kind of property a fact is on, read off the class."""
    prop = properties(kinds()[fact.collection])[fact.path]
    if fact.collection in OF_WORDS and fact.path == "text":
        return "a statement or remark itself"
    if prop.field.refers_to and prop.field.structure:
        return "which record it belongs to"
    if fact.collection in OF_WORDS:
        return "other properties of statements, remarks and plans"
    if fact.path == "topics":
        return "topics"
    if prop.field.refers_to:
        return "other records referred to"
    if prop.field.verbatim or prop.field.variants:
        return "names and printed words"
    if isinstance(prop.shape, Choice):
        return "a word of a list"
    if isinstance(prop.shape, Parts | Written) or (isinstance(prop.shape, Plain) and prop.shape.json is int):
        return "numbers and days"
    return "others"


def _is_of(source: str, fact: Fact) -> bool:
    return fact.source == source


def _is_on(kind: str, fact: Fact) -> bool:
    return kind_of(fact) == kind


def treatment(annotation: Annotation) -> dict[tuple[str, Span], str]:
    """What is done with each sentence: the first of typed, remark and set aside that it is."""
    spans: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for claim in annotation.claims:
        for e in claim.evidence:
            spans[e.source, "remark" if claim.collection == "remarks" else "typed"].append((e.start, e.end))
    for source, aside in annotation.set_aside.items():
        spans[source, "set aside"].extend(aside)
    found = {}
    for source, sentences in annotation.sentences.items():
        left = list(sentences)
        for how in ("typed", "remark", "set aside"):
            rest = uncovered(left, spans[source, how])
            found.update(dict.fromkeys([(source, s) for s in left if s not in rest], how))
            left = rest
    return found


def share_of_facts(one: Iterable[Fact], other: Iterable[Fact]) -> tuple[int, int]:
    """How many facts both give, and how many either gives."""
    left, right = set(one), set(other)
    return len(left & right), len(left | right)


def kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float:
    """Cohen's kappa: agreement beyond what chance gives, from -1 to 1; 1 where nothing varies.

    >>> kappa([(1, 1), (2, 2), (1, 2), (2, 1)])
    0.0
    """
    seen = sum(a == b for a, b in pairs) / len(pairs)
    left, right = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(left[key] * right[key] for key in left) / len(pairs) ** 2
    return 1.0 if chance == 1 else (seen - chance) / (1 - chance)


@attrs.frozen
class Pair:
    """Two annotations held against each other."""

    one: Mapping[Fact, Sequence[Claim]]
    other: Mapping[Fact, Sequence[Claim]]
    sentences: Sequence[tuple[str, str, str]]

    @classmethod
    def of(cls, one: Annotation, other: Annotation) -> Pair:
        """The facts of both, under the ids of the first; and each sentence's source and treatments."""
        left, right = treatment(one), treatment(other)
        sentences = [(source, left[source, span], right[source, span]) for source, span in left]
        return cls(facts(one), facts(other, matched(one, other)), sentences)

    def shared(self, chosen: Callable[[Fact], bool] | None = None) -> str:
        """What share of the facts chosen both give."""
        both, either = share_of_facts(filter(chosen, self.one), filter(chosen, self.other))
        return _share(both, either)

    def clashing(self) -> str:
        """Of the properties for which both give something, how many have no value in common."""
        left: dict[tuple[str, ...], set[str]] = defaultdict(set)
        right: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for facts_of, found in ((self.one, left), (self.other, right)):
            for fact in facts_of:
                found[fact.place].add(fact.value)
        both = left.keys() & right.keys()
        return f"{sum(left[p].isdisjoint(right[p]) for p in both)} of {len(both)}"

    def said(self, what: str) -> str:
        """Of the facts that both give, the share for which they say the same of an aspect, and its kappa."""
        pairs = self._aspects(what)
        return f"{_alike(pairs)} ({kappa(pairs):.2f})"

    def unsure(self) -> str:
        """Of the facts that both give and either not as asserted, the share with the same modality."""
        return _alike([pair for pair in self._aspects("modality") if set(pair) != {frozenset({"asserted"})}])

    def treated(self, source: str) -> str:
        """The share of a source's sentences treated alike."""
        return _alike([(a, b) for name, a, b in self.sentences if name == source])

    def treated_in_all(self) -> str:
        """The share of all sentences treated alike, and its kappa."""
        pairs = [(a, b) for _, a, b in self.sentences]
        return f"{_alike(pairs)} ({kappa(pairs):.2f})"

    def _aspects(self, what: str) -> list[tuple[frozenset[str | None], frozenset[str | None]]]:
        """What the two say of an aspect of each fact that both give; one may say it twice."""
        both = sorted(self.one.keys() & self.other.keys(), key=attrs.astuple)

        def said(claims: Iterable[Claim]) -> frozenset[str | None]:
            return frozenset(getattr(claim, what) for claim in claims)

        return [(said(self.one[fact]), said(self.other[fact])) for fact in both]


def _alike(pairs: Sequence[tuple[Hashable, Hashable]]) -> str:
    return _share(sum(a == b for a, b in pairs), len(pairs))


def _share(part: int, whole: int) -> str:
    """A share in words; only what is whole is called so."""
    if not whole:
        return "–"
    shown = f"{part / whole:.0%}"
    return f"{'>99%' if shown == '100%' and part < whole else shown} of {whole}"


def _tables(told: Mapping[str, Annotation]) -> Iterator[str]:
    """The lines of the tables."""
    pairs = {f"{a}–{b}": Pair.of(told[a], told[b]) for a, b in itertools.combinations(told, 2)}
    every = [fact for pair in pairs.values() for fact in (*pair.one, *pair.other)]
    sources = sorted({fact.source for fact in every})
    head = ["", *(f" {name} |" for name in pairs)]

    def row(title: str, cell: Callable[[Pair], str]) -> str:
        return f"| {title} | " + " | ".join(map(cell, pairs.values())) + " |"

    yield "| |" + "".join(head)
    yield "|---|" + "---:|" * len(pairs)
    yield row("**facts that both give, of those that either gives**", Pair.shared)
    for source in sources:
        yield row(f"in {source}", partial(Pair.shared, chosen=partial(_is_of, source)))
    for kind in [*sorted({kind_of(fact) for fact in every} - {"others"}), "others"]:
        yield row(f"on {kind}", partial(Pair.shared, chosen=partial(_is_on, kind)))
    yield row("**properties that both fill, without a value in common**", Pair.clashing)
    for what in ("modality", "attributed_to", "basis"):
        yield row(f"**facts that both give, with the same `{what}`** (kappa)", partial(Pair.said, what=what))
        if what == "modality":
            yield row("of those that either gives as other than asserted", Pair.unsure)
    yield row("**sentences treated alike** (kappa)", Pair.treated_in_all)
    for source in sources:
        yield row(f"of {source}", partial(Pair.treated, source=source))


def rewritten(page: str) -> str:
    """The datasheet with the figures as they should be."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{PAGE.name} has no place for the figures: expected {BEGIN} … {END}")
    return "\n".join([before + begin, "", *_tables(annotated()), "", end + after])


def differences() -> Iterator[str]:
    """Where the two who worked blind say one thing and the published data another, or nothing."""
    told = annotated()
    published = facts(told["published"])
    blind = [facts(told[name], matched(told["published"], told[name])) for name in ("A", "B")]
    for fact in sorted(blind[0].keys() & blind[1].keys() - published.keys(), key=attrs.astuple):
        yield f"both, not published: {_shown(fact, blind[0][fact])}"
    for fact in sorted(published.keys() - blind[0].keys() - blind[1].keys(), key=attrs.astuple):
        yield f"published alone: {_shown(fact, published[fact])}"
    for fact in sorted(blind[0].keys() & blind[1].keys() & published.keys(), key=attrs.astuple):
        for what in ("modality", "attributed_to", "basis"):
            one, two, ours = ({getattr(c, what) for c in said[fact]} for said in (*blind, published))
            if one == two != ours:
                yield f"{what}: both {one}, published {ours}: {_shown(fact, published[fact])}"


def _shown(fact: Fact, claims: Sequence[Claim]) -> str:
    words = " … ".join(e.exact for e in claims[0].evidence)
    value = f"{fact.source} {fact.collection}.{fact.subject}.{fact.path} = {fact.value}"
    return f"{value} [{claims[0].modality}, {claims[0].basis}: {claims[0].because}] <{words}>"


def main() -> None:
    """Write the figures into the datasheet, or list the differences."""
    if sys.argv[1:] == ["differences"]:
        print(*differences(), sep="\n")  # noqa: T201
        return
    PAGE.write_text(rewritten(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
