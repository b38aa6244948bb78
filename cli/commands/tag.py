"""`blotter tag`: put a tag on a document, or take it off."""

from __future__ import annotations

import re

import click

from cli.options.author import author, one_line
from cli.options.deciding import decide

_TAG = re.compile(r"\w[\w.-]{0,63}")


@click.command("tag")
@click.argument("document_id", metavar="ID")
@click.argument("tag")
@click.option("--remove", "removed", is_flag=True, help="Take the tag off.")
@click.option("--reason", callback=one_line, help="Why.")
@author
def command(document_id: str, tag: str, removed: bool, reason: str | None, by: str) -> None:
    """Put TAG on the document ID: one word, without regard to case.

    `blotter show` has it, and `blotter search --tag TAG` finds by it.
    """
    from store.log.events import DocumentTagged

    word = tag.casefold()
    if not _TAG.fullmatch(word):
        msg = "a tag is one word of letters, digits, dots, hyphens and underscores, up to 64"
        raise click.UsageError(msg)
    decision = DocumentTagged(by=by, tag=word, removed=removed, reason=reason or "")
    decide(document_id, decision, f"no longer tagged {word}" if removed else f"tagged {word}")
