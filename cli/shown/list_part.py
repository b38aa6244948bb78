"""Which part of a list was printed, and how to see the others."""

from __future__ import annotations

import click


def echo_part(shown: int, total: int) -> None:
    """Say on standard error how many rows of a list were printed, which are those that --limit and
    --offset of the running command left, and how to go on; nothing where these are all."""
    asked = click.get_current_context().params
    if said := part_said(shown, total, limit=asked.get("limit"), offset=asked.get("offset") or 0):
        click.echo(said, err=True)


def part_said(shown: int, total: int, *, limit: int | None, offset: int) -> str:
    """The same as words. Where copies are folded into one row the total counts each, and what is
    not full is the end."""
    end = offset + shown
    if not total or shown == total:
        return ""
    if not shown:
        return f"nothing is left at --offset {offset}: there are {total}"
    if shown == limit and end < total:
        return f"{shown} of {total}: go on with --offset {end}"
    return f"{shown} of {total}: these are the last" if offset else ""
