"""The course of a matter as a picture: a lane a party, a mark an act, days ahead dashed.

Drawing libraries were weighed against it: they style by attributes that a strict Content-Security-
Policy refuses, and scale their letters with the picture, so that a telephone shows none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from answers.matters.case import CaseDay, CaseRecord
from enforcement.act_words import act_words, day_words
from pages.pictures.act_shapes import LEGEND, Shape, shape_of
from pages.pictures.time_axis import Tick, TimeAxis
from pages.times import short_day
from store.plain_text import clip, plural

#: More lanes, and longer labels, than these make a picture that nobody reads.
_MOST_LANES, _LONGEST_LABEL = 30, 46
#: In pixels, of which a mark is twelve wide: above the lanes, and below them.
_HEAD, _FOOT = 22, 24
#: A lane has its label above its rows of marks.
_LABEL, _ROW, _GAP = 22, 16, 8
#: In percent of a picture of 900 pixels: a mark, a letter of the words beside it. Where these would
#: meet those of another, they stand in rows, up to so many.
_MARK, _LETTER, _MOST_ROWS = 2.2, 0.72, 5
#: A lane of more marks shows no words, and marks in one place once.
_CROWD = 40
#: Today is in the picture while the matter has not been quiet for longer than this, or than all of
#: it took.
_QUIET = timedelta(days=365)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Told:
    """What is drawn as a mark."""

    day: date
    shape: Shape
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class _ToldLane:
    """What is drawn as a lane."""

    label: str
    standing: str
    is_ahead: bool
    told: tuple[_Told, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """An act, or a day ahead; `x` in percent of the picture's width, `y` in pixels."""

    x: float
    y: int
    shape: Shape
    words: str
    day: date
    #: On which side of it the words stand, as SVG calls it; empty for neither.
    anchor: Literal["start", "end", ""]


@dataclass(frozen=True, kw_only=True, slots=True)
class Lane:
    """A line of marks below a label."""

    label: str
    #: Where the party stands now.
    standing: str
    is_ahead: bool
    #: Of the label and of the line, and of what is below the lane.
    label_y: int
    line_y: int
    bottom: int
    #: Where the line begins: at the first mark, or today.
    start: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class CoursePicture:
    """A picture as wide as there is room."""

    height: int
    lanes: tuple[Lane, ...]
    #: How many lanes are left out.
    further: int
    ticks: tuple[Tick, ...]
    #: None where all has long been over.
    today: Tick | None
    #: The shapes of what was done, and what each stands for.
    legend: tuple[tuple[Shape, str], ...]
    #: What is to be seen, in words.
    description: str


def course_picture(case: CaseRecord) -> CoursePicture | None:
    """The picture of a case; None where the day of nothing in it is known."""
    acts, ahead = _lanes_of_acts(case), _lane_ahead(case)
    told = [*acts[:_MOST_LANES], *ahead]
    days = [it.day for lane in told for it in lane.told]
    if not days:
        return None
    last, is_recent = max(days), _is_recent(days, case.today)
    axis = TimeAxis(first=min(days), last=max(last, case.today) if is_recent else last)
    lanes = _lanes(told, axis, axis.x(case.today))
    shapes = {mark.shape for lane in lanes if not lane.is_ahead for mark in lane.marks}
    return CoursePicture(
        height=lanes[-1].bottom + _FOOT,
        lanes=lanes,
        further=len(acts) - len(acts[:_MOST_LANES]),
        ticks=axis.ticks,
        today=axis.tick(case.today, f"Today, {short_day(case.today)}") if is_recent else None,
        legend=tuple((shape, words) for shape, words in LEGEND.items() if shape in shapes),
        description=_description(told, days),
    )


