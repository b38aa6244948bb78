"""What a command prints on a real terminal."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.terminals import OnTerminal, run_on_terminal

SCRIPT = """
import sys
from cli.shown.terminal.screen import ScreenRules, run_on_screen

def run():
    sys.stderr.write("before\\n")
    for number in range(LINES):
        print(f"line {number} of some words")
        sys.stdout.flush()
    sys.stderr.write("after\\n")
    sys.exit(3)

rules = ScreenRules(only_answers=lambda: True, is_text=lambda: TEXT, is_paged=lambda: PAGED)
run_on_screen(run, rules)
"""


NOTHING: Mapping[str, str] = {}


@pytest.fixture
def pager(tmp_path: Path) -> str:
    """A pager that says that it was there."""
    program = tmp_path / "pager"
    program.write_text('#!/bin/sh\necho "with LESS=$LESS"\ncat\n')
    program.chmod(0o755)
    return str(program)


def shown(
    count: int,
    environment: Mapping[str, str] = NOTHING,
    *,
    text: bool = True,
    paged: bool = True,
    columns: int = 80,
) -> OnTerminal:
    script = SCRIPT.replace("LINES", str(count)).replace("TEXT", str(text))
    script = script.replace("PAGED", str(paged))
    return run_on_terminal(["-c", script], environment, columns=columns)


def lines(count: int) -> list[str]:
    return [f"line {number} of some words" for number in range(count)]


def test_what_fits_the_screen_goes_to_no_pager(pager: str) -> None:
    on = shown(21, {"PAGER": pager})  # with what is said after it, 22 lines of the 24
    assert (on.code, on.lines()) == (3, ["before", *lines(21), "after"])


def test_what_is_longer_goes_to_the_pager_in_order(pager: str) -> None:
    on = shown(40, {"BLOTTER_PAGER": pager, "PAGER": "false", "LESS": "S"})
    assert (on.code, on.lines()) == (3, ["before", "with LESS=S", *lines(40), "after"])


def test_lines_that_were_broken_count(pager: str) -> None:
    assert "with LESS=FRX" in shown(15, {"PAGER": pager}, columns=18).lines()
    assert "with LESS=FRX" not in shown(15, {"PAGER": pager}).lines()


@pytest.mark.parametrize(
    ("paged", "environment"),
    [
        (False, {}),
        (True, {"BLOTTER_PAGER": ""}),
        (True, {"BLOTTER_PAGER": "cat"}),
        (True, {"BLOTTER_PAGER": "no-such-pager-anywhere -x"}),
        (True, {"BLOTTER_PAGER": "it's"}),
        (True, {"TERM": "dumb"}),
    ],
)
def test_without_a_pager(pager: str, *, paged: bool, environment: dict[str, str]) -> None:
    on = shown(40, {"PAGER": pager, **environment}, paged=paged)
    assert (on.code, on.lines()) == (3, ["before", *lines(40), "after"])


def test_a_reader_who_leaves_the_pager_is_no_fault() -> None:
    on = shown(20000, {"PAGER": "head -n 2"})
    assert (on.code, on.lines()) == (0, ["before", *lines(2)])


def test_lines_are_broken_between_words() -> None:
    on = shown(1, columns=10)
    assert on.lines() == ["before", "line 0 of", "some words", "after"]
    assert shown(1, columns=10, text=False).lines() == ["before", *lines(1), "after"]
