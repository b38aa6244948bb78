"""`blotter changes --between A B`: what is known at B and was not, or was otherwise, at A."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import click

from cli.moments import position_at
from cli.output import clean, echo_rows, escape, linked

if TYPE_CHECKING:
    from store.between import Contrast
    from store.config import Settings
    from store.database import Connection
    from store.masking import Masks

_COLUMNS = (
    "change",
    "id",
    "source",
    "title",
    "url",
    "fields",
    "was",
    "now",
    "revision_before",
    "revision",
    "withdrawn",
)
#: Characters of what was, and of what is, that are shown.
_LENGTH = 120


def positions(
    connection: Connection, settings: Settings, moments: tuple[str, str]
) -> tuple[int, int]:
    """The two positions that --between means; the first may not be the later one."""
    earlier, later = (
        position_at(connection, text, settings, option="--between") for text in moments
    )
    if earlier > later:
        msg = f"--between: {moments[0]} (position {earlier}) is after {moments[1]} ({later})"
        raise click.UsageError(msg)
    return earlier, later


def print_between(
    settings: Settings, moments: tuple[str, str], sources: tuple[str, ...], form: str
) -> None:
    """Print the difference in one of the formats, and on stderr which positions it is between."""
    from store.between import between
    from store.database import open_store, reading
    from store.masking import masks_at

    with reading(open_store(settings.database_url)) as connection:
        earlier, later = positions(connection, settings, moments)
        masks = masks_at(connection, later)
        found = between(connection, earlier, later, sources=sources)
        rows = [_row(contrast, masks) for contrast in found]
    echo_rows(
        rows,
        form,
        whole={"since": earlier, "until": later, "changes": rows},
        columns=_COLUMNS,
        flat=lambda row: {**row, "fields": "; ".join(row["fields"])},
        markdown=_markdown,
        table=_lines,
    )
    noun = "document differs" if len(rows) == 1 else "documents differ"
    click.echo(f"{len(rows)} {noun} between position {earlier} and {later}", err=True)


def _row(contrast: Contrast, masks: Masks) -> dict[str, Any]:
    """A difference as JSON has it, with the names hidden that are so at the later position. Fields
    are added to this, never renamed."""
    from store.differences import differences, parting
    from store.masking import hide, masked
    from store.plain_text import clip

    was, now = (
        hide(state.document, masks) if state.document else None
        for state in (contrast.before, contrast.after)
    )
    document = now or was
    fields = differences(was, now) if was and now else ()
    parted = parting(fields[0].was, fields[0].now) if fields else ("", "")
    if contrast.kind == "moved":
        was_at, is_at = _addresses(contrast)
        parted = masked(was_at, masks), masked(is_at, masks)
    return {
        "change": contrast.kind,
        "id": masked(contrast.id, masks),
        "source": document.source if document else contrast.id.partition(":")[0],
        "title": document.title if document else "(erased)",
        "url": document.url if document else "",
        "fields": ["address"] if contrast.kind == "moved" else [one.field for one in fields],
        "was": clip(parted[0], _LENGTH),
        "now": clip(parted[1], _LENGTH),
        "revision_before": contrast.before.revisions if contrast.before.version else None,
        "revision": contrast.after.revisions,
        "withdrawn": contrast.after.withdrawn,
    }


def _addresses(contrast: Contrast) -> tuple[str, str]:
    """Where a moved document was and is: on the web, or else where it is asked for."""
    before, after = contrast.before, contrast.after
    if before.document and after.document and before.document.url != after.document.url:
        return before.document.url, after.document.url
    return before.capture.url if before.capture else "", after.capture.url if after.capture else ""


def _lines(row: Mapping[str, Any]) -> str:
    title = click.style(clean(row["title"]), bold=True)
    lines = [f"{row['change']:<8}  {title}"]
    lines += [f"    {clean(line)}" for line in (row["id"], *_said(row))]
    return "\n".join(lines)


def _markdown(row: Mapping[str, Any]) -> str:
    facts = " · ".join(escape(fact) for fact in (row["change"], row["source"], row["id"]))
    lines = [linked(row["title"], row["url"]), facts, *(escape(line) for line in _said(row))]
    return "- " + "  \n  ".join(lines)


def _said(row: Mapping[str, Any]) -> Iterator[str]:
    if row["withdrawn"] and row["change"] != "removed":
        yield "withdrawn"
    if row["fields"]:
        yield f"changed: {', '.join(row['fields'])}"
        yield f"was: {row['was'] or '(nothing)'}"
        yield f"now: {row['now'] or '(nothing)'}"
