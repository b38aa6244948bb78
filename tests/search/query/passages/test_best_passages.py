"""The passages that show why."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.language.tree import Fuzzy, Near, Pattern, Text, Wording
from search.query.passages.best_passages import LENGTH, Passage, passages, title_highlights

FILLER = "Nothing of interest is said in this sentence at all. "


def word(text: str) -> Text:
    return Text(text=text)


def quoted(text: str) -> Text:
    return Text(text=text, quoted=True)


def near(words: int, *parts: str) -> Near:
    return Near(parts=tuple(map(word, parts)), words=words)


def marked(passage: Passage) -> list[str]:
    return [passage.text[start:end] for start, end in passage.highlights]


@pytest.mark.parametrize(
    ("text", "leaf", "highlights"),
    [
        ("A ketamine clinic; Ketamine again.", word("ketamine"), ["ketamine", "Ketamine"]),
        ("He paid kickbacks, a kickback.", word("kickback"), ["kickbacks", "kickback"]),
        ("He paid kickbacks, a kickback.", quoted("kickback"), ["kickback"]),
        ("Dying, she studies it.", word("study"), ["studies"]),
        ("Dying, she studies it.", word("die"), ["Dying"]),
        ("A physician, an M.D.", word("doctor"), ["physician", "M.D."]),
        ("A physician, an M.D.", quoted("doctor"), []),
        ("Esketamine is another.", word("ketamine"), []),
        ("A Kétamine clinic.", word("ketamine"), ["Kétamine"]),
        ("A ke\u00adtamine clinic.", word("ketamine"), ["ketamine"]),
        ("A ketamine clinic.", Pattern(text="ket*"), ["ketamine"]),
        ("A woman and two women.", Pattern(text="wom?n"), ["woman", "women"]),
        ("Brian and Bryan.", Pattern(text="br?an"), ["Brian", "Bryan"]),
        ("Ketmine, ketaimne, kettle.", Fuzzy(text="ketamine"), ["Ketmine", "ketaimne"]),
        ("A warning. A warning letter.", quoted("warning letter"), ["warning letter"]),
        ("Warning letters went out.", quoted("warning letter"), []),
        (
            "Under Title 21, United States Code, Section 841(a)(1), he",
            word("21 USC 841(a)(1)"),
            ["Title 21, United States Code, Section 841(a)(1)"],
        ),
        (
            "Under section 841(a) of title 21.",
            word("21 usc 841"),
            ["section 841(a) of title 21"],
        ),
        ("a Schedule 3 drug", word("schedule III"), ["Schedule 3"]),
        ("Fined $1,250,000 today.", word("$1,250,000"), ["$1,250,000"]),
        ("Fined $1.25 million today.", word("$1,250,000"), ["$1.25 million"]),
        ("In No. 2:25-CR-00183-KTM, he", word("2:25-cr-183"), ["2:25-CR-00183"]),
        ("See 91 Fed. Reg. 33,418.", word("91 FR 33418"), ["91 Fed. Reg. 33,418"]),
        (
            "Under \u00a7\u00a7 841(a)(1) and 846 of title 21",
            word("21 USC 846"),
            ["846 of title 21"],
        ),
        ("A home-based clinic.", word("homebased"), ["home-based"]),
        ("A home-based clinic.", word("home-based"), ["home-based"]),
        ("Voskamp\u2019s clinic", word("Voskamp"), ["Voskamp"]),
        ("ketamine sold by a clinic", near(3, "clinic", "ketamine"), ["ketamine", "clinic"]),
        ("ketamine sold by a clinic", near(2, "clinic", "ketamine"), []),
        ("fraud, and wire fraud", near(2, "wire fraud", "fraud"), ["fraud", "wire fraud"]),
        ("fraud", near(2, "fraud", "fraud"), []),
        ("Nothing here.", word("ketamine"), []),
    ],
)
def test_what_is_highlighted(text: str, leaf: Wording, highlights: list[str]) -> None:
    (passage,) = passages(text, [leaf])
    assert passage.text == text.replace("\u00ad", "")
    assert marked(passage) == highlights


def test_a_leaf_of_another_field_is_not_looked_for_in_the_text() -> None:
    (passage,) = passages("A ketamine clinic.", [Text(text="ketamine", field="title")])
    assert passage.highlights == ()


def test_an_empty_text_has_no_passage() -> None:
    assert passages(" \n", [word("ketamine")]) == ()


def test_what_a_title_says_is_marked_in_the_title() -> None:
    title = "A\tketamine  Clinic"
    leaves = [word("clinics"), Text(text="ketamine", field="title"), Text(text="a", field="number")]
    assert [title[start:end] for start, end in title_highlights(title, leaves)] == [
        "ketamine",
        "Clinic",
    ]


def test_the_best_passage_has_most_of_the_query() -> None:
    text = "ketamine. " + FILLER * 100 + "A ketamine clinic was closed. " + FILLER * 100
    best, second = passages(text, [word("ketamine"), word("clinic")])
    assert marked(best) == ["ketamine", "clinic"]
    assert best.text.startswith("… A ketamine clinic was closed.")
    assert best.text.endswith(" …")
    assert LENGTH * 0.8 < len(best.text) <= LENGTH + 4
    assert second.text.startswith("ketamine. Nothing")
    assert marked(second) == ["ketamine"]


def test_of_two_with_as_much_the_closer_one_is_better() -> None:
    apart = "Ketamine was sold in the back room of what was called a clinic. "
    best, second = passages(
        apart + FILLER * 10 + "The clinic sold ketamine. " + FILLER * 10,
        [word("ketamine"), word("clinic")],
    )
    assert "The clinic sold ketamine." in best.text
    assert second.text.startswith("Ketamine was sold")


def test_of_two_with_as_many_words_the_one_with_the_rarer_is_better() -> None:
    text = (FILLER * 6).join(["", "A clinic. ", "A clinic. ", "By mail. ", "A clinic. "])
    best, second = passages(text, [word("clinic"), word("mail")])
    assert (marked(best), marked(second)) == (["mail"], ["clinic"])


def test_the_second_passage_shows_what_the_first_does_not() -> None:
    text = FILLER.join(
        ["Ketamine for a clinic. ", "A clinic with ketamine. ", "A doctor. ", ""] * 2
    )
    leaves = [word("ketamine"), word("clinic"), word("doctor")]
    shown = [set(map(str.lower, marked(one))) for one in passages(text * 3, leaves)]
    assert shown[0] | shown[1] == {"ketamine", "clinic", "doctor"}


def test_no_word_is_cut_into_another_one() -> None:
    text = "x" * 1995 + " " + "esketamine " * 1000
    assert passages(text, [word("ketamine")])[0].highlights == ()


def test_a_phrase_over_the_end_of_a_piece_is_found_once() -> None:
    text = "x " * 995 + "the warning letter " * 2 + "y " * 1000
    (passage,) = passages(text, [quoted("warning letter")])
    assert marked(passage) == ["warning letter"] * 2


def test_a_word_far_down_in_a_long_text_is_found() -> None:
    best, second = passages(
        FILLER * 6000 + "Ketamine. " + FILLER * 50 + "Ketamine.", [word("ketamine")]
    )
    assert "Ketamine. Nothing" in best.text
    assert second.text.endswith("Ketamine.")


def test_what_shows_all_of_a_query_at_the_beginning_is_good_enough() -> None:
    beginning = "A clinic. " + FILLER * 10 + "Another clinic. "
    best, second = passages(beginning + FILLER * 40 + "A clinic, a clinic.", [word("clinic")])
    assert {marked(best)[0], marked(second)[0]} == {"clinic"}
    assert beginning.startswith(best.text.removesuffix(" …"))
    assert "Another clinic." in second.text


def test_what_stands_closer_together_further_down_is_shown() -> None:
    apart = (
        "Ketamine is what in a room that nobody who came by would have called a clinic he sold. "
    )
    closer = "A ketamine clinic. "
    best, *_ = passages(
        (apart + FILLER * 12) * 3 + closer + FILLER * 9, [*map(word, ("ketamine", "clinic"))]
    )
    assert closer.strip() in best.text


def test_control_characters_do_not_get_through() -> None:
    (passage,) = passages("a\x1b[31mketamine\x00\u202e\u2066\n\nclinic\x9b", [word("ketamine")])
    assert passage == Passage(text="a [31mketamine clinic", highlights=())
    (passage,) = passages("\x1b ketamine\u202eclinic", [word("ketamine")])
    assert passage.text == "ketamine clinic"
    assert marked(passage) == ["ketamine"]


def test_a_phrase_longer_than_the_passage_is_shown_all_the_same() -> None:
    words = " ".join(f"w{n}" for n in range(200))
    (passage, *_) = passages(words, [quoted(words)])
    assert passage.highlights
    assert passage.text.removesuffix(" …") in words


leaves = st.lists(
    st.builds(Text, text=st.text(max_size=20), quoted=st.booleans())
    | st.builds(Pattern, text=st.text("ab*?", min_size=1, max_size=6))
    | st.builds(Fuzzy, text=st.text("ab", min_size=1, max_size=6))
    | st.builds(near, st.integers(0, 5), st.text("ab ", max_size=6), st.text("ab ", max_size=6)),
    max_size=4,
)
texts = st.text(max_size=600) | st.lists(st.text("ab§1é", max_size=6), max_size=800).map(" ".join)


@settings(max_examples=200)
@given(texts, leaves)
def test_passages_are_of_the_text_and_marked_from_word_to_word(
    text: str, leaves: list[Wording]
) -> None:
    for passage in passages(text, leaves):
        assert passage.text.isprintable() or not passage.text.isascii()
        assert len(passage.text) <= 2 * LENGTH + 4
        at = 0
        for start, end in passage.highlights:
            assert at <= start < end <= len(passage.text)
            assert not passage.text[max(start - 1, 0) : start + 1].isalnum() or start == 0
            at = end


@given(st.lists(st.sampled_from(["ab", "a", "b", "abc"]), max_size=600).map(" ".join))
def test_passages_do_not_overlap_and_cut_no_word(text: str) -> None:
    shown = [one.text.strip("… ") for one in passages(text, [word("abc"), near(2, "a", "b")])]
    assert all(f" {one} " in f" {text} " for one in shown)
    assert sum(map(len, shown)) <= len(text)
