"""What a text says was done to each of its parties.

An action belongs to the parties its sentence names before it, since the last other action: "A
pleaded guilty; B was acquitted". Where none is named before the first action, it belongs to those
named after it: "The jury acquitted B". A sentence that names nobody goes on about whoever the one
before it named, or the only party there is. Otherwise the action is given to nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, islice
from operator import attrgetter

from enforcement.actions.action_mention import ActionMention, worth_quoting
from enforcement.actions.action_mentions import action_mentions, normalized_text
from enforcement.actions.action_status import action_status
from enforcement.actions.undoings.resolution import resolved
from enforcement.actions.when.done_anew import is_done_anew
from enforcement.actions.when.recalled import recalled
from enforcement.claims import (
    Action,
    Claim,
    CourtSentence,
    Kind,
    Party,
    PartyAction,
    Quotation,
    Status,
    quoted,
)
from enforcement.kinds import (
    CLEARED,
    KINDS,
    LITIGATED,
    PERSONAL,
    PROPERTY_KINDS,
    SENTENCE,
    SUPERSEDED,
    UNDONE,
)
from enforcement.parties.assets.estates import ESTATE_OF
from enforcement.parties.assets.property_acts import is_in_rem, property_acts
from enforcement.parties.assets.property_standing import property_standing
from enforcement.parties.evidence.other_people import (
    against_another,
    is_of_another,
    tells_of_another,
)
from enforcement.parties.groups.group_members import OTHERS, UNKNOWN, with_groups
from enforcement.parties.party_mentions import PartyMention, PartyMentions, party_mentions
from enforcement.parties.party_standing import standing
from enforcement.text.passage import Passage

#: Somebody who is not named: "his co-defendant was acquitted".
_SOMEBODY_ELSE = re.compile(r"\b(?:co-?defendants?|others?|another|unnamed)\b", re.IGNORECASE)
#: Characters before an act in which its subject is told.
_CLAUSE = 200
#: Characters between an act and a name, at most: beyond them a text of several stories, as of a
#: day's news, tells of somebody else.
_REACH = 2000
#: What goes on with a list of those who are acted on: ", and her husband, were".
_JOINED = re.compile(
    r"(?:,(?:(?!\b(?:was|were|is|are|had|has|have|who|\w+ed)\b)[^;]){0,80}?)?,?\s"
    r"(?:and|as\swell\sas|along\swith|together\swith)\s"
    r"(?:(?!\b(?:was|were|is|are|had|has|have|who)\b).)*"
)
#: Who did it to the party: "sued by a shareholder who was arrested".
_IS_AGENTS = re.compile(r"\bby\s(?:(?:an?|the|its|his|her)\s)?(?:\w+\s){1,3}who\s\Z", re.IGNORECASE)


def party_actions(
    passage: Passage,
    actions: Sequence[Action],
    parties: Sequence[Party],
    sentences: Sequence[CourtSentence] = (),
) -> tuple[PartyAction, ...]:
    """What the text says was done to each party, each kind once, in the order of the text; what was
    undone in part stands there twice, as done and as undone.

    `actions`, `parties` and `sentences` are what was read of the same passage: no action is added
    to them, they are only given to parties.
    """
    if not parties:
        return ()
    things = [party for party in parties if party.type == "property"]
    others = [party for party in parties if party.type != "property"]
    by_party: dict[tuple[str, Kind, bool], PartyAction] = {}
    every = [] if _is_one_decision(actions, others) else _mentions(passage, actions)
    mentioned = [mention for mention in every if not is_in_rem(passage, mention)]
    names = party_mentions(passage.whole, others)
    for done in (
        *_by_mention(passage, mentioned, names, others),
        *_by_prison_term(passage, names, () if _are_undone(actions) else sentences),
        *_by_only_party(passage, names, actions, {mention.kind for mention in every}),
        *_to_property(passage, actions, things, alone=not others),
    ):
        key = done.name, done.kind, done.in_part
        if done.name.startswith(ESTATE_OF) and KINDS[done.kind].proceeding == "prosecution":
            continue  # what was done to somebody who died since
        known = by_party.get(key)
        if known is None:
            by_party[key] = done
        elif _is_said_again(known, done, passage.body):
            by_party[key] = replace(known, quote=done.quote, start=done.start, end=done.end)
    acts = sorted(by_party.values(), key=lambda done: (done.start, done.name))
    return tuple(replace(it, anew=it.anew and _is_renewed(passage, it, acts)) for it in acts)


def _is_renewed(passage: Passage, act: PartyAction, acts: Sequence[PartyAction]) -> bool:
    """Whether what a text says was done again is what stands: it does not only recall it, and what
    cleared the party is only recalled, before it or in its sentence."""
    cleared = [it for it in acts if it.name == act.name and it.kind in CLEARED]
    end = next((it.end for it in passage.sentences if it.end > act.start), act.end)
    return not act.recalled and all(it.recalled and it.start < end for it in cleared)


def _to_property(
    passage: Passage, actions: Sequence[Action], things: Sequence[Party], *, alone: bool
) -> Iterator[PartyAction]:
    """What was done to the things that are sued."""
    mentions = _mentions(passage, actions, PROPERTY_KINDS) if things else []
    for name, mention in property_acts(passage, mentions, things, alone=alone):
        yield _mentioned(passage, name, mention)


def _is_said_again(known: PartyAction, done: PartyAction, body: int) -> bool:
    """Whether the text says what the title said, in words that are the better quote."""
    return known.start < body <= done.start and known.status == done.status


def with_standings(parties: Sequence[Party], done: Sequence[PartyAction]) -> tuple[Party, ...]:
    """The parties, each with where `done`, what was done to all of them, leaves it."""
    return tuple(
        replace(party, standing=_standing(party, [act for act in done if act.name == party.name]))
        for party in parties
    )


def _standing(party: Party, acts: Sequence[PartyAction]) -> tuple[str, ...]:
    return property_standing(acts) if party.type == "property" else standing(acts)


def with_acts_of_parties(
    actions: Sequence[Action], done: Sequence[PartyAction]
) -> tuple[Action, ...]:
    """The actions, and those that stand of one party while another's was undone."""
    undone = {it.kind for it in actions if it.status in UNDONE and it.kind not in CLEARED}
    undone -= {it.kind for it in actions if it.status not in UNDONE}
    more: dict[Kind, Action] = {}
    for act in done:
        if act.kind in undone and act.status not in UNDONE:
            words: Quotation = {"quote": act.quote, "start": act.start, "end": act.end}
            more.setdefault(act.kind, Action(**words, kind=act.kind, status=act.status))
    return tuple(sorted((*actions, *more.values()), key=lambda action: action.start))


