"""`blotter`: the table of commands, of which only the one that is asked for is imported."""

from __future__ import annotations

import os
import re
import signal
import sys
from functools import partial
from importlib import import_module
from itertools import takewhile
from typing import Any

import click

from cli.as_process import run_as_process
from cli.command_table import COMMANDS, GROUPS
from cli.terminal_options import with_terminal_options

#: No command has an option of one letter but `-h`.
_BARRED_WORD = re.compile(r"-[^\W\d_]\S")
#: Choices are listed by lines of their own.
_LINES = re.compile(r"\s*\n\s*")
#: Where the words that name the command are kept, which an error of its options does not know.
_PATH = "cli.path"


class _Commands(click.Group):
    """A group that knows its commands without importing them."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run a command line; as a process of its own, with streams that may fail under it. A
        shell that completes a word is answered."""
        if asked := os.environ.get("_BLOTTER_COMPLETE"):
            from cli.completion.shells import answer

            answer(self, asked)
        run = partial(super().main, *args, **extra)
        ours = sys.stdout is sys.__stdout__  # not in tests, which bring their own
        if ours and extra.get("standalone_mode", True):
            run_as_process(run)
        return run()

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        if ctx.resilient_parsing:  # a word is completed
            from cli.completion.stand_ins import stand_in

            return stand_in(cmd_name)
        module = import_module(f"cli.commands.{COMMANDS[cmd_name].module}")
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return with_terminal_options(command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands with their lines, those that go together under one heading."""
        longest = max(map(len, COMMANDS))
        for heading, rows in GROUPS.items():
            with formatter.section(heading):
                formatter.write_dl([(name.ljust(longest), row.line) for name, row in rows.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            name, command, rest = super().resolve_command(ctx, args)
        except click.UsageError as error:
            from store.nearest import did_you_mean, nearest

            meant = did_you_mean(nearest(args[0], COMMANDS))
            msg = f"{error.message.rstrip('.')}{meant}"
            raise click.UsageError(msg, ctx) from error
        if command and name and not ctx.resilient_parsing:
            asked = click.Context(command, ctx, name)
            ctx.meta[_PATH] = _path(asked, rest)
            _refuse_words_as_options(asked, rest)
            if {"-h", "--help"} & {*rest} or (command.no_args_is_help and not rest):
                from cli.command_help import complete_help

                complete_help(command, name)
        return name, command, rest

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what the user can mend is said in one line, without a traceback."""
        from store.closing import closing_stores
        from store.settings.config_error import ConfigError

        try:
            with closing_stores():
                return super().invoke(ctx)
        except click.exceptions.NoArgsIsHelpError:
            raise
        except click.UsageError as error:  # said in one line, without the usage before it
            place = error.ctx.command_path if error.ctx else ctx.meta.get(_PATH, ctx.command_path)
            told = _LINES.sub(" ", error.format_message())
            msg = f"{told} (see `{place} --help`)"
            raise click.UsageError(msg) from error
        except (KeyboardInterrupt, click.Abort) as error:
            if not _was_interrupted(error):
                raise  # the end of standard input is the answer to a question
            click.echo(nl=sys.stderr.isatty(), err=True)  # after the ^C that stands there
            raise SystemExit(128 + signal.SIGINT) from None
        except ConfigError as error:
            raise click.UsageError(str(error)) from error
        except (RuntimeError, ValueError) as error:
            from store.told_errors import is_told

            if not is_told(error):
                raise
            raise _in_words(error, ctx) from error


def _in_words(error: Exception, ctx: click.Context) -> click.ClickException:
    """What is told of an error, which is one of usage where what was asked makes no sense."""
    from store.plain_text import clean

    if not isinstance(error, ValueError):
        return click.ClickException(clean(str(error)))
    place = f"(see `{ctx.meta[_PATH]} --help`)"
    return click.UsageError(
        f"{clean(_said(error))} {place}{_place_in_query(error)}{_choices(error)}"
    )


def _was_interrupted(error: BaseException) -> bool:
    """Whether Ctrl-C was pressed, also where it was the answer to a question."""
    return isinstance(
        error.__context__ if isinstance(error, click.Abort) else error, KeyboardInterrupt
    )


def _path(ctx: click.Context, arguments: list[str]) -> str:
    """The words that name the command, or that of a group, which is asked for."""
    word = next((one for one in arguments if not one.startswith("-")), "")
    if not isinstance(ctx.command, click.Group) or not ctx.command.get_command(ctx, word):
        return ctx.command_path
    return f"{ctx.command_path} {word}"


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


def _said(error: ValueError) -> str:
    """What is wrong, without what may be meant."""
    return str(getattr(error, "said", error))


def _choices(error: ValueError) -> str:
    """What may be meant, in a line for each."""
    from store.plain_text import clean

    return "".join(f"\n  {clean(line)}" for line in getattr(error, "lines", ()))


_FIRST_STEPS = """\b
First steps:
  blotter crawl                look at the sources: there is nothing before
  blotter search clinic        what speaks of one
  blotter search --help        the help of a command has two examples"""


@with_terminal_options
@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=_FIRST_STEPS,
)
@click.version_option(package_name="enforcement-blotter", prog_name="blotter")
def main() -> None:
    """The public record of a drug's regulation and enforcement, with the evidence.

    Everything lies in one folder, BLOTTER_HOME; settings are in its blotter.toml.
    """
