"""`blotter review`: say whether a document belongs to the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cli.options.author import author, one_line
from cli.options.deciding import decide

if TYPE_CHECKING:
    from store.log.events import Verdict


@click.command("review")
@click.argument("document_id", metavar="ID")
@click.argument("verdict", type=click.Choice(["relevant", "irrelevant", "unsure"]))
@click.option("--reason", callback=one_line, help="Why.")
@author
def command(document_id: str, verdict: Verdict, reason: str | None, by: str) -> None:
    """Say of the document ID that it is relevant, irrelevant, or that you are unsure.

    The last judgement counts, and all of them are kept: `blotter show` has them, and
    `blotter search --review relevant` finds by them.
    """
    from store.log.events import DocumentReviewed

    decide(document_id, DocumentReviewed(by=by, verdict=verdict, reason=reason or ""), verdict)
