"""The measure of the truth itself: what it lets pass and what it does not."""

from __future__ import annotations

import pytest

from sample.answer import texts
from sample.make import SERVERS
from tests.sample.truths import Truth, differences, perhaps_together, truly_together

CHARGE = {"kind": "charge", "status": "charged"}
PLEA = {"kind": "plea", "status": "pleaded"}


def test_what_is_true_must_be_said_and_nothing_else() -> None:
    assert differences([CHARGE], [CHARGE]) == {}
    assert differences([CHARGE], [PLEA]) == {"missing": [PLEA], "invented": [CHARGE]}
    assert differences([], [PLEA]) == {"missing": [PLEA]}
    assert differences([CHARGE, CHARGE], [CHARGE]) == {"invented": [CHARGE]}


def test_what_the_truth_leaves_open_may_be_anything() -> None:
    assert differences([CHARGE], [{"kind": "charge"}]) == {}
    assert differences([CHARGE, PLEA], [CHARGE], [{"kind": "plea"}]) == {}
    assert differences([CHARGE], [CHARGE], [{"kind": "plea"}]) == {}


def test_a_matter_is_what_bears_one_name() -> None:
    every: dict[str, Truth] = {
        "docket": {"matter": "Quennell"},
        "release": {"matter": "Quennell"},
        "letter": {"matter_ok": ["Quennell"]},
        "rule": {},
    }
    together, perhaps = truly_together(every), perhaps_together(every)
    assert together["docket"] == together["release"] == frozenset({"docket", "release"})
    assert together["letter"] == frozenset({"letter"})
    assert together["rule"] == frozenset({"rule"})
    assert perhaps["docket"] == perhaps["release"] == frozenset({"letter"})
    assert perhaps["letter"] == frozenset({"docket", "release"})
    assert perhaps["rule"] == frozenset()


@pytest.mark.parametrize("source", SERVERS)
def test_every_true_name_stands_in_its_text(source: str) -> None:
    for entry in texts(source):
        said = " ".join(str({**entry, "truth": None}).replace("\\n", " ").split())
        for party in entry.get("truth", {}).get("parties", ()):
            assert party["name"] in said
