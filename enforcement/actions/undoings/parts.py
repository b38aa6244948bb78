"""Whether only a part of an act ended: "two of the five counts", "reversed in part"."""

from __future__ import annotations

import re

from enforcement.actions.action_rule import spelt_out

_NUMBER = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3}|some|several|most|"
    r"many|a number|portions?|parts?|provisions?|components?)"
)
_PART = re.compile(
    spelt_out(
        rf"\bin part\b|\bpartial(?:ly)?\b|\b{_NUMBER} of (?:the|his|her|their|its|those|these|"
        rf"\d|{_NUMBER}|\S{{1,30}}'s)\b|"
        r"\bcounts? (?:one|two|three|four|five|six|seven|eight|nine|ten|[ivx]{1,5}|\d{1,3})\b|"
        r"\b(?:(?<!all[ ])(?:one|two|three|four|five|six)|a single|some|several|certain|other|"
        r"remaining|additional|lesser|related|most) ~2"
        r"(?:counts?|charges|convictions?|claims|orders|provisions)\b|\bas to (?:one|two|a) "
    )
)
#: What the same sentence leaves standing.
_REST = re.compile(
    spelt_out(
        r"\b(?:(?:but|while|although|and) ~2(?:uph(?:eld|olding)|affirm(?:ed|ing|s)|"
        r"sustain(?:ed|ing|s))|"
        r"(?:but|while|although|and) ~2(?:could not|unable|"
        r"deadlock\w*|hung|failed to)|"
        r"and ~1(?:order|declar)(?:ed|s) ~1mistrial|"
        r"(?:but|while|although) ~2(?:reject(?:ed|s)|left|leaving|let|kept|declin(?:ed|ing)|"
        r"refus(?:ed|ing)|allow(?:ed|ing)))\b"
    )
)


def ends_in_part(text: str, begin: int, start: int, end: int, until: int) -> bool:
    """Whether characters [start, end) of a sentence, [begin, until), undo a part of an act only."""
    around = 0 if text[start:end].isalpha() else 40  # "them" are all that were told
    if _PART.search(text, max(begin, start - around), min(until, end + 30)):
        return True
    return _REST.search(text, end, min(until, end + 160)) is not None
