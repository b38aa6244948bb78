"""Who is charged after a dismissal is charged; a document that only tells the old charge again
leaves them where the dismissal did."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from enforcement.matters.party_history import MatterParty, matter_parties
from enforcement.reading.dossier import Dossier
from tests.enforcement.matters.test_recalled_acts import published

CHARGED = published("a", date(2023, 1, 10), "Orla Quint was indicted for fraud.")
DISMISSED = published(
    "b", date(2023, 5, 5), "The indictment against Orla Quint was dismissed on May 4, 2023."
)
LATER = date(2024, 6, 12)


def only(*documents: Dossier) -> MatterParty:
    (party,) = matter_parties(documents)
    return party


@pytest.mark.parametrize(
    "text",
    [
        # It gives a day of its own.
        "Orla Quint was indicted today for fraud.",
        "State prosecutors charged Orla Quint with fraud on Thursday.",
        "Prosecutors refiled charges against Orla Quint on Monday.",
        "Prosecutors re-filed fraud charges against Orla Quint on June 6, 2023.",
        "A superseding indictment unsealed today charges Orla Quint with fraud.",
        "Orla Quint, who was charged with fraud in 2024, spoke to reporters.",
        # It says that it was done again.
        "Orla Quint was re-indicted on fraud charges.",
        "A grand jury reindicted Orla Quint.",
        "A new indictment charges Orla Quint with fraud.",
        "Orla Quint faces new charges of fraud.",
        "Prosecutors have filed new charges against Orla Quint.",
        # And what was before.
        "Charges against Orla Quint had been dismissed in May. On Tuesday, a grand jury indicted "
        "her again.",
        "A year after charges against Orla Quint were dismissed, a grand jury indicted her again "
        "on fraud charges.",
        "The charges against Orla Quint were dismissed in May 2023. On June 6, 2023, a grand jury "
        "indicted her on new fraud charges.",
    ],
)
def test_a_new_charge_outlasts_a_dismissal(text: str) -> None:
    for documents in permutations((CHARGED, DISMISSED, published("c", LATER, text))):
        party = only(*documents)
        assert party.status == ("charged", "dismissed")
        assert party.favorable_dispositions == ("dismissed",)


@pytest.mark.parametrize(
    "text",
    [
        "Orla Quint was charged with fraud.",
        "Orla Quint was charged last year with fraud.",
        "Orla Quint was charged with fraud earlier this year.",
        "Orla Quint was charged in March with fraud.",
        "Orla Quint was charged with fraud. On Tuesday she spoke to reporters.",
        "Orla Quint, 45, was charged with fraud on January 10, 2023.",
        "Orla Quint, who was charged with fraud in 2022, spoke to reporters.",
        "Orla Quint was charged in January with fraud. The charges were dismissed in May.",
        "Orla Quint was indicted again in 2024, and those charges were dismissed on Tuesday.",
        "A judge on Tuesday dismissed the new charges against Orla Quint.",
        "Albany, June 12, 2024 - Orla Quint, who was charged last year, will open a clinic.",
    ],
)
def test_what_is_only_told_again_worsens_nothing(text: str) -> None:
    for documents in permutations((CHARGED, DISMISSED, published("c", LATER, text))):
        assert only(*documents).status == ("dismissed",)


def test_a_later_article_without_a_day_takes_no_new_charge_back() -> None:
    anew = published("c", date(2024, 2, 6), "Orla Quint was indicted today for fraud.")
    retold = published("d", LATER, "Orla Quint was charged with fraud.")
    recalled = published("e", LATER, "The charges against Orla Quint were dismissed in 2023.")
    party = only(CHARGED, DISMISSED, anew, retold, recalled)
    assert party.status == ("charged", "dismissed")


def test_a_new_charge_may_be_dismissed_too() -> None:
    anew = published("c", date(2024, 2, 6), "Orla Quint was indicted today for fraud.")
    over = published("d", LATER, "A judge on Tuesday dismissed the charges against Orla Quint.")
    assert only(CHARGED, DISMISSED, anew, over).status == ("dismissed",)


def test_a_charge_after_a_vacated_conviction_stands() -> None:
    convicted = published("a", date(2020, 1, 10), "A jury convicted Orla Quint of fraud.")
    vacated = published(
        "b", date(2023, 5, 5), "The appeals court vacated the conviction of Orla Quint."
    )
    anew = published("c", LATER, "A grand jury on Tuesday indicted Orla Quint again for fraud.")
    retold = published("c", LATER, "Orla Quint was charged with fraud.")
    assert only(convicted, vacated, anew).status == ("charged", "vacated")
    assert only(convicted, vacated, retold).status == ("vacated",)
