"""Beginning an annotation file: a block for each sentence of a text, with what it may say as comments.

Nothing is claimed for the author: every line that would claim something is a comment, to be confirmed by
taking its `#` away, or struck. So the file builds as it is, as a draft.
"""

from __future__ import annotations

import contextlib
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from security_meetings.build.building import extra, used_by
from security_meetings.build.dating import written_day
from security_meetings.build.gathering import Gathered
from security_meetings.build.opening import edges_in, printed_days
from security_meetings.build.proposing import Names, Proposal, proposals
from security_meetings.build.quotes import Text, locate
from security_meetings.build.readings import Misquoted
from security_meetings.build.romanizing import in_latin
from security_meetings.build.sentences import sentences
from security_meetings.build.sowing import read_files
from security_meetings.build.starting import write_new
from security_meetings.build.texts import read_text
from security_meetings.build.tomling import plain, quoted
from security_meetings.build.using import PACK
from security_meetings.errors import InvalidData, InvalidValue, PackNotFound, Problem
from security_meetings.model.rules import wrong_id
from security_meetings.model.sentences import Span
from security_meetings.packs.pack import MANIFEST, Pack, open_pack

__all__ = ["draft", "new_source"]

_HEAD = """\
# A draft of what {file} says. A line behind "#" is a proposal: take the "#" away where the sentence says it,
# else strike the line. Put your own claims beside them. A sentence of which nothing is said is open,
# or is set aside: [[set_aside]] in place of [[quote]], with reason = "page furniture" or the like.
# "would be refused": the build would refuse that line as it is; why, stands behind it. Complete or strike it.
# "again": proposed above already. "or": of two such lines, one block holds only one. "a day": a day that is
# printed, for whatever happened on it.
"""
# What is known of a text stands near its beginning.
_FIRST = 5
_LONGEST_TITLE = 200
# Why a proposal is none as it stands, in so many letters.
_WHY = 120


def new_source(file: Path, pack: Path, *, language: str | None = None, meeting: str = "this-meeting") -> Path:
    """Put a text into a pack, with a draft of its annotation file beside it.

    Args:
        file: The text, in UTF-8; its name without the ending becomes the id of the source, Cyrillic letters
            put into Latin ones.
        pack: The pack's folder.
        language: Its BCP 47 tag, where it is known.
        meeting: The id of the meeting that days and numbers are proposed for.

    Returns:
        The annotation file.

    Raises:
        PackNotFound: There is no pack.
        InvalidValue: The name of the file makes no id.
        InvalidData: The text cannot be read, or a pack that is used cannot.
        NotWritten: It is annotated already, another text has its name, or it cannot be written.
    """
    seeds = pack / "seeds"
    if not (seeds / PACK).is_file():
        raise PackNotFound(f"no pack at {pack}: expected seeds/{PACK} in it; begin one with new-pack")
    raw, text = read_text(file)
    with extra():
        source = in_latin(file.stem)
    if wrong := wrong_id(source) or wrong_id(meeting):
        raise InvalidValue(f"{file}: {wrong}: give the file another name, or --meeting another id")
    notes, copy = seeds / f"{file.stem}.toml", seeds / f"{file.stem}.txt"
    if notes.name == PACK:
        raise InvalidValue(f"{file}: {PACK} is what the pack says of itself: give the text another name")
    with extra():
        told = draft(text, source, _known(pack), language=language, meeting=meeting)
    is_there = False
    with contextlib.suppress(OSError):  # told where it is written
        is_there = copy.is_file() and copy.read_bytes() == raw
    write_new({notes: told.encode(), **({} if is_there else {copy: raw})})
    return notes


def _known(pack: Path) -> Names:
    """The names in a pack, as far as it is built, and in those that it uses."""
    problems: list[Problem] = []
    packs: list[Pack] = list(used_by(pack, problems).packs)
    if problems:
        raise InvalidData(problems)
    if (pack / "data" / MANIFEST).is_file():
        packs.insert(0, open_pack(pack))
    return Names.of(packs)


