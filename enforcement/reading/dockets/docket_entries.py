"""A docket entry by entry: what each says, and what it was read as."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from enforcement.claims import CourtSentence, Kind, Status
from enforcement.kinds import SENTENCE
from enforcement.reading.dockets.docket_reading import DocketInSteps, docket_in_steps
from enforcement.reading.dockets.docket_sentences import imposed_sentence
from enforcement.reading.dockets.docket_sheet import DocketEntry
from enforcement.reading.dockets.docket_steps import DocketStep
from enforcement.text.passage import Announcement


@dataclass(frozen=True, kw_only=True, slots=True)
class EntryAct:
    """What an entry says was done to one party."""

    kind: Kind
    status: Status
    #: Whether it ends only a part of what had been done before.
    in_part: bool
    #: Whom it was done to; empty where the entry names nobody.
    name: str
    #: What it imposes; None where it states no term.
    sentence: CourtSentence | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadEntry:
    """One entry of a docket, read."""

    #: The day on which it was filed; None where the docket does not give it.
    day: date | None
    #: That of its papers on the docket; empty where it is not given.
    number: str
    #: What its first paper is called, the clerk's words, and the papers that are shown, a paragraph
    #: each.
    text: str
    acts: tuple[EntryAct, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadEntries:
    """A docket, cut into its entries."""

    #: What stands before them: the labelled lines.
    head: str
    #: In the order of the docket.
    entries: tuple[ReadEntry, ...]


def read_entries(announcement: Announcement) -> ReadEntries | None:
    """The entries of a docket; None where the text is none."""
    docket = docket_in_steps(announcement)
    if docket is None:
        return None
    acts: dict[DocketEntry, list[EntryAct]] = defaultdict(list)
    for step in docket.steps:
        acts[step.entry] += _acts(docket, step)
    sheet = docket.sheet
    return ReadEntries(
        head=sheet.head.of(sheet.whole).strip(),
        entries=tuple(_read(sheet.whole, entry, acts[entry]) for entry in sheet.entries),
    )


def _read(whole: str, entry: DocketEntry, acts: Iterable[EntryAct]) -> ReadEntry:
    return ReadEntry(
        day=entry.day,
        number=entry.number,
        text="\n\n".join(_paragraphs(whole, entry)),
        acts=tuple(acts),
    )


def _paragraphs(whole: str, entry: DocketEntry) -> Iterator[str]:
    """What an entry says; its title only where its words do not begin with that."""
    title, words = entry.title.of(whole), entry.words.of(whole)
    if title and not words.casefold().startswith(title.casefold()):
        yield f"{title}:" if words else title
    if words:
        yield words
    for paper in entry.papers:
        yield paper.of(whole)


def _acts(docket: DocketInSteps, step: DocketStep) -> Iterable[EntryAct]:
    names = docket.subjects.done_to(step)
    owner = names[0] if len(names) == 1 else None
    sentence = None
    if step.action.kind == SENTENCE:
        sentence = imposed_sentence(docket.sheet.whole, step, owner)
    for name in names or [""]:
        yield EntryAct(
            kind=step.action.kind,
            status=step.action.status,
            in_part=step.action.in_part,
            name=name,
            sentence=sentence,
        )
