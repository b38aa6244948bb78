"""`blotter diff`: what the publisher changed from one revision of a document to another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from answers.documents.diff import RevisionDiff, diff, diff_between
from cli.options.as_of_option import as_of, moment_of, positions_between
from cli.options.format import OF_A_THING, format_options
from cli.options.store import open_store
from cli.options.written_file import WRITTEN_FILE
from cli.shown.change_lines import entry_lines
from cli.shown.document_lines import capture_lines, revision_name
from cli.shown.files.atomic_file import atomic_file
from cli.shown.output import as_json, clean
from cli.shown.terminal.colours import has_colour
from cli.shown.word_diff_text import field_text


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
@as_of
@click.option(
    "--html",
    "page",
    type=WRITTEN_FILE,
    help="Write a page of its own with the whole text to FILE.",
    metavar="FILE",
)
@format_options(OF_A_THING)
def diff_command(
    document_id: str,
    older: int | None,
    newer: int | None,
    between: tuple[str, str] | None,
    as_of: str | None,
    page: Path | None,
    form: str,
) -> None:
    """Show word by word what changed, by default in the last change.

    On a terminal in colour, else as [-removed-] and {+added+}. The revisions are those of
    `blotter show`.
    """
    settings, engine = open_store()
    if between is None:
        position, _ = moment_of(settings, as_of)
        answer = diff(engine, document_id, older=older, newer=newer, position=position)
    elif older is None and newer is None and as_of is None:
        answer = diff_between(engine, document_id, *positions_between(engine, settings, between))
    else:
        msg = "--between cannot be given together with --from, --to or --as-of"
        raise click.UsageError(msg)
    if page is not None:
        _write_page(page, answer)
    elif form == "json":
        click.echo(as_json(answer, ascii=False))
    else:
        _echo(answer)


def _echo(answer: RevisionDiff) -> None:
    for line in _heading(answer):
        click.echo(clean(line))
    if answer.entries:
        click.echo()
    for line in entry_lines(answer.entries):
        click.echo(clean(line))
    for changed in answer.fields:
        words = field_text(changed.label, changed.pieces, "\n\n", colour=has_colour())
        click.echo(f"\n{words}")
    if not answer.fields:
        click.echo("\nthe two read the same")


def _heading(answer: RevisionDiff) -> Iterator[str]:
    yield answer.title
    yield f"{answer.id}  {answer.url}"
    for revision, mark in ((answer.before, "-"), (answer.after, "+")):
        yield f"{mark} {revision_name(revision)}"
        if revision.capture:
            yield from (f"    {line}" for line in capture_lines(revision.capture))


def _write_page(page: Path, answer: RevisionDiff) -> None:
    from cli.shown.files.diff_page import diff_page  # Jinja is for this page alone

    with atomic_file(page) as out:
        out.write(diff_page(answer).encode())
    click.echo(f"wrote {page}", err=True)