def draft(
    text: str, source: str, known: Names, *, language: str | None = None, meeting: str = "this-meeting"
) -> str:
    """The draft of an annotation file: see `new_source`.

    Args:
        text: The text.
        source: The id of the source.
        known: The names that may be met.
        language: Its BCP 47 tag; None where it is not known.
        meeting: The id of the meeting that days and numbers are proposed for.

    Raises:
        ModuleNotFoundError: The extra `build` is not installed.
    """
    found = Text(text)
    spans = sentences(text, language)
    lines = _HEAD.format(file=plain(f"{source}.txt")).splitlines()
    lines += [f"source = {quoted(source)}", "draft = true  # take this line out when no sentence is open"]
    lines += [f"language = {quoted(language)}" if language else '# language = "en"']
    proposed: dict[int, Proposal] = {}
    for proposal in _of_source(found, spans, language):
        proposed[len(lines)] = proposal
        lines.append(proposal.line)
    exacts = [text[slice(*span)] for span in spans]
    edges = edges_in(exacts, language, _dateline(exacts, language))
    told: set[str] = set()
    for number, exact in enumerate(exacts, start=1):
        block, is_unique = _block(found, spans, number - 1)
        lines += ["", f"# {number}", *block]
        here: set[str] = set()
        own = {start: edge for (at, start), edge in edges.items() if at == number - 1}
        for proposal in proposals(exact, known, language, meeting, own) if is_unique else ():
            if not proposal.claims:
                lines.append(f"# {proposal.line}")
                continue
            if proposal.line in told:
                lines.append(f"# again: {proposal.line}")
                continue
            if proposal.place in here:
                # A block holds one of the two, so that only one can be confirmed.
                lines.append(f"# or: {proposal.line}")
                continue
            told.add(proposal.line)
            here.add(proposal.place)
            proposed[len(lines)] = proposal
            lines.append(proposal.line)
    wrong = _wrong(text, lines)
    for at, proposal in proposed.items():
        why = wrong.get(at + 1)
        hint = f"  # {proposal.hint}" if proposal.hint else ""
        lines[at] = (
            f"# {proposal.line}{hint}" if why is None else f"# would be refused: {proposal.line}  # {why}"
        )
    return "\n".join(lines) + "\n"


def _of_source(text: Text, spans: list[Span], language: str | None) -> Iterator[Proposal]:
    """What the first sentences may say of the text itself: its title, and when it was published."""
    if spans:
        title = " ".join(text.text[slice(*spans[0])].split())
        if len(title) <= _LONGEST_TITLE:
            yield Proposal(f"title = {quoted(title)}")
    first = [text.text[slice(*span)] for span in spans[:_FIRST]]
    if at := _dateline(first, language):
        exact = first[at[0]]
        day = next(day for day in printed_days(exact, language) if day.start == at[1])
        words = " ".join(exact[day.start : day.end].split())
        yield Proposal(f"published = {{value = {written_day(day)}, words = {quoted(words)}}}")


def _dateline(exacts: Sequence[str], language: str | None) -> tuple[int, int] | None:
    """The first full day, by the number of its sentence and its offset: it may be that of publication."""
    for number, exact in enumerate(exacts[:_FIRST]):
        for day in printed_days(exact, language):
            if None not in day[:3]:
                return number, day.start
    return None


def _block(text: Text, spans: list[Span], at: int) -> tuple[list[str], bool]:
    """The block that quotes a sentence, and whether its words are found."""
    words = " ".join(text.text[slice(*spans[at])].split())
    around = [(at, at), (max(at - 1, 0), at), (at, min(at + 1, len(spans) - 1))]
    for first, last in around:
        within = None if first == last else _joined(text, spans, first, last)
        try:
            found = locate(text, words, within)
        except Misquoted:
            continue
        if found == spans[at]:
            more = [] if within is None else [f"within = {quoted(within)}"]
            return ["[[quote]]", f"words = {quoted(words)}", *more], True
    why = "# These words stand several times, or are part of longer ones: quote more of them, or add within."
    return [why, "# [[quote]]", f"# words = {quoted(words)}"], False


def _joined(text: Text, spans: list[Span], first: int, last: int) -> str:
    return " ".join(text.text[spans[first][0] : spans[last][1]].split())


def _wrong(text: str, lines: Iterable[str]) -> Mapping[int, str]:
    """What the build would say of the proposals if all were confirmed, by line."""
    with tempfile.TemporaryDirectory() as folder:
        notes = Path(folder) / "draft.toml"
        notes.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
        notes.with_suffix(".txt").write_bytes(text.encode())
        said = Gathered()
        read_files([notes], said)
    found: dict[int, str] = {}
    for problem in said.problems:
        at = re.fullmatch(r"line (\d+)", problem.where)
        if at:
            found.setdefault(int(at[1]), plain(problem.message)[:_WHY])
    return found
