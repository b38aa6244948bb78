"""The words for what can be undone: a charge, a conviction, a licence's suspension …"""

from __future__ import annotations

import re
from typing import NamedTuple

from enforcement.claims import Kind
from enforcement.kinds import CONVICTION, JUDGMENT, known_kind

#: A licence, registration or approval: what is given back where its loss is undone.
LICENCE = "licence"
#: What a suit consists of, and a patent.
CLAIMS = "claims"
#: Damages, or a whistle-blower's share.
AWARD = "award"
#: A verdict that is not called guilty: a jury's in a criminal or in a civil case.
VERDICT = "verdict"

# The longer form stands before the shorter: an "order to show cause" is no mere order.
_WORDS: dict[str, str] = {
    "acquittal": r"acquittals?|not guilty verdicts?",
    "plea": r"(?:guilty |no contest )?pleas?(?: (?:agreements?|deals?|bargains?))?",
    "conviction": r"(?:judge?ments? of )?convictions?|guilty verdicts?|verdicts? of guilty|"
    r"findings? of guilt|(?:criminal|arrest|his|her|their) records?|criminal judge?ments?",
    VERDICT: r"verdicts?",
    "order-to-show-cause": r"orders? to show[ -]cause|show[ -]cause orders?",
    "warning": r"warning letters?|warnings?",
    "exclusion": r"debarments?(?: orders?)?|(?:the|his|her|their|its|an|oig|mandatory|permissive|"
    r"program|\S{1,30}'s) exclusions?(?! orders?)|orders? (?:debarring|excluding)|"
    r"decisions? to (?:debar|exclude)",
    "other": r"(?:(?:limited |general )?exclusion|remedial|cease[ -]and[ -]desist|export denial) "
    r"orders?|final determinations?|sanctions",
    "suspension": r"(?:licen[sc]e |registration |payment |immediate |emergency |summary |interim )?"
    r"suspensions?(?: orders?)?|orders? suspending|decisions? to suspend",
    "revocation": r"(?:licen[sc]e |registration )?revocations?(?: orders?)?|orders? revoking|"
    r"decisions? to revoke",
    "denial": r"denials?|decisions? to deny",
    "penalty": r"(?:civil |monetary |money |stipulated ){0,3}penalt(?:y|ies)|fines?|cmps?",
    "settlement": r"consent (?:decrees?|judge?ments?|orders?|agreements?)|"
    r"(?:proposed |class[ -]action )?settlements?(?: agreements?)?",
    AWARD: r"awards?",
    "judgment": r"(?:summary |default |civil ){0,2}judge?ments?|"
    r"(?:preliminary |permanent )?injunctions?|(?:temporary )?restraining orders?",
    "sentence": r"(?:prison |jail |life |death |suspended )?sentences?|(?:prison|jail) terms?",
    "dismissal": r"dismissals?",
    "charge": r"(?:criminal |felony |civil )?charges?|indictments?|prosecutions?|"
    r"counts?(?! of \S{1,20} convictions?)|"
    r"(?:criminal|felony|superseding) (?:cases?|complaints?|informations?|matters?)|"
    r"bills? of information|informations?(?= (?:against|charging)\b)",
    "civil-complaint": r"(?:law)?suits?|(?:civil )?(?:cases?|complaints?)|litigation|"
    r"(?:civil|enforcement|legal|class|forfeiture|in rem) actions?",
    CLAIMS: r"claims(?! act\b)",
    "rule-final": r"(?:interim |direct )?(?:final )?(?:rules?|regulations?)",
    "notice": r"(?:federal register )?notices?",
    LICENCE: r"licen[sc]es?|registrations?|(?:board )?certifications?|permits?|"
    r"(?:medical|prescribing|hospital|billing) privileges",
    "order": r"orders?",
}
_NAMES = tuple(_WORDS)
# "conviction rate", "sentencing hearing", "charge card": another thing follows.
_COMPOUND = (
    r"(?!-| (?:nos?\b|rates?|hearings?|reviews?|requests?|dates?|appeals?|motions?|guidelines?))"
)
NOUN = (
    r"(?:"
    + "|".join(f"(?P<k{number}>{words})" for number, words in enumerate(_WORDS.values()))
    + rf")\b{_COMPOUND}"
)
_CRIMINAL = re.compile(r"\b(?:guilty|convict\w*|criminal\w*|felony|indict\w*|prison|acquit\w*)\b")


# An act as a verb tells it, which a pronoun may stand for: "was convicted; a court reversed it".
_TOLD: dict[str, str] = {
    "conviction": r"convict(?:ed|s|ing)|guilty",
    "sentence": r"sentenced",
    "charge": r"charged|indicted",
    "civil-complaint": r"sued|sues",
    "suspension": r"suspended|suspends",
    "revocation": r"revoked|revokes",
    "exclusion": r"excluded|debarred",
    "penalty": r"fined",
}
TOLD = re.compile(
    r"\b(?:"
    + "|".join(f"(?P<t{number}>{words})" for number, words in enumerate(_TOLD.values()))
    + r")\b"
)


class Undone(NamedTuple):
    """What an undoing is of."""

    #: A kind of action, LICENCE, VERDICT or `order`.
    what: str
    start: int
    end: int


def undone_in(match: re.Match[str]) -> Undone:
    """The act named by a match of TOLD, or of a pattern that holds NOUN."""
    group = match.lastgroup or ""
    names = _NAMES if match.re is not TOLD else tuple(_TOLD)
    return Undone(names[int(group[1:])], *match.span(group))


def kind_of_verdict(text: str) -> Kind:
    """What a verdict is in such a text."""
    return CONVICTION if _CRIMINAL.search(text) else JUDGMENT


for _name in _WORDS.keys() - {LICENCE, AWARD, CLAIMS, VERDICT, "order"}:
    known_kind(_name)
