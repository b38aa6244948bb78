"""Answers cut to fit."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from agents.shortening import Cut, fitted

_VALUES = st.recursive(
    st.none() | st.integers() | st.text(max_size=900),
    lambda values: st.lists(values, max_size=9) | st.dictionaries(st.text(max_size=5), values),
    max_leaves=40,
)
_ANSWERS = st.dictionaries(st.text(max_size=5), _VALUES)


def same_but_for_cuts(whole: Any, cut: Any) -> bool:
    match whole:
        case dict():
            return [*whole] == [*cut] and all(same_but_for_cuts(whole[k], cut[k]) for k in whole)
        case list():
            kept = len(cut) == len(whole) or 3 <= len(cut) < len(whole)
            return kept and all(map(same_but_for_cuts, whole, cut))
        case str() if whole != cut:
            first, _, last = cut.partition(" … ")
            return whole.startswith(first) and whole.endswith(last) and len(cut) < len(whole)
    return bool(whole == cut)


@given(_ANSWERS, st.integers(0, 3000))
def test_what_is_cut_is_the_end_of_a_list_or_the_middle_of_a_text(answer: Any, room: int) -> None:
    cut, cuts = fitted(answer, room)
    assert same_but_for_cuts(answer, cut)
    assert bool(cuts) == (cut != answer)
    assert fitted(cut, room)[0] == cut


def test_what_fits_is_left_as_it_is() -> None:
    answer = {"hits": [*range(100)]}
    assert fitted(answer, 400) == (answer, ())


def test_the_longest_is_cut_first_and_said() -> None:
    answer = {"id": "a", "sums": [10_000] * 400, "days": [1] * 40}
    cut, cuts = fitted(answer, 500)
    assert len(json.dumps(cut, separators=(",", ":"))) <= 500
    assert cut["days"] == answer["days"]
    assert cuts == (Cut(path="sums", shown=len(cut["sums"]), total=400),)


def test_lists_are_cut_alike() -> None:
    cut, cuts = fitted({"a": [1000] * 400, "b": [1000] * 300}, 1000)
    assert {it.path for it in cuts} == {"a", "b"}
    assert min(len(cut["a"]), len(cut["b"])) > 40


def test_a_long_text_keeps_both_ends() -> None:
    text = f"begins {'so ' * 2000}ends"
    cut, cuts = fitted({"pieces": [{"text": text}, {"text": "new"}]}, 1000)
    assert cut["pieces"][1] == {"text": "new"}
    assert cut["pieces"][0]["text"].startswith("begins so")
    assert cut["pieces"][0]["text"].endswith("so ends")
    assert [(it.path, it.total) for it in cuts] == [("pieces.text", len(text))]
