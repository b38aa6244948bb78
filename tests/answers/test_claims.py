"""What texts say: the claims of a text, of a document, the cases of texts, register titles."""

from __future__ import annotations

import json
import lzma
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from answers.claims import (
    RegisterTitle,
    TextCase,
    document_claims,
    read_document,
    register_title,
    text_cases,
    text_claims,
)
from answers.documents.document import show_all
from answers.reader import reader
from answers.to_json import to_json
from casebook.casebook import Casebook
from enforcement.text.passage import Announcement
from store.config import load
from store.transfer.import_log import read_log
from tests.answers.examples import CASES, RULE
from tests.conftest import ROOT
from tests.search.examples import Blotter

KEPT = ROOT / "tests/stores/2026_11_28"

ONE = Announcement(
    id="1",
    published_on=date(2025, 3, 13),
    office="U.S. Attorney; District of New Jersey",
    title="Doctor Charged",
    text="Orla Quennell was charged today. United States v. Quennell, No. 2:25-cr-00183.",
)
TWO = Announcement(
    id="2",
    published_on=date(2025, 3, 13),
    office="U.S. Attorney; District of New Jersey",
    title="Doctor Sentenced",
    text="Orla Quennell was sentenced to 18 months in prison. No. 2:25-cr-00183.",
)
OTHER = Announcement(
    id="3", published_on=None, office="", title="Rule", text="A rule on labels, 21 U.S.C. 841."
)


def test_claims_of_a_text() -> None:
    claims = text_claims(ONE)
    assert (claims.id, claims.primary, claims.event_date) == ("1", "charge", date(2025, 3, 13))
    assert (claims.district, claims.state) == ("District of New Jersey", "NJ")
    whole = f"{ONE.title}\n{ONE.text}"
    assert claims.actions and claims.parties and claims.citations
    for claim in (*claims.actions, *claims.parties, *claims.citations):
        assert whole[claim.start : claim.end] == claim.quote
    assert [term.prison_months for term in text_claims(TWO).sentences] == [18]
    assert text_claims(OTHER).statutes == ("21 U.S.C. 841",)


def test_a_law_cited_twice_is_one_law() -> None:
    text = "A rule, 21 U.S.C. § 952. It rests on 21 USC 952 and the False Claims Act."
    claims = text_claims(replace(OTHER, text=text))
    assert claims.statutes == ("21 U.S.C. § 952", "False Claims Act")
    assert len(claims.citations) == 3


def test_the_keys_that_others_read() -> None:
    given = json.loads(json.dumps(to_json(text_claims(ONE))))
    assert given["event_date"] == "2025-03-13"
    assert list(given) == [
        *("id", "actions", "parties", "amounts", "sentences", "citations", "quantities"),
        *("primary", "statutes", "event_date", "future_dates", "district", "state", "agencies"),
        "relations",
    ]
    assert given["parties"][0]["name"] == "Orla Quennell"
    assert given["citations"][0]["canonical"] == "2:25-cr-00183"


def test_claims_of_a_document(tmp_path: Path) -> None:
    settings = load({"BLOTTER_HOME": str(tmp_path)})
    claims = document_claims(reader(settings).read(CASES[2]))
    assert [(one.name, one.kind) for one in claims.party_actions] == [("Bram Tolliver", "plea")]
    assert [(one.date, one.what) for one in claims.future_dates] == [
        (date(2026, 8, 6), "sentencing")
    ]
    (day,) = to_json(document_claims(reader(settings).read(RULE)))["future_dates"]
    assert (day["date"], day["what"]) == ("2026-03-12", "comment_deadline")


def test_cases_of_texts() -> None:
    assert list(text_cases([TWO, ONE, OTHER, ONE])) == [
        TextCase(id="2", case="1"),
        TextCase(id="1", case="1"),
        TextCase(id="3", case="3"),
    ]


def test_a_register_title() -> None:
    assert register_title("1", "Orla Quennell, M.D.; Decision and Order", "") == RegisterTitle(
        id="1", kind="decision-and-order", respondent="Orla Quennell"
    )
    assert register_title("3", "Meeting of a Bridge Commission", "A bridge.") == RegisterTitle(
        id="3", kind="not-dea", respondent=None
    )


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Blotter:
    """A store that earlier code made, in a casebook of today's reader."""
    kept = Blotter(tmp_path_factory.mktemp("kept"))
    read_log(
        kept.engine, lzma.decompress((KEPT / "log.jsonl.xz").read_bytes()).splitlines(keepends=True)
    )
    Casebook(kept.engine, reader(kept.settings)).follow()
    return kept


def test_what_is_kept_of_a_reading_is_the_reading(
    kept: Blotter, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = list(show_all(kept.engine))
    read = [read_document(one, kept.settings) for one in shown]
    monkeypatch.setattr("answers.claims._kept_dossier", lambda *_: None)
    assert read == [read_document(one, kept.settings) for one in shown]
    assert len(shown) > 40


def test_a_document_that_is_kept_is_not_read_again(
    kept: Blotter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("answers.claims._read_anew", refuse)
    for one in show_all(kept.engine):
        assert read_document(one, kept.settings).reading.id == one.id
