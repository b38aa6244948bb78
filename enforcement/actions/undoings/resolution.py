"""What stands of several mentions of acts, of a whole text or of one party, once it is told which
of them were undone.

A conviction that was vacated is not given as a conviction, however often the text recalls it; what
rests on it, the sentence, falls with it. Where only a part ended, or it was done again, the act
stands beside its undoing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from enforcement.actions.action_mention import ActionMention
from enforcement.actions.action_rule import spelt_out
from enforcement.claims import Kind
from enforcement.kinds import CHANGED, FALLS_WITH, KINDS, OTHER, SUPERSEDED, UNDONE

# Where this stands, what was undone was done, or holds, again.
_AGAIN = re.compile(
    spelt_out(
        r"\b(?:in|at|after|following) (?:a|his|her|their|the) (?:second trial|retrial)\b|"
        r"\bretried and\b|\bre-?(?:convict|indict|charg|arrest)(?:s|ed)\b|"
        r"\b(?:convicted|found guilty|indicted|charged|pleaded guilty) ~1again\b|"
        r"\bagain (?:convicted|found guilty|indicted|charged|pleaded guilty)\b|"
        r"\breinstat(?:es|ed|ing) (?:it|them|~4(?:suspensions?|revocations?|exclusions?|"
        r"penalt(?:y|ies)|judge?ments?))\b"
    )
)
# Where this stands, a court took the undoing of a verdict back.
_RESTORED = re.compile(
    spelt_out(
        r"\b(?:reinstat|restor)(?:es|ed|ing) (?:it|them|~4(?:convictions?|verdicts?|sentences?|"
        r"guilty pleas?))\b"
    )
)
_ORDERED = frozenset(("registration", "exclusion", "penalty"))
_CHARGING = frozenset(("charge", "arrest", "investigation"))


def resolved(mentions: Sequence[ActionMention], text: str) -> list[ActionMention]:
    """The mentions that stand, and those of what was undone, in a normalized text."""
    if all(mention.became is None for mention in mentions):
        return list(mentions)
    mentions = _without_taken_back(_named(_as_the_body_has_it(mentions)), text)
    ends: dict[Kind, ActionMention] = {}
    for mention in mentions:
        if mention.became in UNDONE | CHANGED - {SUPERSEDED} and not mention.in_part:
            known = ends.get(mention.kind)
            if known is None or known.became in UNDONE:
                ends[mention.kind] = mention
    if _AGAIN.search(text):
        return [_earlier(mention) for mention in mentions]
    stand = [_fallen(mention, ends) for mention in mentions]
    return [it for it in stand if it.kind not in ends or it.became == ends[it.kind].became]


def _as_the_body_has_it(mentions: Sequence[ActionMention]) -> list[ActionMention]:
    """The undoings of a headline, which has no room for "in part", as those of the body."""
    whole: dict[Kind, bool] = {}
    for mention in mentions:
        if mention.sentence and mention.became:
            whole[mention.kind] = whole.get(mention.kind, False) or not mention.in_part
    return [
        replace(mention, in_part=mention.in_part or not whole.get(mention.kind, True))
        if mention.became and not mention.sentence
        else mention
        for mention in mentions
    ]


def _named(mentions: Sequence[ActionMention]) -> Iterator[ActionMention]:
    """The end of an order, or of a licence's loss, as one of the act that was told before: "the
    order was rescinded", "the licence was restored"."""
    told: Kind | None = None
    for place, mention in enumerate(mentions):
        if mention.became is None and KINDS[mention.kind].proceeding in _ORDERED:
            told = mention.kind
        kind = told or _told_in_its_sentence(mention, mentions[place + 1 :])
        unnamed = mention.kind == OTHER and mention.became is not None
        yield replace(mention, kind=kind) if unnamed and kind else mention


def _told_in_its_sentence(
    mention: ActionMention, following: Sequence[ActionMention]
) -> Kind | None:
    """The order that the rest of a sentence tells of, or the text below a title: "restored the
    licence it had revoked"."""
    return next(
        (
            other.kind
            for other in following
            if mention.sentence in (0, other.sentence)
            and other.became is None
            and KINDS[other.kind].proceeding in _ORDERED
        ),
        None,
    )


def _without_taken_back(mentions: Iterable[ActionMention], text: str) -> list[ActionMention]:
    """Without the undoings of a verdict that a court restored since: those told before that, or as
    what had gone before."""
    restored = max((match.start() for match in _RESTORED.finditer(text)), default=0)
    return [
        it
        for it in mentions
        if it.became not in UNDONE
        or not KINDS[it.kind].guilty
        or not (it.start < restored or (restored and it.background))
    ]


def _earlier(mention: ActionMention) -> ActionMention:
    """An undoing of an act that was done again: only the earlier one ended."""
    return replace(mention, in_part=True) if mention.became in UNDONE else mention


def _fallen(mention: ActionMention, ends: dict[Kind, ActionMention]) -> ActionMention:
    """A mention of an act, as one of its end where it was changed, or where that on which it rests
    was undone."""
    if mention.became:
        return mention
    own = ends.get(mention.kind)
    if own is not None and own.became in CHANGED:
        return replace(own, sentence=mention.sentence, background=mention.background)
    for base in FALLS_WITH.get(mention.kind, ()):
        end = ends.get(base)
        if end is not None and end.became in UNDONE:
            return replace(end, kind=mention.kind)
    return mention


def without_former_charges(mentions: list[ActionMention]) -> list[ActionMention]:
    """Without superseded charges where the text goes on to a plea, a verdict or a settlement: the
    superseding indictment is then only the one that was tried."""
    first = next((m for m in mentions if m.became is None and not m.background), None)
    if first is None or first.kind in _CHARGING:
        return mentions
    return [mention for mention in mentions if mention.became != SUPERSEDED]
