"""Whether a text only asks, supposes or denies that an act was undone."""

from __future__ import annotations

import re

from enforcement.actions.action_rule import spelt_out

#: Characters before an undoing in which somebody decides to do it, or only asks for it.
_REACH, _NEAR = 110, 70
# "to vacate" is done where somebody decided to; else it is asked for, planned, refused.
_INFINITIVE = re.compile(
    spelt_out(r"\bto (?:\w{1,20} (?:and|or) )?(?:\w{1,20}ly |also |formally )?\Z")
)
_DECIDED = re.compile(
    spelt_out(
        r"\b(?:determin(?:ed|es|ation)|decid(?:ed|es)|decision|vot(?:ed|es)|agree[sd]?|"
        r"grant(?:s|ed|ing)?|orders?|ordered|approv(?:ed|es)|opted|chose|notice|allow(?:s|ed)|"
        r"permitt?(?:s|ed)) (?!not )~9to (?:\w{1,20}ly |also |formally )?\Z"
    )
)
# "moved to dismiss the charges, and the judge granted the motion"
_GRANTED = re.compile(
    spelt_out(
        r"(?<!not[ ])\bgranted ~4(?:motions?|requests?|petitions?|it)\b|"
        r"\b(?:was|were|been) (?!not)~1(?:granted|allowed)\b"
    )
)
_REFUSED = re.compile(
    spelt_out(
        r"\b(?:denial|refusal|rejection|den(?:y|ies|ied|ying)|reject\w{0,3}|refus\w{1,3}|declin\w{1,3}|fail\w{0,3}|against|"
        r"not|never|asks?|asked|seek\w{0,3}|sought|wants?) ~9to ~2\Z"
    )
)
# "asked for the dismissal of", "opposed vacating", "motion to have the charges dismissed"
_ASKED = re.compile(
    spelt_out(
        r"\b(?:seek(?:s|ing)?|sought|asks?|asked|asking|urg(?:es|ed|ing)|demand\w{0,3}|requests?|"
        r"requested|requesting|oppos\w{1,5}|consider\w{0,3}|awaits?|awaiting|den(?:y|ies|ied|ying)|"
        r"denial|applications?|reject\w{0,3}|refus\w{1,3}|declin\w{1,3}|attempt\w{0,3}|efforts?|bid|"
        r"possib\w{1,6}|potential|pending|without|instead of|against|motions?|"
        r"petition(?:s|ed|ing)?|"
        r"appeal(?:s|ed|ing)? (?!court|panel|judge)~1|argu(?:es|ed|ing)|move[sd]?|moving|wants?|"
        r"hop(?:es|ed|ing)|recommend\w{0,3}|propos\w{1,3}|prevent\w{0,3}|block\w{0,3}|"
        r"avoid\w{0,3}|call(?:s|ed|ing) for|eligible|likely|attorneys?|lawyers?|try|tries|tried|"
        r"trying|reversed ~4decision|overturned ~4(?:decision|ruling)) ~4\Z"
    )
)
# "requested that the agency reopen and set aside the order"
_ASKED_THAT = re.compile(
    spelt_out(
        r"\b(?:request|ask|demand|urg|propos|recommend|mov|argu|insist)\w{0,3} that [^;:.]{0,90}\Z"
    )
)
# "refused to let her withdraw her plea"
_NOT_LET = re.compile(
    spelt_out(
        r"\b(?:(?:refus|declin|den(?:y|ies|ied))\w{0,3}|not|never|cannot|\w{2,5}n't) ~3"
        r"(?:let|allow|permit)\w{0,3} ~7\Z"
    )
)
# Not the month: "in May", "May 4".
_MAY = r"(?<!in[ ])(?<!of[ ])(?<!last[ ])(?<!since[ ])(?<!early[ ])(?<!late[ ])may(?! [0-9])"
_HAVE = re.compile(
    spelt_out(r"\b(?:to|will|can|may|could|would|should) (?:~5and )?(?:have|get|see) ~4\Z")
)
_GRANTED_TO_HAVE = re.compile(
    spelt_out(r"(?<!not[ ])\b(?:granted|approved|allowed|agreed) ~9to have ~4\Z")
)
_NOT_SO = re.compile(
    spelt_out(
        rf"(?:\b(?:if|unless|could|would|{_MAY}|might|can|cannot|should|not|never|no|neither|nor|will|"
        r"whether|until|once|possible|potential|without|must|likely)|n't) (?:[^\s,;:]{1,40} ){0,3}"
        r"\Z"
    )
)
_GERUND_OR_NOUN = re.compile(
    r"\w+ing\b|(?:vacatur|reversals?|annulments?|invalidation|expungements?|dismissals?|rescission|"
    r"termination|removal|cancellations?|close-?out|withdrawals?|retraction|rejection|stays?|"
    r"reductions?|revival|reinstatements?)\b"
)


def is_supposed(text: str, sentence: tuple[int, int], start: int, verb: int) -> bool:
    """Whether the words before an undoing that begins at `start`, or before its verb, take it back;
    `sentence` is where its sentence begins and ends."""
    begin, end = sentence
    ahead = text[max(begin, start - _REACH) : start]
    near = ahead[-_NEAR:]
    if _NOT_SO.search(near) or _NOT_LET.search(ahead):
        return True
    if "that " in ahead and _ASKED_THAT.search(ahead):
        return True
    if _HAVE.search(near) and not _GRANTED_TO_HAVE.search(ahead):
        return True
    if verb > start:  # "the charges were dismissed": the act stands before its verb
        return _ASKED.search(near) is not None
    if _INFINITIVE.search(ahead):
        decided = _DECIDED.search(ahead) or _GRANTED.search(text, verb, end)
        return decided is None or _REFUSED.search(ahead) is not None
    return _GERUND_OR_NOUN.match(text, verb) is not None and _ASKED.search(near) is not None
