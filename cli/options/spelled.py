"""Options that may be spelled in several ways."""

from __future__ import annotations

import click


class Spelled(click.Option):
    """An option of which help shows the first spelling; the others are understood everywhere."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        spellings, self.opts = self.opts, self.opts[:1]
        try:
            return super().get_help_record(ctx)
        finally:
            self.opts = spellings
