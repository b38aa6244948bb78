"""`blotter person`: who bears a name, matter by matter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import click

from answers.asking.page import Page
from answers.matters.names.person import PartyEntry, person
from cli.options.as_of_option import as_of, moment_of
from cli.options.format import format_options
from cli.options.page import page_options
from cli.shown.list_part import echo_part
from cli.shown.output import bold, echo_basis, echo_rows, escape, indented, list_item
from crawler.installation import load_settings
from enforcement.act_words import act_words, day_told
from enforcement.sums.sentencing.sentence_words import sentence_terms
from store.plain_text import plural

_COLUMNS = (
    *("name", "case", "type", "roles", "professions", "aliases", "status"),
    *("favorable_dispositions", "history", "sentences", "numbers"),
    *("same_as", "known_by", "namesakes"),
)


@click.command("person")
@click.argument("name", nargs=-1, required=True)
@page_options
@as_of
@format_options()
def person_command(name: tuple[str, ...], page: Page, as_of: str | None, form: str) -> None:
    """List the people and organizations of a NAME: an entry for each matter, never added up.

    NAME is first and last name, or a last name alone; a middle name or "Jr." leaves out those who
    are given another one. Of an organization it is the whole name. Two entries are of one person
    only where a docket or the matter shows it; `blotter case link` joins two matters.
    """
    settings = load_settings()
    position, _ = moment_of(settings, as_of)
    answer = person(settings, " ".join(name), position=position, page=page)
    echo_rows(
        answer,
        answer.entries,
        form,
        columns=_COLUMNS,
        cells=_cells,
        markdown=_markdown,
        text=_text,
    )
    echo_basis(answer.basis)
    count = plural(answer.total, "entry", "entries")
    click.echo(count if answer.total else "no party of that name", err=True)
    echo_part(len(answer.entries), answer.total)


def _cells(entry: PartyEntry) -> Mapping[str, object]:
    return {"history": [*_acts(entry)], "sentences": [*_sentences(entry)]}


def _text(entry: PartyEntry) -> str:
    return indented(f"{bold(entry.name)}  {_standing(entry)}", _details(entry))


def _markdown(entry: PartyEntry) -> str:
    return list_item(" · ".join(map(escape, (entry.name, _standing(entry)))), _details(entry))


def _standing(entry: PartyEntry) -> str:
    facts = ", ".join((*entry.professions, *entry.roles)) or "on no known side"
    return f"{facts}: {', '.join(entry.status) or 'no outcome is told'}"


def _details(entry: PartyEntry) -> Iterator[str]:
    yield f"case: {entry.case}"
    if entry.aliases:
        yield f"also: {', '.join(entry.aliases)}"
    yield from _acts(entry)
    yield from _sentences(entry)
    if entry.numbers:
        yield f"numbers: {', '.join(entry.numbers)}"
    if entry.same_as:
        by = ", ".join(entry.known_by) or "the matter"
        yield f"known by {by} to be the same as in: {', '.join(entry.same_as)}"
    if entry.namesakes:
        yield f"same name, not known to be the same person: {', '.join(entry.namesakes)}"


def _acts(entry: PartyEntry) -> Iterator[str]:
    for act in entry.history:
        what = act_words(act.kind, act.status)
        yield f"{day_told(act)}  {what}  “{act.quote}”  {act.document}"


def _sentences(entry: PartyEntry) -> Iterator[str]:
    for sentence in entry.sentences:
        terms = ", ".join(sentence_terms(sentence))
        yield f"{terms}  “{sentence.quote}”  {sentence.documents[0]}"
