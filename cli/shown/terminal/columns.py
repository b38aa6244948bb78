"""How many columns of a terminal a text takes."""

from __future__ import annotations

import click


def columns_of(text: str) -> int:
    """Without its colours; wide characters, as those of Chinese, take two, and what joins a letter
    none."""
    plain = click.unstyle(text)
    if plain.isascii():
        return len(plain)
    from rich.cells import cell_len  # which takes as long to import as some answers

    return cell_len(plain)


def fitted(text: str, columns: int) -> str:
    """A text without colours in so many columns, filled with blanks; … is where it was cut."""
    taken = columns_of(text)
    if taken <= columns:
        return text + " " * (columns - taken)
    from rich.cells import set_cell_size

    return set_cell_size(text, max(columns - 1, 0)) + "…"[:columns]
