"""Answers made from the casebook are the same on SQLite and on PostgreSQL."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from answers.claim_tables import CLAIM_TABLES, claim_rows
from answers.matters.case import case
from answers.matters.cases import cases
from answers.matters.counts import ActFilter, counted_acts, counts
from answers.matters.due import due
from answers.matters.names.person import person
from answers.record import record_at
from answers.searches.search import search
from answers.searches.timeline import timeline
from answers.searches.trial import trial
from answers.to_json import to_json
from enforcement.matters.counts import By
from store.documents.saved_searches import save_search
from store.log.events import CaseLinked
from tests.answers.examples import CASES, CHARGE, DAYS, SETTLEMENT, decide
from tests.postgresql import Server
from tests.search.examples import NOW, Blotter, masked, published, revised

DAY = date(2026, 3, 2)


def told(blotter: Blotter) -> list[object]:
    """Every answer about matters, now and as of every position."""
    settings = blotter.settings
    answers: list[object] = []
    for position in (None, *range(11)):
        of = ActFilter(position=position, since=date(2024, 1, 1), fields={"kind": ["plea"]})
        answers += [
            cases(
                settings, at_least=1, position=position, query="ketamine", since=DAY.replace(2025)
            ),
            due(settings, today=DAY, first=DAY, last=date(2026, 12, 31), position=position),
            *(counts(settings, [by], ActFilter(position=position)) for by in get_args(By)),
            counts(settings, ["quarter", "state"], of),
            *(person(settings, name, position=position) for name in ("Orla Quennell", "tolliver")),
        ]
        found = search(settings, "clinic OR kind:plea", facets=True, as_of=position, now=NOW)
        answers += [found.total, found.hits, found.facets]
        with record_at(settings, position) as record:
            answers += [
                [*claim_rows(record, table, source=source)]
                for table in CLAIM_TABLES
                for source in ("", "us_example")
            ]
    answers += [
        case(settings, CHARGE, today=DAY),
        counted_acts(settings, ["kind"], ActFilter(), cell=["plea"]),
        timeline(settings, by="month", now=NOW),
        timeline(settings, "@doctors", by="week", now=NOW, as_of=8),
        trial(settings, "ketamine -@doctors", today=DAY, now=NOW),
    ]
    return [to_json(answer) for answer in answers]


def filled(blotter: Blotter) -> Blotter:
    for document in (*CASES, *DAYS):
        blotter.append(published(document))
    save_search(blotter.engine, name="doctors", query="doctors", by="ana", now=NOW)
    blotter.append(revised(CASES[0]), masked("Bram Tolliver"))
    linked = CaseLinked(document=SETTLEMENT, by="ana", reason="one clinic")
    decide(blotter.engine, CHARGE, linked)
    return blotter


@pytest.mark.servers
def test_the_same_is_answered_from_either(tmp_path: Path, postgresql: Server) -> None:
    with postgresql.database() as url:
        there = filled(Blotter(tmp_path / "there", url))
        here = filled(Blotter(tmp_path / "here"))
        assert told(there) == told(here)
        there.engine.dispose()
        here.engine.dispose()
