"""A rule that an ACTION line withdraws or rescinds, under a title that does not say so."""

from __future__ import annotations

from datetime import date

import pytest

from enforcement.reading.document_reading import read_document
from store.log.document import Document


@pytest.mark.parametrize(
    ("action", "kind", "status"),
    [
        ("Final rule; rescission.", "rule-final", "withdrawn"),
        ("Withdrawal of proposed rule.", "rule-proposed", "withdrawn"),
        ("Proposed rule; withdrawal.", "rule-proposed", "withdrawn"),
        ("Final rule; withdrawal of exemption.", "rule-final", "final"),
        ("Final rule.", "rule-final", "final"),
    ],
)
def test_what_an_action_line_ends(action: str, kind: str, status: str) -> None:
    document = Document(
        id="a",
        source="us_fr_dea_documents",
        url="https://register.example/a",
        title="Telemedicine Flexibilities",
        text=f"ACTION: {action}\n\nSUMMARY: This concerns the prescribing of ketamine.",
        published_on=date(2031, 4, 2),
    )
    (act,) = read_document(document, publisher="Drug Enforcement Administration").reading.actions
    assert (act.kind, act.status) == (kind, status)
