"""Which actions of a sentence share a day: "was arrested yesterday and charged"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from enforcement.actions.action_mention import ActionMention
from enforcement.text.passage import Sentence

# An action with a subject of its own, or with a time of its own.
_NEW_SUBJECT = re.compile(r"(?:the|all|other|his|her|their|its|remaining|two|three|a|an)\b")
_TIME = re.compile(
    r"\b(?:(?:last|next|this) (?:week|month|year|spring|summer|fall|winter)|(?:19|20)\d\d|"
    r"(?:in|on|last) (?:early |late |mid-)?(?:jan|feb|mar|apr|may\b|jun|jul|aug|sep|oct|nov|dec|"
    r"mon|tues|wednes|thurs|fri|satur|sun)\w*|yesterday|today)\b"
)
_TOGETHER_MOST = 5  # acts of one moment


def joined(acts: Sequence[ActionMention], place: int, step: int, text: str) -> list[ActionMention]:
    """One action and, in one direction, those done with it: "was arrested and charged"."""
    together = [acts[place]]
    while 0 <= place + step < len(acts) and len(together) < _TOGETHER_MOST:
        first, second = (acts[it] for it in sorted((place, place + step)))
        if not _is_joined(first, second, text):
            break
        place += step
        together.append(acts[place])
    return together


def _is_joined(first: ActionMention, second: ActionMention, text: str) -> bool:
    """Whether two neighbours were done at once; "has pleaded guilty and was sentenced" may not."""
    if first.kind == second.kind and second.start <= first.end:
        return True  # "a superseding indictment"
    between = text[first.end : second.start].strip()
    if between not in ("and", ",", ", and") or first.wording != second.wording:
        return False
    return not (
        text.startswith(("has ", "have "), first.start)
        and text.startswith(("was ", "were "), second.start)
    )


def also(
    end: int, acts: Sequence[ActionMention], place: int, text: str, sentence: Sentence
) -> list[ActionMention]:
    """The next action, where it shares the day that ends at `end`: "was arrested today and
    charged"; but not in "was charged today and was sentenced on Friday"."""
    if place >= len(acts) or text[end : acts[place].start].strip(" ,") != "and":
        return []
    act = acts[place]
    later = (other.start for other in acts[place + 1 : place + 2])
    until = min(next(later, sentence.end), act.end + 100)
    if act.wording != "verb" or _NEW_SUBJECT.match(text, act.start):
        return []
    if _TIME.search(text, act.start, until):
        return []
    return [act]
