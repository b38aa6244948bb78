"""`blotter diff`: what the publisher changed from one revision of a document to another."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.between import positions
from cli.diff_page import Field, diff_page
from cli.history import Revision, history_of, proof, up_to
from cli.output import clean

if TYPE_CHECKING:
    from store.documents import Document
    from store.events import Recorded
    from store.record import Known
    from store.word_diff import Piece

#: Words of an unchanged stretch that are shown beside a change.
_AROUND = 30
_WORD = re.compile(r"\S+\s*")

_COLOURS = {"removed": "red", "added": "green"}
_MARKS = {"removed": ("[-", "-]"), "added": ("{+", "+}"), "same": ("", "")}


@click.command("diff")
@click.argument("document_id", metavar="ID")
@click.option("--from", "older", type=click.IntRange(min=0), help="This revision; 0 is the first.")
@click.option("--to", "newer", type=click.IntRange(min=0), help="To this one; else the newest.")
@click.option(
    "--between",
    nargs=2,
    metavar="A B",
    help="From what was known at A to what was known at B: dates, times or positions.",
)
@click.option(
    "--html",
    "page",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a page of its own with the whole text to FILE.",
    metavar="FILE",
)
def command(
    document_id: str,
    older: int | None,
    newer: int | None,
    between: tuple[str, str] | None,
    page: Path | None,
) -> None:
    """Show word by word what changed, by default in the last change.

    On a terminal in colour, else as [-removed-] and {+added+}. The revisions are those of
    `blotter show`.
    """
    from store import config, database

    settings = config.load()
    engine = database.open_store(settings.database_url)
    if between is None:
        before, after = _compared(document_id, history_of(engine, document_id), older, newer)
    elif older is None and newer is None:
        with database.reading(engine) as connection:
            known = positions(connection, settings, between)
        history = history_of(engine, document_id, upto=known[1])
        before, after = (_known_at(document_id, history, position) for position in known)
    else:
        msg = "either --from and --to or --between, not both"
        raise click.UsageError(msg)
    fields = fields_between(before.document, after.document)
    if page is not None:
        _write(page, before, after, fields)
        return
    for line in _head(before, after):
        click.echo(clean(line))
    colour = sys.stdout.isatty()
    for name, pieces in fields:
        parted = "\n\n" if name == "text" else " "
        click.echo(f"\n{clean(name)}:{parted}{in_words(shortened(pieces), colour=colour)}")
    if not fields:
        click.echo("\nthe two read the same")


def _compared(
    document_id: str, history: list[Recorded], older: int | None, newer: int | None
) -> tuple[Revision, Revision]:
    """The revisions asked for; where none is named, what was before the last change, and after."""
    from store.record import fold

    if older is None and newer is None:
        event = _last_change(document_id, history)
        before, after = fold(history[: history.index(event)]), fold(history)
    else:
        if newer == 0 and older is None:
            msg = "there is nothing before revision 0"
            raise click.UsageError(msg)
        after = fold(history if newer is None else up_to(history, newer))
        before = fold(up_to(history, after.revisions - 1 if older is None else older))
    return _revision(document_id, before), _revision(document_id, after)


def _known_at(document_id: str, history: list[Recorded], position: int) -> Revision:
    """What was known of the document at a position."""
    from store.record import fold

    state = fold(event for event in history if event.position <= position)
    if not state.version:
        msg = f"{clean(document_id)} was not known at position {position}"
        raise click.ClickException(msg)
    return _revision(document_id, state)


def _last_change(document_id: str, history: list[Recorded]) -> Recorded:
    """The last event by which the publisher changed what the document says."""
    from store.ledger import changes
    from store.record import same

    for change in reversed(list(changes(history))):
        before, after = change.before.document, change.after.document
        if change.kind not in ("edited", "restored"):
            continue
        if before is None or after is None:
            msg = f"{clean(document_id)}: what its last change was from, or to, was erased"
            raise click.ClickException(msg)
        if not same(before, after):
            return change.recorded
    msg = f"{clean(document_id)} has no second revision: it was not changed since it was first seen"
    raise click.ClickException(msg)


def _revision(document_id: str, state: Known) -> Revision:
    if state.document is None:
        msg = f"{clean(document_id)}: the content of revision {state.revisions} was erased"
        raise click.ClickException(msg)
    return Revision(number=state.revisions, document=state.document, capture=state.capture)


def fields_between(before: Document, after: Document) -> list[Field]:
    from store.differences import differences
    from store.word_diff import word_diff

    found = differences(before, after)
    return [(one.field, word_diff(one.was, one.now)) for one in found]


def _head(before: Revision, after: Revision) -> Iterator[str]:
    yield after.document.title
    yield f"{after.document.id}  {after.document.url}"
    for revision, mark in ((before, "-"), (after, "+")):
        yield f"{mark} revision {revision.number}"
        if revision.capture:
            yield from (f"    {line}" for line in proof(revision.capture))


def shortened(pieces: list[Piece]) -> Iterator[Piece]:
    """The pieces with long unchanged stretches cut down to what stands beside a change."""
    from store.word_diff import Piece

    for place, piece in enumerate(pieces):
        words = _WORD.findall(piece.text)
        before = _AROUND if place else 0
        after = _AROUND if place < len(pieces) - 1 else 0
        left_out = len(words) - before - after
        if piece.kind != "same" or left_out <= _AROUND:
            yield piece
            continue
        cut = f"\n[… {left_out} words the same …]\n"
        start, end = "".join(words[:before]), "".join(words[len(words) - after :])
        yield Piece(kind="same", text=f"{start}{cut}{end}")


def in_words(pieces: Iterable[Piece], *, colour: bool) -> str:
    """A difference as one text for a terminal: in colour, or else between marks."""
    shown, last = "", "same"
    for piece in pieces:
        text = "\n".join(clean(line) for line in piece.text.split("\n"))
        words = text.rstrip()
        replaced = not colour and (last, piece.kind) == ("removed", "added")
        if replaced and "\n" not in words:
            shown = shown.rstrip()
        elif shown and not shown[-1].isspace():
            shown += " "
        shown += _styled(words, piece.kind, colour=colour) + text[len(words) :]
        last = piece.kind
    return shown.strip()


def _styled(words: str, kind: str, *, colour: bool) -> str:
    if colour and kind in _COLOURS:
        return click.style(words, fg=_COLOURS[kind], strikethrough=kind == "removed")
    opening, closing = _MARKS["same" if colour else kind]
    return f"{opening}{words}{closing}"


def _write(page: Path, before: Revision, after: Revision, fields: list[Field]) -> None:
    try:
        page.write_text(diff_page(before, after, fields), encoding="utf-8")
    except OSError as error:
        msg = f"cannot write {page}: {error.strerror}"
        raise click.ClickException(msg) from error
    click.echo(f"wrote {page}", err=True)
