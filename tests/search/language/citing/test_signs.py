"""No reader finds anything where its sign is missing."""

from __future__ import annotations

from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from search.language.citing.named_numbers import named_numbers
from search.language.citing.signs import signs
from search.language.citing.stretches import every_citation, stretches
from search.language.citing.sums import sums
from tests.enforcement.citations.test_citations import FRAGMENTS
from tests.search.test_citations import FORMS, pages

_EVERY_SIGN = ~0


def _read(text: str, seen: int) -> list[object]:
    return [
        *stretches(text, every_citation, seen),
        *named_numbers(text, seen),
        *sums(text, seen),
    ]


@given(st.one_of(FRAGMENTS, st.text()))
@example("21 U. S. C. 841, 21 C. F. R. 1301, 21 C.F. R. 1301")
@example("section 503A of the Act; § 1304.04; Title 21, Section 846")
@example("sections 503A and 503B of the FD&CA; SECTION 303 of the CSA, Sec.303 of FDCA")
@example("CR 24-236, Criminal No. 24-236, 24-20236-CR-SMITH, 4:25-crcor-00029, 20 cr 70")
@example("91 F. R. 33418; 35 P. S. § 780-113; Del. C. 4701; Pub. L. No. 110 \u2013 425")
@example("five million dollars, USD 5, usd5")
@example("90 FedReg. 6541, 90 FederalRegister 6541; MJNo. 24-1234, CrimCase 24-236")
def test_no_sign_is_missing_where_something_is_read(text: str) -> None:
    assert _read(text, signs(text)) == _read(text, _EVERY_SIGN)


def test_common_words_bear_no_sign() -> None:
    text = (
        "Investors created, scheduled and REGISTERED the Published record; Release: critical, YEARS"
    )
    assert signs(text) == 0


def test_no_sign_is_missing_in_any_form() -> None:
    assert [text for text in FORMS if _read(text, signs(text)) != _read(text, _EVERY_SIGN)] == []


def test_no_sign_is_missing_on_real_pages(shared: Path) -> None:
    lost = [
        name for name, text in pages(shared) if _read(text, signs(text)) != _read(text, _EVERY_SIGN)
    ]
    assert lost == []
