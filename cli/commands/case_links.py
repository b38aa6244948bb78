"""`blotter case link` and `unlink`: which documents belong to a matter, as a person decides it."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from answers.matters.case_decisions import link_documents, unlink_documents
from cli.options.author import author, not_empty
from cli.options.store import open_store
from cli.shown.output import clean


@click.command("link")
@click.argument("document_id", metavar="ID")
@click.argument("other", metavar="OTHER")
@click.option("--reason", required=True, callback=not_empty, help="Why.")
@author
def link(document_id: str, other: str, reason: str, by: str) -> None:
    """Say that the document OTHER is of the same matter as the document ID.

    The two matters become one, until `blotter case unlink` says otherwise.
    """
    settings, engine = open_store()
    position = link_documents(
        settings, engine, document_id, other, by=by, reason=reason, now=datetime.now(UTC)
    )
    click.echo(clean(f"#{position}: {other} linked to the matter of {document_id}"))


@click.command("unlink")
@click.argument("document_id", metavar="ID")
@click.argument("other", metavar="OTHER")
@click.option("--reason", required=True, callback=not_empty, help="Why.")
@author
def unlink(document_id: str, other: str, reason: str, by: str) -> None:
    """Take the document OTHER out of the matter of the document ID, whatever links it to it.

    What hangs together with the rest only by way of OTHER goes with it.
    """
    settings, engine = open_store()
    parted = unlink_documents(
        settings, engine, document_id, other, by=by, reason=reason, now=datetime.now(UTC)
    )
    along = f", and with it {', '.join(parted.along)}" if parted.along else ""
    click.echo(
        clean(f"#{parted.position}: {other} taken out of the matter of {document_id}{along}")
    )
