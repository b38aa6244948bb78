"""Where the index lies, and how far into the log it has come: looked up without Whoosh.

The index directory holds volumes, folders named 1, 2, 3 …: the highest number is in use, a whole
new one comes into place by a rename. In a volume, Whoosh commits by renaming its table of contents
(`_MAIN_<generation>.toc`); beside it lies `checkpoint.<generation>.json`, written before, so the
position is committed with the content it belongs to, whenever the process dies.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

#: Bump it when fields or words change; an index of another version is built again from the log.
VERSION = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Checkpoint:
    """How far an index has come."""

    #: The last position of the log that is in the content.
    position: int
    #: The hash of the event there: whose log it is.
    hash: str
    version: int = VERSION


NOTHING = Checkpoint(position=0, hash="")


def latest(directory: Path) -> Path | None:
    """The volume in use; None where there is no index."""
    numbers = volumes(directory)
    return directory / str(max(numbers)) if numbers else None


def volumes(directory: Path) -> list[int]:
    """The numbers of the volumes that are whole."""
    if not directory.is_dir():
        return []
    return [int(name) for name in os.listdir(directory) if name.isdecimal()]  # noqa: PTH208


def checkpoint(directory: Path) -> Checkpoint:
    """How far the index has come; `NOTHING` where there is none that can be used."""
    volume = latest(directory)
    if volume is None:
        return NOTHING
    try:
        text = (volume / _name(generation(volume))).read_text()
        found = Checkpoint(**json.loads(text))
    except (OSError, ValueError, TypeError):
        return NOTHING
    return found if found.version == VERSION else NOTHING


def generation(volume: Path) -> int:
    """The number of Whoosh's last commit; -1 where there was none."""
    found = [
        int(number)
        for name in os.listdir(volume)  # noqa: PTH208
        if name.startswith("_MAIN_") and name.endswith(".toc")
        if (number := name[len("_MAIN_") : -len(".toc")]).isdecimal()
    ]
    return max(found, default=-1)


def note(volume: Path, generation: int, reached: Checkpoint) -> None:
    """Write down how far the content of a generation goes, before that is committed."""
    file = volume / _name(generation)
    new = file.with_suffix(".new")
    new.write_text(json.dumps(asdict(reached)))
    new.replace(file)


def forget(volume: Path, generation: int) -> None:
    """Remove the notes of generations before this one, but the last: somebody may be reading it."""
    for file in volume.glob("checkpoint.*.json"):
        number = file.name.split(".")[1]
        if number.isdecimal() and int(number) < generation - 1:
            file.unlink(missing_ok=True)


def _name(generation: int) -> str:
    return f"checkpoint.{generation}.json"
