"""Files that are not as tantivy wrote them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


class DamagedIndexError(RuntimeError):
    """The index cannot be read; the message is tantivy's."""


@contextmanager
def panics_as_errors() -> Iterator[None]:
    """Raise as DamagedIndexError what tantivy meets damage with: a panic of Rust, which Python
    takes for an end of the process, and whose class has no name to import."""
    try:
        yield
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise DamagedIndexError(str(error)) from error
