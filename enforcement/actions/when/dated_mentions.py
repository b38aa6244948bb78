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
from enforcement.actions.when.shared_day import also, joined
from enforcement.kinds import CHARGE, CLEARED, INVESTIGATION, KINDS
from enforcement.text.passage import Sentence
from enforcement.text.times.dates import WrittenDay

# Other verbs a day may stand with: announcing, appearing, conduct; and, after an act, other events.
_OTHER_VERB = re.compile(
    r"\b(?:announc\w+|said|says|stated|told|applaud\w+|commend\w+|prais\w+|join\w+|called|urg\w+|"
    r"asked|thank\w+|launch\w+|unveil\w+|released|issued(?! an? (?:\S+ )?indictment)|will|"
    r"scheduled|set for|due|expected|took|held|appeared|detained|began|died|billed|submitted|"
    r"occurred|expires?|worked|hired|born|started|continued|published)\b"
)
_OTHER_EVENT = re.compile(
    r"\b(?:appearance|hearings?|(?<!day )(?<!week )(?<!month )trial|sentencing|await\w*|dated|"
    r"effective|effects?|meeting|stemming)\b"
)
_FILED = re.compile(r"\bfiled\b")  # "pleaded guilty, papers filed on May 3 show"
_ANNOUNCING = re.compile(r"\bannounc\w+(?!.{0,400}\bthat\b)")
# The announcing ("said Monday"), a period, or conduct ("on or about May 3", "even today").
_NOT_THE_ACTS = re.compile(
    r"\b(?:announc\w+|said|from|between|since|through|until|till|to|by|before|prior to|as of|dated|"
    r"beginning|starting|on or about|on or around|and|after|about|of|for|ending|even)(?: on)? \Z|"
    r"\d\s?[-\u2013\u2014]\s?\Z"
)
_ANOTHER_CASE = re.compile(
    r"\b(?:previously|co-?(?:defendants?|conspirators?)|accomplices?|another|partner|others|"
    r"other (?:defendants?|individuals?|people|persons|men|women|members?|employees))\b"
)
# "His former manager, Ada Quill, was sentenced on May 3."
_SOMEBODY_ELSES = re.compile(
    r"(?:his|her|their|(?:[\w.-]{1,20} ){0,2}[\w.-]{1,20}'s) (?:former |then |late |business )?"
    r"(?:wife|husband|spouse|brother|sister|son|daughter|father|mother|manager|employee|employer|"
    r"boss|assistant|associate|partner|colleague|nurse|secretary|bookkeeper)\b(?! and)[^;]{0,60}"
)
_TOGETHER = re.compile(r"\band (?:\w+ ){1,2}\Z")  # "he and two others were arrested today"
# The conduct between an action and a date: "charged with selling pills on May 3".
_CONDUCT = re.compile(
    r"\b(?:with|for|of|to|by) \w+ing\b|\b(?:who|which|when|where|alleg\w+|accus\w+|because|"
    r"occurr\w+)\b"
)
# "today sentenced", "today reached a $5 million settlement"
_DIRECT = re.compile(
    r",?\s*(?:\w+ly\s*|(?:state |federal )?grand jury |(?:reached|entered|returned|filed|"
    r"imposed|handed|obtained|secured|executed|unsealed|accepted|granted|made|"
    r"(?:result|culminat|end|conclud)ed (?:in|with)|led to)\b[^,;]{0,60})?"
)
# "The inquiry culminated late yesterday afternoon with the arrest of …"
_ENDED = re.compile(r"\b(?:culminated|concluded|ended|resulted)(?: late| early)? \Z")
_WITH = re.compile(r"(?: morning| afternoon| evening)? (?:in|with) the ")
_JUST_BEFORE = r"(?:on |late |early |earlier |also )?"
_ON = re.compile(r"\s*(?:late |early |earlier )?(?:on )?(?:late |early )?")
_DONE = re.compile(r"\w+ed\b")  # "entered his plea"
_IN_COURT = re.compile(r"\b(?:appear(?:s|ed)|waived)\b")
_AFTER_THAT = re.compile(rf"\bthat\s*{_JUST_BEFORE}\Z")
# The beginning of the sentence, or of the text after its dateline ("DALLAS - ").
_OPENING = re.compile(
    r"\A(?:|(?:in|at) [^,;]{1,40}|.{0,60}?(?:\s[-\u2013\u2014]+\s?|--|[\w.][-\u2013\u2014]\s?))\s*"
    rf"{_JUST_BEFORE}\Z"
)
# The charge a verdict or plea is about, and what is done with one: neither dates it. Its own day
# has a verb: "an indictment returned on May 3".
_OBJECT = re.compile(r"[^;]{0,100}?\b(?:to|of|on|in|with|under)\b[^;,]{0,80}")
_HEARD = re.compile(r"\b(?:arraign\w+|appear\w*|plea\w*|pled|trial|tried)\b[^;]{0,40}\Z")
_ITS_OWN = re.compile(
    r"\b(?:return\w*|filed|unsealed|issued|handed|brought|charging|alleging|dated)\b"
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
        return joined(acts, place, 1, text)
    before = place - 1
    while before >= 0 and _is_of_what_ended(written, acts[before]):
        before -= 1
    if before >= 0 and not _is_another_days(written, acts[before], text, sentence):
        of = _of_which(written, acts, before, text)
        if of is not None:
            return joined(acts, of, -1, text) + also(written.end, acts, place, text, sentence)
    return []


def _is_of_what_ended(written: WrittenDay, act: ActionMention) -> bool:
    """Whether a day is that of what an act undid: "the order issued on May 3 was rescinded"."""
    undoes = act.became is not None or act.kind in CLEARED
    return undoes and act.start < written.start and written.end < act.end


def _court_event(
    written: WrittenDay, following: Sequence[ActionMention], text: str
) -> list[ActionMention]:
    """The action in "today's guilty plea"; "today's settlement" is only today's announcement."""
    return [
        act
        for act in following
        if KINDS[act.kind].event and len(text[written.end + 2 : act.start].split()) < 2
    ]


def _of_which(
    written: WrittenDay, acts: Sequence[ActionMention], place: int, text: str
) -> int | None:
    """The place of the action that a day after the one at `place` belongs to: in "found guilty on
    both counts of the indictment on May 3" the verdict, in "arraigned on the indictment" none."""
    act = acts[place]
    if act.kind != CHARGE or act.wording != "noun" or _ITS_OWN.search(text, act.end, written.start):
        return place
    if place and KINDS[acts[place - 1].kind].guilty and acts[place - 1].wording == "verb":
        return place - 1 if _OBJECT.fullmatch(text, acts[place - 1].end, act.start) else place
    return None if _HEARD.search(text, max(0, act.start - 60), act.start) else place


def _goes_with_next(
    written: WrittenDay, acts: Sequence[ActionMention], place: int, text: str, sentence: Sentence
) -> bool:
    """Whether a day is that of the next action: "today sentenced", "On May 3, the judge …"."""
    if place and _ON.fullmatch(text, acts[place - 1].end, written.start):
        return False  # "was arrested yesterday on charges"
    if acts[place].start - written.end > 250 or is_a_course(acts[place], text):
        return False
    ahead = text[max(sentence.start, written.start - _REACH) : written.start]
    between = text[written.end : acts[place].start]
    if _OTHER_VERB.search(between):
        return False
    if place and between.startswith(",") and not _is_its_date(between, acts[place], text):
        return False
    if between.rstrip().endswith(" and"):  # appeared in court on May 3 and pleaded guilty
        return len(between) < 120 and _IN_COURT.search(ahead) is not None
    return (
        _DIRECT.fullmatch(between) is not None
        or (_WITH.fullmatch(between) is not None and _ENDED.search(ahead) is not None)
        or _AFTER_THAT.search(ahead) is not None
        or (written.start - sentence.start < _REACH and _OPENING.search(ahead) is not None)
        or (place == 0 and ahead.rstrip().endswith(",") and len(between) < 60)
    )


def _is_its_date(between: str, act: ActionMention, text: str) -> bool:
    """Whether a date before a comma belongs to what follows: "her May 3, 2023, guilty plea", not
    "who pleaded guilty to theft on May 3, 2023, was sentenced"."""
    return between == ", " and act.wording == "noun" and not _DONE.match(text, act.start)


def is_a_course(act: ActionMention, text: str) -> bool:
    """Whether an action takes more than a day, as an investigation that "led to an arrest today",
    but not a search; or a day that is still ahead, as a hearing does."""
    if act.kind == "hearing":
        return True
    return act.kind == INVESTIGATION and "investigat" in text[act.start : act.end]


def _is_another_case(ahead: str) -> bool:
    """Whether the words before an action give it to somebody else, or to another case."""
    other = _ANOTHER_CASE.search(ahead, max(0, len(ahead) - 40))
    if other is None:
        return False
    return " who" in ahead[other.end() :] or not _TOGETHER.search(ahead, 0, other.start())


def is_of_another(act: ActionMention, text: str, sentence: Sentence) -> bool:
    """Whether an action is somebody else's than those its text is about."""
    ahead = text[max(sentence.start, act.start - 60) : act.start]
    return (
        _is_another_case(ahead)
        or _SOMEBODY_ELSES.fullmatch(text, sentence.start, act.start) is not None
    )


def _is_another_days(
    written: WrittenDay, before: ActionMention, text: str, sentence: Sentence
) -> bool:
    """Whether a day after an action is not the action's."""
    if written.start - before.end > 250 or is_a_course(before, text):
        return True
    between = text[before.end : written.start]
    following = text[written.end : written.end + 12].lstrip()
    return (
        _OTHER_VERB.search(between) is not None
        or _OTHER_EVENT.search(between) is not None
        or (following.startswith("announc") and len(between.split()) > 2)
        or (written.month is not None and _CONDUCT.search(between) is not None)
        or before.wording == "adjective"
        or (KINDS[before.kind].event and _FILED.search(between) is not None)
        or (
            before.wording == "noun"
            and _ANNOUNCING.search(text[max(sentence.start, before.start - 300) : before.start])
            is not None
        )
    )
