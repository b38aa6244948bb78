"""The options that narrow an answer, the same for every command that gives one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

import click

from cli.options.as_of_option import as_of, moment_of
from cli.options.dates import DaysParam, check_order, since_option, until_option
from cli.options.fields import field_options
from cli.options.format import format_options
from cli.shown.output import clean
from crawler.installation import load_settings
from search.engines import change_over
from search.query.coverage import line
from store.calendar.days import Days
from store.plain_text import plural

if TYPE_CHECKING:
    from answers.searches.search import Answer
    from search.query.suggestions import Suggestion
    from store.config import Settings

F = TypeVar("F", bound=Callable[..., Any])
A = TypeVar("A", bound="Answer")

source_option = click.option(
    "--source", multiple=True, metavar="NAME", help="Only this source; again for more."
)

_SEARCH_OPTIONS = (
    source_option,
    since_option("Published on this day or later."),
    until_option("Published on this day or earlier."),
    click.option(
        "--on",
        type=DaysParam(),
        help="Dated this day, month or year, or within it as far as is known.",
    ),
    click.option("--history", is_flag=True, help="Also show what was superseded."),
    as_of,
    format_options(),
)


def search_options(command: F) -> Callable[..., Any]:
    """Give a command the options that narrow a search, --as-of and --format."""
    given = field_options(but=("source",))(command)
    for option in reversed(_SEARCH_OPTIONS):
        given = option(given)
    return given


def answered(ask: Callable[..., A], query: str | None, **options: Any) -> A:
    """What a search answers now, or as of a moment. What it rests on is said on stderr, so that the
    output can be piped. Dates that make no sense are usage errors (exit code 2)."""
    settings, narrowing = narrowed(**options)
    answer = ask(settings, query, **narrowing)
    echo_answer_basis(answer, settings, now=narrowing["now"])
    return answer


def narrowed(*, on: Days | None, **options: Any) -> tuple[Settings, dict[str, Any]]:
    """The settings in force, and the options of a search as it takes them."""
    if on and (options["since"] or options["until"]):
        msg = "--on is a day, month or year: it cannot be given together with --from or --to"
        raise click.UsageError(msg)
    check_order(options["since"], options["until"])
    settings = load_settings()
    as_of, now = moment_of(settings, options["as_of"])
    return settings, {**options, "as_of": as_of, "now": now, "on": on}


def echo_answer_basis(answer: Answer, settings: Settings, *, now: datetime) -> None:
    """Say on stderr what is to be said of an answer, how much was found and what it rests on."""
    for note in answer.notes:
        click.echo(clean(note), err=True)
    covered = line(answer.coverage, now=now, zone=settings.timezone)
    click.echo(f"{_count(answer)}; {covered}", err=True)
    for suggestion in answer.suggestions:
        click.echo(_meant(suggestion), err=True)
    if advice := change_over(settings):
        click.echo(advice, err=True)


def _meant(suggestion: Suggestion) -> str:
    query = clean(suggestion.query)
    shown = query if '"' in query else f'"{query}"'
    return f"did you mean {shown} ({plural(suggestion.total, 'document')})?"


def _count(answer: Answer) -> str:
    if not answer.total:
        return "nothing found"
    if not answer.hits:
        return f"{answer.total} found"
    folded = sum(len(hit.copies) for hit in answer.hits)
    copies = f", {plural(folded, 'copy', 'copies')} of them folded (--copies)" if folded else ""
    return f"{len(answer.hits)} of {answer.total}{copies}"
