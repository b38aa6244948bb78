"""A docket as it is laid out: a head of labelled lines, then entries, each with its day.

    Docket: 2:31-cr-00017

    Parties: Odile Farrow; USA

    2031-04-02, document 12-1: Exhibit Ledger

    INDICTMENT as to Odile Farrow (1) count(s) 1-4. (Entered: 04/02/2031)

    and then the beginning of the paper itself, in as many paragraphs as it has.

So the source of CourtListener's dockets writes them (`crawler.sources.us_courtlistener_dockets`);
its text has no line for the number, which is a label there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from enforcement.text.passage import Passage
from enforcement.text.stretch import Stretch

_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n[^\n]*\S[^\n]*){0,4000}")
_LABEL = re.compile(r"(?P<label>Docket|Parties|Cause|Nature of suit): *(?=\S)")
#: `2031-04-02, document 12-1: Exhibit Ledger`, each part only where it is known.
_HEADING = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:, document (?P<number>\d{1,6})(?P<part>-\d{1,5})?)?"
    r"(?:: (?P<title>[^\n]*))?"
    r"|document (?P<number_alone>\d{1,6})(?P<part_alone>-\d{1,5})?(?:: (?P<title_alone>[^\n]*))?"
)
#: What a paper of a docket bears on every page: "Case 3:31-cr-00042 Document 1"; "Case unsealed" is
#: an entry.
_STAMP = re.compile(r"Case:? (?:No\.? )?\d|\(\d+ of \d+\)")
_COURT = re.compile(r"\A(?:[\w.]+ ){0,4}Court\b|\bCourt of\b")


@dataclass(frozen=True, kw_only=True, slots=True)
class DocketEntry:
    """One entry of a docket, with the papers that are shown of it."""

    #: The day on which it was filed; None where the docket does not give it.
    day: date | None
    #: That of its papers on the docket; empty where it has none, or the docket does not give it.
    number: str
    #: What was entered, in the clerk's words; empty where only papers are shown.
    words: Stretch
    #: What its first paper is called; empty where that is not said, or where it is an attachment.
    title: Stretch
    #: The paragraphs of its papers.
    papers: tuple[Stretch, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class DocketSheet:
    """A docket, laid out."""

    whole: str
    #: Where its number or numbers stand; empty where it has no such line.
    number: Stretch
    #: Where the names of the parties stand.
    parties: Stretch
    #: What stands before the entries.
    head: Stretch
    #: Whether a cause or a nature of suit is given, as for no prosecution.
    civil: bool
    #: In the order of the docket.
    entries: tuple[DocketEntry, ...]


@dataclass(slots=True)
class _Draft:
    """An entry while its paragraphs are gathered."""

    #: Where its heading begins.
    start: int
    day: date | None
    number: str
    title: Stretch
    words: Stretch
    papers: list[Stretch] = field(default_factory=list)


def docket_sheet(passage: Passage) -> DocketSheet | None:
    """The docket that a text is; None where it is none.

    It is one where it begins with a docket's labelled lines and has an entry with its day or a line
    of parties, or where it begins with an entry's heading.
    """
    whole, body = passage.whole, passage.body
    first = _PARAGRAPH.search(whole, body)
    if first is None or not _begins(first, passage.announcement.office):
        return None
    lines, drafts = _laid_out(whole, body)
    if not drafts and "Parties" not in lines:
        return None
    nothing = Stretch(body, body)
    return DocketSheet(
        whole=whole,
        number=lines.get("Docket", nothing),
        parties=lines.get("Parties", nothing),
        head=Stretch(body, drafts[0].start if drafts else len(whole)),
        civil="Cause" in lines or "Nature of suit" in lines,
        entries=tuple(
            DocketEntry(
                day=it.day,
                number=it.number,
                words=it.words,
                title=it.title,
                papers=tuple(it.papers),
            )
            for it in drafts
        ),
    )


def _begins(first: re.Match[str], office: str) -> bool:
    """Whether a text whose first paragraph this is may be a docket; a day alone needs a court."""
    whole, start, end = first.string, *first.span()
    if _LABEL.match(whole, start):
        return True
    heading = _HEADING.fullmatch(whole, start, end)
    return heading is not None and bool(_number(heading) or _COURT.search(office))


def _laid_out(whole: str, body: int) -> tuple[dict[str, Stretch], list[_Draft]]:
    """The labelled lines, and the entries."""
    lines: dict[str, Stretch] = {}
    drafts: list[_Draft] = []
    awaited = False  # whether the next paragraph can be the clerk's words
    for start, end in _paragraphs(whole, body):
        if heading := _HEADING.fullmatch(whole, start, end):
            known = drafts[-1] if drafts else None
            draft = _draft(heading)
            awaited = known is None or not draft.number or draft.number != known.number
            if awaited:
                drafts.append(draft)
        elif not drafts:
            if label := _LABEL.match(whole, start, end):
                lines.setdefault(label["label"], Stretch(label.end(), end))
        elif awaited and "\n" not in whole[start:end] and not _STAMP.match(whole, start):
            drafts[-1].words, awaited = Stretch(start, end), False
        else:
            drafts[-1].papers.append(Stretch(start, end))
            awaited = False
    return lines, drafts


def _paragraphs(whole: str, body: int) -> Iterator[Stretch]:
    for paragraph in _PARAGRAPH.finditer(whole, body):
        text = paragraph.group()
        yield Stretch(paragraph.start(), paragraph.start() + len(text.rstrip()))


def _draft(heading: re.Match[str]) -> _Draft:
    group = "title" if heading["title"] else "title_alone"
    attached = heading["part"] or heading["part_alone"]
    nothing = Stretch(heading.end(), heading.end())
    title = Stretch(*heading.span(group)) if heading[group] and not attached else nothing
    return _Draft(
        start=heading.start(),
        day=_day(heading["day"]),
        number=_number(heading),
        title=title,
        words=nothing,
    )


def _number(heading: re.Match[str]) -> str:
    return heading["number"] or heading["number_alone"] or ""


def _day(written: str | None) -> date | None:
    try:
        return date.fromisoformat(written or "")
    except ValueError:
        return None
