"""From annotations to claims and marks: each with its words found in the text."""

from __future__ import annotations

import contextlib
import datetime
import functools
import itertools
import typing
import unicodedata
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from typing import Any

import attrs

from security_meetings.build.annotations import (
    CLAIMING,
    Annotations,
    Block,
    Line,
    words_in,
)
from security_meetings.build.dating import (
    Published,
    in_year,
    lacks_year,
    of_weekday,
    printed_instead,
    written_day,
)
from security_meetings.build.gathering import Gathered, Page
from security_meetings.build.inflecting import shares_a_beginning
from security_meetings.build.quotes import locate, narrowed
from security_meetings.build.readings import Misquoted
from security_meetings.build.texts import noting
from security_meetings.codec.strict import decode, encode, problems_in, structure_value
from security_meetings.errors import Problem, did_you_mean
from security_meetings.model.claims import MARKS, Claim, Mark, claim_id
from security_meetings.model.days import Interval, PartialDate
from security_meetings.model.rules import broken_by_claim, mark_id, wrong_id
from security_meetings.model.sentences import Span
from security_meetings.model.shapes import Parts, full_day
from security_meetings.model.supporting import supported
from security_meetings.support.comparing import Words, weekday_support
from security_meetings.support.reading import UNSEEN, as_read, unbroken

__all__ = ["MEASURED", "make_claims"]

# What the build reads off a source's text, so that nobody need say it.
MEASURED = ("file", "sha256", "sentences")
# What takes no room and tells no letters apart, as joiners do in Persian or Hindi: no value keeps it.
_LEFT_OUT = dict.fromkeys(map(ord, set(UNSEEN) - {"\u200c", "\u200d", "\ufe0e", "\ufe0f"}))


def make_claims(file: str, page: Page | None, said: Gathered, told: Annotations, day: str | None) -> None:
    """Add the claims and marks of an annotation file, and everything that is wrong with them.

    Args:
        file: The file's name.
        page: The text that it annotates; None where it is editorial only.
        said: Where to put them.
        told: What stands in the file.
        day: The day on which the source was published, whoever says so; None where nobody does.
    """
    _Reading(file, page, said, told, _full(day)).read()


