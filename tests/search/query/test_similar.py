"""Documents that are like one."""

from __future__ import annotations

from search.query.similar import similar
from tests.search.examples import Blotter, masked

TEXTS = (
    "Voskamp ran a ketamine clinic in Duluth and billed Medicare for infusions.",
    "The clinic of Voskamp in Duluth billed Medicare for ketamine infusions, a jury found.",
    "A dentist in Reno billed Medicare for cleanings.",
    "A shipment of tiles arrived in the harbor.",
    "Another shipment of tiles left the harbor.",
)


def test_the_likest_come_first_with_the_words_they_share(blotter: Blotter) -> None:
    blotter.publish(*TEXTS)
    found = similar(blotter.settings, "Example", TEXTS[0], but=[1], limit=10)
    assert [hit.id[-1] for hit in found.hits] == ["1", "2"]
    assert {"voskamp", "ketamine", "duluth"} <= set(found.hits[0].shared)
    assert {"medicare", "billed"} <= set(found.hits[1].shared)
    assert set(found.hits[0].shared) <= set(found.words)
    assert found.coverage.position == found.coverage.head == 5


def test_a_document_that_shares_no_telling_word_has_none_like_it(blotter: Blotter) -> None:
    blotter.publish(*TEXTS)
    found = similar(blotter.settings, "", "Nothing at all.", but=[], limit=10)
    assert (found.words, found.hits) == ((), ())


def test_no_more_than_asked_for_and_as_of_a_position(blotter: Blotter) -> None:
    blotter.publish(*TEXTS)
    asked = similar(blotter.settings, "", TEXTS[3], but=[4], limit=1)
    assert [hit.id[-1] for hit in asked.hits] == ["4"]
    then = similar(blotter.settings, "", TEXTS[3], but=[4], limit=9, as_of=4)
    assert "4" not in [hit.id[-1] for hit in then.hits]


def test_what_was_telling_then_is_what_was_answered_then(blotter: Blotter) -> None:
    blotter.publish(*TEXTS)
    asked = {"but": [1], "limit": 10}
    given = similar(blotter.settings, "Example", TEXTS[0], **asked)  # type: ignore[arg-type]
    blotter.publish(*(f"Voskamp billed Duluth {n} times." for n in range(9)), source="us_later")
    again = similar(blotter.settings, "Example", TEXTS[0], **asked, as_of=5)  # type: ignore[arg-type]
    assert (again.words, again.hits, again.total) == (given.words, given.hits, given.total)
    later = similar(blotter.settings, "Example", TEXTS[0], **asked)  # type: ignore[arg-type]
    assert later.words != given.words


def test_no_word_is_shared_that_is_masked(blotter: Blotter) -> None:
    blotter.publish(*TEXTS)
    blotter.append(masked("Voskamp"))
    found = similar(blotter.settings, "", TEXTS[0], but=[1], limit=10)
    assert found.hits[0].id.endswith(":1")
    assert "voskamp" not in {word for hit in found.hits for word in hit.shared}
    assert "Voskamp" not in str(found.hits)


def test_without_an_index_nothing_is_like_it(blotter: Blotter) -> None:
    assert similar(blotter.settings, "", TEXTS[0], but=[], limit=10).hits == ()
