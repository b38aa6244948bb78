from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from enforcement.text.shingles import SIZE, likeness, sketch

_RELEASE = " ".join(f"word{number}" for number in range(200))


def test_likeness_of_a_text_and_itself_is_one() -> None:
    assert likeness(sketch(_RELEASE), sketch(_RELEASE)) == 1.0


def test_texts_without_words_are_like_nothing() -> None:
    assert sketch(" -- ") == ()
    assert likeness((), sketch(_RELEASE)) == 0.0


def test_republished_text_with_another_beginning_stays_alike() -> None:
    assert likeness(sketch(_RELEASE), sketch(f"By our staff. {_RELEASE}")) > 0.9


def test_case_and_punctuation_do_not_matter() -> None:
    assert sketch("The clinic, in Fairview, closed.") == sketch("the clinic in FAIRVIEW closed")


def test_first_words_only() -> None:
    assert sketch(f"{_RELEASE} about us", first=200) == sketch(_RELEASE)


@given(st.text(max_size=400), st.text(max_size=400))
def test_likeness_is_symmetric_and_a_share(one: str, other: str) -> None:
    first, second = sketch(one), sketch(other)
    assert likeness(first, second) == likeness(second, first)
    assert 0.0 <= likeness(first, second) <= 1.0


@given(st.text(max_size=2000))
def test_a_sketch_is_rising_and_short(text: str) -> None:
    found = sketch(text)
    assert list(found) == sorted(set(found))
    assert len(found) <= SIZE