@attrs.frozen(slots=False)
class _Reading:
    """The claims and marks of one file, as they are made.

    Attributes:
        file: The file's name.
        page: The text that it annotates; None where it is editorial only.
        said: Where to put them.
        told: What the file says.
        day: The day on which the source was published, whoever says so.
    """

    file: str
    page: Page | None
    said: Gathered
    told: Annotations
    day: datetime.date | None

    def _noting(self, number: int) -> AbstractContextManager[None]:
        return noting(self.said.problems, self.file, f"line {number}")

    @functools.cached_property
    def _published(self) -> Published:
        """When the source was published, with the words of its own that say so."""
        for block in self.told.blocks:
            for line in block.lines:
                keys = block.keys_of(line)
                if (line.collection, line.subject, line.property.path) == (
                    "sources",
                    self.told.source,
                    "published",
                ) and words_in(keys):
                    with contextlib.suppress(ValueError):  # told where the line is read
                        return Published(self.day, tuple(self._spans(keys, accounting=False)))
        return Published(self.day)

    def read(self) -> None:
        for block in self.told.blocks:
            if block.kind in CLAIMING:
                self._read_claims(block)
            elif block.sound:
                with self._noting(block.number):
                    self.said.add(self._mark(block), self.file, f"line {block.number}")

    def _read_claims(self, block: Block) -> None:
        if not block.lines and block.whole and not (self.page and self.page.draft):
            what = "nothing is claimed here: add collection.id.property = value, or set it aside"
            self.said.problems.append(Problem(self.file, f"line {block.number}", what))
        spans: list[Span] | None = []
        if "words" in block.keys and block.kind == "quote":
            spans = None
            with self._noting(block.words_at):
                spans = self._spans(block.keys)
        added = 0
        for line in block.lines:
            claim = None
            with self._noting(line.number):
                # Where the block's own words are nowhere, that is told once; its lines are still looked at.
                claim = self._claim(line, block, spans)
                if claim is not None:
                    self.said.add(claim, self.file, f"line {line.number}")
                    added += 1
            if claim is None and not wrong_id(line.subject):
                self._note_references(line, block)
        if self.page is not None and spans and (added < len(block.lines) or not block.whole):
            # What is claimed wrongly is not left out.
            self.page.accounted += spans

    def _note_references(self, line: Line, block: Block) -> None:
        """Keep what a line refers to that makes no claim: what leads nowhere is told along with the rest."""
        by = block.keys_of(line).get("by")
        by = by if isinstance(by, str) else None
        try:
            value = "" if "resolve" in line.keys else _typed(line)
        except ValueError:  # told where the line is read
            if isinstance(line.property.shape, Parts) or line.property.field.refers_to or by is None:
                return
            value = ""
        bare: Any = Claim("", line.collection, line.subject, line.property.path, value, attributed_to=by)
        bare = attrs.evolve(bare, id=claim_id(bare))
        if bare.id not in self.said.lines:
            self.said.lost.append(bare)
            self.said.lines[bare.id] = self.file, f"line {line.number}"

    @property
    def _text(self) -> Page:
        """The text that is quoted.

        Raises:
            ValueError: The file annotates none.
        """
        if self.page is None:
            raise ValueError("a file without 'source' quotes nothing: only [[editorial]] may stand in it")
        return self.page

    def _spans(self, keys: Mapping[str, Any], *, parts: bool = False, accounting: bool = True) -> list[Span]:
        page = self._text
        words = words_in(keys)
        if not words:
            raise ValueError("no words are quoted: add 'words'")
        # What is inferred, or said of the text itself, may rest on part of a word: some texts run words
        # together.
        parts = parts or "inferred" in keys
        spans: list[Span] = []
        wrong: list[Misquoted] = []
        for part in words:
            try:
                spans.append(locate(page.text, part, keys.get("within"), parts=parts))
            except Misquoted as exc:
                spans += exc.near
                wrong.append(exc)
        if wrong:
            # What is quoted wrongly is not left out.
            page.accounted += spans if accounting else ()
            beside = itertools.chain.from_iterable(exc.beside for exc in wrong)
            raise Misquoted("; ".join(map(str, wrong)), spans, beside)
        return spans

    def _claim(self, line: Line, block: Block, spans: list[Span] | None) -> Claim | None:
        """One claim of a block; None where the words of the block are nowhere.

        Raises:
            ValueError: The value does not stand in the words quoted, or is not of its property's form.
            InvalidData: Modality, rank and the like are none.
        """
        prop = line.property
        if wrong := wrong_id(line.subject):
            raise ValueError(f"{line.collection}: {wrong}")
        if line.collection == "sources" and prop.path in MEASURED:
            raise ValueError(f"the build itself says the {prop.path} of a source")
        if not (block.sound or block.kind == "editorial"):
            spans = None
        said = block.keys_of(line)
        if str(line) == f"sources.{self.told.source}.language" and not {"words", "because"} & said.keys():
            # It is read off the whole text: to quote some of it would be for form's sake.
            line = attrs.evolve(line, keys={"because": "The text is in this language.", **line.keys})
        claim = (
            self._editorial(line, block)
            if block.kind == "editorial" or "because" in line.keys
            else self._quoted(line, block, spans)
        )
        if claim is None:
            return None
        self._note_odd(line, claim, said.get("modality"))
        # Modality, rank and the like were written by hand: the strict road checks them as it does JSON.
        checked: Claim = decode(Claim, encode(claim), "")
        place = f"{line.collection}.{line.subject}"
        language = checked.language or (self.page.language if self.page else None)
        carried, why = supported(checked, language)
        if why:
            # A count or a side of a talk as an author writes it.
            given = str(checked.value) if isinstance(line.value, dict) else line.value
            raise ValueError(
                f"{place}.{prop.path}: the words do not carry {given!r}: {why}. "
                'Quote words that do, or say how they lead to it: inferred = "…"'
            )
        if self.told.year_published and checked.basis == "stated" and lacks_year(checked.value):
            checked, carried = self._with_year(checked), False
        if broken := "; ".join(broken_by_claim(checked)):
            raise ValueError(f"{place}: {broken}")
        return self._finished(checked, carried=carried)

    def _note_odd(self, line: Line, claim: Claim, modality: str | None) -> None:
        """Note what is allowed, but hardly meant: names of what is denied, and names of other words."""
        field, told = line.property.field, []
        if field.variants and field.structure and modality == "denied":
            told.append("a name is the source's own word for it, whatever is denied: quote it by itself")
        if line.property.path == "name" and claim.basis == "inferred":
            value = str(claim.value)
            if not shares_a_beginning(value, (e.exact for e in claim.evidence)):
                told.append(f"no word of what is quoted begins as one of {value!r} does: is it there?")
        self.said.odd += [Problem(self.file, f"line {line.number}", f"{line}: {what}") for what in told]

    def _finished(self, claim: Claim, *, carried: bool) -> Claim:
        """The claim with its id; claims share the spans that they rest on, since there are many of them."""
        if self.page is None:
            return attrs.evolve(claim, id=claim_id(claim))
        self.page.compared += carried
        evidence = self.page.evidence((e.start, e.end) for e in claim.evidence)
        return attrs.evolve(claim, id=claim_id(claim), evidence=evidence)

    def _with_year(self, claim: Claim) -> Claim:
        """The same claim, inferred from when the source was published."""
        value, how = in_year(typing.cast("PartialDate | Interval", claim.value), self._published)
        premise = self._text.evidence(self._published.spans)
        evidence = tuple(dict.fromkeys((*claim.evidence, *premise)))
        return attrs.evolve(claim, value=value, basis="inferred", because=how, evidence=evidence)

    def _of_weekday(self, line: Line, spans: Iterable[Span], language: str | None) -> tuple[str, str]:
        """The day that a weekday means, and how the words lead there.

        Raises:
            ValueError: The words do not print it, or the day of publication is not known.
        """
        day, how = of_weekday(line.value, line.keys["resolve"], self._published)
        quotes = [Words(e.exact, e.prefix, e.suffix) for e in self._text.evidence(spans)]
        found = weekday_support(day.weekday(), quotes, language)
        if found.verdict in ("contradicted", "not found"):
            raise ValueError(f"{line}: the words do not carry {line.value!r}: {found.words}")
        self._check_not_printed(line, day, quotes, language)
        return day.isoformat(), how

    def _check_not_printed(
        self, line: Line, day: datetime.date, quotes: Iterable[Words], language: str | None
    ) -> None:
        """See that no other day is printed for a weekday than the one that it is taken for.

        Raises:
            ValueError: One is.
        """
        printed: dict[str, str] = {}
        for quote in quotes:
            text = f"{quote.prefix}{quote.exact}{quote.suffix}"
            span = len(quote.prefix), len(quote.prefix) + len(quote.exact)
            for found in printed_instead(line.value, text, language, self._published.day, span):
                if found[1:3] == (day.month, day.day) and found.year in (day.year, None):
                    return
                written = written_day(found)
                printed.setdefault(written, " ".join(text[found.start : found.end].split()))
        if printed:
            written, shown = next(iter(printed.items()))
            which = f"{line.value}, resolve = {line.keys['resolve']!r}, is {day}"
            cure = f"claim {written} in place of the weekday, without resolve"
            raise ValueError(f"{line}: {which}, but the words print {shown!r}: {cure}")

    def _editorial(self, line: Line, block: Block) -> Claim:
        keys = block.keys_of(line)
        because = keys.get("because")
        if because is None and block.sound:
            raise ValueError("an editorial claim states its basis: add 'because'")
        return Claim(
            "",
            line.collection,
            line.subject,
            line.property.path,
            _on_one_line(line, _typed(line)),
            basis="editorial",
            because=because,
            rank=keys.get("rank", "normal"),
            rank_reason=keys.get("rank_reason") if block.sound else None,
            language=keys.get("language") if line.property.field.verbatim else None,
        )

    def _quoted(self, line: Line, block: Block, spans: list[Span] | None) -> Claim | None:
        prop, keys = line.property, block.keys_of(line)
        keys.setdefault("language", self.page.language if self.page else None)
        verbatim = prop.field.verbatim
        because = keys.get("inferred")
        if verbatim and "words" not in keys and isinstance(line.value, str):
            keys["words"] = line.value
        if verbatim and line.value == "*" and words_in(keys):
            line = attrs.evolve(line, value=" ".join(words_in(keys)))
        value: Any = None if "resolve" in line.keys else _on_one_line(line, _typed(line))
        if spans is None and "words" not in line.keys:
            return None
        page = self._text
        if not spans or {"words", "within", "inferred"} & line.keys.keys():
            spans = self._spans(keys)
        if "resolve" in line.keys:
            day, how = self._of_weekday(line, spans, keys["language"])
            value = _typed(attrs.evolve(line, value=day))
            because = f"{because} {how}" if because else how
            spans = list(dict.fromkeys((*spans, *self._published.spans)))
        if (
            verbatim
            and because is None
            and (len(spans) > 1 or as_read(value).strip() != as_read(words_in(keys)[0]).strip())
        ):
            spans = [narrowed(page.text, spans, value)]
        # What ties a record together is the source's own saying, whoever it quotes for the rest.
        content = {} if prop.field.structure else keys
        return Claim(
            "",
            line.collection,
            line.subject,
            prop.path,
            value,
            modality=content.get("modality", "asserted"),
            attributed_to=content.get("by"),
            basis="inferred" if because else "stated",
            because=because,
            rank=keys.get("rank", "normal"),
            rank_reason=keys.get("rank_reason") if block.sound else None,
            language=keys["language"] if verbatim else None,
            source=page.source,
            evidence=page.evidence(spans),
        )

    def _mark(self, block: Block) -> Mark:
        anomaly = block.kind == "anomaly"
        key = "kind" if anomaly else "reason"
        category: Any = block.keys.get(key)
        known = typing.get_args(MARKS["anomaly" if anomaly else "set aside"])
        spans = self._spans(block.keys, parts=True, accounting=not anomaly)
        page = self._text
        if category not in known:
            page.accounted += [] if anomaly else spans
            expected = f"{key}: expected one of {', '.join(map(repr, known))}"
            raise ValueError(f"{expected}, got {category!r}{did_you_mean(str(category), known)}")
        mark = Mark(
            id="",
            kind="anomaly" if anomaly else "set aside",
            source=page.source,
            category=category,
            reason=block.keys.get("reason") if anomaly else None,
            evidence=page.evidence(spans),
        )
        return decode(Mark, encode(attrs.evolve(mark, id=mark_id(mark))), "")


def _full(day: str | None) -> datetime.date | None:
    """A day that is given in full; None for any other."""
    with contextlib.suppress(ValueError):
        return full_day(day or "")
    return None


def _on_one_line(line: Line, value: Any) -> Any:
    """A text as records show it: on one line, without what nobody sees, letters in their composed form."""
    if not isinstance(value, str) or line.property.field.refers_to:
        return value
    return unicodedata.normalize("NFC", " ".join(unbroken(value).translate(_LEFT_OUT).split()))


def _typed(line: Line) -> Any:
    try:
        return structure_value(line.collection, line.property.path, line.value)
    except Exception as exc:
        told = "; ".join(p.message for p in problems_in(exc, ""))
        raise ValueError(f"{line}: {told}") from exc
