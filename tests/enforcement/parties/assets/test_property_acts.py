"""Where what was done leaves a thing that is sued, and that it is done to no person; every name is
invented."""

from __future__ import annotations

import pytest

from enforcement.claims import PartyAction, Status
from enforcement.parties.assets.property_standing import property_standing
from enforcement.reading.text_reading import read_with_outcomes
from enforcement.text.passage import Announcement


def an_act(kind: str, status: Status, *, in_part: bool = False) -> PartyAction:
    return PartyAction(
        name="a boat", kind=kind, status=status, in_part=in_part, quote="", start=0, end=0
    )


SUED = an_act("civil-complaint", "alleged")
FORFEITED = an_act("forfeiture", "ordered")


@pytest.mark.parametrize(
    ("acts", "standing"),
    [
        ([], ()),
        ([SUED], ("sued",)),
        ([an_act("seizure", "stated")], ("seized",)),
        ([SUED, an_act("seizure", "stated")], ("sued", "seized")),
        ([SUED, an_act("seizure", "stated"), FORFEITED], ("forfeited",)),
        ([an_act("judgment", "ordered"), FORFEITED], ("forfeited",)),
        ([SUED, an_act("settlement", "settled")], ("settled",)),
        ([SUED, an_act("settlement", "proposed")], ("sued",)),
        ([SUED, an_act("dismissal", "dismissed")], ("dismissed",)),
        ([SUED, an_act("dismissal", "dismissed", in_part=True)], ("sued", "dismissed in part")),
        ([SUED, an_act("forfeiture", "vacated")], ("sued", "vacated")),
    ],
)
def test_where_acts_leave_a_thing(acts: list[PartyAction], standing: tuple[str, ...]) -> None:
    assert property_standing(acts) == standing


def told(text: str) -> dict[str, set[str]]:
    _, outcomes = read_with_outcomes(Announcement(id="a1", title="", text=text, office="USAO"))
    done: dict[str, set[str]] = {}
    for act in outcomes:
        done.setdefault(act.name, set()).add(act.kind)
    return done


def test_a_suit_against_a_house_is_none_against_its_owner() -> None:
    text = "They indicted Ida Holt, 44, and filed a civil forfeiture complaint against her house."
    assert told(text) == {"Ida Holt": {"charge"}, "house": {"civil-complaint"}}


def test_a_suit_against_somebody_may_ask_for_forfeiture() -> None:
    text = (
        "Ida Holt, 44, was arrested. Prosecutors filed an asset forfeiture and False Claims Act "
        "lawsuit against Holt."
    )
    assert told(text) == {"Ida Holt": {"arrest", "civil-complaint"}}


def test_what_is_said_of_forfeiture_forfeits_nothing() -> None:
    text = (
        "A civil complaint seeking the forfeiture of a boat was filed. In civil forfeiture the "
        "property is the defendant."
    )
    assert "forfeiture" not in told(text).get("boat", set())


def test_other_seizures_are_not_of_the_thing() -> None:
    text = (
        "Ida Holt, 44, was arrested, and agents seized ketamine. A civil forfeiture complaint "
        "against a boat was filed."
    )
    assert told(text) == {"Ida Holt": {"arrest"}, "boat": {"civil-complaint"}}
