"""The mentions of a text's actions together with those of what became of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from enforcement.actions.action_mention import ActionMention, has_gone_before
from enforcement.actions.undoings.parts import ends_in_part
from enforcement.actions.undoings.undoings import Undoing, undoings
from enforcement.actions.undoings.verbs import CUES
from enforcement.kinds import CLEARED, KINDS, LITIGATED, SUPERSEDED
from enforcement.text.passage import Passage, Sentence

#: No undoing takes more characters.
_LONGEST = 500


def with_undoings(
    mentions: list[ActionMention], passage: Passage, text: str
) -> list[ActionMention]:
    """The mentions and those that say what became of an act, which words about the same act within
    them do not state: "the charges were dismissed" brings none."""
    undone = [mention for mention in mentions if mention.became]
    for number in _with_cues(text, passage):
        sentence = passage.sentences[number]
        for found in undoings(text, sentence.start, sentence.end, headline=sentence.title):
            undone.append(_of_undoing(found, number, sentence, text))
    if not undone:
        return mentions
    undone.sort(key=attrgetter("start"))
    undone = [it for it in undone if not _is_undone_itself(it, _around(it, undone))]
    stated = (mention for mention in mentions if not mention.became)
    kept = [it for it in stated if not any(_is_of_the_same(it, e) for e in _around(it, undone))]
    return kept + undone


def _around(mention: ActionMention, undone: Sequence[ActionMention]) -> Sequence[ActionMention]:
    """The undoings that overlap a mention; they are in the order of their beginnings."""
    first = bisect_left(undone, mention.start - _LONGEST, key=attrgetter("start"))
    last = bisect_left(undone, mention.end, key=attrgetter("start"))
    return [other for other in undone[first:last] if other.end > mention.start]


def _with_cues(text: str, passage: Passage) -> list[int]:
    """The numbers of the sentences that have a cue of an undoing."""
    starts = [sentence.start for sentence in passage.sentences]
    numbers: set[int] = set()
    for cue in CUES:
        place = text.find(cue)
        while place >= 0:
            number = bisect_right(starts, place) - 1
            numbers.add(number)
            place = text.find(cue, max(passage.sentences[number].end, place + 1))
    return sorted(numbers)


def _of_undoing(found: Undoing, number: int, sentence: Sentence, text: str) -> ActionMention:
    kind, status, start, end = found
    return ActionMention(
        kind=kind,
        start=start,
        end=end,
        sentence=number,
        wording="verb",
        faint=False,
        background=has_gone_before(text, sentence.start, start),
        became=None if KINDS[kind].status == status else status,
        in_part=ends_in_part(text, sentence.start, start, end, sentence.end),
    )


def _is_undone_itself(mention: ActionMention, undone: Sequence[ActionMention]) -> bool:
    """Whether a dismissal or acquittal is only what was undone: "reversed the dismissal"."""
    return mention.became is None and any(
        other.became and other.kind == mention.kind and other is not mention for other in undone
    )


def _is_of_the_same(mention: ActionMention, undoing: ActionMention) -> bool:
    """Whether a mention names no more than the act that an undoing is of."""
    if undoing.kind in CLEARED:
        return mention.kind in LITIGATED or mention.kind == undoing.kind
    return mention.kind == undoing.kind and undoing.became != SUPERSEDED
