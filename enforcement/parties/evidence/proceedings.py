"""Where a text tells of proceedings against somebody.

Verbs of actions are words of daily business too: a company "agreed to" a merger, an author "faces"
a deadline, a study "was released". They tell of an action only beside words that hold of courts and
authorities.
"""

from __future__ import annotations

import re
from bisect import bisect_left

#: Words of proceedings, and those that only look like them left out: "cardiac arrest", "charges
#: of $40", "with conviction", "fraud detection".
_PROCEEDINGS = re.compile(
    r"""\b(?:
      sentenced|sentencing|guilty|no\scontest|(?:re)?indict(?:ed|ments?|s)|(?<!cardiac\s)(?<!heart\s)(?:re)?arrest(?:s|ed)?(?!\sdevelopment)
    |arraign\w*|convict(?:ed|s)|(?<!with\s)(?<!high-)convictions?|acquit\w*|exonerat\w+|pardon(?:s|ed)?|clemency
    |charged\s(?:with|in|by|over|today|for\s(?:alleg|allow|his|her|their|its))|(?:was|were|been|are|is)\scharged|charges\s(?:against|were\sfiled|stem)|(?:all|fac(?:es?|ed|ing)|pending|remaining|dropped|the)\scharges
    |(?:counts?\sof|counts?\sagainst|fac(?:es?|ed|ing)\s(?:[a-z0-9-]+\s){1,3}counts?)
    |(?:criminal|civil|felony|misdemeanor|federal|state|fraud|drug|theft)\s(?:charge|complaint|case|penalt|investigation|contempt)\w*
    |felon(?:y|ies)|misdemeanors?|defendants?|co-?conspirators?|prison|jail(?:ed)?|behind\sbars|probation|supervised\srelease
    |(?:law)?suits?|sued|sues|suing|complaint\s(?:filed|alleg|against|was\sfiled|charg|says|names)\w*|allegations?|alleg(?:ed|es|edly|ing)|accus(?:ed|es|ing)
    |false\sclaims|kickbacks?|defraud\w*|overbill\w*|embezzl\w*|money\slaundering|racketeering|conspir(?:ed|acy|ing)
    |settle(?:d|s)?\s(?:with|a|the|all|claims|charges|civil|over|alleg|potential|it|false)|class[\s-]actions?|settlements?\s(?:against|with|agreement|of|to|resolv|over|in|for|between)|consent\s(?:decree|judgment|order|agreement)
    |penalt(?:y|ies)|fined?|cmps?|debar\w*|restitution|exclu(?:ded|sion)|injunction|enjoin\w*|warning\sletters?|cease\sand\sdesist
    |judgments?|verdict|jury|liab(?:le|ility)|order\sto\sshow\scause|forfeit\w*|seiz(?:ed|ure)|extradit\w*|fugitives?|at\slarge|custody|suspension\sorder|agreed\sto\s(?:re)?pay
    |(?:re)?pay\s(?:the\s|back\s|a\s|an\s|up\s|more\s|nearly\s|over\s|almost\s|approximately\s|about\s|\$)|(?:revok|revocation|suspen|surrender|den)\w*\s(?:[a-z'\u2019-]+\s){0,5}(?:licen[sc]es?|registrations?|certificates?)
    |(?:(?:reinstat|restor|return|surrender)\w*|g[ai]ve\sback|asked\sfor)\s(?:[a-z'\u2019-]+\s){0,5}licen[sc]es?|sentence\sof
    |licen[sc]e\s(?:was\s)?(?:revoked|suspended|surrendered)|violat(?:ed|ing|ions?)|stole|theft|fraud
    |(?:attorney|inspector)\sgeneral|u\.s\.\sattorney|prosecut(?:ors?|ed|ions?)|grand\sjury|vs?(?=\.\s)|trial\s(?:on|of)|(?:stand|on)\strial
    )\b""",
    re.VERBOSE,
)
#: Those of them that say of themselves that somebody was acted against.
_DECISIONS = re.compile(
    r"""\b(?:sentenced|guilty|(?:re)?indict(?:ed|ment|s)|(?<!cardiac\s)(?<!heart\s)(?:re)?arrest(?:s|ed)(?!\sdevelopment)|(?<!with\s)(?<!high-)convict(?:ed|s|ions?)
    |charged\s(?:with|in)|(?:was|were|been|are|is)\scharged|charges\sagainst|fac(?:es?|ed|ing)\s(?:[a-z0-9-]+\s){1,3}counts?|acquit\w*|exonerat\w+|in\sprison|clemency
    |(?:class[\s-]action|settlement)\sagainst|(?:law)?suits?\s(?:against|(?:(?:was|were|have|has|been|recently|also)\s){0,3}filed)|sued|complaint\s(?:against|was\sfiled)|warning\sletter|order\sto\sshow\scause
    |agree[sd]?\sto\s(?:(?:also|jointly)\s)?(?:re)?pay\b(?![^.;]{0,80}\b(?:per\sshare|acqui))
    |(?:(?:to|will|has|have|must)\s(?:(?:also|jointly)\s)?(?:re)?pa(?:y|id)|pays)\b[^.;]{0,120}?\b(?:to\s(?:resolve|settle)
      |liab|penalt|alleg|claims|fraud|kickback|medicaid|medicare|restitution|false|fines?\b)
    |civil\ssettlement|settle[sd]?\s[^.;]{0,60}?\b(?:claims|alleg|charges|liab|lawsuit|suit|probe|investigation|case)
    |admit(?:s|ted)\s(?:[a-z]+\s){0,4}(?:fraud|theft|stealing|kickbacks?|lying|taking|diverting)\b
    |paid\sa\s(?:[a-z]+\s)?(?:penalt|fine)|cmps?\b|civil\smonetary\spenalt|(?:felony|criminal)\scounts?|probable\scause|exclu(?:ded|sion)\sfrom|debar(?:red|ment)|revo(?:ked|cation)|denial\sof
      |complaints?\s[^.;]{0,40}\bagainst|false\sclaims\sact|(?:medicaid|medicare|health\s?care)\sfraud|felon(?:y|ies)
      |self-disclos|potentially\sin\sviolation|serving\sa\s)""",
    re.VERBOSE,
)
#: Characters between a name and a word of proceedings, at most.
_NEAR = 400


class Proceedings:
    """Where the words of proceedings stand in one text in lower case; of a text that states no act
    against anybody only those count that say of themselves that there was one."""

    def __init__(self, low: str, *, stated: bool) -> None:
        patterns = (_DECISIONS, _PROCEEDINGS) if stated else (_DECISIONS,)
        self._starts = sorted(it.start() for words in patterns for it in words.finditer(low))

    def near(self, start: int, end: int) -> bool:
        """Whether such a word stands in characters [start, end) or near them."""
        place = bisect_left(self._starts, start - _NEAR)
        return place < len(self._starts) and self._starts[place] < end + _NEAR
