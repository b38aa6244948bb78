"""`blotter completion`: what bash, zsh and fish read to complete its words."""

from __future__ import annotations

from pathlib import Path

import click

from cli.completion.shells import script


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.option(
    "-o",
    "--output",
    "file",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this file; else it is printed.",
)
@click.pass_context
def completion_command(context: click.Context, shell: str, file: Path | None) -> None:
    """Print what SHELL reads to complete commands, options, ids, sources, tags and names.

    bash reads ~/.local/share/bash-completion/completions/blotter, fish
    ~/.config/fish/completions/blotter.fish, zsh a file named _blotter in a folder of its fpath.
    Values are those of the store that BLOTTER_HOME names; masked names are never among them.
    """
    text = script(context.find_root().command, shell)
    if file is None:
        click.echo(text, nl=False)
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    click.echo(f"{file} is read by each {shell} that starts from now on", err=True)
