"""A word diff gives both texts back, and is legible."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.documents.word_diff import WordRun, word_diff

#: Few words, many lines: much that is alike by chance.
words = st.sampled_from(["ketamine", "clinic", "the", "of", "owner", "\n", "\n\n", "\xa0"])
texts = st.lists(words, max_size=40).map(" ".join)


def marked(was: str, now: str) -> str:
    marks = {"same": "{}", "removed": "[{}]", "added": "<{}>"}
    return " ".join(marks[piece.kind].format(piece.text.strip()) for piece in word_diff(was, now))


@given(texts, texts)
def test_both_texts_are_in_it(was: str, now: str) -> None:
    pieces = word_diff(was, now)
    old = " ".join(piece.text for piece in pieces if piece.kind != "added")
    new = "".join(piece.text for piece in pieces if piece.kind != "removed")
    assert old.split() == was.split()
    assert new == now.lstrip()
    assert all(one.kind != other.kind for one, other in pairwise(pieces))


@given(texts, st.sampled_from([" ", "\n", "\xa0", "\t\n "]))
def test_white_space_within_a_paragraph_is_no_difference(text: str, space: str) -> None:
    pieces = word_diff(" ".join(text.split()), space.join(text.split()))
    assert {piece.kind for piece in pieces} <= {"same"}


@pytest.mark.parametrize(
    ("was", "now", "shown"),
    [
        ("", "", ""),
        ("", "new words", "<new words>"),
        ("old words", "", "[old words]"),
        ("He was charged.", "He was not charged.", "He was <not> charged."),
        ("one count of fraud on Monday", "one count of theft on Monday",
         "one count of [fraud] <theft> on Monday"),
        ("First.\n\nSecond.", "First.\n\nBetween.\n\nSecond.", "First. <Between.> Second."),
        ("a b c", "a X b Y c", "a <X> b <Y> c"),
    ],
)  # fmt: skip
def test_what_changed_is_shown(was: str, now: str, shown: str) -> None:
    assert marked(was, now) == shown


def test_a_rewritten_sentence_is_shown_whole() -> None:
    was = "The owner of the clinic was charged with one count."
    now = "Prosecutors said the doctor from Boston has pleaded guilty to fraud."
    assert marked(was, now) == f"[{was}] <{now}>"


def test_a_long_text_with_few_changes_shows_just_those() -> None:
    """50,000 words in paragraphs, and again without a single line break."""
    dice = random.Random(1)
    text = [f"{dice.choice(['the', 'of', 'and'])} w{dice.randrange(4000)}" for _ in range(25_000)]
    edited = [*text[:9000], "eleven added words " * 3, *text[9000:20_000], *text[20_100:]]
    for space in ("\n\n", " "):
        pieces = word_diff(space.join(text), space.join(edited))
        changed = [len(piece.text.split()) for piece in pieces if piece.kind != "same"]
        assert sum(changed) == 209
        assert len(changed) <= 4


def test_a_long_text_with_nothing_in_common_is_shown_whole() -> None:
    was, now = "old words " * 20_000, "further ones " * 20_000
    assert word_diff(was, now) == [
        WordRun(kind="removed", text=was),
        WordRun(kind="added", text=now),
    ]
