"""What a day is for: the thing named nearest before it, else the first one named after it.

Agencies word days as the Federal Register's Document Drafting Handbook has it ("Comments must be
received on or before …"), courts and prosecutors as in "sentencing is set for …".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from enforcement.claims import Coming
from enforcement.days.marked_sentence import DAY, without_titles

#: The first that matches at a place decides, so that the hearing of "requests for a hearing" is
#: none. What a law or a rule is "in effect" or "in compliance with" is no day's purpose.
_PURPOSES: Mapping[Coming, str] = {
    "hearing_request_deadline": rf"""
        \b(?:requests?|requesting)\ (?:(?:for|to\ (?:request|schedule|hold))\ )?
            (?:an?\ |the\ |any\ )?
            (?:(?:public|oral|formal|virtual|informal|administrative|evidentiary)\ ){{0,2}}
            (?:hearings?|oral\ presentations?)\b
      | \brequests?\ (?:for|to)\ (?:speak|testify|present|participate|appear|make|attend|give|oral)
            \b[^{DAY};.]{{0,80}}?(?:hearings?\b|(?={DAY}|;|\.|must|should|\Z))
      | \boutlines?\b(?:\ of\ (?:the\ )?(?:topics?|issues?|testimony|oral)\b[^{DAY};.]{{0,60}}?
            (?:hearing\b|discussed\b(?!\ at)|presented\b(?!\ at)))?
      | \bif\ (?:(?:a\ hearing|one)\ is\ )?requested\b(?=\ (?:by|on\ or\ before)\b)
      | \bnotices?\ of\ (?:intent(?:ion)?|appearance|participation)\b(?:\ to\ (?:appear|participate|
            testify|speak)\b)?(?:[^{DAY};.]{{0,40}}?\bhearings?\b)?
      | \b(?:wish(?:es|ing)?|want(?:s|ing)?|requests?|regist(?:er|ration))\ to\ (?:speak|testify|
            (?:make\ (?:an\ )?|give\ )?oral)\b(?:[^{DAY};.]{{0,40}}?\bhearings?\b)?""",
    "comment_deadline": rf"""
        \b(?:comments?|objections?|rebuttals?|closing\ date|replies)\b
      | \b(?:submissions?|responses?|views|written\ statements?|information)\b
            (?=\ (?:must|should|will|may|by|are\ due|(?:received\ )?on\ or\ before|received\ by
              |and\ recommendations)\b)
      | \bdeadline\ for\ (?:\w+\ )?(?:responses|submissions)\b
      | \b(?:scoping|public\ review)\ period\b
      | \bperiod\b(?=\ (?:now\ )?(?:closes|ends|will\ (?:close|end)))
      | \bdocket\b[^{DAY};.]{{0,80}}?\ (?:will|would|is\ to)\ (?:close|remain)\b""",
    "compliance": r"""
        (?<!in\ )\bcompliance\b(?!\ with\ (?:21|the\ paperwork)) | \bcompl(?:y|ies)\b""",
    "effective": r"""
        \beffective(?:ness)?\b(?!\ (?:control|way|means|use|treatment|at|in)\b)
      | \b(?:takes?|took|taking|go(?:es|ing)?|comes?|puts?|in)\ (?:in)?(?:to\ )?(?:effect|force)\b
      | \binto\ effect\b | \bbecom\w+\ final\b""",
    "sentencing": r"\bsentenc(?:ed|ing)\b(?:\ hearings?\b)?",
    "trial": r"\btrial\b",
    "meeting": rf"""
        \b(?:meetings?|workshops?|webinars?|briefings?|symposium|webcast|roundtables?|teleconferences?)\b
      | \b(?:web|public|virtual|video)\ (?:conferences?|forum)\b | \btown\ halls?\b
      | \blistening\ sessions?\b | \bconference\ call\b | \bopen\ house\b
      | \b(?:committee|board|panel|council|commission|group)\ (?:will|is\ to)\ meet\b
      | \b(?:will|is\ to)\ meet\ (?:[a-z]+ly\ )?(?:(?:on|from|by|via|at)\b|(?={DAY}))""",
    "hearing": r"""
        \b(?:hearings?|arraign\w+|appear(?:ance)?|summon(?:ed|s|sed)|court\ date|in\ court
        |conference|oral\ arguments?)\b""",
    "other": r"(?:\bapplicab(?:ility|le)\b(?=\ (?:dates?|on|from|beginning|as\ of)\b)"
    r"|\b(?:expir(?:es?|ing|ation)|terminates?)\b)(?:\ dates?\b)?",
}
_PURPOSE = re.compile(
    "|".join(f"(?P<{name}>{words})" for name, words in _PURPOSES.items()), re.VERBOSE
)
#: What a day is for that has no kind of its own: the end of a term, of a permission, of a deadline.
_ELSE = re.compile(
    r"\b(?:deadlines?|due|must|no later than|expir\w+|terminat\w+|report to|begin serving"
    r"|applicab\w+|appl(?:y|ies|ications?)|nominations?|petitions?|in place|valid)\b"
)
_UNTIL = re.compile(rf"\b(?:through|until) (?:\w+day, )?{DAY}")
#: "the ◈ compliance date", "an ◈ closed meeting".
_OF_A_NOUN = re.compile(
    rf"\b(?:the|an?|its|their|this|his|her)(?: \w+day,)? (?P<day>{DAY}),? (?:[\w-]+ ){{0,3}}?"
    r"(?P<noun>(?:effective|compliance|meeting|hearing|sentencing|trial|workshop|webinar|comment)\b)"
)
#: "comments … or to request a public hearing": what is due on the same day.
_JOINED = re.compile(r"\b(?:and|or)\b")
_DUE: frozenset[Coming] = frozenset(("comment_deadline", "hearing_request_deadline"))
REACH = 260  # characters between a purpose and its day
_AFTER = 100
_NEAR = 20  # things before a day that are looked at


class Named(NamedTuple):
    """A thing named at [start, end) of a marked sentence."""

    start: int
    end: int
    what: Coming


def purposes_in(sentence: str) -> list[Named]:
    """The things that days are for, in the sentence's order; what a quoted title names ("Public
    Meeting; Request for Comments") is none."""
    return [
        Named(found.start(), found.end(), found.lastgroup)  # type: ignore[arg-type]
        for found in _PURPOSE.finditer(without_titles(sentence))
    ]


