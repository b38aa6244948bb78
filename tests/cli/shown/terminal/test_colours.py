"""What is said of colour, on the command line and in the environment."""

from __future__ import annotations

import pytest

from cli.shown.terminal.colours import When, chosen_colour


@pytest.mark.parametrize(
    ("when", "environ", "colour"),
    [
        ("auto", {}, None),
        ("auto", {"TERM": "xterm"}, None),
        ("auto", {"NO_COLOR": "1"}, False),
        ("auto", {"NO_COLOR": "0"}, False),
        ("auto", {"NO_COLOR": ""}, None),
        ("auto", {"NO_COLOR": "1", "CLICOLOR_FORCE": "1"}, False),
        ("auto", {"CLICOLOR_FORCE": "1", "TERM": "dumb"}, True),
        ("auto", {"CLICOLOR_FORCE": "0"}, None),
        ("auto", {"FORCE_COLOR": "1"}, True),
        ("auto", {"CLICOLOR": "0"}, False),
        ("auto", {"CLICOLOR": "1"}, None),
        ("auto", {"TERM": "dumb"}, False),
        ("always", {"NO_COLOR": "1"}, True),
        ("never", {"CLICOLOR_FORCE": "1"}, False),
    ],
)
def test_the_nearest_word_holds(
    when: When, environ: dict[str, str], *, colour: bool | None
) -> None:
    assert chosen_colour(when, environ) == colour
