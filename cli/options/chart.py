"""`--chart`: numbers drawn into a file."""

from __future__ import annotations

from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.shown.files.atomic_file import atomic_file
from cli.shown.output import clean

if TYPE_CHECKING:
    from casebook.asking.fields import Fields
    from formats.svg_bars import Bars


class ChartParam(click.Path):
    """A file that can be drawn, as its suffix says."""

    def __init__(self) -> None:
        super().__init__(dir_okay=False, path_type=Path)

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Path:
        file = Path(str(value))
        if file.suffix.lower() not in (".svg", ".png", ".html"):
            self.fail("name a file .svg, .png or .html", param, ctx)
        super().convert(file, param, ctx)
        if file.suffix.lower() == ".png":  # before anything else is answered
            from formats.svg_bars import check_png

            check_png()
        return file


chart_option = click.option(
    "--chart",
    metavar="FILE",
    type=ChartParam(),
    help="Also draw it: FILE.svg, FILE.html, or FILE.png, which needs the extra `png`.",
)


def titled(head: str, words: str, fields: Fields, since: date | None, until: date | None) -> str:
    """What is drawn, and what it was narrowed to."""
    bounds = (f"from {since}" if since else "", f"to {until}" if until else "")
    return ", ".join(filter(None, [head, *chain(*fields.values()), words, *bounds]))


def draw(file: Path, bars: Bars, *, title: str, axis: str) -> None:
    """Write a chart as the file's suffix says, and say so on standard error."""
    from formats.svg_bars import html, png, svg

    drawing = svg(bars, title=title, axis=axis)
    match file.suffix.lower():
        case ".png":
            content = png(drawing)
        case ".html":
            content = html(drawing, title=title).encode()
        case _:
            content = drawing.encode()
    with atomic_file(file) as out:
        out.write(content)
    click.echo(clean(f"{file}: {title}"), err=True)
