"""Examples of commands that read what was found."""

from __future__ import annotations

from cli.examples.example import DECISION, DOCKET, ORDER, Example, Examples

EXAMPLES: Examples = {
    "show": (
        Example(f"blotter show {DECISION}", "What was read in it, its text, and its proof."),
        Example(f"blotter show {DECISION} --cite bibtex", "How to cite it in a paper."),
    ),
    "case": (
        Example(f"blotter case {DECISION}", "The matter it belongs to, from charge to sentence."),
        Example(
            f"blotter case {DECISION} --why --as-of 160",
            "What holds its documents together, as known at position 160.",
        ),
    ),
    "case link": (
        Example(
            f"blotter case link {DECISION} \\\n    {ORDER} --reason 'same inspection'",
            "The two matters become one.",
        ),
        Example(
            f"blotter case link {DECISION} \\\n    {ORDER} --reason clinic --by Ana",
            "The same, as somebody else decided it.",
        ),
    ),
    "case unlink": (
        Example(
            f"blotter case unlink {DOCKET} \\\n    {DECISION} --reason 'another doctor'",
            "The second is taken out of the matter of the first.",
        ),
        Example(
            f"blotter case unlink {DECISION} \\\n    {DOCKET} --reason 'another doctor'",
            "The other way round.",
        ),
    ),
    "due": (
        Example("blotter due --within 60d", "What lies ahead in the next sixty days."),
        Example(
            "blotter due --within 12m --ics ahead.ics",
            "A year ahead, and a file for your calendar.",
        ),
    ),
    "stats": (
        Example("blotter stats --by quarter", "How much was done in each quarter."),
        Example(
            "blotter stats --by state --kind revocation --open WA",
            "The documents behind one number: revocations in Washington.",
        ),
    ),
    "changes": (
        Example("blotter changes --since 90", "What changed after position 90 of the log."),
        Example("blotter changes --change removed", "Only what was taken down."),
    ),
    "diff": (
        Example(f"blotter diff {DOCKET}", "The last change of a docket, entry by entry."),
        Example(
            f"blotter diff {DOCKET} --from 0 --html docket.html",
            "All that changed since it was first seen, as a page.",
        ),
    ),
}
