"""Examples of commands that serve."""

from __future__ import annotations

from cli.examples.example import Example, Examples

_ENDLESS = "runs until it is told to stop"

EXAMPLES: Examples = {
    "serve": (
        Example("blotter serve", "Every night from now on; Ctrl-C ends it.", _ENDLESS),
        Example(
            "BLOTTER_HOME=/srv/blotter blotter serve",
            "The same for the store in another folder.",
            _ENDLESS,
        ),
    ),
    "web": (
        Example("blotter web", "Then open http://127.0.0.1:8000/ in a browser.", _ENDLESS),
        Example(
            "blotter web --host 0.0.0.0 --port 8080",
            "For other machines, too: set BLOTTER_WEB_TOKEN first.",
            _ENDLESS,
        ),
    ),
    "mcp": (
        Example("blotter mcp", "An assistant's program starts this itself.", _ENDLESS),
        Example(
            "BLOTTER_HOME=/srv/blotter blotter mcp",
            "The same over the store in another folder.",
            _ENDLESS,
        ),
    ),
    "schedule": (
        Example("blotter schedule", "What ran last, and what is next."),
        Example("blotter schedule --format json", "The same for a program; times are UTC."),
    ),
}
