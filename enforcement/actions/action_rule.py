"""What a rule for an act looks like: the words that state it, and the words that take it back.

Rules are matched against the text in lower case (`mentions.folded`), so patterns are written so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from enforcement.claims import Kind
from enforcement.kinds import known_kind

#: How an act is worded. A verb or participle states it ("was sentenced"); a noun names it ("the
#: sentencing of"); an adjective only recalls it ("the convicted doctor").
Wording = Literal["verb", "noun", "adjective"]

#: All the white space that stands there; at most nine characters, so that no text is slow.
_SPACE = r"\s{1,9}(?!\s)"
_SHORTHAND = re.compile(r"(?P<set>\[[^\]]*\])|~(?P<words>\d)| ")


@dataclass(frozen=True, kw_only=True, slots=True)
class ActionRule:
    """One way to state one kind of act."""

    kind: Kind
    #: Text without any of these cannot match; a plain search for them is cheap.
    cues: tuple[str, ...]
    pattern: re.Pattern[str]
    wording: Wording
    #: Voids a match when found in the `before` characters ahead of it in its sentence.
    unless: re.Pattern[str] | None
    before: int
    #: Whether a sentence's "faces up to", "maximum" … void it at any distance, as in a list of
    #: statutory penalties.
    listed: bool
    #: "title", "body" or "" for both.
    only: Literal["title", "body", ""]
    #: Counts only where no rule that is not faint has found anything in the whole text.
    faint: bool


def rule(
    kind: Kind,
    cues: str,
    pattern: str,
    *,
    wording: Wording = "verb",
    unless: str = "",
    before: int = 80,
    listed: bool = False,
    only: Literal["title", "body", ""] = "",
    faint: bool = False,
) -> ActionRule:
    """A rule; `cues` are single words or their beginnings, separated by bars.

    In patterns a space stands for any white space, and a tilde with a digit for so many words at
    most, each with the white space after it: "agreed to ~3pay".
    """
    return ActionRule(
        kind=known_kind(kind),
        cues=tuple(cues.split("|")),
        pattern=re.compile(_spelt_out(pattern)),
        wording=wording,
        unless=re.compile(_spelt_out(unless)) if unless else None,
        before=before,
        listed=listed,
        only=only,
        faint=faint,
    )


def _spelt_out(pattern: str) -> str:
    """Every repeat is bounded and ends where the next begins, so that matching is linear."""
    return _SHORTHAND.sub(_long_form, pattern)


def _long_form(shorthand: re.Match[str]) -> str:
    if shorthand["words"]:
        return rf"(?:\S{{1,40}}{_SPACE}){{0,{shorthand['words']}}}?"
    return shorthand["set"] or _SPACE
