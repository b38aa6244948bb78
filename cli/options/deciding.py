"""A decision about a document, given on the command line."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from cli.shown.output import clean

if TYPE_CHECKING:
    from store.log.events import Annotation


def decide(document_id: str, decision: Annotation, said: str) -> None:
    """Record a decision about a document and say so; an unknown one is an error of one line."""
    from answers.documents.document_history import id_of
    from store import config
    from store.documents.annotations import annotate
    from store.log import database

    engine = database.open_store(config.load().database_url)
    known = id_of(engine, document_id)
    recorded = annotate(engine, known, decision, now=datetime.now(UTC))
    click.echo(clean(f"#{recorded.position}: {document_id}: {said}"))
