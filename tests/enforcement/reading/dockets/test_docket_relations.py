"""What a petition for review goes on with."""

from __future__ import annotations

import pytest

from tests.enforcement.reading.dockets.dockets import a_docket, read

COURT = "Court of Appeals for the Sixth Circuit"


@pytest.mark.parametrize(
    ("cited", "number", "citation"),
    [("90 FR 38911", None, "90 FR 38911"), ("FR Doc. 2031-04567", "2031-04567", None)],
)
def test_a_petition_for_review_follows_the_order(
    cited: str, number: str | None, citation: str | None
) -> None:
    entry = f"2031-04-02, document 1\nCase Docketed. Petition for review of an order, {cited}."
    reading = read(a_docket(entry, title="Pell v. DEA", court=COURT)).reading
    (relation,) = reading.relations
    assert (relation.relation, relation.number, relation.citation) == ("follows", number, citation)
    assert reading.whole[relation.start : relation.end] == relation.quote
    assert reading.actions == ()


def test_what_is_cited_otherwise_is_not_followed() -> None:
    brief = "2031-04-02, document 9\nBRIEF citing 90 FR 38911.\n\nCase 1\n\nPetition for review"
    assert read(a_docket(brief, court=COURT)).reading.relations == ()
