"""`blotter completion`: what bash, zsh and fish read to complete its words."""

from __future__ import annotations

from pathlib import Path

import click

from cli.completion.shells import script
from cli.options.written_file import output_option
from cli.shown.files.atomic_file import file_or_stdout, require_folder


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@output_option("Write to this file; else it is printed.")
@click.pass_context
def completion_command(context: click.Context, shell: str, output: Path | None) -> None:
    """Print what SHELL reads to complete commands, options, ids, sources, tags and names.

    bash reads ~/.local/share/bash-completion/completions/blotter, fish
    ~/.config/fish/completions/blotter.fish, zsh a file named _blotter in a folder of its fpath.
    Values are those of the store that BLOTTER_HOME names; masked names are never among them.
    """
    text = script(context.find_root().command, shell)
    if output:
        require_folder(output.parent)
    with file_or_stdout(output) as out:
        out.write(text.encode())
    if output:
        click.echo(f"{output} is read by each {shell} that starts from now on", err=True)
