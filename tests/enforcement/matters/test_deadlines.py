"""Days ahead: each thing once, and who says otherwise."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.claims import Coming, DayStatus, Kind
from enforcement.matters.deadlines import Deadline, deadlines
from enforcement.reading.dossier import Dossier
from tests.enforcement.dossiers import a_dossier, an_action

PLEA, NEWS, LATER = date(2026, 1, 5), date(2026, 1, 8), date(2026, 2, 2)
MARCH, APRIL, MAY = date(2026, 3, 10), date(2026, 4, 14), date(2026, 5, 19)


def ahead(
    *dossiers: Dossier, first: date = PLEA, last: date = date(2026, 12, 31)
) -> list[Deadline]:
    """The days ahead told by documents of one matter."""
    cases = dict.fromkeys((one.id for one in dossiers), "a")
    return deadlines({one.id: one for one in dossiers}, cases, first=first, last=last)


def shown(found: list[Deadline]) -> list[tuple[date, str, str, str | None]]:
    return [
        (
            one.day,
            one.stated_by[0].document.id,
            one.status,
            one.status_document.id if one.status_document else None,
        )
        for one in found
    ]


def sentencing(
    id: str, published_on: date | None, *days: date, persons: tuple[str, ...] = ("ada quill",)
) -> Dossier:
    told: list[tuple[Coming, date]] = [("sentencing", day) for day in days]
    return a_dossier(id, "plea", published_on=published_on, days=told, persons=persons)


def test_within_the_bounds_in_the_order_of_days() -> None:
    days: list[tuple[Coming, date]] = [("trial", MAY), ("hearing", MARCH), ("other", APRIL)]
    one = a_dossier("a", published_on=PLEA, days=days)
    assert [found.day for found in ahead(one)] == [MARCH, APRIL, MAY]
    assert [found.day for found in ahead(one, first=MARCH, last=APRIL)] == [MARCH, APRIL]
    assert ahead(one, first=MARCH + timedelta(days=1), last=APRIL - timedelta(days=1)) == []


def test_a_day_that_two_documents_tell_is_one_the_newest_first() -> None:
    (found,) = ahead(sentencing("a", PLEA, MARCH), sentencing("b", NEWS, MARCH))
    assert [one.document.id for one in found.stated_by] == ["b", "a"]
    assert (found.status, found.conflicts) == ("stands", ())


def test_a_day_told_by_a_field_and_in_words_is_one_in_words() -> None:
    one = a_dossier("a", published_on=PLEA, days=[("effective", MARCH)])
    (words,) = one.reading.coming
    field = replace(words, quote="", start=0, end=0)
    both = replace(one, reading=replace(one.reading, coming=(field, words)))
    (found,) = ahead(both)
    assert found.stated_by[0].claim.quote == "2026-03-10"


def test_a_later_document_about_the_same_person_supersedes() -> None:
    found = ahead(sentencing("a", PLEA, MARCH), sentencing("b", LATER, APRIL))
    assert shown(found) == [(APRIL, "b", "stands", None), (MARCH, "a", "superseded", "b")]
    assert [one.document.id for one in found[0].conflicts] == ["a"]
    assert [one.document.id for one in found[1].conflicts] == ["b"]


def test_one_of_two_days_for_a_thing_brings_both_in() -> None:
    dossiers = sentencing("a", PLEA, MARCH), sentencing("b", LATER, MAY)
    assert [one.day for one in ahead(*dossiers, last=MARCH)] == [MAY, MARCH]


@pytest.mark.parametrize("published_on", [PLEA, None])
def test_documents_of_one_day_or_of_none_dispute(published_on: date | None) -> None:
    found = ahead(sentencing("a", PLEA, MARCH), sentencing("b", published_on, APRIL))
    assert {(one.day, one.status) for one in found} == {(MARCH, "disputed"), (APRIL, "disputed")}


def test_sentencings_of_different_people_are_different_things() -> None:
    found = ahead(
        sentencing("a", PLEA, MARCH, persons=("ada quill",)),
        sentencing("b", LATER, APRIL, persons=("bo tarn",)),
    )
    assert shown(found) == [(MARCH, "a", "stands", None), (APRIL, "b", "stands", None)]


@pytest.mark.parametrize(
    ("days", "persons"),
    [
        ((MARCH,), ("ada quill", "bo tarn")),  # b says nothing of bo tarn
        ((MARCH, MAY), ("ada quill",)),  # which of the two days b changes cannot be told
        ((MARCH,), ()),  # whom it is about is not said
    ],
)
def test_what_the_later_document_need_not_be_about_is_disputed(
    days: tuple[date, ...], persons: tuple[str, ...]
) -> None:
    found = ahead(sentencing("a", PLEA, *days, persons=persons), sentencing("b", LATER, APRIL))
    assert {one.status for one in found} == {"disputed"}


def test_the_next_step_is_no_other_word_for_one_that_was_past() -> None:
    hearing = a_dossier("a", published_on=PLEA, days=[("hearing", date(2026, 1, 20))])
    another = a_dossier("b", published_on=LATER, days=[("hearing", MARCH)])
    found = ahead(hearing, another)
    assert [one.status for one in found] == ["stands", "stands"]


@pytest.mark.parametrize(
    ("what", "kind"), [("sentencing", "sentence"), ("trial", "plea"), ("trial", "dismissal")]
)
def test_what_came_to_its_end_is_over(what: Coming, kind: Kind) -> None:
    told = a_dossier("a", published_on=PLEA, days=[(what, MARCH)], persons=["ada quill"])
    end = a_dossier("b", kind, published_on=LATER, persons=["ada quill", "bo tarn"])
    assert shown(ahead(told, end)) == [(MARCH, "a", "over", "b")]
    of_another = a_dossier("b", kind, published_on=LATER, persons=["bo tarn"])
    assert shown(ahead(told, of_another)) == [(MARCH, "a", "stands", None)]


@pytest.mark.parametrize(
    ("what", "kind", "taken_back"),
    [
        ("comment_deadline", "rule-proposed", "rule-proposed"),
        ("comment_deadline", "scheduling", "rule-proposed"),
        ("effective", "rule-final", "rule-final"),
        ("effective", "revocation", "revocation"),
    ],
)
def test_the_days_of_what_is_taken_back_are_cancelled(
    what: Coming, kind: Kind, taken_back: Kind
) -> None:
    told = a_dossier("a", kind, published_on=PLEA, days=[(what, MARCH)])
    back = replace(an_action(taken_back), status="withdrawn")
    end = a_dossier("b", "other", published_on=LATER, actions=[back])
    assert shown(ahead(told, end)) == [(MARCH, "a", "cancelled", "b")]
    for still in (replace(back, in_part=True), an_action(taken_back)):
        other = a_dossier("b", "other", published_on=LATER, actions=[still])
        assert shown(ahead(told, other)) == [(MARCH, "a", "stands", None)]
    of_one = replace(told, linking_keys=replace(told.linking_keys, persons=frozenset(["ada"])))
    assert shown(ahead(of_one, end)) == [(MARCH, "a", "stands", None)]


def test_each_document_of_a_publisher_has_its_own_days() -> None:
    days: list[tuple[Coming, date]] = [("comment_deadline", MARCH)]
    first = a_dossier("a", "rule-proposed", published_on=PLEA, days=days)
    other = a_dossier("b", "notice", published_on=LATER, days=[("comment_deadline", APRIL)])
    assert {one.status for one in ahead(first, other)} == {"stands"}
    longer = a_dossier("b", "extension", published_on=LATER, days=[("comment_deadline", APRIL)])
    assert shown(ahead(first, longer))[1] == (MARCH, "a", "superseded", "b")


def test_documents_of_two_matters_have_nothing_to_do_with_each_other() -> None:
    dossiers = {"a": sentencing("a", PLEA, MARCH), "b": sentencing("b", LATER, APRIL)}
    found = deadlines(dossiers, {"a": "a", "b": "b"}, first=PLEA, last=MAY)
    assert [one.conflicts for one in found] == [(), ()]


def test_a_day_stands_once_though_two_occasions_could_share_it() -> None:
    """A day of another publisher's may be of either of two documents of one publisher."""
    days: list[tuple[Coming, date]] = [("comment_deadline", MARCH)]
    own = [a_dossier(id, "notice", published_on=PLEA, days=days) for id in ("b", "c")]
    found = ahead(a_dossier("a", "notice", published_on=PLEA, source="us_b", days=days), *own)
    assert [[one.document.id for one in it.stated_by] for it in found] == [["b"], ["c", "a"]]


