"""The reference of all commands, in Markdown: `python -m cli.generated` writes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cli.command_table import GROUPS
from cli.manual.entry import Entry

_HEAD = """# Commands

What `blotter COMMAND --help` says, made from the commands themselves by `make reference`.

`blotter completion` lets bash, zsh and fish complete commands, options, ids, sources, tags and
names (below). `blotter man ~/.local/share/man` makes pages for `man` of it, which belong to the
version that is installed: `man blotter-search` then works, also after an installation by pipx."""


def reference(entries: Iterable[Entry]) -> str:
    """The whole text."""
    by_name = {entry.typed.removeprefix("blotter "): entry for entry in entries}
    parts = [_HEAD]
    for heading, rows in GROUPS.items():
        parts.append(f"## {heading}")
        parts.append("\n".join(("| command | what it does |", "|---|---|", *_rows(by_name, rows))))
        for words, entry in by_name.items():
            if words.split()[0] in rows:
                parts += _section(entry)
    return "\n\n".join(parts) + "\n"


def _rows(by_name: dict[str, Entry], names: Iterable[str]) -> Iterator[str]:
    for words, entry in by_name.items():
        if words.split()[0] in names:
            anchor = entry.typed.replace(" ", "-")
            yield f"| [`{entry.typed}`](#{anchor}) | {_cell(entry.line)} |"


def _section(entry: Entry) -> Iterator[str]:
    yield f"### {entry.typed}"
    yield f"```text\n{entry.typed} {entry.usage}\n```"
    yield from map(_text, entry.paragraphs)
    rows = (f"| {_code(names)} | {_cell(help)} |" for names, help in entry.options)
    if entry.options:
        yield "\n".join(("| option | what it is for |", "|---|---|", *rows))
    for name, words in entry.words.items():
        yield f"{name} is one of: {', '.join(words)}."
    lines = (f"# {example.does}\n{example.typed}" for example in entry.examples)
    yield "\n".join(("```sh", *lines, "```"))


def _text(paragraph: str) -> str:
    """Words as they are: what is no code is no markup either."""
    code = paragraph.split("`")
    code[::2] = [part.translate(_MARKUP) for part in code[::2]]
    return "`".join(code)


#: What would be read as markup outside of code.
_MARKUP = str.maketrans({sign: f"\\{sign}" for sign in "*_<>[]"})


def _code(names: str) -> str:
    return f"`{names}`".replace("|", "\\|")


def _cell(text: str) -> str:
    return _text(text).replace("|", "\\|")
