"""A difference as a page that stands on its own: no script, and nothing from anywhere else."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from cli.shown.output import clean
from cli.shown.proof_lines import proof

if TYPE_CHECKING:
    from answers.documents.diff import ComparedRevision, RevisionDiff
    from store.documents.word_diff import WordRun

_STYLE = """
body { max-width: 46em; margin: 2em auto; padding: 0 1em; font: 16px/1.5 Georgia, serif; }
h1 { font-size: 1.3em; } h2 { font-size: 1em; margin: 2em 0 0; color: #555; }
dl { font-size: .85em; } dd { margin: 0 0 .5em; overflow-wrap: anywhere; }
div { white-space: pre-wrap; }
del { background: #fdd; color: #8b1a1a; } ins { background: #dfd; color: #14561f; }
ins { text-decoration: none; }
"""
_TAGS = {"same": ("", ""), "removed": ("<del>", "</del>"), "added": ("<ins>", "</ins>")}


def diff_page(found: RevisionDiff) -> str:
    """The whole page: which captures are compared, then each field that differs, in full."""
    title = _shown(found.title)
    sections = [
        f"<h2>{_shown(one.field)}</h2>\n<div>{_marked(one.pieces)}</div>" for one in found.fields
    ]
    body = "\n".join(sections) or "<p>The two read the same.</p>"
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>{_STYLE}</style>
</head>
<body>
<h1>{title}</h1>
<p>{_shown(found.id)}<br>{_shown(found.url)}</p>
<dl>
{_proved("removed", found.before)}
{_proved("added", found.after)}
</dl>
{body}
</body>
</html>
"""


def _proved(kind: str, revision: ComparedRevision) -> str:
    """A revision, with when, from where and with which bytes it was had."""
    opening, closing = _TAGS[kind]
    lines = [f"<dt>{opening}revision {revision.number}{closing}</dt>"]
    if revision.capture:
        lines += [f"<dd>{_shown(line)}</dd>" for line in proof(revision.capture)]
    return "\n".join(lines)


def _marked(pieces: Sequence[WordRun]) -> str:
    """The pieces as HTML, words of which one was the last of its text parted by a blank."""
    shown = ""
    for piece in pieces:
        opening, closing = _TAGS[piece.kind]
        text = "\n".join(_shown(line) for line in piece.text.split("\n"))
        shown += f"{opening}{text}{closing}" + ("" if text[-1:].isspace() else " ")
    return shown.rstrip()


def _shown(text: str) -> str:
    return escape(clean(text))
