"""A process that answers, as those know it who ask whether an erasure is complete.

It is registered while it runs, and follows erasures by itself, whether anybody asks it or not.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from threading import Event, Thread

from answers.erasures.memory import clear_memory
from answers.erasures.passing import Course, let_go, next_course
from answers.erasures.reached import (
    follow,
    has_index,
    last_erasure,
    own_index,
    reached_by,
)
from answers.erasures.under_way import begun
from store.config import Settings
from store.connections.kept import kept_open
from store.database_address import ReadOnlyError, StoreError
from store.log.database import Engine
from store.plain_text import clean
from store.readers.holder import Holder, Kind
from store.readers.process import is_gone, own_host, own_process
from store.readers.registry import holders, said, strike
from store.told_errors import is_told

_LOG = logging.getLogger("blotter.readers")

#: Seconds between two looks whether something was erased, and between two words of how far it is
#: where nothing was: more often nothing is written.
LOOK, WORD = 2.0, 30.0
#: Seconds that the last look may take once the process is told to end.
_GRACE = 2.0


@contextmanager
def present(settings: Settings, engine: Engine, kind: Kind) -> Iterator[None]:
    """Be registered as a reader, and follow erasures, until the end of this."""
    presence, ending = Presence(settings, engine, kind), Event()
    presence.begin()
    thread = Thread(target=_stay, args=(presence, ending), daemon=True, name="presence")
    with kept_open():
        thread.start()
        try:
            yield
        finally:
            ending.set()
            thread.join(_GRACE)
            presence.leave()


def _stay(presence: Presence, ending: Event) -> None:
    while not ending.wait(LOOK):
        presence.look()


class Presence:
    """A process among those who answer."""

    def __init__(self, settings: Settings, engine: Engine, kind: Kind) -> None:
        self._settings = settings
        self._engine = engine
        self._kind = kind
        began = datetime.now(UTC)
        self._name = f"{kind}@{own_host()}:{os.getpid()}:{began:%Y%m%dT%H%M%S}"
        self._course = Course(position=0)
        #: When it said last how far it is, by a clock that is never set; None before that.
        self._said: float | None = None
        self._may_write = True
        #: What kept the last look from its end; it is told once.
        self._failure = ""

    def begin(self) -> None:
        """Be registered, before anybody is answered: what has only just begun keeps nothing."""
        with self._told():
            self._course = Course(position=reached_by(self._settings))
            self._strike_the_dead()
            self._say()

    def look(self) -> None:
        """Follow what was erased, and say how far it is, where there is something to say."""
        with self._told():
            if self._course.coming is not None or self._is_behind():
                self._pass_by()
            elif self._is_due():
                self._advance()
                self._say()

    def leave(self) -> None:
        """Be registered no more. What lies on the disk stays registered."""
        if self._said is not None and self._may_write:
            with suppress(StoreError):
                strike(self._engine, self._name)
        self._engine.dispose()

    def _is_behind(self) -> bool:
        return last_erasure(self._settings) > self._course.position

    def _is_due(self) -> bool:
        return self._said is None or time.monotonic() - self._said >= WORD

    def _pass_by(self) -> None:
        """Go on towards the last erasure, and say so once it is passed."""
        if self._course.coming is None:
            follow(self._settings, self._engine)
        self._advance()
        if self._course.has_to_let_go:
            clear_memory(self._engine)
            self._course = let_go(self._course)
            self._say()
        elif self._is_due():
            self._say()

    def _advance(self) -> None:
        reached, answers = reached_by(self._settings), begun()
        erased = last_erasure(self._settings)
        self._course = next_course(self._course, reached=reached, under_way=answers, erased=erased)

    def _say(self) -> None:
        """Put down how far it is, where it may."""
        if not self._may_write:
            return
        try:
            for holder in self._holders(self._course.position):
                said(self._engine, holder)
        except ReadOnlyError:
            self._may_write = False
            _LOG.warning(
                "this reader may not write to the store: `blotter erase` cannot see whether it has"
                " passed an erasure, which it follows all the same"
            )
        self._said = time.monotonic()

    def _holders(self, position: int) -> Iterator[Holder]:
        yield Holder(
            name=self._name,
            kind=self._kind,
            process=own_process(),
            holds="answers in memory",
            position=position,
            said_at=datetime.now(UTC),
            every=WORD,
        )
        if has_index(self._settings):
            yield own_index(self._settings)

    def _strike_the_dead(self) -> None:
        """Take those out of the registry who are known to have ended without saying so."""
        with suppress(ReadOnlyError):
            for holder in holders(self._engine)[0]:
                if is_gone(holder.process):
                    strike(self._engine, holder.name)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What keeps a look from its end is told, and the next one may find it mended."""
        try:
            yield
            self._failure = ""
        except Exception as error:  # whatever it is, answers are given all the same
            if not is_told(error):
                _LOG.error("an erasure could not be followed", exc_info=error)
            elif (why := clean(str(error))) != self._failure:
                self._failure = why
                _LOG.warning("an erasure could not be followed yet: %s", why)
