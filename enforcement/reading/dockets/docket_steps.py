"""The steps of a case that its docket enters: complaint, indictment, plea, judgment, order.

A step is what an entry is, not what it speaks of: it stands at the beginning of the clerk's words.
"MOTION to Dismiss INDICTMENT", "NOTICE of Plea Hearing" and "EXHIBIT Judgment" are none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from enforcement.claims import Action, quoted
from enforcement.kinds import JUDGMENT, KINDS
from enforcement.reading.dockets.docket_orders import (
    AFTER,
    JUDGMENT_WORDS,
    ORDER_WORDS,
    Said,
    opening_words,
    order_of_no_kind,
    said_besides,
    said_by_judgment,
    said_by_order,
)
from enforcement.reading.dockets.docket_sheet import DocketEntry, DocketSheet
from enforcement.reading.dockets.sides.side_words import COMPLAINT
from enforcement.text.stretch import Stretch

_I = re.IGNORECASE
#: What the minutes of a hearing begin with: "Minute Entry for proceedings held before Judge …:".
_MINUTES = re.compile(
    r"\W*(?:(?:electronic|criminal|text|courtroom|clerk'?s)\s){0,2}minutes?\b(?!\sorder)", _I
)
_CHARGE = re.compile(
    AFTER.format(
        "sealed|redacted|first|second|third|fourth|fifth|superseding|superseded|felony|misdemeanor|true|bill"
        "|criminal|version"
    )
    + r"\b(?:indictment|information)\b(?!\s(?:for|to|about|regarding|sheet|re|request|memo"
    r"|unsealed|pursuant|under)\b)",
    _I,
)
_PLEA = re.compile(
    r"\W*(?:(?:entry|change)\sof\s(?:guilty\s)?plea\b(?!\shearing)|(?:sealed\s)?plea\s(?:agreement|entered|of"
    r"|by|as\sto)\b|guilty\splea\b)",
    _I,
)
_PLEA_ENTERED = re.compile(
    r"\bplea\sentered\b|\bple(?:ad|ade|d)s?\sguilty\b|\bplea\sof\sguilty\b"
    r"|\benters?\s(?:an?\s)?guilty\splea\b|\bguilty\splea\s(?:is\s|was\s)?(?:entered|accepted)\b",
    _I,
)
_GUILTY = re.compile(r"(?<!not )\bguilty\b", _I)
_NOT_GUILTY = re.compile(r"\bnot\sguilty\b", _I)
_TAKEN_BACK = re.compile(r"\b(?:withdraw\w*|rejected|vacat\w+|set\saside)\b", _I)
_VERDICT = re.compile(r"\W*(?:(?:jury|court|bench|redacted)\s){0,2}verdict\b", _I)
#: In the minutes of a trial: "Jury Verdict as to Odile Farrow (1) Guilty on Count 1".
_FOUND_GUILTY = re.compile(
    r"\b(?:jury|court)\s(?:verdict|return(?:s|ed)|finds|found)\b(?:(?!\bnot\sguilty\b)[^.;]){0,100}?"
    r"(?<!not\s)\bguilty\b",
    _I,
)
_ARREST = re.compile(r"\W*arrest\s(?:\(\w+\)\s)?of\b", _I)
_BY_CONSENT = re.compile(
    AFTER.format("final|stipulated|proposed")
    + r"\b(?:consent\s(?:decree|judgment)|stipulated\s(?:final\s)?judgment)\b",
    _I,
)
_OF_CONVICTION = re.compile(r"\b(?:convict\w+|sentenc\w+|criminal|plea)\b", _I)
#: Characters of an entry that tell what it is.
_OPERATIVE = 240
#: Characters of an entry in which it may say what else it does.
_REACH = 1000
_SENTENCING_HELD = re.compile(r"\bsentencing\b.{0,60}?\bheld\b", _I)


class DocketStep(NamedTuple):
    """A step, and the entry that is it."""

    action: Action
    entry: DocketEntry


def docket_steps(sheet: DocketSheet, *, prosecution: bool) -> tuple[DocketStep, ...]:
    """The steps that the docket shows, each of its own day, in the docket's order."""
    steps = []
    for entry in sheet.entries:
        for part in (entry.words, entry.title):
            for said in _all_said(sheet.whole, part, prosecution=prosecution):
                steps.append(DocketStep(_action(sheet.whole, said, entry), entry))
            if part.end > part.start:
                break
    return tuple(steps)


