"""Which errors are told to whoever asked, in one line, and which are faults of the program."""

from __future__ import annotations

#: Packages whose errors are written to be read; those of others are faults.
_OURS = (
    *("agents", "answers", "casebook", "formats", "letters", "publishing"),
    *("scheduler", "search", "store", "web"),
)


def is_told(error: BaseException) -> bool:
    """Whether an error is one that its asker can mend: a class of Blotter's own, which is a
    ValueError where what was asked makes no sense, else a RuntimeError."""
    ours = type(error).__module__.split(".")[0] in _OURS
    return ours and isinstance(error, RuntimeError | ValueError)
