"""Whether the operating system refused because something may be read and not written."""

from __future__ import annotations

import errno

_READ_ONLY = (errno.EROFS, errno.EACCES, errno.EPERM)


def is_forbidden(error: OSError) -> bool:
    """Whether that is why it refused, and no full or broken disk."""
    return error.errno in _READ_ONLY
