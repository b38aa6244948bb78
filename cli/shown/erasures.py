"""What was erased, and who may still hold it, in lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from answers.erasures.status import ErasureStatus, RegisteredReader
from store.privacy.erasing import Erasure
from store.readers.standbys import Standby

#: Positions that are named; of further ones the number is given.
_NAMED = 20


def erasure_lines(done: Erasure) -> Iterator[str]:
    """What was done, and what is still there that belongs to it."""
    if done.positions:
        noun = "body" if done.bodies == 1 else "bodies"
        yield f"erased: {_list(done.positions)}, with {done.bodies} {noun}"
    else:
        yield "erased before; the files of the store were written anew"
    for digest, places in done.kept.items():
        yield f"the answer {digest} is kept: {_list(places)} were read from it too"
    for stream, places in done.others.items():
        yield f"{stream} still has content at {_list(places)}"
    for stream in done.streams:
        yield f"the log keeps that there was {stream}"
    for left in done.left:
        yield f"not written anew, for want of rights in the database: {left}"


def status_lines(status: ErasureStatus, *, whole: bool = False) -> Iterator[str]:
    """Whether it is complete, and who is waited for; the whole of it names those who passed too,
    and says of what is elsewhere what to do."""
    if not status.position:
        yield "nothing was ever erased"
    else:
        yield _told(status)
    for reader in status.readers if whole else status.waiting_for:
        yield from _of_reader(reader)
    for standby in status.standbys:
        yield f"  {_of_standby(standby)}"
    if not whole:
        yield f"not reached: {'; '.join(it.what for it in status.elsewhere)}"
        yield "`blotter erase --status` says what to do about each, and who has passed it"
    elif status.position:
        yield "not reached, and yours to see to:"
        for place in status.elsewhere:
            yield f"  {place.what}: {place.advice}"


def _told(status: ErasureStatus) -> str:
    of, waiting = len(status.readers), len(status.waiting_for)
    erased = f"the erasure of #{status.position}"
    if status.complete:
        return f"complete: all that is registered here has passed {erased} ({of} of {of})"
    return f"not complete: {waiting} of {of} registered here have not passed {erased}"


def _of_reader(reader: RegisteredReader) -> Iterator[str]:
    said = f"{reader.said_at:%Y-%m-%d %H:%M:%S} UTC"
    at = f"at #{reader.position}"
    match reader.standing:
        case "passed":
            yield f"  {reader.name}  passed, {at}; said so {said}; holds {reader.holds}"
        case "silent":
            yield f"  {reader.name}  silent since {said}, {at}; holds {reader.holds}"
            yield f"    if it is gone: blotter erase --gone {reader.name}"
        case "behind":
            yield f"  {reader.name}  behind, {at}; said so {said}; holds {reader.holds}"
            yield f"    {_REMEDY[reader.kind].format(reader.name)}"


_FOLLOWS = "it follows by itself, once what is under way there has ended"
_REMEDY = {
    **dict.fromkeys(("web", "mcp", "serve"), _FOLLOWS),
    "index": "search there, or delete it and: blotter erase --gone {}",
    "published": "publish there again, or delete it and: blotter erase --gone {}",
    "files": "the command was interrupted: repeat it with the same positions",
}


def _of_standby(standby: Standby) -> str:
    """What PostgreSQL tells of a server that follows this one."""
    place = f" at {standby.address}" if standby.address else ""
    told = {
        True: "has written its files anew as well",
        False: "is behind, and still holds it",
        None: "cannot be seen whether it has passed it",
    }[standby.passed]
    return f"standby {standby.name}{place}  {standby.state or 'state unknown'}, {told}"


def _list(positions: Sequence[int]) -> str:
    more = len(positions) - _NAMED
    named = ", ".join(f"#{position}" for position in positions[:_NAMED])
    return f"{named} and {more} more" if more > 0 else named
