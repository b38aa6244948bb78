"""Examples of commands that look after the store."""

from __future__ import annotations

from cli.examples.example import Example, Examples

_OF_THE_MACHINE = "its answer is the state of the machine"

EXAMPLES: Examples = {
    "config": (
        Example("blotter config check", "Is anything wrong in blotter.toml?"),
        Example("blotter config show", "What is in force, and why?", _OF_THE_MACHINE),
    ),
    "config check": (
        Example("blotter config check", "All that is wrong, at once."),
        Example(
            "BLOTTER_TIMEZONE=Mars blotter config check", "With another setting.", "it is wrong"
        ),
    ),
    "config init": (
        Example("blotter config init", "A first file, to be filled in.", "a file is there"),
        Example("BLOTTER_HOME=new blotter config init", "In a folder of its own."),
    ),
    "config show": (
        Example("blotter config show", "Every key with its value.", _OF_THE_MACHINE),
        Example("blotter config show --format json", "The same for a program.", _OF_THE_MACHINE),
    ),
    "doctor": (
        Example("blotter doctor", "What is wrong, and what to type.", _OF_THE_MACHINE),
        Example("blotter doctor --format json", "The same for a program.", _OF_THE_MACHINE),
    ),
    "log": (
        Example("blotter log verify", "Is the log whole?"),
        Example("blotter log list --after 150", "What was recorded last."),
    ),
    "log export": (
        Example("blotter log export -o history.jsonl", "The whole history, with the proofs."),
        Example("blotter log export --after 150 --no-bodies", "What came last, without them."),
    ),
    "log import": (
        Example("blotter log import history.jsonl", "What the log does not hold yet is added."),
        Example("blotter log import -", "The same from standard input.", "waits for input"),
    ),
    "log list": (
        Example("blotter log list --sort newest --limit 10", "The last ten events."),
        Example("blotter log list --format jsonl", "All of them, for a program."),
    ),
    "log seal": (
        Example("blotter log seal", "Keep the line elsewhere: it proves this log later."),
        Example("blotter log seal --as-of 150", "The line of an earlier position."),
    ),
    "log verify": (
        Example("blotter log verify", "Every event, every body, every guard."),
        Example("blotter log verify --against @seals.txt", "And the seals you kept elsewhere."),
    ),
    "backup": (
        Example("blotter backup blotter.backup", "The whole store as one verified file."),
        Example("blotter backup /tmp/blotter.backup", "Best onto another disk; work may go on."),
    ),
    "restore": (
        Example("blotter restore blotter.backup", "Make the store of it.", "a store is there"),
        Example(
            "BLOTTER_HOME=restored blotter restore blotter.backup",
            "Make it in a folder of its own, beside the store that is there.",
        ),
    ),
    "completion": (
        Example("blotter completion bash", 'Print it: eval "$(blotter completion bash)" tries it.'),
        Example("blotter completion fish -o blotter.fish", "Write it into a file."),
    ),
    "man": (
        Example("blotter man man", "Into the folder man; man -M man blotter reads them there."),
        Example(
            "blotter man ~/.local/share/man",
            "Where man finds them after an installation by pipx.",
            "writes outside of the test's folder",
        ),
    ),
    "rebuild": (
        Example("blotter rebuild", "All that is made from the log."),
        Example("blotter rebuild --only index", "The index alone, after a change of its engine."),
    ),
}
