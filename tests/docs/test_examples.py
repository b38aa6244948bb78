"""Every console block of the documentation prints what stands there."""

from __future__ import annotations

from pathlib import Path

import pytest

from crawler.archives.archive import open_archive
from sample.make import ARCHIVE
from store.log.database import open_store, reading
from store.log.events import DocumentPublished, DocumentRevised
from store.log.log import read
from tests.docs.console import reasons
from tests.docs.sample import PAGES, ROOT, run_page
from tests.sample.looks import documents

#: Blocks that cannot be run: each says why on its page. One more is a decision.
NOT_RUN = 10


@pytest.mark.servers  # every command of the documentation: half a minute
@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_prints_what_it_says(page: Path, sample_record: Path) -> None:
    today = run_page(page, sample_record)
    assert page.read_text("utf-8") == today, "`make examples` writes what is printed now"


def test_what_is_not_run_is_counted() -> None:
    told = [why for page in PAGES for why in reasons(page.read_text("utf-8"))]
    assert len([why for why in told if why]) == NOT_RUN
    assert len(told) == sum(page.read_text("utf-8").count("```console\n") for page in PAGES)


def test_the_record_is_that_of_the_sample(sample_record: Path) -> None:
    with reading(open_store(f"sqlite:///{sample_record / 'blotter.db'}")) as connection:
        events = [recorded.event for recorded in read(connection)]
    known = {
        event.document.id: event.document
        for event in events
        if isinstance(event, (DocumentPublished, DocumentRevised))
    }
    assert len(known) == 63
    assert known == {id: it for id, it in documents(open_archive([ARCHIVE])).items() if id in known}
