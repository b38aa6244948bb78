"""The steps of a case that its docket enters: complaint, indictment, plea, judgment, order.

A step is what an entry is, not what it speaks of: it stands at the beginning of the clerk's words.
"MOTION to Dismiss INDICTMENT", "NOTICE of Plea Hearing" and "EXHIBIT Judgment" are none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from enforcement.claims import Action, Kind, Status, quoted
from enforcement.kinds import KINDS
from enforcement.reading.dockets.docket_sheet import DocketEntry, DocketSheet, Span
from enforcement.reading.dockets.side_words import COMPLAINT

_I = re.IGNORECASE
#: What the minutes of a hearing begin with: "Minute Entry for proceedings held before Judge …:".
_MINUTES = re.compile(
    r"\W*(?:(?:electronic|criminal|text|courtroom|clerk'?s)\s){0,2}minutes?\b(?!\sorder)", _I
)
_MORE = r"(?:[\W_]*\b(?:{})\b){{0,5}}[\W_]*"
_CHARGE = re.compile(
    _MORE.format(
        "sealed|redacted|first|second|third|fourth|fifth|superseding|superseded|felony|misdemeanor|true|bill"
        "|criminal|version"
    )
    + r"\b(?:indictment|information)\b(?!\s(?:for|about|regarding|sheet|re|request|memo|unsealed))",
    _I,
)
_PLEA = re.compile(
    r"\W*(?:(?:entry|change)\sof\s(?:guilty\s)?plea\b(?!\shearing)|(?:sealed\s)?plea\s(?:agreement|entered|of"
    r"|by|as\sto)\b|guilty\splea\b)",
    _I,
)
_PLEA_ENTERED = re.compile(
    r"\bplea\sentered\b|\bpleads?\sguilty\b|\bentered\sa\splea\sof\sguilty\b", _I
)
_GUILTY = re.compile(r"(?<!not )\bguilty\b", _I)
_NOT_GUILTY = re.compile(r"\bnot\sguilty\b", _I)
_TAKEN_BACK = re.compile(r"\b(?:withdraw\w*|rejected|vacat\w+|set\saside)\b", _I)
_VERDICT = re.compile(r"\W*(?:(?:jury|court|bench|redacted)\s){0,2}verdict\b", _I)
_ARREST = re.compile(r"\W*arrest\s(?:\(\w+\)\s)?of\b", _I)
_JUDGMENT = re.compile(
    _MORE.format(
        "clerk's|clerks|final|default|amended|second|partial|corrected|redacted|criminal|civil"
    )
    + r"\bjudgment\b",
    _I,
)
_BY_CONSENT = re.compile(
    _MORE.format("final|stipulated|proposed")
    + r"\b(?:consent\s(?:decree|judgment)|stipulated\s(?:final\s)?judgment)\b",
    _I,
)
_SENTENCING_HELD = re.compile(r"\bsentencing\b.{0,60}?\bheld\b", _I)
_ORDER = re.compile(
    _MORE.format(
        "memorandum|opinion|decision|and|minute|text|electronic|sealed|amended|stipulated|agreed"
        "|preliminary|final|redacted|findings|of|fact|conclusions|law|paperless|consent|endorsed"
    )
    + r"\border\b(?!\sto\sshow\scause\sresponse)",
    _I,
)
_FORFEITED = re.compile(r"(?:[ ]of)?[ ](?:\w+[ ])?forfeiture\b", _I)
#: Characters of an order that tell what it orders.
_OPERATIVE = 240
_DISMISSED = re.compile(
    r"\bdismissing\s(?:(?:with|without)\sprejudice\s)?(?:this\s|the\s|entire\s|all\s){0,3}"
    r"(?:case|action|complaint|indictment|information|charges|claims|matter|petition)\b"
    r"|\border\sof\sdismissal\b|\bjudgment\sof\sdismissal\b"
    r"|\bgranting\s(?:\S+\s){0,6}?motions?\sto\sdismiss\b(?!\s(?:\w+\s){0,3}(?:count|counterclaim|cross))",
    _I,
)
_IN_PART = re.compile(r"\bin\spart\b|\bwith\sleave\b|\bcounts?\s\d|\bdenying\b|\bas\smoot\b", _I)
_ENJOINED = re.compile(r"\bpermanent(?:ly)?\s(?:injunction|enjoin)", _I)
_ACQUITTED = re.compile(r"\b(?:judgment\sof\sacquittal|not\sguilty|acquitt(?:al|ed|ing))\b", _I)
_UNDONE = re.compile(
    r"\b(?:vacating|setting\saside)\s(?:\S+\s){0,4}?(?P<what>judgment|sentence|conviction|plea|verdict)\b",
    _I,
)


#: What an order orders, up to who signed it.
_CLAUSE = re.compile(r"[^.;:()\[\]]{5,120}?(?=[.;:()\[\]]|\s(?:by|signed|re)\b|\Z)", _I)


class Step(NamedTuple):
    """A step, and the entry that is it."""

    action: Action
    entry: DocketEntry


class _Said(NamedTuple):
    """What the words of an entry say that it is."""

    kind: Kind
    words: Span
    status: Status | None = None


def docket_steps(sheet: DocketSheet, *, prosecution: bool) -> tuple[Step, ...]:
    """The steps that the docket shows, each of its own day, in the docket's order."""
    steps = []
    for entry in sheet.entries:
        for part in (entry.words, entry.title):
            said = _said(sheet.whole, part, prosecution=prosecution)
            if said is not None:
                steps.append(Step(_action(sheet.whole, said, entry), entry))
            if part.end > part.start:
                break
    return tuple(steps)