def _by_mention(
    passage: Passage,
    mentioned: Sequence[ActionMention],
    named: PartyMentions,
    parties: Sequence[Party],
) -> Iterator[PartyAction]:
    text = normalized_text(passage.whole)
    of_party: dict[str, list[ActionMention]] = {party.name: [] for party in parties}
    of_nobody: list[ActionMention] = []
    if mentioned:
        numbers = {mention.sentence for mention in mentioned}
        named = with_groups(text, passage.sentences, numbers, named, parties)
    for mention, names in _given(passage, mentioned, named):
        whose = names - UNKNOWN
        if not whose and OTHERS not in names:
            whose = _all_of_whom(passage, mention, of_party)
            of_nobody += [] if whose else [mention]
        for name in whose if named.near(mention.start, _REACH) else ():
            of_party[name].append(mention)
    for name, mentions in of_party.items():
        acts: dict[tuple[Kind, bool], list[ActionMention]] = defaultdict(list)
        of_others = [of_other for other, of_other in of_party.items() if other != name]
        for mention in resolved(_with_verb(mentions, of_nobody, of_others), text):
            if mention.became != SUPERSEDED:
                acts[mention.kind, mention.in_part].append(mention)
        for same in acts.values():
            alike = (it for it in same if it.became == same[0].became)
            best = max(alike, key=lambda it: worth_quoting(it, passage.body))
            yield _when_told(passage, _mentioned(passage, name, best), same)


def _with_verb(
    mentions: Sequence[ActionMention],
    of_nobody: Sequence[ActionMention],
    of_others: Collection[Sequence[ActionMention]],
) -> list[ActionMention]:
    """The mentions of a party's acts; where they only name one ("at the sentencing Quint was
    told"), with the verb that told of it before and names nobody ("A doctor was sentenced today"),
    unless it may as well be that of another party."""
    told: list[ActionMention] = []
    for kind in dict.fromkeys(it.kind for it in mentions):
        if _is_only_named(mentions, kind) and not any(_is_only_named(it, kind) for it in of_others):
            verbs = (it for it in of_nobody if _is_plain_verb(it, kind))
            told += [it for it in islice(verbs, 1) if it.start < mentions[-1].start]
    return sorted((*mentions, *told), key=attrgetter("start"))


def _is_plain_verb(mention: ActionMention, kind: Kind) -> bool:
    return (mention.kind, mention.wording) == (kind, "verb") and not (
        mention.became or mention.in_part or mention.sentence == 0
    )


