"""What the verbs behind a name say of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.parties.evidence.verbs_after_name import involvement_by_verbs_after, verbs_in


def says(behind: str) -> str:
    """What "nora quill" and the words behind it say of her."""
    low = f"nora quill{behind}"
    return involvement_by_verbs_after(low, 10, list(verbs_in(low, 0, len(low)))).name


@pytest.mark.parametrize(
    ("words", "verbs"),
    [
        ("was sentenced and admitted it", [("sentenced", True), ("admitted", True)]),
        ("pleaded guilty", [("pleaded guilty", True)]),
        ("pleads", []),
        ("billed and was paid", [("billed", False), ("paid", True)]),
        ("is a nurse, overcharged", [("is a", False), ("overcharged", False)]),
        ("will also repay and returns", [("will also repay", True)]),
        ("her plea, his settlement", [("plea", True)]),
        ("dissentenced sentenceds", []),
    ],
)
def test_verbs(words: str, verbs: list[tuple[str, bool]]) -> None:
    read = list(verbs_in(words, 0, len(words)))
    assert [verb.is_action for verb in read] == [is_action for _, is_action in verbs]
    assert all(
        words.startswith(verb, found.start) for found, (verb, _) in zip(read, verbs, strict=True)
    )


def test_verbs_of_a_part_of_the_text() -> None:
    assert [verb.start for verb in verbs_in("charged sentenced charged", 8, 17)] == [8]


@pytest.mark.parametrize(
    "behind",
    [
        " was sentenced",
        " has been indicted",
        " agreed to pay",
        ", 44, of reno, was sentenced",
        ", of reno, and nine other employees were charged",
        ", who was arrested",
        ", d.o., pleaded guilty",
        " (quill) was fined",
        ' a/k/a "nell" was charged',
        " of reno was sentenced",
        " and ada holt, 42 was charged",
        ", 44 was charged",
        ", of billed used sold reno, was charged",
        ", an owner and operator - was charged",
        ", who owned it, sold it, used it, was charged",
        ", who billed, was sentenced",
        ", whose clinic which was closed, was charged",
        ", 44, and her husband were charged",
        ", of " + "r" * 260 + ", was charged",
    ],
)
def test_the_subject_of_an_action(behind: str) -> None:
    assert says(behind) == "PARTY"


@pytest.mark.parametrize(
    "behind",
    [
        " billed medicare",
        " is a nurse",
        " billed medicare and, later, was charged",
        ", 44, of reno, owned a clinic",
        " billed the man who was sentenced",
        " prescribed drugs announced as sold, was charged",
    ],
)
def test_somebody_who_only_did_something(behind: str) -> None:
    assert says(behind) == "DOER"


@pytest.mark.parametrize(
    "behind",
    [
        "",
        " and the weather",
        " announced that she was sentenced",
        ", said the man, was sentenced",
        ", where the man was ill, was charged",
        " of the large and prosperous city of reno in nevada was sentenced",
        ", doctor of medicine. was charged",
        " the clinic was charged",
        ". was charged",
        ", of billed used sold stole reno, was charged",
        " on friday was charged",
        ", of " + "r" * 280 + ", was charged",
        ", the man was used, he was sold, he was billed, he was paid, was charged",
    ],
)
def test_no_subject_of_any_verb(behind: str) -> None:
    assert says(behind) == "UNKNOWN"


def test_verbs_before_the_name_are_no_verbs_of_it() -> None:
    low = "was charged. nora quill"
    assert involvement_by_verbs_after(low, len(low), list(verbs_in(low, 0, len(low)))).name == (
        "UNKNOWN"
    )


@given(st.text())
def test_any_words_are_read(behind: str) -> None:
    assert says(behind) in ("UNKNOWN", "DOER", "PARTY")
