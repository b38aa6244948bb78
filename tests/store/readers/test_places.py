"""Whoever asks is answered by the first place that is not away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from store import config
from store.database_address import StoreError
from store.log.database import open_store
from store.readers import places as module
from store.readers.places import Blotter, Places


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A replica, and where all is written."""

    def a_place(name: str) -> Blotter:
        settings = config.load({"BLOTTER_HOME": str(tmp_path / name)})
        return Blotter(settings=settings, engine=open_store(settings.database_url))

    return Places(a_place("written"), a_place("replica"))


def name(place: Blotter) -> str:
    return place.settings.home.name


def away(*names: str) -> Callable[[Blotter], str]:
    """A question that places of these names do not answer."""

    def asked(place: Blotter) -> str:
        if name(place) in names:
            msg = f"{name(place)} is away"
            raise StoreError(msg)
        return name(place)

    return asked


def test_the_replica_answers_and_while_it_is_away_the_other_does(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert places.answer(name) == "replica"
    assert places.answer(away("replica")) == "written"
    assert places.answer(name) == "written"
    assert [*map(name, places.in_turn())] == ["written"]
    monkeypatch.setattr(module, "_AWAY", 0.0)
    places.miss_replica()
    assert [*map(name, places.in_turn())] == ["replica", "written"]
    assert places.answer(name) == "replica"


def test_what_is_wrong_with_a_question_is_told_and_no_other_place_asked(places: Places) -> None:
    def wrong(place: Blotter) -> str:
        raise ValueError(name(place))

    with pytest.raises(ValueError, match="replica"):
        places.answer(wrong)
    assert places.answer(name) == "replica"


def test_where_all_are_away_the_last_says_why(places: Places) -> None:
    with pytest.raises(StoreError, match="written is away"):
        places.answer(away("replica", "written"))
    with pytest.raises(StoreError, match="written is away"):
        Places(places.written).answer(away("written"))
