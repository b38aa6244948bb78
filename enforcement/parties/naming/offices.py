"""Offices around a name, which make it that of an authority: "Special Agent in Charge"."""

from __future__ import annotations

import re

from enforcement.text.party_words import OFFICIALS, POSTS

#: What stands behind the name of an authority: ", Special Agent in Charge", " said".
OFFICE_BEHIND = re.compile(
    r"""(?:'s|\u2019s)?,?\s(?!u(?:nited\s|\.?\s?)s(?:tates|\.)?\sattorney\s(?:[a-z]+\.?\s){2,3}announced)(?:
        (?:the\s|an?\s)?(?:acting\s|interim\s|first\s|assistant\s|deputy\s|chief\s|senior\s
          |former\s){0,3}
        (?:u\.?\s?s\.?\s|united\sstates\s|state['\u2019]?s?\s|district\s|special\s|supervisory\s
          |county\s|commonwealth['\u2019]?s?\s){1,3}
        (?:attorney|agent|judge|prosecutor|magistrate|inspector)
      | (?:the\s)?(?:acting\s|assistant\s|deputy\s){0,3}
        (?:attorney\sgeneral|inspector\sgeneral|special\sagent|director\sof\sthe|director,
          |assistant\sdirector|director-in-charge|police\scommissioner|comptroller
          |commissioner|secretary\sof|sheriff|chief\sof\spolice|regional\s|administrator\sof
          |postal\sinspector|agent\sin\scharge)
      | (?:the\s|an?\s)?(?:managing|founding|lead|supervising)\s(?:attorney|partner|lawyer)\b
      | (?:said|says|stated|states|noted|added|commented|announce[sd]?|presid|prosecut
          |represent(?!\w*\s(?:on|that|to)\b)
          |credited|praised|commended|thanked|imposed|handed\sdown|will\spreside)
    )""",
    re.VERBOSE | re.IGNORECASE,
)


def is_authority(before: list[str]) -> bool:
    """Whether the words before a name are an authority's; "medical director" is not."""
    for number, low in enumerate(before):
        if (*before[number - 1 : number], low) == ("county", "executive"):
            return True
        if low in OFFICIALS and not (
            low in ("director", "chief")
            and any(post in POSTS for post in (*before[number - 1 : number], *before[number + 1 :]))
        ):
            return True
    return False
