"""Examples of commands that collect the record and hand it on."""

from __future__ import annotations

from cli.examples.example import DECISION, Example, Examples

_NETWORK = "asks publishers"

EXAMPLES: Examples = {
    "crawl": (
        Example(
            "blotter crawl us_dea_press_releases",
            "Look at one source now; without a name, at all that are followed.",
            _NETWORK,
        ),
        Example(
            "blotter crawl --replay sample/archive.warc.gz",
            "Take the answers from the bundled archive, without the network.",
        ),
    ),
    "sources": (
        Example("blotter sources", "How every source is, and why."),
        Example("blotter sources --format csv", "The same for a spreadsheet."),
    ),
    "sources check": (
        Example(
            "blotter sources check us_dea_press_releases",
            "What is to be seen there now; nothing is recorded.",
            _NETWORK,
        ),
        Example(
            "blotter sources check us_fda_warning_letters",
            "The same of another one.",
            _NETWORK,
        ),
    ),
    "sources looks": (
        Example("blotter sources looks us_dea_press_releases", "Every look, the newest first."),
        Example(
            "blotter sources looks us_dea_press_releases --limit 5 --format csv",
            "The last five, for a spreadsheet.",
        ),
    ),
    "backfill": (
        Example(
            "blotter backfill us_dea_press_releases --from 2019-01-01 --to 2024-12-31",
            "Six years, back through the source's own listing.",
            _NETWORK,
        ),
        Example(
            "blotter backfill us_dea_press_releases --from 2018 --to 2018 --wayback",
            "What the Wayback Machine has of it.",
            _NETWORK,
        ),
    ),
    "read": (
        Example("blotter read texts.jsonl", "Who, what, when and under which law, text by text."),
        Example("blotter read texts.jsonl --cases", "Which of the texts are one case."),
    ),
    "reread": (
        Example("blotter reread --dry-run", "What today's readers read otherwise."),
        Example("blotter reread us_dea_press_releases", "Record it, for one source."),
    ),
    "export": (
        Example(
            f"blotter export {DECISION} --bundle decision.zip",
            "A document with all that proves it, for somebody without Blotter.",
        ),
        Example(
            "blotter export --format csv --table sentences -o sentences.csv",
            "Every sentence that was read, as a table.",
        ),
    ),
    "publish": (
        Example("blotter publish site", "The record as pages, in the folder site."),
        Example(
            "blotter publish clinics --query clinic --url https://blotter.example.org",
            "Only what a search finds, for this address.",
        ),
    ),
}
