"""What an amount of money is for: read from the words beside it, nearest first.

The total is the settlement and governments' shares are other; "a $5 million scheme" is other; what
was stolen or defrauded is loss.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import get_args

from enforcement.claims import Purpose

#: To whom something costs what was taken: "cost taxpayers $5 million".
VICTIMS = (
    r"(?:the[ ])?(?:(?:federal|state|u\.s\.|private|health)[ ]){0,2}"
    r"(?:insur\w+|medicare|medicaid|governments?|taxpayers?|programs?|states?|county|victims?"
    r"|investors?|united[ ]states|hospitals?|payers?)\b"
)
#: Words that say what an amount is for, one group a purpose.
_CUE = re.compile(
    r"\b(?:"
    r"(?P<attempt>(?:attempt|conspir|plan|tr)(?:ed|ing|y|ied|ying)?[ ]to[ ](?:steal|defraud|obtain)"
    r"|sought|seek(?:ing|s)?)|(?P<bribe>kick(?:ed)?[ -]?backs?|bribes?|bribery|bail|bond|(?:special"
    r"|court)?[ ]?assessments?"
    r"|(?:court|investigative)[ ]costs?|(?:legal|attorneys?['\u2019]?s?['\u2019]?)[ ]fees"
    r"|street[ ]value"
    r"|reward(?:ed)?|donation)"
    r"|(?P<restitution>restitution|re-?pay(?:ing|ment)?s?|re-?paid|reimburse\w*|pa(?:y|id)[ ]back)"
    r"|(?P<forfeiture>forfeit\w*|money[ ]judge?ment|seiz(?:ed|ure|ing))"
    r"|(?P<fine>fine[sd]?|penalt(?:y|ies)|CMPs?(?![ ](?:provision|law|authorit|statut|liabilit)))"
    # "Victims lost $5 million", where the search ends before the sum; but no "lost revenue".
    rf"|(?P<loss>loss(?:es)?|cost(?:s|ing)?(?=[ ]{VICTIMS})|(?:took|taking)(?=[ ](?:\$|\Z))"
    r"|caus(?:ed|ing)[ ](?:the[ ])?(?:\w+[ ]){1,3}to[ ](?:pay|lose)"
    r"|(?:lost|losing)(?=[ ](?:[a-z]+[ ]){0,3}(?:\$|\Z))"
    r"|defraud(?:ed|ing|s)?|st(?:ole|eal|ealing|olen)|theft|embezzl\w+|bilk\w*"
    r"|swindl\w+|cheat\w*|misappropriat\w+|larceny|fraudulently[ ](?:obtain|receiv|collect)\w+"
    r"|(?:illegally|improperly|wrongfully)[ ](?:obtain|receiv|collect)\w+|overpa(?:id|yments?)"
    r"|damages|resulting[ ]in[ ](?:payments?|medicare|medicaid)|(?:medicare|medicaid)[ ]paid"
    r"|defalcat\w+|pocket(?:ed|ing)|siphon\w+)"
    r"|(?P<billed>(?:over)?bill(?:ed|ing|ings|s)?|submi(?:t|ts|tted|tting|ssion)"
    r"|claims(?![ ]act)|invoic\w+)"
    r"|(?P<settlement>settl(?:e|es|ed|ing|ements?)|resolv(?:e|es|ed|ing)|resolution|agreements?"
    r"|judge?ments?|recover(?:s|ed|y|ies|ing)?)"
    r"|(?P<scheme>schemes?|fraud|conspirac(?:y|ies)|ring))\b",
    re.IGNORECASE,
)
#: Between an amount and what it surely is for: "$5,000 fine", "$9,000 in restitution".
_HARD = re.compile(
    r"(?P<words>[\s-]+(?:of[ ]which[ ](?:is|are|was|will[ ]be)[ ])?"
    r"(?:(?:in|as|of|worth[ ]of|for)[ ])?(?:(?:the|a|an|its|his|her|their|full|"
    r"total|criminal|civil|federal|state|monetary|money|consent|special|national|global|false|"
    r"fraudulent|illegal|bogus|phony|improper|court[ ]-ordered|health[ ]?-?care|home[ ]health|"
    r"medicare|medicaid|tenncare|insurance|drug|mail|wire|tax|investment|prescription|dollars?)"
    r"[ ]){0,5})\Z",
    re.IGNORECASE,
)
_PAY = re.compile(r"\b(?:pay(?:s|ing|ment)?|paid|returns?|yields?)\b", re.IGNORECASE)
#: What was paid to people beside the case is no payment for it: "paid recruiters $300 for each".
_PAID_TO_PEOPLE = re.compile(
    r"\bpa(?:id|ying|ys?)[ ](?:\w+[ ]){0,2}(?:recruiters?|patients?|beneficiar(?:y|ies)|doctors?"
    r"|physicians?|marketers?|employees?|couriers?)\b[^.;]{0,30}\Z",
    re.IGNORECASE,
)
_FOR_EACH = re.compile(r"[ ]for[ ](?:each|every)\b", re.IGNORECASE)
_SHARE = re.compile(
    r"\b(?:will|to|would)[ ](?:also[ ])?(?:receive|recover|get)\b|\bshare\b|\bportion\b"
    r"|\breceived?\b|\breceives\b|\bof[ ](?:that|this|which)\b|\bsince\b",
    re.IGNORECASE,
)
_SHARE_AFTER = re.compile(
    r"[ ]of[ ](?:the|that|this)[ ](?:settlement|total|amount)\b", re.IGNORECASE
)
_BREAK = re.compile(r"[;:]|,[ ](?:and|but|while|who|which)[ ]|[ ]and[ ](?=[a-z]+ed[ ])")
_REACH = 90
#: The groups of `_CUE` that are a purpose; the others are none.
_PURPOSES: dict[str, Purpose] = {
    purpose: purpose for purpose in get_args(Purpose) if purpose in _CUE.groupindex
}


@dataclass(frozen=True, kw_only=True, slots=True)
class StatedPurpose:
    """A purpose, and the words that say it (characters of the sentence)."""

    what: Purpose
    #: Whether it is somebody's share of a larger amount, or the total of many cases.
    share: bool
    start: int
    end: int


def purpose_of_amount(
    sentence: str, span: tuple[int, int, int, int], about: Purpose
) -> StatedPurpose:
    """What an amount of the sentence is for.

    `span` is where the amount before it ends, where it begins and ends, and where the next begins:
    a word beyond another amount belongs to that one. `about` is what money in this text is for when
    only "pay" stands beside it.
    """
    left, start, end, right = span
    left, right = max(left, start - _REACH), min(right, end + _REACH)
    after = next(_CUE.finditer(sentence, end, right), None)
    before = max(_CUE.finditer(sentence, left, start), key=re.Match.start, default=None)
    share = (
        sentence.startswith("Since ")
        or _SHARE.search(sentence, left, start) is not None
        or _SHARE_AFTER.match(sentence, end) is not None
    )
    what: Purpose = "other"
    first, last = start, end
    if after is not None and _HARD.match(sentence[end : after.start()]):
        what, last = _purpose(after), after.end()
    elif before is not None and not (after and _closer(sentence, before, after, start, end)):
        what, first = _purpose(before), before.start()
    elif not share and after is not None and not _BREAK.search(sentence, end, after.start()):
        what = _purpose(after)
    elif not share and _PAY.search(sentence, left, start):
        aside = _PAID_TO_PEOPLE.search(sentence[left:start]) or _FOR_EACH.match(sentence, end)
        what = "other" if aside else about
    return StatedPurpose(what=what, share=share, start=first, end=last)


def paid_in_title(title: str) -> Purpose:
    """What a title says that was paid: a penalty, a settlement, restitution; else other."""
    named = (cue.lastgroup for cue in _CUE.finditer(title))
    return next(
        (_PURPOSES[it] for it in named if it in ("fine", "settlement", "restitution")), "other"
    )


def _closer(
    sentence: str, before: re.Match[str], after: re.Match[str], start: int, end: int
) -> bool:
    """Whether the word after the amount belongs to it more than the word before does."""
    if after.lastgroup == "settlement" and _PAY.search(sentence, before.end(), start):
        return True
    return _BREAK.search(sentence, before.end(), start) is not None and after.start() - end < 40


def _purpose(cue: re.Match[str]) -> Purpose:
    return _PURPOSES.get(cue.lastgroup or "", "other")