def _is_only_named(mentions: Sequence[ActionMention], kind: Kind) -> bool:
    of_kind = [it for it in mentions if it.kind == kind]
    return bool(of_kind) and all(it.wording == "noun" and not it.became for it in of_kind)


def _given(
    passage: Passage, mentioned: Sequence[ActionMention], names: PartyMentions
) -> Iterator[tuple[ActionMention, frozenset[str]]]:
    """Each mention with the parties whose it is."""
    everybody = frozenset((*names.people, *names.organizations))
    subjects = everybody if len(everybody) == 1 else frozenset[str]()
    number = 0
    for at, group in groupby(mentioned, key=lambda mention: mention.sentence):
        while number < at:  # whom the sentences up to here were about
            subjects = _only_subject(names, passage, number) or subjects
            number += 1
        yield from _in_sentence(passage, list(group), names, subjects)


def _in_sentence(
    passage: Passage,
    mentioned: Sequence[ActionMention],
    names: PartyMentions,
    subjects: frozenset[str],
) -> Iterator[tuple[ActionMention, frozenset[str]]]:
    """Who each action of one sentence was done to; `subjects` is whom the text spoke of before."""
    sentence = passage.sentences[mentioned[0].sentence]
    named = names.within(sentence.start, sentence.end)
    first = mentioned[0]
    until = first.end if first.became else first.start
    if not named and _SOMEBODY_ELSE.search(passage.whole, sentence.start, until):
        return
    names_follow = bool(named) and named[0].start >= first.start
    since = sentence.start
    for place, mention in enumerate(mentioned):
        if _IS_AGENTS.search(passage.whole, max(since, mention.start - 80), mention.start):
            continue
        end = _next_start(mentioned, place) or sentence.end
        begin, until = (mention.start, end) if names_follow else (since, mention.start)
        ends = mention.became or mention.kind in CLEARED  # "the charges against B were dismissed"
        if ends and _is_against_another(passage, named, mention):
            yield mention, frozenset((OTHERS,))
            since = mention.end
            continue
        within = _named(named, mention.start, mention.end) if ends else frozenset()
        subjects = within or _named(named, begin, until) or subjects
        if not within and _is_anothers(passage, names, mention, since):
            subjects = frozenset((OTHERS,))
        since = mention.end
        yield mention, subjects


def _is_against_another(
    passage: Passage, named: Sequence[PartyMention], act: ActionMention
) -> bool:
    """Whether what ended was against somebody who is no party, and no name follows that would say
    who that is: "agreed to drop the charges against her husband"."""
    end = against_another(passage.whole, act.start, act.end)
    return end is not None and not _named(named, end, max(act.end, end + _CLAUSE))


def _is_anothers(
    passage: Passage, names: PartyMentions, act: ActionMention | CourtSentence, since: int = 0
) -> bool:
    """Whether an act is that of somebody who is no party, to whom the text has gone over since it
    named one, or since the act before: "Quennell was charged, and her partner was convicted"."""
    place = bisect_left(names.places, act.start, key=attrgetter("start")) - 1
    last = names.places[place] if place >= 0 else None
    if last is None or last.start < passage.body:
        return False  # "The co-owner of a clinic was convicted. Orla Quennell, 51, …"
    if not names.within(act.end, act.end + _CLAUSE) and is_of_another(passage.whole, act.end):
        return True
    number = bisect_right(passage.sentences, act.start, key=attrgetter("start")) - 1
    sentence = passage.sentences[number].start
    begin = max(since, sentence, last.end, act.start - _CLAUSE)
    lead = passage.whole[begin : act.start]
    is_list = begin == last.end and _JOINED.fullmatch(lead)
    return not is_list and tells_of_another(lead)


def _next_start(mentioned: Sequence[ActionMention], place: int) -> int | None:
    """Where the next mention begins that does not overlap the one at a place."""
    end = mentioned[place].end
    following = islice(mentioned, place + 1, None)
    return next((other.start for other in following if other.start >= end), None)


def _named(named: Sequence[PartyMention], begin: int, end: int) -> frozenset[str]:
    """Who is named in characters [begin, end), those of a group alone where it is the last; the
    names are in the order of the text."""
    first = bisect_left(named, begin, key=attrgetter("start"))
    last = bisect_left(named, end, key=attrgetter("start"))
    within = named[first:last]
    together = [place for place in within if place[:2] == within[-1][:2]]
    is_group = any(it.name in UNKNOWN for it in together) or len(together) > 1
    return frozenset(place.name for place in (together if is_group else within))


