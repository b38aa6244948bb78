"""What stands in the way of a form."""

from __future__ import annotations


class FormatError(RuntimeError):
    """A form needs what is not installed on this machine; the message is one line."""
