"""Whether a stated length of time is what a court imposed, and not what it could."""

from __future__ import annotations

import re

from enforcement.sums.sentencing.durations import Duration

#: The act of sentencing; "will be sentenced" and "when sentenced" are none.
_STRONG = re.compile(
    r"(?<!\bbe )(?<!\bwhen )(?<!\bbeing )\b(?:re-?)?sentenced\b"
    r"|\bordered[ ](?:[^,.;]{1,60}[ ])?to[ ](?:serve|spend)\b"
    r"|\b(?:re-?sentences|receives?|received|gets|got|gave|(?:was|were)[ ]given|imposed|imposing"
    r"|(?:sen(?:t|ds)|ordered)[ ](?:[^,.;]{1,60}[ ])?(?:back[ ])?to[ ]"
    r"(?:federal[ ]|state[ ])?(?:prison|jail)"
    r"|handed|placed|imprisoned|jailed|incarcerated)\b|\bsentencing[ ](?:him|her|them|[A-Z])",
    re.IGNORECASE,
)
_WEAK = re.compile(
    r"\b(?:serv(?:e|es|ed|ing)|complete|(?:will|must)[ ]spend|sentences?|sentencing|followed"
    r"|includ(?:es?|ing)|prison[ ]term|sent[ ]to|conditions?[ ]of)\b",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(
    r"\bfac(?:e|es|ed|ing)\b|\bcould\b|\bm(?:ax|in)imum\b|\bup[ ]to\b|\bcarr(?:y|ies|ied|ying)\b"
    r"|\bpunishable\b|\bif[ ](?:convicted|found)\b|\bmight\b|\bstatutory\b"
    r"|\bmay[ ](?:be|receive|serve|get|face)\b|\bpossible\b"
    r"|\bpotential\b|\brecommend\w*\b|\bcalls?[ ]for\b|\brequest\w*\b|\bwould\b"
    r"|\b(?:seek(?:s|ing)?|sought|asked[ ]for|urged)\b"
    r"|(?<!below-)(?<!above-)\bguidelines?\b|\bavoid(?:s|ed|ing)?\b|\beligible\b"
    r"|\b(?:is|are)[ ]subject[ ]to\b|\bagree[sd]?[ ]to[ ]"
    r"(?:serve|accept|an?[ ](?:\w+[ ]){0,2}(?:sentence|term))\b"
    r"|\bwhen[ ]sentenced\b|\bto[ ]be[ ]sentenced\b|\bstayed\b|\bpromised\b"
    r"|\bplea[ ](?:deal|agreement|bargain)\b|\bexpected[ ]to\b|\bsentencing[ ]range\b"
    r"|\bwill[ ]be[ ]sentenced\b",
    re.IGNORECASE,
)
#: How far back the act of sentencing is looked for.
_REACH = 500
_TO_THE_MAXIMUM = re.compile(
    r"\bto[ ](?:the|a)[ ](?:statutory[ ]|mandatory[ ])*(?:maximum|minimum)\b", re.IGNORECASE
)


def is_imposed(sentence: str, length: Duration, after: str, continued: bool) -> bool:
    """By the words before it, of sentencing or of what might come, whichever are nearer.

    `after` is what follows the length; `continued` says that the sentence before imposed something.
    """
    before = _TO_THE_MAXIMUM.sub("to", sentence[max(0, length.start - _REACH) : length.start])
    strong = max((match.end() for match in _STRONG.finditer(before)), default=-1)
    supposed = max((match.end() for match in _SUPPOSED.finditer(before)), default=-1)
    if supposed >= 0 and supposed >= strong:
        return False
    weak = strong >= 0 or _WEAK.search(before) is not None
    return weak or continued or re.match(r"[^,.;]{0,30}\bsentence", after) is not None
