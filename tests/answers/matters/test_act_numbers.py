"""`numbers`: what `counts` says, but for the documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import get_args

import pytest

from answers.matters.act_numbers import numbers
from answers.matters.counts import ActCounts, ActFilter, counts
from enforcement.matters.counts import By
from tests.answers.examples import CASES, DAYS, a_store
from tests.answers.matters.test_counts import UNDATED
from tests.postgresql import Server
from tests.search.examples import Blotter, document, masked, published

#: It names two professions and three agencies.
SEVERAL = document(
    "us_s:1",
    "Ada Quill, a physician, and Ben Hask, a pharmacist, were sentenced to five years in prison."
    " The Drug Enforcement Administration and the Food and Drug Administration investigated.",
    title="Physician and Pharmacist Sentenced",
    published_on=date(2021, 5, 4),
)
TRAITS: tuple[tuple[By, ...], ...] = (
    *((one,) for one in get_args(By)),
    *permutations(get_args(By), 2),
)
FILTERS = (
    ActFilter(),
    ActFilter(query="physician"),
    ActFilter(fields={"kind": ["sentence"]}),
    ActFilter(since=date(2025, 1, 1), until=date(2026, 1, 31)),
    ActFilter(position=4),
    ActFilter(query="nothing of the kind"),
)


@pytest.fixture(scope="module")
def blotter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Blotter]:
    blotter = a_store(tmp_path_factory.mktemp("home"), (*CASES, *DAYS, UNDATED, SEVERAL))
    yield blotter
    blotter.engine.dispose()


def without_documents(answer: ActCounts) -> ActCounts:
    return replace(answer, cells=tuple(replace(cell, documents=()) for cell in answer.cells))


@pytest.mark.parametrize("by", TRAITS, ids=" ".join)
def test_they_are_those_that_open(blotter: Blotter, by: tuple[By, ...]) -> None:
    for of in FILTERS:
        opened = without_documents(counts(blotter.settings, by, of))
        assert numbers(blotter.settings, by, of) == opened


def test_an_act_counts_under_each_of_what_it_has(blotter: Blotter) -> None:
    of = ActFilter(fields={"kind": ["sentence"]}, since=date(2021, 5, 4), until=date(2021, 5, 4))
    found = numbers(blotter.settings, ("profession", "agency"), of)
    assert (found.acts, found.total, len(found.cells)) == (1, 6, 6)


def test_names_that_are_hidden(tmp_path_factory: pytest.TempPathFactory) -> None:
    blotter = a_store(tmp_path_factory.mktemp("home"), ())
    blotter.append(published(SEVERAL), masked("Drug Administration"))
    for by in ("agency", "profession", "kind"):
        opened = counts(blotter.settings, [by], ActFilter())
        found = numbers(blotter.settings, [by], ActFilter())
        assert without_documents(found) == without_documents(opened)
    blotter.engine.dispose()


def test_the_same_on_postgresql(blotter: Blotter, tmp_path: Path, postgresql: Server) -> None:
    with postgresql.database() as url:
        there = Blotter(tmp_path, url)
        there.append(*map(published, (*CASES, *DAYS, UNDATED, SEVERAL)))
        for traits in TRAITS[::5]:
            found = numbers(there.settings, traits, ActFilter(query="physician"))
            opened = counts(there.settings, traits, ActFilter(query="physician"))
            assert found == without_documents(opened)
        there.engine.dispose()
