"""`--format`, and `--fields` for the forms that have keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, TypeVar

import click

from cli.shown.output import FORMATS, SELECTED

F = TypeVar("F", bound=Callable[..., Any])

_WITH_KEYS = ("json", "jsonl")


def format_options(forms: Sequence[str] = FORMATS) -> Callable[[F], Callable[..., Any]]:
    """Give a command --format, the first of its forms by default, and --fields, which
    `cli.shown.output.as_json` goes by; it is called with the form as `form`."""

    def decorate(command: F) -> Callable[..., Any]:
        @wraps(command)
        def formatted(*, selected: str | None, form: str, **options: Any) -> Any:
            if selected and form not in _WITH_KEYS:
                some = " or ".join(it for it in _WITH_KEYS if it in forms)
                msg = f"--fields names keys of JSON: give --format {some} too"
                raise click.UsageError(msg)
            click.get_current_context().meta[SELECTED] = selected
            return command(form=form, **options)

        with_fields = click.option(
            "--fields",
            "selected",
            metavar="KEY,KEY",
            help="Only these keys of the JSON; of what is below others with dots: total,hits.id.",
        )(formatted)
        choice = click.Choice(forms)
        return click.option("--format", "form", type=choice, default=forms[0])(with_fields)

    return decorate
