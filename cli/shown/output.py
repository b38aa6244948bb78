"""Answers as text for a terminal, JSON, JSON Lines, CSV and Markdown.

Whatever came from a page is untrusted: nothing printed here may move a cursor, turn the direction
of writing, start a formula in a spreadsheet or become markup.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

import click

from answers.to_json import to_json
from store.plain_text import clean as clean

if TYPE_CHECKING:
    from answers.documents.search import Answer, Hit

T = TypeVar("T")
#: What is made of a row.
Say: TypeAlias = Callable[[Mapping[str, Any]], T]

FORMATS = ("table", "json", "jsonl", "csv", "md")

_COLUMNS = (
    "id",
    "title",
    "url",
    "source",
    "published_on",
    "precision",
    "number",
    "snippet",
    "score",
    "revision",
    "superseded",
    "withdrawn",
    "position",
)
#: What CommonMark takes for markup anywhere, and at the beginning of a line.
_MARKDOWN = re.compile(r"[\\`*_\[\]<>#|~&]|^[-+=]|(?<=^\d)[.)]|(?<=^\d\d)[.)]")
#: What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection), in the wide and
#: small forms too, which some take for the same.
_FORMULA = re.compile("[\t\r]|\\s*[-=+@\uff0d\uff1d\uff0b\uff20\ufe63\ufe66\ufe62\ufe6b]")


def echo(answer: Answer, form: str) -> None:
    """Print an answer in one of `FORMATS` but the table."""
    if form == "json":
        click.echo(json.dumps(to_json(answer), indent=2))
    elif form == "jsonl":
        for hit in answer.hits:
            click.echo(json.dumps(to_json(hit)))
    elif form == "csv":
        click.echo(as_csv(answer.hits), nl=False)
    else:
        for hit in answer.hits:
            click.echo(as_markdown(hit))


def echo_rows(
    rows: Iterable[Mapping[str, Any]],
    form: str,
    *,
    whole: Mapping[str, Any],
    columns: Sequence[str],
    flat: Say[Mapping[str, Any]],
    markdown: Say[str],
    table: Say[str],
) -> None:
    """Print rows in one of `FORMATS`: as JSON `whole`, which holds them; as CSV the `columns` of
    each as `flat` makes it; in the others a line or more a row."""
    if form == "json":
        click.echo(json.dumps(whole, indent=2))
    elif form == "csv":
        click.echo(rows_as_csv(columns, map(flat, rows)), nl=False)
    else:
        say = {"jsonl": json.dumps, "md": markdown, "table": table}[form]
        for row in rows:
            click.echo(say(row))


def as_csv(hits: Iterable[Hit]) -> str:
    """A row a hit."""
    return rows_as_csv(_COLUMNS, map(to_json, hits))


def rows_as_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """RFC 4180 with a header; a cell that a spreadsheet would compute begins with an apostrophe."""
    return "".join(csv_lines(columns, rows))


def csv_lines(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The same line by line, for tables that do not fit into memory."""
    text = io.StringIO()
    lines = csv.writer(text)
    for cells in chain([columns], ([_cell(row[column]) for column in columns] for row in rows)):
        lines.writerow(cells)
        yield text.getvalue()
        text.seek(0)
        text.truncate()


def _cell(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    guard = "'" if _FORMULA.match(value) or _FORMULA.match(clean(value)) else ""
    return guard + clean(value)


def as_markdown(hit: Hit) -> str:
    """A list item: the linked title, then date, source, id and the passage."""
    facts = " · ".join(escape(fact) for fact in (day(hit), hit.source, hit.id, *marks(hit)))
    passage = f"  \n  {escape(hit.snippet)}" if hit.snippet else ""
    return f"- {linked(hit.title, hit.url)}  \n  {facts}{passage}"


def linked(title: str, url: str) -> str:
    """A title as Markdown, linked to where it was published if that is on the web."""
    if not url.startswith(("https://", "http://")):
        return escape(title)
    address = re.sub(r"[<>\\\s]", _percent, clean(url))
    return f"[{escape(title)}](<{address}>)"


def day(hit: Hit) -> str:
    """The publisher's date, as exact as it is."""
    if hit.published_on is None:
        return "undated"
    length = {"month": 7, "year": 4}.get(hit.precision, 10)
    return hit.published_on.isoformat()[:length]


def marks(hit: Hit) -> list[str]:
    """What became of a document since it was first published."""
    return [
        *([f"revision {hit.revision}"] if hit.revision else []),
        *(["superseded"] if hit.superseded else []),
        *(["withdrawn"] if hit.withdrawn else []),
    ]


def highlighted(hit: Hit) -> str:
    """The passage with what was looked for made bold; offsets are those of the passage."""
    parts, at = [], 0
    for start, end in hit.highlights:
        parts.append(clean(hit.snippet[at:start]))
        parts.append(click.style(clean(hit.snippet[start:end]), bold=True))
        at = end
    return "".join([*parts, clean(hit.snippet[at:])])


def escape(text: str) -> str:
    """A text as Markdown that means itself."""
    return _MARKDOWN.sub(r"\\\g<0>", clean(text).strip())


def _percent(match: re.Match[str]) -> str:
    return f"%{ord(match[0]):02X}"
