"""Masking and unmasking are events, and nobody is masked twice."""

from __future__ import annotations

import re
from typing import Any, get_args

import pytest
import sqlalchemy as sa

from store.log import log
from store.log.database import reading, writing
from store.log.events import (
    Annotation,
    CaseLinked,
    CaseUnlinked,
    PayloadErased,
    PersonMasked,
    PersonUnmasked,
)
from store.log.indexed_types import DECISIONS
from store.privacy.mask_decisions import MaskError, mask, unmask
from store.privacy.masking import NO_MASKS, masks_at
from store.views import peek
from tests.store.examples import NOW


def test_a_name_is_masked_as_of_its_event_until_it_is_unmasked(engine: sa.Engine) -> None:
    first = mask(engine, "Jane Roe", by="ana", reason="acquitted", now=NOW)
    other = mask(engine, "John Doe", by="ana", reason="a minor", now=NOW)
    last = unmask(engine, "ROE, Jane Q.", by="bo", reason="she asked for it", now=NOW)
    with reading(engine) as connection:
        assert masks_at(connection, 0) == NO_MASKS
        assert masks_at(connection, first.position).names == ("Jane Roe",)
        assert masks_at(connection, other.position).names == ("Jane Roe", "John Doe")
        assert masks_at(connection, last.position) == masks_at(connection)
        assert masks_at(connection).names == ("John Doe",)
    assert last.stream == first.stream != other.stream


def test_the_stream_does_not_tell_the_name(engine: sa.Engine) -> None:
    recorded = mask(engine, "Jane Roe", by="ana", reason="acquitted", now=NOW)
    assert recorded.stream.startswith("person/")
    assert "roe" not in recorded.stream.casefold()


def test_what_is_masked_is_not_masked_again(engine: sa.Engine) -> None:
    mask(engine, "Jane Roe", by="ana", reason="acquitted", now=NOW)
    with pytest.raises(MaskError, match="masked already, since #1"):
        mask(engine, "roe, jane", by="ana", reason="acquitted", now=NOW)


def test_what_is_not_masked_is_not_unmasked(engine: sa.Engine) -> None:
    with pytest.raises(MaskError, match="Jane Roe is not masked"):
        unmask(engine, "Jane Roe", by="ana", reason="x", now=NOW)


def test_a_name_can_be_masked_again_after_it_was_unmasked(engine: sa.Engine) -> None:
    for _ in range(2):
        mask(engine, "Jane Roe", by="ana", reason="acquitted", now=NOW)
        unmask(engine, "Jane Roe", by="ana", reason="asked for", now=NOW)
    mask(engine, "Jane Roe", by="ana", reason="acquitted", now=NOW)
    with reading(engine) as connection:
        assert masks_at(connection).names == ("Jane Roe",)


def test_what_is_no_name_is_refused(engine: sa.Engine) -> None:
    with pytest.raises(ValueError, match="fewer than two letters"):
        mask(engine, " - ", by="ana", reason="x", now=NOW)


def test_masks_are_found_without_a_walk_through_the_log(engine: sa.Engine) -> None:
    entries = [
        log.NewEvent(stream=f"note/{n}", event=PersonMasked(name=f"No {n}", by="a", reason="b"))
        for n in range(3)
    ]
    with writing(engine) as connection:
        log.append(connection, entries, now=NOW)
        if connection.dialect.name == "postgresql":  # which walks through so small a table
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        statements: list[tuple[str, Any]] = []

        def heard(_c: object, _cursor: object, said: str, given: Any, *_rest: object) -> None:
            statements.append((said, given))

        sa.event.listen(connection, "before_cursor_execute", heard)
        masks_at(connection, 2)
        said, given = statements[0]
        plan = connection.exec_driver_sql(f"EXPLAIN {_detail(connection)} {said}", given)
        assert "events_decisions" in " ".join(str(row) for row in plan)


def test_a_look_finds_masks_without_a_walk_through_the_log(engine: sa.Engine) -> None:
    with writing(engine) as connection:
        if connection.dialect.name == "postgresql":  # which walks through so small a table
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        plan = connection.exec_driver_sql(f"EXPLAIN {_detail(connection)} {peek._MASKING}")
        assert "events_decisions" in " ".join(str(row) for row in plan)


def test_the_small_index_is_of_what_people_decide() -> None:
    kinds = (*get_args(Annotation), CaseLinked, CaseUnlinked, PersonMasked, PersonUnmasked)
    named = re.findall(r"'(\w+)'", DECISIONS)
    assert named == sorted(kind.__name__ for kind in (*kinds, PayloadErased))


def _detail(connection: sa.Connection) -> str:
    return "QUERY PLAN" if connection.dialect.name == "sqlite" else ""