def test_a_publishers_document_may_mean_the_day_another_publisher_states() -> None:
    days: list[tuple[Coming, date]] = [("comment_deadline", MARCH)]
    first = a_dossier("a", "notice", published_on=PLEA, days=days)
    other = a_dossier("b", "notice", published_on=PLEA, days=days, source="us_b")
    (found,) = ahead(first, other)
    assert [one.document.id for one in found.stated_by] == ["b", "a"]


def test_only_the_newer_document_can_amend_the_days_of_the_other() -> None:
    days: list[tuple[Coming, date]] = [("comment_deadline", MARCH)]
    amending = a_dossier("b", "extension", published_on=PLEA, days=days)
    later = a_dossier("a", "notice", published_on=NEWS, days=[("comment_deadline", APRIL)])
    assert [one.conflicts for one in ahead(amending, later)] == [(), ()]


def test_other_days_are_each_a_thing_of_its_own() -> None:
    days: list[tuple[Coming, date]] = [("other", MARCH)]
    found = ahead(*(a_dossier(id, source=id, published_on=PLEA, days=days) for id in "ab"))
    assert [len(one.stated_by) for one in found] == [1, 1]


def test_days_are_numbered_within_a_document_and_a_step() -> None:
    days: list[tuple[Coming, date]] = [
        ("hearing", APRIL),
        ("trial", MAY),
        ("hearing", MARCH),
        ("hearing", APRIL),
    ]
    found = ahead(a_dossier("a", published_on=PLEA, days=days))
    assert [(it.what, it.day, it.stated_by[0].number) for it in found] == [
        ("hearing", MARCH, 0),
        ("hearing", APRIL, 1),
        ("trial", MAY, 0),
    ]
    assert {it.case for it in found} == {"a"}


