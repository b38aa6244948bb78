"""How the terms of one defendant go together: one after the other, at once, or one for another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from enforcement.claims import LIFE
from enforcement.text.numerals import NUMBER_WORDS, number_value

Sanction = Literal["prison", "probation", "supervised_release", "home_detention"]
#: `added`: to be served after the others; `within`: a part of one; `total`: what they come to.
Joining = Literal["apart", "added", "within", "total"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Punishment:
    """So many months of one sanction, stated at [start, end) of the sentence."""

    part: Sanction
    #: None for a range, a fortnight or less, and for prison that is wholly suspended.
    months: int | None
    #: Whether it is rounded: "more than seven years".
    rough: bool
    start: int
    end: int
    joining: Joining = "apart"
    #: How many such terms there are; 0 where "each count" does not say how many.
    times: int = 1
    #: Whether it takes the place of an earlier one.
    new: bool = False
    #: As in `enforcement.sums.sentencing.durations.Duration`.
    exactly: str = ""


_TOTAL = re.compile(
    r"\b(?:total(?:s|led|ling|ed|ing)?|aggregate|combined|cumulative|altogether|in[ ]all)\b"
    r"[^.;]{0,40}\Z",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"\b(?:includ(?:es?|ed|ing)|of[ ]which|part[ ]of|compris\w+)\b[^.;]{0,40}\Z", re.IGNORECASE
)
_ADDED_BEFORE = re.compile(
    r"\b(?:consecutive(?![ ]to)|additional|another|further|extra|plus|followed[ ]by|on[ ]top[ ]of"
    r"|in[ ]addition[ ]to)\b[^.;]{0,40}\Z",
    re.IGNORECASE,
)
_ADDED_AFTER = re.compile(
    r"[^.;]{0,80}?(?:\bconsecutively\b|\bconsecutive[ ](?:to|with)\b"
    r"|\bconsecutive\b(?=[ ](?:on|for)\b|[,.;]|\Z))",
    re.IGNORECASE,
)
#: Of all the terms that a sentence states, or that the one before it stated.
_ALL_ADDED = re.compile(
    r"\b(?:(?:to|will|must|shall|are[ ]to)[ ](?:be[ ]served|run)|served|running"
    r"|terms|sentences)\b[^.;]{0,30}?\bconsecutive(?:ly)?\b(?![ ](?:to|with)\b)"
    r"|\b(?:consecutive|back-to-back)[ ](?:\w+[ ]){0,2}(?:terms|sentences)\b"
    r"|\bone[ ]after[ ](?:the[ ]other|another)\b",
    re.IGNORECASE,
)
_IN_TURN = ("onsecutive", "ack-to-back", "one after ")
_AT_ONCE = re.compile(r"\bconcurrent(?:ly)?\b|\bcounts?\b", re.IGNORECASE)
_TIMES_BEFORE = re.compile(
    rf"\b(?P<number>\d{{1,2}}|{NUMBER_WORDS})[ ](?:mandatory[ ])?consecutive\b[^.;]{{0,30}}\Z",
    re.IGNORECASE,
)
_TIMES_AFTER = re.compile(
    r"[^.;]{0,40}?\b(?:each|every|per)\b(?:[ ]of[ ](?:the[ ]|his[ ]|her[ ])?"
    rf"(?P<number>\d{{1,2}}|{NUMBER_WORDS}))?[ ](?:\w+[ ])?(?:counts?|charges?|offenses?)\b",
    re.IGNORECASE,
)
#: "Two terms of 10 years each".
_TERMS_OF = re.compile(
    rf"\b(?P<number>\d{{1,2}}|{NUMBER_WORDS})[ ](?:\w+[ ]){{0,2}}(?:terms|sentences)[ ]of[ ]"
    r"(?:an?[ ])?\Z",
    re.IGNORECASE,
)
_EACH = re.compile(r"[^.,;]{0,30}[ ]each\b", re.IGNORECASE)
#: Words after which a length is that of another sentence: one that this takes the place of, one of
#: another case, or what was taken off.
_OTHER_SENTENCE = re.compile(
    r"\b(?:vacat|overturn|revers|set(?:ting)?[ ]aside|thr(?:ew|own)[ ]out|undo)\w*\b"
    r"(?:(?!sentenc(?:ed|ing)|impos)[^.;]){0,60}\Z"
    r"|\b(?:reduc|cut|lower|shorten|commut)\w*\b[^.;]{0,60}\b(?:from|by)[ ](?:an?[ ])?\Z"
    r"|\b(?:(?:instead|in[ ](?:place|lieu))[ ]of|rather[ ]than|down[ ]from)[ ](?:\w+[ ]){0,3}\Z"
    r"|\bat[ ]the[ ]same[ ]time[ ]as[ ](?:an?|his|her|the)[ ]\Z"
    r"|\b(?:consecutive|concurrent)(?:ly)?[ ](?:to|with)[ ](?:an?|his|her|the)[ ](?:\w+[ ]){0,2}\Z",
    re.IGNORECASE,
)
_UNDONE_AFTER = re.compile(
    r"[^.;]{0,60}?\b(?:was|were|is|has[ ]been|been)[ ](?:later[ ]|then[ ])?"
    r"(?:vacated|set[ ]aside|overturned|reversed|thrown[ ]out|reduced|cut|lowered|shortened)\b"
    r"|[^.,;]{0,40}\bin[ ](?:an?|another)[ ](?:unrelated|separate|different|earlier)[ ]"
    r"(?:\w+[ ])?(?:case|matter|prosecution)\b",
    re.IGNORECASE,
)
_NEW = re.compile(
    r"\b(?:re-?sentenc(?:ed?|es|ing)|sentenced[ ]again|new[ ](?:\w+[ ]){0,2}(?:sentence|term)"
    r"|(?:reduc|cut|lower|shorten|commut)\w*\b[^.;]{0,60}\bto)\b[^.;]{0,160}\Z",
    re.IGNORECASE,
)
_NEW_WORDS = (
    "re-sentenc",
    "resentenc",
    "again",
    "new ",
    "reduc",
    "cut",
    "lower",
    "shorten",
    "commut",
)


def joining(sentence: str, before: str, after: str) -> Joining:
    """How a term goes together with the defendant's others, by the words on its two sides."""
    if _TOTAL.search(before):
        return "total"
    if _WITHIN.search(before):
        return "within"
    if "oncurrent" not in sentence and says_all_are_added(sentence):
        return "added"
    return "added" if _ADDED_BEFORE.search(before) or _ADDED_AFTER.match(after) else "apart"


