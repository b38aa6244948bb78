"""`blotter`: the table of commands, of which only the one that is asked for is imported."""

from __future__ import annotations

import re
import signal
import sys
from functools import partial
from importlib import import_module
from itertools import takewhile
from typing import Any

import click

from cli.as_process import run_as_process
from cli.options.terminal import with_terminal_options

#: By name: its module in cli/commands, in which it is NAME_command, and the first sentence of its
#: help. In the order in which a newcomer needs them.
COMMANDS = {
    "crawl": (
        "crawl",
        "Look at the named sources, or at all that are followed, and record what is new.",
    ),
    "search": ("search", "Search titles, numbers and texts of all documents."),
    "show": (
        "show",
        "Show a document: where it was published, what was read in it (* is what it is about), "
        "what people decided about it, its text, and the captures that prove it.",
    ),
    "similar": (
        "similar",
        "List the documents that are most like one, by the words that tell what it is about, "
        "with those they share; copies of its text, and the documents of its case, are marked.",
    ),
    "timeline": (
        "timeline",
        "List what a query finds, or without one everything, oldest first.",
    ),
    "cases": (
        "cases",
        "List matters: the documents, of whatever source, that are about one case.",
    ),
    "case": (
        "case",
        "Show the matter of the document ID, or say which documents belong to one.",
    ),
    "person": (
        "person",
        "List the people and organizations of a NAME: an entry for each matter, never added up.",
    ),
    "due": (
        "due",
        "List days ahead: sentencings, hearings, deadlines, effective and compliance dates.",
    ),
    "stats": (
        "stats",
        "Count what was done: charges, sentences, settlements, suspensions, rules …",
    ),
    "diff": ("diff", "Show word by word what changed, by default in the last change."),
    "changes": (
        "changes",
        "List edits, moves, removals, and matters merged or split.",
    ),
    "sources": (
        "sources",
        "List every source: how it is and why, its last look and news (UTC), documents kept.",
    ),
    "save": (
        "save",
        "Save QUERY under NAME, to be asked as @NAME by `blotter search` and the like.",
    ),
    "saved": ("save", "List the saved searches: name and query."),
    "try": ("trial", "Try QUERY, or a saved one by @NAME: how much it would bring week by week."),
    "subscribe": ("subscribe", "Send EMAIL a letter about what is new for QUERY from now on."),
    "subscriptions": (
        "subscriptions",
        "List the subscriptions: id, name or query, address, when letters come, how they stand.",
    ),
    "subscription": ("subscribe", "Show the subscription ID, or change it by options."),
    "pause": (
        "subscriptions",
        "Send no letters of the subscription ID until it is resumed; what happens meanwhile is "
        "told then.",
    ),
    "resume": (
        "subscriptions",
        "Send letters of the subscription ID again, which was paused.",
    ),
    "confirm": (
        "subscriptions",
        "Confirm a subscription by the TOKEN that its addressee was mailed.",
    ),
    "unsubscribe": (
        "subscriptions",
        "End a subscription, by its ID or the TOKEN that letters hold.",
    ),
    "inbox": (
        "inbox",
        "Read the new mails of the inbox: letters that came back, and wishes to confirm or to end.",
    ),
    "digest": (
        "digest",
        "Show or send what is new for each subscription since its last letter.",
    ),
    "serve": (
        "serve",
        "Crawl every night and send letters when they are due, until told to stop.",
    ),
    "web": (
        "web",
        "Serve the page and the API until told to stop, on this machine alone by default.",
    ),
    "mcp": (
        "mcp",
        "Answer an assistant's questions over MCP, on standard input and output (stdio).",
    ),
    "publish": (
        "publish",
        "Write the record into DIR as a site of files, or what of it changed since it was written "
        "there.",
    ),
    "schedule": (
        "schedule",
        "Say what ran last, how it ended, and what is next and when: looks, letters, reading.",
    ),
    "backfill": (
        "backfill",
        "Record past documents: from WARC or WACZ files, an archive, or the source itself.",
    ),
    "export": ("export", "Write documents, or the captures that prove them, into a file."),
    "review": (
        "annotate",
        "Say of the document ID that it is relevant, irrelevant, or that you are unsure.",
    ),
    "tag": ("annotate", "Put TAG on the document ID: one word, without regard to case."),
    "note": ("annotate", "Add a note to the document ID, which `blotter show` has from then on."),
    "mask": ("mask", "Hide NAME in whatever is shown, found, mailed or exported."),
    "unmask": ("mask", "Show NAME again, which was masked."),
    "erase": (
        "erase",
        "Erase the payloads of the events at these positions, and the bodies only they rest on.",
    ),
    "log": ("log", "Look at the log itself, or check that it is whole."),
    "read": ("read", "Read texts given as JSON Lines and write a line for each."),
    "reread": (
        "reread",
        "Read the kept pages again with today's readers, and record what they read otherwise.",
    ),
    "rebuild": (
        "rebuild",
        "Build the read models and the index again, from the first event to the last.",
    ),
    "backup": (
        "backup",
        "Copy the store into FILE while work on it goes on; `blotter restore` makes a store of it.",
    ),
    "restore": ("backup", "Make the store of a FILE that `blotter backup` wrote."),
    "doctor": ("doctor", "Say what is wrong with this installation, and what to type to mend it."),
}