def test_things_of_one_day_are_in_the_order_of_their_kind_and_newest_document() -> None:
    days: list[tuple[Coming, date]] = [("trial", MARCH), ("other", MARCH)]
    found = ahead(*(a_dossier(id, published_on=PLEA, days=days) for id in ("b", "a")))
    assert [(it.what, it.stated_by[0].document.id) for it in found] == [
        ("other", "a"),
        ("other", "b"),
        ("trial", "b"),
    ]


def test_a_thing_is_placed_by_its_first_day_within_the_bounds() -> None:
    documents = [
        sentencing("a", PLEA, date(2026, 1, 20)),
        sentencing("b", NEWS, MAY),
        a_dossier("c", published_on=PLEA, days=[("hearing", APRIL)]),
    ]
    assert [it.what for it in ahead(*documents)] == ["sentencing", "sentencing", "hearing"]
    found = ahead(*documents, first=MARCH)
    assert [it.what for it in found] == ["hearing", "sentencing", "sentencing"]
    assert [it.what for it in ahead(*documents, first=MARCH, last=APRIL)] == ["hearing"]


@pytest.mark.parametrize(
    ("newer_days", "conflict"),
    [((APRIL,), True), ((MARCH, APRIL), False), ((MARCH,), False)],
)
def test_documents_that_agree_on_one_day_do_not_contradict_each_other(
    newer_days: tuple[date, ...], *, conflict: bool
) -> None:
    older, newer = sentencing("a", PLEA, MARCH), sentencing("b", NEWS, *newer_days)
    assert any(it.conflicts for it in ahead(older, newer)) == conflict


@pytest.mark.parametrize(("days_after", "conflict"), [(0, True), (1, False)])
def test_a_day_is_past_from_the_day_after(days_after: int, *, conflict: bool) -> None:
    day = date(2026, 1, 20)
    hearing = a_dossier("a", published_on=PLEA, days=[("hearing", day)])
    later = a_dossier("b", published_on=day + timedelta(days=days_after), days=[("hearing", MARCH)])
    assert any(it.conflicts for it in ahead(hearing, later)) == conflict


def test_parties_are_people_or_else_organizations() -> None:
    days: list[tuple[Coming, date]] = [("trial", MARCH)]
    first = a_dossier("a", published_on=PLEA, days=days, organizations=["halden clinic"])
    second = a_dossier("b", published_on=NEWS, days=days, organizations=["other clinic"])
    assert len(ahead(first, second)) == 2
    of_ada = a_dossier("c", published_on=NEWS, days=days, persons=["ada quill"])
    same = a_dossier(
        "d", published_on=NEWS, days=days, persons=["ada quill"], organizations=["halden clinic"]
    )
    assert len(ahead(first, of_ada)) == 2
    assert len(ahead(of_ada, same)) == 1


def test_the_first_document_that_shows_the_end_is_named() -> None:
    told = sentencing("a", PLEA, MARCH)
    ends = [
        a_dossier(id, "sentence", published_on=day, persons=["ada quill"])
        for id, day in (("c", MAY), ("b", LATER))
    ]
    assert shown(ahead(told, *ends)) == [(MARCH, "a", "over", "b")]
    same_day = a_dossier("b", "sentence", published_on=PLEA, persons=["ada quill"])
    assert shown(ahead(told, same_day)) == [(MARCH, "a", "stands", None)]
    undated = a_dossier("b", "sentence", published_on=None, persons=["ada quill"])
    assert shown(ahead(told, undated)) == [(MARCH, "a", "stands", None)]
    nobody = sentencing("a", PLEA, MARCH, persons=())
    assert shown(ahead(nobody, *ends)) == [(MARCH, "a", "stands", None)]


