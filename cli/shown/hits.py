"""What a search found, as text for a terminal, CSV and Markdown."""

from __future__ import annotations

from collections.abc import Iterable

from answers.searches.search import Answer, Hit
from cli.shown.output import clean, echo_rows, escape, linked, styled
from cli.shown.passages import marked_title, passage_lines
from formats.hits import COLUMNS

#: Columns of text in which passages are shown even where a terminal has fewer.
_NARROWEST = 20
#: Copies of a text that are named.
_COPIES = 3


def echo_hits(answer: Answer, form: str) -> None:
    """Print an answer in one of `cli.shown.output.FORMATS` but the table."""
    echo_rows(answer, answer.hits, form, columns=COLUMNS, markdown=as_markdown)


def as_text(hit: Hit, width: int) -> str:
    """For a terminal of so many columns: what a document is, the passages, in which what was looked
    for is marked, and where else the text is."""
    passages = (
        f"    {line}"
        for passage in hit.passages
        for line in passage_lines(passage, max(width - 4, _NARROWEST))
    )
    copies = [f"    {styled(clean(_also(hit)), dim=True)}"] if hit.copies else []
    return "\n".join([what_it_is(hit, *marks(hit)), *passages, *copies, ""])


def what_it_is(hit: Hit, *marks: str) -> str:
    """The title with what is to be noted of it, and on a second line date, source and id."""
    noted = styled("".join(f"  [{mark}]" for mark in marks), fg="yellow")
    facts = styled(f"{day(hit)}  {clean(hit.source)}  {clean(hit.id)}", dim=True)
    return f"{marked_title(hit.title, hit.title_highlights)}{noted}\n  {facts}"


def as_markdown(hit: Hit) -> str:
    """A list item: what a document is, the passages, and where else the text is."""
    lines = [passage.text for passage in hit.passages]
    return markdown_item(hit, marks(hit), [*lines, *([_also(hit)] if hit.copies else [])])


def markdown_item(hit: Hit, marks: Iterable[str], lines: Iterable[str]) -> str:
    """The linked title, then date, source, id and what is to be noted, then further lines."""
    facts = " · ".join(escape(fact) for fact in (day(hit), hit.source, hit.id, *marks))
    further = "".join(f"  \n  {escape(line)}" for line in lines)
    return f"- {linked(hit.title, hit.url)}  \n  {facts}{further}"


def day(hit: Hit) -> str:
    """The publisher's date, as exact as it is."""
    if hit.published_on is None:
        return "undated"
    length = {"month": 7, "year": 4}.get(hit.precision, 10)
    return hit.published_on.isoformat()[:length]


def marks(hit: Hit) -> list[str]:
    """What became of a document since it was first published."""
    return [
        *([f"revision {hit.revision}"] if hit.revision else []),
        *(["superseded"] if hit.superseded else []),
        *(["withdrawn"] if hit.withdrawn else []),
        *(["seen nearly empty"] if hit.seen_empty else []),
    ]


def _also(hit: Hit) -> str:
    """Where else the text of a hit was found."""
    named = ", ".join(hit.copies[:_COPIES])
    more = len(hit.copies) - _COPIES
    return f"the same text: {named}" + (f" and {more} more" if more > 0 else "")
