"""Where messages go: to standard error, a line each, in the form of the settings."""

from __future__ import annotations

import logging
import sys
from types import TracebackType

from store.config import Settings
from store.messages.hiding import Hiding
from store.messages.json_lines import JsonLines

#: Of libraries, only what somebody should see.
_LIBRARIES = {
    **dict.fromkeys(("alembic", "uvicorn", "scrapy", "twisted", "asyncio"), logging.WARNING),
    "apscheduler": logging.ERROR,
}


class _Lines(logging.Formatter):
    """Messages for people."""

    def __init__(self, layout: str, hide: Hiding) -> None:
        super().__init__(layout)
        self._hide = hide

    def format(self, record: logging.LogRecord) -> str:
        return self._hide(super().format(record))


class _StandardError(logging.Handler):
    """Whatever standard error is when a message comes: a progress bar may have taken its place."""

    def emit(self, record: logging.LogRecord) -> None:
        try:
            sys.stderr.write(f"{self.format(record)}\n")
            sys.stderr.flush()
        except OSError:  # nobody reads it any more: the work goes on
            return


def write_messages(settings: Settings, layout: str = "%(message)s") -> None:
    """Write messages of this process to standard error from now on: for people in a layout of
    `logging`, or as the settings say (`log`) as JSON, faults that end the process too."""
    hide, handler = Hiding(settings), _StandardError()
    is_json = settings.log == "json"
    handler.setFormatter(JsonLines(hide) if is_json else _Lines(layout, hide))
    handler.addFilter(_is_wanted)
    logging.basicConfig(handlers=[handler], level=logging.INFO)
    if is_json:
        logging.captureWarnings(True)
        sys.excepthook = _told


def _is_wanted(record: logging.LogRecord) -> bool:
    """Whether a message is one for whoever runs this. Libraries set their own levels anew."""
    return record.levelno >= _LIBRARIES.get(record.name.partition(".")[0], logging.INFO)


def _told(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    logging.getLogger("blotter").critical("a fault of the program", exc_info=(kind, error, trace))
