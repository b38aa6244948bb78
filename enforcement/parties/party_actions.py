"""What a text says was done to each of its parties.

An action belongs to the parties its sentence names before it, since the last other action: "A
pleaded guilty; B was acquitted". Where none is named before the first action, it belongs to those
named after it: "The jury acquitted B". A sentence that names nobody goes on about whoever the one
before it named, or the only party there is. Otherwise the action is given to nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from enforcement.actions.action_mention import ActionMention
from enforcement.actions.action_mentions import action_mentions
from enforcement.actions.action_status import action_status
from enforcement.claims import Action, Claim, CourtSentence, Kind, Party, PartyAction, Status
from enforcement.kinds import PERSONAL, SENTENCE
from enforcement.parties.party_mentions import PartyMention, PartyMentions, party_mentions
from enforcement.text.passage import Passage

#: Somebody who is not named: "his co-defendant was acquitted".
_SOMEBODY_ELSE = re.compile(r"\b(?:co-?defendants?|others?|another|unnamed)\b", re.IGNORECASE)


def party_actions(
    passage: Passage,
    actions: Sequence[Action],
    parties: Sequence[Party],
    sentences: Sequence[CourtSentence] = (),
) -> tuple[PartyAction, ...]:
    """What the text says was done to each party, each kind once, in the order of the text.

    `actions`, `parties` and `sentences` are what was read of the same passage: no action is added
    to them, they are only given to parties.
    """
    if not parties:
        return ()
    by_party: dict[tuple[str, Kind], PartyAction] = {}
    mentioned = [] if _is_one_decision(actions, parties) else _mentions(passage, actions)
    for done in (
        *_by_mention(passage, mentioned, parties),
        *_by_prison_term(parties, sentences),
        *_by_only_party(parties, actions, {mention.kind for mention in mentioned}),
    ):
        by_party.setdefault((done.name, done.kind), done)
    return tuple(sorted(by_party.values(), key=lambda done: (done.start, done.name)))


def _by_mention(
    passage: Passage, mentioned: Sequence[ActionMention], parties: Sequence[Party]
) -> Iterator[PartyAction]:
    names = party_mentions(passage.whole, parties)
    subjects = frozenset(party.name for party in parties) if len(parties) == 1 else frozenset[str]()
    number = 0
    for at, group in groupby(mentioned, key=lambda mention: mention.sentence):
        while number < at:  # whom the sentences up to here were about
            subjects = _only_subject(names, passage, number) or subjects
            number += 1
        named = names.within(passage.sentences[at].start, passage.sentences[at].end)
        yield from _in_sentence(passage, list(group), named, subjects)


def _in_sentence(
    passage: Passage,
    mentioned: Sequence[ActionMention],
    named: Sequence[PartyMention],
    subjects: frozenset[str],
) -> Iterator[PartyAction]:
    """Who each action of one sentence was done to; `subjects` is whom the text spoke of before."""
    sentence = passage.sentences[mentioned[0].sentence]
    first = mentioned[0].start
    if not named and _SOMEBODY_ELSE.search(passage.whole, sentence.start, first):
        return
    names_follow = bool(named) and named[0].start >= first
    ends = [*(mention.start for mention in mentioned[1:]), sentence.end]
    since = sentence.start
    for mention, end in zip(mentioned, ends, strict=True):
        begin, until = (mention.start, end) if names_follow else (since, mention.start)
        subjects = frozenset(n.name for n in named if begin <= n.start < until) or subjects
        since = mention.end
        status = action_status(passage, mention)
        quote = Claim(
            quote=passage.whole[mention.start : mention.end], start=mention.start, end=mention.end
        )
        for name in sorted(subjects):
            yield _done_to(name, mention.kind, status, quote)


def _by_prison_term(
    parties: Sequence[Party], sentences: Iterable[CourtSentence]
) -> Iterator[PartyAction]:
    """Whom a term of imprisonment is given to: the one it names, or the only party."""
    names = {party.name for party in parties}
    only = parties[0].name if len(parties) == 1 else None
    for term in sentences:
        name = term.name or only
        if name in names:
            yield _done_to(name, SENTENCE, "sentenced", term)


def _is_one_decision(actions: Sequence[Action], parties: Sequence[Party]) -> bool:
    """Whether there is one action against one respondent, as in a register document: whatever else
    its text tells is how it came to that."""
    return len(actions) == len(parties) == 1 and parties[0].role == "respondent"


def _by_only_party(
    parties: Sequence[Party], actions: Sequence[Action], mentioned: set[Kind]
) -> Iterator[PartyAction]:
    """What was done to the only party there is, where no mention says to whom."""
    for action in actions if len(parties) == 1 else ():
        if action.kind in PERSONAL - mentioned:
            yield _done_to(parties[0].name, action.kind, action.status, action)


def _done_to(name: str, kind: Kind, status: Status, words: Claim) -> PartyAction:
    return PartyAction(
        name=name, kind=kind, status=status, quote=words.quote, start=words.start, end=words.end
    )


def _mentions(passage: Passage, actions: Sequence[Action]) -> list[ActionMention]:
    """The mentions of the actions that were read, in the order of the text."""
    kinds = {action.kind for action in actions} & PERSONAL
    quoted = {action.start for action in actions}
    return [
        mention
        for mention in action_mentions(passage)
        if mention.kind in kinds and (not mention.faint or mention.start in quoted)
    ]


def _only_subject(names: PartyMentions, passage: Passage, number: int) -> frozenset[str]:
    """The party a sentence names, where it names just one."""
    sentence = passage.sentences[number]
    named = frozenset(place.name for place in names.within(sentence.start, sentence.end))
    return named if len(named) == 1 else frozenset()
