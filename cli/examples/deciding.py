"""Examples of commands by which people decide."""

from __future__ import annotations

from cli.examples.example import DECISION, Example, Examples

EXAMPLES: Examples = {
    "review": (
        Example(f"blotter review {DECISION} relevant", "It is what we look for."),
        Example(f"blotter review {DECISION} irrelevant --reason 'a list'", "It is not, and why."),
    ),
    "tag": (
        Example(f"blotter tag {DECISION} telehealth", "Found by --tag telehealth from now on."),
        Example(f"blotter tag {DECISION} appeal --remove", "Take the tag off."),
    ),
    "note": (
        Example(f"blotter note {DECISION} 'An appeal is expected.'", "Shown with it from now on."),
        Example(
            f"blotter note {DECISION} 'Checked.' --by 'A. Analyst'",
            "The note of somebody else.",
        ),
    ),
    "mask": (
        Example(
            "blotter mask 'Tamsin Orloff' --reason 'asked for by counsel'",
            "The name is hidden wherever something is shown.",
        ),
        Example("blotter mask", "Which names are hidden, since when, and why."),
    ),
    "unmask": (
        Example(
            "blotter unmask 'Rosa Example' --reason 'the request was withdrawn'",
            "The name is shown again.",
        ),
        Example(
            "blotter unmask 'Rosa Example' --reason 'a mistake' --by 'A. Analyst'",
            "The same, as somebody else decided it.",
        ),
    ),
    "erase": (
        Example(
            "blotter erase 38 --reason 'order of a court'",
            "What event 38 holds, after you have said yes.",
            "asks first",
        ),
        Example("blotter erase --status", "Who has not passed the last erasure yet."),
    ),
}
