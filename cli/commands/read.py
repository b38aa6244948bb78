"""`blotter read`: what enforcement texts say, one line of JSON each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, TextIO

import click

from answers.claims import register_title, text_cases, text_claims
from answers.to_json import to_json
from crawler.followed_sources import topic_of
from crawler.installation import load_settings
from crawler.source.publisher_dates import read_date
from enforcement.text.passage import Announcement


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
def read_command(file: TextIO, what: str | None) -> None:
    """Read texts given as JSON Lines and write a line for each.

    FILE, or - for standard input, holds {"id", "published", "office", "title", "text"} a line; the
    office may be left out. Written is who was charged, sentenced, sued or warned, what for, when,
    where and under which law: every claim with the words it rests on.
    """

    for answer in _answers(what, _given(file)):
        click.echo(json.dumps(to_json(answer), ensure_ascii=False))


def _answers(what: str | None, given: Iterator[Mapping[str, Any]]) -> Iterable[object]:
    about = topic_of(load_settings())
    if what == "register":
        return (
            register_title(
                one["id"],
                _text(one.get("title")),
                _text(one.get("abstract") or one.get("text")),
                about,
            )
            for one in given
        )
    texts = map(_announcement, given)
    if what == "cases":
        return text_cases(texts)
    return (text_claims(text, about) for text in texts)


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
    published: date | None = None
    if stated := str(given.get("published") or ""):
        found = read_date(stated)
        published = found[0] if found else None
    words = {name: _text(given.get(name)) for name in ("title", "text", "office")}
    return Announcement(id=given["id"], published_on=published, **words)


def _text(given: object) -> str:
    """A field as text that can be written out: JSON may hold halves of characters."""
    return str(given or "").encode(errors="replace").decode()
