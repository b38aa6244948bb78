"""`blotter diff`: what the publisher changed from one revision of a document to another."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.options.as_of_option import positions_between
from cli.shown.diff_page import diff_page
from cli.shown.output import clean
from cli.shown.proof_lines import proof

if TYPE_CHECKING:
    from answers.documents.diff import RevisionDiff
    from store.documents.word_diff import WordRun

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
    from answers.documents import diff
    from store import config
    from store.log import database

    settings = config.load()
    engine = database.open_store(settings.database_url)
    if between is None:
        found = diff.diff(engine, document_id, older=older, newer=newer)
    elif older is None and newer is None:
        known = positions_between(engine, settings, between)
        found = diff.diff_between(engine, document_id, *known)
    else:
        msg = "either --from and --to or --between, not both"
        raise click.UsageError(msg)
    if page is not None:
        _write(page, found)
        return
    for line in _head(found):
        click.echo(clean(line))
    colour = sys.stdout.isatty()
    for one in found.fields:
        parted = "\n\n" if one.field == "text" else " "
        words = in_words(shortened(one.pieces), colour=colour)
        click.echo(f"\n{clean(one.field)}:{parted}{words}")
    if not found.fields:
        click.echo("\nthe two read the same")


def _head(found: RevisionDiff) -> Iterator[str]:
    yield found.title
    yield f"{found.id}  {found.url}"
    for revision, mark in ((found.before, "-"), (found.after, "+")):
        yield f"{mark} revision {revision.number}"
        if revision.capture:
            yield from (f"    {line}" for line in proof(revision.capture))


def shortened(pieces: Sequence[WordRun]) -> Iterator[WordRun]:
    """The pieces with long unchanged stretches cut down to what stands beside a change."""
    from store.documents.word_diff import WordRun

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
        yield WordRun(kind="same", text=f"{start}{cut}{end}")


def in_words(pieces: Iterable[WordRun], *, colour: bool) -> str:
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


def _write(page: Path, found: RevisionDiff) -> None:
    try:
        page.write_text(diff_page(found), encoding="utf-8")
    except OSError as error:
        msg = f"cannot write {page}: {error.strerror}"
        raise click.ClickException(msg) from error
    click.echo(f"wrote {page}", err=True)