def appeal_steps(sheet: DocketSheet) -> tuple[Step, ...]:
    """The orders and judgments of a court of appeals: acts without a kind of their own, since they
    are about what a court below did, to whom is not told."""
    steps = []
    for entry in sheet.entries:
        for pattern in (_ORDER, _JUDGMENT):
            if begins := pattern.match(sheet.whole, *entry.words):
                part = Span(entry.words.start, min(entry.words.end, entry.words.start + _OPERATIVE))
                said = _Said("other", _clause(begins, part), "ordered")
                steps.append(Step(_action(sheet.whole, said, entry), entry))
    return tuple(steps)


def _action(whole: str, said: _Said, entry: DocketEntry) -> Action:
    status = said.status or KINDS[said.kind].status
    return Action(**quoted(whole, *said.words), kind=said.kind, status=status, day=entry.day)


def _said(whole: str, part: Span, *, prosecution: bool) -> _Said | None:
    start, end = part
    if _MINUTES.match(whole, start, end):
        return _in_minutes(whole, part) if prosecution else None
    for pattern, read in _BEGINNINGS.items():
        if begins := pattern.match(whole, start, end):
            return read(begins, Span(start, min(end, start + _OPERATIVE)), prosecution)
    return None


def _in_minutes(whole: str, part: Span) -> _Said | None:
    """What was done at a hearing whose minutes these are."""
    if held := _SENTENCING_HELD.search(whole, *part):
        return _Said("sentence", Span(*held.span()))
    entered = _PLEA_ENTERED.search(whole, *part)
    if entered and _GUILTY.search(whole, *part) and not _NOT_GUILTY.search(whole, *part):
        return _Said("plea", Span(*entered.span()))
    return None


def _complaint(begins: re.Match[str], _: Span, prosecution: bool) -> _Said:
    return _Said("charge" if prosecution else "civil-complaint", _words(begins))


def _charge(begins: re.Match[str], _: Span, prosecution: bool) -> _Said | None:
    return _Said("charge", _words(begins)) if prosecution else None


def _plea(begins: re.Match[str], part: Span, _: bool) -> _Said | None:
    whole = begins.string
    if _NOT_GUILTY.search(whole, *part) or _TAKEN_BACK.search(whole, *part):
        return None
    return _Said("plea", _words(begins))


def _verdict(begins: re.Match[str], part: Span, prosecution: bool) -> _Said | None:
    if prosecution and (guilty := _GUILTY.search(begins.string, *part)):
        return _Said("conviction", Span(_words(begins).start, guilty.end()))
    if prosecution and (cleared := _NOT_GUILTY.search(begins.string, *part)):
        return _Said("acquittal", Span(_words(begins).start, cleared.end()))
    return None


def _arrest(begins: re.Match[str], _: Span, prosecution: bool) -> _Said | None:
    return _Said("arrest", _words(begins)) if prosecution else None


def _consent(begins: re.Match[str], _: Span, prosecution: bool) -> _Said:
    return _Said("settlement", _words(begins))


def _judgment(begins: re.Match[str], part: Span, prosecution: bool) -> _Said:
    whole, words = begins.string, _words(begins)
    if prosecution and _ACQUITTED.search(whole, *part):
        return _Said("acquittal", words)
    if _DISMISSED.search(whole, *part):
        return _Said("dismissal", words)
    if _FORFEITED.match(whole, begins.end(), part.end):
        return _Said("forfeiture", words, "ordered")
    return _Said("sentence" if prosecution else "judgment", words)


def _order(begins: re.Match[str], part: Span, prosecution: bool) -> _Said:
    """What an order orders; one that is not understood is an act without a kind of its own."""
    whole, words = begins.string, _words(begins)
    if undone := _UNDONE.search(whole, *part):
        what = undone["what"].lower()
        if what == "judgment" and prosecution:
            what = "sentence"
        kind = "conviction" if what == "verdict" else what
        return _Said(kind, Span(words.start, undone.end()), "vacated")
    dismissed = _DISMISSED.search(whole, *part)
    if dismissed and not _IN_PART.search(whole, *part):
        return _Said("dismissal", Span(words.start, dismissed.end()))
    if prosecution and (acquitted := _ACQUITTED.search(whole, *part)):
        return _Said("acquittal", Span(words.start, acquitted.end()))
    if _FORFEITED.match(whole, words.end, part.end):
        return _Said("forfeiture", words, "ordered")
    if enjoined := _ENJOINED.search(whole, *part):
        return _Said("judgment", Span(words.start, enjoined.end()))
    return _Said("other", _clause(begins, part), "ordered")


def _clause(begins: re.Match[str], part: Span) -> Span:
    """What an order orders in the words of the clerk, up to who signed it."""
    words = _words(begins)
    clause = _CLAUSE.match(begins.string, words.start, part.end)
    return Span(*clause.span()) if clause else words


def _words(begins: re.Match[str]) -> Span:
    """The matched words, without the signs before them."""
    matched = begins.group()
    lead = re.match(r"[\W_]*", matched)
    return Span(begins.start() + (lead.end() if lead else 0), begins.end())


_BEGINNINGS: Mapping[re.Pattern[str], Callable[[re.Match[str], Span, bool], _Said | None]] = {
    COMPLAINT: _complaint,
    _CHARGE: _charge,
    _PLEA: _plea,
    _VERDICT: _verdict,
    _ARREST: _arrest,
    _BY_CONSENT: _consent,
    _JUDGMENT: _judgment,
    _ORDER: _order,
}
