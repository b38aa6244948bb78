"""Matters follow their links and what people decide."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from answers.matters.case import NothingReadError, case
from casebook.casebook import Casebook
from enforcement.reading.linking_keys import LinkingKeys
from store.config import load
from store.log.database import Engine
from store.log.document import Document
from store.log.events import CaseLinked, CaseUnlinked
from store.log.log import NewEvent
from store.log.projections import catch_up
from tests.casebook.contents import contents, linked
from tests.casebook.histories import a_copy, append, erase_at, publish
from tests.casebook.invented import a_reader, document_of
from tests.search.examples import revised, withdrawn

TODAY = date(2026, 3, 2)
Store = tuple[Engine, Path]


@pytest.fixture
def store(empty_store: Path) -> Iterator[Store]:
    """An empty store, and its folder."""
    with a_copy(empty_store) as made:
        yield made


def says(letter: str, dockets: str = "") -> Document:
    """A document of docket numbers of one digit."""
    keys = LinkingKeys(
        id=f"us_a:{letter}",
        source="us_a",
        published_on=date(2026, 1, 5),
        primary="charge",
        dockets=frozenset(f"1:24-cr-{digit}" for digit in dockets),
        persons=frozenset((f"orla tannen{letter}",)),
    )
    return document_of(keys)


def published(engine: Engine, *given: Document) -> dict[str, str]:
    publish(engine, *given)
    return matters(engine)


def revises(engine: Engine, document: Document) -> dict[str, str]:
    event = revised(document)[1]
    append(engine, NewEvent(stream=f"document/{document.id}", event=event))
    return matters(engine)


def decided(engine: Engine, written: str) -> dict[str, str]:
    """ "a+b" joins b to the matter of a, "a-b" takes it out."""
    one, sign, other = tuple(written)
    kind = CaseLinked if sign == "+" else CaseUnlinked
    made = kind(document=f"us_a:{other}", by="ada", reason="so")
    append(engine, NewEvent(stream=f"case/us_a:{one}", event=made))
    return matters(engine)


def erased(engine: Engine, *positions: int) -> dict[str, str]:
    erase_at(engine, [*positions])
    return matters(engine)


def matters(engine: Engine) -> dict[str, str]:
    """The letters of the documents of each matter, by the letter it goes by."""
    catch_up(engine, Casebook(engine, a_reader()))
    found = linked(engine).matters
    return {id[-1]: "".join(sorted(it[-1] for it in of)) for id, of in found.items()}


def members(store: Store, letter: str) -> str:
    """The documents of the case an id leads to."""
    settings = load({"BLOTTER_HOME": str(store[1])})
    found = case(settings, f"us_a:{letter}", today=TODAY)
    return "".join(id[-1] for id in found.documents)


def test_a_matter_goes_by_the_document_that_was_recorded_first(store: Store) -> None:
    engine, _ = store
    assert published(engine, says("c", "1"), says("a", "1")) == {"c": "ac"}


def test_a_document_that_has_to_do_with_both_makes_one_matter_of_two(store: Store) -> None:
    engine, _ = store
    assert published(engine, says("b", "1"), says("c", "2")) == {"b": "b", "c": "c"}
    assert published(engine, says("a", "12")) == {"b": "abc"}
    # The id by which one of them went leads to what became of it.
    assert [members(store, letter) for letter in "abc"] == ["abc"] * 3


def test_a_matter_parts_where_a_document_is_revised(store: Store) -> None:
    engine, _ = store
    assert published(engine, says("a", "1"), says("b", "12"), says("c", "2")) == {"a": "abc"}
    assert revises(engine, says("b", "2")) == {"a": "a", "b": "bc"}
    assert [members(store, letter) for letter in "abc"] == ["a", "bc", "bc"]


def test_what_is_kept_of_a_matter_ends_with_it(store: Store) -> None:
    engine, _ = store
    published(engine, says("a", "1"), says("b", "2"), says("c", "12"))
    assert [(row[0], row[3], row[-2], row[-1]) for row in contents(engine)["matters"]] == [
        (1, 1, 1, 3),
        (1, 3, 3, None),
        (2, 1, 2, 3),
    ]
    assert [row[:2] for row in contents(engine)["acts"] if row[-1] is None] == [
        (1, 0),
        (1, 1),
        (1, 2),
    ]


def test_what_is_said_anew_is_of_the_matter_from_then_on(store: Store) -> None:
    engine, _ = store
    published(engine, says("a", "1"), says("b", "1"))
    revises(engine, says("b", "13"))
    dockets = [row[-3].count("1:24-cr-3") for row in contents(engine)["matters"] if row[0] == 1]
    assert dockets == [0, 0, 1]
    states = {row[2] for row in contents(engine)["act_documents"] if row[-1] is None}
    assert states == {1, 3}


def test_people_join_and_part_documents(store: Store) -> None:
    engine, _ = store
    assert published(engine, says("a", "1"), says("b", "1"), says("c")) == {"a": "ab", "c": "c"}
    assert decided(engine, "b+c") == {"a": "abc"}
    assert decided(engine, "a-c") == {"a": "ab", "c": "c"}
    assert decided(engine, "a-b") == {"a": "a", "b": "b", "c": "c"}
    assert decided(engine, "c+a") == {"a": "ac", "b": "b"}


def test_what_people_joined_stays_together_when_the_rest_changes(store: Store) -> None:
    engine, _ = store
    published(engine, says("a"), says("b", "1"), says("c", "1"))
    assert decided(engine, "a+b") == {"a": "abc"}
    assert revises(engine, says("b", "2")) == {"a": "ab", "c": "c"}


def test_a_decision_holds_for_a_document_that_comes_later(store: Store) -> None:
    engine, _ = store
    published(engine, says("a"))
    assert decided(engine, "a+b") == {"a": "a"}
    assert published(engine, says("b")) == {"a": "ab"}


def test_an_erased_document_leaves_as_if_it_had_never_been_there(store: Store) -> None:
    engine, _ = store
    published(engine, says("b", "1"), says("a", "12"), says("c", "2"))
    assert erased(engine, 2) == {"b": "b", "c": "c"}
    rows = contents(engine)
    assert [(row[0], row[1]) for row in rows["memberships"]] == [(1, 1), (3, 3)]
    assert rows["links"] == []
    assert [row[-1] for row in rows["matters"]] == [None, None]
    with pytest.raises(NothingReadError):
        members(store, "a")


def test_a_document_stands_whose_removal_is_erased(store: Store) -> None:
    engine, _ = store
    published(engine, says("a", "1"), says("b", "1"))
    id, event = withdrawn("us_a:b")
    append(engine, NewEvent(stream=f"document/{id}", event=event))
    assert erased(engine, 3) == {"a": "ab"}


def test_an_erased_decision_was_never_made(store: Store) -> None:
    engine, _ = store
    published(engine, says("a"), says("b"))
    assert decided(engine, "a+b") == {"a": "ab"}
    assert erased(engine, 3) == {"a": "a", "b": "b"}
    assert contents(engine)["decisions"] == []


def test_a_matter_whose_first_document_is_erased_goes_by_the_next(store: Store) -> None:
    engine, _ = store
    published(engine, says("c", "1"), says("b", "1"), says("a", "1"))
    assert erased(engine, 1) == {"b": "ab"}


def test_an_id_of_a_matter_that_was_parted_names_what_it_became(store: Store) -> None:
    engine, folder = store
    published(engine, says("a", "1"), says("b", "1"), says("c", "1"))
    decided(engine, "a-b")
    settings = load({"BLOTTER_HOME": str(folder)})
    found = case(settings, "us_a:a", today=TODAY)
    assert (found.documents, found.parted) == (("us_a:a", "us_a:c"), ("us_a:b",))
