"""When a process has passed an erasure. Pure.

All that it answers from has to have come beyond it: then nothing of it is read any more. Whatever
was begun before that may still hold it, and has to end. What was kept in memory meanwhile is let go
of last.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Course:
    """How far a process has come."""

    #: It holds nothing of what was erased up to here.
    position: int
    #: What it has come to once these have ended, which were under way when all that it answers
    #: from had come there; None where it waits for nothing.
    coming: int | None = None
    waits_for: frozenset[object] = frozenset()

    @property
    def has_to_let_go(self) -> bool:
        """Whether nothing is waited for any more, and what is kept in memory is the last of it."""
        return self.coming is not None and not self.waits_for


def next_course(
    course: Course, *, reached: int, under_way: frozenset[object], erased: int
) -> Course:
    """How a process goes on that looked, in this order, how far all that it answers from has come,
    what was under way, and where the last erasure is."""
    if course.coming is not None:
        left = course.waits_for & under_way
        return Course(position=course.position, coming=course.coming, waits_for=left)
    if erased <= course.position:
        return Course(position=reached)
    if reached < erased:
        return course
    return Course(position=course.position, coming=reached, waits_for=under_way)


def let_go(course: Course) -> Course:
    """How it goes on once nothing is kept in memory."""
    return course if course.coming is None else Course(position=course.coming)
