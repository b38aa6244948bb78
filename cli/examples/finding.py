"""Examples of commands that find."""

from __future__ import annotations

from cli.examples.example import DECISION, Example, Examples

EXAMPLES: Examples = {
    "search": (
        Example(
            "blotter search 'infusion clinic NOT veterinary' --state WA --from 2025",
            "What speaks of clinics, of Washington, published since 2025.",
        ),
        Example(
            "blotter search '21 USC 841' --all --format csv",
            "All that cites this law, however it is written, for a spreadsheet.",
        ),
    ),
    "timeline": (
        Example("blotter timeline Voskamp", "What was published about a name, oldest first."),
        Example(
            "blotter timeline clinic --by month --chart clinics.svg",
            "How many documents a month, and a picture of it.",
        ),
    ),
    "cases": (
        Example("blotter cases --kind revocation", "Matters in which a registration was revoked."),
        Example(
            "blotter cases telehealth --min 1 --format md",
            "Matters about telehealth, those of one document too, for a memo.",
        ),
    ),
    "person": (
        Example("blotter person Voskamp", "Everybody of this last name, matter by matter."),
        Example(
            "blotter person Leland Voskamp --format json",
            "The same of a first and last name, for a program.",
        ),
    ),
    "similar": (
        Example(f"blotter similar {DECISION}", "What is most like this decision, and why."),
        Example(f"blotter similar {DECISION} --limit 3 --format md", "Three, for a memo."),
    ),
}
