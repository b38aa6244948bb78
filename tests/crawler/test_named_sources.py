"""What is said on a terminal is plain, and names nobody who is masked."""

from __future__ import annotations

from pathlib import Path

from crawler.named_sources import without_names
from store import config
from store.log.database import open_store
from store.plain_text import clean
from store.privacy.mask_decisions import mask, unmask
from tests.store.examples import NOW


def test_masked_names_are_hidden_until_they_are_unmasked(tmp_path: Path) -> None:
    settings = config.load({"BLOTTER_HOME": str(tmp_path)})
    said = "timed out at https://agency.example/jane-roe\x07"
    engine = open_store(settings.database_url)
    assert without_names(settings)(said) == clean(said)
    mask(engine, "Jane Roe", by="ana", reason="acquitted", now=NOW)
    assert without_names(settings)(said) == "timed out at https://agency.example/[masked] "
    unmask(engine, "Jane Roe", by="ana", reason="asked for it", now=NOW)
    assert without_names(settings)(said) == clean(said)
    engine.dispose()
