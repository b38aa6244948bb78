"""Whether all of an act ended, or a part."""

from __future__ import annotations

import pytest

from enforcement.actions.undoings.parts import ends_in_part


def in_part(sentence: str, words: str) -> bool:
    start = sentence.index(words)
    return ends_in_part(sentence, 0, start, start + len(words), len(sentence))


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("two of the five counts against her were dismissed", "counts against her were dismissed"),
        ("count ii of the indictment was dismissed", "count ii of the indictment was dismissed"),
        ("the remaining charges were dropped", "charges were dropped"),
        ("the court reversed the judgment in part", "reversed the judgment"),
        ("the court vacated the conviction but upheld the rest", "vacated the conviction"),
        ("a judge vacated some provisions of the rule", "vacated some provisions of the rule"),
    ],
)  # fmt: skip
def test_a_part(sentence: str, words: str) -> None:
    assert in_part(sentence, words)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("all five counts were dismissed", "counts were dismissed"),
        ("the court vacated the conviction and ordered a new trial", "vacated the conviction"),
        ("they brought two counts but later dropped them", "dropped"),
    ],
)
def test_the_whole(sentence: str, words: str) -> None:
    assert not in_part(sentence, words)
