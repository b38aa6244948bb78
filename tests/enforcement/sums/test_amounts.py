from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.claims import Action, Kind
from enforcement.sums.amounts import stated_amounts
from enforcement.text.passage import Announcement, Passage, passage


def told(text: str, title: str = "An announcement") -> Passage:
    return passage(Announcement(id="x", title=title, text=text))


def did(*kinds: Kind) -> tuple[Action, ...]:
    return tuple(Action(kind=kind, status="stated", quote="", start=0, end=0) for kind in kinds)


def found(text: str, title: str = "An announcement", *kinds: Kind) -> list[tuple[float, str]]:
    return [(one.usd, one.what) for one in stated_amounts(told(text, title), did(*kinds))]


def test_each_sum_with_its_purpose() -> None:
    text = (
        "Ada Example must pay a $5,000 fine, a $100 special assessment and restitution of $397.48."
    )
    assert found(text) == [(5000, "fine"), (100, "other"), (397.48, "restitution")]


@pytest.mark.parametrize(
    "text",
    [
        "He faces up to ten years in prison and a fine of up to $250,000.",
        "The charge carries a maximum penalty of five years and a $250,000 fine.",
        "If convicted, she could be fined $1,000.",
        "It is punishable by a fine of not more than $20,000.",
        "The drug can cost more than $2,000 per dose.",
        "A patient would pay $75 for an exam.",
        "She is charged with one count of theft of services over $10,000.",
        "A reward of up to $15,000 is offered for information on Ada Example.",
        "The hospital can be fined $50,000 per violation.",
        "Tablets went for $30 apiece.",
        "The maximum penalty is two years; a $25,000 fine; and a $100 assessment.",
        "The office pays up to $1,000 for tips.",
        "He sold each vial for $75 to addicts.",
        "There is a $15,000 reward for information.",
        "Rewards of $5,000 and $9,000 are offered.",
        "The stock fell to $14 per share, and ketamine sold at $40 per gram.",
        "He pleaded guilty to theft of $500 or more but less than $10,000.",
    ],
)
def test_what_is_no_sum_of_the_matter_is_left_out(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("He faces charges of defrauding the plan of $90,000.", [(90_000, "loss")]),
        ("He was paid kickbacks of $20 per day.", [(20, "other")]),
        ("The theft of over $5,000 was found.", [(5000, "loss")]),
        ("The scam cost insurers $7-9 million.", [(7_000_000, "loss"), (9_000_000, "loss")]),
        ("It cost the Medicaid program $6,152.", [(6152, "loss")]),
        ("She charged patients $400 a visit and billed Medicare $6,000.", [(6000, "billed")]),
        (
            "The losses are between $1 million and $3 million.",
            [(10**6, "loss"), (3 * 10**6, "loss")],
        ),
        ("A penalty of $500 per claim, for a total of $9,000, is due.", [(9000, "fine")]),
        ("She took $48,212 from the till.", [(48_212, "loss")]),
        ("She faces a $9,000 fine; she is accused of stealing $88,000.", [(88_000, "loss")]),
        ("He caused the program to pay $12,000.", [(12_000, "loss")]),
        ("It was fined $500 for each of two violations, $1,000 in all.", [(1000, "fine")]),
        ("It will pay $300,000 in attorneys' fees.", [(300_000, "other")]),
    ],
)
def test_what_only_looks_like_that_is_kept(text: str, sums: list[tuple[float, str]]) -> None:
    assert found(text) == sums


def test_a_penalty_in_words_and_figures_is_one() -> None:
    text = "It paid a CMP of two million, four hundred thousand dollars ($2,400,000) to settle."
    assert found(text) == [(2_400_000, "fine")]


def test_a_line_may_break_within_a_sum() -> None:
    text = "It paid a fine of\ntwo million\ndollars and up to\n$3 million\nin restitution."
    assert found(text) == [(2_000_000, "fine"), (3_000_000, "restitution")]


def test_a_bare_payment_follows_what_the_text_is_about() -> None:
    text = "It was ordered to pay $700 to the state."
    assert found(text, "T", "sentence") == [(700, "restitution")]
    assert found(text, "T", "settlement") == [(700, "settlement")]
    assert found(text, "T", "penalty") == [(700, "fine")]


def test_a_bare_payment_is_what_the_title_says_where_no_act_does() -> None:
    assert found("The dentist paid $7,000.", "Dentist Paid Penalty") == [(7000, "fine")]
    assert found("The dentist paid $7,000.", "Dentist in Town") == [(7000, "other")]


def test_what_was_paid_to_people_is_no_payment_for_the_case() -> None:
    text = "The clinic paid recruiters $40 for each patient, and paid drivers $9 for every trip."
    assert found(text, "Owner Sentenced", "sentence") == [(40, "other"), (9, "other")]


def test_what_victims_lost_is_loss() -> None:
    assert found("Patients lost $1.4 million.") == [(1_400_000, "loss")]


@pytest.mark.parametrize(
    ("title", "text", "sums"),
    [
        ("Clinic Settles for $3.5 Million", "It agreed to pay $3,576,056.", [3_576_056]),
        ("Office Recovers $36.34 Million", "It yields more than $36 million.", [36_340_000]),
        ("A $15 Million Fraud", "He billed the plan nearly $14.9 million.", [14_900_000]),
        ("$560k Fraud", "He agreed to repay the more than $560,000 he took.", [560_000]),
        ("$2 Million Fraud", "They stole $2 million. Restitution is $2,049,932.12.",
         [2_000_000, 2_049_932.12]),
        ("$25 Million Agreement", "It yields more than $10 million for the state.",
         [25_000_000, 10_000_000]),
    ],
)  # fmt: skip
def test_a_rounded_sum_is_not_told_twice(title: str, text: str, sums: list[float]) -> None:
    assert [usd for usd, _ in found(text, title)] == sums


def test_shares_of_a_settlement_are_other() -> None:
    text = (
        "It agreed to pay a total of $3,500,000 to settle. Of that amount, the state will receive "
        "$500,000, and federal programs will recover $3,000,000."
    )
    assert found(text) == [(3_500_000, "settlement"), (500_000, "other"), (3_000_000, "other")]


def test_one_sum_stolen_and_paid_back_is_two_claims() -> None:
    text = "She admitted the theft of $700. The judge ordered restitution of $700."
    assert found(text) == [(700, "loss"), (700, "restitution")]


@given(st.text(max_size=200), st.text(alphabet="$ 5,.million fine of up to\n", max_size=200))
def test_quotes_are_verbatim_in_any_text(title: str, text: str) -> None:
    given_text = told(text, title)
    for one in stated_amounts(given_text, ()):
        assert one.quote == given_text.whole[one.start : one.end] != ""


@pytest.mark.parametrize(
    "text",
    [
        "The stock price is approximately $169.58, an increase of $0.34.",
        "The stock has traded between $168.84 and $170.11 today.",
        "Over the year it saw a high of $191.75 and a low of $127.90.",
    ],
)
def test_prices_of_shares_are_left_out(text: str) -> None:
    assert found(text) == []


def test_a_fine_beside_the_price_of_a_share_is_kept() -> None:
    assert found("The stock fell after it agreed to pay a $5,000 fine.") == [(5000, "fine")]
