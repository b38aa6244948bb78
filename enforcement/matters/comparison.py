"""Two documents side by side: what they agree in and what tells them apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from enforcement.kinds import KINDS, LITIGATION
from enforcement.reading.linking_keys import Traits
from enforcement.text.rare_words import total_weight


@dataclass(frozen=True)
class Pairing:
    """Two documents; what is costly to work out is worked out once."""

    one: Traits
    other: Traits

    @cached_property
    def placed(self) -> bool | None:
        """Whether they are of one place; None where nothing says so or otherwise."""
        one, other = self.one, self.other
        if one.district and other.district:
            return one.district == other.district
        if one.state and other.state:
            return one.state == other.state
        return None

    @cached_property
    def alike(self) -> float:
        """The share of the shorter text's wording that the other has as well."""
        least = min(total_weight(self.one.words), total_weight(self.other.words))
        return total_weight(self.one.words & self.other.words) / least if least else 0.0

    @property
    def sums(self) -> frozenset[float]:
        return self.one.sums & self.other.sums

    @property
    def sums_differ(self) -> bool:
        """Whether both state sums, and none in common."""
        return bool(self.one.sums and self.other.sums) and not self.sums

    @property
    def parties_differ(self) -> bool:
        """Whether both name parties, and none in common."""
        first = self.one.persons | self.one.organizations
        second = self.other.persons | self.other.organizations
        return bool(first and second) and first.isdisjoint(second)

    @property
    def criminal(self) -> bool:
        proceedings = {KINDS[one.primary].proceeding for one in (self.one, self.other)}
        return proceedings == {"prosecution"}

    @property
    def rises(self) -> bool:
        """Whether the later one is a further stage of a prosecution or a lawsuit."""
        if not (self.one.published_on and self.other.published_on):
            return False
        later = self.other.published_on > self.one.published_on
        first, second = (self.one, self.other) if later else (self.other, self.one)
        before, after = KINDS[first.primary].stage, KINDS[second.primary].stage
        if before is None or after is None or before.proceeding not in LITIGATION:
            return False
        return before.proceeding == after.proceeding and before.number < after.number

    def within(self, span: timedelta) -> bool:
        """Whether no more time lies between them, as far as is known."""
        if not (self.one.published_on and self.other.published_on):
            return True
        return abs(self.one.published_on - self.other.published_on) <= span
