"""What still stands of a name that was masked."""

from __future__ import annotations

from pathlib import Path

import pytest

from answers.catch_up import catch_up_on
from answers.searches.name_remnants import name_remnants
from tests.search.examples import Blotter, masked

TEXTS = (
    "TACOMA, Wash. - Orla Hask, also known as Olga Hasketh, a physician, was sentenced to 18 months"
    " in prison for conspiring to distribute ketamine. Hask owned a clinic.",
    "Dr. Hask's clinic sold ketamine.",
    "Orla “Doc” Hask was seen.",
    "Orla Haask was seen.",
    "Nobody else was.",
)


@pytest.fixture
def blotter(tmp_path: Path) -> Blotter:
    blotter = Blotter(tmp_path)
    blotter.publish(*TEXTS)
    return blotter


def remnants(blotter: Blotter, name: str) -> list[tuple[str, int, str]]:
    blotter.append(masked(name))
    catch_up_on(blotter.engine, blotter.settings)
    found = name_remnants(blotter.settings, name)
    blotter.engine.dispose()
    return [(it.words, it.documents, it.query) for it in found]


def test_parts_of_the_name_other_spellings_and_aliases(blotter: Blotter) -> None:
    assert remnants(blotter, "Orla Hask") == [
        ('"Orla" near "Hask"', 1, '"Orla" w/3 "Hask"'),
        ('"Hask" alone', 3, '"Hask"'),
        ('a word one letter off "Hask"', 1, 'Hask~ -"Hask"'),
        ('"Orla" alone', 2, '"Orla"'),
        ('the alias "Olga Hasketh"', 1, '"Olga Hasketh"'),
    ]


def test_a_last_name_alone_leaves_no_part_of_it(blotter: Blotter) -> None:
    assert remnants(blotter, "Hask") == []


def test_with_a_title_only_both_words_are_hidden(blotter: Blotter) -> None:
    (alone, alike) = remnants(blotter, "Dr. Hask")
    assert (alone[:2], alike[1]) == (('"Hask" alone', 2), 1)


@pytest.mark.parametrize(
    "name", ["Jo (NOT) Nobodyatall", "x:y z~*", "O'Hara-Zeta, Q. R.", '"A" B C']
)
def test_whatever_is_a_name_makes_a_query(blotter: Blotter, name: str) -> None:
    assert remnants(blotter, name) == []
