"""Every command by the group of the help it stands in; nothing is imported here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Row(NamedTuple):
    """One command."""

    #: Its module in cli/commands, in which it is NAME_command.
    module: str
    #: What it does, in a line that `blotter --help` shows whole in 80 columns.
    line: str


#: In the order in which a newcomer needs them.
GROUPS: Mapping[str, Mapping[str, Row]] = {
    "Find": {
        "search": Row("search", "Find documents by what they say."),
        "timeline": Row("timeline", "List what a query finds, or everything, oldest first."),
        "cases": Row("cases", "List matters: the documents that are about one case."),
        "person": Row("person", "List the people and organizations of a name."),
        "similar": Row("similar", "List the documents that are most like one."),
    },
    "Read": {
        "show": Row("show", "Show a document: what was read in it, its text, its proof."),
        "case": Row("case", "Show one matter, or say which documents belong to it."),
        "due": Row("due", "List days ahead: hearings, sentencings, deadlines and more."),
        "stats": Row("stats", "Count what was done: charges, sentences, rules and more."),
        "changes": Row("changes", "List edits, moves, removals, and matters merged or split."),
        "diff": Row("diff", "Show word by word what changed in a document."),
    },
    "Follow": {
        "save": Row("save", "Save a query under a name, to be asked as @NAME."),
        "saved": Row("save", "List the saved searches."),
        "try": Row("trial", "Try a query: how much it would bring week by week."),
        "subscribe": Row("subscribe", "Send somebody a letter about what is new for a query."),
        "subscriptions": Row("subscriptions", "List who gets which letter, and when."),
        "subscription": Row("subscribe", "Show or change one subscription."),
        "pause": Row("subscriptions", "Hold back the letters of a subscription."),
        "resume": Row("subscriptions", "Send the letters of a paused subscription again."),
        "confirm": Row("subscriptions", "Confirm a subscription."),
        "unsubscribe": Row("subscriptions", "End a subscription."),
        "digest": Row("digest", "Show or send what is new since the last letters."),
        "inbox": Row("inbox", "Read the mails that came back or ask for an end."),
    },
    "Collect and hand on": {
        "crawl": Row("crawl", "Look at the sources now, and record what is new."),
        "sources": Row("sources", "List the sources, how each is, and why."),
        "backfill": Row("backfill", "Record documents of the past."),
        "read": Row("read", "Read texts of your own: who, what, when, under which law."),
        "reread": Row("reread", "Read the kept pages again with today's readers."),
        "export": Row("export", "Write documents, tables or proofs into a file."),
        "publish": Row("publish", "Write the record as a site of files."),
    },
    "Decide": {
        "review": Row("annotate", "Say that a document is relevant, irrelevant or unsure."),
        "tag": Row("annotate", "Put a tag on a document, or take it off."),
        "note": Row("annotate", "Add a note to a document."),
        "mask": Row("mask", "Hide a name in all that is shown, or list the masks."),
        "unmask": Row("mask", "Show a masked name again."),
        "erase": Row("erase", "Erase content for good."),
    },
    "Serve": {
        "serve": Row("serve", "Crawl every night and send letters when they are due."),
        "web": Row("web", "Serve the page and the API."),
        "mcp": Row("mcp", "Answer an assistant's questions over MCP."),
        "schedule": Row("schedule", "Say what ran last, how it ended, and what is next."),
    },
    "Look after the store": {
        "config": Row("config", "Check the settings, show them, or write a first file."),
        "doctor": Row("doctor", "Say what is wrong here, and what to type to mend it."),
        "log": Row("log", "Look at the log itself, or check that it is whole."),
        "backup": Row("backup", "Copy the store into a file while work goes on."),
        "restore": Row("backup", "Make a store of a backup."),
        "rebuild": Row("rebuild", "Build the read models and the index again."),
        "completion": Row("completion", "Let your shell complete commands, ids and names."),
        "man": Row("man", "Write the pages that `man blotter` shows."),
    },
}

#: By name, in the same order.
COMMANDS: Mapping[str, Row] = {name: row for rows in GROUPS.values() for name, row in rows.items()}

#: The lines of those below a command, as they are typed.
LINES_BELOW: Mapping[str, str] = {
    "case link": "Say that two documents are of the same matter.",
    "case unlink": "Take a document out of a matter.",
    "config check": "Say all that is wrong in the settings.",
    "config init": "Write a first file of settings.",
    "config show": "Show what is in force, and where it comes from.",
    "log export": "Write the whole history as JSON Lines.",
    "log import": "Take in a history that `blotter log export` wrote.",
    "log list": "List the events: position, time (UTC), type, stream.",
    "log seal": "Print a line to keep elsewhere, to hold the log to.",
    "log verify": "Check the whole log, and say what is wrong with it.",
    "sources check": "Look at one source, record nothing, and explain.",
    "sources looks": "List the looks at one source, the newest first.",
}
