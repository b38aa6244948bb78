"""Plans without the places of words."""

from __future__ import annotations

from search.index.plan import (
    AllOf,
    AnyOf,
    BestOf,
    Everything,
    Like,
    NoneOf,
    Run,
    Term,
    Within,
    without_places,
)

GRAND, JURY = (Term(field="stem", word=word) for word in ("grand", "jury"))
RUN = Run(field="stem", words=("grand", "jury", "grand"))
NEAR = Within(field="stem", runs=(("grand",), ("jury", "grand")), words=3)
BOTH = AllOf(parts=(GRAND, JURY))
BEGUN = Like(field="written", pattern="ket*")


def test_words_at_places_become_these_words() -> None:
    assert without_places(RUN) == BOTH
    assert without_places(NEAR) == BOTH
    assert without_places(AnyOf(parts=(RUN, BEGUN))) == AnyOf(parts=(BOTH, BEGUN))
    assert without_places(BestOf(parts=(GRAND, NEAR))) == BestOf(parts=(GRAND, BOTH))


def test_what_bars_them_bars_nothing() -> None:
    assert without_places(NoneOf(part=RUN)) == Everything()
    barred = AllOf(parts=(GRAND, NoneOf(part=NEAR)))
    assert without_places(barred) == AllOf(parts=(GRAND, Everything()))


def test_other_plans_stay_as_they_are() -> None:
    for plan in (GRAND, BEGUN, BOTH, NoneOf(part=BOTH), Everything()):
        assert without_places(plan) == plan
