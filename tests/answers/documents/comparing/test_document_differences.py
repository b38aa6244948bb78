"""What is shown of two states of a document: fields in words, and the new entries of a docket."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from answers.documents.comparing.document_differences import (
    DocumentDifferences,
    document_differences,
)
from answers.documents.comparing.shown_entries import EntryChange
from store.log.document import Document

PARTIES = "Parties: Odile Farrow; Rix Supply, Inc.; USA"
CHARGE = "2031-04-02, document 1\n\nINDICTMENT as to Odile Farrow (1), Rix Supply, Inc. (2)."
MOTION = "2031-06-01, document 20\n\nMOTION to Continue by Odile Farrow."
JUDGMENT = (
    "2032-02-20, document 74: Judgment\n\n"
    "JUDGMENT as to Odile Farrow (1): 57 months imprisonment, 3 years supervised release."
)


def a_docket(*parts: str, **details: str) -> Document:
    return Document(
        id="us_courtlistener_dockets:1",
        source="us_courtlistener_dockets",
        url="https://dockets.example/1",
        title="United States v. Farrow",
        text="\n\n".join(parts),
        number="3:31-cr-00042",
        details={"court": "District Court, W.D. Kentucky", **details},
    )


def a_page(text: str) -> Document:
    return Document(id="us_x:1", source="us_x", url="https://x.example/1", title="X", text=text)


def shown(found: DocumentDifferences) -> list[tuple[str, str, str]]:
    return [(it.label, it.before, it.after) for it in found.fields]


def words(entry: EntryChange) -> list[str]:
    return [act.words for act in entry.acts]


def test_a_new_judgment_is_told_as_what_it_does_and_the_case_as_terminated() -> None:
    after = a_docket(PARTIES, CHARGE, JUDGMENT, dateTerminated="2032-02-20")
    found = document_differences(a_docket(PARTIES, CHARGE), after)
    assert shown(found) == [("terminated", "", "2032-02-20")]
    assert found.names == ("dateTerminated", "text")
    (entry,) = found.entries
    assert (entry.change, entry.day, entry.number) == ("added", date(2032, 2, 20), "74")
    assert entry.after == JUDGMENT.split("\n\n")[1]
    (act,) = entry.acts
    assert (act.kind, act.status, act.party) == ("sentence", "sentenced", "Odile Farrow")
    assert (act.prison_months, act.supervised_release_months) == (57, 36)
    assert act.words == (
        "sentenced: Odile Farrow, 57 months in prison, 36 months of supervised release"
    )
    assert found.in_short == ("", entry.after)


def test_each_party_of_an_entry_is_told_and_one_without_an_act_by_its_words() -> None:
    found = document_differences(a_docket(PARTIES), a_docket(PARTIES, CHARGE, MOTION))
    assert [words(it) for it in found.entries] == [
        ["charged: Odile Farrow", "charged: Rix Supply, Inc."],
        [],
    ]


def test_an_entry_put_in_between_and_the_others_numbered_anew() -> None:
    before = a_docket(PARTIES, CHARGE, JUDGMENT)
    after = a_docket(PARTIES, MOTION, CHARGE, JUDGMENT.replace("document 74", "document 75"))
    (entry,) = document_differences(before, after).entries
    assert (entry.change, entry.after) == ("added", "MOTION to Continue by Odile Farrow.")


def test_one_that_is_gone_is_told_as_what_it_was_and_one_that_changed_as_what_it_is() -> None:
    longer = JUDGMENT.replace("57 months", "60 months")
    before = a_docket(PARTIES, CHARGE, MOTION, JUDGMENT)
    changed, gone = document_differences(before, a_docket(PARTIES, CHARGE, longer)).entries
    assert (gone.change, gone.after, gone.before) == (
        "gone",
        "",
        "MOTION to Continue by Odile Farrow.",
    )
    assert (changed.change, words(changed)) == (
        "changed",
        ["sentenced: Odile Farrow, 60 months in prison, 36 months of supervised release"],
    )
    assert changed.before.endswith("Odile Farrow (1): 57")
    assert changed.after.endswith("Odile Farrow (1): 60")


def test_what_undoes_an_act_is_told_as_that() -> None:
    undone = "2032-05-01, document 90\n\nORDER vacating 74 Judgment as to Odile Farrow (1)."
    found = document_differences(
        a_docket(PARTIES, CHARGE, JUDGMENT), a_docket(PARTIES, CHARGE, JUDGMENT, undone)
    )
    (entry,) = found.entries
    assert words(entry) == ["sentence vacated: Odile Farrow"]


def test_another_line_of_parties_is_told_beside_the_entries() -> None:
    more = PARTIES.replace("; USA", "; State of Ondry; USA")
    found = document_differences(a_docket(PARTIES, CHARGE), a_docket(more, CHARGE, MOTION))
    assert [it.change for it in found.entries] == ["added"]
    ((label, _, now),) = shown(found)
    assert (label, now.endswith("State of Ondry;")) == ("text", True)


def test_of_many_entries_the_first_are_shown_and_the_others_counted() -> None:
    days = [f"March 3, {year}: The list was changed again.\n\n" for year in range(2031, 2183)]
    found = document_differences(a_page("".join(days[:2])), a_page("".join(days)))
    assert (len(found.entries), found.more_entries) == (100, 50)


def test_a_docket_that_was_seen_nearly_empty_has_no_entries_that_are_gone() -> None:
    found = document_differences(a_docket(PARTIES, CHARGE), a_docket("Loading"))
    assert (found.entries, shown(found)[0][2]) == ((), "Loading")


def test_any_list_of_dated_entries_is_told_by_its_entries() -> None:
    was = "Updates\n\nMarch 3, 2031: The list was opened.\n\nApril 9, 2031: One firm was added."
    now = was.replace("\n\nApril", "\n\nMay 2, 2031: Two firms were added.\n\nApril")
    (entry,) = document_differences(a_page(was), a_page(now)).entries
    assert (entry.change, entry.day, entry.after) == (
        "added",
        date(2031, 5, 2),
        "Two firms were added.",
    )


@pytest.mark.parametrize(
    "text",
    [
        "BOISE, June 3, 2031 - A man was charged. On June 4, 2031, he was released.",
        "June 3, 2031\n\nA man was charged. On June 4, 2031, he was released.",
    ],
)
def test_prose_with_days_is_no_list(text: str) -> None:
    found = document_differences(a_page(text), a_page(text.replace("charged", "sentenced")))
    assert (found.entries, found.names) == ((), ("text",))


def test_every_field_is_shown_in_words_and_one_that_is_not_known_as_it_is_called() -> None:
    before = a_docket(PARTIES, suitNature="410 Anti-Trust", oddName="a")
    after = replace(a_docket(PARTIES, oddName="b"), number="3:31-cr-00043", title="USA v. Farrow")
    assert shown(document_differences(before, after)) == [
        ("title", "United States", "USA"),
        ("docket number", "3:31-cr-00042", "3:31-cr-00043"),
        ("nature of suit", "410 Anti-Trust", ""),
        ("oddName", "a", "b"),
    ]


def test_entries_that_are_only_numbered_anew_are_told_by_their_numbers() -> None:
    after = a_docket(PARTIES, CHARGE, JUDGMENT.replace("document 74", "document 75"))
    found = document_differences(a_docket(PARTIES, CHARGE, JUDGMENT), after)
    assert found.entries == ()
    ((label, before, now),) = shown(found)
    assert (label, "document 74" in before, "document 75" in now) == ("text", True, True)
    assert "JUDGMENT" not in before + now


def test_an_entry_of_another_day_is_told_by_its_days() -> None:
    after = a_docket(PARTIES, CHARGE, MOTION.replace("2031-06-01", "2031-06-02"))
    (entry,) = document_differences(a_docket(PARTIES, CHARGE, MOTION), after).entries
    assert (entry.change, entry.before, entry.after) == ("changed", "2031-06-01:", "2031-06-02:")
