"""Where very much is found, PostgreSQL's engine goes through some of it only: what it then gives is
still what all of it would give, or it says what was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.index.engine import Filters, Order, order_number
from search.index.entries import IndexEntry
from search.index.plan import AllOf, AnyOf, BestOf, Everything, NoneOf, Plan, Run, Term
from search.postgres_engine import candidates, hits, opened_index, question
from search.postgres_engine.candidates import having
from search.postgres_engine.opened_index import OpenPostgresIndex
from search.postgres_engine.storage.loading import IndexedEntry
from tests.postgresql import Server
from tests.search.postgres_engine.drawn import index_of, plans_of

ENTRIES = 400
FIRST = date(2019, 1, 1)
#: `nth7` is in every seventh entry, `old` in the first half, `new` in the last tenth.
NUMBERS = (1, 2, 3, 5, 40, 150)


def day(number: int) -> date | None:
    return FIRST + timedelta(days=5 * number) if number % 11 else None


def words(number: int) -> set[str]:
    said = {f"nth{it}" for it in NUMBERS if number % it == 0}
    said |= {"old"} if number <= ENTRIES // 2 else set()
    return said | ({"new"} if number > ENTRIES * 9 // 10 else set())


def by_date(number: int) -> int:
    return order_number(day(number), number)


@pytest.fixture(scope="module")
def index(postgresql: Server) -> Iterator[OpenPostgresIndex]:
    entries = (
        IndexedEntry(
            IndexEntry(position=n, id=f"us_one:{n}", published_on=day(n)),
            "us_one",
            {"stem": " ".join(sorted(words(n)))},
        )
        for n in range(1, ENTRIES + 1)
    )
    with index_of(postgresql, entries) as made:
        yield made


@pytest.fixture(autouse=True)
def little_is_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hits, "_FEW", 5)
    monkeypatch.setattr(candidates, "_GATHERED", 60)
    monkeypatch.setattr(candidates, "_ENOUGH", 10)
    monkeypatch.setattr(candidates, "_MOST", 20)
    monkeypatch.setattr(candidates, "_LEAST", 20)
    monkeypatch.setattr(question, "_FEW", 30)
    monkeypatch.setattr(candidates, "_STEPS", (40,))
    monkeypatch.setattr(candidates, "_STEPS_BY_DATE", (10, 40))
    monkeypatch.setattr(opened_index, "_COUNTED", 30)


def term(word: str) -> Term:
    return Term(field="stem", word=word)


def nth(number: int) -> Term:
    return term(f"nth{number}")


def has(plan: Plan, number: int) -> bool:
    match plan:
        case Term(word=word):
            return word in words(number)
        case AllOf(parts=parts):
            return all(has(part, number) for part in parts)
        case AnyOf(parts=parts):
            return any(has(part, number) for part in parts)
        case NoneOf(part=part):
            return not has(part, number)
    return True


leaves: st.SearchStrategy[Plan] = st.sampled_from(
    [*map(nth, NUMBERS), term("old"), term("new"), Everything()]
)
plans = plans_of(leaves, 3)
days = st.none() | st.dates(FIRST - timedelta(days=30), FIRST + timedelta(days=2100))
always = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@always
@given(
    plans,
    days,
    days,
    st.sampled_from(["newest", "oldest"]),
    st.none() | st.integers(1, 30),
    st.integers(0, 60),
)
def test_a_page_by_date_is_that_of_all(
    index: OpenPostgresIndex,
    plan: Plan,
    since: date | None,
    until: date | None,
    sort: Order,
    limit: int | None,
    offset: int,
) -> None:
    def passes(number: int) -> bool:
        published, undated = day(number), since is None and until is None
        if published is None:
            return undated
        return (since or date.min) <= published <= (until or date.max)

    expected = sorted(
        (n for n in range(1, ENTRIES + 1) if passes(n) and has(plan, n)),
        key=by_date,
        reverse=sort == "newest",
    )
    end = None if limit is None else offset + limit
    total, page = index.find(plan, Filters(since=since, until=until), sort, limit, offset)
    assert total == len(expected)
    assert [entry.position for entry in page] == expected[offset:end]
    assert index._question((plan,), Filters()).at_most(plan) >= total


@always
@given(st.lists(leaves, min_size=2, max_size=5, unique=True), st.none() | leaves)
def test_of_what_has_some_parts_it_is_known_which(
    index: OpenPostgresIndex, parts: list[Plan], within: Plan | None
) -> None:
    known = having(index._question((), Filters()), parts, within=within)
    positions = {by_date(n): n for n in range(1, ENTRIES + 1)}
    for part in parts:
        has_it = {positions[number] for number in known.parts.get(part, ())}
        assert has_it == {positions[n] for n in known.all if has(part, positions[n])}
    inside = [n for n in positions.values() if within is None or has(within, n)]
    every = {n for n in inside if any(has(part, n) for part in parts)}
    assert {positions[number] for number in known.all} <= every
    if not known.partly:
        assert {positions[number] for number in known.all} == every
    assert len(known.all) >= min(10, len(every))


def test_a_word_that_nothing_has_hides_no_frequent_ones(index: OpenPostgresIndex) -> None:
    found = index.find_sentence((term("nowhere"), nth(1), nth(2)), Filters(), 5)
    assert len(found.entries) == 5
    assert all(entry.position % 2 == 0 for entry in found.entries)


def test_what_has_but_the_frequent_words_of_a_sentence_is_left_out_and_said(
    index: OpenPostgresIndex,
) -> None:
    index.notes.clear()
    found = index.find_sentence((nth(1), nth(5), nth(40), nth(150)), Filters(), 3)
    rare = [n for n in range(1, ENTRIES + 1) if not n % 40 or not n % 150]
    counts = Counter(sum(n % it == 0 for it in (1, 5, 40, 150)) for n in rare)
    assert len(rare) >= 10
    assert found.by_words == tuple(counts[number] for number in range(5))
    assert index.notes == [
        f"the most frequent of the words are looked for in {len(rare)} documents only:"
        " those that have no other are neither counted nor ranked"
    ]


def test_the_newest_are_counted_where_more_is_found(index: OpenPostgresIndex) -> None:
    index.notes.clear()
    newest = sorted(range(1, ENTRIES + 1), key=by_date, reverse=True)
    assert sorted(index.positions_to_count(nth(40), Filters())) == [*range(40, 401, 40)]
    assert index.notes == []
    assert index.positions_to_count(nth(1), Filters()) == newest[:30]
    assert index.notes == ["counted: the newest 30 of 400"]


def test_pages_of_much_that_is_ranked_fit_together(index: OpenPostgresIndex) -> None:
    plan = AnyOf(parts=(nth(1), nth(3)))
    pages = [index.find(plan, Filters(), "relevance", 15, at)[1] for at in range(0, 405, 15)]
    listed = [entry.position for page in pages for entry in page]
    assert sorted(listed) == [*range(1, ENTRIES + 1)]
    assert all(n % 3 == 0 for n in listed[:20])


@pytest.mark.parametrize("often", [10, 1], ids=["often", "rarely"])
def test_where_words_stand_is_looked_up_in_some_that_have_them(
    index: OpenPostgresIndex, monkeypatch: pytest.MonkeyPatch, often: int
) -> None:
    monkeypatch.setattr(candidates, "_OFTEN", often)
    plan = Run(field="stem", words=("nth1", "nth5"))
    having = sorted(range(5, ENTRIES + 1, 5), key=by_date, reverse=True)
    found = [n for n in having if n % 2 and n % 3]

    def asked(sort: Order, limit: int | None) -> tuple[int, list[int], list[str]]:
        index.notes.clear()
        total, page = index.find(plan, Filters(), sort, limit)
        return total, [entry.position for entry in page], list(index.notes)

    def said(which: str, looked: int) -> list[str]:
        return [
            f"where words stand was looked up in the {which} {looked} documents that have them,"
            f" of at most {len(having)}: give days, or ask for all, to find more"
        ]

    assert asked("newest", None) == (len(found), found, [])
    soon, some = ([n for n in having[:most] if n in found] for most in (10, 40))
    assert asked("newest", 2) == (len(soon), found[:2], said("newest", 10))
    assert len(some) < 20
    assert asked("newest", 20) == (len(some), some, said("newest", 40))
    last = [n for n in having[-10:] if n in found][::-1]
    assert asked("oldest", 2) == (len(last), last[:2], said("oldest", 10))
    total, page, notes = asked("relevance", 5)
    assert (total, len(page), notes) == (len(some), 5, said("newest", 40))
    index.notes.clear()
    assert index.positions_to_count(plan, Filters()) == some
    assert index.notes == said("newest", 40)
    assert sorted(index.positions(plan, Filters())) == sorted(found)


def test_rare_words_at_places_leave_nothing_out(index: OpenPostgresIndex) -> None:
    """A way to say it that few have, beside one that all have, as a synonym may be."""
    rare = Run(field="stem", words=("nth3", "nth40"))
    plan = BestOf(parts=(nth(1), rare))
    index.notes.clear()
    total, page = index.find(plan, Filters(), "newest", 5)
    newest = sorted(range(1, ENTRIES + 1), key=by_date, reverse=True)
    assert (total, [entry.position for entry in page]) == (ENTRIES, newest[:5])
    assert index.notes == []
    alone = [n for n in newest if n % 120 == 0]
    total, page = index.find(rare, Filters(), "relevance", 5)
    assert (total, sorted(entry.position for entry in page)) == (len(alone), sorted(alone))
    assert index.find(AllOf(parts=(rare, term("new"))), Filters(), "newest", 0)[0] == 0
    barred = AllOf(parts=(nth(40), NoneOf(part=rare)))
    assert index.find(barred, Filters(), "newest", 0)[0] == 10 - len(alone)
