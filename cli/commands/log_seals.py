"""Seals as they are given on the command line: as such, in files, on standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from cli.shown.output import clean
from store.log.seals import Seal, seal, seals_in


def seals_given(words: Iterable[str]) -> list[Seal]:
    """The seals that words stand for, each once, by position."""
    found = {one for word in words for one in _seals(word)}
    return sorted(found, key=lambda one: one.position)


def _seals(word: str) -> list[Seal]:
    if word != "-" and not word.startswith("@"):
        try:
            return [seal(word)]
        except ValueError as error:
            raise click.UsageError(clean(str(error))) from error
    name = "standard input" if word == "-" else word[1:]
    try:
        found = seals_in(_text(word))
    except OSError as error:
        msg = f"{name}: {error.strerror}"
        raise click.UsageError(msg) from error
    except ValueError as error:
        msg = f"{name}: {error}"
        raise click.UsageError(msg) from error
    if not found:
        msg = f"{name}: there is no seal in it"
        raise click.UsageError(msg)
    return found


def _text(word: str) -> str:
    if word == "-":
        return sys.stdin.read()
    return Path(word[1:]).read_text(encoding="utf-8", errors="replace")
