from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from letters.item_change import ItemChange, item_change
from tests.scheduler.examples import a_document

words = st.lists(st.sampled_from(["ketamine", "clinic", "the", "owner"]), max_size=30).map(" ".join)


@given(words, words)
def test_a_change_is_shown_where_there_is_one(was: str, now: str) -> None:
    shown = item_change(a_document(text=was), a_document(text=now))
    assert (shown is None) == (was == now)
    assert shown is None or shown.was != shown.now


def test_a_change_is_shown_with_the_words_that_lead_to_it() -> None:
    before = a_document(text=f"He pleaded guilty to {'one ' * 10}count of fraud on Monday.")
    after = a_document(text=f"He pleaded guilty to {'one ' * 10}count of theft on Monday.")
    assert item_change(before, after) == ItemChange(
        was="…one one one one count of fraud", now="…one one one one count of theft"
    )


def test_words_that_were_taken_out_or_put_in() -> None:
    before, after = a_document(text="He was charged."), a_document(text="He was not charged.")
    assert item_change(before, after) == ItemChange(was="He was", now="He was not")


def test_the_title_goes_before_the_text_and_both_before_the_labels() -> None:
    before = a_document(title="Charged", text="a", number="1", details={"office": "Boston"})
    assert item_change(before, a_document(title="Sentenced", text="b")) == ItemChange(
        was="Charged", now="Sentenced"
    )
    labels = item_change(before, a_document(title="Charged", text="a", number="2"))
    assert labels is not None
    assert "number: 1" in labels.was
    assert "number: 2" in labels.now
