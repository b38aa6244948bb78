"""The keys of an answer that were asked for, and none that it has not."""

from __future__ import annotations

import pytest

from answers.questions.parameters import ParameterError
from answers.questions.selected import selected

ANSWER = {"total": 2, "hits": [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}], "by": None}


def test_keys_within_lists_are_those_of_each_item() -> None:
    assert selected(ANSWER, ["hits.id", "total"]) == {
        "total": 2,
        "hits": [{"id": "a"}, {"id": "b"}],
    }
    assert selected(ANSWER, ["hits"]) == {"hits": ANSWER["hits"]}
    assert selected(ANSWER, ["by.day"]) == {"by": None}
    assert selected(ANSWER, []) == ANSWER


def test_a_key_that_is_not_there_is_refused() -> None:
    with pytest.raises(ParameterError, match=r"fields: there is no key hits\.name; there are: id"):
        selected(ANSWER, ["hits.name"])