def _lanes_of_acts(case: CaseRecord) -> list[_ToldLane]:
    standing = {party.name: ", ".join(party.status) for party in case.parties}
    return [
        _ToldLane(
            label=lane.party or "Not tied to one party",
            standing=standing.get(lane.party or "", ""),
            is_ahead=False,
            told=tuple(
                _Told(day=it.day, shape=shape_of(it.status), words=act_words(it.kind, it.status))
                for it in lane.acts
            ),
        )
        for lane in case.course
    ]


def _lane_ahead(case: CaseRecord) -> list[_ToldLane]:
    days = sorted(case.upcoming, key=lambda it: it.day)
    told = tuple(
        _Told(day=it.day, shape=_shape_ahead(it), words=day_words(it.what, it.status))
        for it in days
    )
    return [_ToldLane(label="Days ahead", standing="", is_ahead=True, told=told)] if told else []


def _shape_ahead(upcoming: CaseDay) -> Shape:
    return "told" if upcoming.status in ("stands", "disputed") else "ended"


def _is_recent(days: Sequence[date], today: date) -> bool:
    first, last = min(days), max(days)
    return first <= today and today - last <= max(last - first, _QUIET)


def _lanes(told: Sequence[_ToldLane], axis: TimeAxis, today: float) -> tuple[Lane, ...]:
    lanes: list[Lane] = []
    top = _HEAD
    for lane in told:
        lanes.append(_lane(lane, axis, today=today, top=top))
        top = lanes[-1].bottom
    return tuple(lanes)


def _lane(told: _ToldLane, axis: TimeAxis, *, today: float, top: int) -> Lane:
    line_y = top + _LABEL + _ROW // 2
    is_crowded = len(told.told) > _CROWD
    drawn = _one_a_place(told.told, axis) if is_crowded else told.told
    spans = [_span(axis.x(it.day), "" if is_crowded else it.words) for it in drawn]
    rows = _rows(spans)
    marks = tuple(
        Mark(
            x=axis.x(it.day),
            y=line_y + row * _ROW,
            shape=it.shape,
            words=it.words,
            day=it.day,
            anchor="" if is_crowded else "end" if start < axis.x(it.day) - _MARK else "start",
        )
        for it, (start, _), row in zip(drawn, spans, rows, strict=True)
    )
    label = clip(told.label, _LONGEST_LABEL)
    return Lane(
        label=label,
        standing=clip(told.standing, max(_LONGEST_LABEL - len(label), 12)),
        is_ahead=told.is_ahead,
        label_y=top + _LABEL - 6,
        line_y=line_y,
        bottom=top + _LABEL + _ROW * (max(rows) + 1) + _GAP,
        start=min(today, marks[0].x) if told.is_ahead else marks[0].x,
        marks=marks,
    )


def _one_a_place(told: Sequence[_Told], axis: TimeAxis) -> tuple[_Told, ...]:
    return tuple({(round(axis.x(it.day)), it.shape): it for it in told}.values())


def _span(x: float, words: str) -> tuple[float, float]:
    """What a mark takes up with its words."""
    width = _MARK + len(words) * _LETTER
    return (x - _MARK, x + width) if x + width <= 100 else (x - width, x + _MARK)


def _rows(spans: Sequence[tuple[float, float]]) -> list[int]:
    """The row of each of these spans: the uppermost in which there is room, else the lowest."""
    taken: list[list[tuple[float, float]]] = [[] for _ in range(_MOST_ROWS)]
    rows: list[int] = []
    for start, end in spans:
        free = (
            row
            for row, others in enumerate(taken)
            if all(end <= other[0] or other[1] <= start for other in others)
        )
        rows.append(next(free, _MOST_ROWS - 1))
        taken[rows[-1]].append((start, end))
    return rows


def _description(told: Sequence[_ToldLane], days: Sequence[date]) -> str:
    lanes, marks = plural(len(told), "lane"), plural(len(days), "mark")
    first, last = short_day(min(days)), short_day(max(days))
    return f"{lanes} with {marks}, from {first} to {last}. The table below gives each."
