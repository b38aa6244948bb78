"""`--limit`, `--offset` and `--sort`: which part of a list, and which end of it comes first."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, get_args

import click

from answers.asking.page import Order, Page

F = TypeVar("F", bound=Callable[..., Any])

sort_option = click.option(
    "--sort",
    type=click.Choice(get_args(Order)),
    default="oldest",
    show_default=True,
    help="Which end comes first.",
)


def page_options(command: F) -> Callable[..., Any]:
    """Give a command --limit and --offset; it is called with what they say as `page`."""

    @wraps(command)
    def paged(*, limit: int | None, offset: int, **options: Any) -> Any:
        return command(page=Page(limit=limit, offset=offset), **options)

    number = click.IntRange(min=1, max=10**9)
    with_limit = click.option("--limit", type=number, help="No more than so many.")(paged)
    return offset_option(with_limit)


def offset_option(command: F) -> F:
    """Give a command --offset."""
    number = click.IntRange(min=0, max=10**9)
    given = click.option(
        "--offset", type=number, default=0, help="Leave out so many: the next page."
    )
    return given(command)