def appeal_steps(sheet: DocketSheet, *, prosecution: bool) -> tuple[DocketStep, ...]:
    """The judgments of a court of appeals, and its orders: acts without a kind of their own, since
    they are about what a court below did, to whom is not told. So are its judgments on a conviction
    or a sentence."""
    steps = []
    for entry in sheet.entries:
        part = Stretch(entry.words.start, min(entry.words.end, entry.words.start + _OPERATIVE))
        if begins := ORDER_WORDS.match(sheet.whole, *entry.words):
            said = order_of_no_kind(begins, part)
        elif begins := JUDGMENT_WORDS.match(sheet.whole, *entry.words):
            said = order_of_no_kind(begins, part)
            if not (prosecution or _OF_CONVICTION.search(sheet.whole, *entry.words)):
                said = Said(JUDGMENT, said.words)
        else:
            continue
        steps.append(DocketStep(_action(sheet.whole, said, entry), entry))
    return tuple(steps)


def _action(whole: str, said: Said, entry: DocketEntry) -> Action:
    status = said.status or KINDS[said.kind].status
    words = quoted(whole, *said.words)
    return Action(**words, kind=said.kind, status=status, day=entry.day, in_part=said.in_part)


def _all_said(whole: str, part: Stretch, *, prosecution: bool) -> Iterator[Said]:
    """What an entry is, and what it does besides."""
    said = _said(whole, part, prosecution=prosecution)
    if said is None:
        return
    yield said
    reach = Stretch(part.start, min(part.end, part.start + _REACH))
    yield from said_besides(whole, reach, said, prosecution=prosecution)


def _said(whole: str, part: Stretch, *, prosecution: bool) -> Said | None:
    start, end = part
    if _MINUTES.match(whole, start, end):
        return _in_minutes(whole, part) if prosecution else None
    for pattern, read in _BEGINNINGS.items():
        if begins := pattern.match(whole, start, end):
            return read(begins, Stretch(start, min(end, start + _OPERATIVE)), prosecution)
    return None


def _in_minutes(whole: str, part: Stretch) -> Said | None:
    """What was done at a hearing whose minutes these are."""
    if held := _SENTENCING_HELD.search(whole, *part):
        return Said("sentence", Stretch(*held.span()))
    if found := _FOUND_GUILTY.search(whole, *part):
        return Said("conviction", Stretch(*found.span()))
    entered = _PLEA_ENTERED.search(whole, *part)
    if entered and _GUILTY.search(whole, *part) and not _NOT_GUILTY.search(whole, *part):
        return Said("plea", Stretch(*entered.span()))
    return None


def _complaint(begins: re.Match[str], _: Stretch, prosecution: bool) -> Said:
    return Said("charge" if prosecution else "civil-complaint", opening_words(begins))


def _charge(begins: re.Match[str], _: Stretch, prosecution: bool) -> Said | None:
    return Said("charge", opening_words(begins)) if prosecution else None


def _plea(begins: re.Match[str], part: Stretch, _: bool) -> Said | None:
    whole = begins.string
    if _NOT_GUILTY.search(whole, *part) or _TAKEN_BACK.search(whole, *part):
        return None
    return Said("plea", opening_words(begins))


def _verdict(begins: re.Match[str], part: Stretch, prosecution: bool) -> Said | None:
    if prosecution and (guilty := _GUILTY.search(begins.string, *part)):
        return Said("conviction", Stretch(opening_words(begins).start, guilty.end()))
    if prosecution and (cleared := _NOT_GUILTY.search(begins.string, *part)):
        return Said("acquittal", Stretch(opening_words(begins).start, cleared.end()))
    return None


def _arrest(begins: re.Match[str], _: Stretch, prosecution: bool) -> Said | None:
    return Said("arrest", opening_words(begins)) if prosecution else None


def _consent(begins: re.Match[str], _: Stretch, prosecution: bool) -> Said:
    return Said("settlement", opening_words(begins))


_BEGINNINGS: Mapping[re.Pattern[str], Callable[[re.Match[str], Stretch, bool], Said | None]] = {
    COMPLAINT: _complaint,
    _CHARGE: _charge,
    _PLEA: _plea,
    _VERDICT: _verdict,
    _ARREST: _arrest,
    _BY_CONSENT: _consent,
    JUDGMENT_WORDS: said_by_judgment,
    ORDER_WORDS: said_by_order,
}
