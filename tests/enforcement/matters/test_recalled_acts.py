"""What a later document only recalls does not undo an undoing, whatever order they come in."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enforcement.matters.party_history import MatterParty, matter_parties
from enforcement.reading.document_reading import read_document
from enforcement.reading.dossier import Dossier
from store.log.document import Document

#: What was done on the first day, how it ended on the second, and where that leaves her.
COURSES = (
    ("A jury convicted Orla Quint of fraud.",
     "The appeals court vacated the conviction of Orla Quint.", ("vacated",)),
    ("Orla Quint pleaded guilty to fraud and was sentenced to 40 months in prison.",
     "The governor pardoned Orla Quint.", ("pardoned",)),
    ("Orla Quint was indicted for fraud.",
     "The indictment against Orla Quint was dismissed.", ("dismissed",)),
    ("Orla Quint was arrested on charges of fraud.",
     "A jury acquitted Orla Quint of all charges.", ("acquitted",)),
    ("The OIG excluded Orla Quint from Medicare.",
     "The exclusion of Orla Quint from Medicare was rescinded.", ("lifted",)),
    ("The board revoked the license of Orla Quint.",
     "The board rescinded the revocation of the license of Orla Quint.", ("lifted",)),
)  # fmt: skip
#: By what is recalled, sentences of documents published after that.
RECALLS = (
    ("Orla Quint, who was convicted of fraud in 2019, spoke to reporters.",
     "In 2019, a jury convicted Orla Quint of fraud.",
     "The hearing comes after Orla Quint was convicted of fraud in May 2019.",
     "Orla Quint's 2019 conviction drew attention."),
    ("Orla Quint, who pleaded guilty to fraud in 2019, spoke to reporters.",
     "Orla Quint had been sentenced to 40 months in prison.",
     "Orla Quint was sentenced in 2019."),
    ("Orla Quint, who was indicted in 2019, spoke to reporters.",
     "Orla Quint was indicted for fraud in 2019.",
     "Orla Quint had been indicted for fraud."),
    ("Orla Quint, who was arrested in 2019, spoke to reporters.",
     "Orla Quint was arrested in May 2019.",
     "Orla Quint had been charged with fraud."),
    ("Orla Quint, who was excluded from Medicare in 2019, spoke to reporters.",
     "Orla Quint had been excluded from Medicare."),
    ("Orla Quint, whose license was revoked in 2019, spoke to reporters.",
     "The board had revoked the license of Orla Quint."),
)  # fmt: skip
DONE, UNDONE = date(2019, 5, 6), date(2021, 3, 4)


def published(id: str, day: date, text: str) -> Dossier:
    given = Document(
        id=id, source="press", url="https://example.org", title="Notice", text=text,
        published_on=day,
    )  # fmt: skip
    return read_document(given, publisher="U.S. Attorney")


def only(documents: list[Dossier]) -> MatterParty:
    (party,) = matter_parties(documents)
    return party


@pytest.mark.parametrize("course", range(len(COURSES)))
def test_each_recalled_act_by_itself(course: int) -> None:
    done, undone, standing = COURSES[course]
    before = [published("a", DONE, done), published("b", UNDONE, undone)]
    assert only(before).status == standing
    for text in RECALLS[course]:
        recalled = published("c", UNDONE + timedelta(days=400), text)
        assert only([*before, recalled]).status == standing, text
        assert only([before[1], recalled]).status == standing, text


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_no_order_of_documents_revives_it(data: st.DataObject) -> None:
    course = data.draw(st.integers(0, len(COURSES) - 1))
    done, undone, standing = COURSES[course]
    recalls = data.draw(st.lists(st.sampled_from(RECALLS[course]), max_size=4))
    documents = [published("a", DONE, done), published("b", UNDONE, undone)]
    for number, text in enumerate(recalls):
        days = data.draw(st.integers(1, 2000))
        documents.append(published(f"c{number}", UNDONE + timedelta(days=days), text))
    assert only(data.draw(st.permutations(documents))).status == standing


@pytest.mark.parametrize(
    "text",
    [
        "A jury convicted Orla Quint of fraud.",
        "Orla Quint was convicted of fraud on Tuesday.",
        "Orla Quint, who was convicted in 2022 of fraud, spoke to reporters.",
    ],
)
def test_what_is_done_again_stands(text: str) -> None:
    vacated = published("b", UNDONE, "The appeals court vacated the conviction of Orla Quint.")
    assert only([vacated, published("c", date(2022, 8, 9), text)]).status == ("convicted",)


def test_a_recalled_undoing_ends_what_was_done_before_it() -> None:
    told = "Orla Quint, whose conviction was vacated in 2021, spoke to reporters."
    documents = [
        published("a", DONE, "A jury convicted Orla Quint of fraud."),
        published("c", date(2024, 8, 9), told),
    ]
    assert only(documents).status == ("vacated",)
    again = published("b", date(2022, 3, 4), "A jury convicted Orla Quint of fraud.")
    assert only([*documents, again]).status == ("convicted",)
