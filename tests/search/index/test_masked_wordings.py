"""Where masks change how documents read."""

from __future__ import annotations

from search.index.masked_wordings import (
    mask_changes,
    masks_of,
    streams_reworded,
    wording_changes,
)
from store.log.database import reading
from store.privacy.masking import NO_MASKS
from tests.search.examples import Blotter, document, masked, published, revised, unmasked

ROE = document("us_example_releases:1", "Jane Roe was charged.")
BOTH = document("us_example_releases:2", "Jane Roe and John Doe were charged.")
NEITHER = document("us_example_releases:3", "A clinic was raided.")


def test_every_change_of_what_is_hidden_is_a_turn(blotter: Blotter) -> None:
    blotter.append(published(ROE), masked("Jane Roe"), masked("John Doe"), unmasked("Jane Roe"))
    with reading(blotter.engine) as connection:
        found = mask_changes(connection, 4)
        assert mask_changes(connection, 3) == found[:2]
        assert mask_changes(connection, 1) == ()
    names = [(turn.position, turn.masks.names) for turn in found]
    assert names == [(2, ("Jane Roe",)), (3, ("Jane Roe", "John Doe")), (4, ("John Doe",))]
    assert masks_of(found, 1) == NO_MASKS
    assert masks_of(found, 3) == found[1].masks
    assert masks_of(found, 100) == found[2].masks
    assert wording_changes(ROE, found, after=1) == (2, 4)
    assert wording_changes(ROE, found, after=2) == (4,)
    assert wording_changes(BOTH, found, after=1) == (2, 3, 4)
    assert wording_changes(NEITHER, found, after=1) == ()


def test_only_the_documents_that_a_mask_changes_are_affected(blotter: Blotter) -> None:
    blotter.append(
        published(ROE), published(NEITHER), published(BOTH), revised(NEITHER), masked("John Doe")
    )
    with reading(blotter.engine) as connection:
        found = mask_changes(connection, 5)
        assert set(streams_reworded(connection, found, since=4)) == {f"document/{BOTH.id}"}
        assert set(streams_reworded(connection, found, since=2)) == set()
        assert set(streams_reworded(connection, found, since=5)) == set()
        assert set(streams_reworded(connection, (), since=4)) == set()
