"""Which entries of two lists differ, whatever their order and numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from answers.documents.comparing.entry_changes import entry_differences
from enforcement.reading.dockets.docket_entries import ReadEntry

FIRST = date(2031, 4, 2)
WORDS = (
    *("order", "motion", "judgment", "notice", "sealed", "hearing", "exhibit"),
    *("plea", "farrow", "rix", "ondry", "counsel"),
)


def an_entry(text: str, *, day: int = 0, number: str = "") -> ReadEntry:
    return ReadEntry(day=FIRST + timedelta(days=day), number=number, text=text, acts=())


#: Some days have several entries, and some entries say the same.
ENTRIES = st.lists(
    st.builds(
        an_entry,
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join),
        day=st.integers(0, 3),
        number=st.integers(1, 9).map(str) | st.just(""),
    ),
    max_size=8,
)


def changes(before: list[ReadEntry], after: list[ReadEntry]) -> list[tuple[str, str]]:
    return [(it.change, it.entry.text) for it in entry_differences(before, after)]


@given(ENTRIES, st.randoms())
def test_entries_in_another_order_are_the_same(entries: list[ReadEntry], random: object) -> None:
    shuffled = list(entries)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert changes(entries, shuffled) == []


@given(ENTRIES)
def test_entries_that_are_numbered_anew_are_the_same(entries: list[ReadEntry]) -> None:
    renumbered = [replace(it, number=str(n)) for n, it in enumerate(entries, 40)]
    assert changes(entries, renumbered) == []


@given(ENTRIES, st.integers(0, 8), st.integers(0, 3))
def test_one_put_in_between_is_all_that_is_new(entries: list[ReadEntry], at: int, day: int) -> None:
    new = an_entry("ARREST of somebody else", day=day)
    after = [*entries[:at], new, *(replace(it, number="7") for it in entries[at:])]
    assert changes(entries, after) == [("added", new.text)]
    assert changes(after, entries) == [("gone", new.text)]


@given(ENTRIES, ENTRIES)
def test_each_entry_is_told_once(before: list[ReadEntry], after: list[ReadEntry]) -> None:
    found = entry_differences(before, after)
    olds = [id(it.before) for it in found if it.before]
    news = [id(it.after) for it in found if it.after]
    assert len(olds) == len(set(olds))
    assert len(news) == len(set(news))
    assert len(after) - len(before) == len(news) - len(olds)
    assert {it.change for it in found if it.before and it.after} <= {"changed"}


@given(ENTRIES)
def test_all_of_a_list_that_was_empty_is_new(entries: list[ReadEntry]) -> None:
    assert changes([], entries) == [("added", it.text) for it in entries]


def test_one_said_twice_and_now_three_times_is_new_once() -> None:
    entry = an_entry("NOTICE of hearing")
    assert changes([entry, entry], [entry, entry, entry]) == [("added", entry.text)]


def test_the_same_entry_in_other_words_is_changed() -> None:
    was = an_entry("SEALED INDICTMENT as to Odile Farrow (1) counts 1-4", number="1")
    now = replace(was, text="INDICTMENT as to Odile Farrow (1) counts 1-4")
    (found,) = entry_differences([was], [now])
    assert (found.change, found.before, found.after) == ("changed", was, now)


def test_the_most_alike_of_one_day_are_one() -> None:
    one = an_entry("ORDER granting 3 Motion to Seal by Odile Farrow", number="4")
    two = an_entry("ORDER denying 5 Motion for Bond by Basil Ondry", number="6")
    edited = an_entry("ORDER denying 5 Motion for Bond by Basil Ondry, Jr.", number="4")
    new = an_entry("MOTION to Compel by Rix LLC", number="5")
    found = entry_differences([one, two], [one, new, edited])
    assert [(it.change, it.before) for it in found] == [("added", None), ("changed", two)]


def test_orders_of_other_days_are_not_one_however_alike() -> None:
    was = an_entry("ORDER granting 3 Motion to Seal", number="4")
    now = an_entry("ORDER granting 9 Motion to Seal", number="10", day=30)
    assert changes([was], [now]) == [("added", now.text), ("gone", was.text)]


def test_an_entry_without_a_word_in_common_is_one_by_its_day_and_number() -> None:
    was, now = an_entry("Paperless note", number="8"), an_entry("JUDGMENT", number="8")
    assert changes([was], [now]) == [("changed", "JUDGMENT")]
