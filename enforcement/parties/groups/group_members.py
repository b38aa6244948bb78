"""Whom a group means: "both" the two just named, "the defendants" all of them.

Where that is in doubt nobody is meant, so that nothing is said of anybody that the text does not
say.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from operator import attrgetter
from typing import NamedTuple

from enforcement.claims import Party
from enforcement.parties.groups.group_words import Group, groups_in
from enforcement.parties.naming.person_name import name_words, without_generation
from enforcement.parties.party_mentions import PartyMention, PartyMentions
from enforcement.text.numerals import number_value
from enforcement.text.passage import Sentence

_PEOPLE = (
    r"(?:men|women|people|persons|individuals|defendants|suspects|residents|brothers|sisters|doctors"
    r"|physicians|practitioners|prescribers|nurses|pharmacists|dentists|psychiatrists|surgeons|owners"
    r"|executives|dealers)\b"
)
#: That there are more whom nobody names: "Five were arrested; the sixth is at large".
_MORE = re.compile(
    r"\bat\slarge\b|\bfugitives?\b|\bco-?defendants?\b|\b(?:unnamed|unidentified|others|remaining)\b"
    r"|\b(?:another|other|additional|more)\s(?:[a-z]+\s){0,2}" + _PEOPLE
)
_COUNT = re.compile(
    r"\b(two|three|four|five|six|seven|eight|nine|ten|1[1-9]|[2-9]\d)\s(?:[a-z'\u2019-]+\s){0,2}"
    rf"(?:{_PEOPLE}|members\b|charged\b|indicted\b|arrested\b|sentenced\b)"
)
#: Of whom a group may speak instead: "Quennell hired two nurses. Both were arrested."
_OTHERS = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|several|couple|pair|both)\b(?!-|"
    r" (?:felony |federal )?(?:counts?|charges|years?|months|weeks|days|times|hours|pounds"
    r"|kilograms|grams|vials)\b)"
)
#: Behind the one who is named of several: "Quennell and two others", "Quennell and her son".
_WITH_OTHERS = re.compile(
    r"(?:,[^,;.]{1,60},)?\s(?:and|with|along\swith|together\swith|as\swell\sas)\s"
    r"(?:his|her|an?|another|others?|several|two|three|four|five|six)\b"
)
#: Characters behind a group in which its members are named: "the defendants, Ada Quill and".
_APPOSED = 8
#: Sentences before a group in which those it means are looked for.
_BACK = 3


#: A text of several cases has no one set of defendants.
_SEVERAL_CASES = re.compile(
    r"\b(?:separate(?:ly)?|unrelated|(?:another|other|different)\s(?:[a-z]+\s)?cases?|these\scases)\b"
)
#: Groups of a text that are looked at, at most.
_MOST = 100
#: In the place of a name: people who are no parties, and parties of whom it is in doubt which.
OTHERS, DOUBTFUL = "", "?"
UNKNOWN = frozenset((OTHERS, DOUBTFUL))


def with_groups(
    low: str,
    sentences: Sequence[Sentence],
    numbers: Iterable[int],
    names: PartyMentions,
    parties: Sequence[Party],
) -> PartyMentions:
    """The mentions of parties, with those by groups in the sentences of the `numbers`; `low` is the
    text in lower case. A group that means other people, or parties of whom it is in doubt which,
    names `OTHERS` or `DOUBTFUL`."""
    members = _Members(low, sentences, names, parties)
    where = (sentences[number] for number in sorted(numbers))
    groups = chain.from_iterable(groups_in(low, it.start, it.end) for it in where)
    for group in islice(groups, _MOST):
        members.add(group)
    return replace(names, places=tuple(members.places))


class _Members:
    """Whom the groups of a text mean, taken in its order."""

    def __init__(
        self,
        low: str,
        sentences: Sequence[Sentence],
        names: PartyMentions,
        parties: Sequence[Party],
    ) -> None:
        self._low = low
        self._sentences = sentences
        self._names = names
        self._parties = parties
        self.places = list(names.places)

    def add(self, group: Group) -> None:
        """Enter whom a group means, where its words do not go on to name them."""
        if self._between(group.end, group.end + _APPOSED):
            return
        meant = self._counted(group) if group.ahead else self._meant(group)
        for name in sorted(meant):
            insort(self.places, PartyMention(group.start, group.end, name))

    def _between(self, start: int, end: int) -> set[str]:
        """The parties that are named in [start, end)."""
        first = bisect_left(self.places, start, key=attrgetter("start"))
        last = bisect_left(self.places, end, key=attrgetter("start"))
        return {place.name for place in self.places[first:last]} - UNKNOWN

    def _fitting(self, group: Group) -> set[str]:
        """The parties of whom the words of a group may be said."""
        fitting = [it for it in self._parties if group.type in (None, it.type)]
        if group.profession:
            of_it = [party for party in fitting if party.profession == group.profession]
            fitting = of_it if len(of_it) > 1 else fitting
        if group.kin:
            surnames = Counter(_surname(party) for party in fitting)
            family = [party for party in fitting if surnames[_surname(party)] > 1]
            fitting = family or fitting
        return {party.name for party in fitting}

    def _counted(self, group: Group) -> set[str]:
        """All of those who are named later, where a group is as many: "Two nurses were charged"."""
        fitting = self._fitting(group)
        first = min((it.start for it in self._parties if it.name in fitting), default=0)
        all_there_are = group.type is not None and len(fitting) == group.number
        return fitting if all_there_are and group.start < first and not self._are_more() else set()

    def _are_more(self) -> bool:
        """Whether the text speaks of more people than it names."""
        people = len(self._names.people)
        return _MORE.search(self._low) is not None or _highest_count(self._low) > people

    def _meant(self, group: Group) -> set[str]:
        fitting = self._fitting(group)
        spoken_of = self._spoken_of(group, fitting)
        near = next(spoken_of, _Spoken(set(), group.start))
        if group.rest:
            return self._rest(group, fitting, near)
        if not (group.defendants and group.number is None) and _is_so_many(group, near.names):
            return near.names
        if group.pronoun and len(near.names) == 1 and self._is_with_others(near, group):
            return near.names
        if _OTHERS.search(self._low, self._since(near, group), group.start):
            return {OTHERS}
        if len(self._parties) == 1:
            return set()
        if group.pronoun and not _are_one_after_another(near, next(spoken_of, near), fitting):
            return {DOUBTFUL}
        return self._all(group, fitting)

    def _rest(self, group: Group, fitting: set[str], near: _Spoken) -> set[str]:
        """All but those just spoken of; those who are not named may be among them."""
        rest = {name for name in fitting - near.names if name in self._between(0, group.start)}
        told = near.names and rest and not _SEVERAL_CASES.search(self._low)
        return rest if told and group.number in (None, len(rest)) else {OTHERS}

    def _all(self, group: Group, fitting: set[str]) -> set[str]:
        """All parties whom a group may mean, those named before it where there are several."""
        people = fitting & {*self._names.people}
        if group.type is None and not group.defendants and people:
            fitting = people
        before = {name for name in fitting if name in self._between(0, group.start)}
        meant = before if group.number is None and len(before) > 1 else fitting
        one_case = not _SEVERAL_CASES.search(self._low)
        return meant if one_case and _is_so_many(group, meant) else {DOUBTFUL}

    def _spoken_of(self, group: Group, fitting: set[str]) -> Iterator[_Spoken]:
        """Whom the sentence up to a group, and those before it, name, the nearest first."""
        number = bisect_right(self._sentences, group.start, key=attrgetter("start")) - 1
        here = self._between(self._sentences[number].start, group.start) & fitting
        if _is_so_many(group, here):
            yield _Spoken(here, self._sentences[number].start)
        for sentence in reversed(self._sentences[max(0, number - _BACK) : number]):
            if names := self._between(sentence.start, sentence.end) & fitting:
                yield _Spoken(names, sentence.start)

    def _since(self, near: _Spoken, group: Group) -> int:
        """Where other people may have been told of before a group: from the sentence before it."""
        number = bisect_right(self._sentences, group.start, key=attrgetter("start")) - 1
        return min(near.start, self._sentences[max(0, number - 1)].start)

    def _is_with_others(self, near: _Spoken, group: Group) -> bool:
        """Whether the one named is told of together with others who are not."""
        return any(
            _WITH_OTHERS.match(self._low, place.end)
            for place in self._names.within(near.start, group.start)
        )


class _Spoken(NamedTuple):
    """Whom a sentence names, and where it begins."""

    names: set[str]
    start: int


def _is_so_many(group: Group, names: set[str]) -> bool:
    return len(names) == group.number if group.number else len(names) > 1


def _are_one_after_another(near: _Spoken, earlier: _Spoken, all_of_them: set[str]) -> bool:
    """Whether two sentences tell of all there are, and "they" are not those of one alone: each of
    one person, or the second of one of those whom the first told of together."""
    one_each = len(near.names) == len(earlier.names) == 1
    return near.names | earlier.names == all_of_them and (one_each or near.names < earlier.names)


def _surname(party: Party) -> str:
    return name_words(without_generation(party.name))[-1].lower()


def _highest_count(low: str) -> float:
    """The greatest number of people of whom the text speaks."""
    counts = (number_value(match[1]) for match in _COUNT.finditer(low))
    return max((count for count in counts if count), default=0)
