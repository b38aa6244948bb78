"""Nineteen questions of a policy analyst, answered from the sample: the truths are those that stand
beside its texts, or what a pattern finds in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from answers.claim_tables import claim_rows
from answers.questions.question import answer
from answers.questions.table import QUESTIONS
from answers.record import record_at
from answers.subscriptions.preview import preview
from answers.to_json import to_json
from formats.svg_bars import svg
from store import config
from store.config import Settings
from store.log.database import Engine, open_store, reading
from store.log.document import Document
from store.log.events import DocumentPublished, DocumentRevised
from store.log.log import read
from tests.sample.truths import Truth, text_of, truly_together, truths

TRUTHS = truths()
#: When the sample was recorded: all of it on one day.
TODAY = datetime(2026, 11, 30, 12, tzinfo=UTC)
REVOKED = "us_fr_dea_documents:2026-91655"


class Sample:
    """The record of the sample, and what is true of its documents."""

    def __init__(self, home: Path) -> None:
        self.settings: Settings = config.load({"BLOTTER_HOME": str(home)})
        self.engine: Engine = open_store(self.settings.database_url)
        with reading(self.engine) as connection:
            self.documents: Mapping[str, Document] = {
                recorded.event.document.id: recorded.event.document
                for recorded in read(connection)
                if isinstance(recorded.event, DocumentPublished | DocumentRevised)
            }
        self.texts = {id: text_of(document) for id, document in self.documents.items()}

    def ask(self, question: str, **given: str | list[str]) -> dict[str, Any]:
        """The answer to a question, as a program gets it today."""
        asked = {name: it if isinstance(it, list) else [it] for name, it in given.items()}
        moment = None if "as_of" in given else (None, TODAY)
        found = answer(QUESTIONS[question], self.settings, self.engine, asked, moment)
        shown: dict[str, Any] = to_json(found)
        return shown

    def found(self, query: str, **given: str | list[str]) -> set[str]:
        """The ids of all that a search finds."""
        every = self.ask("search", query=query, limit="100", copies="true", **given)
        return {hit["id"] for hit in every["hits"]}

    def true(self, id: str) -> Truth:
        return TRUTHS[self.texts[id]]

    def saying(self, pattern: str) -> set[str]:
        """The ids of the documents whose title or text has what a pattern finds."""
        sought = re.compile(pattern, re.IGNORECASE)
        return {
            id for id, it in self.documents.items() if sought.search(f"{it.title}\n\n{it.text}")
        }

    def where(self, **said: str) -> set[str]:
        """The ids of the documents of whose truth this is said."""
        return {
            id
            for id in self.documents
            if all(self.true(id).get(part) == value for part, value in said.items())
        }


@pytest.fixture(scope="module")
def sample(sample_record: Path) -> Iterator[Sample]:
    sample = Sample(sample_record)
    yield sample
    sample.engine.dispose()


def test_how_many_physicians_were_sentenced_where_and_for_how_long(sample: Sample) -> None:
    with record_at(sample.settings, None) as record:
        rows = [*claim_rows(record, "sentences")]
    true = {
        (it["name"], it.get("prison"), it.get("probation"), id)
        for id in sample.documents
        for it in sample.true(id).get("sentences", ())
    }
    assert {
        (it["name"], it["prison_months"], it["probation_months"], it["document"]) for it in rows
    } == true
    physicians = {
        (it["name"], it["state"], it["prison_months"], it["probation_months"], it["day"])
        for it in rows
        if it["profession"] == "physician"
    }
    assert physicians == {
        ("Leland R. Voskamp", "WA", 57, None, "2026-02-19"),
        ("Hugo F. Delacroix-Penn", "CO", None, 36, "2026-09-14"),
    }


def test_what_comes_in_sixty_days(sample: Sample) -> None:
    coming = sample.ask("due", **{"from": "2026-11-30", "within": "60d", "limit": "50"})
    true = {
        (day["date"].isoformat(), day["what"])
        for truth in TRUTHS.values()
        for day in truth.get("days", ())
        if date(2026, 11, 30) <= day["date"] <= date(2027, 1, 29)
    }
    assert {(it["day"], it["what"]) for it in coming["days"]} == true
    assert true == {("2027-01-04", "compliance")}


def test_everything_about_this_doctor(sample: Sample) -> None:
    texts = truly_together(TRUTHS)[sample.texts[REVOKED]]
    true = {id for id, text in sample.texts.items() if text in texts}
    matter = sample.ask("case", id=REVOKED)
    assert len(true) == 8
    assert set(matter["documents"]) == true == sample.found("voskamp")
    (entry,) = sample.ask("person", name="Voskamp")["entries"]
    assert entry["status"] == ("sentenced", "revoked")


def test_what_was_changed_or_removed_this_month(sample: Sample) -> None:
    news = sample.ask("changes", since="2026-11", limit="50")
    assert Counter(it["change"] for it in news["changes"]) == {"edited": 4, "removed": 1}
    (judgment,) = (it for it in news["changes"] if it["position"] == 118)
    assert "57 months imprisonment" in judgment["entries"][0]["after"]
    assert news["notes"][0] == "seen before 2026-11-01 and recorded since: 5 of 5 changes"


def test_what_was_known_on_a_day(sample: Sample) -> None:
    with pytest.raises(ValueError, match="the log began at 2026-11-30 "):
        sample.ask("cases", query="voskamp", as_of="2025-06-01")
    (then,) = sample.ask("cases", query="voskamp", as_of="40")["cases"]
    (now,) = sample.ask("cases", query="voskamp")["cases"]
    status = [{it["name"]: it["status"] for it in case["parties"]} for case in (then, now)]
    assert [it["Leland R. Voskamp"] for it in status] == [("charged",), ("sentenced", "revoked")]


def test_which_cite_a_section_of_the_code(sample: Sample) -> None:
    assert sample.found('"21 CFR 1301.37"') == sample.saying(r"1301\.37") == set()
    in_details = {
        id for id, it in sample.documents.items() if "1301" in it.details.get("cfr_references", "")
    }
    assert sample.found('"21 CFR 1301"') == in_details | sample.saying(r"CFR (part )?1301|1301\.\d")


def test_schedule_three_and_not_schedule_one(sample: Sample) -> None:
    three = sample.saying(r"schedules? (I, )?(II, )?(II and )?III\b|schedules? II through V\b")
    one = sample.saying(r"schedules? I\b")
    assert sample.found('"Schedule III" -"Schedule I"') == three - one


def test_registrations_revoked_in_florida(sample: Sample) -> None:
    asked = {"by": "state", "kind": "revocation", "open": "FL"}
    assert sample.ask("stats-open", **asked)["total"] == 0
    revoked = sample.where(primary="revocation")
    assert not revoked & sample.where(state="FL")
    assert sample.ask("stats", by="state", kind="revocation")["total"] == len(revoked) == 3


def test_by_month_as_a_chart(sample: Sample) -> None:
    months = sample.ask("stats", by="month", kind="charge")
    true = sample.where(primary="charge")
    matters = {TRUTHS[sample.texts[id]].get("matter", id) for id in true}
    assert months["total"] == sum(it["count"] for it in months["cells"]) == len(matters) == 7
    bars = [(it["cell"][0], it["count"]) for it in months["cells"]]
    drawing = svg(bars, title="Charges", axis="month")
    assert all(f">{month}<" in drawing for month, count in bars if count)


def test_a_saved_search_by_mail(sample: Sample) -> None:
    shown = preview(sample.settings, "kind:sentence", now=TODAY)
    assert shown.total == len(sample.found("kind:sentence"))


def test_into_a_spreadsheet(sample: Sample) -> None:
    with record_at(sample.settings, None) as record:
        acts = [*claim_rows(record, "actions")]
        parties = [*claim_rows(record, "parties")]
    assert {it["document"] for it in acts} | {it["document"] for it in parties} <= {
        *sample.documents
    }
    assert {it["name"] for it in parties} >= {"Leland R. Voskamp", "Blue Tansy Rx LLC"}


def test_how_to_cite_it_in_a_memo(sample: Sample) -> None:
    cited, document = sample.ask("cite", id=REVOKED), sample.documents[REVOKED]
    assert (cited["title"], cited["url"]) == (document.title, document.url)
    assert cited["published_on"] == document.published_on.isoformat()  # type: ignore[union-attr]
    with reading(sample.engine) as connection:
        (event,) = read(connection, after=cited["position"] - 1, upto=cited["position"])
    assert isinstance(event.event, DocumentPublished)
    assert (cited["hash"], cited["sha256"]) == (event.hash, event.event.capture.sha256)


def test_by_the_name_of_a_party(sample: Sample) -> None:
    true = {
        id
        for id in sample.documents
        if any(it["name"] == "Tamsin E. Orloff" for it in sample.true(id).get("parties", ()))
    }
    assert sample.found('party:"Tamsin Orloff"') == true


def test_by_source(sample: Sample) -> None:
    true = Counter(it.source for it in sample.documents.values())
    for source, number in true.items():
        assert len(sample.found(f"source:{source}")) == number


def test_by_state(sample: Sample) -> None:
    states = {it["state"] for it in TRUTHS.values() if "state" in it}
    for state in states:
        found = sample.found(f"state:{state}")
        assert found >= sample.where(state=state)
        assert all(
            state in (sample.true(id).get("state"), *sample.true(id).get("state_ok", ()))
            for id in found
        )


def test_by_kind_of_action(sample: Sample) -> None:
    kinds = {it["primary"] for it in TRUTHS.values() if "primary" in it}
    for kind in kinds:
        if kind != "other":  # what no other kind is
            assert sample.found(f"kind:{kind}") >= sample.where(primary=kind)
    assert sample.found("kind:exclusion") == sample.where(primary="exclusion")


def test_a_typing_error_is_met_with_what_was_meant(sample: Sample) -> None:
    (meant,) = sample.ask("search", query="Voskmap")["suggestions"]
    assert (meant["query"], meant["total"]) == ("voskamp", 8)


def test_within_two_words(sample: Sample) -> None:
    between = r"(?:\W+\w+){0,2}\W+"
    true = sample.saying(rf"\bketamine{between}clinics?\b|\bclinics?{between}ketamine\b")
    assert sample.found("ketamine w/2 clinic") == true != set()


def test_more_like_this(sample: Sample) -> None:
    like = sample.ask("similar", id=REVOKED, limit="5")["hits"]
    assert len(like) == 5
    assert {"same matter"} <= {hit["relation"] for hit in like}
