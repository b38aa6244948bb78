"""`blotter case link` and `unlink`: which documents belong to a matter, as a person decides it."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from answers.document_history import id_of
from answers.matters.case_decisions import case_members, shown_ids
from cli.options.author import author, one_line
from cli.options.store import open_store
from cli.shown.output import clean
from store.log import database, log
from store.log.database import Engine
from store.log.events import CaseLinked, CaseUnlinked


@click.command("link")
@click.argument("document_id", metavar="ID")
@click.argument("other", metavar="OTHER")
@click.option("--reason", required=True, callback=one_line, help="Why.")
@author
def link(document_id: str, other: str, reason: str, by: str) -> None:
    """Say that the document OTHER is of the same matter as the document ID.

    The two matters become one, until `blotter case unlink` says otherwise.
    """
    settings, engine = open_store()
    first, second = _two_ids(engine, document_id, other)
    if tuple(sorted((first, second))) in case_members(settings, first).joined:
        msg = f"{clean(document_id)} and {clean(other)} are linked already"
        raise click.ClickException(msg)
    position = _append(engine, first, CaseLinked(document=second, by=by, reason=reason))
    click.echo(clean(f"#{position}: {other} linked to the matter of {document_id}"))


@click.command("unlink")
@click.argument("document_id", metavar="ID")
@click.argument("other", metavar="OTHER")
@click.option("--reason", required=True, callback=one_line, help="Why.")
@author
def unlink(document_id: str, other: str, reason: str, by: str) -> None:
    """Take the document OTHER out of the matter of the document ID, whatever links it to it.

    What hangs together with the rest only by way of OTHER goes with it.
    """
    settings, engine = open_store()
    first, second = _two_ids(engine, document_id, other)
    before = case_members(settings, first).ids
    if second not in before:
        msg = f"{clean(document_id)} and {clean(other)} are not of one matter"
        raise click.ClickException(msg)
    position = _append(engine, first, CaseUnlinked(document=second, by=by, reason=reason))
    moved = shown_ids(settings, (case_members(settings, second).ids & before) - {second})
    along = f", and with it {', '.join(moved)}" if moved else ""
    click.echo(clean(f"#{position}: {other} taken out of the matter of {document_id}{along}"))


def _two_ids(engine: Engine, document_id: str, other: str) -> tuple[str, str]:
    """The ids of two documents that there are; the same one twice is a usage error."""
    first, second = id_of(engine, document_id), id_of(engine, other)
    if first == second:
        msg = "ID and OTHER are the same document"
        raise click.UsageError(msg)
    return first, second


def _append(engine: Engine, document: str, decision: CaseLinked | CaseUnlinked) -> int:
    now = datetime.now(UTC)
    with database.writing(engine) as connection:
        recorded = log.append_event(
            connection, f"case/{document}", decision, expected=None, now=now
        )
    return recorded.position
