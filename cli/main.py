"""`blotter`: each command is a file of this package, imported only when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

#: In the order of a newcomer's need; `blotter NAME` is `command` in cli/commands/NAME.py.
COMMANDS = (
    "crawl",
    "search",
    "show",
    "timeline",
    "cases",
    "case",
    "due",
    "stats",
    "diff",
    "changes",
    "sources",
    "subscribe",
    "subscriptions",
    "unsubscribe",
    "digest",
    "serve",
    "backfill",
    "export",
    "review",
    "tag",
    "note",
    "mask",
    "unmask",
    "erase",
    "log",
    "read",
    "reread",
    "rebuild",
    "backup",
    "restore",
)


#: The packages whose errors are one line for a person.
_OURS = ("answers", "letters", "scheduler", "search", "store")


#: Packages whose errors are said in one line; those of others are faults of the program.
_OURS = ("answers", "letters", "scheduler", "search", "store")


class _Commands(click.Group):
    """A group that knows its commands' names without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"cli.commands.{cmd_name}").command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what the user can mend is said in one line, without a traceback."""
        from store.closing import closing_stores
        from store.config import ConfigError

        try:
            with closing_stores():
                return super().invoke(ctx)
        except click.UsageError as error:  # said in one line, without the usage before it
            place = error.ctx.command_path if error.ctx else ctx.command_path
            msg = f"{error.format_message()} (see `{place} --help`)"
            raise click.UsageError(msg) from error
        except ConfigError as error:
            raise click.UsageError(str(error)) from error
        except (RuntimeError, ValueError) as error:
            if type(error).__module__.split(".")[0] not in _OURS:
                raise
            from cli.shown.output import clean

            if isinstance(error, ValueError):  # what was asked makes no sense
                place = f"{ctx.command_path} {ctx.invoked_subcommand}"
                msg = f"{clean(str(error))} (see `{place} --help`)"
                raise click.UsageError(msg) from error
            raise click.ClickException(clean(str(error))) from error


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="enforcement-blotter", prog_name="blotter")
def main() -> None:
    """The public record of a drug's regulation and enforcement, with the evidence.

    Everything lies in one folder, BLOTTER_HOME; settings are in its blotter.toml.
    """
