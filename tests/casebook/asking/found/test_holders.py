"""Which states have a value: the same however much of it was kept before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from answers.record import make_up_small_lag
from casebook.asking.casebook_at import casebook_at
from casebook.asking.found import holders as kept
from casebook.asking.found.holders import FACETS, FacetName, Holders, bits, holders
from store.log.document import Document
from store.privacy.erasing import erase
from tests.answers.asking.test_narrowing import SENTENCED, SETTLED
from tests.search.examples import NOW, Blotter, published

#: The table and column of each facet but the year.
_COLUMNS: dict[FacetName, tuple[str, str]] = {
    "source": ("states", "source"),
    "state": ("states", "state"),
    "tier": ("states", "tier"),
    "kind": ("actions", "kind"),
    "agency": ("agencies", "name"),
    "profession": ("parties", "profession"),
    "drug": ("terms", "term"),
}


def asked(blotter: Blotter, at: int | None = None) -> Holders:
    make_up_small_lag(blotter.settings)
    with casebook_at(blotter.settings.database_url, at) as book:
        return holders(book)


def read_whole(blotter: Blotter) -> Holders:
    kept._KEPT.clear()
    return asked(blotter)


@given(st.sets(st.integers(0, 200)))
def test_a_bit_stands_for_each_position(positions: set[int]) -> None:
    assert bits(positions) == sum(1 << position for position in positions)


def test_each_state_has_the_values_of_its_rows(tmp_path: Path) -> None:
    blotter = filled(tmp_path, SENTENCED, SETTLED)
    having = asked(blotter)
    assert [*having] == [*FACETS]
    assert having["year"] == {"2026": bits([1]), "2024": bits([2])}
    with casebook_at(blotter.settings.database_url) as book:
        for facet, (table, column) in _COLUMNS.items():
            rows = set(book.rows(f"SELECT {column}, position FROM {book.table(table)}"))
            assert {*told(having[facet])} == {row for row in rows if row[0]}, facet


def told(values: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    for value, those in values.items():
        yield from ((value, at) for at in (1, 2) if those >> at & 1)


def test_what_comes_later_is_added(tmp_path: Path) -> None:
    blotter = filled(tmp_path, SENTENCED)
    first = asked(blotter)
    blotter.append(published(SETTLED))
    assert asked(blotter)["source"] == {**first["source"], "us_other": bits([2])}
    assert asked(blotter) == read_whole(blotter)


def test_another_record_is_read_anew(tmp_path: Path) -> None:
    one = filled(tmp_path / "one", SENTENCED)
    other = filled(tmp_path / "other", SETTLED, SENTENCED)
    assert asked(one)["source"] == {"us_dea_press_releases": bits([1])}
    assert asked(other)["source"] == {"us_other": bits([1]), "us_dea_press_releases": bits([2])}
    assert asked(one)["source"] == {"us_dea_press_releases": bits([1])}


def test_what_was_erased_is_not_kept(tmp_path: Path) -> None:
    blotter = filled(tmp_path, SENTENCED, SETTLED)
    assert "2026" in asked(blotter)["year"]
    erase(blotter.engine, [1], by="ana", reason="a court ordered it", now=NOW)
    assert {*asked(blotter)["kind"]} == {*read_whole(blotter)["kind"]}
    assert not any(those & bits([1]) for those in asked(blotter)["kind"].values())


def test_the_past_may_be_asked_first(tmp_path: Path) -> None:
    blotter = filled(tmp_path, SENTENCED, SETTLED)
    kept._KEPT.clear()
    assert asked(blotter, 1)["source"] == {"us_dea_press_releases": bits([1])}
    assert asked(blotter) == read_whole(blotter)


def filled(home: Path, *documents: Document) -> Blotter:
    home.mkdir(exist_ok=True)
    blotter = Blotter(home)
    blotter.append(*map(published, documents))
    return blotter
