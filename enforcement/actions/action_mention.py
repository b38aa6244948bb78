"""One place where a text states an action, or what became of one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from enforcement.actions.action_rule import Wording
from enforcement.claims import Kind, Status

_GONE_BEFORE = re.compile(
    r"\b(?:after|following|who|whom|while|previously|formerly|despite|prior|already|earlier|since|"
    r"before|upon|had|from|during)(?: \S{1,40}){0,3} \Z"
)


@dataclass(frozen=True, slots=True)
class ActionMention:
    """Characters [start, end) of the whole state an action."""

    kind: Kind
    start: int
    end: int
    #: Index into `Passage.sentences`; 0 is the title.
    sentence: int
    wording: Wording
    faint: bool
    #: Whether it had gone before: "after his arrest", "who pleaded guilty in May".
    background: bool
    #: What became of the action, where the words say that; None where they say it was done.
    became: Status | None = None
    #: Whether only a part of it ended: some counts, one of several orders.
    in_part: bool = False


def has_gone_before(text: str, begin: int, start: int) -> bool:
    """Whether the words before [start) of a sentence that begins at `begin` set its action back in
    time."""
    return _GONE_BEFORE.search(text[max(begin, start - 60) : start]) is not None


def worth_quoting(mention: ActionMention, body: int) -> tuple[bool, bool, int]:
    """Sorts the best quote last: the text's own verb before its nouns, the text, which begins at
    `body`, before the title; of equals the earliest."""
    return (mention.start >= body, mention.wording == "verb", -mention.start)
