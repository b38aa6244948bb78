"""Answers as rows of a table, JSON, JSON Lines, CSV and Markdown.

Whatever came from a page is untrusted: nothing printed here may move a cursor, turn the direction
of writing or become markup.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from answers.to_json import to_json
from formats.csv_lines import csv_lines
from store.plain_text import clean as clean
from store.plain_text import plural

if TYPE_CHECKING:
    from casebook.asking.casebook_at import Basis

T = TypeVar("T")

FORMATS = ("text", "json", "jsonl", "csv", "csv-excel", "md")

#: Where a command keeps what --fields names, and whether CSV is for Excel.
SELECTED, FOR_EXCEL = "cli.fields", "cli.excel"
#: By which Excel tells that a file is UTF-8.
BYTE_ORDER_MARK = "\ufeff"

#: What CommonMark takes for markup anywhere, and at the beginning of a line.
_MARKDOWN = re.compile(r"[\\`*_\[\]<>#|~&]|^[-+=]|(?<=^\d)[.)]|(?<=^\d\d)[.)]")


def as_json(answer: object, *, indent: int | None = 2, ascii: bool = True) -> str:
    """An answer, or a row of one, as JSON text, with the keys alone that --fields names. A key that
    is not there is a usage error (exit code 2)."""
    value = to_json(answer)
    context = click.get_current_context(silent=True)
    if context and (text := context.meta.get(SELECTED)):
        from answers.questions.selected import paths_in, selected  # most do without

        try:
            value = selected(value, paths_in(text))
        except ValueError as error:
            raise click.UsageError(clean(f"--{error}")) from error
    return json.dumps(value, ensure_ascii=ascii, indent=indent)


def echo_rows(
    answer: object,
    rows: Iterable[T],
    form: str,
    *,
    columns: Sequence[str],
    markdown: Callable[[T], str],
    text: Callable[[T], str] | None = None,
    cells: Callable[[T], Mapping[str, object]] = lambda _: {},
) -> None:
    """Print an answer in one of `FORMATS`: as JSON the whole of it, in the others its `rows`, which
    are dataclasses, a line or more each; as Markdown too where no `text` is given.

    The cells of a CSV row are the row's fields, but for those that `cells` gives; what is a list
    there is joined by semicolons.
    """
    if form == "json":
        click.echo(as_json(answer))
    elif form == "csv":
        if click.get_current_context().meta.get(FOR_EXCEL):
            click.echo(BYTE_ORDER_MARK, nl=False)
        flat = ({**to_json(row), **cells(row)} for row in rows)
        for line in csv_lines(columns, flat):
            click.echo(line, nl=False)
    else:
        in_words = text if form == "text" and text else markdown
        for row in rows:
            click.echo(as_json(row, indent=None) if form == "jsonl" else in_words(row))


def indented(head: str, lines: Iterable[str]) -> str:
    """A row for a terminal: its first line, which is printed as it is, and what is below it."""
    return "\n".join([head, *(f"    {clean(line)}" for line in lines)])


def list_item(head: str, lines: Iterable[str], *, mark: str = "- ") -> str:
    """A list item of Markdown: its first line, which is markup, and texts on lines of their own."""
    return mark + f"  \n{' ' * len(mark)}".join([head, *map(escape, lines)])


def clean_lines(text: str) -> str:
    """A text from a page on the lines it has."""
    return "\n".join(map(clean, text.split("\n")))


def styled(text: str, **how: Any) -> str:
    """A text as `click.style` has it; of nothing, nothing."""
    return click.style(text, **how) if text else ""


def bold(text: str) -> str:
    """A text from a page in bold, on a terminal."""
    return styled(clean(text), bold=True)


def linked(title: str, url: str) -> str:
    """A title as Markdown, linked to where it was published if that is on the web."""
    if not url.startswith(("https://", "http://")):
        return escape(title)
    address = re.sub(r"[<>\\\s]", lambda sign: f"%{ord(sign[0]):02X}", clean(url))
    return f"[{escape(title)}](<{address}>)"


def escape(text: str) -> str:
    """A text as Markdown that means itself."""
    return _MARKDOWN.sub(r"\\\g<0>", clean(text).strip())


def echo_basis(basis: Basis) -> None:
    """Say on standard error where an answer does not rest on all that is known, or knew then."""
    if basis.behind:
        unread = plural(basis.behind, "event")
        click.echo(
            f"answered as of position {basis.position}: {unread} after it not read yet"
            " (`blotter rebuild --only casebook` reads them)",
            err=True,
        )
    if basis.read_later:
        click.echo("read by a later reader than there was then", err=True)
