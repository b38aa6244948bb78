"""Which undoing a sentence states, of which act."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.actions.action_mentions import normalized_text
from enforcement.actions.undoings.undoings import undoings


def told(sentence: str, *, headline: bool = False) -> list[tuple[str, str]]:
    text = normalized_text(sentence)
    return [(it.kind, it.status) for it in undoings(text, 0, len(text), headline=headline)]


DISMISSED = [("dismissal", "dismissed")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The charges against Ada Quill were dismissed.",
        "The charges against the clinic's former owner, Ada Quill, have been dropped.",
        "The indictment of Ada Quill, who was arrested in May, was dismissed with prejudice.",
        "Two of the five counts against her were dismissed.",
        "The lawsuit filed in May against Halden Clinic, LLC has been thrown out.",
        "Prosecutors abandoned their case against Ada Quill.",
        "The court dismissed with prejudice all counts.",
        "The State withdrew the charges.",
        "A judge threw the case out.",
        "Dismissing the indictment, the judge called it vague.",
        "The dismissal of the charges was announced on Monday.",
        "A judge granted a motion to dismiss the indictment.",
        "Prosecutors moved to dismiss the charges, and the court granted the motion.",
        "They charged Ada Quill with theft but later dropped the charges.",
        "In May the State dropped its suit.",
        "The clinic's suit was dismissed, the charges against it dropped.",
    ],
)
def test_what_ends_charges_and_suits_is_a_dismissal(sentence: str) -> None:
    assert told(sentence)[:1] == DISMISSED


@pytest.mark.parametrize(
    ("sentence", "undone"),
    [
        ("The court reversed Ada Quill's conviction.", [("conviction", "vacated")]),
        ("Her 2019 fraud conviction has been thrown out.", [("conviction", "vacated")]),
        (
            "A panel vacated Dr. Quill's convictions and sentence.",
            [("conviction", "vacated"), ("sentence", "vacated")],
        ),
        (
            "Her conviction and sentence were set aside.",
            [("conviction", "vacated"), ("sentence", "vacated")],
        ),
        ("A panel vacated the conviction and upheld the sentence.", [("conviction", "vacated")]),
        ("The judge set the guilty verdict aside.", [("conviction", "vacated")]),
        ("The judge tossed the guilty verdict.", [("conviction", "vacated")]),
        ("A court threw out the $3 million verdict.", [("judgment", "vacated")]),
        ("The reversal of her conviction came in May.", [("conviction", "vacated")]),
        ("Her conviction was expunged.", [("conviction", "vacated")]),
        ("The judgment of conviction was annulled.", [("conviction", "vacated")]),
        ("The judge rejected the plea agreement of Ada Quill.", [("plea", "vacated")]),
        ("Ada Quill withdrew her guilty plea.", [("plea", "withdrawn")]),
        ("She was allowed to withdraw her plea.", [("plea", "withdrawn")]),
        ("The settlement with the clinic was rejected.", [("settlement", "vacated")]),
        ("The court declined to approve the settlement.", [("settlement", "vacated")]),
        ("The injunction was dissolved.", [("judgment", "lifted")]),
        ("The board lifted the suspension of her license.", [("suspension", "lifted")]),
        ("The board's decision to suspend her was reversed.", [("suspension", "vacated")]),
        ("The board vacated its order revoking her license.", [("revocation", "vacated")]),
        ("The revocation was stayed pending appeal.", [("revocation", "stayed")]),
        ("The judge imposed and stayed a sentence of a year.", [("sentence", "stayed")]),
        ("Her sentence was reduced to two years.", [("sentence", "resentenced")]),
        ("The exclusion of Ada Quill was rescinded.", [("exclusion", "lifted")]),
        ("The agency is withdrawing its May 4, 2021, order debarring her.",
         [("exclusion", "withdrawn")]),
        ("The stipulated penalty was later withdrawn.", [("penalty", "withdrawn")]),
        ("The agency closed out the warning letter.", [("warning", "lifted")]),
        ("The order to show cause was withdrawn.", [("order-to-show-cause", "withdrawn")]),
        ("The board reinstated her license.", [("other", "lifted")]),
        ("The agency rescinded two cease and desist orders.", [("other", "lifted")]),
        ("It has determined to grant a petition to rescind the remedial orders.",
         [("other", "lifted")]),
        ("A judge vacated several provisions of the agency's 2025 rule.",
         [("rule-final", "vacated")]),
        ("An appeals court revived a whistleblower lawsuit.", [("dismissal", "vacated")]),
        ("The court reinstated the charges.", [("dismissal", "vacated")]),
        ("A court overturned the acquittal of Ada Quill.", [("acquittal", "vacated")]),
        ("She was convicted in 2019, but an appeals court reversed.", [("conviction", "vacated")]),
        ("She was sentenced to a year. A court vacated it.", [("sentence", "vacated")]),
        ("They withdrew the notice entitled “Ada Quill; Final Debarment Order”.",
         [("notice", "withdrawn"), ("exclusion", "withdrawn")]),
    ],
)  # fmt: skip
def test_each_act_is_undone_in_its_own_way(sentence: str, undone: list[tuple[str, str]]) -> None:
    assert told(sentence) == undone


@pytest.mark.parametrize(
    "sentence",
    [
        # It was asked for, refused, supposed or is still to come.
        "A judge denied the motion to dismiss the indictment.",
        "The motion to dismiss the indictment was denied.",
        "The motion to vacate the conviction was not granted.",
        "Prosecutors moved to dismiss the charges.",
        "Her lawyer asked the judge to set aside the verdict.",
        "She seeks to have her conviction overturned.",
        "The clinic opposed vacating the injunction.",
        "The court refused to vacate the sentence.",
        "The charges have not been dismissed.",
        "The charges should be dropped.",
        "The case should be dismissed if neither party appears.",
        "If the conviction is overturned, she will go free.",
        "The State may drop the charges.",
        "The State is preparing to drop the prosecution.",
        "A request for reinstatement of her license was denied.",
        # Something else was undone.
        "The jury was dismissed after ten days.",
        "The court reversed course on the charges.",
        "The agency is rescinding the administrative review of the duty order.",
        "Expenses dropped to $4 million on the absence of charges.",
        "The notice asks for the reinstatement of an information collection.",
        "The court affirmed the conviction.",
        "The charges came after her partner had been dismissed.",
        "The clinic received a reduced sentence.",
        "The settlement requires the plan to pay people whose coverage was wrongly terminated.",
    ],
)
def test_what_only_uses_the_words_undoes_nothing(sentence: str) -> None:
    assert told(sentence) == []


def test_a_headline_leaves_out_the_auxiliary() -> None:
    assert told("SUIT AGAINST HARROW COUNTY DISMISSED", headline=True) == DISMISSED
    assert told("Conviction Reversal", headline=True) == [("conviction", "vacated")]
    assert told("The suit against Harrow County dismissed nobody in the town.") == []
    assert told("Bid to Get Lawsuit Dismissed", headline=True) == []


def test_the_act_that_governs_is_undone_not_the_one_within() -> None:
    text = normalized_text("The conviction of Ada Quill on two counts was vacated.")
    (found,) = undoings(text, 0, len(text), headline=False)
    assert (found.kind, text[found.start : found.end]) == (
        "conviction",
        "conviction of ada quill on two counts was vacated",
    )


@given(st.text(alphabet="avcted chrgsim.,:;of the\n", max_size=400), st.booleans())
def test_any_text_gives_spans_within_it(text: str, headline: bool) -> None:
    for found in undoings(text, 0, len(text), headline=headline):
        assert 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize(
    ("sentence", "undone"),
    [
        ("A judge let Ada Quill take back her guilty plea.", [("plea", "withdrawn")]),
        ("The court shaved two years off his prison sentence.", [("sentence", "resentenced")]),
        ("She saw her record wiped clean.", [("conviction", "vacated")]),
        ("The indictment was nol-prossed on Monday.", DISMISSED),
        ("They affirmed a ruling tossing a nurse's False Claims Act suit.", DISMISSED),
        (
            "An order brought a stay of the effectiveness of the 2030 final rule.",
            [("rule-final", "stayed")],
        ),
        (
            "A court nullified the first paragraph of the revised consent rule.",
            [("rule-final", "vacated")],
        ),
    ],
)
def test_more_verbs_undo(sentence: str, undone: list[tuple[str, str]]) -> None:
    assert told(sentence) == undone


@pytest.mark.parametrize(
    "sentence",
    [
        "The firm requested that the agency reopen and set aside its consent order.",
        "This is notice of the denial of the petition to set aside the consent agreement.",
        "She rejected his request to defer his plea and have his record expunged.",
        "The judge allowed the plea to be withdrawn and put the case back on the calendar.",
    ],
)
def test_what_is_only_asked_for_or_beside_it_ends_no_case(sentence: str) -> None:
    assert DISMISSED[0] not in told(sentence)
    assert all(kind == "plea" for kind, _ in told(sentence))
