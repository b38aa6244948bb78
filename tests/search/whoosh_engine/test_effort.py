"""How long a question may look for where words stand."""

from __future__ import annotations

import pytest

from search.index.engine import TooBroadError
from search.index.plan import Run, Within
from search.whoosh_engine.effort import MOST_LOOKED_AT, Effort

RUN = Run(field="written", words=("of", "the"))
NEAR = Within(field="written", runs=(("of",), ("the",)), words=3)


def test_a_phrase_of_the_commonest_words_is_found_in_100_000_documents() -> None:
    Effort().spend(RUN, 100_000)
    Effort().spend(NEAR, 100_000)


def test_many_of_them_are_refused() -> None:
    effort = Effort(looked_at=MOST_LOOKED_AT - 7)
    effort.spend(NEAR, 1)
    with pytest.raises(TooBroadError, match="too many phrases of words that most documents have"):
        effort.spend(NEAR, 1)


def test_words_that_may_lie_over_one_another_take_longer() -> None:
    over, apart = Effort(), Effort()
    over.spend(Within(field="written", runs=(("of",), ("the",), ("of",)), words=3), 9)
    apart.spend(Within(field="written", runs=(("of",), ("the",), ("in",)), words=3), 9)
    assert over.looked_at > apart.looked_at
