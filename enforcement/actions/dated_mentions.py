"""Which action of its sentence a written day belongs to.

An announcement's own day is not the action's: "today announced the arrest" dates nothing,
"announced that he was arrested today" does. So each day in a sentence is given to the one action,
or to the announcing, that it belongs to.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from enforcement.actions.action_mention import ActionMention
from enforcement.kinds import KINDS
from enforcement.text.dates import WrittenDay
from enforcement.text.passage import Sentence

# Other verbs a day may stand with: announcing, appearing, conduct; and, after an act, other events.
_OTHER_VERB = re.compile(
    r"\b(?:announc\w+|said|says|stated|told|applaud\w+|commend\w+|prais\w+|join\w+|called|urg\w+|"
    r"asked|thank\w+|launch\w+|unveil\w+|released|issued|will|scheduled|set for|due|expected|"
    r"appeared|detained|began|died|billed|submitted|occurred|expires?|worked|hired|born|started|"
    r"continued|published)\b"
)
_OTHER_EVENT = re.compile(r"\b(?:appearance|hearings?|trial|dated|effective)\b")
_ANNOUNCING = re.compile(r"\bannounc\w+(?!.{0,400}\bthat\b)")
# The announcing ("said Monday"), a period, or conduct ("on or about May 3").
_NOT_THE_ACTS = re.compile(
    r"\b(?:announc\w+|said|from|between|since|through|until|till|to|by|before|prior to|as of|dated|"
    r"beginning|starting|on or about|on or around|and|after|about|of|for|ending)(?: on)? \Z"
)
_ANOTHER_CASE = re.compile(
    r"\b(?:previously|co-?(?:defendants?|conspirators?)|accomplices?|another|partner|others?)\b"
)
# The conduct between an action and a date: "charged with selling pills on May 3".
_CONDUCT = re.compile(
    r"\b(?:with|for|of|to|by) \w+ing\b|\b(?:who|which|when|alleg\w+|accus\w+|because|occurr\w+)\b"
)
# "today sentenced", "today reached a $5 million settlement"
_DIRECT = re.compile(
    r"\s*(?:\w+ly\s*|(?:reached|entered|returned|filed|imposed|handed|obtained|secured|executed|"
    r"unsealed|accepted|granted|made)\b[^,;]{0,60})?"
)
_JUST_BEFORE = r"(?:on |late |early |earlier |also )?"
_IN_COURT = re.compile(r"\bappear(?:s|ed)\b")
_AFTER_THAT = re.compile(rf"\bthat\s*{_JUST_BEFORE}\Z")
# The beginning of the sentence, or of the text after its dateline ("DALLAS - ").
_OPENING = re.compile(
    r"\A(?:|(?:in|at) [^,;]{1,40}|.{0,60}?(?:\s[-\u2013\u2014]+\s?|--|\w[-\u2013\u2014]))\s*"
    rf"{_JUST_BEFORE}\Z"
)
_REACH = 120  # characters before a day that are looked at


def dated_by(
    written: WrittenDay, acts: Sequence[ActionMention], text: str, sentence: Sentence
) -> list[ActionMention]:
    """The actions of a day: one, and those joined to it by "and" ("was arrested and charged
    today"); none where the day is that of something else.

    `acts` are all actions of the sentence in order, `text` is the normalized whole.
    """
    ahead = text[max(sentence.start, written.start - _REACH) : written.start]
    place = bisect_right(acts, written.start, key=lambda act: act.start)
    if text.startswith("'s", written.end):
        return _court_event(written, acts[place : place + 1], text)
    if _NOT_THE_ACTS.search(ahead[-40:]):
        return []
    if place < len(acts) and _goes_with_next(written, acts, place, text, sentence):
        return _joined(acts, place, 1, text)
    if place and not _is_another_days(written, acts[place - 1], text, sentence):
        following = acts[place : place + 1]
        also = [act for act in following if _and_then(text[written.end : act.start])]
        return _joined(acts, place - 1, -1, text) + also
    return []


def _court_event(
    written: WrittenDay, following: Sequence[ActionMention], text: str
) -> list[ActionMention]:
    """The action in "today's guilty plea"; "today's settlement" is only today's announcement."""
    return [
        act
        for act in following
        if KINDS[act.kind].event and len(text[written.end + 2 : act.start].split()) < 2
    ]


def _and_then(between: str) -> bool:
    """Whether an action shares the day of the one before: "was arrested today and charged"."""
    return between.strip(" ,") == "and"


def _joined(
    acts: Sequence[ActionMention], place: int, step: int, text: str
) -> list[ActionMention]:
    """One action and, in one direction, those that "and" joins to it."""
    joined = [acts[place]]
    while 0 <= place + step < len(acts):
        first, second = sorted((place, place + step))
        if text[acts[first].end : acts[second].start].strip(" ,") not in ("", "and"):
            break
        place += step
        joined.append(acts[place])
    return joined


def _goes_with_next(
    written: WrittenDay, acts: Sequence[ActionMention], place: int, text: str, sentence: Sentence
) -> bool:
    """Whether a day is that of the next action: "today sentenced", "On May 3, the judge …"."""
    if place and text[acts[place - 1].end : written.start].strip() == "":
        return False  # "was arrested yesterday on charges"
    if acts[place].start - written.end > 250:
        return False
    ahead = text[max(sentence.start, written.start - _REACH) : written.start]
    between = text[written.end : acts[place].start]
    if _OTHER_VERB.search(between):
        return False
    if between.rstrip().endswith(" and"):  # appeared in court on May 3 and pleaded guilty
        return len(between) < 120 and _IN_COURT.search(ahead) is not None
    return (
        _DIRECT.fullmatch(between) is not None
        or _AFTER_THAT.search(ahead) is not None
        or (written.start - sentence.start < _REACH and _OPENING.search(ahead) is not None)
        or (place == 0 and ahead.rstrip().endswith(",") and len(between) < 60)
    )


def _is_another_days(
    written: WrittenDay, before: ActionMention, text: str, sentence: Sentence
) -> bool:
    """Whether a day after an action is not the action's."""
    if written.start - before.end > 250:
        return True
    between = text[before.end : written.start]
    following = text[written.end : written.end + 12].lstrip()
    return (
        _OTHER_VERB.search(between) is not None
        or _OTHER_EVENT.search(between) is not None
        or (following.startswith("announc") and len(between.split()) > 2)
        or (written.month is not None and _CONDUCT.search(between) is not None)
        or _ANOTHER_CASE.search(text, max(sentence.start, before.start - 40), before.start)
        is not None
        or before.wording == "adjective"
        or (
            before.wording == "noun"
            and _ANNOUNCING.search(text[max(sentence.start, before.start - 300) : before.start])
            is not None
        )
    )
