"""Which texts are documents of a register, and their parts."""

from __future__ import annotations

import pytest

from enforcement.reading.registers.parts import preamble
from enforcement.text.passage import Announcement, passage

CAPTIONED = """DEPARTMENT OF SALT

[Docket No. SALT-2024-0012]

AGENCY: Office of Brine, Department of Salt.

ACTION: Final rule.

SUMMARY: The Office sets a standard.

DATES: Effective May 3, 2024.

SUPPLEMENTARY INFORMATION: The sea was here first.
"""


def test_the_parts_of_a_preamble() -> None:
    text = passage(Announcement(id="1", title="Standards for Brine", text=CAPTIONED))
    parts = preamble(text)
    assert parts and parts.heading and parts.action and parts.summary
    spans = (parts.heading, parts.action, parts.summary, parts.dates[0], parts.rest)
    assert [" ".join(text.whole[start:end].split()) for start, end in spans] == [
        "DEPARTMENT OF SALT [Docket No. SALT-2024-0012]",
        "Final rule.",
        "The Office sets a standard.",
        "Effective May 3, 2024.",
        "The sea was here first.",
    ]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Notice", "DATES: The rule is effective May 3, 2024."),
        ("Notice", "ACTION: Regulatory guide; withdrawal."),
        ("Notice", "AGENCY: Office of Brine. SUMMARY: The Office sets a standard."),
        ("Importer of Controlled Substances Application: Sabel Vials LLC", ""),
        ("Ines Vandermolen, M.D.; Decision and Order", ""),
        ("Standards for Brine; Extension of Comment Period", ""),
        ("Standards for Brine; Correction", ""),
        ("Brine Advisory Panel; Notice of Meeting", ""),
        ("Temporary Extension of Flexibilities for Brine", ""),
    ],
)
def test_what_is_recognizably_a_document_of_a_register(title: str, text: str) -> None:
    assert preamble(passage(Announcement(id="1", title=title, text=text))) is not None


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Brine Trader Sentenced to Two Years", "Summary: he sold brine. Dates: 2019 to 2021."),
        ("Jury Convicts Brine Trader", "SUMMARY: The jury took an hour."),
        ("Correction Officer Charged", "She was charged in the correction of May 3, 2024."),
        ("Office of Brine Announces Final Rule", "The rule appeared in the Federal Register."),
    ],
)
def test_what_is_none(title: str, text: str) -> None:
    assert preamble(passage(Announcement(id="1", title=title, text=text))) is None
