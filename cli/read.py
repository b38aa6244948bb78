"""`blotter read`: what enforcement texts say, one line of JSON each."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any, TextIO

import click

if TYPE_CHECKING:
    from enforcement.passage import Announcement
    from enforcement.reading import Reading

_CLAIMS = ("actions", "parties", "amounts", "sentences", "citations", "quantities")
#: Kinds of citations that are laws and rules.
_STATUTES = frozenset(("usc", "cfr", "act", "state-code", "law"))


@click.command("read")
@click.argument("file", type=click.File(encoding="utf-8-sig"))
@click.option(
    "--cases", "what", flag_value="cases", help="Say which texts are one case: {id, case}."
)
@click.option(
    "--register",
    "what",
    flag_value="register",
    help="Read titles of Federal Register documents: {id, kind, respondent}.",
)
def command(file: TextIO, what: str | None) -> None:
    """Read texts given as JSON Lines and write a line for each.

    FILE, or - for standard input, holds {"id", "published", "office", "title", "text"} a line; the
    office may be left out. Written is who was charged, sentenced, sued or warned, what for, when,
    where and under which law: every claim with the words it rests on.
    """
    answers: dict[str | None, Callable[[Iterator[dict[str, Any]]], Iterator[dict[str, Any]]]]
    answers = {None: _readings, "cases": _cases, "register": _register}
    for answer in answers[what](_given(file)):
        click.echo(json.dumps(answer, ensure_ascii=False))


def _given(file: TextIO) -> Iterator[dict[str, Any]]:
    """The objects of the lines; a usage error at the first line that holds none with an id."""
    for number, line in enumerate(_lines(file), 1):
        if not line.strip():
            continue
        try:
            given = json.loads(line)
        except (ValueError, RecursionError) as error:
            msg = f"{_name(file)}, line {number}: not JSON: {error}"
            raise click.UsageError(msg) from error
        texts = [given.get("a"), given.get("b")] if _is_pair(given) else [given]
        for text in texts:
            if not isinstance(text, dict) or not isinstance(text.get("id"), str):
                msg = f'{_name(file)}, line {number}: no object with an "id"'
                raise click.UsageError(msg)
            yield text


def _name(file: TextIO) -> str:
    return str(getattr(file, "name", "standard input"))


def _lines(file: TextIO) -> Iterator[str]:
    try:
        yield from file
    except UnicodeDecodeError as error:
        msg = f"{_name(file)}: not UTF-8: {error.reason}"
        raise click.UsageError(msg) from error


def _is_pair(given: object) -> bool:
    return isinstance(given, dict) and {"a", "b"} <= given.keys()


def _announcement(given: Mapping[str, Any]) -> Announcement:
    from crawler.dates import read_date
    from enforcement.passage import Announcement

    published: date | None = None
    if stated := str(given.get("published") or ""):
        found = read_date(stated)
        published = found[0] if found else None
    words = {name: _text(given.get(name)) for name in ("title", "text", "office")}
    return Announcement(id=given["id"], published_on=published, **words)


def _text(given: object) -> str:
    """A field as text that can be written out: JSON may hold halves of characters."""
    return str(given or "").encode(errors="replace").decode()


def _readings(given: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    from enforcement.reading import read

    for one in given:
        yield {"id": one["id"], **_described(read(_announcement(one)))}


def _described(reading: Reading) -> dict[str, Any]:
    """A reading as JSON has it. Fields are added to this, never renamed."""
    return {
        **{name: [asdict(claim) for claim in getattr(reading, name)] for name in _CLAIMS},
        "primary": reading.primary,
        "statutes": [law.quote for law in reading.citations if law.kind in _STATUTES],
        "event_date": reading.happened_on.isoformat() if reading.happened_on else None,
        "future_dates": [
            {
                "date": claim.day.isoformat(),
                "what": claim.what,
                "quote": claim.quote,
                "start": claim.start,
                "end": claim.end,
            }
            for claim in reading.coming
        ],
        "district": reading.district,
        "state": reading.state,
        "agencies": [agency.name for agency in reading.agencies],
    }


def _cases(given: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The matter of each text, named by the first id; a text given twice is answered once."""
    from enforcement.links import links
    from enforcement.matters import matters
    from enforcement.reading import read
    from enforcement.traits import traits

    texts = {one["id"]: _announcement(one) for one in given}
    found = links([traits(text, read(text)) for text in texts.values()])
    for id, case in matters(texts, found).items():
        yield {"id": id, "case": case}


def _register(given: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The kind and the respondent of each title, which an `abstract` may be given with."""
    from enforcement.register import entry

    for one in given:
        found = entry(_text(one.get("title")), _text(one.get("abstract") or one.get("text")))
        yield {"id": one["id"], "kind": found.kind, "respondent": found.respondent}
