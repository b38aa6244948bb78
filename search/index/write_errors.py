"""Why an index could not be written."""


class IndexWriteError(RuntimeError):
    """The index cannot be written; the message says why."""


class IndexReadOnlyError(IndexWriteError):
    """The index may be read and not written from here."""


class IndexBusyError(IndexWriteError):
    """Another process has been writing the index for longer than we would wait."""
