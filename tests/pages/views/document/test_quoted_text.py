"""A text in parts, paragraphs and lines, with its quotes marked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.claims import Claim
from pages.views.document.quoted_text import Stretch, TextPart, part_at, part_starts, text_part

#: Letters, blanks and line feeds, in which quotes and borders fall anywhere.
TEXTS = st.text(alphabet="ab .\n", max_size=120)


def claim(start: int, end: int) -> Claim:
    return Claim(quote="", start=start, end=end)


def stretches(part: TextPart) -> list[Stretch]:
    return [*part.title, *(it for lines in part.paragraphs for line in lines for it in line)]


def shown(stretches: Iterable[Stretch]) -> str:
    return "".join(re.sub(r"\s", "", it.text) for it in stretches)


def test_a_quote_is_marked_where_it_stands() -> None:
    part = text_part("Doctor charged", "First.\n\nShe was charged.\nToday.", [claim(27, 34)], None)
    assert [it.text for it in part.title] == ["Doctor charged"]
    (first,), ((before, quoted, after), (last,)) = part.paragraphs
    assert (first[0].text, last.text) == ("First.", "Today.")
    assert [it.text for it in (before, quoted, after)] == ["She ", "was cha", "rged."]
    assert (quoted.is_quoted, quoted.anchors) == (True, ("claim-27-34",))
    assert not before.is_quoted and not after.is_quoted


def test_quotes_that_overlap_are_each_reachable() -> None:
    part = text_part("T", "abcdef", [claim(2, 5), claim(3, 8), claim(2, 4), claim(6, 6)], None)
    (((*found,),),) = part.paragraphs
    assert [(it.text, it.is_quoted, it.anchors) for it in found] == [
        ("a", True, ("claim-2-4", "claim-2-5")),
        ("b", True, ("claim-3-8",)),
        ("c", True, ()),
        ("def", True, ()),
    ]


def test_a_quote_over_a_border_goes_on_in_the_next_part() -> None:
    text = "a" * 15_000 + " " + "b" * 15_000
    quote = claim(14_990, 15_020)
    first, second = (text_part("T", text, [quote], number) for number in (1, 2))
    assert (first.parts, first.number, second.number) == (2, 1, 2)
    assert [it.anchors for it in stretches(first) if it.is_quoted] == [("claim-14990-15020",)]
    (rest,) = (it for it in stretches(second) if it.is_quoted)
    assert (rest.anchors, set(rest.text)) == ((), {"b"})
    assert first.part_of(quote.start) == 1 and first.part_of(15_020) == 2


def test_a_part_ends_with_a_paragraph_where_one_does() -> None:
    text = "a. " * 5_000 + "\n\n" + "b. " * 5_000
    assert part_starts(text) == [0, 15_002]
    assert part_starts("a" * 45_000) == [0, 20_000, 40_000]
    assert part_starts("a b. " * 5_000) == [0, 20_000]


def test_a_part_beyond_the_last_is_the_last() -> None:
    assert text_part("T", "a" * 30_000, (), 99).number == 2
    assert text_part("", "", (), 1).paragraphs == ()


@pytest.mark.parametrize("length", [1 << 20])
def test_a_very_long_text_has_parts_of_bounded_length(length: int) -> None:
    text = ("word " * 199 + "\n") * (length // 1000)
    quotes = [claim(at, at + 40) for at in range(2, length, 400)]
    part = text_part("T", text, quotes, 7)
    assert part.parts == len(part.starts) > 50
    assert len(shown(stretches(part))) <= 20_000


@given(TEXTS, TEXTS, st.lists(st.tuples(st.integers(0, 240), st.integers(0, 60)), max_size=8))
def test_nothing_is_lost_and_every_quote_has_one_anchor(
    title: str, text: str, spans: list[tuple[int, int]]
) -> None:
    whole = f"{title}\n{text}"
    quotes = [
        claim(start, start + length)
        for start, length in spans
        if length and start + length <= len(whole) and whole[start].strip()
    ]
    part = text_part(title, text, quotes, None)
    found = stretches(part)
    assert shown(found) == re.sub(r"\s", "", whole)
    anchors = [anchor for it in found for anchor in it.anchors]
    assert sorted(anchors) == sorted({f"claim-{it.start}-{it.end}" for it in quotes})
    for it in found:
        assert "\n" not in it.text or it in part.title


@given(st.text(alphabet="ab .\n", max_size=400), st.integers(20, 60))
def test_parts_are_the_whole(whole: str, length: int) -> None:
    starts = part_starts(whole, length)
    assert starts == sorted(set(starts)) and starts[0] == 0
    assert all(end - start <= length for start, end in pairwise(starts))
    for offset in range(len(whole)):
        number = part_at(starts, offset)
        assert starts[number - 1] <= offset
        assert number == len(starts) or offset < starts[number]
