"""What each command takes, in short: kept as a file, since to import a command takes longer than
somebody waits who asked a shell to complete a word."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TypedDict

FILE = Path(__file__).with_name("signatures.json")


class Parameter(TypedDict):
    """One argument or option of a command."""

    #: As it is typed; empty for an argument.
    typed: Sequence[str]
    help: str
    #: Whether it takes no value.
    flag: bool
    #: How many values it takes; -1: all that are left.
    nargs: int
    #: The words of which it takes one.
    words: Sequence[str]
    #: What else it takes: one of `lists`, or what `cli.completion.completed` says.
    values: str


class Signatures(TypedDict):
    """What the file holds."""

    #: By the words of the command.
    commands: Mapping[str, Sequence[Parameter]]
    #: The words of the fields that have a list of them.
    lists: Mapping[str, Sequence[str]]


@cache
def kept_signatures() -> Signatures:
    """What the file holds, read."""
    kept: Signatures = json.loads(FILE.read_text("utf-8"))
    return kept
