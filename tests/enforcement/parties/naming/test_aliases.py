"""Other names behind a name."""

from __future__ import annotations

import pytest

from enforcement.parties.naming.aliases import aliases_after, short_form_after


@pytest.mark.parametrize(
    ("behind", "aliases"),
    [
        (", also known as Nell Vane, of", ("Nell Vane",)),
        (" (formerly known as Vellum LLC) of", ("Vellum LLC",)),
        (", doing business as the Tarn Creek Pharmacy, is", ("Tarn Creek Pharmacy",)),
        (" d/b/a “Tarn\nCreek Pharmacy” is", ("Tarn Creek Pharmacy",)),
        (", aka Nell Vane and “Ann Vane” and “Bea Vane” and “Cy Vane” of",
         ("Nell Vane", "Ann Vane", "Bea Vane")),
        (", a/k/a Nell Vane, f/k/a Ann Vane, of", ("Nell Vane", "Ann Vane")),
        (", aka the woman Nell Vane", ()),
        (", aka nobody", ()),
        (", aka " + "x" * 80 + " Nell Vane", ()),
        (" and Nell Vane", ()),
        (" who is a nurse", ()),
    ],
)  # fmt: skip
def test_aliases(behind: str, aliases: tuple[str, ...]) -> None:
    assert aliases_after(f"Nora Quill{behind}", 10) == aliases


@pytest.mark.parametrize(
    ("behind", "short"),
    [
        (" (“Orlo”)", "Orlo"),
        (" (collectively, “Orlo Group”)", "Orlo Group"),
        (' (hereinafter "Orlo")', "Orlo"),
        (" (Orlo)", "Orlo"),
        (" (“Orlo” or the “Company”)", "Orlo"),
        (" and its affiliates (“Orlo”)", "Orlo"),
        (" (the “Clinic”)", "Clinic"),
        (" (a nurse)", None),
        (", who was", None),
        (" of Reno (“Orlo”)", None),
    ],
)
def test_short_forms(behind: str, short: str | None) -> None:
    assert short_form_after(f"Orlo Inc.{behind} was", 9) == short
