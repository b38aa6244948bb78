"""Console blocks of Markdown: what is typed after `$`, what is printed, and running it anew.

A block behind `<!-- not run: WHY -->` is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_BLOCK = re.compile(
    r"(?P<sign><!-- not run: (?P<why>[^\n]+) -->\n\n?)?```console\n(?P<lines>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
#: A command, which goes on behind a backslash at the end of a line.
_TYPED = re.compile(r"^\$ (?P<typed>(?:[^\n]*\\\n)*[^\n]*)\n", re.MULTILINE)


def reasons(markdown: str) -> Iterator[str | None]:
    """Of each block why it is not run; None where it is."""
    return (found["why"] for found in _BLOCK.finditer(markdown))


def run_anew(markdown: str, run: Callable[[str], str]) -> str:
    """The page with what its commands print today, run in the order of the page."""

    def anew(found: re.Match[str]) -> str:
        if found["why"]:
            return found[0]
        return f"```console\n{''.join(_with_output(found['lines'], run))}```"

    return _BLOCK.sub(anew, markdown)


def _with_output(lines: str, run: Callable[[str], str]) -> Iterator[str]:
    commands = list(_TYPED.finditer(lines))
    ends = [*(command.start() for command in commands[1:]), len(lines)]
    for command, end in zip(commands, ends, strict=True):
        yield command[0]
        for line in run(command["typed"].replace("\\\n", "")).rstrip().splitlines():
            yield f"{line.rstrip()}\n"
        between = lines[command.end() : end]
        # A page may set commands apart by an empty line, which nothing has printed.
        if between == "\n" or between.endswith("\n\n"):
            yield "\n"
