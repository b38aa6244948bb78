"""What befalls the two while one of them is in the middle of a look, or of handing over a letter.

Whoever is asked then, the site or the mail server, says so and does not answer until it is over.
"""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from random import Random
from threading import Event
from typing import Literal

from benchmarks.two_serves.processes import LABELS, Serves
from benchmarks.two_serves.site import Site
from tests.letters.delivery.faulty_server import FaultyServer
from tests.postgresql import Server

#: The leader is killed, or the database is started anew while the other serve begins.
Fate = Literal["kill", "restart"]
#: Requests of a night, at least: robots.txt, a feed and an entry of each host.
_REQUESTS = 6
#: Seconds that work is waited for, and in which the other serve begins beside it.
_PATIENCE, _MEANWHILE = 120.0, 4.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """Where it happens."""

    site: Site
    mail: FaultyServer
    database: Server
    serves: Serves
    #: The lock under which the letter is handed over.
    letter_lock: str
    chance: Random


def strike(scene: Scene, fate: Fate, begin: Callable[[], None], *, is_night: bool) -> None:
    """Have the slot begin, and that befall whoever does its work, in the middle of it."""
    if is_night:
        held, lock = _held_look(scene), "crawl"
    else:
        held, lock = _held_letter(scene), scene.letter_lock
    with held as reached:
        begin()
        if not reached.wait(_PATIENCE):
            sys.exit(f"nobody was asked within {_PATIENCE:g} s")
        leader = scene.serves.holder(lock)
        if leader is None:
            sys.exit(f"nobody who works holds the lock {lock}")
        if fate == "kill":
            scene.serves.begin_anew(leader, signal.SIGKILL)
        else:
            scene.database.restart()
            other = next(label for label in LABELS if label != leader)
            scene.serves.begin_anew(other, signal.SIGTERM)
            time.sleep(_MEANWHILE)


@contextmanager
def _held_look(scene: Scene) -> Iterator[Event]:
    """Keep one request of the night waiting; what says that it has come."""
    scene.site.hold(scene.chance.randint(1, _REQUESTS))
    try:
        yield scene.site.reached
    finally:
        scene.site.over.set()


@contextmanager
def _held_letter(scene: Scene) -> Iterator[Event]:
    """Keep whoever hands over a letter waiting, which is taken or not; what says that it has
    come."""
    mail = scene.mail
    mail.reached.clear()
    mail.over.clear()
    mail.fault = scene.chance.choice(("never answers", "answers at last"))
    try:
        yield mail.reached
    finally:
        mail.fault = ""
        mail.over.set()
