"""`blotter note`: write something down about a document."""

from __future__ import annotations

import click

from cli.options.author import author, one_line
from cli.options.deciding import decide


@click.command("note")
@click.argument("document_id", metavar="ID")
@click.argument("text", callback=one_line)
@author
def command(document_id: str, text: str, by: str) -> None:
    """Add a note to the document ID, which `blotter show` has from then on.

    A note is kept for good. What must not be kept is removed with `blotter erase`.
    """
    from store.log.events import NoteAdded

    decide(document_id, NoteAdded(by=by, text=text), "noted")
