"""Two documents side by side: what they agree in and what tells them apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from enforcement.kinds import KINDS, LITIGATION
from enforcement.reading.linking_keys import LinkingKeys
from enforcement.text.rare_words import total_weight


@dataclass(frozen=True)
class Comparison:
    """Two documents; what is costly to work out is worked out once."""

    one: LinkingKeys
    other: LinkingKeys

    @cached_property
    def same_place(self) -> bool | None:
        """Whether both are of one district, or else of one state; None where that is unknown."""
        one, other = self.one, self.other
        if one.district and other.district:
            return one.district == other.district
        if one.state and other.state:
            return one.state == other.state
        return None

    @cached_property
    def word_overlap(self) -> float:
        """The share of the shorter text's wording that the other has as well, from 0 to 1."""
        least = min(total_weight(self.one.words), total_weight(self.other.words))
        return total_weight(self.one.words & self.other.words) / least if least else 0.0

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
        ours, theirs = self.one.parties, self.other.parties
        return bool(ours and theirs) and ours.isdisjoint(theirs)

    @property
    def both_criminal(self) -> bool:
        """Whether both are about a prosecution."""
        ours, theirs = (KINDS[document.primary].proceeding for document in (self.one, self.other))
        return ours == theirs == "prosecution"

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

    def within(self, span: timedelta) -> bool:
        """Whether no more time than this lies between them, as far as is known."""
        if not (self.one.published_on and self.other.published_on):
            return True
        return abs(self.one.published_on - self.other.published_on) <= span
