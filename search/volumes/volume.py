"""Where the index lies, and how far into the log it has come: looked up without any engine.

The index directory holds volumes, folders named 1, 2, 3 …: the highest number is in use, a whole
new one comes into place by a rename. In a volume, Whoosh commits by renaming its table of contents
(`_MAIN_<generation>.toc`); beside it lies `checkpoint.<generation>.json`, written before. What
tantivy commits is a volume, which holds one `checkpoint.json`. So the position is committed with
the content it belongs to, whenever the process dies.
"""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import asdict
from pathlib import Path

from search.index.checkpoint import NOTHING, VERSION, Checkpoint


def latest(directory: Path) -> Path | None:
    """The volume in use; None where there is no index."""
    numbers = volumes(directory)
    return directory / str(max(numbers)) if numbers else None


def volumes(directory: Path) -> list[int]:
    """The numbers of the volumes that are whole."""
    if not directory.is_dir():
        return []
    return [int(name) for name in os.listdir(directory) if name.isdecimal()]  # noqa: PTH208


def remove(directory: Path) -> None:
    """Delete all volumes, those too that are not whole. To be done by whoever writes alone."""
    for folder in directory.iterdir():
        if folder.is_dir():
            shutil.rmtree(folder)


def checkpoint(directory: Path) -> Checkpoint:
    """How far the index has come; `NOTHING` where there is none that can be used."""
    volume = latest(directory)
    if volume is None:
        return NOTHING
    try:
        reached = Checkpoint(**json.loads(_committed(volume).read_text()))
    except (OSError, ValueError, TypeError):
        return NOTHING
    return reached if reached.version == VERSION else NOTHING


def library(directory: Path) -> str | None:
    """The library that wrote the volume in use, of whatever version; None where there is none, or
    its checkpoint cannot be read."""
    volume = latest(directory)
    if volume is None:
        return None
    try:
        reached = json.loads(_committed(volume).read_text())
        return str(reached.get("library", "whoosh"))
    except (OSError, ValueError, AttributeError):
        return None


def _committed(volume: Path) -> Path:
    """The checkpoint that was committed last."""
    whole = volume / "checkpoint.json"
    return whole if whole.exists() else volume / f"checkpoint.{generation(volume)}.json"


def generation(volume: Path) -> int:
    """The number of Whoosh's last commit; -1 where there was none."""
    numbers = [
        int(number)
        for name in os.listdir(volume)  # noqa: PTH208
        if name.startswith("_MAIN_") and name.endswith(".toc")
        if (number := name[len("_MAIN_") : -len(".toc")]).isdecimal()
    ]
    return max(numbers, default=-1)


def write_checkpoint(volume: Path, generation: int | None, reached: Checkpoint) -> None:
    """Write the checkpoint of a generation, or of the whole volume, before that is committed."""
    file = volume / ("checkpoint.json" if generation is None else f"checkpoint.{generation}.json")
    new = file.with_suffix(".new")
    new.write_text(json.dumps(asdict(reached)))
    new.replace(file)


def remove_old_checkpoints(volume: Path, generation: int) -> None:
    """Remove checkpoints older than the last generation's, which somebody may be reading."""
    for file in volume.glob("checkpoint.*.json"):
        number = file.name.split(".")[1]
        if number.isdecimal() and int(number) < generation - 1:
            file.unlink(missing_ok=True)
