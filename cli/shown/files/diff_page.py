"""A difference as a page that stands on its own: no script, and nothing from anywhere else."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from answers.documents.comparing.entry_words import entry_heading
from answers.documents.diff import RevisionDiff
from cli.shown.document_lines import capture_lines, revision_name
from cli.shown.output import clean, clean_lines


def diff_page(diff: RevisionDiff) -> str:
    """The whole page: which captures are compared, then each field that differs, in full. Words of
    which one is the last of its text are parted by a blank."""
    templates = Environment(
        loader=PackageLoader("cli", "shown/files"),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    templates.filters.update(clean=clean, clean_lines=clean_lines)
    return templates.get_template("diff_page.html").render(
        diff=diff,
        capture_lines=capture_lines,
        entry_heading=entry_heading,
        revision_name=revision_name,
    )
