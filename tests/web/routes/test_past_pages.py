"""Pages as of a position are what they were then, whatever was learned since."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from litestar.testing import TestClient

from store.log.database import Engine, writing
from store.log.events import Outcome, SourceChecked
from store.log.log import NewEvent, append
from tests.answers.examples import CASES, DAYS, LATER, a_store
from tests.search.examples import NOW, document, masked, published, revised, withdrawn
from web.app import application

SOURCE = "us_dea_press_releases"
PAGES = (
    *("/changes", "/changes?change=edited&query=sentencing", "/log?limit=5", "/sources"),
    *("/due?from=2026-01-01&within=12m&view=month", "/counts?by=state", "/counts?by=kind&by=year"),
    *("/counts?by=kind&open=plea", f"/sources/{SOURCE}"),
)


def _main(html: str) -> str:
    """What a page shows, without the moment that its links keep."""
    shown = html[html.index("<main") : html.index("</main>")]
    shown = re.sub(r'<input type="hidden" name="as_of"[^>]*>\n', "", shown)
    return re.sub(r"(\?|&amp;)as_of=\d+| at that moment", "", shown)


@pytest.mark.parametrize("path", PAGES)
def test_the_past_stays_as_it_was(tmp_path: Path, path: str) -> None:
    blotter = a_store(tmp_path, (*CASES, *DAYS))
    blotter.append(revised(replace(LATER, title="Sentencing moved")))
    _look(blotter.engine, "ok")
    with TestClient(application(blotter.settings)) as client:
        then = client.get(f"{path}{'&' if '?' in path else '?'}as_of=9")
        assert then.status_code == 200
        if path.startswith(("/changes", "/counts", "/log")):  # which tell of no day of their own
            assert _main(client.get(path).text) == _main(then.text)
        blotter.append(
            withdrawn(CASES[0].id),
            revised(replace(LATER, title="Sentencing moved again", text="All is new.")),
            masked("Bram Tolliver"),
            published(document(f"{SOURCE}:9", "A clinic in Newark, N.J. was charged.")),
        )
        _look(blotter.engine, "walled")
        later = client.get(then.request.url)
        assert _main(later.text) == _main(then.text)
        assert "position 9 of 14 in the log" in later.text


def _look(engine: Engine, outcome: Outcome) -> None:
    look = SourceChecked(checked_at=NOW, outcome=outcome, newest=NOW.date())
    with writing(engine) as connection:
        append(connection, [NewEvent(stream=f"source/{SOURCE}", event=look)], now=NOW)
