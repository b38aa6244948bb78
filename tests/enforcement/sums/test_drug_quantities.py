from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.claims import Quantity
from enforcement.sums.drug_quantities import drug_quantities
from enforcement.text.passage import Announcement, passage


def measured(text: str) -> tuple[Quantity, ...]:
    told = passage(Announcement(id="x", title="T", text=text))
    found = drug_quantities(told)
    assert all(one.quote == told.whole[one.start : one.end] != "" for one in found)
    return found


@pytest.mark.parametrize(
    ("text", "amount", "unit", "substance"),
    [
        ("seized 8 kilograms of ketamine", 8, "kg", "ketamine"),
        ("1,000 oxycodone pills", 1000, "pill", "oxycodone"),
        ("10 ml vials of ketamine", 10, "ml", "ketamine"),
        ("200 10-ml vials of ketamine", 200, "vial", "ketamine"),
        ("500 mg of ketamine", 500, "mg", "ketamine"),
        ("2.5 kg of pure MDMA", 2.5, "kg", "mdma"),
        ("1.6 Million Doses of Oxycodone", 1_600_000, "dose", "oxycodone"),
        ("3,000 dosage units of ketamine", 3000, "dose", "ketamine"),
        ("two pounds of marijuana", 907.184, "g", "marijuana"),
        ("a quarter pound of heroin", 113.398, "g", "heroin"),
        ("a total of 650 narcotic pills", 650, "pill", "narcotic"),
    ],
)
def test_quantities_in_one_unit(text: str, amount: float, unit: str, substance: str) -> None:
    (found,) = measured(f"Agents told of {text} on Monday.")
    assert (found.amount, found.unit, found.substance) == (amount, unit, substance)


@pytest.mark.parametrize(
    "text",
    [
        "He prescribed oxycodone 30 mg and other drugs.",
        "They stole 40 pounds of paper.",
        "The program gave 500 patients ketamine.",
        "$5,000 of ketamine",
    ],
)
def test_what_is_no_quantity_of_a_drug(text: str) -> None:
    assert measured(text) == ()


@given(st.text(alphabet="10 mg kilograms of ketamine oxycodone pills,-\n", max_size=150))
def test_any_text_is_taken(text: str) -> None:
    measured(text)
