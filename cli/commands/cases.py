"""`blotter cases`: the matters of the record, and how far each has come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from cli.commands.changes import Since
from cli.options.as_of_option import as_of, position_at
from cli.options.filters import Day, asked, in_order
from cli.shown.output import FORMATS, clean, echo_rows, escape

if TYPE_CHECKING:
    from store.config import Settings
    from store.log.database import Engine

_COLUMNS = ("id", "first", "last", "documents", "sources", "dockets", "parties")


@click.command("cases")
@click.argument("query", nargs=-1)
@click.option("--source", multiple=True, metavar="NAME", help="Only this source; again for more.")
@click.option("--from", "since", type=Day(), help="Published on this day or later.")
@click.option("--to", "until", type=Day(last=True), help="Published on this day or earlier.")
@click.option("--since", "learned", type=Since(), help="What we learned then or later.")
@click.option(
    "--min",
    "least",
    type=click.IntRange(min=1),
    default=2,
    show_default=True,
    help="Only matters of so many documents.",
)
@as_of
@click.option("--format", "form", type=click.Choice(FORMATS), default="table")
def command(
    query: tuple[str, ...],
    source: tuple[str, ...],
    since: date | None,
    until: date | None,
    learned: int | datetime | None,
    least: int,
    as_of: str | None,
    form: str,
) -> None:
    """List matters: the documents, of whatever source, that are about one case. Newest last.

    With QUERY, a search, only matters with a document that it finds; so do the other options narrow
    to matters with a document that fits. `blotter case ID` shows one of them.
    """
    from answers.matters.cases import cases
    from answers.to_json import to_json
    from store import config
    from store.log import database

    in_order(since, until)
    settings = config.load()
    engine = database.open_store(settings.database_url)
    position, after = _positions(engine, settings, as_of, learned)
    answer = asked(
        cases,
        engine,
        settings,
        query=" ".join(query),
        sources=source,
        since=since,
        until=until,
        learned_after=after,
        at_least=least,
        position=position,
    )
    whole = to_json(answer)
    rows = whole["cases"]
    echo_rows(
        rows,
        form,
        whole=whole,
        columns=_COLUMNS,
        flat=_flat,
        markdown=_markdown,
        table=_lines,
    )
    click.echo(_summary(len(rows), answer.too_small, least), err=True)


def _positions(
    engine: Engine, settings: Settings, as_of: str | None, learned: int | datetime | None
) -> tuple[int | None, int]:
    """The position to answer from, and the one after which something must have been learned."""
    from store.log import database, log

    with database.reading(engine) as connection:
        position = None if as_of is None else position_at(connection, as_of, settings)
        if isinstance(learned, datetime):
            return position, log.position_before(
                connection, learned.replace(tzinfo=settings.timezone)
            )
        return position, learned or 0


def _flat(row: Mapping[str, Any]) -> dict[str, Any]:
    parties = "; ".join(_party(party) for party in row["parties"])
    joined = {name: "; ".join(row[name]) for name in ("sources", "dockets")}
    return {
        **row,
        **joined,
        "first": row["first"] or "",
        "last": row["last"] or "",
        "parties": parties,
    }


def _lines(row: Mapping[str, Any]) -> str:
    head = click.style(f"{_span(row)}  {_count(row)}", bold=True)
    return "\n".join([f"{head}  {clean(row['id'])}", *(f"    {clean(one)}" for one in _said(row))])


def _markdown(row: Mapping[str, Any]) -> str:
    facts = " · ".join(escape(one) for one in (_span(row), _count(row), row["id"]))
    return "- " + "  \n  ".join([facts, *(escape(one) for one in _said(row))])


def _said(row: Mapping[str, Any]) -> Iterator[str]:
    """The parties, or the first title where no document names one; then the numbers."""
    yield from (_party(party) for party in row["parties"])
    if not row["parties"]:
        yield row["titles"][0]
    if row["dockets"]:
        yield ", ".join(row["dockets"])


def _party(party: Mapping[str, Any]) -> str:
    return f"{party['name']}: {', '.join(party['status']) or 'named'}"


def _span(row: Mapping[str, Any]) -> str:
    return f"{row['first'] or 'undated'} to {row['last'] or 'undated'}"


def _count(row: Mapping[str, Any]) -> str:
    return f"{row['documents']} document{'' if row['documents'] == 1 else 's'}"


def _summary(shown: int, too_small: int, least: int) -> str:
    matters = "matter" if shown == 1 else "matters"
    rest = f"; {too_small} of fewer than {least} documents (--min)" if too_small else ""
    return f"{shown} {matters}{rest}"