def test_the_newest_of_several_later_documents_supersedes() -> None:
    found = ahead(
        sentencing("a", PLEA, MARCH), sentencing("b", NEWS, APRIL), sentencing("c", LATER, MAY)
    )
    assert shown(found) == [
        (MAY, "c", "stands", None),
        (APRIL, "b", "superseded", "c"),
        (MARCH, "a", "superseded", "c"),
    ]
    assert [one.document.id for one in found[2].conflicts] == ["c", "b"]


def moving(
    id: str,
    published_on: date,
    *days: tuple[Coming, date, DayStatus],
    persons: tuple[str, ...] = (),
) -> Dossier:
    """A document of another publisher that sets, moves or cancels days."""
    told = [(what, day) for what, day, _ in days]
    dossier = a_dossier(id, "notice", published_on=published_on, days=told, persons=persons)
    coming = tuple(
        replace(claim, status=status)
        for claim, (*_, status) in zip(dossier.reading.coming, days, strict=True)
    )
    return replace(dossier, reading=replace(dossier.reading, coming=coming))


def test_a_document_that_moves_a_day_supersedes_it_whatever_its_kind() -> None:
    first = a_dossier("a", "rule-final", published_on=PLEA, days=[("effective", MARCH)])
    delay = moving("b", LATER, ("effective", MARCH, "moved_from"), ("effective", APRIL, "set"))
    found = ahead(first, delay)
    assert shown(found) == [(APRIL, "b", "stands", None), (MARCH, "b", "superseded", "b")]
    assert [one.document.id for one in found[1].stated_by] == ["b", "a"]
    assert [(one.document.id, one.claim.day) for one in found[1].conflicts] == [("b", APRIL)]


@pytest.mark.parametrize(
    ("status", "shown_as"), [("cancelled", "cancelled"), ("moved_from", "superseded")]
)
def test_a_day_that_is_taken_back_is_so_wherever_it_is_stated(
    status: DayStatus, shown_as: str
) -> None:
    persons = ("ada quill",)
    told = sentencing("a", PLEA, MARCH)
    (found,) = ahead(told, moving("b", LATER, ("sentencing", MARCH, status), persons=persons))
    assert (found.status, [one.document.id for one in found.stated_by]) == (shown_as, ["b", "a"])
    (alone,) = ahead(moving("b", LATER, ("sentencing", MARCH, status), persons=persons))
    assert shown([alone]) == [(MARCH, "b", shown_as, "b")]


def test_only_the_day_of_the_same_person_is_taken_back() -> None:
    told = sentencing("a", PLEA, MARCH)
    other = moving("b", LATER, ("sentencing", MARCH, "cancelled"), persons=("bo tarn",))
    assert {(it.stated_by[0].document.id, it.status) for it in ahead(told, other)} == {
        ("a", "stands"),
        ("b", "cancelled"),
    }


def test_a_day_that_a_later_document_sets_again_stands() -> None:
    cancelled = moving("a", PLEA, ("meeting", MARCH, "cancelled"))
    again = moving("b", LATER, ("meeting", MARCH, "set"))
    assert shown(ahead(cancelled, again)) == [(MARCH, "b", "stands", None)]


def test_a_document_that_says_both_of_a_day_takes_it_back() -> None:
    both = moving("a", PLEA, ("meeting", MARCH, "set"), ("meeting", MARCH, "moved_from"))
    assert shown(ahead(both)) == [(MARCH, "a", "superseded", "a")]


_days = st.dates(date(2026, 1, 1), date(2026, 6, 30))
_dossiers = st.lists(
    st.builds(
        a_dossier,
        st.uuids().map(str),
        st.sampled_from(("charge", "plea", "sentence", "extension")),
        published_on=st.none() | _days,
        source=st.sampled_from(("us_a", "us_b")),
        days=st.lists(
            st.tuples(st.sampled_from(("sentencing", "comment_deadline", "other")), _days),
            max_size=3,
        ),
        persons=st.lists(st.sampled_from(("ada quill", "bo tarn")), max_size=2),
    ),
    max_size=6,
)


@given(_dossiers, _days)
def test_every_day_in_bounds_is_told_exactly_once(dossiers: list[Dossier], first: date) -> None:
    found = ahead(*dossiers, first=first, last=date(2026, 7, 1))
    told = [
        (one.document.id, deadline.what, deadline.day)
        for deadline in found
        for one in deadline.stated_by
    ]
    within = {
        (dossier.id, claim.what, claim.day)
        for dossier in dossiers
        for claim in dossier.reading.coming
        if claim.day >= first
    }
    assert len(told) == len(set(told))
    assert within <= set(told)
    assert all(one.claim.day == deadline.day for deadline in found for one in deadline.stated_by)
