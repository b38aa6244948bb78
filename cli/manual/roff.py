"""Pages for man, in the macros of man(7), which groff and mandoc both read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from textwrap import wrap

from cli.command_table import GROUPS
from cli.manual.entry import Entry

#: Of a line of the source, in bytes.
_WIDTH = 78
_CODE = re.compile("`([^`]*)`")


def man_pages(entries: Iterable[Entry], *, version: str, day: date) -> Mapping[str, str]:
    """The pages by the names of their files, that of `blotter` itself first; the day stands at the
    foot of each."""
    foot = f'1 "{day}" "blotter {version}" "Blotter"'
    pages = {"blotter.1": _text(_overview(), "BLOTTER", foot)}
    for entry in entries:
        name = entry.typed.replace(" ", "-")
        pages[f"{name}.1"] = _text(_page(entry, name), name.upper(), foot)
    return pages


def _text(lines: Iterable[str], title: str, foot: str) -> str:
    return "\n".join((f".TH {title} {foot}", *lines, ""))


def _wrapped(text: str) -> str:
    """Text over lines as short as those who read the source want them."""
    lines = wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False)
    return "\n".join(map(_guarded, lines))


def _guarded(line: str) -> str:
    """A line that asks roff for nothing by a dot at its beginning."""
    return rf"\&{line}" if line.startswith(".") else line


def _overview() -> Iterator[str]:
    yield from (".SH NAME", r"blotter \- the public record of a drug, with the evidence")
    yield from (".SH SYNOPSIS", r"\fBblotter\fP \fICOMMAND\fP [\fIARGUMENTS\fP]")
    yield ".SH DESCRIPTION"
    yield _sentence(
        "Everything lies in one folder, BLOTTER_HOME; settings are in its blotter.toml. Each "
        "command has a page of its own, blotter-COMMAND(1)."
    )
    yield ".SH COMMANDS"
    for heading, rows in GROUPS.items():
        yield f".SS {escaped(heading)}"
        for name, row in rows.items():
            yield from (".TP", rf"\fB{escaped(name)}\fP", escaped(row.line))


def _page(entry: Entry, name: str) -> Iterator[str]:
    yield from (".SH NAME", rf"{escaped(name)} \- {_sentence(entry.line.removesuffix('.'))}")
    yield from (".SH SYNOPSIS", rf"\fB{escaped(entry.typed)}\fP {escaped(entry.usage)}")
    yield ".SH DESCRIPTION"
    for number, paragraph in enumerate(entry.paragraphs):
        yield from ((".PP",) if number else ())
        yield _sentence(paragraph)
    if entry.options:
        yield ".SH OPTIONS"
        for names, help in entry.options:
            yield from (".TP", rf"\fB{escaped(names)}\fP", _sentence(help) or r"\&")
    for words, listed in entry.words.items():
        yield from (".PP", _sentence(f"{words} is one of: {', '.join(listed)}."))
    yield ".SH EXAMPLES"
    for number, example in enumerate(entry.examples):
        yield from ((".PP",) if number else ())
        yield from (_sentence(example.does), ".PP", ".nf", ".RS 4")
        yield from (_guarded(escaped(line)) for line in example.typed.splitlines())
        yield from (".RE", ".fi")
    yield from (".SH SEE ALSO", r"\fBblotter\fP(1)")


def _sentence(text: str) -> str:
    """Text in which `this` is bold."""
    parts = _CODE.split(text)
    return _wrapped(
        "".join(
            rf"\fB{escaped(part)}\fP" if number % 2 else escaped(part)
            for number, part in enumerate(parts)
        )
    )


def escaped(text: str) -> str:
    """Text that roff prints as it is where it stands within a line: no sign in it asks anything,
    and nothing but ASCII is left."""
    plain = text.replace("\\", r"\e").replace("-", r"\-").replace("'", r"\(aq")
    plain = plain.replace("`", r"\(ga").replace("^", r"\(ha").replace("~", r"\(ti")
    return "".join(sign if sign.isascii() else rf"\[u{ord(sign):04X}]" for sign in plain)
