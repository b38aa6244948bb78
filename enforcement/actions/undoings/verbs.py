"""The verbs and nouns by which a text says that an act was undone, and what each makes of it.

"Dismissed" ends a charge, "dropped" too; "vacated" undoes a conviction, and ends a charge as well.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from enforcement.actions.undoings.objects import CLAIMS, LICENCE, VERDICT
from enforcement.claims import Status
from enforcement.kinds import known_kind

_Sense = Literal[
    "vacate", "dismiss", "lift", "cancel", "withdraw", "reject", "stay", "reduce", "revive"
]

#: Single words or their beginnings, one of which every verb has.
CUES = (
    *"""
    vacat overturn revers aside threw throw toss quash nullif annul invalid struck strik expung wipe
    wiping nolle erase erasing nixe voided dismiss drop lift rescind resciss terminat dissolv closed
    closing closes closeout close-out withdr retract reject refus declin stay hold reduc shorten cut
    reviv reinstat restor cancel abandon nonsuit non-suit suspend scrap undo undid purg prossed
    shav slash trim
    """.split(),  # noqa: SIM905 -- a list of words reads better as words
    "ake back",
    "akes back",
    "aken back",
    "ook back",
    "urned down",
    "urns down",
    "alked away",
    "alking away",
)

# By sense: what is finite or a participle, and (after the bar) the noun of the same verb.
_FORMS: dict[_Sense, str] = {
    "vacate": r"vacat(?:e|es|ed|ing|ur)|overturn(?:s|ed|ing)?|revers(?:e|es|ed|ing|als?)|"
    r"set(?:s|ting)? aside|(?:threw|throws?|thrown|throwing|toss(?:es|ed|ing)?) out|"
    r"toss(?:es|ed|ing)?|quash(?:es|ed|ing)?|nullif(?:y|ies|ied|ying)|annul(?:s|led|ling|ments?)?|"
    r"invalidat(?:e|es|ed|ing|ion)|(?:struck|strikes?|striking|stricken) down|voided|"
    r"expung(?:e|es|ed|ing|ements?)|eras(?:es|ed|ing)|nix(?:es|ed)|"
    r"wip(?:es|ed|ing) (?:out|away|clean)|"
    r"scrap(?:s|ped|ping)|und(?:oes|id|one|oing)|purg(?:es|ed)",
    "dismiss": r"dismiss(?:es|ed|ing|als?)?|drop(?:s|ped|ping)?|nol(?:le)?[ -]pross?ed|"
    r"walk(?:s|ed|ing) away from|abandon(?:s|ed|ing)|"
    r"non-?suit(?:s|ed|ing)?",
    "lift": r"lift(?:s|ed|ing)?|rescind(?:s|ed|ing)?|rescission|"
    r"terminat(?:e|es|ed|ing|ion)|dissolv(?:e|es|ed|ing)|"
    r"clos(?:e|es|ed|ing)[ -]out|close-?out",
    "cancel": r"cancel(?:s|led|ed|ling|ing|lations?)?",
    "withdraw": r"withdr(?:aws?|ew|awn|awing|awals?)|retract(?:s|ed|ing|ion)?|"
    r"t(?:ak(?:es?|en|ing)|ook) back",
    "reject": r"reject(?:s|ed|ing|ion)|(?:refus|declin)(?:es|ed|ing) (?:\w{3,6}day )?to "
    r"(?:accept|approve)|turn(?:s|ed|ing) down",
    "stay": r"suspend(?:s|ed|ing)? enforcement|stay(?:s|ed|ing)?|put(?:s|ting)? on hold",
    "reduce": r"reduc(?:e|es|ed|ing|tions?)|shorten(?:s|ed|ing)?|cuts?|"
    r"(?:shav|slash)(?:es|ed|ing)|trim(?:s|med|ming)",
    "revive": r"reviv(?:e|es|ed|ing|al)|reinstat(?:e|es|ed|ing|ements?)|restor(?:e|es|ed|ing)",
}
VERB = re.compile(
    r"\b(?:" + "|".join(f"(?P<{sense}>{forms})" for sense, forms in _FORMS.items()) + r")\b"
)
#: "dismissal of", "reversal of": a noun, which takes its act by "of" or stands behind it.
NOMINAL = re.compile(
    r"(?:vacatur|reversals?|annulments?|invalidation|expungements?|dismissals?|rescission|"
    r"termination|cancellations?|withdrawals?|retraction|rejection|reductions?|revival|"
    r"reinstatements?)"
)
#: Participles: the same word is the past tense ("vacated the conviction").
PARTICIPLE = re.compile(
    r"(?:\w+ed|(?:thrown|struck|stricken|wiped) \w+|nol(?:le)?[ -]pross?ed|taken back|undone|"
    r"set aside|withdrawn|cut|"
    r"put on hold|tossed out|closed[ -]out)"
)
_LIFTED = frozenset(
    """
    suspension revocation exclusion penalty judgment settlement warning denial other order
    order-to-show-cause
    """.split()  # noqa: SIM905
)
_SENTENCED = frozenset(("conviction", "sentence", "plea", VERDICT))
_LITIGATED = frozenset(("charge", "civil-complaint"))
#: What ends a charge or a suit is an act of its own.
_DISMISSAL = known_kind("dismissal")


class Outcome(NamedTuple):
    """What became of which act."""

    #: As in `objects.Undone.what`.
    what: str
    status: Status


def outcome(sense: str, what: str) -> Outcome | None:
    """What a verb of this sense makes of an act; None where the two do not go together, as in
    "dropped the sentence"."""
    if what in _LITIGATED:
        return _of_litigation(sense)
    if what == LICENCE:
        return Outcome("order", "lifted") if sense == "revive" else None
    if what == CLAIMS:
        return Outcome(_DISMISSAL, "dismissed") if sense == "dismiss" else None
    status = _status(sense, what)
    return Outcome(what, status) if status else None


def _of_litigation(sense: str) -> Outcome | None:
    if sense in ("vacate", "dismiss", "withdraw"):
        return Outcome(_DISMISSAL, "dismissed")
    return Outcome(_DISMISSAL, "vacated") if sense == "revive" else None


def _status(sense: str, what: str) -> Status | None:
    match sense:
        case "vacate" if what != "notice":
            return "vacated"
        case "dismiss" if what in _SENTENCED - {"sentence", "plea"}:
            return "vacated"
        case "dismiss" if what in ("penalty", "order-to-show-cause", "warning"):
            return "withdrawn"
        case "cancel" if what in _LIFTED - {"order", "other", "settlement", "judgment"}:
            return "lifted"
        case "lift" if what in _LIFTED:
            return "lifted"
        case "withdraw" if what in _LIFTED | {"plea", "notice"}:
            return "withdrawn"
        case "reject" if what in ("plea", "settlement"):
            return "vacated"
        case "stay" if what in _LIFTED | {"sentence", "rule-final"}:
            return "stayed"
        case "reduce" if what == "sentence":
            return "resentenced"
        case _:
            return None
