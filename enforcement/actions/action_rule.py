"""What a rule for an action looks like: the words that state it, and the words that take it back.

Patterns are in lower case, as is the text (`action_mentions.normalized_text`). In them a space
stands for any white space, and a tilde with a digit for at most so many words, each with the white
space after it: "agreed to ~3pay".
"""

from __future__ import annotations

import re
from dataclasses import KW_ONLY, dataclass
from functools import cached_property
from typing import Literal

from enforcement.claims import Kind, Status
from enforcement.kinds import known_kind

#: How an action is worded. A verb or participle states it ("was sentenced"); a noun names it ("the
#: sentencing of"); an adjective only recalls it ("the convicted doctor").
Wording = Literal["verb", "noun", "adjective"]

#: All the white space that stands there; at most nine characters, so that no text is slow.
_SPACE = r"\s{1,9}(?!\s)"
_SHORTHAND = re.compile(r"(?P<set>\[[^\]]*\])|~(?P<words>\d)| ")


@dataclass(frozen=True)
class ActionRule:
    """One way to state one kind of action. Raises ValueError for an unknown kind."""

    kind: Kind
    #: Single words or their beginnings, separated by bars. A text without any of them cannot match:
    #: a plain search for them is cheap.
    cues: str
    #: The pattern of the words that state it.
    words: str
    _: KW_ONLY
    wording: Wording = "verb"
    #: A pattern that voids a match that follows it by at most `before` characters in its sentence.
    unless: str = ""
    before: int = 80
    #: Whether a sentence's "faces up to", "maximum" … void it at any distance, as in a list of
    #: statutory penalties.
    listed: bool = False
    #: Which part of a text it is for; "" for both.
    only: Literal["title", "body", ""] = ""
    #: Counts only where no rule that is not faint has matched in the whole text.
    faint: bool = False
    #: What the words say became of an act that had been done before; None where they state the act.
    became: Status | None = None

    def __post_init__(self) -> None:
        known_kind(self.kind)

    # Compiled when a text first has a cue of the rule: most texts have few.
    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(spelt_out(self.words))

    @cached_property
    def exception(self) -> re.Pattern[str] | None:
        """What voids a match; None where nothing does."""
        return re.compile(spelt_out(self.unless)) if self.unless else None


def spelt_out(pattern: str) -> str:
    """A pattern without its shorthand. Every repeat is bounded and ends where the next begins, so
    that matching is linear."""
    return _SHORTHAND.sub(_long_form, pattern)


def _long_form(shorthand: re.Match[str]) -> str:
    if shorthand["words"]:
        return rf"(?:\S{{1,40}}{_SPACE}){{0,{shorthand['words']}}}?"
    return shorthand["set"] or _SPACE
