"""Dockets in the heading of a register document, and in its label."""

from __future__ import annotations

import pytest

from enforcement.reading.registers.dockets import heading_dockets, labelled_dockets
from enforcement.text.stretch import Stretch


@pytest.mark.parametrize(
    ("heading", "dockets"),
    [
        ("[Docket No. DEA-9912E]", ["DEA-9912E"]),
        ("[DEA-9912]", ["DEA-9912"]),
        ("[Docket No. 70-382; NRC-2031-0046]", ["Docket No. 70-382", "NRC-2031-0046"]),
        ("[Docket Number: 311226-0316]", ["Docket No. 311226-0316"]),
        ("[REG-142338-37]", ["REG-142338-37"]),
        ("[EPA-HQ-OPP-2033-0428; FRL-11111-02-OCSPP]", ["EPA-HQ-OPP-2033-0428"]),
        ("[Docket ID: DoD-2032-HA-0054]", ["DoD-2032-HA-0054"]),
        ("[A-549-946, C-549-947]", ["A-549-946", "C-549-947"]),
        ("[Docket Nos. MC2034-132 and CP2034-138]", ["MC2034-132", "CP2034-138"]),
        ("[Project No. 9756-066]", ["Project No. 9756-066"]),
        ("[Docket No. FD 96750]", ["FD 96750"]),
        ("[Investigation No. 337-TA-9414]", ["337-TA-9414"]),
        ("Docket No. SALT-2034-0012\nRIN 9117-AB37", ["SALT-2034-0012"]),
        (
            "[PS Docket Nos. 33-5, 15-80; WC Docket No. 38-336; FCC 33-57; FR ID 995997]",
            ["Docket No. 33-5", "Docket No. 15-80", "Docket No. 38-336"],
        ),
        (
            "[Docket No. FAA-2033-1822; Project Identifier AD-2033-00653-T; Amendment 39-99624]",
            ["FAA-2033-1822"],
        ),
        # Numbers of other things.
        ("[RTID 0648-XZ357]", []),
        ("[FCC 33-57; FR ID 995997]", []),
        ("[Release No. 34-99238]", []),
        ("[OMB Control Number 9018-0066]", []),
        ("[Public Notice: 12296; Order No. 6909]", []),
        ("21 CFR Parts 1300, 1301, and 1304", []),
    ],
)
def test_the_dockets_of_a_heading(heading: str, dockets: list[str]) -> None:
    found = list(heading_dockets(heading, Stretch(0, len(heading))))
    assert [it.canonical for it in found] == dockets
    assert all(heading[it.start : it.end] == it.quote for it in found)


def test_a_label_needs_no_word_beside_the_number() -> None:
    assert list(labelled_dockets("DEA-9912; FCC 33-57")) == ["DEA-9912"]
