"""The examples of all commands."""

from __future__ import annotations

from cli.examples import collecting, deciding, finding, following, looking_after, reading, serving
from cli.examples.example import Examples

_GROUPS = (finding, reading, following, collecting, deciding, serving, looking_after)

EXAMPLES: Examples = {
    words: examples for group in _GROUPS for words, examples in group.EXAMPLES.items()
}