def names_a_purpose(text: str, start: int, end: int) -> bool:
    """Whether characters [start, end) of a text in lower case name a thing that days are for."""
    return _PURPOSE.search(text, start, end) is not None


def purposes_of(place: int, sentence: str, named: list[Named], begin: int) -> tuple[Coming, ...]:
    """What the day at a place is for; nothing where the sentence does not tell. `begin` is where
    the clause of the day begins: what is named earlier counts only where nothing else is."""
    until = bisect_right(named, place, key=lambda it: it.end)
    if (governed := _OF_A_NOUN.search(sentence, max(0, place - 30), place + 60)) and (
        governed.end("day") == place + 1
    ):
        noun = [it for it in named[until : until + 1] if it.start == governed.start("noun")]
        if noun:
            return (noun[0].what,)
    before = [it for it in named[max(0, until - _NEAR) : until] if place - it.end <= REACH]
    ahead = sentence[max(begin, place - REACH) : place + 1]
    else_: tuple[Coming, ...] = ("other",) if _ELSE.search(ahead) or _UNTIL.search(ahead) else ()
    if before and (before[-1].start >= begin or not else_):
        nearest = before[-1]
        joined = set(_joined(nearest, before, sentence, begin))
        return tuple(it for it in _PURPOSES if it in joined)
    first = next(iter(named[until : until + 1]), None)
    if (
        first is not None
        and first.start - place <= _AFTER
        and not re.search(r"[;.]", sentence[place : first.start])
    ):
        return (first.what,)
    return else_


def _joined(nearest: Named, before: list[Named], sentence: str, begin: int) -> Iterator[Coming]:
    yield nearest.what
    if nearest.what not in _DUE:
        return
    for other in before:
        between = sentence[other.end : nearest.start]
        if other.what in _DUE and other.start >= begin and _JOINED.search(between):
            yield other.what
