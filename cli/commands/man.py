"""`blotter man`: the pages of man, made of the commands that are installed."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import click

from cli.manual.entry import entries
from cli.manual.roff import man_pages
from cli.shown.files.atomic_file import atomic_file, require_folder


@click.command("man")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.pass_context
def man_command(context: click.Context, folder: Path) -> None:
    """Write a page for `man` of every command into DIR/man1.

    DIR is one of the folders that `manpath` lists: ~/.local/share/man is read wherever
    ~/.local/bin is on the PATH, as it is after pipx. Then `man blotter` and `man blotter-search`
    work. After an upgrade write them again.
    """
    main = context.find_root().command
    assert isinstance(main, click.Group)
    pages = man_pages(
        entries(main), version=version("enforcement-blotter"), day=datetime.now(UTC).date()
    )
    section = folder / "man1"
    require_folder(section)
    for name, page in pages.items():
        with atomic_file(section / name) as out:
            out.write(page.encode("ascii"))
    click.echo(f"{len(pages)} pages in {section}")
