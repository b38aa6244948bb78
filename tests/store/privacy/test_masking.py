"""Names that are hidden: in every spelling, in no other text, and fast on hostile ones."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.log.events import (
    DocumentPublished,
    Erased,
    Event,
    PersonMasked,
    PersonUnmasked,
    Recorded,
)
from store.privacy.masking import (
    HIDDEN,
    NO_MASKS,
    Masks,
    masked,
    masked_history,
    masked_value,
    masks_in_force,
    valid_name_key,
)
from store.privacy.name_spellings import _BESIDE, name_key, name_parts
from tests.store.examples import a_capture, a_document

ROE = Masks(names=("Jane Q. Roe",))
MANY = Masks(names=("Pat O'Brien", "José García López", "Ann Smith-Lee"))


@pytest.mark.parametrize(
    "spelling",
    [
        *("Jane Roe", "JANE ROE", "jane  roe", "Jane\u00a0Roe", "Jane\nRoe", "Jane\n\nRoe"),
        *("Jane Q. Roe", "Jane Q Roe", "Jane A. B. Roe"),
        *("Roe, Jane", "ROE, JANE", "Roe,Jane", "Roe Jane", "Roe; Jane"),
        *("Jane-Roe", "jane_roe", "JaneRoe", "jane.roe", "Jane\u2011Roe", "Jane \u2014 Roe"),
        *("Ja-\nne Roe", "Jane R-\n  oe", "Ja\xadne Roe", "Ja\xad\nne Roe", "Ja\u200bne Roe"),
        *(
            "J\u00e1n\u00e9 R\u00f6e",
            "Jane\u0301 Roe",
            "\uff2a\uff41\uff4e\uff45 \uff32\uff4f\uff45",
        ),
        *("jane%20roe", "jane+roe", "Roe%2C%20Jane", "j%C3%A1ne%20roe"),
    ],
)
def test_every_spelling_is_hidden(spelling: str) -> None:
    for before, after in (("", ""), ("Dr. ", ", M.D., "), ("(", ")"), ("https://a.example/", "-2")):
        assert masked(f"{before}{spelling}{after}", ROE) == f"{before}{HIDDEN}{after}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jane Roe's clinic", "[masked]'s clinic"),
        ("dr-jane-roes-pill-mill", "dr-[masked]s-pill-mill"),
        ("Jane Roe and Roe, Jane", "[masked] and [masked]"),
        ("Roe, Jane Q., of Boston", "[masked] Q., of Boston"),
    ],
)
def test_what_stands_around_a_name_stays(text: str, expected: str) -> None:
    assert masked(text, ROE) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("Jane Roethke", "Mary-Jane met Bob; Roebuck sat", "Roe", "Jane", "Ms. Roe", "J. Roe"),
        *("Jane and Roe", "Jane Mary Roe", "Jane 2 Roe", "xJane Roe", "Jane Roe7", "100%", "50%ab"),
    ],
)
def test_other_texts_are_untouched(text: str) -> None:
    assert masked(text, ROE) is text


@pytest.mark.parametrize(
    "text",
    [
        *("Pat O\u2019Brien", "OBrien, Pat", "pat-obrien", "Pat O Brien", "O'BRIEN, PAT"),
        *(
            "Jose Garcia Lopez",
            "Garc\u00eda L\u00f3pez, Jos\u00e9",
            "L\u00f3pez, Jos\u00e9 Garc\u00eda",
        ),
        *("Ann Smith Lee", "ann-smith-lee", "Ann Smith-\nLee", "Smith-Lee, Ann", "AnnSmithLee"),
    ],
)
def test_names_of_several_pieces(text: str) -> None:
    assert masked(text, MANY) == HIDDEN


def test_names_that_overlap_are_hidden_as_one() -> None:
    masks = Masks(names=("John Smith", "Smith Jones", "Ann Lee", "Ann Lee Park"))
    assert masked("John Smith Jones, Ann Lee Park", masks) == f"{HIDDEN}, {HIDDEN}"


_LETTERS = st.sampled_from("aeinorstl\u00e9\u00fcz")
#: Not what stands beside a name, as II and RN do.
_WORD = st.text(_LETTERS, min_size=2, max_size=8).filter(lambda word: word not in _BESIDE)
_GAP = st.text(st.sampled_from(" \n\t-\u00a0\u2013,._'/"), max_size=4)


def _cased(draw: st.DrawFn, word: str) -> str:
    return "".join(draw(st.sampled_from((one.lower(), one.upper()))) for one in word)


@st.composite
def _spelled(draw: st.DrawFn) -> tuple[str, str]:
    """A name, and one of its spellings."""
    words = draw(st.lists(_WORD, min_size=2, max_size=4))
    start = draw(st.integers(0, len(words) - 1))
    order = words[start:] + words[:start]
    text = _cased(draw, order[0])
    for word in order[1:]:
        gap = draw(_GAP)
        if draw(st.booleans()):
            gap += f" {draw(_LETTERS)}. "
        text += gap + _cased(draw, word)
    return " ".join(words), text


@given(_spelled(), st.text("abc ,.\n", max_size=20), st.text("abc ,.\n", max_size=20))
def test_no_spelling_survives(spelled: tuple[str, str], before: str, after: str) -> None:
    name, spelling = spelled
    shown_text = masked(f"{before} {spelling} {after}", Masks(names=(name,)))
    assert HIDDEN in shown_text
    assert spelling not in shown_text
    assert masked(shown_text, Masks(names=(name,))) == shown_text


@given(
    st.text(
        st.sampled_from("abR\u00d6e \u00df\u00ad-\n\u0301\u0345%C3\u2010\u200b\u1e9e\uac00,."),
        max_size=40,
    ),
    st.sampled_from(["a b", "Roe Ab", "ss", "R\u00f6e a", "abb"]),
)
def test_a_text_that_cannot_spell_a_name_is_not_looked_through(text: str, name: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        quickly = masked(text, Masks(names=(name,)))
        patch.setattr("store.privacy.name_spellings._may_hold", lambda *_: True)
        assert masked(text, Masks(names=(name,))) == quickly


@given(st.text(), st.lists(_WORD, min_size=2, max_size=3).map(" ".join))
def test_a_text_without_any_of_the_words_is_the_same_object(text: str, name: str) -> None:
    masks = Masks(names=(f"{name} qx",))
    assert masked(text.casefold().replace("q", ""), masks) == text.casefold().replace("q", "")


@given(st.text(max_size=200), _WORD, _WORD)
def test_any_text_with_the_name_at_its_end_keeps_the_rest(text: str, one: str, two: str) -> None:
    masks = Masks(names=(f"{one} {two}",))
    alone = masked(f"{text} 0", masks)
    assert masked(f"{text} 0 {one} {two}", masks) == f"{alone} {HIDDEN}"


@pytest.mark.parametrize(
    "part",
    [
        *("jane ", "jane", "jane a a a ", "jane" + " " * 999, "roe, ", "janeroe", "-\n", "a-\n"),
        *("jane\xad", "\xad ", "%C3%A9", "%", "\u00e9 ", "jane a. b. c. d. ", "o'", "a " * 500),
        *("a-" + "\n" * 999, "roe" + "\n" * 50 + "-", "jane\u0301" * 10),
    ],
)
def test_hostile_texts_of_100_kb(part: str) -> None:
    """They end at once; were the search not linear, this test would not end at all."""
    text = (part * (100_000 // len(part) + 1))[:100_000] + " roe jane x"
    assert HIDDEN in masked(text, ROE)


def test_a_document_is_hidden_but_for_its_id() -> None:
    document = a_document(
        id="us_example:jane-roe",
        title="Jane Roe charged",
        url="https://agency.example/jane-roe",
        number="ROE, JANE 26-1",
        details={"source": "Jane Roe", "Jane Roe": "x"},
    )
    found = masked_value(document, ROE)
    assert (found.id, found.title) == (document.id, f"{HIDDEN} charged")
    assert found.url == f"https://agency.example/{HIDDEN}"
    assert found.number == f"{HIDDEN} 26-1"
    assert found.details == {"source": HIDDEN, HIDDEN: "x"}


def test_what_holds_no_name_is_the_same_object() -> None:
    document, event = a_document(), PersonMasked(name="John Doe", by="ana", reason="x")
    assert masked_value(document, ROE) is document
    assert masked_value(event, ROE) is event
    assert masked_value(document, NO_MASKS) is document


def test_a_history_is_shown_without_the_name_in_addresses_and_ids() -> None:
    event = DocumentPublished(
        document=a_document(id="us_example:jane-roe"),
        capture=a_capture(url="https://agency.example/?q=jane+roe"),
    )
    (found,) = masked_history([recorded(1, event)], ROE)
    assert isinstance(found.event, DocumentPublished)
    assert found.event.document.id == f"us_example:{HIDDEN}"
    assert found.event.capture.url == f"https://agency.example/?q={HIDDEN}"
    assert found.event.capture.sha256 == event.capture.sha256


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jane Roe", "ROE, JANE A."),
        ("Dr. Jane Q. Roe, M.D.", "jane roe"),
        ("José García", "jose garcia"),
        ("Roe, Jr., Jane", "Jane Roe Jr."),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize("name", ["", " ", "x", "-.", "\u200b"])
def test_what_is_no_name_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="fewer than two letters"):
        valid_name_key(name)


def recorded(position: int, event: Event) -> Recorded:
    return Recorded(
        position=position,
        stream="person/1",
        version=position,
        type=type(event).__name__ if not isinstance(event, Erased) else event.type,
        recorded_at=datetime(2026, 3, 4, tzinfo=UTC),
        event=event,
        hash="0" * 64,
    )


def test_masks_are_in_force_until_they_are_taken_off() -> None:
    events: list[Event] = [
        PersonMasked(name="Jane Roe", by="ana", reason="acquitted"),
        PersonMasked(name="John Doe", by="ana", reason="minor"),
        PersonUnmasked(name="ROE, JANE", by="ana", reason="asked for it"),
        PersonMasked(name="x", by="an import", reason="hides nothing"),
    ]
    history = [recorded(position, event) for position, event in enumerate(events, 1)]
    assert masks_in_force(history[:2]).names == ("Jane Roe", "John Doe")
    assert masks_in_force(history).names == ("John Doe",)


def test_an_erased_mask_hides_nothing_and_an_erased_unmasking_is_none() -> None:
    mask = recorded(1, PersonMasked(name="Jane Roe", by="ana", reason="acquitted"))
    assert not masks_in_force([recorded(1, Erased(type="PersonMasked"))])
    assert masks_in_force([mask, recorded(2, Erased(type="PersonUnmasked"))]).names == ("Jane Roe",)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Jane Roe", ("Roe", "Jane")),
        ("Roe, Jane A.", ("Roe", "Jane")),
        ("Dr. Jane van Roe, M.D.", ("Roe", "van", "Jane")),
        ("Siobhán O'Brien-Lux", ("O'Brien-Lux", "Siobhán")),
        ("Roe", ()),
        ("Dr. Roe", ("Roe",)),
        ("", ()),
    ],
)
def test_the_words_of_a_name(name: str, parts: tuple[str, ...]) -> None:
    assert name_parts(name) == parts


@given(name=st.text(max_size=60))
def test_every_text_has_its_words(name: str) -> None:
    assert all(part in name for part in name_parts(name))
