"""The federal judicial district and the state a text belongs to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from enforcement.places.state_mentions import StateMention, state_mentions
from enforcement.places.states import (
    ABBREVIATIONS,
    DISTRICTS,
    SIDES,
    STATE_CODES,
    STATE_NAMES,
    district_name,
)
from enforcement.text.passage import Passage

_SIDE = "Northern|Eastern|Southern|Western|Central|Middle"
_STATE = "|".join(
    re.escape(name).replace(r"\ ", r"\s+")
    for name in sorted({*STATE_NAMES.values(), *ABBREVIATIONS}, key=len, reverse=True)
)
_CODE = "|".join(STATE_NAMES)
#: "Southern District of New York", "Southern and Eastern Districts of New York", "District of
#: Western Oklahoma", "Central District of CA".
_WRITTEN = re.compile(
    rf"(?:\b(?P<side>{_SIDE})(?:(?:\s+(?:and|&)\s+"
    rf"|,\s+)(?:{_SIDE})){{0,3}}\s+)?\bDistricts?\s+of\s+"
    rf"(?:the\s+)?(?:(?P<late>{_SIDE})\s+)?(?:(?P<state>{_STATE}|Columbia)|(?P<code>{_CODE})\b)",
    re.IGNORECASE,
)
_DISTRICT = re.compile("district", re.IGNORECASE)
#: Characters about the word: "Northern, Eastern, Southern and Western", and the longest state.
_SIDES_BEFORE, _STATE_AFTER = 60, 60
_SHORTER = "|".join(
    sorted((re.escape(short).replace(r"\ ", " ?") for short in ABBREVIATIONS), key=len)[::-1]
)
#: "S.D.N.Y.", "SDNY", "E.D. Pa.", "D.N.J."; the letters alone only for a part of a state.
_INITIALS = re.compile(
    rf"\b(?:(?P<side>[NESWCM])\.?\s?D\.?\s?(?P<state>{_SHORTER}|{_CODE}\b)"
    rf"|D\.\s?(?P<whole>{_SHORTER}))"
)
_ATTORNEY_FOR = re.compile(
    rf"\bU\.?S\.?\s+Attorney(?:['\u2019]s\s+Office)?\s*(?:for|of|[,;-])\s*(?:the\s+State\s+of\s+)?"
    rf"(?P<state>{_STATE})(?!\s+U|,?\s+D\.?C)",
    re.IGNORECASE,
)
#: The city's government is often a party; its court and its prosecutor are the district.
_COLUMBIA = re.compile(
    r"\b(?:Attorney|Court|court|judge|jury)\b[^.;]{0,60}\Z|^\s*\Z|[;,]\s*\Z", re.IGNORECASE
)

#: An office whose district is more than the state it lies in: "Omaha Division".
_DIVISION = re.compile(r"\b(?:Division|Field\sOffice|District\sOffice|Region(?:al\sOffice)?)\b")
_DATELINE = re.compile(
    r"\(?[A-Z][A-Za-z.\u2019' -]{2,40}(?:,\s?[A-Z][A-Za-z.]{1,14}(?:\s[A-Z][A-Za-z.]{1,10})?)?\)?"
    r"\s?(?:--?|[\u2013\u2014:])\s?"
)
#: Where one who is named comes from: "Ida Holt, 42, of Alba, " before the state.
_HOME = re.compile(r"\bof\s(?:[A-Z][\w.'\u2019-]*\s?){1,4},\s\Z")


def federal_district(passage: Passage) -> str | None:
    """The federal judicial district, e.g. "District of New Jersey": the issuing office's, else the
    one the text states; None where it states none, or three and more.
    """
    return _district(passage.announcement.office, passage.whole)


@lru_cache(maxsize=2)  # the state asks for it again
def _district(office: str, whole: str) -> str | None:
    issuing = next(_districts(office, office=True), None)
    if issuing is not None:
        return issuing
    stated = Counter(_districts(whole, office=False))
    return max(stated, key=stated.__getitem__) if 0 < len(stated) < 3 else None


def district_called(text: str) -> str:
    """The district that goes by a text: its name, its initials ("SDNY", "E.D. Pa."), or the state
    that is one district; "" where none does."""
    written = " ".join(text.split())
    state = STATE_CODES.get(written.casefold())
    if state and (only := district_name("", state)) in DISTRICTS:
        return only
    named = {*_districts(written, office=True)} or {*_districts(written.upper(), office=True)}
    return named.pop() if len(named) == 1 else ""


def state_code(passage: Passage) -> str | None:
    """Two letters: the issuing office's state, else the one the text names for the conduct. The
    office of a division, which works in several states, comes last."""
    office = _state_of_office(passage.announcement.office)
    if office is not None and not _DIVISION.search(passage.announcement.office):
        return office
    stated = federal_district(passage)
    if stated is not None:
        return DISTRICTS[stated]
    mentions = tuple(state_mentions(passage.whole))
    return _state_of_text(passage, mentions) if mentions else office


def _districts(text: str, *, office: bool) -> Iterator[str]:
    """The districts the text names, in the forms of `DISTRICTS`."""
    low = text.lower()
    for match in _written(text):
        if match["state"] and match["state"].lower() == "columbia":
            before = text[max(0, match.start() - 80) : match.start()]
            if office or _COLUMBIA.search(before):
                yield "District of Columbia"
            continue
        code = STATE_CODES[" ".join((match["state"] or match["code"]).split()).lower()]
        yield from _existing((match["side"] or match["late"] or "").title(), code)
    for match in _INITIALS.finditer(text):
        code = STATE_CODES[(match["state"] or match["whole"]).lower()]
        yield from _existing(SIDES[match["side"]] if match["side"] else "", code)
    for match in _ATTORNEY_FOR.finditer(text) if "attorney" in low else ():
        yield from _existing("", STATE_CODES[" ".join(match["state"].split()).lower()])


def _written(text: str) -> Iterator[re.Match[str]]:
    """The places where a district is written out: looked for about its word alone, since the names
    of all states are many to try everywhere."""
    end = 0
    for word in _DISTRICT.finditer(text):
        if word.start() < end:
            continue
        start = max(end, word.start() - _SIDES_BEFORE)
        if match := _WRITTEN.search(text, start, word.end() + _STATE_AFTER):
            end = match.end()
            yield match


def _existing(side: str, code: str) -> Iterator[str]:
    name = district_name(side, code)
    if name in DISTRICTS and code != "DC":  # the capital's is read by `_COLUMBIA`
        yield name


def _state_of_office(office: str) -> str | None:
    stated = next(_districts(office, office=True), None)
    if stated is not None:
        return DISTRICTS[stated]
    written = _WRITTEN.search(office)  # a district that does not exist still names its state
    if written is not None and written["state"] and written["state"].lower() != "columbia":
        return STATE_CODES[" ".join(written["state"].split()).lower()]
    if re.match(r"Washington\b(?![ ]Field)", office):
        return "WA"
    return next((mention.state for mention in state_mentions(office, office=True)), None)


def _state_of_text(passage: Passage, mentions: Sequence[StateMention]) -> str | None:
    """The state whose places those named come from ("of Alba, Ohio"); where none is said to, the
    one named oftenest, the title counting double and the dateline where two are named alike. Where
    a company has its seat counts only when nothing else is named. None when states are named alike,
    or four and more.
    """
    homes: Counter[str] = Counter()
    votes: Counter[str] = Counter()
    seats: Counter[str] = Counter()
    dateline = _DATELINE.match(passage.whole, passage.body)
    issued_in = ""
    for mention in mentions:
        if dateline and passage.body <= mention.start < dateline.end():
            if mention.state == "DC":
                continue  # the department in the capital
            issued_in = issued_in or mention.state
        if mention.seat:
            seats[mention.state] += 1
        elif _HOME.search(passage.whole, max(0, mention.start - 60), mention.start):
            homes[mention.state] += 1
        else:
            votes[mention.state] += 2 if mention.start < passage.body else 1
    ranked = (homes or votes or seats).most_common(4)
    if not ranked or len(ranked) > 3:
        return None
    if len(ranked) > 1 and ranked[0][1] == ranked[1][1]:
        return issued_in if not homes and issued_in in (ranked[0][0], ranked[1][0]) else None
    return ranked[0][0]
