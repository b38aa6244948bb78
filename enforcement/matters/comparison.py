"""Two documents side by side: what they agree in and what tells them apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, cached_property

from enforcement.kinds import KINDS, LITIGATION, Proceeding
from enforcement.parties.naming.person_name import are_told_apart, person_key
from enforcement.reading.linking_keys import LinkingKeys
from enforcement.text.numerals import TWO_TO_TEN
from enforcement.text.rare_words import distinct_words, rare_words, total_weight
from enforcement.text.word_lists import word_list

#: Years between two births that a misprinted age does not explain, and those that only a misprinted
#: day of publication does.
_OTHER_BIRTH, _MISPRINT = 3, 70


@dataclass(frozen=True)
class Comparison:
    """Two documents; what is costly to work out is worked out once."""

    one: LinkingKeys
    other: LinkingKeys

    @cached_property
    def same_place(self) -> bool | None:
        """Whether both are of one district, or else of one state; where that is not known of both,
        whether they name one prosecutor, else None."""
        one, other = self.one, self.other
        if one.district and other.district:
            return one.district == other.district
        if one.state and other.state:
            return one.state == other.state
        return None if one.prosecutors.isdisjoint(other.prosecutors) else True

    @property
    def nowhere(self) -> bool:
        """Whether the place of neither is known."""
        return not any((it.district or it.state) for it in (self.one, self.other))

    @cached_property
    def shared_weight(self) -> float:
        """How telling the words are together that both have."""
        return total_weight(self.one.words & self.other.words)

    @cached_property
    def word_overlap(self) -> float:
        """The share of the shorter text's wording that the other has as well, from 0 to 1."""
        least = min(total_weight(self.one.words), total_weight(self.other.words))
        return self.shared_weight / least if least else 0.0

    @cached_property
    def shared_rare(self) -> frozenset[str]:
        """The words that both have, and few texts."""
        return rare_words(self.one.words & self.other.words)

    @property
    def shared_amounts(self) -> frozenset[float]:
        """US dollars that both state."""
        return self.one.amounts & self.other.amounts

    @property
    def amounts_differ(self) -> bool:
        """Whether both state amounts, and none in common."""
        return bool(self.one.amounts and self.other.amounts) and not self.shared_amounts

    @property
    def parties_differ(self) -> bool:
        """Whether both name parties, and none in common."""
        return _differ(self.one.parties, self.other.parties)

    @property
    def professions_differ(self) -> bool:
        """Whether the parties of both have professions, and none in common."""
        return _differ(self.one.professions, self.other.professions)

    @property
    def judges_differ(self) -> bool:
        """Whether both name judges, and none in common."""
        return _differ(self.one.judges, self.other.judges)

    @property
    def prosecutors_differ(self) -> bool:
        """Whether both name prosecutors of districts or states, and none in common."""
        return _differ(self.one.prosecutors, self.other.prosecutors)

    @property
    def places_differ(self) -> bool:
        """Whether both name towns, or the like, and none in common."""
        return _differ(self.one.proper_words, self.other.proper_words)

    def same_surroundings(self, person: str = "") -> bool:
        """Whether both name a town or the like in common that few texts have, at the beginning or
        in the title; a person's own name is none."""
        shared = self.shared_rare & self.one.proper_words & self.other.proper_words
        return not shared <= distinct_words(person)

    def other_party_in_common(self, person: str) -> bool:
        """Whether one is about another party whom the other names as well: a spouse, a firm."""
        one, other = (
            {*map(distinct_words, it.parties - {person})} for it in (self.one, self.other)
        )
        named, others = (
            {*map(distinct_words, it.named_organizations)} for it in (self.one, self.other)
        )
        return any(map(rare_words, (one & (other | others)) | (other & named)))

    @property
    def trades_differ(self) -> bool:
        """Whether both are of lines of business, and of none in common."""
        return _differ(_trades(self.one.words), _trades(self.other.words))

    @property
    def numerals_differ(self) -> bool:
        """Whether both write a small number as a word, and none in common: "Five Charged"."""
        return _differ(*(it.words.intersection(TWO_TO_TEN) for it in (self.one, self.other)))

    @property
    def is_roundup(self) -> bool:
        """Whether either tells of several cases."""
        return self.one.is_roundup or self.other.is_roundup

    @property
    def both_criminal(self) -> bool:
        """Whether both are about a prosecution."""
        return self._are_both("prosecution")

    @property
    def both_civil(self) -> bool:
        """Whether both are about a lawsuit, or what was settled in place of one."""
        return self._are_both("lawsuit")

    def _are_both(self, proceeding: Proceeding) -> bool:
        return all(KINDS[it.primary].proceeding == proceeding for it in (self.one, self.other))

    @property
    def is_next_stage(self) -> bool:
        """Whether the later one is a further stage of a prosecution or a lawsuit: of two of one day
        either may be the later."""
        if not (self.one.published_on and self.other.published_on):
            return False
        ours, theirs = KINDS[self.one.primary].stage, KINDS[self.other.primary].stage
        if ours is None or theirs is None or ours.proceeding not in LITIGATION:
            return False
        days, stages = self.other.published_on - self.one.published_on, theirs.number - ours.number
        return ours.proceeding == theirs.proceeding and stages != 0 and days.days * stages >= 0

    @property
    def is_same_stage(self) -> bool:
        """Whether both are about one stage of a prosecution or a lawsuit."""
        ours, theirs = KINDS[self.one.primary].stage, KINDS[self.other.primary].stage
        if ours is None or theirs is None or ours.proceeding not in LITIGATION:
            return False
        return (ours.proceeding, ours.number) == (theirs.proceeding, theirs.number)

    @property
    def earlier_and_later(self) -> tuple[LinkingKeys, LinkingKeys] | None:
        """The two in the order of publication; None where they are of one day, or undated."""
        ours, theirs = self.one.published_on, self.other.published_on
        if ours is None or theirs is None or ours == theirs:
            return None
        return (self.one, self.other) if ours < theirs else (self.other, self.one)

    def within(self, span: timedelta) -> bool:
        """Whether no more time than this lies between them, as far as is known."""
        if not (self.one.published_on and self.other.published_on):
            return True
        return abs(self.one.published_on - self.other.published_on) <= span

    def dated_within(self, span: timedelta) -> bool:
        """Whether it is known that no more time than this lies between them."""
        return bool(self.one.published_on and self.other.published_on) and self.within(span)

    def tells_apart(self, person: str) -> bool:
        """Whether the bearers of a name, first and last, are two by their middle names, "Jr." or
        ages."""
        if are_told_apart(_full_names(self.one, person), _full_names(self.other, person)):
            return True
        years = self._years_between_births(person)
        return years is not None and _OTHER_BIRTH < years < _MISPRINT

    def same_age(self, person: str) -> bool:
        """Whether the bearers of a name were born in one year, as far as their ages tell."""
        years = self._years_between_births(person)
        return years is not None and years <= 1

    def same_middle_name(self, person: str) -> bool:
        """Whether the bearers of a name have a middle name in common that is written out."""
        ours, theirs = (_middle_names(it, person) for it in (self.one, self.other))
        return not ours.isdisjoint(theirs)

    def _years_between_births(self, person: str) -> int | None:
        ours, theirs = (
            [year for name, year in it.births if name == person] for it in (self.one, self.other)
        )
        return min((abs(our - their) for our in ours for their in theirs), default=None)


def _differ(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _full_names(document: LinkingKeys, person: str) -> list[str]:
    return [name for name in document.full_names if person_key(name) == person]


def _middle_names(document: LinkingKeys, person: str) -> set[str]:
    """Middle names that are written out."""
    names = (name.split()[1:-1] for name in _full_names(document, person))
    return {word for middle in names for word in middle if len(word.rstrip(".")) > 2}


def _trades(words: frozenset[str]) -> frozenset[str]:
    return frozenset(filter(None, map(_trade_of_word().get, words)))


@cache
def _trade_of_word() -> Mapping[str, str]:
    return {word: trade for trade, words in word_list("trades").items() for word in words.split()}
