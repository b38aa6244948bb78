"""Invented histories to export, import and compare."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from store.documents.record_readings import record
from store.log import bodies, log
from store.log.database import reading, snapshot, writing
from store.log.events import Absence, DocumentWithdrawn, PayloadErased, SourceChecked, Unknown
from store.log.seals import Seal
from store.transfer.export_log import write_log
from tests.store.examples import NOW, a_document, a_reading, unreadable

GONE = Absence(
    checks=4,
    first=NOW + timedelta(days=5),
    last=NOW + timedelta(days=20),
    status=404,
    control="https://agency.example/news",
)


def a_long_history(
    engine: sa.Engine, *, documents: int = 120, erased: Sequence[int] = (4, 5, 10)
) -> None:
    """Publications, revisions and removals with their bodies, looks, what a later version will
    record, and erasures: three events a document, and some more."""
    for number in range(documents):
        first = a_document(str(number))
        second = a_document(str(number), title=f"Clinic owner “{number}” charged again")
        for day, document in enumerate((first, second)):
            body = f"<p>{document.title}</p>".encode() * 50 if number % 7 else b"<p>the same</p>"
            record(
                engine,
                [a_reading(document, body, days=day)],
                reread=unreadable,
                now=NOW + timedelta(days=day),
            )
        stream = f"document/{first.id}"
        withdrawn = log.NewEvent(stream=stream, event=DocumentWithdrawn(evidence=GONE))
        with writing(engine) as connection:
            log.append(connection, [withdrawn], now=NOW + timedelta(days=20))
    later(engine)
    for position in erased:
        erase(engine, position)


def later(engine: sa.Engine) -> None:
    """What a later version of the program will record: other types, and other fields."""
    body = a_reading(a_document("later"), b"<p>later</p>").capture.sha256
    checked = f'{{"checked_at":"{NOW.isoformat()}","outcome":"ok","mood":"calm","listed":3}}'
    events = [
        Unknown(type="DocumentTranslated", payload=f'{{"language":"es","by":"ß","of":"{body}"}}'),
        Unknown(type=SourceChecked.__name__, payload=checked),
    ]
    with writing(engine) as connection:
        bodies.keep_all(connection, [b"<p>later</p>"])
        entries = [log.NewEvent(stream="source/us_example", event=event) for event in events]
        log.append(connection, entries, now=NOW + timedelta(days=30))


def erase(engine: sa.Engine, position: int) -> None:
    """Take a payload out of the log, and say so."""
    erased = PayloadErased(position=position, by="ada", reason="a court's order")
    with writing(engine) as connection:
        connection.execute(
            sa.text("UPDATE events SET payload = NULL WHERE position = :at"), {"at": position}
        )
        log.append(connection, [log.NewEvent(stream="log", event=erased)], now=NOW)


def exported(engine: sa.Engine, *, after: int = 0, upto: int | None = None) -> bytes:
    """The log as JSON Lines."""
    out = io.BytesIO()
    with snapshot(engine) as connection:
        write_log(connection, out, after=after, upto=upto)
    return out.getvalue()


def head(engine: sa.Engine) -> Seal:
    with reading(engine) as connection:
        return log.head(connection)


def without_later_fields(written: Any, before: Any) -> Any:
    """A payload without the fields that one written earlier does not have."""
    if not (isinstance(written, dict) and isinstance(before, dict)):
        return written
    return {key: without_later_fields(written[key], before[key]) for key in before}
