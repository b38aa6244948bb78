"""`blotter try`: what a query would bring, before it is saved or subscribed to."""

from __future__ import annotations

from collections.abc import Iterator

import click

from answers.asking.moments import day_of
from answers.searches.search import Hit
from answers.searches.trial import WEEKS, Exclusion, SavedOverlap, Trial, trial
from cli.options.as_of_option import as_of, moment_of
from cli.options.format import OF_A_THING, format_options
from cli.shown.charts import in_this_terminal
from cli.shown.hits import day, marks
from cli.shown.output import as_json, clean, styled
from crawler.installation import load_settings
from search.query.coverage import line
from store.plain_text import plural


@click.command("try")
@click.argument("query", nargs=-1, required=True)
@as_of
@format_options(OF_A_THING)
def try_command(query: tuple[str, ...], as_of: str | None, form: str) -> None:
    """Try QUERY, or a saved one by @NAME: how much it would bring week by week.

    Then what is newest, how much of each saved search it finds too, and what each part that is
    negated hides.
    """
    settings = load_settings()
    position, now = moment_of(settings, as_of)
    today = day_of(now, settings.timezone)
    answer = trial(settings, " ".join(query), today=today, now=now, position=position)
    if form == "json":
        click.echo(as_json(answer))
    else:
        for text in _lines(answer):
            click.echo(text)
    for said in (*answer.notes, line(answer.coverage, now=now, zone=settings.timezone)):
        click.echo(clean(said), err=True)


def _lines(answer: Trial) -> Iterator[str]:
    yield ", ".join(_sums(answer))
    yield from in_this_terminal(
        [(f"{week.name}  {week.first}", week.count) for week in answer.weeks]
    )
    yield from _section("newest", map(_hit, answer.sample))
    yield from _section("in common with saved searches", map(_overlap, answer.saved))
    yield from _section("hidden", map(_exclusion, answer.exclusions))


def _section(heading: str, lines: Iterator[str]) -> Iterator[str]:
    for number, text in enumerate(lines):
        if not number:
            yield "\n" + styled(heading, bold=True)
        yield f"  {text}"


def _sums(answer: Trial) -> Iterator[str]:
    """How many there are in all, and when those were published that are in none of the weeks."""
    yield plural(answer.total, "document")
    recent = sum(week.count for week in answer.weeks)
    yield f"{recent:,} in the last {WEEKS} weeks ({recent / WEEKS:.1f} a week)"
    if answer.earlier:
        yield f"{answer.earlier:,} before"
    if answer.later:
        yield f"{answer.later:,} dated later than today"
    if answer.imprecise:
        yield f"{answer.imprecise:,} dated less exactly than a week"
    if answer.undated:
        yield f"{answer.undated:,} undated"


def _hit(hit: Hit) -> str:
    noted = styled("".join(f"  [{mark}]" for mark in marks(hit)), fg="yellow")
    return f"{day(hit):<10}  {clean(hit.title)}{noted}  {styled(clean(hit.id), dim=True)}"


def _overlap(saved: SavedOverlap) -> str:
    common = saved.problem or f"{saved.common:,} of its {saved.total:,}"
    return clean(f"@{saved.name}  {common}  {saved.query}")


def _exclusion(exclusion: Exclusion) -> str:
    part = f"{clean(exclusion.part)}  {plural(exclusion.hidden, 'document')}"
    return f"{part}, the newest: {_hit(exclusion.example)}" if exclusion.example else part