def is_joined(before: str) -> bool:
    """Whether the words before a length make it one more term, or the total of those told."""
    return bool(_TOTAL.search(before) or _ADDED_BEFORE.search(before))


def times(before: str, after: str) -> int:
    """How many such terms there are, where they are served one after the other."""
    several = _TERMS_OF.search(before) if _EACH.match(after) else None
    stated = several or _TIMES_BEFORE.search(before) or _TIMES_AFTER.match(after)
    if stated is None:
        return 1
    return int(number_value(stated["number"]) or 0) if stated["number"] else 0


def is_of_another_sentence(before: str, after: str) -> bool:
    """Whether a length is that of a sentence undone, of another case, or of what was taken off."""
    return _OTHER_SENTENCE.search(before) is not None or _UNDONE_AFTER.match(after) is not None


def is_new(lead: str) -> bool:
    """Whether the term after these words takes the place of an earlier one."""
    low = lead.lower()
    return any(word in low for word in _NEW_WORDS) and _NEW.search(lead) is not None


def says_all_are_added(sentence: str) -> bool:
    """Whether the sentence says of terms stated before it that one is served after the other."""
    in_turn = any(word in sentence for word in _IN_TURN)
    return in_turn and _ALL_ADDED.search(sentence) is not None


def served_at_once(sentence: str) -> bool:
    """Whether several terms in a sentence are those of counts, and served at the same time."""
    return _AT_ONCE.search(sentence) is not None


def of_one_sentence(terms: Sequence[Punishment], *, at_once: bool) -> list[Punishment]:
    """The terms of one sanction that hold, of those that one sentence tells of a defendant: the
    first, what is joined to it, and others only where they are told to be served `at_once`."""
    told = [term for term in terms if term.new] or list(terms)
    if len(told) > 1 and told[0].rough:
        told = told[1:]
    first, *others = told
    again = [term for term in others if term.months == first.months and term.joining == "apart"]
    joined = (term for term in others if term not in again)
    return [
        (again or [first])[-1],
        *(term for term in joined if at_once or term.joining != "apart"),
    ]


def with_told(
    known: Sequence[Punishment], told: Sequence[Punishment], *, next_to: bool
) -> Sequence[Punishment]:
    """The terms of one sanction, of a defendant, after those of one more sentence.

    A new sentence takes the place of the old one. What is said again is not added: only one more
    term is, told right after the others (`next_to`) as one that is served after them.
    """
    new = [term for term in told if term.new]
    if new or not known or all(term.rough for term in known):
        return new or told
    if any(term.new for term in known):
        return known
    joined = len(told) == 1 and told[0].joining in ("added", "total")
    return [*known, *told] if joined and next_to else known


def months_together(terms: Sequence[Punishment]) -> int | None:
    """The months of terms told together; None where that is not told.

    Those said to be added are; of the others the longest holds, as they are served at once.
    """
    totals = [term.months for term in terms if term.joining == "total"]
    if totals:
        return totals[-1]
    own = [term for term in terms if term.joining != "within"] or terms
    added = _counted_once([term for term in own if term.joining == "added"])
    if any(term.months is None for term in own) or not all(term.times for term in added):
        return None
    at_once = max((term.months or 0 for term in own if term.joining != "added"), default=0)
    return min(at_once + sum((term.months or 0) * term.times for term in added), LIFE)


def exact_words(terms: Sequence[Punishment]) -> str:
    """How long one term is in words, where its months only come near it; empty for several."""
    exactly = {term.exactly for term in terms}
    added_up = any(term.joining == "added" and (len(terms), term.times) != (1, 1) for term in terms)
    return exactly.pop() if len(exactly) == 1 and not added_up else ""


def _counted_once(added: Sequence[Punishment]) -> Sequence[Punishment]:
    """The terms, each once where as many are told as one of them says that there are: "two
    consecutive sentences of 18 and 24 months"."""
    several = [term.times for term in added if term.times != 1]
    if len(added) > 1 and several == [len(added)]:
        return [replace(term, times=1) for term in added]
    return added
