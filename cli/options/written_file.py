"""Files that a command writes, of which `-o FILE` is the usual one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

#: The file may be there already, and is written anew.
WRITTEN_FILE = click.Path(dir_okay=False, path_type=Path)


def output_option(said: str) -> Callable[[F], F]:
    """Give a command -o; it is called with the file as `output`, None where none is named."""
    return click.option("-o", "--output", metavar="FILE", type=WRITTEN_FILE, help=said)