def _all_of_whom(
    passage: Passage, mention: ActionMention, of_party: Mapping[str, Sequence[ActionMention]]
) -> frozenset[str]:
    """Where it is not told whose act was undone ("the convictions were vacated"): all to whom it
    had been done, so that nobody stands worse than the text says."""
    undone = mention.became in UNDONE or mention.kind in CLEARED
    sentence = passage.sentences[mention.sentence]
    if not undone or _SOMEBODY_ELSE.search(passage.whole, sentence.start, sentence.end):
        return frozenset()
    of_kinds = LITIGATED if mention.kind in CLEARED else {mention.kind}
    return frozenset(
        name
        for name, mentions in of_party.items()
        if any(other.kind in of_kinds and other.sentence < mention.sentence for other in mentions)
    )


def _mentioned(passage: Passage, name: str, mention: ActionMention) -> PartyAction:
    words = Claim(**quoted(passage.whole, mention.start, mention.end))
    status = action_status(passage, mention)
    return _done_to(name, mention.kind, status, words, in_part=mention.in_part)


def _by_prison_term(
    passage: Passage, names: PartyMentions, sentences: Iterable[CourtSentence]
) -> Iterator[PartyAction]:
    """Whom a term of imprisonment is given to: the one it names, or the only party."""
    parties = {*names.people, *names.organizations}
    for term in sentences:
        name = term.name
        if name is None and len(parties) == 1 and not _is_anothers(passage, names, term):
            (name,) = parties
        if name in parties:
            yield _done_to(name, SENTENCE, "sentenced", term)


def _are_undone(actions: Sequence[Action]) -> bool:
    """Whether what the terms of imprisonment rest on was undone, and nothing else states one: "the
    court threw out her conviction; she had served two years of a 12-year term"."""
    stands = any(it.kind == SENTENCE and it.status not in UNDONE for it in actions)
    guilt = (it for it in actions if KINDS[it.kind].guilty and it.status in UNDONE)
    return not stands and any(not it.in_part for it in guilt)


def _is_one_decision(actions: Sequence[Action], parties: Sequence[Party]) -> bool:
    """Whether there is one action against one respondent, as in a register document: whatever else
    its text tells is how it came to that."""
    return len(actions) == len(parties) == 1 and parties[0].role == "respondent"


def _by_only_party(
    passage: Passage, names: PartyMentions, actions: Sequence[Action], mentioned: set[Kind]
) -> Iterator[PartyAction]:
    """What was done to the only party there is, where no mention says to whom."""
    parties = [*names.people, *names.organizations]
    for action in actions if len(parties) == 1 else ():
        if (
            action.kind in PERSONAL - mentioned
            and action.status != SUPERSEDED
            and names.near(action.start, _REACH)
        ):
            told = [it for it in action_mentions(passage) if it.kind == action.kind]
            status, in_part = action.status, action.in_part
            done = _done_to(parties[0], action.kind, status, action, in_part=in_part)
            yield _when_told(passage, done, told)


def _when_told(
    passage: Passage, done: PartyAction, mentions: Sequence[ActionMention]
) -> PartyAction:
    """What was done to a party, with when that was and whether the text only recalls it, by all
    mentions of it."""
    gone, time, year = recalled(passage, mentions)
    return replace(
        done,
        recalled=gone,
        day=time.day,
        period=time.period,
        year=year,
        anew=is_done_anew(passage, mentions),
    )


def _done_to(
    name: str, kind: Kind, status: Status, words: Claim, *, in_part: bool = False
) -> PartyAction:
    return PartyAction(
        name=name,
        kind=kind,
        status=status,
        in_part=in_part,
        quote=words.quote,
        start=words.start,
        end=words.end,
    )


def _mentions(
    passage: Passage, actions: Sequence[Action], of: Collection[Kind] = PERSONAL
) -> list[ActionMention]:
    """The mentions of the actions that were read, in the order of the text: those of some kinds,
    and of what became of any."""
    kinds = {action.kind for action in actions}
    quoted = {(action.kind, action.start) for action in actions}
    mentions = action_mentions(passage)
    faint = {it.kind for it in mentions if it.faint and (it.kind, it.start) in quoted}
    return [
        mention
        for mention in mentions
        if mention.kind in kinds
        and (mention.kind in of or mention.became)
        and (not mention.faint or mention.kind in faint)
    ]


def _only_subject(names: PartyMentions, passage: Passage, number: int) -> frozenset[str]:
    """The party a sentence names, where it names just one."""
    sentence = passage.sentences[number]
    named = frozenset(place.name for place in names.within(sentence.start, sentence.end)) - UNKNOWN
    return named if len(named) == 1 else frozenset()
