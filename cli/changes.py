"""`blotter changes`: what was edited, moved, removed and restored."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

import click

from cli.between import print_between
from cli.filters import Day
from cli.output import FORMATS, clean, echo_rows, escape, linked

if TYPE_CHECKING:
    from store.config import Settings
    from store.database import Connection
    from store.ledger import Change
    from store.masking import Masks

_COLUMNS = (
    "position",
    "recorded_at",
    "change",
    "id",
    "source",
    "title",
    "url",
    "fields",
    "was",
    "now",
    "checks",
    "first",
    "last",
    "status",
    "control",
    "backfilled",
)
#: Characters of what was, and of what is now, that are shown.
_LENGTH = 120


class Since(click.ParamType["int | datetime"]):
    """A position of the log, or a day (YYYY-MM-DD, YYYY-MM) in the zone of the settings."""

    name = "date|position"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> int | datetime:
        if isinstance(value, int | datetime):
            return value
        if position := re.fullmatch(r"#?(\d{1,18})", value, re.ASCII):
            return int(position[1])
        return datetime.combine(Day().convert(value, param, ctx), time())


@click.command("changes")
@click.option("--since", type=Since(), help="What we learned on this day, or later.")
@click.option(
    "--between",
    nargs=2,
    metavar="A B",
    help="How what was known at B differs from what was known at A: dates, times or positions.",
)
@click.option("--source", multiple=True, metavar="NAME", help="Only this source; again for more.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="table")
def command(
    since: int | datetime | None,
    between: tuple[str, str] | None,
    source: tuple[str, ...],
    form: str,
) -> None:
    """List edits, moves, removals and restorations, newest last.

    A number given to --since is a position of the log: what came after it is listed, and the one
    to go on from is said at the end.

    With --between each document is listed once: what was added, edited, moved, removed, restored
    or reread from one moment to the other. `blotter diff ID --between A B` has the words.
    """
    from store import config, database, ledger, log, masking

    settings = config.load()
    if between:
        if since is not None:
            msg = "either --since or --between, not both"
            raise click.UsageError(msg)
        print_between(settings, between, source, form)
        return
    engine = database.open_store(settings.database_url)
    with database.reading(engine) as connection:
        first, until = _position(connection, settings, since or 0), log.head(connection).position
        masks = masking.masks_at(connection)
        found = ledger.ledger(connection, since=first, upto=until, sources=source, masks=masks)
        rows = sorted((_row(one, masks) for one in found), key=lambda row: row["position"])
    echo_rows(
        rows,
        form,
        whole={"since": first, "until": until, "changes": rows},
        columns=_COLUMNS,
        flat=_flat,
        markdown=_markdown,
        table=_lines,
    )
    noun = "change" if len(rows) == 1 else "changes"
    click.echo(f"{len(rows)} {noun} after position {first}, up to {until}", err=True)


def _position(connection: Connection, settings: Settings, since: int | datetime) -> int:
    from store import log

    if isinstance(since, int):
        return since
    return log.before(connection, since.replace(tzinfo=settings.timezone))


def _row(change: Change, masks: Masks) -> dict[str, Any]:
    """A change as JSON has it. Fields are added to this, never renamed."""
    from store.masking import masked

    document = change.after.document or change.before.document
    fields, was, now = _summary(change)
    return {
        "position": change.recorded.position,
        "recorded_at": change.recorded.recorded_at.isoformat(),
        "change": change.kind,
        "id": masked(change.recorded.stream.removeprefix("document/"), masks),
        "source": document.source if document else "",
        "title": document.title if document else "(erased)",
        "url": document.url if document else "",
        "fields": fields,
        "was": was,
        "now": now,
        "evidence": _evidence(change),
        "backfilled": getattr(change.recorded.event, "backfilled", False),
    }


def _summary(change: Change) -> tuple[list[str], str, str]:
    """Which fields changed, and the first words that did, as they were and as they are."""
    from store.differences import differences, parting
    from store.plain_text import clip
    from store.record import moved

    before, after = change.before, change.after
    if change.kind == "removed" or before.document is None or after.document is None:
        return [], "", ""
    found = (
        {}
        if change.kind == "moved"
        else {
            one.field: parting(one.was, one.now)
            for one in differences(before.document, after.document)
        }
    )
    if before.capture and after.capture and moved(before.capture, after.capture):
        found["address"] = before.capture.url, after.capture.url
    was, now = next(iter(found.values()), ("", ""))
    return list(found), clip(was, _LENGTH), clip(now, _LENGTH)


def _evidence(change: Change) -> dict[str, Any] | None:
    """Why a page is held to be gone; None for other changes."""
    from store.events import DocumentWithdrawn

    if not isinstance(change.recorded.event, DocumentWithdrawn):
        return None
    seen = asdict(change.recorded.event.evidence)
    return seen | {name: seen[name].isoformat() for name in ("first", "last")}


def _flat(row: Mapping[str, Any]) -> dict[str, Any]:
    none = dict.fromkeys(("checks", "first", "last", "status", "control"), "")
    return {**row, **(row["evidence"] or none), "fields": "; ".join(row["fields"])}


def _lines(row: Mapping[str, Any]) -> str:
    """A change for a terminal: one line, and under it what is to be said of it."""
    moment = f"{row['recorded_at'][:16].replace('T', ' ')} UTC"
    title = click.style(clean(row["title"]), bold=True)
    lines = [f"#{row['position']}  {moment}  {row['change']:<8}  {title}"]
    lines += [f"    {clean(line)}" for line in (row["id"], *_said(row))]
    return "\n".join(lines)


def _markdown(row: Mapping[str, Any]) -> str:
    facts = (row["change"], row["recorded_at"][:10], row["source"], row["id"])
    lines = [linked(row["title"], row["url"]), " · ".join(escape(fact) for fact in facts)]
    return "- " + "  \n  ".join([*lines, *(escape(line) for line in _said(row))])


def _said(row: Mapping[str, Any]) -> Iterator[str]:
    if row["evidence"]:
        seen = row["evidence"]
        days = f"{seen['first'][:10]} to {seen['last'][:10]}"
        control = f"while {seen['control']} answered"
        yield f"{seen['checks']} checks answered {seen['status']}, {days}, {control}"
    if row["fields"]:
        yield f"changed: {', '.join(row['fields'])}"
        yield f"was: {row['was'] or '(nothing)'}"
        yield f"now: {row['now'] or '(nothing)'}"
    if row["backfilled"]:
        yield "back-filled"
