"""Which connections are kept, for how long, and by whom they are closed."""

from __future__ import annotations

import os

from store.connections.kept import Idle, kept_open


class Line:
    """A connection that knows whether it was closed."""

    def __init__(self) -> None:
        self.closed = False

    def close(self) -> None:
        self.closed = True


def test_nothing_is_kept_where_nobody_keeps() -> None:
    idle: Idle[Line] = Idle()
    line = Line()
    idle.leave("here", line)
    assert line.closed
    assert idle.taken("here") is None


def test_the_one_used_last_is_taken_first_and_no_other_places() -> None:
    idle: Idle[Line] = Idle()
    first, second = Line(), Line()
    with kept_open():
        idle.leave("here", first)
        idle.leave("here", second)
        assert idle.taken("there") is None
        assert idle.taken("here") is second
        assert idle.taken("here") is first
        assert idle.taken("here") is None


def test_no_more_are_kept_than_a_few_and_all_are_closed_at_the_last_end() -> None:
    idle: Idle[Line] = Idle()
    lines = [Line() for _ in range(20)]
    with kept_open():
        with kept_open():
            for line in lines:
                idle.leave("here", line)
        assert sum(not line.closed for line in lines) == 8
    assert all(line.closed for line in lines)


def test_what_was_idle_for_long_is_closed_with_all_that_were_for_longer() -> None:
    idle: Idle[Line] = Idle(longest=-1.0)
    lines = [Line(), Line()]
    with kept_open():
        for line in lines:
            idle.leave("here", line)
        assert idle.taken("here") is None
        assert all(line.closed for line in lines)


def test_a_process_leaves_alone_what_it_was_forked_with() -> None:
    idle: Idle[Line] = Idle()
    line = Line()
    with kept_open():
        idle.leave("here", line)
        if (child := os.fork()) == 0:  # no more is done in it than is asked here
            untouched = idle.taken("here") is None
            idle.close_all()
            os._exit(0 if untouched and not line.closed else 1)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        assert idle.taken("here") is line
