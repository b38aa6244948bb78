"""Whom "they", "both men" or "the defendants" mean: all of them, and nobody where it is
in doubt."""

from __future__ import annotations

import pytest

from enforcement.kinds import is_undone
from enforcement.reading.text_reading import read_with_outcomes
from enforcement.text.passage import Announcement


def told(text: str) -> dict[str, set[str]]:
    """What the text says was done to each party, by the last word of the name."""
    given = Announcement(id="x", title="Notice", text=text, office="U.S. Attorney")
    _, outcomes = read_with_outcomes(given)
    done: dict[str, set[str]] = {}
    for act in outcomes:
        kind = f"{act.kind} {act.status}" if is_undone(act.kind, act.status) else act.kind
        done.setdefault(act.name.split()[-1], set()).add(kind)
    return done


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Orla Quennell and Bram Tolliver ran a clinic in Alba. They were indicted on Tuesday.",
         {"charge"}),
        ("Orla Quennell and Bram Tolliver ran a clinic. Tolliver kept its books. They have pleaded"
         " guilty to fraud.", {"plea"}),
        ("Orla Quennell, 44, owned the shop, and Bram Tolliver, 51, worked there. The defendants"
         " are charged with distributing ketamine.", {"charge"}),
        ("Orla Quennell, 44, prescribed it. Her partner, Bram Tolliver, 51, sold it. Both men were"
         " indicted in May.", {"charge"}),
        ("Orla Quennell and Bram Tolliver sold it from a car. Each faces three counts of"
         " distribution.", {"charge"}),
        ("A jury convicted Orla Quennell and Bram Tolliver of fraud. The appeals court reversed the"
         " convictions of both.", {"conviction vacated"}),
        ("Orla Quennell and Bram Tolliver were indicted in May. Tolliver had kept the books. The"
         " charges against both men were dismissed.", {"charge", "dismissal"}),
        ("Orla Quennell and Bram Tolliver were indicted in May. Tolliver had kept the books. A jury"
         " acquitted them.", {"charge", "acquittal"}),
    ],
)  # fmt: skip
def test_what_is_said_of_a_group_is_said_of_each(text: str, kinds: set[str]) -> None:
    assert told(text) == {"Quennell": kinds, "Tolliver": kinds}


def test_three_and_those_who_are_named_later() -> None:
    listed = "Orla Quennell, 44, of Alba; Bram Tolliver, 51, of Tarn; and Ivo Lasker, 39, of Vale"
    three = {"Quennell", "Tolliver", "Lasker"}
    assert told(f"The defendants were arrested on Monday. They are {listed}.").keys() == three
    assert told(f"Here are {listed}. All three defendants were indicted.").keys() == three


def test_a_family() -> None:
    text = (
        "Orla Quennell and her husband, Bram Quennell, ran a pharmacy in Alba. Bram Quennell was"
        " its bookkeeper. The couple pleaded guilty to fraud."
    )
    given = Announcement(id="x", title="Notice", text=text, office="U.S. Attorney")
    names = {act.name for act in read_with_outcomes(given)[1] if act.kind == "plea"}
    assert names == {"Orla Quennell", "Bram Quennell"}


@pytest.mark.parametrize(
    ("text", "done"),
    [
        # "They" are the nurses, or may be.
        ("Orla Quennell, 44, was charged with fraud. She employed two nurses. They were arrested.",
         {"Quennell": {"charge"}}),
        ("Orla Quennell was indicted. Bram Tolliver was arrested. Tolliver hired two drivers. Both"
         " men were convicted by a jury.", {"Quennell": {"charge"}, "Tolliver": {"arrest"}}),
        # One of them, whoever it is.
        ("Orla Quennell and Bram Tolliver were charged. One of the defendants was convicted by a"
         " jury.", {"Quennell": {"charge"}, "Tolliver": {"charge"}}),
        # "They" act, and nothing is done to them.
        ("Orla Quennell and Bram Tolliver were indicted for fraud. Agents searched the clinic. They"
         " arrested Ivo Lasker there.",
         {"Quennell": {"charge"}, "Tolliver": {"charge"}, "Lasker": {"arrest"}}),
        # "They" are the charges.
        ("Orla Quennell and Bram Tolliver were charged with fraud. The charges against Quennell"
         " were filed in May. They were dismissed in June.",
         {"Quennell": {"charge", "dismissal"}, "Tolliver": {"charge"}}),
        ("Orla Quennell, Bram Tolliver and Ivo Lasker were charged. Quennell was acquitted. The"
         " remaining defendants were convicted by a jury.",
         {"Quennell": {"charge", "acquittal"}, "Tolliver": {"charge", "conviction"},
          "Lasker": {"charge", "conviction"}}),
        ("Orla Quennell and two others were charged with fraud. They were convicted by a jury.",
         {"Quennell": {"charge", "conviction"}}),
        # Two cases: "the defendants" are those of one of them.
        ("Orla Quennell was charged with theft. In a separate case, Bram Tolliver was arrested."
         " The defendants were convicted by a jury.",
         {"Quennell": {"charge"}, "Tolliver": {"arrest"}}),
    ],
)  # fmt: skip
def test_of_whom_it_is_not_said(text: str, done: dict[str, set[str]]) -> None:
    assert told(text) == done
