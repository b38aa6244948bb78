"""Lines of a shell, in which `blotter` runs within this process: that takes a tenth of the time.

Understood are `&&`, pipes, `cd`, and of `blotter` the redirections in `_REDIRECTED`; whatever else
is typed is left to bash.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from cli.main import main
from store.closing import closing_stores

_QUOTED = r"'[^']*'|\"(?:\\.|[^\"\\])*\"|\\."
#: `blotter` with what is asked of it, and settings before it.
_BLOTTER = re.compile(r"(?P<settings>(?:BLOTTER_\w+=\S+\s+)*)blotter\s(?P<asked>.*)", re.DOTALL)
_REDIRECTED = re.compile(r"\s(?P<sign>2>&1|2>|>>|>)\s*(?P<file>[\w./-]*)$")


@dataclass(kw_only=True, slots=True)
class Shell:
    """A terminal in a folder. `home` is the store that `blotter` asks."""

    folder: Path
    home: Path

    def run(self, line: str) -> str:
        """What a terminal shows of a line: standard output, and of what ends with an error all."""
        shown = ""
        for commands in _parted(line, "&&"):
            printed, failed = self._pipeline(commands.strip())
            shown += printed
            if failed:
                break
        return shown

    def _pipeline(self, commands: str) -> tuple[str, bool]:
        if commands.startswith("cd "):
            self.folder /= commands.removeprefix("cd ").strip()
            return "", False
        printed, failed = "", False
        for command in _parted(commands, "|"):
            if blotter := _BLOTTER.fullmatch(command.strip()):
                settings = dict(it.split("=", 1) for it in blotter["settings"].split())
                printed, failed = self._blotter(blotter["asked"], printed, settings)
            else:
                printed, failed = self._bash(command, printed)
        return printed, failed

    def _bash(self, command: str, given: str) -> tuple[str, bool]:
        done = subprocess.run(
            ["bash", "-c", command],
            input=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=self.folder,
            env={**os.environ, "LC_ALL": "C.UTF-8", "BLOTTER_HOME": str(self.home)},
            text=True,
            check=False,
        )
        return done.stdout, done.returncode != 0

    def _blotter(self, asked: str, given: str, settings: dict[str, str]) -> tuple[str, bool]:
        redirected = _REDIRECTED.search(asked)
        sign = redirected["sign"] if redirected else ""
        words = shlex.split(asked[: redirected.start()] if redirected else asked)
        with chdir(self.folder), closing_stores():
            done = CliRunner().invoke(
                main,
                words,
                prog_name="blotter",
                input=given,
                env=dict(self._environment()) | settings,
            )
        if redirected and sign in (">", ">>"):
            with (self.folder / redirected["file"]).open("a" if sign == ">>" else "w") as file:
                file.write(done.stdout)
            return done.stderr if done.exit_code else "", done.exit_code != 0
        whole = sign == "2>&1" or (done.exit_code and sign != "2>")
        return done.output if whole else done.stdout, done.exit_code != 0

    def _environment(self) -> Iterator[tuple[str, str | None]]:
        yield from ((name, None) for name in os.environ if name.startswith("BLOTTER_"))
        yield "BLOTTER_HOME", str(self.home)
        yield "COLUMNS", "100"


def _parted(line: str, sign: str) -> list[str]:
    """A line at each sign that stands outside of quotation marks."""
    whole = re.compile(rf"(?:{_QUOTED}|(?!{re.escape(sign)})[^'\"\\])*(?={re.escape(sign)}|$)")
    parts, at = [], 0
    while at <= len(line):
        found = whole.match(line, at)
        assert found, f"not understood: {line}"
        parts.append(found[0])
        at = found.end() + len(sign)
    return parts
