"""What somebody will do, or has agreed to do, is not told as done."""

from __future__ import annotations

from datetime import date

import pytest

from enforcement.claims import Status
from tests.enforcement.matters.test_recalled_acts import published


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Orla Quint will surrender her license.", "surrender", "settled"),
        ("Orla Quint agreed to voluntarily surrender her license.", "surrender", "settled"),
        ("Orla Quint has agreed to surrender her DEA registration.", "surrender", "settled"),
        ("Orla Quint surrendered her license under an agreement.", "surrender", "stated"),
        ("Orla Quint agreed to pay $9,000 and has surrendered her license.", "surrender", "stated"),
        ("Orla Quint agreed to plead guilty to fraud.", "plea", "settled"),
        ("Orla Quint will plead guilty to fraud.", "plea", "settled"),
        ("Orla Quint pleaded guilty to fraud under a plea agreement.", "plea", "pleaded"),
    ],
)
def test_what_is_promised_is_agreed_to(text: str, kind: str, status: Status) -> None:
    acts = published("a", date(2024, 6, 12), text).outcomes
    assert [act.status for act in acts if act.kind == kind] == [status]
