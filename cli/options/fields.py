"""Flags for the fields by which answers are narrowed, the same for every command that lists."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import wraps
from typing import Any, TypeVar

import click

from casebook.asking.fields import FIELDS, FieldError
from store.plain_text import clean

F = TypeVar("F", bound=Callable[..., Any])


def field_options(*, but: Collection[str] = ()) -> Callable[[F], Callable[..., Any]]:
    """Give a command a flag for each field but those that it has already; it is called with what
    was asked for as `fields`. What a field does not understand is a usage error (exit code 2)."""
    flags = [field for field in FIELDS if field.name not in but]

    def decorate(command: F) -> Callable[..., Any]:
        @wraps(command)
        def narrowed(**options: Any) -> Any:
            asked = {field.name: options.pop(field.name) for field in flags}
            try:
                return command(fields={name: it for name, it in asked.items() if it}, **options)
            except FieldError as error:
                msg = clean(f"--{error}")
                raise click.UsageError(msg) from error

        given: Callable[..., Any] = narrowed
        for field in reversed(flags):
            option = click.option(
                f"--{field.name}",
                multiple=True,
                metavar="DAYS" if field.type == "days" else field.name.upper(),
                help=f"{field.help} Again for more.",
            )
            given = option(given)
        return given

    return decorate
