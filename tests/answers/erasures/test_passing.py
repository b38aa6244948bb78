"""When a process has passed an erasure: whatever comes when, it never says so too soon."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from answers.erasures.passing import Course, let_go, next_course

#: What befalls a process: something is erased, what it answers from comes to the end of the log, an
#: answer is begun or ended, and it looks.
STEPS = st.lists(st.sampled_from(["erase", "follow", "begin", "end", "look"]), max_size=60)


class Process:
    """One that answers from what it has come to; each answer may read what that holds, and leave it
    in memory when it ends."""

    def __init__(self) -> None:
        self.course = Course(position=0)
        self.head = self.erased = self.reached = 0
        #: By answer, and in memory: the oldest state that is held, as the position it had come to.
        self.answers: dict[int, int] = {}
        self.memory: list[int] = []
        self.begun = 0

    def do(self, step: str) -> None:
        match step:
            case "erase":
                self.head = self.erased = self.head + 1
            case "follow":
                self.reached = self.head
            case "begin":
                self.begun += 1
                self.answers[self.begun] = self.reached
            case "end" if self.answers:
                self.memory.append(self.answers.pop(min(self.answers)))
            case "look":
                self.look()

    def look(self) -> None:
        self.course = next_course(
            self.course,
            reached=self.reached,
            under_way=frozenset(self.answers),
            erased=self.erased,
        )
        if self.course.has_to_let_go:
            self.memory.clear()
            self.course = let_go(self.course)


@given(STEPS)
def test_who_says_it_has_passed_holds_nothing_from_before(steps: list[str]) -> None:
    process = Process()
    for step in steps:
        process.do(step)
        passed = min(process.course.position, process.erased)
        assert all(held >= passed for held in (*process.answers.values(), *process.memory))
        assert process.reached >= passed


@given(STEPS)
def test_once_all_have_ended_it_passes(steps: list[str]) -> None:
    process = Process()
    for step in steps:
        process.do(step)
    for step in ("follow", *["end"] * len(process.answers), "look", "look", "look"):
        process.do(step)
    assert process.course == Course(position=process.head)


def test_an_answer_that_was_begun_before_is_waited_for_and_no_later_one() -> None:
    slow, later = object(), object()
    course = next_course(Course(position=3), reached=7, under_way=frozenset([slow]), erased=7)
    assert (course.position, course.has_to_let_go) == (3, False)
    course = next_course(course, reached=9, under_way=frozenset([slow, later]), erased=7)
    assert not course.has_to_let_go
    course = next_course(course, reached=9, under_way=frozenset([later]), erased=9)
    assert course.has_to_let_go
    assert let_go(course) == Course(position=7)


def test_what_it_answers_from_may_be_put_back() -> None:
    """An index that is of another version counts as none, until it is made anew."""
    course = next_course(Course(position=7), reached=0, under_way=frozenset(), erased=5)
    assert course == Course(position=0)
