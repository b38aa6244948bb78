"""`--format`, and `--fields` for the forms that have keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, TypeVar

import click

from cli.shown.output import FOR_EXCEL, FORMATS, SELECTED

F = TypeVar("F", bound=Callable[..., Any])

#: Of what is one thing, and no list.
OF_A_THING = ("text", "json")
_WITH_KEYS = ("json", "jsonl")


class _Form(click.Choice[str]):
    """One of the forms; what reads well was called a table once."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return super().convert("text" if value == "table" else value, param, ctx)


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
            meta = click.get_current_context().meta
            meta[SELECTED], meta[FOR_EXCEL] = selected, form == "csv-excel"
            return command(form="csv" if form == "csv-excel" else form, **options)

        with_fields = click.option(
            "--fields",
            "selected",
            metavar="KEY,KEY",
            help="Only these keys of the JSON; of what is below others with dots: total,hits.id.",
        )(formatted)
        said = "How it is written."
        if "csv-excel" in forms:
            said += " csv-excel: CSV that Excel reads as UTF-8."
        return click.option("--format", "form", type=_Form(forms), default=forms[0], help=said)(
            with_fields
        )

    return decorate
