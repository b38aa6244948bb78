from __future__ import annotations

import msgspec
import pytest

from search import engines
from search.engines import change_over, chosen_index, hint, search_index
from search.index.checkpoint import Checkpoint
from search.volumes import volume
from store.config import Settings
from store.log.projections import catch_up
from store.settings.config_error import ConfigError
from store.settings.file import SearchEngine, SearchSettings
from tests.search.examples import Blotter


def choosing(blotter: Blotter, engine: SearchEngine) -> Settings:
    return msgspec.structs.replace(blotter.settings, search=SearchSettings(engine=engine))


def test_a_changed_setting_takes_effect_with_a_rebuild(blotter: Blotter) -> None:
    whoosh, tantivy = (choosing(blotter, name) for name in ("whoosh", "tantivy"))
    blotter.publish("ketamine")
    catch_up(blotter.engine, search_index(whoosh, blotter.engine))
    assert change_over(whoosh) is None
    said = "the index is still whoosh's: `blotter rebuild --only index` makes it tantivy's"
    assert change_over(tantivy) == hint(tantivy) == said

    blotter.publish("esketamine", source="us_more")
    catch_up(blotter.engine, search_index(tantivy, blotter.engine))
    reached = volume.checkpoint(blotter.settings.index_dir)
    assert (reached.library, reached.position, reached.entries) == ("whoosh", 2, 2)

    chosen_index(tantivy, blotter.engine).rebuild()
    reached = volume.checkpoint(blotter.settings.index_dir)
    assert (reached.library, reached.position, reached.entries) == ("tantivy", 2, 2)
    assert change_over(tantivy) is None
    assert search_index(whoosh, blotter.engine).library == "tantivy"
    assert change_over(whoosh) is not None


def test_a_new_index_is_of_the_engine_of_the_settings(blotter: Blotter) -> None:
    assert search_index(choosing(blotter, "tantivy"), blotter.engine).library == "tantivy"
    assert search_index(blotter.settings, blotter.engine).library == "whoosh"


def test_an_engine_that_is_not_installed_is_said_with_how_to_install_it(
    blotter: Blotter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "find_spec", lambda _: None)
    with pytest.raises(ConfigError, match=r"pip install 'enforcement-blotter\[fast\]'"):
        chosen_index(choosing(blotter, "tantivy"), blotter.engine)


@pytest.mark.parametrize(("entries", "said"), [(25_000, False), (25_001, True)])
def test_a_large_index_of_whoosh_is_hinted_at(blotter: Blotter, entries: int, said: bool) -> None:
    folder = blotter.settings.index_dir / "1"
    folder.mkdir(parents=True)
    (folder / "_MAIN_1.toc").touch()
    reached = Checkpoint(position=1, hash="x", entries=entries)
    volume.write_checkpoint(folder, 1, reached)
    assert bool(hint(blotter.settings)) is said


def test_without_an_index_there_is_nothing_to_say(blotter: Blotter) -> None:
    assert (hint(blotter.settings), change_over(blotter.settings)) == (None, None)
