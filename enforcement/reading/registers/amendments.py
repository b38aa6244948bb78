"""What a register document does with the days of an earlier one: it extends a period for comments,
delays an effective day, postpones or cancels a meeting."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from enforcement.claims import Coming, DayStatus
from enforcement.text.stretch import Stretch

_COMMENT: tuple[Coming, ...] = ("comment_deadline", "hearing_request_deadline")
_MEETING: tuple[Coming, ...] = ("meeting", "hearing")
#: What is done now: "is extending", "hereby extends", "are extended"; not "extended" alone.
_NOW = r"(?:(?:is|are|will be|being|hereby|further)(?: \w+){0,2} )"
_EXTENDS = (
    r"(?:(?:decided|determined) to (?:extend|re-?open)|extend(?:s|ing)|re-?open(?:s|ing)"
    r"|lengthen(?:s|ing))"
)
_PERIOD = (
    r"(?:comment|comments|public comment|reply comments?|(?:period|deadline|time|opportunity)"
    r" (?:to|for) (?:submit|receiv|fil|public|written|the submission)\w*)\b"
)
_POSTPONES = r"postpon(?:es|ing|ement of)|re-?schedul(?:es|ing)|chang(?:es|ing) the dates? of"
_THING = (
    r"(?:\S+ ){0,12}?(?:meetings?|hearings?|workshops?|webinars?|briefings?|sessions?|symposium"
    r"|roundtable)\b"
)
_DAY_OF = r"(?:\S+ ){0,9}?effective(?:ness)?\b"
_COMPLIANCE = r"(?:\S+ ){0,8}?(?:compliance|implementation)\b"

_AMENDS: tuple[tuple[tuple[Coming, ...], DayStatus, re.Pattern[str]], ...] = (
    (
        _COMMENT,
        "moved_from",
        re.compile(
            rf"\b{_EXTENDS}\b (?:\S+ ){{0,12}}?{_PERIOD}"
            rf"|\b(?:extension|re-?opening) of (?:\S+ ){{0,5}}?{_PERIOD}"
            rf"|\bcomment periods? (?:extension|re-?opening|extended|reopened)\b"
            rf"|\b{_PERIOD}[^.;]{{0,200}}? {_NOW}(?:extended|re-?opened)\b"
            r"|\b(?:extension|re-?opening) of (?:the )?(?:period|docket)\b"
            r"|\bextend\w* (?:and reopen\w* |the )+(?:period|deadline|docket)\b"
            r"|\bwe\b[^.;]{0,60}? re-?open the (?:public )?comment period\b"
        ),
    ),
    (
        ("effective",),
        "moved_from",
        re.compile(
            rf"\b(?:delay(?:s|ing)?|postpon(?:es|ing|ement)|further delay\w*|stay(?:s"
            rf"|ing)) (?:of )?{_DAY_OF}"
            r"|\b(?:extend(?:s|ing)|chang(?:es|ing)) (?:\S+ ){0,4}?effective dates?\b"
            rf"|\beffective dates?[^.;]{{0,240}}? {_NOW}(?:delayed"
            r"|postponed|extended|deferred)\b(?! indefinitely)|\beffective date delayed\b"
            r"|\bdelaying that date\b"
        ),
    ),
    (
        ("compliance",),
        "moved_from",
        re.compile(
            rf"\b(?:delay(?:s|ing)?|postpon(?:es|ing)|extend(?:s|ing)|extension of"
            rf"|delay of) {_COMPLIANCE}"
            rf"|\bcompliance dates?[^.;]{{0,240}}? {_NOW}(?:delayed|postponed|extended)\b"
        ),
    ),
    (
        _MEETING,
        "cancelled",
        re.compile(
            rf"\b(?:cancel(?:s|l?ing)|cancell?ation of) {_THING}"
            rf"|\b(?:meetings?|hearings?|workshops?|briefings?|sessions?)\b[^.;]{{0,260}}? {_NOW}?"
            r"(?:(?:is|are|was|were|has been|have been)(?: \w+){0,1} )cancell?ed\b"
            r"|\bcancell?ation of (?:\S+ ){0,4}?(?:meeting|hearing)\b"
            r"|\A[^\n]*; (?:meeting |hearing )?cancell?(?:ed|ation)\b"
        ),
    ),
    (
        _MEETING,
        "moved_from",
        re.compile(
            rf"\b(?:{_POSTPONES}) {_THING}|\b(?:meetings?|hearings?|workshops?"
            rf"|webinar)\b[^.;]{{0,260}}?"
            r" (?:is|are|was|were|has been|have been|being)(?: \w+){0,1} (?:postponed"
            r"|re-?scheduled)\b"
            r"|\A[^\n]*; (?:notice of )?change (?:of|in) (?:\w+ ){0,2}?dates?\b"
            r"|\A[^\n]*; (?:postpone(?:d|ment)|reschedul(?:ed|ing))\b"
            r"|\bnew dates?\b[^.;]{0,80}\bpostponed\b"
        ),
    ),
    (
        ("other",),
        "moved_from",
        re.compile(
            r"\b(?:(?:order |rule |action )?(?:to |will )?extend|extend(?:s|ing)"
            r"|issuing an? (?:\w+ ){0,2}extension of|temporary extension of) (?:\S+ ){0,6}?"
            r"(?:flexibilit\w+|exceptions?|exemptions?|waivers?|temporary|deadlines?|application|validity"
            r"|order|such|these|expiration)\b"
            r"|\bpostpon\w* (?:of )?(?:\S+ ){0,9}?(?:examinations?|auctions?|sales?|elections?)\b"
        ),
    ),
)


#: "denies requests for an extension of the comment period": nothing is extended.
REFUSED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ial of)|declin(?:es|ed|ing)|requests? (?:for|to)|requesting"
    r"|requested)"
    r"\b[^.;]{0,60}?\b(?:extension|extend"
    r"|re-?open\w*)\b(?: of)?(?: the)?(?: comment)?(?: periods?)?"
)


@dataclass(frozen=True, slots=True)
class Amendment:
    """What becomes of the days that an earlier document set, by what they are for."""

    statuses: Mapping[Coming, DayStatus]

    def status(self, what: Coming) -> DayStatus | None:
        """What becomes of such a day; None where the document leaves it."""
        return self.statuses.get(what)


def comment_extension(said: str) -> Stretch | None:
    """Where a text in lower case says that it extends or reopens a period for comments."""
    plain = REFUSED.sub(lambda refused: " " * len(refused.group()), said)
    words = next(pattern for whats, _, pattern in _AMENDS if "comment_deadline" in whats)
    found = words.search(plain)
    return Stretch(*found.span()) if found else None


def amendment(said: str) -> Amendment:
    """What a document does with the days of an earlier one; `said` is its title, action, summary
    and dates, in lower case."""
    statuses: dict[Coming, DayStatus] = {}
    said = REFUSED.sub(" ", said)
    for whats, status, words in _AMENDS:
        if words.search(said):
            for what in whats:
                statuses.setdefault(what, status)
    return Amendment(statuses)
