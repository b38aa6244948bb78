"""Of whom a text says what it says was done.

An act belongs to the parties its sentence names before it, since the last other act: "A pleaded
guilty; B was acquitted". Where none is named before the first act, it belongs to those named after
it: "The jury acquitted B". A sentence that names nobody goes on about whoever the one before it
named, or the only party there is. Where none of this tells, nobody is said to have done it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from enforcement.actions.action_mentions import ActionMention, action_mentions
from enforcement.actions.action_status import action_status
from enforcement.claims import Action, Claim, CourtSentence, Kind, Party, Status
from enforcement.kinds import PERSONAL, SENTENCE
from enforcement.parties.person_name import organization_key
from enforcement.text.passage import Passage

#: Somebody who is not named: "his co-defendant was acquitted".
_SOMEBODY_ELSE = re.compile(r"\b(?:co-?defendants?|others?|another|unnamed)\b", re.IGNORECASE)
_GENERATION = re.compile(r",?\s(?:jr|sr|ii|iii|iv)\.?\Z", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome(Claim):
    """What was done to one party."""

    #: As in `Party.name`.
    name: str
    kind: Kind
    status: Status


@dataclass(frozen=True, slots=True)
class _Named:
    start: int
    party: int


def outcomes(
    passage: Passage,
    acts: Sequence[Action],
    parties: Sequence[Party],
    sentences: Sequence[CourtSentence] = (),
) -> tuple[Outcome, ...]:
    """What the text says of each party, once a kind, in the order of the text.

    `acts`, `parties` and `sentences` are what was read of the same passage: no act is added to
    them, they are only given to somebody.
    """
    if not parties:
        return ()
    found: dict[tuple[str, Kind], Outcome] = {}
    mentioned = [] if _one_decision(acts, parties) else _mentions(passage, acts)
    for outcome in (
        *_told(passage, mentioned, parties),
        *_sentenced(parties, sentences),
        *_of_the_only(parties, acts, {mention.kind for mention in mentioned}),
    ):
        found.setdefault((outcome.name, outcome.kind), outcome)
    return tuple(sorted(found.values(), key=lambda one: (one.start, one.name)))


def _told(
    passage: Passage, mentioned: Sequence[ActionMention], parties: Sequence[Party]
) -> Iterator[Outcome]:
    names = _names(passage.whole, parties)
    only = frozenset((0,)) if len(parties) == 1 else frozenset[int]()
    before, number = only, 0
    for at, told in groupby(mentioned, key=lambda mention: mention.sentence):
        while number < at:  # whom the sentences up to here were about
            before = _subjects(names, passage, number) or before
            number += 1
        begin, end = passage.sentences[at].start, passage.sentences[at].end
        named = [one for one in names if begin <= one.start < end]
        yield from _in_sentence(passage, list(told), named, before, parties)


def _in_sentence(
    passage: Passage,
    told: Sequence[ActionMention],
    named: Sequence[_Named],
    before: frozenset[int],
    parties: Sequence[Party],
) -> Iterator[Outcome]:
    behind = bool(named) and not any(one.start < told[0].start for one in named)
    sentence = passage.sentences[told[0].sentence]
    whom, since = before, sentence.start
    if not named and _SOMEBODY_ELSE.search(passage.whole, sentence.start, told[0].start):
        return
    for number, mention in enumerate(told):
        last = number + 1 == len(told)
        until = sentence.end if last else told[number + 1].start
        span = (mention.start, until) if behind else (since, mention.start)
        whom = frozenset(one.party for one in named if span[0] <= one.start < span[1]) or whom
        since = mention.end
        for party in sorted(whom):
            yield Outcome(
                name=parties[party].name,
                kind=mention.kind,
                status=action_status(passage, mention),
                quote=passage.whole[mention.start : mention.end],
                start=mention.start,
                end=mention.end,
            )


def _sentenced(parties: Sequence[Party], sentences: Iterable[CourtSentence]) -> Iterator[Outcome]:
    """Whom a term of imprisonment is given to, the text names or there is but one."""
    only = parties[0].name if len(parties) == 1 else None
    known = {party.name for party in parties}
    for term in sentences:
        name = term.name or only
        if name in known:
            yield Outcome(
                name=name,
                kind=SENTENCE,
                status="sentenced",
                quote=term.quote,
                start=term.start,
                end=term.end,
            )


def _one_decision(acts: Sequence[Action], parties: Sequence[Party]) -> bool:
    """Whether there is but one act and one who answers to it, as in a register document: what its
    text tells besides is how it came to that."""
    return len(acts) == len(parties) == 1 and parties[0].role == "respondent"


def _of_the_only(
    parties: Sequence[Party], acts: Sequence[Action], mentioned: set[Kind]
) -> Iterator[Outcome]:
    """What is done to the only party there is, where no mention tells of whom."""
    for act in acts if len(parties) == 1 else ():
        if act.kind in PERSONAL - mentioned:
            yield Outcome(
                name=parties[0].name,
                kind=act.kind,
                status=act.status,
                quote=act.quote,
                start=act.start,
                end=act.end,
            )


def _mentions(passage: Passage, acts: Sequence[Action]) -> list[ActionMention]:
    """The mentions of the acts that were read, in the order of the text."""
    kinds = {act.kind for act in acts} & PERSONAL
    quoted = {act.start for act in acts}
    return [
        mention
        for mention in action_mentions(passage)
        if mention.kind in kinds and (not mention.faint or mention.start in quoted)
    ]


def _subjects(names: Sequence[_Named], passage: Passage, number: int) -> frozenset[int]:
    """The parties a sentence names, where it is one."""
    sentence = passage.sentences[number]
    found = {one.party for one in names if sentence.start <= one.start < sentence.end}
    return frozenset(found) if len(found) == 1 else frozenset()


def _names(whole: str, parties: Sequence[Party]) -> list[_Named]:
    """Where the text names which party; by the last name alone where only one party bears it."""
    written = [_written(party) for party in parties]
    shared = [form for forms in written for form in {forms[-1]}]
    found = []
    for number, forms in enumerate(written):
        usable = forms if shared.count(forms[-1]) == 1 else forms[:-1]
        words = "|".join(re.escape(form) for form in usable)
        pattern = re.compile(rf"(?<!\w)(?:{words})(?!\w)")
        found += [_Named(match.start(), number) for match in pattern.finditer(whole)]
    return sorted(found, key=lambda one: one.start)


def _written(party: Party) -> tuple[str, ...]:
    """The forms a name is written in, the shortest last."""
    if party.type == "organization":
        key = organization_key(party.name)
        short = party.name[: len(key)] if party.name.lower().startswith(key) else party.name
        return (party.name, *party.aliases, short)
    plain = _GENERATION.sub("", party.name)
    return (party.name, *party.aliases, plain, plain.split()[-1] if plain else party.name)