#: No command has an option of one letter but `-h`.
_BARRED_WORD = re.compile(r"-[^\W\d_]\S")


class _Commands(click.Group):
    """A group that knows its commands without importing them."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run a command line; as a process of its own, with streams that may fail under it."""
        run = partial(super().main, *args, **extra)
        if sys.stdout is sys.__stdout__:  # not in tests, which bring their own
            run_as_process(run)
        return run()

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"cli.commands.{COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return with_terminal_options(command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands with their help lines, cut as click cuts them."""
        width = formatter.width - 6 - max(map(len, COMMANDS))
        rows = [
            (name, click.Command(name, help=line).get_short_help_str(width))
            for name, (_, line) in COMMANDS.items()
        ]
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name, command, rest = super().resolve_command(ctx, args)
        if command:
            _refuse_words_as_options(click.Context(command, ctx, name), rest)
        return name, command, rest

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what the user can mend is said in one line, without a traceback."""
        from store.closing import closing_stores
        from store.settings.config_error import ConfigError

        try:
            with closing_stores():
                return super().invoke(ctx)
        except click.UsageError as error:  # said in one line, without the usage before it
            place = error.ctx.command_path if error.ctx else ctx.command_path
            msg = f"{error.format_message()} (see `{place} --help`)"
            raise click.UsageError(msg) from error
        except (KeyboardInterrupt, click.Abort) as error:
            if not _was_interrupted(error):
                raise  # the end of standard input is the answer to a question
            click.echo(nl=sys.stderr.isatty(), err=True)  # after the ^C that stands there
            raise SystemExit(128 + signal.SIGINT) from None
        except ConfigError as error:
            raise click.UsageError(str(error)) from error
        except (RuntimeError, ValueError) as error:
            from store.plain_text import clean
            from store.told_errors import is_told

            if not is_told(error):
                raise
            if isinstance(error, ValueError):  # what was asked makes no sense
                place = f"{ctx.command_path} {ctx.invoked_subcommand}"
                msg = f"{clean(str(error))} (see `{place} --help`){_place_in_query(error)}"
                raise click.UsageError(msg) from error
            raise click.ClickException(clean(str(error))) from error


def _was_interrupted(error: BaseException) -> bool:
    """Whether Ctrl-C was pressed, also where it was the answer to a question."""
    return isinstance(
        error.__context__ if isinstance(error, click.Abort) else error, KeyboardInterrupt
    )


def _refuse_words_as_options(ctx: click.Context, arguments: list[str]) -> None:
    """Say what to write in place of `-word`, which would be read as options: `-heroin` as `-h`."""
    options = takewhile(lambda argument: argument != "--", arguments)
    word = next((argument.split()[0] for argument in options if _BARRED_WORD.match(argument)), "")
    if word and any(parameter.name == "query" for parameter in ctx.command.params):
        msg = f"No such option '{word}': write NOT before a word to leave it out, or -- before all"
        raise click.UsageError(msg, ctx)


def _place_in_query(error: ValueError) -> str:
    """Where a query is not understood, in lines of their own."""
    from search.language.query_error import QueryError

    if not isinstance(error, QueryError) or error.offset is None:
        return ""
    from cli.pointed import pointed

    return f"\n{pointed(error.query, error.offset)}"


@with_terminal_options
@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="enforcement-blotter", prog_name="blotter")
def main() -> None:
    """The public record of a drug's regulation and enforcement, with the evidence.

    Everything lies in one folder, BLOTTER_HOME; settings are in its blotter.toml.
    """
